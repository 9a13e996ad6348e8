"""Answers that a failing disk has spoiled, taken from the version of the case before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.interview.case import resumed
from asystent.interview.document import ASIDE, Reading
from asystent.interview.values import raw_of

if TYPE_CHECKING:
    from asystent.interview.case import Case


def mended(reading: Reading, before: Case) -> Reading:
    """Return the reading with answers that were put aside now taken from the version ``before`` it, where that has them.

    One wrong letter may stand in the name of a fact, so an answer that is missing now, is called the same but for that letter,
    and was told with the same words counts too.
    """
    aside = dict(reading.case.extra.get(ASIDE, {}))
    answers = dict(reading.case.answers)
    left = []
    for name in reading.aside:
        alike = (fact for fact, value in before.answers.items() if _is_one_letter_off(fact, name) and raw_of(value) == aside[name])
        fact = name if name in before.answers else next((fact for fact in alike if fact not in answers), "")
        if fact and fact not in answers:
            answers[fact] = before.answers[fact]
            del aside[name]
        else:
            left.append(name)
    old = reading.case
    extra = {**old.extra, ASIDE: aside} if aside else old.without_extra(ASIDE).extra
    case = resumed(answers, old.history, skipped=old.skipped - set(answers), day=old.day, name=old.name, extra=extra)
    return Reading(case, tuple(left), reading.returned, reading.moved)


def _is_one_letter_off(fact: str, name: str) -> bool:
    return len(fact) == len(name) and sum(one != two for one, two in zip(fact, name, strict=True)) == 1
