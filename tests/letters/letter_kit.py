"""What several tests of letters use: all letters, today, and the examples of a letter's fields."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from asystent.content import store

if TYPE_CHECKING:
    from asystent.content.model import Letter

LETTERS = tuple(store.load().ids("pisma"))
"""Every letter there is: what holds for one has to hold for all."""
FIRST = (
    "odwolanie-do-wojewodzkiego-zespolu-o-punkty",
    "wniosek-o-obnizenie-wymiaru-czasu-pracy",
    "wniosek-o-prace-zdalna",
    "wniosek-o-urlop-wychowawczy",
    "wniosek-o-urlop-wychowawczy-dodatkowy",
)
"""Five letters of every make: where one costly look at each kind of branch is enough."""
TODAY = dt.date(2026, 11, 22)


def examples(letter: Letter, **changes: str) -> dict[str, str]:
    """Return the example of every field of a letter, some of them changed (``_`` in a name stands for ``-``)."""
    values = {field.id: field.example for field in letter.fields}
    return values | {name.replace("_", "-"): value for name, value in changes.items()}
