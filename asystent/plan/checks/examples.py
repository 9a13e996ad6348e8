"""Examples are tests: each must come out as its author worked it out, and every right has the three kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.values import read_value
from asystent.law.frame import DEPENDS, DISCRETIONARY, NO, YES
from asystent.plan.assemble import gifts
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.model import Example, Right
    from asystent.content.store import Content
    from asystent.law.engine import Engine

UNSOUND = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""What working out a condition can raise where an id leads nowhere or a comparison does not fit its fact."""
NEEDED = {YES: "TAK", NO: "NIE", DEPENDS: "ZALEŻY"}


def read_answers(content: Content, answers: dict[str, Any], day: date, where: str) -> dict[str, Any]:
    """Return answers as the engine takes them. Raises ``UserError`` naming what is wrong."""
    found = {}
    for name, raw in answers.items():
        if not content.has("fakty", name):
            raise UserError(f"Nie ma faktu „{name}”.")
        found[name] = read_value(content.fact(name), raw, day=day, where=where)
    return found


def amounts(content: Content, engine: Engine, right: Right, answers: dict[str, Any], day: date) -> dict[str, list[Any]]:
    """Return what a right certainly gives this family: kind of amount to numbers."""
    law = engine.at(day)
    found: dict[str, list[Any]] = {}
    for gift in gifts(law, content.right(right.id), law.verdict(right.id, engine.known(answers))):
        if gift.certain:
            found.setdefault(gift.what, []).append(gift.amount)
    return found


def kinds(content: Content, possible: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Yield rights without an example for each kind of answer.

    ``possible`` holds the kinds that can come out of a right at all; of a right that is not in it every kind is wanted.
    """
    for right in walk.rights(content):
        seen = {example.outcome for example in content.examples(right.id)}
        for outcome, word in NEEDED.items():
            is_spared = (
                (outcome == YES and DISCRETIONARY in seen)
                or (outcome == NO and right.universal)
                or outcome not in possible.get(right.id, NEEDED)
            )
            if outcome not in seen and not is_spared:
                yield walk.finding(
                    right.where, f"„{right.id}” nie ma przykładu na {word}. Trzeba dopisać go w kluczu „przyklady”.", "bez-przykladu"
                )


def check(content: Content, engine: Engine, broken: Collection[str] = ()) -> Iterator[Finding]:
    """Yield examples that do not come out.

    ``broken``: files with ids that lead nowhere; what they hold, or what cannot be worked out because of them, is skipped.
    """
    for right in walk.rights(content):
        for example in () if right.where.rpartition(":")[0] in broken else content.examples(right.id):
            try:
                yield from _compare(content, engine, right, example)
            except UNSOUND:
                if not broken:
                    raise


def _compare(content: Content, engine: Engine, right: Right, example: Example) -> Iterator[Finding]:
    try:
        answers = read_answers(content, example.answers, example.day, example.where)
    except UserError as error:
        yield walk.finding(example.where, error.sentence, "przyklad")
        return
    verdict = engine.verdict(right.id, answers, example.day)
    title = f"Przykład „{example.name}” do „{right.id}”"
    if verdict.outcome != example.outcome:
        more = f", zależy od: {', '.join(verdict.depends)}" if verdict.depends else ""
        yield walk.finding(example.where, f"{title} ma dać wynik {example.outcome}, a daje {verdict.outcome}{more}.", "przyklad")
        return
    if example.depends is not None and set(example.depends) != set(verdict.depends):
        yield walk.finding(
            example.where,
            f"{title} ma zależeć od: {', '.join(sorted(example.depends))}, a zależy od: {', '.join(sorted(verdict.depends))}.",
            "przyklad",
        )
    given = amounts(content, engine, right, answers, example.day)
    for what, number in example.gives.items():
        if number not in given.get(what, []):
            shown = ", ".join(str(item) for item in given.get(what, [])) or "niczego takiego"
            yield walk.finding(example.where, f"{title} ma dać {what} {number}, a daje: {shown}.", "przyklad")
