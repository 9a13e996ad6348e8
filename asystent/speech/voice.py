"""The program's voice: sentences go into a queue and are spoken by a worker; whoever calls never waits."""

# ruff: noqa: PLC0415 - late imports: a silent voice must cost the start nothing

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from asystent.speech import catalogue
from asystent.speech.manner import Manner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from asystent.speech.conductor import Conductor

_GOODBYE = 1.0


class _Scale(NamedTuple):
    """A part of the manner that is moved by steps: its field, the names of its limits, and what is said about it."""

    field: str
    least: str
    most: str
    up: str
    down: str
    usual: str


_SPEED = _Scale("step", "SLOWEST", "FASTEST", "szybciej", "wolniej", "zwykłe tempo")
_VOLUME = _Scale("loudness", "QUIETEST", "LOUDEST", "głośniej", "ciszej", "zwykła głośność")


class Voice:
    """Speaks Polish sentences one after another. Only ``wait`` and ``close`` take time; all is safe from any thread."""

    def __init__(
        self,
        *,
        reader: str | None = None,
        environ: Mapping[str, str] | None = None,
        platform: str = sys.platform,
        manner: Manner | None = None,
        on_notice: Callable[[str], None] | None = None,
    ) -> None:
        """Make a silent voice; nothing is started before the first sentence.

        ``reader``: screen reader to hand the text to (``Mode.reader``). ``manner``: how to speak, None: as usual. ``on_notice`` gets
        the one sentence to print when speech fails, from the voice's own thread; without it ``pop_notice`` gives it.
        """
        self._environ = os.environ if environ is None else environ
        self._names = catalogue.order(platform, self._environ, reader)
        self._on_notice = on_notice
        self._lock = threading.Lock()
        self._conductor: Conductor | None = None
        self._thread: threading.Thread | None = None
        self._notice: str | None = None
        self._closed = False
        self.manner = manner or Manner()

    def warm_up(self) -> None:
        """Start the worker now, so that the first sentence need not wait for it."""
        self._post("warm", None)

    def say(self, sentences: Iterable[str]) -> int:
        """Add sentences to the queue and return the number of the generation they belong to."""
        return self._post("say", list(sentences))

    def spell(self, text: str) -> int:
        """Name every character of the text."""
        return self._post("spell", [text])

    def stop(self) -> None:
        """Fall silent and drop the queue; sentences said after this are spoken."""
        if self._conductor is not None:
            self._conductor.stop()

    def faster(self) -> str:
        """Speak faster from the next sentence on; returns the sentence that tells the new speed."""
        return self._move(_SPEED, 1)

    def slower(self) -> str:
        """Speak more slowly from the next sentence on; returns the sentence that tells the new speed."""
        return self._move(_SPEED, -1)

    def louder(self) -> str:
        """Speak louder from the next sentence on; returns the sentence that tells the new volume."""
        return self._move(_VOLUME, 1)

    def quieter(self) -> str:
        """Speak more quietly from the next sentence on; returns the sentence that tells the new volume."""
        return self._move(_VOLUME, -1)

    def choose_voice(self, name: str) -> None:
        """Choose a Polish voice by the back end's own name from the next sentence on."""
        self._become(self.manner._replace(voice=name))

    def name_signs(self, wanted: bool) -> None:
        """Say the names of punctuation marks, or only pause at them, from the next sentence on."""
        self._become(self.manner._replace(with_signs=wanted))

    def name_letters(self, wanted: bool) -> None:
        """Spell by first names, or by the plain names of letters, from now on."""
        self._become(self.manner._replace(by_names=wanted))

    @property
    def voices(self) -> tuple[str, ...] | None:
        """The Polish voices of the back end that speaks; empty where there is no choice, None before they are known."""
        return self._conductor.voices if self._conductor is not None else None

    @property
    def begun(self) -> tuple[int, int]:
        """The generation, as ``say`` returned it, and the place in it of the sentence that was begun last."""
        return self._conductor.begun if self._conductor is not None else (0, 0)

    def revive(self) -> None:
        """Try again after speech was given up, for the word ``mowa``."""
        self._post("revive", None)

    @property
    def is_speaking(self) -> bool:
        """True while something is being spoken or waits to be."""
        return self._conductor is not None and not self._conductor.idle.is_set()

    @property
    def engine(self) -> str | None:
        """Name of the back end that speaks, once there is one."""
        return self._conductor.engine if self._conductor is not None else None

    @property
    def engines_tried(self) -> list[tuple[str, str]]:
        """Back ends that did not work, each with the reason."""
        return list(self._conductor.engines_tried) if self._conductor is not None else []

    @property
    def muted(self) -> bool:
        """True when speech was given up; ``revive`` tries again."""
        return self._conductor is not None and self._conductor.muted

    def wait(self, seconds: float) -> bool:
        """Wait until everything is spoken, at most ``seconds``; true if it is."""
        return self._conductor is None or self._conductor.idle.wait(seconds)

    def pop_notice(self) -> str | None:
        """Give the sentence to print about a failure, once."""
        with self._lock:
            notice, self._notice = self._notice, None
        return notice

    def close(self, finish: float = 0.0) -> None:
        """End the worker; before that wait at most ``finish`` seconds for what is still to be spoken. Safe more than once."""
        if finish > 0:
            self.wait(finish)
        with self._lock:
            self._closed = True
            conductor, thread = self._conductor, self._thread
        if conductor is not None and thread is not None:
            conductor.close()
            thread.join(_GOODBYE)

    def __enter__(self) -> Self:
        """Use as a context manager: leaving closes the voice."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the voice."""
        self.close()

    def _move(self, scale: _Scale, by: int) -> str:
        """Move one step up or down a scale; return the sentence that tells where that leads."""
        from asystent.speech.engines import base

        before: int = getattr(self.manner, scale.field)
        step = max(getattr(base, scale.least), min(getattr(base, scale.most), before + by))
        self._become(self.manner._replace(**{scale.field: step}))
        if step == before:
            return f"Mowa: {scale.up if by > 0 else scale.down} już się nie da."
        if step == 0:
            return f"Mowa: {scale.usual}."
        return f"Mowa: {scale.up if step > 0 else scale.down} niż zwykle, poziom {abs(step)}."

    def _become(self, manner: Manner) -> None:
        self.manner = manner
        self._post("manner", manner)

    def _post(self, kind: str, what: Any) -> int:
        """Pass an order on; only speaking and warming up start the thread."""
        with self._lock:
            if self._conductor is None:
                if self._closed or kind not in {"say", "spell", "warm"}:
                    return 0
                from asystent.speech.conductor import Conductor

                self._conductor = Conductor(self._names, self._environ, self.manner, self._keep_notice)
                self._thread = threading.Thread(target=self._conductor.run, daemon=True, name="mowa")
                self._thread.start()
            if self._closed:
                return 0
        return self._conductor.order(kind, what)

    def _keep_notice(self, notice: str) -> None:
        if self._on_notice is not None:
            self._on_notice(notice)
        else:
            with self._lock:
                self._notice = notice
