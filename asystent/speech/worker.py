"""The speech worker: a process of its own that speaks what it is sent and can be killed at any moment.

Started as ``python -m asystent.speech.worker ENGINE…``: names of back ends, best first. JSON lines come by standard input:
``{"do": "speak", "id": 1, "text": "…"}``, ``{"do": "stop"}``, ``{"do": "rate", "step": 2}``, ``{"do": "loudness", "step": -1}``,
``{"do": "voice", "name": "…"}``, ``{"do": "voices"}``, ``{"do": "ping"}``. Orders may come before a back end is open: they wait for
it. JSON lines go out: up; trying, unavailable, ready (with ``engine`` and its ``voices``, null: not known yet), voices, mute,
voice-refused; started, finished, failed (with ``id``; started also with ``seconds`` of sound, 0 if not known); pong. Standard
output of everything else is sent to standard error, so that no back end can break the line. End of input, also when the parent was
killed, means: silence, and leave.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from asystent.speech.engines.base import EngineError, Interrupt
from asystent.speech.engines.registry import make

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.speech.engines.base import Engine

_GOODBYE = 0.3
NO_ENGINE = "Nie ma żadnego głosu, który mówi po polsku."


class Speaker(threading.Thread):
    """The one thread that touches back ends, so that reading the pipe never waits for them."""

    def __init__(self, names: list[str], tell: Callable[..., None]) -> None:
        """``names`` of back ends, best first; ``tell`` sends an event to the parent."""
        super().__init__(daemon=True, name="glos")
        self._names = names
        self._tell = tell
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._interrupts: list[Interrupt] = []
        self._engine: Engine | None = None
        self._step = self._loudness = 0
        self._voice = ""
        self._reason = NO_ENGINE
        self._are_voices_told = False
        self._has_spoken = False

    def run(self) -> None:
        """Open the first back end that works, then do jobs until told to leave."""
        self._open_next()
        while (job := self._jobs.get()) is not None:
            job()
        if self._engine is not None:
            self._engine.close()

    def obey(self, order: dict[str, Any]) -> None:
        """Carry out an order from the parent; called from the reading thread, and never waits."""
        do = order["do"]
        if do == "speak":
            self.speak(order["id"], order["text"])
        elif do == "stop":
            self.stop()
        elif do == "rate":
            self._jobs.put(lambda: self._set_step(order["step"]))
        elif do == "loudness":
            self._jobs.put(lambda: self._set_loudness(order["step"]))
        elif do == "voice":
            self._jobs.put(lambda: self._set_voice(order["name"]))
        elif do == "voices":
            self._jobs.put(self._tell_voices)

    def speak(self, number: int, text: str) -> None:
        """Queue one text."""
        interrupt = Interrupt()
        with self._lock:
            self._interrupts.append(interrupt)
        self._jobs.put(lambda: self._speak(number, text, interrupt))

    def stop(self) -> None:
        """Fall silent now and drop what is queued; called from the reading thread."""
        self._interrupt()
        self._jobs.put(self._silence)

    def leave(self) -> None:
        """End the thread. What sounds here falls silent; what a screen reader was given is its own: the last words are to be heard."""
        self._interrupt()
        self._jobs.put(None)

    def _interrupt(self) -> None:
        with self._lock:
            interrupts, self._interrupts = self._interrupts, []
        for interrupt in interrupts:
            interrupt.set()

    def _open_next(self) -> None:
        self._engine = None
        while self._names:
            name = self._names.pop(0)
            self._tell("trying", engine=name)
            try:
                engine = make(name)
                engine.set_step(self._step)
                engine.set_loudness(self._loudness)
                engine.open()
                self._are_voices_told = engine.knows_voices
                voices = engine.voices() if engine.knows_voices else None
            except EngineError as error:
                self._reason = error.sentence
            except Exception as error:  # noqa: BLE001 - a back end may fail in any way
                self._reason = f"Głos o nazwie {name} nie daje się uruchomić."
                print(repr(error), file=sys.stderr)
            else:
                self._engine = engine
                self._tell("ready", engine=name, voices=voices)
                self._set_voice(self._voice)
                return
            self._tell("unavailable", engine=name, sentence=self._reason)
        self._tell("mute", sentence=self._reason)

    def _speak(self, number: int, text: str, interrupt: Interrupt) -> None:
        def started(seconds: float = 0.0, /) -> None:
            self._tell("started", id=number, seconds=seconds)

        while self._engine is not None and not interrupt.is_set():
            self._has_spoken = True
            try:
                self._engine.speak(text, interrupt, started)
            except EngineError as error:
                self._reason = error.sentence
            except Exception as error:  # noqa: BLE001 - a back end may fail in any way
                self._reason = "Głos przestał działać."
                print(repr(error), file=sys.stderr)
            else:
                self._done(interrupt)
                if not self._are_voices_told and self._engine.knows_voices:
                    self._tell_voices()
                self._tell("finished", id=number, stopped=interrupt.is_set())
                return
            self._tell("unavailable", sentence=self._reason)
            self._close_quietly()
            self._open_next()
        self._done(interrupt)
        if interrupt.is_set():
            self._tell("finished", id=number, stopped=True)
        else:
            self._tell("failed", id=number, sentence=self._reason)

    def _tell_voices(self) -> None:
        if self._engine is not None:
            try:
                self._tell("voices", voices=self._engine.voices())
            except EngineError as error:
                self._tell("unavailable", sentence=error.sentence)
            self._are_voices_told = True

    def _done(self, interrupt: Interrupt) -> None:
        with self._lock:
            if interrupt in self._interrupts:
                self._interrupts.remove(interrupt)

    def _close_quietly(self) -> None:
        try:
            if self._engine is not None:
                self._engine.close()
        except Exception as error:  # noqa: BLE001 - a back end may fail in any way
            print(repr(error), file=sys.stderr)

    def _silence(self) -> None:
        # A sentence that was dropped before it began needs none, and a screen reader is saying things of its own.
        if self._engine is not None and self._has_spoken:
            self._engine.silence()
            self._has_spoken = False

    def _set_step(self, step: int) -> None:
        self._step = step
        if self._engine is not None:
            self._engine.set_step(step)

    def _set_loudness(self, step: int) -> None:
        self._loudness = step
        if self._engine is not None:
            self._engine.set_loudness(step)

    def _set_voice(self, name: str) -> None:
        self._voice = name
        try:
            if self._engine is not None and name:
                self._engine.set_voice(name)
        except EngineError as error:
            self._tell("voice-refused", sentence=error.sentence)


def main(names: list[str]) -> None:
    """Read orders until the end of input, then leave, whatever a back end is doing."""
    line = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    lock = threading.Lock()

    def tell(event: str, **more: Any) -> None:
        try:
            with lock:
                line.write(json.dumps({"event": event, **more}) + "\n")
                line.flush()
        except OSError:
            # Nobody listens any more: the end of input says the same to the reading thread.
            return

    tell("up")
    speaker = Speaker(names, tell)
    speaker.start()
    for raw in sys.stdin.buffer:
        try:
            order = json.loads(raw)
        except ValueError:
            continue
        speaker.obey(order)
        if order["do"] in {"stop", "ping"}:
            tell("pong")
    speaker.leave()
    speaker.join(_GOODBYE)
    _vanish()


def _vanish() -> None:
    """Leave without asking a back end that may hang, and take along whatever it started."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
