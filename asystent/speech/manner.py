"""How a voice is to speak: speed, volume, which voice, whether punctuation is named, and how letters are called."""

from __future__ import annotations

from typing import NamedTuple


class Manner(NamedTuple):
    """``step`` and ``loudness`` are steps from the user's usual ones; ``voice`` empty: the back end's own.

    ``by_names``: spelling calls letters by first names.
    """

    step: int = 0
    loudness: int = 0
    voice: str = ""
    with_signs: bool = False
    by_names: bool = False

    def orders(self) -> list[dict[str, object]]:
        """Return the orders that make a worker speak so."""
        found: list[dict[str, object]] = [{"do": "rate", "step": self.step}, {"do": "loudness", "step": self.loudness}]
        if self.voice:
            found.append({"do": "voice", "name": self.voice})
        return found
