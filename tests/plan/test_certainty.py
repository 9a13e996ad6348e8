"""What rests on the press alone is said to do so, beside the very number and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from asystent.content.model import Checked
from asystent.plan import calculation, certainty, export, report
from asystent.plan.checks.examples import read_answers
from asystent.plan.planner import Planner

DAY = date(2026, 11, 21)
WORDS = {"statute": "", "official": "", "secondary": "z omówienia", "memory": "niepotwierdzon"}


@pytest.mark.parametrize("day", [date(2018, 6, 1), DAY])
def test_an_amount_says_how_well_it_is_known(content, engine, day):
    """An amount of a dated parameter is no surer than that parameter, in the lines and in the data."""
    law = engine.at(day)
    met = set()
    for name in content.ids("osoby"):
        person = content.person(name)
        base = person.described_on or day
        if base > day:
            continue
        for item in Planner(content, day, engine).result(read_answers(content, person.answers, base, name)).rights:
            gifts = [*content.right(item.id).gifts, *(gift for version in content.right(item.id).versions for gift in version.gifts)]
            for given, line in zip(item.gives, report.given_lines(item), strict=True):
                amounts = {gift.amount.parameter for gift in gifts if gift.what == given.what and gift.amount is not None}
                rates = [law.rate_version(amount) for amount in amounts if amount]
                if given.checked is None:
                    assert line.endswith(given.sentence), item.id
                    continue
                met.add(given.checked.certainty)
                assert WORDS[given.checked.certainty] in line
                assert line.endswith(given.sentence) == (given.checked.certainty in {"statute", "official"})
                if len(rates) == 1 and "{parametr" not in "".join(gift.sentence for gift in gifts):
                    assert rates[0] is not None
                    assert given.checked == rates[0].checked, item.id
    assert day != DAY or {"statute", "secondary"} <= met


def test_the_higher_unemployment_benefit_of_today_is_known_from_the_press(content, engine):
    """The notice gives the basic amount only, the amount raised by a fifth is from the press: the money and the data say so."""
    answers = {"rodzic.praca": "bezrobotny-zarejestrowany", "rodzic.dni-skladkowe": 400, "rodzic.staz-miesiecy": 300}
    planner = Planner(content, DAY, engine)
    right = planner.right("zasilek-dla-bezrobotnych", answers)
    assert any("Liczba z omówienia, nie z tekstu aktu." in line for line in report.right_lines(content, right))
    rows = next(row["daje"] for row in export.as_json(content, planner.result(answers))["uprawnienia"] if row["id"] == right.id)
    assert "secondary" in {row["sprawdzono"]["pewnosc"] for row in rows if "sprawdzono" in row}


def test_a_deadline_from_the_press_says_so(content, engine):
    """Lists and the calendar say of a deadline that its source is weaker than the act."""
    result = Planner(content, DAY, engine).result({"dziecko.data-urodzenia": date(2026, 10, 5), "rodzic.rola": "matka"})
    known = result.possible_deadlines[0]
    weak = replace(known, checked=Checked(DAY, "secondary"))
    said = "wiadomo z omówienia, nie z tekstu aktu"
    assert said in report.calendar_note(content, weak)
    assert said not in report.calendar_note(content, known)
    told = report.report(content, replace(result, deadlines=(weak,)), {})
    assert said in " ".join(line for part in told if part.title == "Terminy" for line in part.lines)


def test_a_sum_is_no_surer_than_what_went_into_it(content, engine):
    """A calculation that reckons with an amount from the press is itself from the press."""
    for name in content.ids("kalkulatory"):
        item = content.calculator(name)
        for example in item.examples:
            values = {field: text.replace(",", ".") for field, text in example.values.items()}
            outcome = calculation.work_out(item, values, engine, example.day)
            version = next(one for one in item.versions if one.since <= example.day and (one.until is None or example.day <= one.until))
            named = [node.name for step in version.steps for node in calculation.nodes(step.formula) if node.op == "parameter"]
            named += [found for sentence, _ in version.sentences for found in certainty.parameters_in(sentence)]
            weakest = certainty.of_parameters(engine.at(example.day), named)
            notes = [note.certainty for note in (version.checked, weakest) if note is not None]
            assert outcome.checked.certainty == max(notes, key=certainty.ORDER.index), (name, example.day)
