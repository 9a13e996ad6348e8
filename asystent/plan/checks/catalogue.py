"""Rights that can never hold or always hold, paths without steps, families nobody described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.law.engine import DayLaw
from asystent.law.frame import DISCRETIONARY, NO, OUTSIDE, YES
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.model import Right
    from asystent.content.store import Content


def sample_days(content: Content, right: Right) -> list[date]:
    """Return a day in each version of ``right`` within the described law."""
    days = {content.since, content.until}
    for version in right.versions:
        for day in (version.since, version.until):
            if day is not None and content.since <= day <= content.until:
                days.add(day)
    return sorted(days)


def _reach(content: Content) -> Iterator[Finding]:
    laws: dict[date, DayLaw] = {}
    for right in walk.rights(content):
        outcomes: set[object] = set()
        for day in sample_days(content, right):
            law = laws.setdefault(day, DayLaw(content, day))
            verdict = law.verdict(right.id, {})
            if verdict.frame is None:
                outcomes.add(verdict.outcome)
            else:
                outcomes |= verdict.frame.diagram.outcomes(verdict.node)
        if not outcomes & {YES, DISCRETIONARY}:
            yield walk.finding(right.where, f"„{right.id}” nikomu nigdy nie przysługuje.", "nigdy")
        elif NO not in outcomes and OUTSIDE not in outcomes and not right.universal:
            yield walk.finding(
                right.where,
                f"„{right.id}” przysługuje zawsze i każdemu. Jeśli tak ma być, trzeba dopisać „powszechne: tak”.",
                "zawsze",
            )


def _shape(content: Content) -> Iterator[Finding]:
    for right in walk.rights(content):
        if not right.versions:
            yield walk.finding(right.where, f"„{right.id}” nie ma żadnej wersji.", "struktura")
    for name in content.ids("sciezki"):
        path = content.path(name)
        if not path.steps and not any(version.steps for version in path.versions):
            yield walk.finding(path.where, f"Droga „{name}” nie ma żadnego kroku.", "droga-bez-kroku")


def check(content: Content) -> list[Finding]:
    """Return findings about the catalogue."""
    return [*_shape(content), *_reach(content)]
