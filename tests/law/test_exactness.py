"""The engine against a brute-force evaluator, and the two honesty rules."""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import oracle

from asystent.law.engine import Engine
from tests.conftest import MORE, days, every_right, families


@settings(max_examples=120 * MORE)
@given(st.data())
def test_engine_equals_enumeration(content, engine, data):
    """Outcome and "zależy od" are exactly what enumerating every possibility gives."""
    day = data.draw(days(content))
    names = [right.id for right in every_right(content)]
    name = data.draw(st.sampled_from(names))
    law = engine.at(day)
    facts = law.facts(content.right(name))
    known = engine.known(data.draw(families(content, day, facts)))
    # Mostly known, so that enumeration stays possible.
    for fact in facts[3:]:
        if fact not in known:
            known[fact] = data.draw(st.sampled_from(law.cells(fact)))
    expected = oracle.answer(content, law, name, known)
    if expected is None:
        return
    verdict = law.verdict(name, known)
    assert (verdict.outcome, set(verdict.depends)) == expected


@settings(max_examples=60 * MORE)
@given(st.data())
def test_fully_known_families_equal_the_oracle(content, engine, data):
    """For a fully known family every right comes out as its words say."""
    day = data.draw(days(content))
    law = engine.at(day)
    names = [right.id for right in every_right(content)]
    for name in names:
        law.facts(content.right(name))
    world = {fact: data.draw(st.sampled_from(law.cells(fact))) for fact in content.ids("fakty")}
    judge = oracle.Oracle(content, day)
    for name in names:
        assert law.verdict(name, world).outcome == judge.outcome(world, name), name


@settings(max_examples=60 * MORE)
@given(st.data())
def test_what_is_seen_at_a_glance_is_the_answer(content, engine, data):
    """What is told before the exact answer was worked out is never another one, on any day, for any family."""
    day = data.draw(days(content))
    known = engine.known(data.draw(families(content, day)))
    law = engine.at(day)
    for right in every_right(content):
        assert law.at_a_glance(right.id, known) in {None, law.verdict(right.id, known).outcome}, right.id


@settings(max_examples=60 * MORE)
@given(st.data())
def test_decided_answer_never_flips(content, engine, data):
    """Whatever is decided stays so when more is told; "zależy" only ever loses possibilities."""
    day = data.draw(days(content))
    full = data.draw(families(content, day))
    told = [fact for fact, value in full.items() if value != "nie-wiem"]
    kept = data.draw(st.sets(st.sampled_from(told))) if told else set()
    part = {fact: value for fact, value in full.items() if fact in kept or data.draw(st.booleans())}
    if "dziecko.data-urodzenia" not in part and "dziecko.data-urodzenia" in full:
        part.pop("ciaza.przewidywany-termin", None)
    law = engine.at(day)
    before, after = engine.known(part), engine.known(full)
    for right in every_right(content):
        one, two = law.verdict(right.id, before), law.verdict(right.id, after)
        if one.outcome != "zalezy":
            assert two.outcome == one.outcome, right.id
        else:
            assert set(two.depends) <= set(one.depends), right.id
            assert one.depends, right.id
        assert not set(one.depends) & set(before), right.id


@settings(max_examples=60 * MORE)
@given(st.data())
def test_no_day_outside_the_described_law_is_answered(content, data):
    """A day before the first or after the last described one gets "nie opisano", not the nearest law."""
    outside = st.one_of(
        st.dates(content.until + timedelta(days=1), date(2080, 1, 1)), st.dates(date(1990, 1, 1), content.since - timedelta(days=1))
    )
    day = data.draw(outside)
    answers = data.draw(families(content, min(day, content.until)))
    engine = Engine(content)
    for right in every_right(content):
        verdict = engine.verdict(right.id, answers, day)
        assert verdict.outcome == "poza-stanem-prawnym"
        assert verdict.depends == ()


@settings(max_examples=60 * MORE)
@given(st.data())
def test_version_in_force_covers_the_day(content, engine, data):
    """An answer rests on the version whose days include the day asked about."""
    day = data.draw(days(content))
    law = engine.at(day)
    known = engine.known(data.draw(families(content, day)))
    for right in every_right(content):
        verdict = law.verdict(right.id, known)
        if right.reference != "dzis" or verdict.version is None:
            continue
        assert verdict.version.since <= day
        assert verdict.version.until is None or day <= verdict.version.until


def test_unknown_is_not_no(content, engine):
    """With nothing told, no right with conditions is decided by silence alone."""
    law = engine.at(content.until)
    for right in every_right(content):
        verdict = law.verdict(right.id, {})
        version = verdict.version
        if version is None or version.kind != "rule" or right.universal or version.condition.op == "const":
            continue
        if verdict.outcome != "zalezy":
            # Decided by the day alone, such as a request that may be made only in some months: then nobody differs.
            chance = random.Random(right.id)
            cells = {fact: law.cells(fact) for fact in content.ids("fakty")}
            worlds = ({fact: chance.choice(values) for fact, values in cells.items()} for _ in range(200))
            judge = oracle.Oracle(content, content.until)
            assert {judge.outcome(world, right.id) for world in worlds} == {verdict.outcome}, right.id


@pytest.mark.parametrize("word", ["nie-wiem", None])
def test_saying_one_does_not_know_is_like_silence(content, engine, word):
    """"Nie wiem" and no answer mean the same to every right."""
    answers = dict.fromkeys(content.ids("fakty"), word)
    for right in every_right(content):
        one, two = engine.verdict(right.id, answers, content.until), engine.verdict(right.id, {}, content.until)
        assert (one.outcome, one.depends) == (two.outcome, two.depends)
