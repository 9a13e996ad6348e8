"""Pieces that several things of the content are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content import model
from asystent.content.conditions import read_basis, read_condition
from asystent.content.entry import Entry, to_number
from asystent.polish.plural import UNITS

if TYPE_CHECKING:
    from datetime import date

CERTAINTIES = ("statute", "official", "secondary", "memory")


def condition(entry: Entry, key: str) -> model.Condition | None:
    """Return the condition under ``key``, None where none is written."""
    value = entry.raw(key)
    return None if value is None else read_condition(value, entry.file, entry.line)


def first_day(entry: Entry) -> date:
    """Return since when a version is the law. Raises ``ContentError`` where it does not say."""
    since = entry.day("od")
    if since is None:
        raise entry.fail("Wersja musi mówić, od kiedy obowiązuje: klucz „od”.")
    return since


def kind(entry: Entry) -> str:
    """Return what a version is: rule, absent (there was or is no such thing) or unknown (not described)."""
    return "absent" if entry.flag("nie_istnieje") else "unknown" if entry.flag("nie_opisano") else "rule"


def example_day(entry: Entry) -> date:
    """Return the day of an example. Raises ``ContentError`` where it has none."""
    day = entry.day("na_dzien")
    if day is None:
        raise entry.fail("Przykład nie ma klucza „na_dzien”.")
    return day


def checked(entry: Entry) -> model.Checked | None:
    """Return when and how well the thing was checked."""
    inner = entry.entry("sprawdzono")
    if inner is None:
        return None
    day = inner.day("dnia")
    if day is None:
        raise inner.fail("Brakuje klucza „dnia”.")
    found = model.Checked(day, inner.choice("pewnosc", CERTAINTIES), inner.texts("zrodla"))
    inner.text("uwaga", "")
    inner.finish()
    return found


def amount(entry: Entry, key: str) -> model.Amount | None:
    """Return the number, or the parameter that holds it, under ``key``."""
    value = entry.raw(key)
    if value is None:
        return None
    if isinstance(value, dict):
        inner = Entry(value, entry.file, entry.line)
        found = model.Amount(parameter=inner.text("parametr"))
        inner.finish()
        return found
    return model.Amount(number=to_number(value, entry))


def unit(entry: Entry, key: str = "jednostka", default: str | None = "") -> str:
    """Return the unit of a number. Raises ``ContentError`` for one that the program cannot say."""
    word = entry.text(key, default)
    if word and word not in UNITS:
        known = ", ".join(UNITS)
        raise entry.fail(f"Jednostki „{word}” program nie umie powiedzieć. Dozwolone: {known}.")
    return word


def lines(entry: Entry, key: str) -> tuple[model.Line, ...]:
    """Return the sentences under ``key``; an item is a sentence or a mapping."""
    result = []
    for item in entry.items(key):
        if isinstance(item, str):
            result.append(model.Line(" ".join(item.split())))
            continue
        inner = Entry(item, entry.file, entry.line)
        result.append(
            model.Line(
                inner.text("zdanie"),
                inner.day("od"),
                inner.day("do"),
                condition(inner, "gdy"),
                read_basis(inner),
                inner.text("uwaga", ""),
                inner.text("uprawnienie", ""),
                inner.text("co", ""),
            )
        )
        inner.finish()
    return tuple(result)


def gifts(entry: Entry) -> tuple[model.Gift, ...]:
    """Return what a right gives."""
    result = []
    for inner in entry.entries("daje"):
        result.append(
            model.Gift(
                inner.text("co"),
                amount(inner, "ile"),
                unit(inner),
                inner.text("zdanie"),
                condition(inner, "gdy"),
                inner.day("od"),
                inner.day("do"),
                read_basis(inner),
                inner.flag("tylko_pewne"),
            )
        )
        inner.finish()
    return tuple(result)


def values(entry: Entry, key: str) -> tuple[model.Value, ...]:
    """Return the values of a fact, each with its sentence."""
    result = []
    for inner in entry.entries(key):
        result.append(model.Value(inner.text("id"), inner.text("zdanie"), inner.text("wynika_z", "")))
        inner.finish()
    return tuple(result)


def options(entry: Entry) -> tuple[model.Option, ...]:
    """Return the answers to choose from, of a question or of a letter's field."""
    result = []
    for inner in entry.entries("odpowiedzi"):
        result.append(model.Option(inner.text("wartosc"), inner.text("etykieta")))
        inner.finish()
    return tuple(result)
