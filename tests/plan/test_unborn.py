"""Parents who expect a child hear what its birth will change, never a bare no."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from asystent.letters.compose import Occasion
from asystent.letters.standing import caution
from asystent.plan import export, report
from asystent.plan.chapters import chapters
from asystent.plan.checks.examples import read_answers
from asystent.plan.planner import Planner
from tests.storage.talk_kit import talk

BIRTH, DUE = "dziecko.data-urodzenia", "ciaza.przewidywany-termin"
POSSIBLE = {"przysluguje", "uznaniowe", "zalezy"}
DAY = date(2026, 11, 21)


def everything(result):
    """All rights and paths of a result by id."""
    return {item.id: item for item in (*result.rights, *result.paths)}


def expecting(content, engine):
    """Every family of the content that expects a child: its day, and the results before and just after the birth."""
    for name in content.ids("osoby"):
        person = content.person(name)
        if DUE in person.answers:
            day = person.described_on
            answers = read_answers(content, person.answers, day, name)
            born = {fact: value for fact, value in answers.items() if fact != DUE} | {BIRTH: day}
            planner = Planner(content, day, engine)
            yield everything(planner.result(answers)), everything(planner.result(born))


@pytest.fixture
def leave(content, engine):
    """Parental leave of an employed mother three months before the birth."""
    answers = {DUE: date(2027, 2, 20), "rodzic.rola": "matka", "rodzic.praca": "umowa-o-prace"}
    return Planner(content, DAY, engine).right("urlop-rodzicielski", answers)


def test_every_no_that_birth_ends_says_so(content, engine):
    """A right that comes, or may come, with the birth names it, with the very answer that a child born that day has; no other does."""
    told = 0
    for before, after in expecting(content, engine):
        for name, item in before.items():
            comes = item.outcome == "nie-przysluguje" and after[name].outcome in POSSIBLE
            assert (item.at_birth is not None) == comes, name
            line = report.birth_line(content, item)
            assert ("urodzenie dziecka" in line) == comes, name
            assert ("urodzenie dziecka" in report.headline(item)) == comes, name
            if comes:
                told += 1
                assert (item.at_birth.outcome, item.at_birth.depends) == (after[name].outcome, after[name].depends)
    assert told > 50


def test_families_with_a_child_hear_nothing_of_birth(content, engine):
    """What birth will change is no subject where the child is there, nor where nobody knows of one."""
    for answers in ({}, {BIRTH: date(2026, 1, 5)}, {BIRTH: "nie-wiem", DUE: "nie-wiem"}):
        found = everything(Planner(content, DAY, engine).result(answers))
        assert all(item.at_birth is None for item in found.values())


def test_a_no_that_needs_more_than_birth_names_both(content, engine):
    """Free supplies need the child and its certificate: both stand in what would change the no."""
    answers = {DUE: date(2027, 2, 20), "orzeczenie.rodzaj": "brak", "za-zyciem.zaswiadczenie": "nie"}
    item = Planner(content, DAY, engine).right("wyroby-medyczne-bez-limitu", answers)
    assert item.outcome == "nie-przysluguje"
    assert item.change[0] == "Dziecko się urodziło."
    assert len(item.change) > 1


def test_birth_is_told_wherever_the_no_is(content, engine, leave):
    """The details, the data, the recording and the caution over a letter say it too."""
    assert "Zmieni to urodzenie dziecka." in " ".join(report.right_lines(content, leave))
    answers = {DUE: date(2027, 2, 20), "rodzic.rola": "matka", "rodzic.praca": "umowa-o-prace"}
    result = Planner(content, DAY, engine).result(answers)
    row = next(row for row in export.as_json(content, result)["uprawnienia"] if row["id"] == leave.id)
    assert row["po_urodzeniu"] == {"wynik": "przysluguje", "zalezy_od": []}
    parts = chapters(content, result, len, 10**6)
    assert any(part.title == "Po urodzeniu dziecka" and leave.name in " ".join(part.lines) for part in parts)
    letter = content.letter("wniosek-o-urlop-rodzicielski")
    assert "Zmieni to urodzenie dziecka." in caution(letter, Occasion(content, answers, DAY, engine))


def test_the_conversation_counts_what_birth_changes_and_tells_it_first(content, tmp_path, monkeypatch):
    """The results by ear say how many refusals the birth may end, put them first in the list, and name the ways it opens."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    path = tmp_path / "ciaza.json"
    facts = {DUE: "2027-02-20", "rodzic.rola": "matka", "rodzic.praca": "umowa-o-prace", "rodzic.staz-miesiecy": 24}
    path.write_text(json.dumps({"format": 1, "odpowiedzi": facts}), encoding="utf-8")
    said = talk(content, DAY, "wszystkie", *["nie wiem"] * 45, "nie przysługuje", path=path)
    assert re.search(r"Z tego urodzenie dziecka zmieni albo może zmienić: [1-9]", said)
    assert "Drogi, które otworzy albo może otworzyć urodzenie dziecka, razem " in said
    listed = said[said.index("Uprawnienia, które nie przysługują, razem") :].split(" Wynik ")[1:]
    coming = ["urodzenie dziecka" in line for line in listed]
    assert any(coming)
    assert coming == sorted(coming, reverse=True)
