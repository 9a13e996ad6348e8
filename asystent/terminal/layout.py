"""Lines and pages: what fits the terminal, cut where a listener would draw breath."""

from __future__ import annotations

from asystent.polish.wrap import wrap

__all__ = ["PART_LINES", "sentences", "wrap", "wrapped"]

PART_LINES = 8


def sentences(text: str) -> list[str]:
    """Cut a text at sentence ends. An ordinal number's full stop inside a sentence does not end it."""
    result: list[str] = []
    words: list[str] = []
    for word in text.split():
        if words and words[-1][-1] in ".?!" and word[0].isupper() and not words[-1][:-1].isdigit():
            result.append(" ".join(words))
            words = []
        words.append(word)
    if words:
        result.append(" ".join(words))
    return result


def wrapped(lines: tuple[str, ...], width: int) -> list[list[str]]:
    """Wrap each line of a block; the result keeps them apart, as units that a page must not cut."""
    return [wrap(line, width) for line in lines if line.strip()]
