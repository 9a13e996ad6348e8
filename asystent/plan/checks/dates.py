"""Versions: no gap that is not declared, no overlap, a basis, a checking note that is fresh and honest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asystent.content.findings import Finding
    from asystent.content.store import Content

DAY = timedelta(days=1)


def _spoken(day: date) -> str:
    from asystent.polish.dates import printed  # noqa: PLC0415 - only for a finding

    return printed(day)


def _row(content: Content, name: str, versions: Sequence[Any], where: str) -> Iterator[Finding]:
    """Check one row of versions: it covers the described law without gap or overlap."""
    expected = content.since
    previous: Any = None
    for version in sorted(versions, key=lambda item: (item.since, item.until or date.max)):
        if version.until is not None and version.until < version.since:
            yield walk.finding(version.where, f"„{name}”: wersja kończy się, zanim się zaczęła.", "nakladanie")
            continue
        if previous is not None and (previous.until is None or version.since <= previous.until):
            yield walk.finding(
                version.where,
                f"„{name}”: do dnia {_spoken(version.since)} pasują dwie wersje naraz, ta i ta z {previous.where}.",
                "nakladanie",
            )
        elif version.since > expected:
            yield walk.finding(
                version.where,
                f"„{name}”: rodzina, która pyta o dzień {_spoken(expected)}, nie dostanie odpowiedzi: nie pasuje żadna wersja.",
                "luka",
            )
        previous = version
        if version.until is None:
            expected = date.max
        elif version.until >= expected:
            expected = version.until + DAY
    if expected <= content.until:
        yield walk.finding(
            where,
            f"„{name}”: rodzina, która pyta o dzień {_spoken(expected)}, nie dostanie odpowiedzi: nie pasuje żadna wersja.",
            "luka",
        )


def _rows(content: Content) -> Iterator[Finding]:
    for right in walk.rights(content):
        if right.versions:
            yield from _row(content, right.id, right.versions, right.where)
    for name in content.ids("parametry"):
        parameter = content.parameter(name)
        yield from _row(content, name, parameter.rates, parameter.where)
    for name in content.ids("terminy"):
        deadline = content.deadline(name)
        yield from _row(content, name, deadline.rules, deadline.where)
    for name in content.ids("wiedza"):
        known = content.knowledge(name)
        yield from _row(content, name, known.versions, known.where)


def _sources(content: Content) -> Iterator[Finding]:
    newest: date | None = None
    for _, _, _, checked in walk.dated(content):
        if checked is not None and (newest is None or checked.day > newest):
            newest = checked.day
    for where, kind, basis, checked in walk.dated(content):
        if kind == "unknown":
            continue
        if not basis:
            yield walk.finding(where, "Wersja nie ma podstawy prawnej: klucza „podstawa”.", "bez-podstawy")
        if checked is None:
            yield walk.finding(where, "Wersja nie mówi, kiedy ją sprawdzono: klucza „sprawdzono”.", "bez-sprawdzenia")
            continue
        if checked.certainty == "memory":
            yield walk.finding(where, "Ta wersja opiera się na pamięci. Trzeba ją potwierdzić.", "pamiec", "ostrzezenie")
        if newest is not None and (newest - checked.day).days > content.stale_days:
            yield walk.finding(
                where, f"Tę wersję sprawdzono dawno, {_spoken(checked.day)}.", "dawno-sprawdzone", "ostrzezenie"
            )


def _horizon(content: Content) -> Iterator[Finding]:
    for right in walk.rights(content):
        for version in right.versions:
            if version.since > content.until:
                yield walk.finding(
                    version.where,
                    f"Wersja zaczyna się {_spoken(version.since)}, po końcu opisanego czasu.",
                    "za-horyzontem",
                    "ostrzezenie",
                )


def check(content: Content) -> list[Finding]:
    """Return findings about dates and sources."""
    return [*_rows(content), *_sources(content), *_horizon(content)]
