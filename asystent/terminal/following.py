"""Sentence by sentence through what was said last: the one before, the next, this one again, and on from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.terminal.layout import sentences

if TYPE_CHECKING:
    from asystent.speech.voice import Voice

FIRST, LAST = "To pierwsze zdanie.", "To ostatnie zdanie."


class Following:
    """Keeps the last page as sentences and knows which of them was heard last."""

    def __init__(self, voice: Voice) -> None:
        """Speak through ``voice``."""
        self._voice = voice
        self._said: list[str] = []
        self._start = 0
        """The place in the page where the reading began that goes on now."""
        self._generation = 0
        self._at: int | None = None

    def say(self, lines: list[str]) -> None:
        """Begin to read a page."""
        self._said = [sentence for line in lines for sentence in sentences(line)]
        self._read(0)

    def hold(self) -> None:
        """Remember the place: something else is about to be said."""
        self._at = self._place()

    def step(self, by: int) -> None:
        """Say one sentence: the one before (-1), the same (0) or the next (1)."""
        if not self._said:
            return
        wanted = self._place() + by
        at = max(0, min(len(self._said) - 1, wanted))
        edge = "" if wanted == at else FIRST if wanted < 0 else LAST
        self._at = at
        self._voice.stop()
        self._voice.say([edge, self._said[at]] if edge else [self._said[at]])

    def pause(self) -> None:
        """Fall silent, or read on from the sentence that was begun last."""
        at = self._place()
        if self._voice.is_speaking:
            self._at = at
            self._voice.stop()
        elif self._said:
            self._read(at)

    def again(self) -> None:
        """Read the page from its beginning."""
        self._voice.stop()
        self._read(0)

    def _read(self, start: int) -> None:
        self._start, self._at = start, None
        self._generation = self._voice.say(self._said[start:])

    def _place(self) -> int:
        if self._at is not None:
            return self._at
        generation, place = self._voice.begun
        return self._start + (place if generation == self._generation else 0)
