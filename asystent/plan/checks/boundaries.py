"""The day before and the first day of each version: where law changes, an example stands on both sides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from asystent.plan.checks import walk
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.model import Right
    from asystent.content.store import Content


def missing(content: Content, right: Right) -> Iterator[tuple[str, date, date, list[date]]]:
    """Yield place, last day before, first day and the days without an example, for each boundary of a right that lacks one.

    A right whose version is picked by another day than today has no such boundary.
    """
    if right.reference != "dzis":
        return
    told = {example.day for example in content.examples(right.id)}
    for version in right.versions:
        if content.since < version.since <= content.until:
            before = version.since - timedelta(days=1)
            lacking = [day for day in (before, version.since) if day not in told]
            if lacking:
                yield version.where, before, version.since, lacking


def check(content: Content) -> Iterator[Finding]:
    """Yield findings about boundaries without an example on one side or on both."""
    for right in walk.rights(content):
        for where, before, first, lacking in missing(content, right):
            days = " i na dzień ".join(printed(day) for day in lacking)
            yield walk.finding(
                where,
                f"„{right.id}”: prawo zmienia się między {printed(before)} a {printed(first)}. "
                f"Brakuje przykładu na dzień {days}. Trzeba dopisać go w kluczu „przyklady”.",
                "bez-przykladu-granicy",
            )
