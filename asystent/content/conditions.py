"""Condition trees: from the keys of the content to ``Condition`` nodes."""

from __future__ import annotations

from typing import Any

from asystent.content.entry import Entry, to_day, to_number
from asystent.content.model import Amount, Basis, Condition, FactDay, Span

UNITS = {"lat": "lat", "lata": "lat", "rok": "lat", "miesiecy": "miesiecy", "miesiace": "miesiecy", "miesiac": "miesiecy"}
UNITS |= {"tygodni": "tygodni", "tygodnie": "tygodni", "tydzien": "tygodni", "dni": "dni", "dzien": "dni"}

NUMBER_TESTS = ("mniej_niz", "najwyzej", "wiecej_niz", "co_najmniej")
DATE_TESTS = ("przed", "do", "od", "po")
SPAN_TESTS = (
    "wiek_co_najmniej",
    "wiek_mniej_niz",
    "do_konca_roku_w_ktorym_ma",
    "minelo_najwyzej",
    "minelo_wiecej_niz",
    "do_konca_miesiaca_po",
    "zostalo_najwyzej",
    "zostalo_wiecej_niz",
)
FACT_TESTS = ("jest", *NUMBER_TESTS, *DATE_TESTS, *SPAN_TESTS)
_TEST_SET = set(FACT_TESTS)

ALWAYS = Condition("const", value=True)


def read_basis(entry: Entry, key: str = "podstawa") -> tuple[Basis, ...]:
    """Return the legal basis under ``key``."""
    if not entry.has(key):
        return ()
    result = []
    for item in entry.entries(key):
        result.append(Basis(item.text("akt"), item.text("jednostka", "")))
        item.finish()
    return tuple(result)


def read_span(value: Any, entry: Entry) -> Span:
    """Return a length of time such as ``18 lat``."""
    words = str(value).split()
    if len(words) != 2 or not words[0].isdigit() or words[1] not in UNITS:  # noqa: PLR2004 - a number and a unit
        raise entry.fail(f"„{value}” nie jest długością czasu. Przykład: 18 lat albo 6 miesiecy.")
    return Span(int(words[0]), UNITS[words[1]])


def _operand(test: str, value: Any, entry: Entry) -> Any:
    if test == "jest":
        values = value if isinstance(value, list) else [value]
        if not values or not all(isinstance(item, (str, int)) for item in values):
            raise entry.fail("Klucz „jest” ma zawierać wartość albo listę wartości.")
        return tuple(values)
    if test in NUMBER_TESTS:
        if isinstance(value, dict):
            inner = Entry(value, entry.file, entry.line)
            amount = Amount(parameter=inner.text("parametr"))
            inner.finish()
            return amount
        return Amount(number=to_number(value, entry))
    if test in DATE_TESTS:
        if isinstance(value, dict):
            inner = Entry(value, entry.file, entry.line)
            other = FactDay(inner.text("fakt"))
            inner.finish()
            return other
        return "dzis" if value == "dzis" else to_day(value, entry)
    return read_span(value, entry)


def read_condition(data: Any, file: str, line: int = 1) -> Condition:
    """Return the tree written in ``data``. Raises ``ContentError`` where it makes no sense."""
    entry = Entry(data, file, line)
    words: dict[str, Any] = {
        "sentence": entry.text("zdanie", ""),
        "sentence_no": entry.text("zdanie_nie", ""),
        "basis": read_basis(entry),
        "where": entry.where,
    }
    node = _read_node(entry, words)
    entry.finish()
    return node


def _parts(entry: Entry, items: Any) -> tuple[Condition, ...]:
    if not isinstance(items, list) or not items:
        raise entry.fail("Lista warunków jest pusta albo nie jest listą.")
    return tuple(read_condition(item, entry.file, entry.line) for item in items)


def _read_node(entry: Entry, words: dict[str, Any]) -> Condition:  # noqa: C901, PLR0911 - one branch an operator
    if entry.has("fakt"):
        name = entry.text("fakt")
        tests = _TEST_SET.intersection(entry.data)
        if len(tests) != 1:
            raise entry.fail(f"Warunek o fakcie „{name}” ma mieć dokładnie jedno porównanie.")
        test = tests.pop()
        return Condition("fact", name=name, test=test, value=_operand(test, entry.raw(test), entry), **words)
    if entry.has("wszystkie"):
        return Condition("all", parts=_parts(entry, entry.raw("wszystkie")), **words)
    if entry.has("dowolny"):
        return Condition("any", parts=_parts(entry, entry.raw("dowolny")), **words)
    if entry.has("nie"):
        return Condition("not", parts=(read_condition(entry.raw("nie"), entry.file, entry.line),), **words)
    if entry.has("co_najmniej"):
        inner = Entry(entry.raw("co_najmniej"), entry.file, entry.line)
        least = inner.integer("ile")
        parts = _parts(inner, inner.raw("z"))
        inner.finish()
        if least is None or not 1 <= least <= len(parts):
            raise entry.fail("Klucz „ile” ma być liczbą od 1 do liczby warunków.")
        return Condition("least", parts=parts, least=least, **words)
    if entry.has("stale"):
        return Condition("const", value=entry.flag("stale"), **words)
    if entry.has("definicja"):
        return Condition("def", name=entry.text("definicja"), **words)
    if entry.has("uprawnienie"):
        name = entry.text("uprawnienie")
        wanted = entry.raw("ma", ["przysluguje"])
        return Condition("right", name=name, value=tuple(wanted if isinstance(wanted, list) else [wanted]), **words)
    if entry.has("termin"):
        name = entry.text("termin")
        return Condition("deadline", name=name, value=entry.choice("jest", ("trwa", "minal")), **words)
    if entry.has("dzien"):
        inner = Entry(entry.raw("dzien"), entry.file, entry.line)
        span = (inner.day("od"), inner.day("do"))
        inner.finish()
        return Condition("day", value=span, **words)
    raise entry.fail("To nie jest warunek. Brakuje klucza fakt, wszystkie, dowolny, nie albo innego z listy.")
