"""Rights, paths, and the families that test them."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.conditions import ALWAYS, read_basis, read_condition
from asystent.content.entry import Entry, is_proven, proven, to_day, to_number
from asystent.content.stretch import Stretches

OUTCOMES = ("przysluguje", "nie-przysluguje", "zalezy", "uznaniowe", "poza-stanem-prawnym")


def _version(entry: Entry) -> model.Version:
    since = pieces.first_day(entry)
    kind = pieces.kind(entry)
    condition = pieces.condition(entry, "warunki")
    if kind == "rule" and condition is None:
        raise entry.fail("Wersja nie ma klucza „warunki”. Gdy warunków nie ma, trzeba napisać: stale: tak.")
    outcome = entry.choice("wynik", ("przysluguje", "uznaniowe"), "przysluguje")
    discretionary = pieces.condition(entry, "uznaniowe_gdy")
    is_decided_elsewhere = outcome == "uznaniowe" or discretionary is not None
    version = model.Version(
        kind=kind,
        since=since,
        until=entry.day("do"),
        reason=entry.text("powod", "" if kind == "rule" else None),
        basis=read_basis(entry),
        checked=pieces.checked(entry),
        condition=condition or ALWAYS,
        exceptions=tuple(read_condition(item, entry.file, entry.line) for item in entry.items("wyjatki")),
        outcome=outcome,
        why_discretionary=entry.text("dlaczego_uznaniowe", None if is_decided_elsewhere else ""),
        discretionary=discretionary,
        gifts=pieces.gifts(entry),
        notes=pieces.lines(entry, "uwagi"),
        steps=pieces.lines(entry, "kroki"),
        open_start=entry.flag("od_co_najmniej"),
        where=entry.where,
    )
    entry.finish()
    return version


def _versions(entry: Entry) -> Stretches[model.Version]:
    """Return the versions: proved ones as they are looked at, others now, so that an error in any of them is seen."""
    items = entry.entries("wersje")
    if not is_proven():
        built = [_version(item) for item in items]
        return Stretches([(item.since, item.until) for item in built], built.__getitem__)

    def build(at: int) -> model.Version:
        with proven():
            return _version(items[at])

    return Stretches([(item.day("od"), item.day("do")) for item in items], build)


def answers(entry: Entry, key: str) -> dict[str, Any]:
    """Return the answers of a family under ``key``, as they stand in a case file."""
    inner = entry.entry(key)
    if inner is None:
        return {}
    return {fact: value for fact, value in inner.data.items() if fact != "_l"}


def examples(data: Any, file: str) -> tuple[model.Example, ...]:
    """Return the families that test a right; they are kept apart from it, for only the checks look at them."""
    entry = Entry(data, file)
    entry.text("id")
    found = _examples(entry)
    entry.finish()
    return found


def _examples(entry: Entry) -> tuple[model.Example, ...]:
    result = []
    for inner in entry.entries("przyklady"):
        day = pieces.example_day(inner)
        gives = inner.entry("daje")
        depends = inner.texts("zalezy_od") if inner.has("zalezy_od") else None
        result.append(
            model.Example(
                inner.text("nazwa", ""),
                day,
                answers(inner, "odpowiedzi"),
                inner.choice("wynik", OUTCOMES),
                depends,
                {key: to_number(value, inner) for key, value in gives.data.items() if key != "_l"} if gives else {},
                inner.where,
            )
        )
        inner.finish()
    return tuple(result)


def _right_fields(entry: Entry) -> dict[str, Any]:
    weight = entry.integer("waga", 50)
    _examples(entry)  # proved here, read by ``examples``
    return {
        "id": entry.text("id"),
        "name": entry.text("nazwa"),
        "branch": entry.text("dzial", ""),
        "records": entry.texts("rekordy"),
        "summary": entry.text("skrot", ""),
        "weight": weight if weight is not None else 50,
        "reference": entry.text("dzien_odniesienia", "dzis"),
        "universal": entry.flag("powszechne"),
        "versions": _versions(entry),
        "gifts": pieces.gifts(entry),
        "notes": pieces.lines(entry, "uwagi"),
        "steps": pieces.lines(entry, "kroki"),
        "where": entry.where,
    }


def right(data: Any, file: str) -> model.Right:
    """Return a right."""
    entry = Entry(data, file)
    result = model.Right(**_right_fields(entry))
    entry.finish()
    return result


def path(data: Any, file: str) -> model.Path:
    """Return a path."""
    entry = Entry(data, file)
    result = model.Path(
        **_right_fields(entry),
        needs=pieces.lines(entry, "warunki_slowne"),
        advantages=pieces.lines(entry, "zalety"),
        drawbacks=pieces.lines(entry, "wady"),
        practices=pieces.lines(entry, "dobre_praktyki"),
        comparison=pieces.lines(entry, "porownanie"),
        corrections=pieces.lines(entry, "sprostowania"),
        excludes=entry.texts("wyklucza"),
    )
    entry.text("model", "")
    entry.finish()
    return result


def person(data: Any, file: str) -> model.Person:
    """Return a family used as a test."""
    entry = Entry(data, file)
    expected = []
    for inner in entry.entries("oczekiwane"):
        day = inner.day("na_dzien")
        if day is None:
            raise inner.fail("Oczekiwanie nie ma klucza „na_dzien”.")
        results = inner.entry("wyniki")
        expected.append(
            {
                "day": day,
                "shift": inner.flag("przesun_daty"),
                "results": {key: value for key, value in (results.data if results else {}).items() if key != "_l"},
                "where": inner.where,
            }
        )
        inner.finish()
    described = entry.raw("dzien_opisu")
    result = model.Person(
        entry.text("nazwa"),
        entry.text("opis", ""),
        answers(entry, "odpowiedzi"),
        to_day(described, entry) if described else None,
        tuple(expected),
        entry.where,
    )
    entry.finish()
    return result
