"""The program's voice: sentences go into a queue and are spoken by a worker; whoever calls never waits.

One thread owns the worker. It starts it at the first sentence, sends one sentence at a time, and watches the clock: a worker that gives
no answer in time is killed with everything it started and started once more; after that the voice is mute and leaves one sentence to print.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from asystent.speech import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from asystent.speech.link import WorkerLink

ANSWER_TIME = 2.0
"""Seconds in which a worker has to answer an order."""
START_TIME = 10.0
"""Seconds for the first sign of life: a slow disk reading Python is no hanging engine."""
_FORGIVEN_AFTER = 10
_GOODBYE = 0.5


class _Piece(NamedTuple):
    generation: int
    text: str


class Voice:
    """Speaks Polish sentences one after another. All methods return at once, from any thread; ``wait`` and ``close`` alone take time."""

    def __init__(
        self,
        *,
        reader: str | None = None,
        environ: Mapping[str, str] | None = None,
        platform: str = sys.platform,
        step: int = 0,
        on_notice: Callable[[str], None] | None = None,
    ) -> None:
        """Make a silent voice; nothing is started before the first sentence.

        ``reader``: screen reader to hand the text to (``Mode.reader``). ``step``: speed, 0 is usual, from -5 to 7. ``on_notice`` gets the one
        sentence to print when speech fails, from the voice's own thread; without it ``pop_notice`` gives it.
        """
        self._environ = os.environ if environ is None else environ
        self._names = catalogue.order(platform, self._environ, reader)
        self._on_notice = on_notice
        self._inbox: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()
        self._thread: threading.Thread | None = None
        self._generation = 0
        self._unread = 0
        self._notice: str | None = None
        self._closed = False
        self.step = step
        self.engine: str | None = None
        """Name of the back end that speaks, once there is one."""
        self.engines_tried: list[tuple[str, str]] = []
        """Back ends that did not work, each with the reason, for ``asystent mowa``."""
        self.muted = False
        """True when speech was given up; ``revive`` tries again."""

    def warm_up(self) -> None:
        """Start the worker now, so that the first sentence need not wait for it."""
        self._post("warm", None)

    def say(self, sentences: Iterable[str]) -> int:
        """Add sentences to the queue and return the number of the generation they belong to."""
        return self._add("say", list(sentences))

    def spell(self, text: str) -> int:
        """Name every character of the text."""
        return self._add("spell", text)

    def stop(self) -> None:
        """Fall silent and drop the queue; sentences said after this are spoken."""
        with self._lock:
            self._generation += 1
        self._post("stop", None)

    def faster(self) -> str:
        """Speak faster from the next sentence on; returns the sentence that tells the new speed."""
        return self._change_speed(1)

    def slower(self) -> str:
        """Speak more slowly from the next sentence on; returns the sentence that tells the new speed."""
        return self._change_speed(-1)

    def choose_voice(self, name: str) -> None:
        """Choose a Polish voice by the back end's own name from the next sentence on."""
        self._post("voice", name)

    def revive(self) -> None:
        """Try again after speech was given up, for the word ``mowa``."""
        self._post("revive", None)

    @property
    def is_speaking(self) -> bool:
        """True while something is being spoken or waits to be."""
        return not self._idle.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until everything is spoken, at most ``seconds``; true if it is."""
        return self._idle.wait(seconds)

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
            self._generation += 1
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._inbox.put(("close", None))
            thread.join(2 * _GOODBYE)

    def __enter__(self) -> Voice:
        """Use as a context manager: leaving closes the voice."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the voice."""
        self.close()

    def _change_speed(self, by: int) -> str:
        from asystent.speech.engines.base import FASTEST, SLOWEST

        before = self.step
        self.step = max(SLOWEST, min(FASTEST, self.step + by))
        self._post("rate", self.step)
        if self.step == before:
            return "Mowa: szybciej już się nie da." if by > 0 else "Mowa: wolniej już się nie da."
        if self.step == 0:
            return "Mowa: zwykłe tempo."
        side = "szybciej" if self.step > 0 else "wolniej"
        return f"Mowa: {side} niż zwykle, poziom {abs(self.step)}."

    def _add(self, kind: str, what: object) -> int:
        with self._lock:
            generation = self._generation
            if self._closed:
                return generation
            self._unread += 1
            self._idle.clear()
        self._post(kind, (generation, what))
        return generation

    def _post(self, kind: str, what: object) -> None:
        with self._lock:
            if self._closed:
                return
            if self._thread is None:
                if kind not in {"say", "spell", "warm"}:
                    return
                self._thread = threading.Thread(target=_Conductor(self).run, daemon=True, name="mowa")
                self._thread.start()
        self._inbox.put((kind, what))


