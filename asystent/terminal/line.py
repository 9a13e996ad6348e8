"""The line being typed, with a cursor in it: each change says what to write to the terminal and what a person should hear."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from asystent.polish.spelling import spell

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY = "Nic jeszcze nie wpisano."
NOTHING_GONE = "Nie ma czego usunąć."
START, END = "Początek linii.", "Koniec linii."
_LEAST_ROOM = 8


class Step(NamedTuple):
    """What one key does: ``shown`` goes to the terminal as it is, ``said`` to the voice."""

    shown: str = ""
    said: str = ""


class Line:
    """A line of text and the place in it. It is drawn with Backspace and letters alone: an escape sequence would be read aloud.

    What is longer than ``room`` cells is shown in part: Backspace does not lead back from the next row of a terminal.
    """

    def __init__(self, room: int = 1000) -> None:
        """Begin empty."""
        self._signs: list[str] = []
        self._at = 0
        self._room = max(_LEAST_ROOM, room)
        self._start = 0
        """Where in the line the part begins that is shown."""
        self._view: list[str] = []
        self._column = 0
        """Signs of the shown part that stand before the terminal's cursor."""

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(self._signs)

    def insert(self, text: str) -> Step:
        """Put text in at the cursor. Said: the sign; after a space the word that it ends."""
        self._signs[self._at : self._at] = text
        self._at += len(text)
        word = "".join(self._signs[: self._at]).split(" ")[-2] if text == " " else ""
        is_word = any(sign.isalnum() for sign in word)
        return Step(self._drawn(), word if is_word else f"{', '.join(spell(text))}.")

    def backspace(self) -> Step:
        """Take out the sign before the cursor."""
        if not self._at:
            return Step(said=NOTHING_GONE)
        self._at -= 1
        return self.delete()

    def delete(self) -> Step:
        """Take out the sign at the cursor."""
        if self._at == len(self._signs):
            return Step(said=NOTHING_GONE)
        gone = self._signs.pop(self._at)
        return Step(self._drawn(), f"Usunięto: {spell(gone)[0]}.")

    def clear(self) -> Step:
        """Take out everything."""
        return Step(self.wipe(), "Usunięto wszystko.") if self._signs else Step(said=NOTHING_GONE)

    def wipe(self) -> str:
        """Take out everything; return what takes it off the terminal."""
        self._signs, self._at = [], 0
        return self._drawn()

    def left(self) -> Step:
        """Go one sign back. Said: the sign at the cursor."""
        return self._go(self._at - 1, self._here) if self._at else Step(said=START)

    def right(self) -> Step:
        """Go one sign on. Said: the sign at the cursor."""
        return self._go(self._at + 1, self._here) if self._at < len(self._signs) else Step(said=END)

    def to_start(self) -> Step:
        """Go to the first sign."""
        return self._go(0, lambda: f"{START} {self._here()}" if self._signs else EMPTY)

    def to_end(self) -> Step:
        """Go behind the last sign."""
        return self._go(len(self._signs), lambda: END if self._signs else EMPTY)

    def again(self) -> str:
        """Return what draws it where nothing of it is to be seen any more."""
        self._view, self._column = [], 0
        return self._drawn()

    def _go(self, at: int, say: Callable[[], str]) -> Step:
        self._at = at
        return Step(self._drawn(), say())

    def _here(self) -> str:
        return f"{spell(self._signs[self._at])[0]}." if self._at < len(self._signs) else END

    def _drawn(self) -> str:
        """Return what turns the part that is shown into the one around the cursor."""
        before, after = self._view, self._part()
        at = self._at - self._start
        same = _alike(before, after)
        # From the cursor to the first sign that changes; over signs that stay one goes by writing them again.
        here = at if before == after else same
        shown = _back(before[here : self._column]) + "".join(before[self._column : here])
        if before != after:
            left_over = max(0, _cells(before) - _cells(after))
            shown += "".join(after[same:]) + " " * left_over + "\b" * left_over + _back(after[at:])
        self._view, self._column = after, at
        return shown

    def _part(self) -> list[str]:
        """Choose the part to show; one that ends at the cursor leaves half of the room for what comes."""
        if self._at < self._start or _cells(self._signs[self._start : self._at]) >= self._room:
            self._start = self._at
            while self._start and _cells(self._signs[self._start - 1 : self._at]) <= self._room // 2:
                self._start -= 1
        end = self._start
        while end < len(self._signs) and _cells(self._signs[self._start : end + 1]) <= self._room:
            end += 1
        return self._signs[self._start : end]


def _alike(before: list[str], after: list[str]) -> int:
    """Return how many signs at the beginning are the same; a mark is drawn together with its letter."""
    count = 0
    while count < min(len(before), len(after)) and before[count] == after[count]:
        count += 1
    while count and any(unicodedata.combining(sign) for sign in (*before[count : count + 1], *after[count : count + 1])):
        count -= 1
    return count


def _cells(signs: list[str]) -> int:
    """Columns that the signs take on a terminal."""
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in signs)


def _back(signs: list[str]) -> str:
    return "\b" * _cells(signs)
