"""The result of a case, as values that text, speech, JSON and documents are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from asystent.content.model import Basis, Checked
    from asystent.law.explain import Reason


@dataclass(frozen=True, slots=True)
class GivenAmount:
    """What a right gives. ``certain`` False: it depends on the facts in ``depends``."""

    what: str
    amount: int | Decimal | None
    unit: str
    sentence: str
    certain: bool
    depends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepText:
    """One step; ``caution`` is said before it, because the step cannot be undone."""

    sentence: str
    caution: str = ""


@dataclass(frozen=True, slots=True)
class RightResult:
    """The answer about one right, with everything that can be said about it."""

    id: str
    name: str
    branch: str
    summary: str
    weight: int
    outcome: str
    depends: tuple[str, ...]
    gives: tuple[GivenAmount, ...]
    notes: tuple[str, ...]
    steps: tuple[StepText, ...]
    reasons: tuple[Reason, ...]
    refusal: tuple[str, ...]
    change: tuple[str, ...]
    discretion: str
    estimate: bool
    basis: tuple[Basis, ...]
    checked: Checked | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PathResult(RightResult):
    """The answer about a path, with its story; ``comparison`` maps pieniadze, czas, ochrona, nieodwracalne to a line."""

    needs: tuple[str, ...] = ()
    advantages: tuple[str, ...] = ()
    drawbacks: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    comparison: tuple[tuple[str, str], ...] = ()
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterResult:
    """Whether the right behind a letter applies."""

    id: str
    name: str
    outcome: str
    depends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineResult:
    """A deadline with its day. ``passed``: it lies before the day of the result; ``afterwards`` says what is left then."""

    id: str
    name: str
    day: date
    description: str
    passed: bool
    afterwards: str
    basis: tuple[Basis, ...]
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class Result:
    """Everything about one family on one day. ``horizon`` is the last described day."""

    day: date
    described: bool
    horizon: date
    information: str
    paths: tuple[PathResult, ...]
    rights: tuple[RightResult, ...]
    letters: tuple[LetterResult, ...]
    deadlines: tuple[DeadlineResult, ...]
