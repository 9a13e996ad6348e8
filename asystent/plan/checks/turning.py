"""The days on which an answer can change because the law does: what has to be looked at, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content.model import Amount, FactDay
from asystent.law.calendar import add_days
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from asystent.content.model import Condition, Right
    from asystent.content.store import Content

Span = tuple["date | None", "date | None"]


class Turning:
    """Turning days of rights and conditions, with all that they refer to; worked out once each.

    Not ``heeds_days``: only days from which another version of the law is in force, without those that a condition itself names.
    """

    def __init__(self, content: Content, *, heeds_days: bool = True) -> None:
        self.content = content
        self._heeds_days = heeds_days
        self._kept: dict[tuple[str, str], frozenset[date]] = {}

    def of_right(self, right: Right) -> list[date]:
        """Return the days within the described law on which a right can change, its last day included."""
        return self._sorted(self._thing("right", right.id))

    def of(self, conditions: Iterable[Condition | None]) -> list[date]:
        """Return the days on which one of the conditions can change its meaning, and the last described day."""
        days: set[date] = set()
        for condition in conditions:
            if condition is not None:
                days |= self._condition(condition)
        return self._sorted(days)

    def _sorted(self, days: Iterable[date]) -> list[date]:
        first, last = self.content.since, self.content.until
        return sorted({first, last} | {day for day in days if first <= day <= last})

    def _condition(self, root: Condition) -> set[date]:
        days: set[date] = set()
        for node in walk.nodes(root):
            if node.op == "day":
                days.update(_ends([node.value]) if self._heeds_days else ())
            elif node.op in {"def", "right", "deadline"}:
                days |= self._thing(node.op, node.name)
            elif node.op == "fact" and not node.name.startswith(walk.FIELD):
                days |= self._thing("fact", node.name)
                if isinstance(node.value, FactDay):
                    days |= self._thing("fact", node.value.fact)
                elif isinstance(node.value, Amount) and node.value.parameter:
                    rates = self.content.parameter(node.value.parameter).rates
                    days.update(_ends((rate.since, rate.until) for rate in rates))
        return days

    def _thing(self, op: str, name: str) -> frozenset[date]:
        key = (op, name)
        if key not in self._kept:
            self._kept[key] = frozenset()  # facts may concern each other; a circle adds no day
            self._kept[key] = frozenset(self._days_of(op, name))
        return self._kept[key]

    def _days_of(self, op: str, name: str) -> set[date]:
        content = self.content
        if op == "fact":
            concerns = content.fact(name).concerns
            return set() if concerns is None else self._condition(concerns)
        if op == "deadline":
            deadline = content.deadline(name)
            return set(_ends((rule.since, rule.until) for rule in deadline.rules)) | self._thing("fact", deadline.fact)
        if op == "def":
            versions = content.definition(name)[3]
            days = set(_ends((since, until) for since, until, _ in versions))
            conditions = [condition for _, _, condition in versions]
        else:
            right = content.right(name)
            days = set(_ends((version.since, version.until) for version in right.versions))
            conditions = list(walk.right_conditions(right))
        for condition in conditions:
            days |= self._condition(condition)
        return days


def _ends(spans: Iterable[Span]) -> Iterator[date]:
    """Yield the first day of each stretch and the first day after it."""
    for since, until in spans:
        if since is not None:
            yield since
        if until is not None:
            yield add_days(until, 1)
