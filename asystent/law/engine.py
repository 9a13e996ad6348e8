"""The engine: answers of every day, and what the answers of a case make known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.law.day import DayLaw
from asystent.law.domain import UndescribedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from asystent.content.model import Condition
    from asystent.content.store import Content
    from asystent.law.day import Verdict

UNKNOWN = "nie-wiem"


class Engine:
    """Answers for every day, keeping what was worked out for a few of them."""

    def __init__(self, content: Content, kept_days: int = 4) -> None:
        self.content = content
        self._days: dict[date, DayLaw] = {}
        self._kept = kept_days
        self._following: list[tuple[str, str, str]] | None = None

    def at(self, day: date) -> DayLaw:
        """Return the law of ``day``."""
        found = self._days.get(day)
        if found is None:
            while len(self._days) >= self._kept:
                del self._days[next(iter(self._days))]
            found = self._days[day] = DayLaw(self.content, day)
        return found

    def known(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the answers of a case make known: without "nie-wiem", with what follows from another fact."""
        result = {fact: value for fact, value in answers.items() if value != UNKNOWN and value is not None}
        if self._following is None:
            facts = map(self.content.fact, self.content.ids("fakty"))
            self._following = [(fact.id, item.id, item.follows_from) for fact in facts for item in fact.special if item.follows_from]
        told = set(result)
        for name, value, source in self._following:
            if name not in told and source in result:
                result[name] = value
        return result

    def verdict(self, name: str, answers: Mapping[str, Any], day: date) -> Verdict:
        """Return the answer about a right or a path; ``answers`` as ``values`` makes them of a case file."""
        return self.at(day).verdict(name, self.known(answers))

    def holds(self, condition: Condition | None, answers: Mapping[str, Any], day: date) -> bool | None:
        """Return whether a condition is true, false, or (None) still open. None where its law is not described."""
        if condition is None:
            return True
        try:
            return self.at(day).holds(condition, self.known(answers))
        except UndescribedError:
            return None
