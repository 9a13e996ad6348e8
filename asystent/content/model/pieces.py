"""What every part of the content is made of: sources, conditions, lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Basis:
    """A place in an act: ``act`` is an id of the register of acts, ``place`` such as ``art. 186 § 3``."""

    act: str
    place: str


@dataclass(frozen=True, slots=True)
class Checked:
    """When and how well a version was checked: statute, official, secondary or memory."""

    day: date
    certainty: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the id of a dated parameter that holds it."""

    number: int | Decimal | None = None
    parameter: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """A node of a condition tree.

    ``op`` is all, any, not, least, const, def, right, deadline, day or fact. For a fact ``test`` names the comparison
    and ``value`` its operand (a tuple of values, an ``Amount``, a date, ``"dzis"``, a ``FactDay`` or a ``Span``).
    ``where`` is file and line, for messages. Nodes compare by identity: the same words may stand in two places.
    """

    op: str
    parts: tuple[Condition, ...] = ()
    name: str = ""
    test: str = ""
    value: Any = None
    least: int = 0
    sentence: str = ""
    sentence_no: str = ""
    basis: tuple[Basis, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: ``unit`` is lat, miesiecy, tygodni or dni."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class FactDay:
    """The day that another fact holds, to compare a fact with."""

    fact: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the time and the condition under which it is said."""

    sentence: str
    since: date | None = None
    until: date | None = None
    condition: Condition | None = None
    basis: tuple[Basis, ...] = ()
    caution: str = ""
    right: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question."""

    value: str
    label: str
