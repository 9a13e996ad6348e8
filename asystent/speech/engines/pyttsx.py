"""pyttsx3: one short-lived process for each utterance, because it can be neither interrupted nor used twice in one process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.speech.catalogue import opening_time
from asystent.speech.engines.base import EngineError, Guard, Interrupt, QuietEngine, amplitude, longest_time, words_a_minute
from asystent.speech.link import own_group

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started

_SPARE = 0.3
_CHILD = "asystent.speech.engines.pyttsx_child"


class PyttsxEngine(QuietEngine):
    """Starts a child that says one text; closing the child's input makes it end itself and its player."""

    name = "pyttsx3"

    def open(self) -> None:
        """Check for the package and, on Linux, for the player that it runs; its silence would not be noticed otherwise."""
        if find_spec("pyttsx3") is None:
            raise EngineError("Nie ma pakietu pyttsx3.")
        if sys.platform == "linux" and shutil.which("aplay") is None:
            raise EngineError("Pakiet pyttsx3 jest, ale nie ma programu aplay, przez który gra.")
        run_child({"check": True}, Interrupt(), ignore, opening_time(self.name) - _SPARE)

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak one text in a process of its own."""
        order = {"text": text, "words": words_a_minute(self.step), "volume": min(1.0, amplitude(self.loudness) / 100)}
        run_child(order, interrupt, started, longest_time(text, self.step))


def ignore(_: float = 0.0, /) -> None:
    """Take the news of a beginning and do nothing."""


def run_child(order: dict[str, object], interrupt: Interrupt, started: Started, seconds: float) -> None:
    """Carry out one order in a child and leave nothing behind; EngineError says what went wrong.

    ``order`` holds ``check``, or ``text`` and ``words`` a minute, ``volume`` from 0 to 1, and ``file`` to record instead of playing.
    """
    folder = tempfile.mkdtemp(prefix="asystent-mowa-")
    environment = {**os.environ, "TMPDIR": folder, "TEMP": folder, "TMP": folder, "PYTHONUTF8": "1"}
    process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
        [sys.executable, "-P", "-m", _CHILD], env=environment, **own_group(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with Guard(seconds, lambda: _end(process)) as guard:
            failure = _talk(process, {**order, "folder": folder}, interrupt, started)
    finally:
        _end(process)
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        shutil.rmtree(Path(folder), ignore_errors=True)
    if interrupt.is_set():
        return
    if guard.hung:
        raise EngineError("Pakiet pyttsx3 przestał odpowiadać.")
    if failure:
        raise EngineError(failure)


def _talk(process: subprocess.Popen[bytes], order: dict[str, object], interrupt: Interrupt, started: Started) -> str:
    if process.stdin is None or process.stdout is None:
        return "Pakiet pyttsx3 nie odpowiada."
    try:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
    except OSError:
        return "Pakiet pyttsx3 nie odpowiada."
    with interrupt.calling(lambda: _end(process)):
        for line in process.stdout:
            message = json.loads(line)
            if message.get("event") == "started":
                started()
            elif message.get("event") == "failed":
                return str(message["sentence"])
            elif message.get("event") == "done":
                return ""
    return "Pakiet pyttsx3 przestał działać."


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the child and the player that it started: they are a group of their own."""
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
