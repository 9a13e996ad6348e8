"""Paths that exclude each other: no family may find both certainly open on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.law.day import DayLaw
from asystent.law.diagram import FALSE
from asystent.law.domain import UndescribedError
from asystent.law.frame import YES, Frame
from asystent.plan.checks import walk
from asystent.plan.checks.person import describe
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Path
    from asystent.content.store import Content
    from asystent.plan.checks.turning import Turning

OPEN = frozenset({YES})


def references(content: Content) -> Iterator[Finding]:
    """Yield findings about excluded paths that are none, or the path itself."""
    for path in map(content.path, content.ids("sciezki")):
        for other in path.excludes:
            if other == path.id:
                yield walk.finding(path.where, f"Droga „{path.id}” wyklucza samą siebie. Trzeba poprawić klucz „wyklucza”.", "odwolanie")
            elif not content.has("sciezki", other):
                yield walk.finding(
                    path.where,
                    f"Nie ma drogi „{other}”, którą wyklucza droga „{path.id}”. Trzeba poprawić klucz „wyklucza”.",
                    "odwolanie",
                )


def check(content: Content, turning: Turning) -> Iterator[Finding]:
    """Yield findings about families for whom two paths that exclude each other are both certainly open."""
    seen: set[frozenset[str]] = set()
    for path in map(content.path, content.ids("sciezki")):
        for name in path.excludes:
            pair = frozenset({path.id, name})
            if pair not in seen:
                seen.add(pair)
                yield from _clash(content, turning, path, content.path(name))


def _clash(content: Content, turning: Turning, one: Path, other: Path) -> Iterator[Finding]:
    for day in sorted({*turning.of_right(one), *turning.of_right(other)}):
        law = DayLaw(content, day)
        try:
            # Both are gathered before the frame cuts the domains: one may cut finer than the other.
            facts = dict.fromkeys((*law.facts(one), *law.facts(other)))
        except UndescribedError:
            continue
        rank = {fact: number for number, fact in enumerate(content.ids("pytania"))}
        frame = Frame(law, {}, sorted(facts, key=lambda fact: rank.get(fact, len(rank))), law.kleene({}))
        diagram = frame.diagram
        both = diagram.both(diagram.is_among(frame.outcome(one), OPEN), diagram.is_among(frame.outcome(other), OPEN))
        if both != FALSE:
            yield walk.finding(
                one.where,
                f"{describe(frame, both)} W dniu {printed(day)} ma naraz otwarte dwie drogi, które się wykluczają: "
                f"„{one.id}”, {walk.place(one.where)}, i „{other.id}”, {walk.place(other.where)}. "
                "Trzeba poprawić warunki jednej z nich albo klucz „wyklucza”.",
                "wykluczajace-sie-drogi",
            )
            return
