"""The line being typed, with a cursor in it: each change says what to write to the terminal and what a person should hear."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from asystent.polish.spelling import spell

EMPTY = "Nic jeszcze nie wpisano."
NOTHING_GONE = "Nie ma czego usunąć."
START, END = "Początek linii.", "Koniec linii."


class Step(NamedTuple):
    """What one key does: ``shown`` goes to the terminal as it is, ``said`` to the voice."""

    shown: str = ""
    said: str = ""


class Line:
    """A line of text and the place in it. It is drawn with Backspace and letters alone: an escape sequence would be read aloud."""

    def __init__(self) -> None:
        """Begin empty."""
        self._signs: list[str] = []
        self._at = 0

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(self._signs)

    def insert(self, text: str) -> Step:
        """Put text in at the cursor. Said: the sign; after a space the word that it ends."""
        self._signs[self._at : self._at] = text
        self._at += len(text)
        rest = self._signs[self._at :]
        word = "".join(self._signs[: self._at]).split(" ")[-2] if text == " " else ""
        is_word = any(sign.isalnum() for sign in word)
        return Step(text + "".join(rest) + _back(rest), word if is_word else f"{', '.join(spell(text))}.")

    def backspace(self) -> Step:
        """Take out the sign before the cursor."""
        if not self._at:
            return Step(said=NOTHING_GONE)
        self._at -= 1
        shown = _back(self._signs[self._at : self._at + 1])
        step = self.delete()
        return Step(shown + step.shown, step.said)

    def delete(self) -> Step:
        """Take out the sign at the cursor."""
        if self._at == len(self._signs):
            return Step(said=NOTHING_GONE)
        gone = self._signs.pop(self._at)
        rest = self._signs[self._at :]
        blank = " " * _cells([gone])
        return Step("".join(rest) + blank + "\b" * len(blank) + _back(rest), f"Usunięto: {spell(gone)[0]}.")

    def clear(self) -> Step:
        """Take out everything."""
        if not self._signs:
            return Step(said=NOTHING_GONE)
        shown = self.wipe()
        self._signs, self._at = [], 0
        return Step(shown, "Usunięto wszystko.")

    def wipe(self) -> str:
        """Return what takes the whole line off the terminal."""
        wide = _cells(self._signs)
        return self.to_end().shown + "\b" * wide + " " * wide + "\b" * wide

    def left(self) -> Step:
        """Go one sign back. Said: the sign at the cursor."""
        if not self._at:
            return Step(said=START)
        self._at -= 1
        return Step(_back(self._signs[self._at : self._at + 1]), self._here())

    def right(self) -> Step:
        """Go one sign on. Said: the sign at the cursor."""
        if self._at == len(self._signs):
            return Step(said=END)
        self._at += 1
        return Step(self._signs[self._at - 1], self._here())

    def to_start(self) -> Step:
        """Go to the first sign."""
        shown, self._at = _back(self._signs[: self._at]), 0
        return Step(shown, f"{START} {self._here()}" if self._signs else EMPTY)

    def to_end(self) -> Step:
        """Go behind the last sign."""
        shown, self._at = "".join(self._signs[self._at :]), len(self._signs)
        return Step(shown, END if self._signs else EMPTY)

    def _here(self) -> str:
        return f"{spell(self._signs[self._at])[0]}." if self._at < len(self._signs) else END


def _cells(signs: list[str]) -> int:
    """Columns that the signs take on a terminal."""
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in signs)


def _back(signs: list[str]) -> str:
    return "\b" * _cells(signs)
