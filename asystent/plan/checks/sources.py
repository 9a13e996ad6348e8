"""Sources: every version has a basis and a checking note that is fresh and honest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asystent.plan.checks import walk
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.store import Content


def check(content: Content, today: date) -> Iterator[Finding]:
    """Yield findings about bases and checking notes, their age counted to ``today``."""
    for where, kind, basis, checked in walk.dated(content):
        if kind == "unknown":
            continue
        if not basis:
            yield walk.finding(where, "Wersja nie ma podstawy prawnej. Trzeba dopisać klucz „podstawa”.", "bez-podstawy")
        if checked is None:
            yield walk.finding(where, "Wersja nie mówi, kiedy ją sprawdzono. Trzeba dopisać klucz „sprawdzono”.", "bez-sprawdzenia")
            continue
        if checked.certainty == "memory":
            yield walk.finding(
                where,
                "Ta wersja opiera się na pamięci. Trzeba ją potwierdzić w ustawie albo w urzędowym źródle.",
                "pamiec",
                walk.WARNING,
            )
        if checked.day > today:
            yield walk.finding(
                where,
                f"Dzień sprawdzenia, {printed(checked.day)}, jeszcze nie nadszedł. Trzeba poprawić „dnia”.",
                "dawno-sprawdzone",
                walk.WARNING,
            )
        elif (today - checked.day).days > content.stale_days:
            yield walk.finding(
                where,
                f"Tę wersję sprawdzono dawno, {printed(checked.day)}. Trzeba ją przeczytać jeszcze raz i wpisać nowy dzień.",
                "dawno-sprawdzone",
                walk.WARNING,
            )


@dataclass(frozen=True, slots=True)
class Stale:
    """How much of what rests on one act was checked too long ago: the number of versions and the oldest checking day."""

    act: str
    versions: int
    oldest: date

    @property
    def sentence(self) -> str:
        """What is heard."""
        return f"Akt: {self.act}. Wersje sprawdzone zbyt dawno: {self.versions}, najdawniej {printed(self.oldest)}."


def stale(content: Content, today: date) -> list[Stale]:
    """Return the acts whose content was checked longer ago than the content allows, the oldest first."""
    days: dict[str, list[date]] = {}
    for _, kind, basis, checked in walk.dated(content):
        if kind != "unknown" and checked is not None and (today - checked.day).days > content.stale_days:
            for act in dict.fromkeys(item.act for item in basis):
                days.setdefault(act, []).append(checked.day)
    found = [
        Stale(content.act(act).title if content.has("akty", act) else act, len(checked), min(checked)) for act, checked in days.items()
    ]
    return sorted(found, key=lambda item: (item.oldest, item.act))
