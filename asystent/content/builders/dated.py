"""Parameters, deadlines and acts."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.conditions import read_basis, read_span
from asystent.content.entry import Entry


def parameter(data: Any, file: str) -> model.Parameter:
    """Return a dated parameter."""
    entry = Entry(data, file)
    rates = []
    for inner in entry.entries("wersje"):
        since = pieces.first_day(inner)
        missing = inner.flag("nie_opisano")
        number = inner.number("ile")
        if number is None and not missing:
            raise inner.fail("Wersja parametru nie ma liczby: klucz „ile”.")
        rates.append(
            model.Rate(
                since, inner.day("do"), number, inner.text("powod", ""), read_basis(inner), pieces.checked(inner), inner.where
            )
        )
        inner.flag("od_co_najmniej")
        inner.finish()
    result = model.Parameter(
        entry.text("id"), entry.text("nazwa"), pieces.unit(entry, default=None), entry.texts("rekordy"), tuple(rates), entry.where
    )
    entry.finish()
    return result


def _last_day(entry: Entry) -> tuple[model.Span | None, bool]:
    """Return after how long the thing can begin at the latest, and whether the whole calendar year still counts."""
    inner = entry.entry("ostatni_dzien")
    if inner is None:
        return None, False
    whole_year = inner.has("koniec_roku")
    span = read_span(inner.text("koniec_roku" if whole_year else "do_ukonczenia"), inner)
    inner.finish()
    return span, whole_year


def deadline_rule(entry: Entry) -> model.DeadlineRule:
    """Return how a term is counted in one stretch of time."""
    since = pieces.first_day(entry)
    kind = pieces.kind(entry)
    rule = kind == "rule"
    count = entry.integer("ile", None if rule else 0)
    if count is None:
        raise entry.fail("Termin nie ma liczby: klucz „ile”.")
    last, whole_year = _last_day(entry)
    result = model.DeadlineRule(
        last=last,
        whole_year=whole_year,
        is_first_day=entry.flag("nastepnego_dnia"),
        since=since,
        until=entry.day("do"),
        count=count,
        unit=entry.choice("jednostka", ("dni", "dni-robocze", "tygodnie", "miesiace"), None if rule else "dni"),
        direction=entry.choice("kierunek", ("po", "przed"), "po"),
        counting=entry.choice("liczenie", ("kpa", "zwykle"), None if rule else "zwykle"),
        kind=kind,
        basis=read_basis(entry),
        checked=pieces.checked(entry),
        where=entry.where,
    )
    entry.text("powod", "" if rule else None)
    entry.flag("od_co_najmniej")
    entry.finish()
    return result


def deadline(data: Any, file: str) -> model.Deadline:
    """Return a deadline."""
    entry = Entry(data, file)
    result = model.Deadline(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        records=entry.texts("rekordy"),
        right=entry.text("uprawnienie", ""),
        fact=entry.text("od_faktu"),
        condition=pieces.condition(entry, "gdy"),
        rules=tuple(deadline_rule(item) for item in entry.entries("wersje")),
        description=entry.text("opis"),
        afterwards=entry.text("po_terminie", ""),
        where=entry.where,
    )
    entry.finish()
    return result


def act(data: Any, file: str) -> model.Act:
    """Return an act of the register."""
    entry = Entry(data, file)
    result = model.Act(
        entry.text("id"),
        entry.text("tytul"),
        entry.text("mowiony"),
        entry.text("dziennik", ""),
        entry.text("adres", ""),
        entry.day("czytano"),
        entry.where,
    )
    entry.text("uwaga", "")
    entry.finish()
    return result
