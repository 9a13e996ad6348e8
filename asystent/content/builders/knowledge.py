"""Law facts that are no entitlements, and the list of what the content leaves out."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.conditions import read_basis
from asystent.content.entry import Entry


def _version(entry: Entry) -> model.KnowledgeVersion:
    since = pieces.first_day(entry)
    kind = pieces.kind(entry)
    version = model.KnowledgeVersion(
        kind=kind,
        since=since,
        until=entry.day("do"),
        reason=entry.text("powod", "" if kind == "rule" else None),
        sentences=pieces.lines(entry, "zdania"),
        number=entry.number("ile"),
        unit=pieces.unit(entry),
        basis=read_basis(entry),
        checked=pieces.checked(entry),
        open_start=entry.flag("od_co_najmniej"),
        where=entry.where,
    )
    if kind == "rule" and not version.sentences:
        raise entry.fail("Wersja nic nie mówi: brakuje klucza „zdania”.")
    entry.finish()
    return version


def knowledge(data: Any, file: str) -> model.Knowledge:
    """Return a law fact that is no entitlement."""
    entry = Entry(data, file)
    result = model.Knowledge(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        chapter=entry.text("rozdzial"),
        records=entry.texts("rekordy"),
        condition=pieces.condition(entry, "gdy"),
        versions=tuple(_version(item) for item in entry.entries("wersje")),
        notes=pieces.lines(entry, "uwagi"),
        where=entry.where,
    )
    if not result.versions:
        raise entry.fail("Brakuje klucza „wersje”.")
    entry.finish()
    return result


def omission(data: Any, file: str) -> model.Omission:
    """Return a record that the content leaves out, with the reason."""
    entry = Entry(data, file)
    result = model.Omission(entry.text("rekord"), entry.text("dlaczego"), entry.where)
    entry.finish()
    return result
