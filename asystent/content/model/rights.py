"""Entitlements and ways back to work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from asystent.content.model.pieces import Amount, Basis, Checked, Condition, Line
    from asystent.content.stretch import Stretches


@dataclass(frozen=True, slots=True)
class Gift:
    """What a right gives: ``what`` (wymiar, kwota…), how much of which unit, and when.

    ``only_certain``: not said while it is open, because its many variants would drown the one that matters.
    """

    what: str
    amount: Amount | None
    unit: str
    sentence: str
    condition: Condition | None = None
    since: date | None = None
    until: date | None = None
    basis: tuple[Basis, ...] = ()
    only_certain: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """The law of one stretch of time, both ends included; ``until`` None: to the end of the described law.

    ``kind`` is rule, absent (the right did not exist or exists no longer) or unknown (not described).
    """

    kind: str
    since: date
    until: date | None
    reason: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    condition: Condition
    exceptions: tuple[Condition, ...]
    outcome: str
    why_discretionary: str
    discretionary: Condition | None
    """Where true, an authority decides although ``outcome`` is a right; None: never."""
    gifts: tuple[Gift, ...]
    notes: tuple[Line, ...]
    steps: tuple[Line, ...]
    open_start: bool
    where: str


@dataclass(frozen=True, slots=True)
class Example:
    """A family whose outcome is known: a test of the content."""

    name: str
    day: date
    answers: dict[str, Any]
    outcome: str
    depends: tuple[str, ...] | None
    gives: dict[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Right:
    """One entitlement. ``weight`` orders results (0 to 100); ``reference`` is ``dzis`` or the fact whose day picks the version."""

    id: str
    name: str
    branch: str
    records: tuple[str, ...]
    summary: str
    weight: int
    reference: str
    universal: bool
    versions: Stretches[Version]
    gifts: tuple[Gift, ...]
    notes: tuple[Line, ...]
    steps: tuple[Line, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Path(Right):
    """A way back to work: a right with the story around it."""

    needs: tuple[Line, ...] = ()
    advantages: tuple[Line, ...] = ()
    drawbacks: tuple[Line, ...] = ()
    practices: tuple[Line, ...] = ()
    comparison: tuple[Line, ...] = ()
    corrections: tuple[Line, ...] = ()
    excludes: tuple[str, ...] = ()
    """Paths that no family may find open together with this one."""