class _Conductor:
    """The voice's own thread and all its state; nobody else touches it."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._inbox = voice._inbox  # noqa: SLF001 (two halves of one thing)
        self._pending: deque[_Piece] = deque()
        self._link: WorkerLink | None = None
        self._ready = False
        self._current: _Piece | None = None
        self._number = 0
        self._deadline: float | None = None
        self._failures = 0
        self._spoken = 0
        self._trying = ""
        self._skipped: set[str] = set()

    def run(self) -> None:
        """Take orders and events until the voice is closed."""
        while True:
            try:
                kind, what = self._inbox.get(timeout=self._left())
            except queue.Empty:
                self._trouble(hung=True)
            else:
                if kind == "close":
                    break
                self._guarded(lambda: self._take(kind, what))  # noqa: B023 (called at once)
            self._guarded(self._go_on)
        if self._link is not None:
            self._link.leave(_GOODBYE)
        self._voice._idle.set()  # noqa: SLF001

    def _guarded(self, work: Callable[[], None]) -> None:
        # A fault in here must cost one printed sentence, never a conversation that believes it is still speaking.
        try:
            work()
        except Exception:  # noqa: BLE001
            self._mute("Mowa przestała działać.")
            with self._voice._lock:  # noqa: SLF001
                self._voice._idle.set()  # noqa: SLF001

    def _left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def _take(self, kind: str, what: Any) -> None:  # noqa: ANN401 (one inbox for all)
        if kind == "event":
            link, event = what
            if link is self._link:
                self._hear(event)
        elif kind in {"say", "spell"}:
            self._queue(kind, *what)
        elif kind == "stop":
            self._pending = deque(piece for piece in self._pending if piece.generation == self._voice._generation)  # noqa: SLF001
            if self._link is not None and self._ready:
                self._link.send({"do": "stop"})
                self._deadline = time.monotonic() + ANSWER_TIME
        elif kind == "warm" and self._link is None and not self._voice.muted:
            self._start()
        elif kind == "rate":
            self._order({"do": "rate", "step": what})
        elif kind == "voice":
            self._order({"do": "voice", "name": what})
        elif kind == "revive" and self._voice.muted:
            self._voice.muted = False
            self._failures = 0
            self._skipped.clear()

    def _order(self, order: dict[str, object]) -> None:
        if self._link is not None:
            self._link.send(order)

    def _queue(self, kind: str, generation: int, what: Any) -> None:  # noqa: ANN401
        try:
            for text in _texts(kind, what):
                self._pending.append(_Piece(generation, text))
        finally:
            with self._voice._lock:  # noqa: SLF001
                self._voice._unread -= 1  # noqa: SLF001

    def _hear(self, event: dict[str, Any]) -> None:
        kind = event.get("event")
        now = time.monotonic()
        if kind in {"up", "trying"}:
            self._trying = str(event.get("engine", self._trying))
            self._ready = False
            self._deadline = now + ANSWER_TIME
        elif kind == "unavailable":
            self._voice.engines_tried.append((str(event.get("engine", self._trying)), str(event["sentence"])))
        elif kind == "ready":
            self._ready = True
            self._voice.engine = self._trying
            # A sentence may be waiting inside the worker after a change of back end.
            self._deadline = now + ANSWER_TIME if self._current else None
        elif kind == "started":
            from asystent.speech.engines.base import longest_time

            text = self._current.text if self._current else ""
            self._deadline = now + longest_time(text, self._voice.step) + ANSWER_TIME
        elif kind == "finished":
            self._current, self._deadline = None, None
            self._spoken += 1
            if self._spoken >= _FORGIVEN_AFTER:
                self._failures = 0
        elif kind == "pong" and self._current is None:
            self._deadline = None
        elif kind in {"mute", "failed"}:
            self._mute(str(event.get("sentence", "")))
        elif kind == "gone":
            self._trouble(hung=False)

    def _trouble(self, *, hung: bool) -> None:
        """Kill a worker that hangs or has died; start one more unless that was done already."""
        if self._link is not None:
            self._link.kill()
        self._link, self._ready, self._deadline = None, False, None
        if self._current is not None:
            self._pending.appendleft(self._current)
            self._current = None
        self._failures += 1
        self._spoken = 0
        if hung and self._trying:
            self._skipped.add(self._trying)
            self._voice.engines_tried.append((self._trying, "Ten głos nie odpowiada."))
        if self._failures > 1:
            self._mute("Mowa przestała działać dwa razy." if not hung else "Mowa nie odpowiada.")

    def _mute(self, reason: str) -> None:
        if self._link is not None:
            self._link.kill()
        self._link, self._ready, self._deadline, self._current = None, False, None, None
        self._pending.clear()
        voice = self._voice
        voice.muted, voice.engine = True, None
        notice = f"Uwaga, program nie mówi. {reason} Wszystko jest na ekranie, a pomoc daje polecenie: asystent mowa."
        if voice._on_notice is not None:  # noqa: SLF001
            voice._on_notice(notice)  # noqa: SLF001
        else:
            with voice._lock:  # noqa: SLF001
                voice._notice = notice  # noqa: SLF001

    def _go_on(self) -> None:
        """Send the next sentence if there is one and the worker is free; start a worker if there is none."""
        voice = self._voice
        if voice.muted:
            self._pending.clear()
        while self._pending and self._pending[0].generation != voice._generation:  # noqa: SLF001
            self._pending.popleft()
        if self._pending and self._link is None:
            self._start()
        if self._pending and self._ready and self._current is None and self._link is not None:
            self._current = self._pending.popleft()
            self._number += 1
            self._deadline = time.monotonic() + ANSWER_TIME
            if not self._link.send({"do": "speak", "id": self._number, "text": self._current.text}):
                self._trouble(hung=False)
                self._go_on()
                return
        with voice._lock:  # noqa: SLF001
            if not voice._unread and not self._pending and self._current is None:  # noqa: SLF001
                voice._idle.set()  # noqa: SLF001

    def _start(self) -> None:
        from asystent.speech.link import WorkerLink

        voice = self._voice
        unknown = [name for name in voice._names if not catalogue.is_known(name, voice._environ)]  # noqa: SLF001
        if unknown:
            known = ", ".join(catalogue.ENTRIES)
            self._mute(f"W zmiennej {catalogue.ENGINE_VARIABLE} jest nieznana nazwa {unknown[0]}. Można wpisać: {known}.")
            return
        # The one that hung comes last: it is tried again only if nothing else works.
        names = sorted(voice._names, key=lambda name: name in self._skipped)  # noqa: SLF001
        try:
            self._link = WorkerLink(names, voice._environ, lambda link, event: self._inbox.put(("event", (link, event))))  # noqa: SLF001
        except OSError:
            self._mute("Nie da się uruchomić procesu mowy.")
            return
        self._deadline = time.monotonic() + START_TIME
        if voice.step:
            self._link.send({"do": "rate", "step": voice.step})


def _texts(kind: str, what: Any) -> list[str]:  # noqa: ANN401
    if kind == "spell":
        from asystent.speech.spelling import spelled

        return spelled(what)
    from asystent.speech.text import spoken

    return [piece for sentence in what for piece in spoken(sentence)]
