"""What a fact can be, cut into cells at the thresholds that the rules use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any

from asystent.law import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from asystent.content.model import Amount, Condition, Fact
    from asystent.law.day import DayLaw

Test = "Callable[[Any], bool]"

FOREVER = "bezterminowo"
_ORDERS: dict[str, Callable[[date, date], bool]] = {"przed": lt, "do": le, "od": ge, "po": gt}


class UndescribedError(Exception):
    """A rule needs a number that the content does not describe for this day."""


def _ordinal(value: Any) -> date | None:
    """Return the day a value stands for in comparisons; None where it is no day at all."""
    if isinstance(value, date):
        return value
    return date.max if value == FOREVER else None


def _number_limit(law: DayLaw, condition: Condition) -> int | Decimal:
    amount: Amount = condition.value
    if amount.parameter:
        number = law.rate(amount.parameter)
        if number is None:
            raise UndescribedError(amount.parameter)
        return number
    number = amount.number
    if number is None:  # pragma: no cover - the builder refuses it
        raise UndescribedError(condition.where)
    return number


def number_test(law: DayLaw, condition: Condition) -> tuple[Callable[[Any], bool], int]:
    """Return the test of a number and the first whole number at which its answer changes."""
    limit = _number_limit(law, condition)
    whole = int(limit // 1)
    exact = whole == limit
    if condition.test == "mniej_niz":
        return (lambda value: value < limit), whole if exact else whole + 1
    if condition.test == "co_najmniej":
        return (lambda value: value >= limit), whole if exact else whole + 1
    if condition.test == "najwyzej":
        return (lambda value: value <= limit), whole + 1
    return (lambda value: value > limit), whole + 1


def _day_predicate(  # noqa: C901, PLR0911 - one return a comparison
    law: DayLaw, condition: Condition
) -> tuple[Callable[[date], bool], bool]:
    """Return a predicate on days that changes once, and whether it is true for early days."""
    today, test, value = law.day, condition.test, condition.value
    if test in {"przed", "do", "od", "po"}:
        limit = today if value == "dzis" else value
        if test == "przed":
            return (lambda day: day < limit), True
        if test == "do":
            return (lambda day: day <= limit), True
        if test == "od":
            return (lambda day: day >= limit), False
        return (lambda day: day > limit), False
    if test == "wiek_co_najmniej":
        return (lambda day: calendar.add_span(day, value) <= today), True
    if test == "wiek_mniej_niz":
        return (lambda day: calendar.add_span(day, value) > today), False
    if test == "do_konca_roku_w_ktorym_ma":
        return (lambda day: calendar.add_span(day, value).year >= today.year), False
    if test == "minelo_najwyzej":
        return (lambda day: today <= calendar.add_span(day, value)), False
    if test == "minelo_wiecej_niz":
        return (lambda day: today > calendar.add_span(day, value)), True
    if test == "do_konca_miesiaca_po":
        return (lambda day: today <= calendar.month_end(calendar.add_span(day, value))), False
    if test == "zostalo_najwyzej":
        return (lambda day: today >= calendar.add_span(day, value, -1)), True
    return (lambda day: today < calendar.add_span(day, value, -1)), False


def deadline_predicate(law: DayLaw, name: str, wanted: str) -> tuple[Callable[[date], bool], bool]:
    """Return the predicate "the deadline counted from this day still runs" (or has passed), and its early value."""
    rule = law.deadline_rule(name)
    if rule is None:
        raise UndescribedError(name)
    days_off = law.content.days_off
    if wanted == "trwa":
        return (lambda day: calendar.deadline(day, rule, days_off) >= law.day), False
    return (lambda day: calendar.deadline(day, rule, days_off) < law.day), True


class Leaf:
    """One comparison of a fact, ready to be asked: ``holds(value)`` and the points at which its answer changes."""

    __slots__ = ("_cells", "_days", "_numbers", "_row", "_turn", "_wanted", "early", "fact", "points")

    def __init__(self, law: DayLaw, condition: Condition, fact: Fact) -> None:
        self.fact = fact.id
        self.points: list[Any] = []
        self._cells: tuple[Any, ...] = ()
        self._row: tuple[bool, ...] = ()
        self._wanted: frozenset[Any] | None = None
        self._numbers: Callable[[Any], bool] | None = None
        self._days: Callable[[date], bool] | None = None
        self._turn = calendar.FIRST_DAY
        self.early = False
        if condition.op == "deadline":
            self._cut(*deadline_predicate(law, condition.name, condition.value))
        elif condition.test == "jest":
            self._wanted = frozenset(condition.value)
            if fact.type == "liczba":
                for value in condition.value:
                    self.points += [value, value + 1]
        elif fact.type == "liczba":
            self._numbers, point = number_test(law, condition)
            self.points = [point]
        else:
            self._cut(*_day_predicate(law, condition))

    def _cut(self, predicate: Callable[[date], bool], early: bool) -> None:
        self._days = predicate
        self.early = early
        last = calendar.last_true(predicate if early else lambda day: not predicate(day))
        self._turn = calendar.FIRST_DAY if last is None else calendar.add_days(last, 1)
        self.points = [self._turn]

    def row(self, cells: tuple[Any, ...]) -> tuple[bool, ...]:
        """Return whether the comparison is true of each of ``cells``; many families ask for the same ones."""
        if cells is not self._cells:
            self._cells, self._row = cells, tuple([self.holds(value) for value in cells])
        return self._row

    def holds(self, value: Any) -> bool:
        """Return whether the comparison is true of ``value``; of "does not concern" nothing but ``jest`` is true."""
        if self._wanted is not None:
            return value in self._wanted
        if self._numbers is not None:
            return isinstance(value, (int, Decimal)) and self._numbers(value)
        day = _ordinal(value)
        if day is None or self._days is None:
            return False
        if day is date.max:
            return not self.early
        if calendar.FIRST_DAY <= day <= calendar.LAST_DAY:  # where the one day of change was sought
            return (day < self._turn) is self.early
        return self._days(day)


class PairLeaf:
    """A comparison of the days of two facts. It is true only where both hold a day."""

    __slots__ = ("_compare", "fact", "other", "test")

    def __init__(self, condition: Condition) -> None:
        self.fact = condition.name
        self.other: str = condition.value.fact
        self.test = condition.test
        self._compare = _ORDERS[condition.test]

    def holds(self, value: Any, other: Any) -> bool:
        """Return whether the comparison is true of the two values."""
        one, two = _ordinal(value), _ordinal(other)
        return one is not None and two is not None and self._compare(one, two)


def cells(fact: Fact, points: Iterable[Any], today: date, *, paired: bool = False) -> tuple[Any, ...]:
    """Return one value for each stretch of the fact's domain between the ``points`` at which some answer changes.

    ``paired``: the fact is compared with another one cut at the same points, so a stretch of more than one day is
    represented twice; every order of two days within one stretch then occurs.
    """
    special = tuple(value.id for value in fact.special)
    if fact.type == "wybor":
        return tuple(value.id for value in fact.values) + special
    points = set(points)
    if fact.type == "liczba":
        low, high = fact.least or 0, fact.most or 0
        return (low, *sorted(point for point in points if low < point <= high), *special)
    first = calendar.FIRST_DAY
    last = today if fact.past else calendar.LAST_DAY
    starts = [first, *sorted(point for point in points if first < point <= last)]
    if paired:
        nexts = (calendar.add_days(start, 1) for start in starts)
        starts = sorted({*starts, *(day for day in nexts if day <= last)})
    return (*starts, *special)
