"""Findings about the content: what is wrong, where, in a plain sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding. ``weight`` is ``blad`` or ``ostrzezenie``; ``check`` names the check that made it."""

    file: str
    line: int
    sentence: str
    weight: str = "blad"
    check: str = "struktura"

    @property
    def is_error(self) -> bool:
        """Whether the content must not be released with it."""
        return self.weight == "blad"


class ContentError(Exception):
    """A piece of content that cannot be understood."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}, linia {line}: {sentence}")
        self.file = file
        self.line = line
        self.sentence = sentence

    def finding(self) -> Finding:
        """Return the error as a finding."""
        return Finding(self.file, self.line, self.sentence)
