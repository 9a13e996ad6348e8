"""Whether the right behind a letter applies, said in one line before somebody relies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.law.frame import CLOSED, DEPENDS, NO, OUTSIDE
from asystent.plan.assemble import right_result
from asystent.plan.planner import ORDER
from asystent.plan.report import birth_line
from asystent.polish import dates

if TYPE_CHECKING:
    from asystent.content.model import Letter
    from asystent.letters.compose import Occasion
    from asystent.plan.result import RightResult

MOST_TOPICS = 7


def caution(letter: Letter, at: Occasion) -> str:
    """Return a line that begins with „Uwaga”, empty where the right applies or an authority decides."""
    day = dates.printed(at.day)
    if not at.content.describes(at.day):
        return f"Uwaga. Program nie opisuje prawa z dnia {day}. Pismo powołuje sam akt, bez numeru przepisu."
    rights = [right for right in (letter.right, *letter.also) if at.content.has("uprawnienia", right)]
    if not rights:
        return ""
    law, known = at.engine.at(at.day), at.engine.known(at.answers)
    best = min(rights, key=lambda right: ORDER[law.verdict(right, known).outcome])
    result = right_result(law, best, known)
    if result.outcome not in CLOSED | {DEPENDS}:
        return ""
    return f"Uwaga. {letter.caution or _doubt(at, result, day)}".strip()


def _doubt(at: Occasion, result: RightResult, day: str) -> str:
    """Say why the right does not apply, or what its answer still depends on."""
    reasons = " ".join(result.refusal)
    if result.outcome == NO:
        told = f"Na dzień {day} to uprawnienie nie przysługuje: {result.name}. {reasons} {birth_line(at.content, result)}"
        return told.strip()
    if result.outcome == OUTSIDE:
        return f"Nie wiadomo, czy na dzień {day} to uprawnienie przysługuje: {result.name}. {reasons}"
    topics = [at.content.question(fact).topic if at.content.has("pytania", fact) else fact for fact in result.depends[:MOST_TOPICS]]
    more = " i inne" if len(result.depends) > MOST_TOPICS else ""
    return (
        f"Nie wiadomo jeszcze, czy na dzień {day} to uprawnienie przysługuje: {result.name}. "
        f"Zależy to od odpowiedzi na pytania: {', '.join(topics)}{more}."
    )
