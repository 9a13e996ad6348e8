"""Numbers that a parent can have worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from asystent.content.model.letters import LetterField
    from asystent.content.model.pieces import Basis, Checked, Line


@dataclass(frozen=True, slots=True)
class Formula:
    """A node of a sum. ``op`` is number, field, parameter, step, add, take, times, over, least, most, round or table.

    ``name`` is the field, parameter or step; ``number`` the constant, or the decimals of ``round``. A table looks up its
    first part in ``rows`` of (upper limit, included; None: no limit; value).
    """

    op: str
    parts: tuple[Formula, ...] = ()
    name: str = ""
    number: int | Decimal | None = None
    rows: tuple[tuple[int | Decimal | None, Formula], ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """One step of a calculation; ``when`` is a field and the value it must have, None: always."""

    id: str
    formula: Formula
    unit: str
    when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CalculatorVersion:
    """How something is worked out in one stretch of time; ``kind`` as in ``Version``."""

    kind: str
    since: date
    until: date | None
    reason: str
    steps: tuple[Sum, ...]
    sentences: tuple[tuple[str, tuple[str, str] | None], ...]
    basis: tuple[Basis, ...]
    checked: Checked | None
    open_start: bool
    where: str


@dataclass(frozen=True, slots=True)
class Calculator:
    """A number that a parent can have worked out: a fee, a refund. ``fields`` are asked as those of a letter are."""

    id: str
    name: str
    right: str
    branch: str
    records: tuple[str, ...]
    fields: tuple[LetterField, ...]
    versions: tuple[CalculatorVersion, ...]
    notes: tuple[Line, ...]
    examples: tuple[Reckoned, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A calculation whose outcome is known: a test of the content. ``steps`` maps steps to their numbers."""

    day: date
    values: dict[str, str]
    steps: dict[str, int | Decimal]
    where: str
