"""The engine over rules that nobody wrote: random conditions, exceptions and versions, against enumerating every possibility."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import oracle

from asystent.content.store import Content
from asystent.law.engine import Engine
from asystent.law.frame import DEPENDS
from tests.conftest import MORE

DAY = date(2026, 3, 10)
LAW = {"podstawa": [], "sprawdzono": {"dnia": "2026-01-01", "pewnosc": "statute"}}
HIDING = {"fakt": "x.a", "jest": "tak"}
YES_NO = [{"id": "tak", "zdanie": "Tak."}, {"id": "nie", "zdanie": "Nie."}]
KINDS: dict[str, dict[str, object]] = {
    "x.a": {"typ": "wybor", "wartosci": YES_NO},
    "x.b": {"typ": "wybor", "wartosci": YES_NO},
    "x.c": {"typ": "wybor", "wartosci": YES_NO, "dotyczy_gdy": HIDING, "ukryte_znaczy": "nie"},
    "n.a": {
        "typ": "liczba", "zdanie": "{wartosc}", "najmniej": 0, "najwiecej": 9,
        "dotyczy_gdy": {"fakt": "x.b", "jest": "tak"}, "ukryte_znaczy": 0,
    },
    "d.a": {"typ": "data", "zdanie": "{wartosc}"},
    "d.b": {"typ": "data", "zdanie": "{wartosc}", "dotyczy_gdy": HIDING, "ukryte_znaczy": "brak"},
}  # fmt: skip
VALUES = {
    **dict.fromkeys(("x.a", "x.b", "x.c"), ("tak", "nie")),
    "n.a": tuple(range(10)),
    **dict.fromkeys(("d.a", "d.b"), (date(2026, 3, 1), date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 9))),
}
LEAVES = st.one_of(
    st.builds(lambda fact, value: {"fakt": fact, "jest": value}, st.sampled_from(("x.a", "x.b", "x.c")), st.sampled_from(("tak", "nie"))),
    st.builds(
        lambda test, limit: {"fakt": "n.a", test: limit},
        st.sampled_from(("mniej_niz", "najwyzej", "wiecej_niz", "co_najmniej")),
        st.integers(0, 9),
    ),
    st.builds(
        lambda fact, test, day: {"fakt": fact, test: f"2026-03-0{day}"},
        st.sampled_from(("d.a", "d.b")),
        st.sampled_from(("przed", "do", "od", "po")),
        st.integers(1, 9),
    ),
    st.builds(lambda test: {"fakt": "d.a", test: {"fakt": "d.b"}}, st.sampled_from(("przed", "do", "od", "po"))),
    st.sampled_from([{"stale": "tak"}, {"stale": "nie"}, {"definicja": "notion"}]),
)


def _joined(parts):
    some = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda items: {"wszystkie": items}, some),
        st.builds(lambda items: {"dowolny": items}, some),
        st.builds(lambda item: {"nie": item}, parts),
        st.builds(lambda items, least: {"co_najmniej": {"ile": min(least, len(items)), "z": items}}, some, st.integers(1, 3)),
    )


CONDITIONS = st.recursive(LEAVES, _joined, max_leaves=6)


@st.composite
def families(draw):
    """What is known of a family: all, or some."""
    whole = draw(st.booleans())
    return {fact: draw(st.sampled_from(values)) for fact, values in VALUES.items() if whole or draw(st.booleans())}


@st.composite
def contents(draw):
    """A content of two rights: ``p`` with random law, and ``q``, which asks about ``p``."""

    def version(since, until=None, **more):
        kind = draw(st.sampled_from(("rule", "rule", "rule", "absent", "unknown")))
        span = {"od": since} | ({"do": until} if until else {}) | LAW
        if kind != "rule":
            return span | {"nie_istnieje" if kind == "absent" else "nie_opisano": "tak", "powod": "Nie."}
        made = span | {"warunki": draw(CONDITIONS), "wyjatki": draw(st.lists(CONDITIONS, max_size=2))} | more
        if draw(st.booleans()):
            made |= {"uznaniowe_gdy": draw(CONDITIONS), "dlaczego_uznaniowe": "Tak."}
        return made

    reference = draw(st.sampled_from(("dzis", "d.a", "d.b")))
    law = [version("2010-01-01", "2026-03-04"), version("2026-03-05")]
    rights = {
        "p": {"id": "p", "nazwa": "P", "dzien_odniesienia": reference, "wersje": law, "_f": "p.yaml"},
        "q": {"id": "q", "nazwa": "Q", "wersje": [version("2010-01-01")], "_f": "q.yaml"},
    }
    asks = {"uprawnienie": "p", "ma": draw(st.sampled_from((["przysluguje"], ["przysluguje", "uznaniowe"], ["nie-przysluguje"])))}
    if "warunki" in rights["q"]["wersje"][0]:
        rights["q"]["wersje"][0]["warunki"] = {draw(st.sampled_from(("wszystkie", "dowolny"))): [asks, draw(LEAVES)]}
    common = {"jak_ustalic": "Zapytać.", "_f": "fakty.yaml"}
    notion = {"id": "notion", "zdanie": "Tak.", "zdanie_nie": "Nie.", "warunek": {"dowolny": [{"fakt": "x.b", "jest": "tak"}, HIDING]}}
    kinds = {
        "fakty": {name: {"id": name} | kind | common for name, kind in KINDS.items()},
        "uprawnienia": rights,
        "definicje": {"notion": notion | {"_f": "definicje.yaml"}},
    }
    empty = {kind: {} for kind in ("akty", "pytania", "parametry", "sciezki", "terminy", "pisma", "osoby")}
    return Content({"kwestionariusz": {"stan_prawny": {"od": "2015-12-31", "do": "2026-12-31"}}} | empty | kinds)


@settings(max_examples=300 * MORE)
@given(contents(), families())
def test_whatever_the_rule_the_answer_is_that_of_enumeration(made, known):
    """Outcome and "zależy od" of any rule for any family, partly known or not, are what trying every possibility gives."""
    law = Engine(made).at(DAY)
    for name in ("p", "q"):
        expected = oracle.answer(made, law, name, known, limit=100_000)
        verdict = law.verdict(name, known)
        assert (verdict.outcome, set(verdict.depends)) == expected, name


@settings(max_examples=200 * MORE)
@given(contents(), families())
def test_what_three_valued_logic_says_is_what_the_diagram_says(made, known):
    """The short cut never says another thing than the exact way, and says something of every family that is fully known."""
    law = Engine(made).at(DAY)
    for name in ("p", "q"):
        told, exact = law.kleene(known).outcome(made.right(name)), law.verdict(name, known).outcome
        assert told == exact or (told is None and (exact == DEPENDS or known.keys() != VALUES.keys()))
