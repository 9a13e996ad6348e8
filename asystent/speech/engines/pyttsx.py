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
from typing import TYPE_CHECKING, Self

from asystent.speech.catalogue import opening_time
from asystent.speech.engines.base import EngineError, Guard, Interrupt, QuietEngine, amplitude, longest_time, words_a_minute
from asystent.speech.link import own_group

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started

_SPARE = 0.3
_CHILD = "asystent.speech.engines.pyttsx_child"
_GONE = "Pakiet pyttsx3 przestał działać."


class PyttsxEngine(QuietEngine):
    """Has a child say one text while the next child is already getting ready: starting takes longer than speaking."""

    name = "pyttsx3"

    def __init__(self) -> None:
        self._next: Child | None = None

    def open(self) -> None:
        """Check for the package and, on Linux, for the player that it runs; its silence would not be noticed otherwise."""
        if find_spec("pyttsx3") is None:
            raise EngineError("Nie ma pakietu pyttsx3.")
        if sys.platform == "linux" and shutil.which("aplay") is None:
            raise EngineError("Pakiet pyttsx3 jest, ale nie ma programu aplay, przez który gra.")
        self._next = Child()
        self._next.await_ready(Interrupt(), opening_time(self.name) - _SPARE)

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak one text in a process of its own."""
        child, self._next = self._next or Child(), None
        with child:

            def begun(seconds: float = 0.0, /) -> None:
                self._next = self._next or Child()
                started(seconds)

            order = {"text": text, "words": words_a_minute(self.step), "volume": min(1.0, amplitude(self.loudness) / 100)}
            child.carry_out(order, interrupt, begun, longest_time(text, self.step))

    def close(self) -> None:
        """End the child that waits."""
        if self._next is not None:
            self._next.end()
            self._next = None


class Child:
    """A process that gets ready, waits for one order and carries it out; ``end`` leaves nothing of it behind."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="asystent-mowa-")
        environment = {**os.environ, "TMPDIR": self._folder, "TEMP": self._folder, "TMP": self._folder, "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
            [sys.executable, "-P", "-m", _CHILD], env=environment, **own_group(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._is_ready = False

    def __enter__(self) -> Self:
        """Use as a context manager: leaving ends it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.end()

    def await_ready(self, interrupt: Interrupt, seconds: float) -> None:
        """Wait until it can take the order; EngineError, and its end, when it cannot."""
        try:
            if not self._is_ready:
                self._hear(interrupt, seconds, "ready", None)
        except EngineError:
            self.end()
            raise
        self._is_ready = True

    def carry_out(self, order: dict[str, object], interrupt: Interrupt, started: Started | None, seconds: float) -> None:
        """Carry out the one order, within ``seconds``; EngineError says what went wrong, an interrupt ends the process.

        ``order`` holds ``text`` and ``words`` a minute, ``volume`` from 0 to 1, and ``file`` to record instead of playing.
        """
        self.await_ready(interrupt, seconds)
        if interrupt.is_set() or self._process.stdin is None:
            return
        with suppress(OSError):  # one that is gone says nothing any more, which is heard below
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        self._hear(interrupt, seconds, "done", started)

    def _hear(self, interrupt: Interrupt, seconds: float, wanted: str, started: Started | None) -> None:
        failure = _GONE
        with Guard(seconds, self._kill) as guard, interrupt.calling(self._kill):
            for line in self._process.stdout or ():
                message = json.loads(line)
                if message["event"] == "started" and started is not None:
                    started()
                elif message["event"] in {wanted, "failed"}:
                    failure = str(message["sentence"])
                    break
        if failure and not interrupt.is_set():
            raise EngineError("Pakiet pyttsx3 przestał odpowiadać." if guard.hung else failure)

    def _kill(self) -> None:
        """End the process and the player that it started: they are a group of their own."""
        if sys.platform == "win32":
            self._process.kill()
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """End whatever is left and take its files along; safe more than once."""
        if self._process.returncode is None:  # afterwards its number may be somebody else's
            self._kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)
