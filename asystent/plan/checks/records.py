"""Records of the research: each used or left out, never both, and named once in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.store import Content


def _lists(content: Content) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield id, place and records of everything that names records."""
    for right in walk.rights(content):
        yield right.id, right.where, right.records
    for kind, read in (
        ("parametry", content.parameter),
        ("terminy", content.deadline),
        ("terminy-pism", content.letter_term),
        ("pisma", content.letter),
        ("wiedza", content.knowledge),
        ("kalkulatory", content.calculator),
        ("wysylka", content.channel),
    ):
        for name in content.ids(kind):
            thing = read(name)
            yield thing.id, thing.where, thing.records


def check(content: Content) -> Iterator[Finding]:
    """Yield findings about records that stand twice: in one list, or both used and left out."""
    for name, where, records in _lists(content):
        for record in dict.fromkeys(item for item in records if records.count(item) > 1):
            yield walk.finding(
                where, f"„{name}” podaje rekord „{record}” dwa razy. Trzeba jeden wpis usunąć z klucza „rekordy”.", "rekord-dwa-razy"
            )
        for record in dict.fromkeys(records):
            if content.has("pominiete", record):
                place = walk.place(content.omission(record).where)
                yield walk.finding(
                    where,
                    f"Rekord „{record}” jest użyty w „{name}”, a zarazem pominięty: {place}. Trzeba usunąć go z jednego z tych miejsc.",
                    "rekord-dwa-razy",
                )
