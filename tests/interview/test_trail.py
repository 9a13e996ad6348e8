"""The way back lies in the case file: what was done in earlier sittings is taken back like what was done a moment ago."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from asystent.content.store import load
from asystent.interview import trail
from asystent.interview.case import Case, resumed
from asystent.interview.document import ASIDE, BIRTH, DUE, UNBORN, read, to_document

DAY = date(2026, 11, 22)
CONTENT = load()
FACTS = {name: CONTENT.fact(name) for name in CONTENT.ids("fakty")}
VALUES = {
    BIRTH: [date(2024, 3, 1), date(2025, 3, 1)],
    "rodzic.rola": ["matka", "ojciec", "nie-wiem"],
    "rodzic.staz-miesiecy": [1, 2, "nie-wiem"],
    "orzeczenie.pkt7": ["tak", "nie"],
    "orzeczenie.wazne-do": ["bezterminowo", date(2027, 1, 1)],
}
DEEDS = st.lists(
    st.one_of(
        *(st.tuples(st.just(fact), st.sampled_from(values)) for fact, values in VALUES.items()),
        st.tuples(st.sampled_from(list(VALUES)), st.none()),
        st.tuples(st.just("dział"), st.none()),
        st.tuples(st.just("koniec"), st.none()),
    ),
    max_size=25,
)


def restarted(case):
    """The case as the next sitting finds it."""
    return read(json.loads(json.dumps(to_document(case))), FACTS, where="x", today=DAY, forgiving=True).case


def way_back(case):
    """The states that wstecz leads through; a step that changes nothing is none."""
    states = [(case.answers, case.skipped)]
    while undone := case.undo():
        case = undone[0]
        if (case.answers, case.skipped) != states[-1]:
            states.append((case.answers, case.skipped))
    return states


@given(DEEDS)
def test_a_restart_changes_nothing_about_the_way_back(deeds):
    """After any answers, changes, skips, ways back and restarts in between, wstecz goes through the same states as without a restart."""
    through = apart = Case()
    for fact, value in deeds:
        if fact == "koniec":
            apart = restarted(apart)
        elif fact == "dział":
            rest = [name for name in VALUES if name not in through.answers and name not in through.skipped]
            through, apart = (case.skip_all(rest) if rest else case for case in (through, apart))
        elif value is None and fact in through.answers:  # only an open question is ever put aside
            through, apart = (case.undo()[0] for case in (through, apart))
        elif value is None and fact not in through.skipped:
            through, apart = through.skip(fact), apart.skip(fact)
        elif value not in {None, through.answers.get(fact)}:  # a step that changes nothing is forgotten by a restart
            through, apart = through.answer(fact, value), apart.answer(fact, value)
    assert way_back(restarted(apart)) == way_back(through)
    again = to_document(restarted(restarted(apart)))
    assert again == to_document(restarted(apart))


def test_a_case_told_straight_on_needs_no_steps_in_its_file():
    """The order of the answers says it all: nothing more is kept than must be."""
    case = Case().answer("rodzic.rola", "matka").answer("orzeczenie.pkt7", "tak")
    assert trail.KEY not in to_document(case)
    assert trail.KEY in to_document(case.answer("rodzic.rola", "ojciec"))


def test_what_was_taken_back_is_in_the_file_no_more():
    """docs/bezpieczenstwo.md: an answer taken back leaves no step behind, a changed one leaves the answer before it."""
    case = restarted(Case().answer("rodzic.rola", "ojciec").answer("rodzic.rola", "matka"))
    assert "ojciec" in json.dumps(to_document(case))
    back = case.undo()[0]
    assert "matka" not in json.dumps(to_document(back))
    assert to_document(back.undo()[0])["odpowiedzi"] == {}
    assert "ojciec" not in json.dumps(to_document(back.undo()[0]))


def test_a_file_does_not_grow_with_every_change():
    """Many more changes than are kept: the file stays small, and the way back still ends before the first answer."""
    case = Case().answer("rodzic.rola", "matka")
    for number in range(trail.MOST + 500):
        case = case.answer("rodzic.staz-miesiecy", number % 400)
    document = to_document(case)
    assert len(document[trail.KEY]) == trail.MOST
    assert len(json.dumps(document, indent=1)) < 150_000
    wide = Case()
    for _ in range(50):
        wide = wide.skip_all(FACTS)
    rows = to_document(wide)[trail.KEY]
    assert sum(1 + len(row["razem"]) for row in rows) <= trail.MOST
    states = way_back(restarted(case))
    assert len(states) == trail.MOST + 3
    assert states[-1] == ({}, frozenset())
    assert list(states[-2][0]) == ["rodzic.rola"]


def test_the_day_a_birth_was_expected_comes_back_with_it():
    """Unused while the child is born and kept beside the answers; taking the birth back brings it back, also after a restart."""
    due = DAY + timedelta(days=60)
    born = Case().answer(BIRTH, UNBORN).answer(DUE, due).answer(BIRTH, date(2026, 11, 1))
    document = to_document(born)
    assert document["odpowiedzi"] == {BIRTH: "2026-11-01"}
    assert document[ASIDE] == {DUE: due.isoformat()}
    found = read(document, FACTS, where="x", today=DAY, forgiving=True)
    assert (found.aside, found.returned) == ((), ())
    assert read(document, FACTS, where="x", today=DAY).case.answers == {BIRTH: date(2026, 11, 1)}
    assert to_document(found.case) == document
    back = found.case.undo()[0]
    assert back.answers == {BIRTH: UNBORN, DUE: due}
    assert to_document(back)["odpowiedzi"] == {DUE: due.isoformat()}


def test_steps_that_make_no_sense_are_passed_over():
    """Written by hand, damaged, or about what is not asked any more: the steps that can be used are used."""
    raw = [
        7,
        {},
        {"fakt": 7},
        {"fakt": "nie.ma", "przedtem": "tak"},
        {"fakt": "orzeczenie.pkt7", "przedtem": "moze"},
        {"fakt": "orzeczenie.pkt7", "przedtem": {}},
        {"fakt": BIRTH, "przedtem": "2999-01-01"},
        {"fakt": "rodzic.rola", "przedtem": "ojciec", "razem": [7, "nie.ma"], "pominiete": 1},
        {"fakt": "orzeczenie.pkt7", "razem": 7},
    ]
    for told in (raw, 7, None, {"fakt": 1}):
        document = {"format": 1, "odpowiedzi": {"rodzic.rola": "matka", "orzeczenie.pkt7": "tak"}, trail.KEY: told}
        states = [answers for answers, _ in way_back(read(document, FACTS, where="x", today=DAY).case)]
        assert states[-1] == {}
        if told is raw:
            assert states[1:3] == [{"rodzic.rola": "matka"}, {"rodzic.rola": "ojciec"}]


def test_steps_are_led_to_the_names_of_today(content):
    """A fact renamed since: its step belongs to the new name."""
    from asystent.content.store import Content

    rows = {"rola.dawna": {"z": "rola.dawna", "na": "rodzic.rola", "wartosci": {"tata": "ojciec"}, "_l": 1, "_f": "przenosiny.yaml"}}
    new = Content({**content.bundle(), "przenosiny": rows})
    document = {"format": 1, "odpowiedzi": {"rola.dawna": "matka"}, trail.KEY: [{"fakt": "rola.dawna", "przedtem": "tata"}]}
    case = read(document, FACTS, where="x", today=DAY, moves=new.moves).case
    assert case.undo()[0].answers == {"rodzic.rola": "ojciec"}
    assert resumed({"rodzic.rola": "matka"}).undo()[0].answers == {}
