"""Numbers and deadlines of the law, and the acts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from asystent.content.model.pieces import Basis, Checked, Condition, Span


@dataclass(frozen=True, slots=True)
class Rate:
    """The number of a parameter in one stretch of time; ``number`` None where it is not described."""

    since: date
    until: date | None
    number: int | Decimal | None
    reason: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    where: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated number of the law, such as an amount of money."""

    id: str
    name: str
    unit: str
    records: tuple[str, ...]
    rates: tuple[Rate, ...]
    where: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How a deadline is counted in one stretch of time."""

    since: date
    until: date | None
    count: int
    unit: str
    direction: str
    counting: str
    kind: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    where: str
    last: Span | None = None
    """Count from the last day on which the thing can begin, this long after the fact; None: from the fact itself."""
    whole_year: bool = False
    """With ``last``: that day is 31 December of the year; else the day before the age is reached."""
    is_first_day: bool = False
    """What is told is the day after the term: the first one on which something can be done. Conditions look at the term."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something has to be done, counted from a fact."""

    id: str
    name: str
    records: tuple[str, ...]
    right: str
    fact: str
    condition: Condition | None
    rules: tuple[DeadlineRule, ...]
    description: str
    afterwards: str
    where: str


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the register: ``spoken`` is how it sounds in a sentence, ``address`` its page in the Sejm's system."""

    id: str
    title: str
    spoken: str
    journal: str
    address: str
    read: date | None
    where: str
