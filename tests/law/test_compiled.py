"""The compiled law of a day against the slow evaluator and against the engine."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import oracle

from asystent.law.compiled import Compiled
from asystent.law.engine import Engine
from tests.conftest import MORE, days, every_right, families


@pytest.fixture(scope="module")
def compiled(engine):
    """The compiled law of a day, made once."""
    made = {}

    def of(day):
        if day not in made:
            made[day] = Compiled(engine.at(day))
        return made[day]

    return of


def few_days(content):
    """Days far apart, so few that each is compiled once."""
    return st.sampled_from((content.until, content.since, *(content.until - timedelta(days=400 * back) for back in range(1, 9))))


@settings(max_examples=200 * MORE)
@given(st.data())
def test_fully_answered_families_come_out_as_the_words_say(content, engine, compiled, data):
    """Every right of a fully answered family is what the slow evaluator reads from the content; 10 000 families in the long run."""
    day = data.draw(few_days(content))
    law, names = engine.at(day), [right.id for right in every_right(content)]
    ready = compiled(day)
    world = {fact: data.draw(st.sampled_from(law.cells(fact))) for fact in content.ids("fakty")}
    judge = oracle.Oracle(content, day)
    assert ready.outcomes(world) == {name: judge.outcome(world, name) for name in names}


@settings(max_examples=20 * MORE)
@given(st.data())
def test_what_is_not_told_is_answered_as_by_the_engine(content, engine, data):
    """A fact that is missing, or holds a value that no domain has, is never taken for a no: the exact answer is given."""
    day = data.draw(days(content))
    known = engine.known(data.draw(families(content, day)))
    law = engine.at(day)
    assert Compiled(law).outcomes(known) == {right.id: law.verdict(right.id, known).outcome for right in every_right(content)}


def test_two_days_that_are_compared_and_decide_nothing(engine):
    """A comparison that falls out of every finished diagram needs no place: both days known is no reason to fail."""
    law = engine.at(date(2024, 10, 1))
    known = {"orzeczenie.wazne-do": "bezterminowo", "orzeczenie.nowy-wniosek": "nie-zlozono"}
    found = Compiled(law).outcomes(known)
    assert found == {name: law.verdict(name, known).outcome for name in found}


def test_a_day_outside_the_described_law_is_not_described(content):
    """No right is answered for a day after the described law."""
    law = Engine(content).at(content.until + timedelta(days=1))
    assert set(Compiled(law).outcomes({}).values()) == {"poza-stanem-prawnym"}
