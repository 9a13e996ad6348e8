"""Calculators: sums as trees, in the words of the editors."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.builders.letters import letter_field
from asystent.content.conditions import read_basis
from asystent.content.entry import Entry, to_number

_NAMED = {"pole": "field", "parametr": "parameter", "krok": "step"}
_LISTS = {"dodaj": "add", "odejmij": "take", "pomnoz": "times", "podziel": "over", "najmniejsza": "least", "najwieksza": "most"}
COUNTED = ("liczba", "kwota")
ASKED = (*COUNTED, "tak-nie", "wybor")


def formula(value: Any, entry: Entry) -> model.Formula:
    """Return a sum: a number, or a mapping with one operation."""
    if not isinstance(value, dict):
        return model.Formula("number", number=to_number(value, entry), where=entry.where)
    inner = Entry(value, entry.file, entry.line)
    keys = [key for key in value if key != "_l"]
    found = _formula(keys[0], inner) if len(keys) == 1 else None
    if found is None:
        known = ", ".join((*_NAMED, *_LISTS, "zaokraglij", "tabela"))
        raise inner.fail(f"Działanie ma mieć jeden klucz. Dozwolone: {known}.")
    inner.finish()
    return found


def _formula(key: str, inner: Entry) -> model.Formula | None:
    if key in _NAMED:
        return model.Formula(_NAMED[key], name=inner.text(key), where=inner.where)
    if key in _LISTS:
        parts = tuple(formula(item, inner) for item in inner.items(key))
        if not parts:
            raise inner.fail(f"Działanie „{key}” nie ma liczb.")
        return model.Formula(_LISTS[key], parts, where=inner.where)
    if key == "zaokraglij":
        own = inner.entry(key)
        if own is not None:
            places = own.integer("miejsca", 2)
            rounded = model.Formula("round", (formula(own.raw("ile"), own),), number=places, where=inner.where)
            own.finish()
            return rounded
    if key == "tabela":
        own = inner.entry(key)
        if own is not None:
            return _table(own)
    return None


def _table(own: Entry) -> model.Formula:
    looked_up = formula(own.raw("wedlug"), own)
    rows = []
    for row in own.entries("wiersze"):
        rows.append((row.number("do"), formula(row.raw("ile"), row)))
        row.finish()
    own.finish()
    limits = [limit for limit, _ in rows]
    if not rows or None in limits[:-1] or limits[-1] is not None or sorted(limits[:-1]) != limits[:-1]:  # type: ignore[type-var]  # None stands only last
        raise own.fail("Wiersze tabeli mają iść od najmniejszej granicy „do”, a ostatni ma jej nie mieć.")
    return model.Formula("table", (looked_up,), rows=tuple(rows), where=own.where)


def _when(entry: Entry) -> tuple[str, str] | None:
    inner = entry.entry("gdy")
    if inner is None:
        return None
    found = (inner.text("pole"), inner.text("jest"))
    inner.finish()
    return found


def _version(entry: Entry) -> model.CalculatorVersion:
    since = pieces.first_day(entry)
    kind = pieces.kind(entry)
    steps = []
    for inner in entry.entries("kroki"):
        steps.append(model.Sum(inner.text("id"), formula(inner.raw("ile"), inner), pieces.unit(inner), _when(inner)))
        inner.finish()
    sentences = []
    for inner in entry.entries("zdania"):
        sentences.append((inner.text("zdanie"), _when(inner)))
        inner.finish()
    if kind == "rule" and not (steps and sentences):
        raise entry.fail("Wersja obliczenia nie ma kroków albo zdań: kluczy „kroki” i „zdania”.")
    version = model.CalculatorVersion(
        kind=kind,
        since=since,
        until=entry.day("do"),
        reason=entry.text("powod", "" if kind == "rule" else None),
        steps=tuple(steps),
        sentences=tuple(sentences),
        basis=read_basis(entry),
        checked=pieces.checked(entry),
        open_start=entry.flag("od_co_najmniej"),
        where=entry.where,
    )
    entry.finish()
    return version


def _reckoned(entry: Entry) -> model.Reckoned:
    day = pieces.example_day(entry)
    values, steps = entry.entry("pola"), entry.entry("kroki")
    found = model.Reckoned(
        day,
        {key: str(value) for key, value in (values.data if values else {}).items() if key != "_l"},
        {key: to_number(value, entry) for key, value in (steps.data if steps else {}).items() if key != "_l"},
        entry.where,
    )
    entry.finish()
    return found


def calculator(data: Any, file: str) -> model.Calculator:
    """Return a calculator."""
    entry = Entry(data, file)
    result = model.Calculator(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        right=entry.text("uprawnienie", ""),
        branch=entry.text("dzial"),
        records=entry.texts("rekordy"),
        fields=tuple(letter_field(item) for item in entry.entries("pola")),
        versions=tuple(_version(item) for item in entry.entries("wersje")),
        notes=pieces.lines(entry, "uwagi"),
        examples=tuple(_reckoned(item) for item in entry.entries("przyklady")),
        where=entry.where,
    )
    entry.finish()
    for field in result.fields:
        if field.type not in ASKED:
            raise entry.fail(f"Pole „{field.id}” obliczenia jest typu {field.type}. Dozwolone: {', '.join(ASKED)}.")
        if field.type in COUNTED and (field.least is None or field.most is None):
            raise entry.fail(f"Pole „{field.id}” obliczenia nie ma granic. Trzeba dopisać klucze „najmniej” i „najwiecej”.")
    return result
