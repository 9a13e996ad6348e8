"""A conversation about one field of law asks less and decides that field all the same."""

from __future__ import annotations

import pytest

from asystent.interview.scope import whole
from asystent.plan.checks.examples import read_answers
from asystent.plan.planner import Planner


def families(content, engine):
    """Every family of the content, with the day it was described on; an unborn child is said to be one, as at the prompt."""
    for name in content.ids("osoby"):
        person = content.person(name)
        day = person.described_on or person.expected[0]["day"]
        yield name, day, engine.known(read_answers(content, person.answers, day, name))


def walk(planner, family):
    """Answer as the family does until nothing is asked any more; what it does not know it says so."""
    answers, asked = {}, []
    while True:
        question = planner.next_question(answers)
        if question is None:
            return answers, asked
        asked.append(question.fact)
        answers[question.fact] = family.get(question.fact, "nie-wiem")


@pytest.mark.parametrize("branch", ["praca", "swiadczenia", "edukacja", "zdrowie", "rodzic"])
def test_a_chosen_field_is_decided_as_in_the_whole_conversation(content, engine, branch):
    """Whoever says "school" at the start hears the same answers about school as one who sat through everything."""
    for name, day, family in list(families(content, engine))[::3]:
        scoped = Planner(content, day, engine, frozenset({branch}))
        answers, asked = walk(scoped, family)
        complete = {**dict.fromkeys(content.ids("pytania"), "nie-wiem"), **family}
        for right in content.ids("uprawnienia"):
            if content.right(right).branch == branch:
                here = engine.verdict(right, answers, day)
                there = engine.verdict(right, complete, day)
                if here.outcome == "zalezy" and not scoped.may_be_told(here.depends, answers):
                    continue  # rests only on things so far from this family that it is not asked about them
                assert here.outcome == there.outcome, (name, right)
        assert len(asked) == len(set(asked))


def test_a_chosen_field_asks_no_more_than_everything(content, engine):
    """The choice is there to spare questions."""
    spared = 0
    for _, day, family in list(families(content, engine))[::4]:
        every = walk(Planner(content, day, engine), family)[1]
        for branch in content.branches:
            if not branch.always:
                some = walk(Planner(content, day, engine, frozenset({branch.id})), family)[1]
                spared += len(every) - len(some)
    assert spared > 0


def test_fields_that_belong_to_every_conversation_are_always_there(content):
    """Whoever asks about work still hears that the certificate can be appealed against."""
    assert whole(frozenset({"praca"}), content) == {"praca", "orzeczenie", "procedura"}
    assert whole(frozenset(), content) == frozenset()


def test_the_best_is_the_weightiest_certain_right_of_the_field(content, engine):
    """Już wiadomo tells what matters most, and only what is certain."""
    for _, day, family in list(families(content, engine))[::5]:
        for scope in (frozenset(), frozenset({"edukacja"})):
            planner = Planner(content, day, engine, scope)
            best = planner.best(family)
            certain = [
                content.right(name)
                for name in content.ids("uprawnienia")
                if planner.covers(content.right(name).branch) and engine.verdict(name, family, day).outcome == "przysluguje"
            ]
            own = [right for right in certain if not right.universal]
            if best is None:
                assert not own
            else:
                assert best.outcome == "przysluguje"
                assert best.weight == max(right.weight for right in own)
                second = planner.best(family, [best.id])
                assert second is None or (second.id != best.id and second.weight <= best.weight)
