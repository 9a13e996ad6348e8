"""The head of a content folder: sections, fields of law, chapters. Proved here; the store reads it as it stands."""

from __future__ import annotations

from typing import Any

from asystent.content.entry import Entry

SECTIONS, BRANCHES, CHAPTERS = "sekcje", "dzialy", "rozdzialy"


def prove(data: Any, file: str) -> None:
    """Refuse unknown and missing keys of the lists in the head. Raises ``ContentError``."""
    entry = Entry(data, file)
    for item in entry.entries(SECTIONS):
        _named(item)
        item.finish()
    for item in entry.entries(BRANCHES):
        _named(item)
        item.flag("zawsze")
        item.flag("drogi")
        item.finish()
    for item in entry.entries(CHAPTERS):
        _named(item)
        item.text("dzial")
        item.finish()


def _named(item: Entry) -> None:
    item.text("id")
    item.text("nazwa")
