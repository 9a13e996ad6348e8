"""Saying an answer back by its meaning."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from asystent.interview.case import UNKNOWN
from asystent.polish import dates
from asystent.polish.plural import counted
from asystent.polish.prepositions import governed

if TYPE_CHECKING:
    from asystent.content.model import Fact, Question
    from asystent.interview.case import Answer
    from asystent.polish.nouns import Case

_VALUE = "{wartosc}"


def sentence(fact: Fact, value: Answer, question: Question | None = None) -> str:
    """Return what an answer means, as a whole sentence: "Dziecko urodziło się 1 marca 2024 roku."."""
    if value == UNKNOWN:
        return f"Nie wiadomo: {question.topic if question else fact.id}."
    for known in (*fact.values, *fact.special):
        if known.id == value:
            return known.sentence
    before = fact.sentence.partition(_VALUE)[0]
    return fact.sentence.replace(_VALUE, shown(fact, value, governed(before) or "nominative"))


def shown(fact: Fact, value: Answer, case: Case = "nominative") -> str:
    """Return a date or a number the way it is printed, with its unit in the grammatical case asked for."""
    if isinstance(value, date):
        return dates.printed(value)
    if isinstance(value, int) and fact.unit:
        return counted(value, fact.unit, case)
    return str(value)


def after_colon(text: str) -> str:
    """Return a sentence as it goes on after a colon: its first letter small, unless it begins a name in capitals."""
    is_name = len(text) > 1 and not text[1].islower() and text[1] != " "
    return text if is_name else text[:1].lower() + text[1:]
