"""The error of an answer that cannot be read."""

from __future__ import annotations

_SHOWN = 40  # characters of an answer that are quoted back


class Unclear(ValueError):  # noqa: N818  it is the answer that is unclear, not an error of the program
    """An answer that cannot be read; `sentence` says in Polish what was wrong and gives an example."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.sentence = sentence


def quoted(text: str) -> str:
    """Return what was typed, fit to be said back: in quotation marks, printable, cut where it is long."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"„{plain}”" if len(plain) <= _SHOWN else f"„{plain[:_SHOWN].rstrip()}” i dalszy tekst"
