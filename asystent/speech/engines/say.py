"""The command say of macOS with a Polish voice."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from asystent.speech.engines.base import ANSWER_TIME, EngineError, Guard, Interrupt, QuietEngine, longest_time, words_a_minute

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started


class SayEngine(QuietEngine):
    """Runs say once a sentence; the text goes by a pipe."""

    name = "say"

    def __init__(self) -> None:
        self._path = ""
        self._voice = ""
        self._voices: list[str] = []

    def open(self) -> None:
        """Find the command and the Polish voices."""
        self._path = shutil.which("say") or ""
        if not self._path:
            raise EngineError("Nie ma polecenia say.")
        try:
            rows = subprocess.run(  # noqa: S603 - fixed words, the text goes by a pipe
                [self._path, "-v", "?"], capture_output=True, timeout=ANSWER_TIME, check=False, stdin=subprocess.DEVNULL
            ).stdout.decode(errors="replace")
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError("Polecenie say nie odpowiada.") from error
        # A row is: name, language, number sign, sample; the name may hold spaces.
        names = [row.split("#")[0].rsplit(None, 1) for row in rows.splitlines()]
        self._voices = [name[0].strip() for name in names if len(name) > 1 and name[1].startswith("pl")]
        if not self._voices:
            raise EngineError("System macOS nie ma polskiego głosu.")
        self._voice = self._voices[0]

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak one text to its end or to the interrupt."""
        process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
            [self._path, "-v", self._voice, "-r", str(words_a_minute(self.step)), "-f", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with Guard(longest_time(text, self.step), process.kill) as guard, interrupt.calling(process.kill):
            started()
            process.communicate(text.encode())
        if not interrupt.is_set() and (guard.hung or process.returncode != 0):
            raise EngineError("Polecenie say przestało odpowiadać.")

    def set_voice(self, name: str) -> None:
        """Choose one of the Polish voices."""
        if name not in self._voices:
            raise EngineError(f"System macOS nie ma polskiego głosu o nazwie {name}.")
        self._voice = name
