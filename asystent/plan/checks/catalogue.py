"""The catalogue: rights somebody can have and somebody not, exceptions that mean something, paths with steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.plan.checks import walk
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.store import Content
    from asystent.plan.checks.survey import Reach, Survey


def shape(content: Content) -> Iterator[Finding]:
    """Yield findings about rights without versions and paths without steps."""
    for right in walk.rights(content):
        if not right.versions:
            yield walk.finding(right.where, f"„{right.id}” nie ma żadnej wersji. Trzeba dopisać klucz „wersje”.", "struktura")
        elif all(version.kind == "absent" for version in right.versions):
            yield walk.finding(
                right.where,
                f"„{right.id}” nikomu nigdy nie przysługuje: we wszystkich wersjach to prawo nie istnieje. "
                "Trzeba dopisać wersję, w której istnieje, albo usunąć to uprawnienie.",
                "nigdy",
            )
    for path in map(content.path, content.ids("sciezki")):
        if not path.steps and not any(version.steps for version in path.versions):
            yield walk.finding(path.where, f"Droga „{path.id}” nie ma żadnego kroku. Trzeba dopisać klucz „kroki”.", "droga-bez-kroku")


def reach(content: Content, survey: Survey) -> Iterator[Finding]:
    """Yield findings about versions nobody can meet, rights nobody is without, and exceptions in conflict."""
    for right in walk.rights(content):
        day = survey.everybody.get(right.id)
        if day is not None and not right.universal:
            yield walk.finding(
                right.where,
                f"„{right.id}” przysługuje zawsze i każdemu w dniu {printed(day)}. "
                "Jeśli tak ma być, trzeba dopisać „powszechne: tak”. Jeśli nie, brakuje warunku.",
                "zawsze",
            )
    for found in survey.reach.values():
        name, version = found.right.id, found.version
        if not found.met:
            yield walk.finding(
                version.where,
                f"„{name}”: w tej wersji nikomu nigdy nie przysługuje, bo jej warunki wykluczają się nawzajem. Trzeba poprawić warunki.",
                "nigdy",
            )
        elif not found.held:
            yield walk.finding(
                version.where,
                f"„{name}”: wyjątki tej wersji wykluczają każdego, kto spełnia jej warunki. "
                "Trzeba poprawić wyjątek, który przeczy warunkom.",
                "sprzeczne-wyjatki",
            )
        yield from _exceptions(found)


def _exceptions(found: Reach) -> Iterator[Finding]:
    name, exceptions = found.right.id, found.version.exceptions
    for number, exception in enumerate(exceptions):
        where = exception.where or found.version.where
        if number not in found.alive:
            yield walk.finding(
                where,
                f"„{name}”: ten wyjątek nigdy nie jest prawdą, więc nikogo nie wyłącza. Trzeba go poprawić albo usunąć.",
                "sprzeczne-wyjatki",
            )
            continue
        wider = [
            other
            for one, other in sorted(found.covered)
            # Of two that mean the same, the later one is the superfluous one.
            if one == number and other in found.alive and ((other, one) not in found.covered or other < one)
        ]
        if wider:
            other = exceptions[wider[0]].where or found.version.where
            yield walk.finding(
                where,
                f"„{name}”: ten wyjątek jest zbędny, bo każdego, kogo wyłącza, wyłącza już inny wyjątek: {walk.place(other)}. "
                "Trzeba usunąć jeden z nich albo poprawić ten, który jest za szeroki.",
                "sprzeczne-wyjatki",
            )
