"""The terms of letters: by when one is handed in, by when its answer is due, counted by the law of the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.content.stretch import version_on
from asystent.law import calendar
from asystent.plan.result import DeadlineResult
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asystent.content.store import Content
    from asystent.interview.case import Case

MOST_SENT = 1000
SENT = "zlozone_pisma"
"""Where a case file keeps the letters that were handed in."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that was handed in: its id, the day, and the ids of the terms that bind who answers."""

    letter: str
    day: date
    terms: tuple[str, ...]

    def stored(self) -> dict[str, Any]:
        """Return it as it is kept in a case file."""
        return {"pismo": self.letter, "dzien": self.day.isoformat(), "terminy": list(self.terms)}


def sent_of(case: Case) -> tuple[Sent, ...]:
    """Return the letters of a case that wait for an answer."""
    return read_sent(case.extra.get(SENT))


def read_sent(data: Any) -> tuple[Sent, ...]:
    """Return the letters that a case file tells of; what makes no sense is passed over, never an error."""
    found = []
    for item in data[:MOST_SENT] if isinstance(data, list) else ():
        if not isinstance(item, dict):
            continue
        letter, day, terms = item.get("pismo"), item.get("dzien"), item.get("terminy")
        if not isinstance(letter, str) or not isinstance(day, str) or not isinstance(terms, list):
            continue
        try:
            when = date.fromisoformat(day)
        except ValueError:
            continue
        found.append(Sent(letter, when, tuple(str(term) for term in terms[:MOST_SENT])))
    return tuple(found)


def counted(content: Content, term_id: str, start: date, law_day: date, today: date) -> DeadlineResult | None:
    """Return the day of a term counted from ``start`` by the law of ``law_day``; None where that law knows no such term.

    ``today`` decides whether it has passed.
    """
    term = content.letter_term(term_id)
    rule = version_on(content.term_rules(term_id), law_day) if content.describes(law_day) else None
    if rule is None or rule.kind != "rule":
        return None
    end = calendar.deadline(start, rule, content.days_off)
    if rule.is_first_day:
        end = calendar.add_days(end, 1)
    ready = f" Gotowe pismo: {content.letter_heading(term.letter)[0]}." if term.letter else ""
    return DeadlineResult(
        term.id, term.name, end, term.description, end < today, f"{term.afterwards}{ready}", rule.basis, rule.checked
    )


def awaited(content: Content, sent: Iterable[Sent], today: date) -> tuple[DeadlineResult, ...]:
    """Return the days by which answers to the letters are due, each named with its letter and the day it was handed in."""
    found = []
    for item in sent:
        if not content.has("pisma", item.letter):
            continue
        name = content.letter_heading(item.letter)[0]
        for term in item.terms:
            due = counted(content, term, item.day, item.day, today) if content.has("terminy-pism", term) else None
            if due is not None:
                found.append(_of_letter(due, item, name))
    return tuple(found)


def _of_letter(due: DeadlineResult, item: Sent, name: str) -> DeadlineResult:
    return replace(due, id=f"{item.letter}.{item.day.isoformat()}.{due.id}", name=f"{due.name}, pismo z dnia {printed(item.day)}: {name}")

