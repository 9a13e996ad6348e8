"""The thread behind a voice: it owns the queue and the worker, sends one sentence at a time, and watches the clock.

A worker that gives no answer in time, or dies, is killed with everything it started, and started once more; after that the voice is mute
and one sentence goes out to be printed.
"""

# ruff: noqa: PLC0415 - late imports: each is needed only when something is spoken, and then not by the caller

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from asystent.speech import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from asystent.speech.link import WorkerLink
    from asystent.speech.manner import Manner

ANSWER_TIME = 2.0
"""Seconds in which a worker has to answer an order."""
START_TIME = 10.0
"""Seconds for the first sign of life: a slow disk reading Python is no hanging engine."""
_FORGIVEN_AFTER = 10
_GOODBYE = 0.5


class _Piece(NamedTuple):
    """Something to speak: ``kind`` is say, spell (a whole text each) or ready (short enough for the worker)."""

    generation: int
    kind: str
    text: str
    place: int = 0
    """Which sentence of its order it belongs to."""


class Conductor:
    """Everything a voice knows. ``order``, ``stop`` and ``close`` come from other threads; the rest belongs to ``run``."""

    def __init__(self, names: Sequence[str], environ: Mapping[str, str], manner: Manner, tell: Callable[[str], None]) -> None:
        """Take the ``names`` of back ends, best first, how to speak, and ``tell`` for the sentence about a failure."""
        self._names = names
        self._environ = environ
        self._manner = manner
        self._tell = tell
        self._inbox: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._generation = 0
        self._unread = 0
        self._pending: deque[_Piece] = deque()
        self._link: WorkerLink | None = None
        self._ready = False
        self._current: _Piece | None = None
        self._number = 0
        self._deadline: float | None = None
        self._failures = 0
        self._spoken = 0
        self._trying = ""
        self._hung: set[str] = set()
        self.idle = threading.Event()
        self.idle.set()
        self.engine: str | None = None
        self.engines_tried: list[tuple[str, str]] = []
        self.muted = False
        self.voices: tuple[str, ...] | None = None
        self.begun = (0, 0)
        """Generation and place of the sentence that was begun last."""

    def order(self, kind: str, what: Any) -> int:
        """Put an order into the inbox and return the number of the present generation of sentences."""
        with self._lock:
            generation = self._generation
            if kind in {"say", "spell"}:
                self._unread += 1
                self.idle.clear()
        self._inbox.put((kind, (generation, what)))
        return generation

    def stop(self) -> None:
        """Begin a new generation: what belongs to an older one is never spoken any more."""
        with self._lock:
            self._generation += 1
        self._inbox.put(("stop", None))

    def close(self) -> None:
        """Make ``run`` end."""
        with self._lock:
            self._generation += 1
        self._inbox.put(("close", None))

    def run(self) -> None:
        """Take orders and events until closed."""
        while True:
            try:
                kind, what = self._inbox.get(timeout=self._left())
            except queue.Empty:
                self._guarded(self._trouble, True)
            else:
                if kind == "close":
                    break
                self._guarded(self._take, kind, what)
            self._guarded(self._go_on)
        if self._link is not None:
            self._link.leave(_GOODBYE)
        self.idle.set()

    def _guarded(self, work: Callable[..., None], *arguments: Any) -> None:
        # A fault in here must cost one printed sentence, never a conversation that believes it is still speaking.
        try:
            work(*arguments)
        except Exception:  # noqa: BLE001 - see above
            self._mute("Mowa przestała działać.")
            self.idle.set()

    def _left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def _take(self, kind: str, what: Any) -> None:
        if kind == "event":
            link, event = what
            if link is self._link:
                if "voices" in event:
                    names = event["voices"]
                    self.voices = None if names is None else tuple(names)
                self._hear(event)
        elif kind == "stop":
            # Also while a back end is being opened: the sentence in flight waits inside the worker.
            if self._link is not None and (self._ready or self._current is not None):
                self._link.send({"do": "stop"})
                if self._ready:  # opening has a time limit of its own
                    answered = time.monotonic() + ANSWER_TIME
                    # Somebody who types fast must not put off the end of a voice that hangs.
                    self._deadline = answered if self._deadline is None else min(self._deadline, answered)
        else:
            self._obey(kind, *what)

    def _obey(self, kind: str, generation: int, what: Any) -> None:
        if kind in {"say", "spell"}:
            with self._lock:
                self._unread -= 1
            self._pending.extend(_Piece(generation, kind, text, place) for place, text in enumerate(what))
        elif kind == "warm" and self._link is None and not self.muted:
            self._start()
            # While the worker starts: the rules of Polish take as long to load.
            _prepared(_Piece(generation, "say", ""), self._manner, as_printed=False)
        elif kind == "manner":
            before, self._manner = self._manner, what
            for order in what.orders():
                if order not in before.orders():
                    self._pass_on(order)
        elif kind == "revive" and self.muted:
            self.muted = False
            self._failures = 0
            self._hung.clear()

    def _pass_on(self, order: dict[str, object]) -> None:
        if self._link is not None:
            self._link.send(order)

    def _hear(self, event: dict[str, Any]) -> None:
        kind = event.get("event")
        if kind in {"up", "trying"}:
            self._trying = str(event.get("engine", self._trying))
            self._ready = False
            self._deadline = time.monotonic() + catalogue.opening_time(self._trying)
        elif kind == "unavailable":
            self.engines_tried.append((str(event.get("engine", self._trying)), str(event["sentence"])))
        elif kind == "ready":
            self._ready = True
            self.engine = self._trying
            # The sentence that was sent while the back end was being opened is still to be answered.
            self._deadline = time.monotonic() + ANSWER_TIME if self._current else None
        elif kind == "started":
            self._deadline = time.monotonic() + self._longest(float(event.get("seconds") or 0.0))
        elif kind == "finished":
            self._finish()
        elif kind == "voice-refused":
            self._tell(str(event.get("sentence", "")))
        elif kind == "pong" and self._current is None:
            self._deadline = None
        elif kind in {"mute", "failed"}:
            self._mute(str(event.get("sentence", "")))
        elif kind == "gone":
            self._trouble(hung=False)

    def _finish(self) -> None:
        self._current, self._deadline = None, None
        self._spoken += 1
        if self._spoken >= _FORGIVEN_AFTER:
            self._failures = 0

    def _longest(self, seconds: float) -> float:
        """Time until the end of the sentence in flight; a sound of known length can be delayed only by buffers."""
        if seconds:
            return seconds + 2 * ANSWER_TIME
        from asystent.speech.engines.base import longest_time

        return longest_time(self._current.text if self._current else "", self._manner.step) + ANSWER_TIME

    def _trouble(self, hung: bool) -> None:
        """Kill a worker that hangs or has died; another is started once."""
        self._drop_link()
        if self._current is not None:
            self._pending.appendleft(self._current)
            self._current = None
        self._failures += 1
        self._spoken = 0
        if hung and self._trying:
            self._hung.add(self._trying)
            self.engines_tried.append((self._trying, "Ten głos nie odpowiada."))
        if self._failures > 1:
            self._mute("Mowa nie odpowiada." if hung else "Mowa przestała działać dwa razy.")

    def _drop_link(self) -> None:
        link, self._link, self._ready, self._deadline = self._link, None, False, None
        if link is not None:
            link.kill()

    def _mute(self, reason: str) -> None:
        self._drop_link()
        self._current = None
        self._pending.clear()
        self.muted, self.engine = True, None
        # The caller's own way of printing must not take the voice's thread down.
        with suppress(Exception):
            self._tell(f"Uwaga, program nie mówi. {reason} Wszystko jest na ekranie, a pomoc daje polecenie: asystent mowa.")

    def _go_on(self) -> None:
        """Send the next sentence to a worker that is free, also to one that still opens; start a worker if there is none."""
        if self.muted:
            self._pending.clear()
        piece = self._next()
        if piece is not None and self._link is None:
            self._start()
        if piece is not None and self._current is None and self._link is not None:
            self._pending.popleft()
            self._current = piece
            self.begun = (piece.generation, piece.place)
            self._number += 1
            if self._ready:
                self._deadline = time.monotonic() + ANSWER_TIME
            # If the worker is gone, the event that says so is on its way.
            self._link.send({"do": "speak", "id": self._number, "text": piece.text})
        with self._lock:
            if not self._unread and not self._pending and self._current is None:
                self.idle.set()

    def _next(self) -> _Piece | None:
        """Find the first piece of the present generation and make it ready to speak; it stays first in the queue."""
        while self._pending:
            piece = self._pending[0]
            if piece.generation == self._generation and piece.kind == "ready":
                return piece
            self._pending.popleft()
            if piece.generation == self._generation:
                # One sentence at a time, so that a long text neither delays the first sound nor a stop.
                texts = _prepared(piece, self._manner, as_printed=catalogue.shows_text(self._names[0]))
                self._pending.extendleft(_Piece(piece.generation, "ready", text, piece.place) for text in reversed(texts))
        return None

    def _start(self) -> None:
        from asystent.speech.link import WorkerLink

        unknown = [name for name in self._names if not catalogue.is_known(name, self._environ)]
        if unknown:
            known = ", ".join(catalogue.ENTRIES)
            self._mute(f"W zmiennej {catalogue.ENGINE_VARIABLE} jest nieznana nazwa {unknown[0]}. Można wpisać: {known}.")
            return
        # The one that hung comes last: it is tried again only if nothing else works.
        names = sorted(self._names, key=lambda name: name in self._hung)
        try:
            self._link = WorkerLink(names, self._environ, lambda link, event: self._inbox.put(("event", (link, event))))
        except OSError:
            self._mute("Nie da się uruchomić procesu mowy.")
            return
        self._deadline = time.monotonic() + START_TIME
        for order in self._manner.orders():
            self._link.send(order)


def _prepared(piece: _Piece, manner: Manner, *, as_printed: bool) -> list[str]:
    from asystent.speech import text

    if piece.kind == "spell":
        return text.spelled(piece.text, by_names=manner.by_names)
    return text.spoken(piece.text, as_printed=as_printed, with_signs=manner.with_signs)
