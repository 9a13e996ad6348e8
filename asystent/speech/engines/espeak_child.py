"""The program espeak-ng as a child; killing it is the interrupt. The text goes by a pipe, never on the command line."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from asystent.speech.engines.base import (
    ANSWER_TIME,
    EngineError,
    Guard,
    Interrupt,
    QuietEngine,
    amplitude,
    longest_time,
    words_a_minute,
)

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started

POLISH_VOICES = ("pl", "pl+f2", "pl+f4", "pl+m3", "pl+m7")
_LAST_WORDS = 0.1
_MOST_CHARACTERS_A_SECOND = 80


class EspeakChildEngine(QuietEngine):
    """Runs espeak-ng once a sentence."""

    name = "espeak-ng"

    def __init__(self) -> None:
        self._path = ""
        self._voice = "pl"

    def open(self) -> None:
        """Find the program and its Polish voice."""
        self._path = shutil.which("espeak-ng") or ""
        if not self._path:
            raise EngineError("Nie ma programu espeak-ng.")
        try:
            voices = subprocess.run(  # noqa: S603 - fixed words, the text goes by a pipe
                [self._path, "--voices=pl"], capture_output=True, timeout=ANSWER_TIME, check=False, stdin=subprocess.DEVNULL
            ).stdout
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError("Program espeak-ng nie odpowiada.") from error
        if not any(row.split()[1:2] == [b"pl"] for row in voices.splitlines()):
            raise EngineError("Program espeak-ng jest, ale nie ma polskiego głosu.")

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak one text; a child that leaves at once with complaints was not heard."""
        begin = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
            [self._path, "-v", self._voice, "-s", str(words_a_minute(self.step)), "-a", str(amplitude(self.loudness)), "--stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        complaints = _Complaints(process)
        complaints.start()
        with Guard(longest_time(text, self.step), process.kill) as guard, interrupt.calling(process.kill):
            started()
            _give(process, text)
            process.wait()
        if interrupt.is_set():
            return
        if guard.hung:
            raise EngineError("Program espeak-ng przestał odpowiadać.")
        complaints.join(_LAST_WORDS)
        # It leaves with code 0 even where there is no sound device at all.
        too_soon = time.monotonic() - begin < len(text) / _MOST_CHARACTERS_A_SECOND
        if process.returncode != 0 or (complaints.heard and too_soon):
            raise EngineError("Nie ma urządzenia dźwięku, które przyjęłoby głos.")

    def voices(self) -> list[str]:
        """Return the Polish voice and some variants of it: a woman's, a higher one, a deeper one."""
        return list(POLISH_VOICES)

    def set_voice(self, name: str) -> None:
        """Choose the Polish voice or a variant of it."""
        if name != "pl" and not name.startswith("pl+"):
            raise EngineError(f"Program espeak-ng nie ma polskiego głosu o nazwie {name}.")
        self._voice = name


class _Complaints(threading.Thread):
    """Reads a child's standard error, so that a flood of it blocks nothing; never waited for long: others may hold it open."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = process.stderr
        self.heard = False

    def run(self) -> None:
        """Read to the end and remember only whether there was anything."""
        if self._stream is not None:
            with self._stream as stream:
                while some := stream.read(4096):
                    self.heard = self.heard or bool(some.strip())


def _give(process: subprocess.Popen[bytes], text: str) -> None:
    if process.stdin is not None:
        # A child that has left already says why by its exit code.
        with suppress(OSError), process.stdin as pipe:
            pipe.write(text.encode() + b"\n")
