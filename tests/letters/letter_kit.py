"""What several tests of letters use: all letters, today, and the examples of a letter's fields."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from asystent.content import store
from asystent.letters import write

if TYPE_CHECKING:
    from pathlib import Path

    from asystent.content.model import Letter
    from asystent.content.store import Content

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


def write_letter(content: Content, letter_id: str, values: dict[str, str], formats: list[str], folder: Path) -> list[Path]:
    """Write a letter of a case that says nothing, as the program does."""
    document = write.compose_letter(content, letter_id, {}, values, TODAY)
    return write.write_document(document, write.file_name(letter_id), TODAY, formats, folder)
