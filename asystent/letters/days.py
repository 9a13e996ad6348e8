"""The dates of a letter: what contradicts itself, what is odd, by when the letter has to be handed in, when an answer is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from asystent.content.builders.letters import TODAY
from asystent.letters import fields
from asystent.letters.relevance import filled, truth
from asystent.plan import terms
from asystent.polish import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asystent.content.model import Letter, LetterField, TermUse
    from asystent.letters.compose import Occasion
    from asystent.letters.fields import Value
    from asystent.plan.result import DeadlineResult

EARLIER, LATER = "wcześniej", "później"


def check_order(blanks: Iterable[LetterField], values: Mapping[str, Value]) -> None:
    """Refuse dates that cannot be true together. Raises ``FieldError`` naming the later of two fields."""
    for field in blanks:
        for sentence in _clashes(field, values):
            raise fields.FieldError(field.id, f"{sentence} Trzeba poprawić jedną z tych dat.")


def _clashes(field: LetterField, values: Mapping[str, Value]) -> Iterator[str]:
    """Yield how the date of ``field`` contradicts other fields. ``urlop-do`` never comes before ``urlop-od``."""
    if field.type != "data" or field.id not in values:
        return
    start = field.id.removesuffix("-do") + "-od"
    before = (*field.not_before, start) if field.id.endswith("-do") else field.not_before
    mine = values[field.id]
    for limits, is_wrong, word in (
        (before, mine.plain.__lt__, EARLIER),
        (field.not_after, mine.plain.__gt__, LATER),
    ):
        for other in limits:
            if other in values and is_wrong(values[other].plain):
                yield f"Pole {field.id} ma dzień {mine.shown}, a to {word} niż {values[other].shown} w polu {other}."


def doubts(letter: Letter, values: Mapping[str, Value], at: Occasion, only: str = "") -> list[str]:
    """Return sentences about dates that are odd or too late on the day of the letter; ``only``: about this field."""
    kept = filled(letter, values, at.holds)
    suggested = fields.suggestions(kept, at.answers)
    found = []
    for field in letter.fields:
        if field.type != "data" or field.id not in kept or only not in {"", field.id}:
            continue
        mine = kept[field.id]
        told = f"Uwaga. {field.question} Wpisano: {mine.shown}."
        found += [f"Uwaga. {sentence} Trzeba poprawić jedną z tych dat." for sentence in _clashes(field, kept)]
        today = f"dzień pisma, czyli {dates.printed(at.day)}. Trzeba sprawdzić tę datę."
        if TODAY in field.not_after and mine.plain > at.day.isoformat():
            found.append(f"{told} To później niż {today}")
        if TODAY in field.not_before and mine.plain < at.day.isoformat():
            found.append(f"{told} To wcześniej niż {today}")
        other = suggested.get(field.id, "")
        if other and other != mine.shown:
            found.append(f"{told} W odpowiedziach zapisany jest inny dzień: {other}. Trzeba sprawdzić, który jest dobry.")
    late = [item for field, item in _hand_in(letter, values, at) if item.passed and only in {"", field}]
    found += [f"Uwaga. {item.name}: {dates.printed(item.day)}. Ten dzień już minął. {item.afterwards}" for item in late]
    return found


def hand_in(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[DeadlineResult]:
    """Return by which day the letter has to be handed in, the nearest first; empty where nothing sets one."""
    return sorted((item for _, item in _hand_in(letter, values, at)), key=lambda item: item.day)


def _hand_in(letter: Letter, values: Mapping[str, Value], at: Occasion) -> Iterator[tuple[str, DeadlineResult]]:
    kept = filled(letter, values, at.holds)
    for use in _uses(letter, kept, at):
        value = kept.get(use.field)
        if value is None:
            continue
        found = terms.counted(at.content, use.term, date.fromisoformat(value.plain), at.day, at.day)
        if found is not None:
            # Named with its letter: a calendar tells two letters with the same term apart.
            yield use.field, replace(found, id=f"{letter.id}.{found.id}")


def answered_by(letter: Letter, values: Mapping[str, Value], at: Occasion) -> tuple[str, ...]:
    """Return the ids of the terms that bind who gets the letter."""
    return tuple(use.term for use in _uses(letter, filled(letter, values, at.holds), at) if not use.field)


def _uses(letter: Letter, kept: Mapping[str, Value], at: Occasion) -> Iterator[TermUse]:
    """Yield the terms that concern this letter, also where that is not quite known."""
    for use in letter.terms:
        if truth(use.condition, kept, at.holds) is not False:
            yield use
