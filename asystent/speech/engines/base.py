"""What every speech back end has in common: its error, its interrupt, its speed and its interface."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANSWER_TIME = 1.5
"""Seconds a back end waits for its server or device: less than the 2 s after which the parent kills the worker."""

NORMAL_WORDS = 175
SLOWEST, FASTEST = -5, 7
QUIETEST, LOUDEST = -6, 3


class EngineError(Exception):
    """A back end cannot speak; ``sentence`` says why in plain Polish, as one whole sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Interrupt:
    """A stop that wakes whoever waits and runs the back end's own way of falling silent, such as killing a player."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._action: Callable[[], None] | None = None

    def set(self) -> None:
        """Ask for silence now; safe from any thread and more than once."""
        self._event.set()
        with self._lock:
            if self._action is not None:
                self._action()

    def is_set(self) -> bool:
        """Say whether silence was asked for."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds``; true when silence was asked for."""
        return self._event.wait(seconds)

    @contextmanager
    def calling(self, action: Callable[[], None]) -> Iterator[None]:
        """Run ``action`` at once when silence is asked for inside this block."""
        with self._lock:
            self._action = action
        if self._event.is_set():
            action()
        try:
            yield
        finally:
            with self._lock:
                self._action = None


class Guard:
    """A time limit on waiting for somebody else: when it has passed, ``end`` is called and ``hung`` is true."""

    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        """``end`` makes the wait return, such as by killing a child; it runs in another thread."""
        self.hung = False
        self._end = end
        self._timer = threading.Timer(seconds, self.give_up)
        self._timer.daemon = True

    def give_up(self) -> None:
        """End the wait now and remember that it was not its own end."""
        self.hung = True
        self._end()

    def __enter__(self) -> Self:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the clock."""
        self._timer.cancel()


class Started(Protocol):
    """Tells that the sound begins, and how many seconds it lasts where that is known (0: not known)."""

    def __call__(self, seconds: float = 0.0, /) -> None:
        """Tell."""


class Engine(Protocol):
    """A back end. All methods are called from one thread; only the interrupt comes from another."""

    def open(self) -> None:
        """Make ready and check for a Polish voice, without a sound; EngineError says what is missing."""

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak and return at the end of the sound or soon after the interrupt; EngineError when nothing was heard."""

    def silence(self) -> None:
        """Drop what was handed over and is still being spoken by somebody else."""

    def set_step(self, step: int) -> None:
        """Set the speed: 0 is the user's usual one, each step about 15 per cent."""

    def set_loudness(self, step: int) -> None:
        """Set the volume: 0 is the user's usual one, each step about 25 per cent."""

    @property
    def knows_voices(self) -> bool:
        """Whether ``voices`` answers at once: the first sentence is not to wait for a long list."""

    def voices(self) -> list[str]:
        """Return the Polish voices to choose from, by the back end's own names; empty where there is no choice.

        EngineError where a back end finds only now that it has no Polish voice.
        """

    def set_voice(self, name: str) -> None:
        """Choose a Polish voice by the back end's own name; EngineError when there is none of that name."""

    def close(self) -> None:
        """Let everything go."""


class QuietEngine:
    """Defaults for back ends that need nothing special."""

    step = 0
    loudness = 0

    @property
    def knows_voices(self) -> bool:
        """They are few and written down."""
        return True

    def silence(self) -> None:
        """Nothing is left speaking after ``speak`` returns."""

    def set_step(self, step: int) -> None:
        """Remember the speed for the next sentence."""
        self.step = step

    def set_loudness(self, step: int) -> None:
        """Remember the volume for the next sentence."""
        self.loudness = step

    def voices(self) -> list[str]:
        """There is one."""
        return []

    def set_voice(self, name: str) -> None:
        """Refuse: this back end has one Polish voice."""
        raise EngineError(f"Tu nie ma do wyboru głosu o nazwie {name}.")

    def close(self) -> None:
        """Nothing to let go."""


def words_a_minute(step: int) -> int:
    """Words a minute for a speed step, within what eSpeak NG can say."""
    return max(80, min(450, round(NORMAL_WORDS * 1.15**step)))


def amplitude(step: int) -> int:
    """Volume in per cent for a step: 100 is usual, eSpeak NG goes up to 200."""
    return max(20, min(200, round(100 * 1.25**step)))


def longest_time(text: str, step: int) -> float:
    """Seconds that speaking the text cannot exceed: three times the usual, and a start."""
    return 3.0 + len(text) * 0.2 * NORMAL_WORDS / words_a_minute(step)
