"""From a printed sentence to pieces that a synthesiser reads right and that are short enough to interrupt and to time."""

# ruff: noqa: PLC0415 - late imports: the rules of Polish are long, and the first sentence is printed before it is spoken

from __future__ import annotations

LONGEST_PIECE = 500
"""Characters in one piece: about half a minute of speech."""
_IN_ONE_BREATH = 6
_PAIRS = '()„”"'
_STOPS = ".,:;!?"


def spoken(sentence: str, *, as_printed: bool = False, with_signs: bool = False) -> list[str]:
    """Give the pieces to speak, in order; nothing for a sentence without a letter or digit.

    ``as_printed`` leaves numbers and names as they stand, for a reader that also shows them in braille. ``with_signs`` says
    the names of punctuation marks as well.
    """
    from asystent.polish.ear import speakable

    if as_printed:
        text = sentence
    elif with_signs:
        # Brackets and quotation marks first: reading turns them into pauses. Stops after it: they end abbreviations and ordinals.
        text = _named(speakable(_named(sentence, _PAIRS)), _STOPS)
    else:
        text = speakable(sentence)
    text = " ".join(text.split())
    pieces = []
    while len(text) > LONGEST_PIECE:
        cut = max(text.rfind(". ", 0, LONGEST_PIECE) + 1, 0) or text.rfind(" ", 0, LONGEST_PIECE)
        cut = cut if cut > 0 else LONGEST_PIECE
        pieces.append(text[:cut].strip())
        text = text[cut:].strip()
    pieces.append(text)
    return [piece for piece in pieces if any(sign.isalnum() for sign in piece)]


def _named(text: str, signs: str) -> str:
    """Put a mark's name in its place; a stop stays behind its name, for it makes the pause."""
    from asystent.polish.spelling import SIGNS

    return "".join(f" {SIGNS[sign]}{sign if sign in _STOPS else ''} " if sign in signs else sign for sign in text)


def spelled(text: str, *, by_names: bool = False) -> list[str]:
    """Names of all characters, a few in one sentence with pauses between, to be spoken one sentence after another.

    ``by_names``: letters are called by first names, as on the telephone.
    """
    from asystent.polish.spelling import spell

    names = spell(text, by_names=by_names)
    return [", ".join(names[at : at + _IN_ONE_BREATH]) + "." for at in range(0, len(names), _IN_ONE_BREATH)]
