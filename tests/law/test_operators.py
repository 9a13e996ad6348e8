"""Operators that the content of today uses little, over a small content of their own."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from asystent.content.store import Content
from asystent.law.engine import Engine

DAY = date(2026, 3, 10)
LAW = {"podstawa": [], "sprawdzono": {"dnia": "2026-01-01", "pewnosc": "statute"}}
SENTENCES = {"zdanie": "Tak.", "zdanie_nie": "Nie."}


def content(condition, hidden=False):
    """Three yes-or-no facts, two dates, and one right with ``condition``."""
    yes_no = {
        name: {
            "id": name,
            "typ": "wybor",
            "wartosci": [{"id": "tak", "zdanie": "Tak."}, {"id": "nie", "zdanie": "Nie."}],
            "jak_ustalic": "Zapytać.",
            "_f": "fakty.yaml",
        }
        for name in ("x.a", "x.b", "x.c")
    }
    day = {"typ": "data", "zdanie": "{wartosc}", "jak_ustalic": "Zapytać.", "_f": "fakty.yaml"}
    dates = {name: {"id": name} | day for name in ("d.a", "d.b")}
    if hidden:
        dates["d.b"] |= {"dotyczy_gdy": {"fakt": "x.a", "jest": "tak"}, "ukryte_znaczy": "brak"}
    right = {"id": "p", "nazwa": "P", "wersje": [{"od": "2010-01-01", "warunki": condition} | LAW], "_f": "p.yaml"}
    kinds = {"fakty": yes_no | dates, "uprawnienia": {"p": right}}
    empty = {kind: {} for kind in ("akty", "definicje", "pytania", "parametry", "sciezki", "terminy", "pisma", "osoby")}
    return Content({"kwestionariusz": {"stan_prawny": {"od": "2015-12-31", "do": "2026-12-31"}}} | empty | kinds)


@pytest.mark.parametrize("least", [1, 2, 3])
def test_at_least_counts(least):
    """"At least so many of these" is true exactly when so many are, and depends on what is still open."""
    parts = [{"fakt": name, "jest": "tak"} | SENTENCES for name in ("x.a", "x.b", "x.c")]
    engine = Engine(content({"co_najmniej": {"ile": least, "z": parts}}))
    for values in product(("tak", "nie", "nie-wiem"), repeat=3):
        answers = dict(zip(("x.a", "x.b", "x.c"), values, strict=True))
        true, open_ = values.count("tak"), values.count("nie-wiem")
        expected = "przysluguje" if true >= least else "nie-przysluguje" if true + open_ < least else "zalezy"
        verdict = engine.verdict("p", answers, DAY)
        assert verdict.outcome == expected, answers
        wanted = {name for name, value in answers.items() if value == "nie-wiem"} if expected == "zalezy" else set()
        assert set(verdict.depends) == wanted


@pytest.mark.parametrize("test", ["przed", "do", "od", "po"])
@pytest.mark.parametrize("hidden", [False, True])
def test_two_dates_are_compared_exactly(test, hidden):
    """Two dates of a family: whatever is known of them, the answer is what trying all days would give."""
    condition = {
        "wszystkie": [
            {"fakt": "d.a", test: {"fakt": "d.b"}} | SENTENCES,
            {"fakt": "d.a", "od": "2026-03-01"} | SENTENCES,
            {"fakt": "d.b", "do": "2026-03-05"} | SENTENCES,
        ]
    }
    engine = Engine(content(condition, hidden=hidden))
    window = [date(2026, 2, 26) + timedelta(days=step) for step in range(12)]

    def holds(a, b, x):
        if hidden and x == "nie":
            return False
        order = {"przed": a < b, "do": a <= b, "od": a >= b, "po": a > b}[test]
        return order and a >= date(2026, 3, 1) and b <= date(2026, 3, 5)

    far = [date(1990, 1, 1), date(2100, 1, 1)]
    for known_a, known_b in product([None, *window], repeat=2):
        answers = {key: value for key, value in (("d.a", known_a), ("d.b", known_b), ("x.a", "tak")) if value is not None}
        first = [known_a] if known_a else window + far
        second = [known_b] if known_b else window + far
        table = {(a, b): holds(a, b, "tak") for a in first for b in second}
        verdict = engine.verdict("p", answers, DAY)
        if len(set(table.values())) == 1:
            assert verdict.outcome == ("przysluguje" if next(iter(table.values())) else "nie-przysluguje"), answers
            continue
        depends = set()
        if any(len({table[a, b] for a in first}) > 1 for b in second):
            depends.add("d.a")
        if any(len({table[a, b] for b in second}) > 1 for a in first):
            depends.add("d.b")
        assert (verdict.outcome, set(verdict.depends)) == ("zalezy", depends), answers


def test_equal_known_dates_and_their_order():
    """The comparison alone, with one date unknown, is open on both sides of the known day."""
    engine = Engine(content({"fakt": "d.a", "do": {"fakt": "d.b"}} | SENTENCES))
    assert engine.verdict("p", {"d.a": DAY, "d.b": DAY}, DAY).outcome == "przysluguje"
    assert engine.verdict("p", {"d.a": DAY + timedelta(days=1), "d.b": DAY}, DAY).outcome == "nie-przysluguje"
    assert engine.verdict("p", {"d.a": DAY}, DAY).depends == ("d.b",)


def test_the_end_of_a_month_some_months_later():
    """A span to the end of a month runs to its last day and not longer."""
    engine = Engine(content({"fakt": "d.a", "do_konca_miesiaca_po": "6 miesiecy"} | SENTENCES))
    assert engine.verdict("p", {"d.a": date(2025, 9, 30)}, date(2026, 3, 31)).outcome == "przysluguje"
    assert engine.verdict("p", {"d.a": date(2025, 9, 1)}, date(2026, 3, 31)).outcome == "przysluguje"
    assert engine.verdict("p", {"d.a": date(2025, 9, 30)}, date(2026, 4, 1)).outcome == "nie-przysluguje"
