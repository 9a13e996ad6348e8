"""Answers that cannot both be true: both facts exist, the contradiction can occur, and no family of the content has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.law.diagram import FALSE
from asystent.plan.checks import walk
from asystent.plan.checks.examples import read_answers
from asystent.plan.planner import Planner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.store import Content
    from asystent.law.engine import Engine


def references(content: Content) -> Iterator[Finding]:
    """Yield findings about facts that do not exist."""
    for clash in map(content.clash, content.ids("sprzecznosci")):
        for fact in clash.facts:
            if not content.has("fakty", fact):
                yield walk.finding(clash.where, f"Nie ma faktu „{fact}”. Trzeba poprawić klucz „fakty”.", "odwolanie")


def check(content: Content, engine: Engine) -> Iterator[Finding]:
    """Yield findings about contradictions that never occur, and about families that contradict themselves."""
    law = engine.at(content.until)
    for clash in map(content.clash, content.ids("sprzecznosci")):
        if law.frame(clash.condition).truth(clash.condition) == FALSE:
            yield walk.finding(
                clash.where, f"Sprzeczność „{clash.id}” nigdy nie zachodzi. Trzeba poprawić albo usunąć warunek „gdy”.", "sprzecznosc"
            )
    for person in map(content.person, content.ids("osoby")):
        day = person.described_on or next((item["day"] for item in person.expected), content.until)
        try:
            answers = read_answers(content, person.answers, day, person.where)
        except UserError:
            continue  # told with the results of this family
        for clash in Planner(content, day, engine).clashes(answers):
            yield walk.finding(
                person.where,
                f"Rodzina „{person.name}” ma odpowiedzi, które nie pasują do siebie: {clash.sentence} "
                f"Trzeba poprawić jedną z nich: {' albo '.join(clash.facts)}.",
                "sprzecznosc",
            )
