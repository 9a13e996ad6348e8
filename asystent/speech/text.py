"""From a printed sentence to pieces that a synthesiser reads right and that are short enough to interrupt and to time."""

# ruff: noqa: PLC0415 - late imports: the rules of Polish are long, and the first sentence is printed before it is spoken

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PIECE = 500
"""Characters in one piece: about half a minute of speech."""


def spoken(sentence: str) -> list[str]:
    """Give the pieces to speak, in order; nothing for a sentence without a letter or digit."""
    text = " ".join(_speakable()(sentence).split())
    pieces = []
    while len(text) > LONGEST_PIECE:
        cut = max(text.rfind(". ", 0, LONGEST_PIECE) + 1, 0) or text.rfind(" ", 0, LONGEST_PIECE)
        cut = cut if cut > 0 else LONGEST_PIECE
        pieces.append(text[:cut].strip())
        text = text[cut:].strip()
    pieces.append(text)
    return [piece for piece in pieces if any(sign.isalnum() for sign in piece)]


def _speakable() -> Callable[[str], str]:
    # Late: the rules of Polish are long and the first sentence is printed before it is spoken.
    try:
        from asystent.polish.ear import speakable
    except ImportError:
        return str
    return speakable
