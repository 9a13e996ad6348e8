"""Work done ahead, in small steps, while a person listens to a question and thinks: no answer has to wait for it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event, Thread

PATIENCE = 0.3
"""Seconds of quiet before the work begins: the first sound and a quick answer come first."""


class Ahead:
    """Goes on only between ``begin`` and ``pause``, so that never two threads touch the law."""

    def __init__(self, steps: Iterator[None]) -> None:
        """``steps``: the work; between two of them it may be put down."""
        self._steps: Iterator[None] | None = steps
        self._running: tuple[Thread, Event] | None = None

    def begin(self) -> None:
        """Work until told to pause, or done."""
        if self._steps is None or self._running is not None:
            return
        import threading  # noqa: PLC0415 - the first question is on the screen by now

        stop = threading.Event()
        thread = threading.Thread(target=self._work, args=(self._steps, stop), daemon=True, name="naprzod")
        self._running = thread, stop
        thread.start()

    def pause(self) -> None:
        """Put the work down; what was begun is finished, some milliseconds at most."""
        if self._running is not None:
            thread, stop = self._running
            stop.set()
            thread.join()
            self._running = None

    def _work(self, steps: Iterator[None], stop: Event) -> None:
        if stop.wait(PATIENCE):
            return
        try:
            for _ in steps:
                if stop.is_set():
                    return
        except Exception:  # noqa: BLE001, S110 - whoever needs the same later meets the same fault, and tells it
            pass
        self._steps = None
