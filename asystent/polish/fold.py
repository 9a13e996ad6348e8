"""Folding: what makes two answers the same answer."""

from __future__ import annotations

# NFD would leave "ł" alone and needs unicodedata; a person types these nine letters, so a table says it all.
_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_COMBINING = dict.fromkeys((0x0301, 0x0307, 0x0328))  # acute, dot above, ogonek typed as separate characters


def fold(text: str) -> str:
    """Return `text` in lower case, without Polish diacritics, with single spaces and none at the ends.

    Meant for matching what a person typed against a label: "Zasiłek " and "zasilek" fold to the same string.
    """
    return " ".join(text.translate(_COMBINING).translate(_PLAIN).lower().split())
