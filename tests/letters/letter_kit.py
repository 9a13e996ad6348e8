"""What several tests of letters use: the five letters, today, and the examples of a letter's fields."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asystent.content.model import Letter

LETTERS = (
    "odwolanie-do-wojewodzkiego-zespolu-o-punkty",
    "wniosek-o-obnizenie-wymiaru-czasu-pracy",
    "wniosek-o-prace-zdalna",
    "wniosek-o-urlop-wychowawczy",
    "wniosek-o-urlop-wychowawczy-dodatkowy",
)
TODAY = dt.date(2026, 11, 22)


def examples(letter: Letter, **changes: str) -> dict[str, str]:
    """Return the example of every field of a letter, some of them changed (``_`` in a name stands for ``-``)."""
    values = {field.id: field.example for field in letter.fields}
    return values | {name.replace("_", "-"): value for name, value in changes.items()}
