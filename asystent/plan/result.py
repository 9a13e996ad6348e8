"""The result of a case, as values that text, speech, JSON and documents are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from asystent.content.model import Basis, Checked, Clash
    from asystent.law.explain import Reason


T = TypeVar("T")


class Later(Sequence[T]):
    """What is worked out when somebody asks for it: most rights are never looked at closely, and nobody waits for that."""

    __slots__ = ("_found", "_work")

    def __init__(self, work: Callable[[], tuple[T, ...]]) -> None:
        """``work`` is done once, at the first look."""
        self._work = work
        self._found: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._found is None:
            self._found = self._work()
        return self._found

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return one, or some."""
        return self._all()[at]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        """Return whether the same is said."""
        return isinstance(other, Sequence) and not isinstance(other, str) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """Return a number that is equal where the same is said."""
        return hash(self._all())

    def __repr__(self) -> str:
        """Show them as a tuple."""
        return repr(self._all())


@dataclass(frozen=True, slots=True)
class GivenAmount:
    """What a right gives. ``certain`` False: it depends on the facts in ``depends``.

    ``checked``: how the amount was checked where it is not the provision itself that states it.
    """

    what: str
    amount: int | Decimal | None
    unit: str
    sentence: str
    certain: bool
    depends: tuple[str, ...]
    checked: Checked | None = None


@dataclass(frozen=True, slots=True)
class StepText:
    """One step; ``caution`` is said before it, because the step cannot be undone."""

    sentence: str
    caution: str = ""


@dataclass(frozen=True, slots=True)
class AtBirth:
    """The answer once the expected child is born, by the law of this day and with all else as it is."""

    outcome: str
    depends: tuple[str, ...]


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
    gives: Sequence[GivenAmount]
    notes: Sequence[str]
    steps: Sequence[StepText]
    reasons: Sequence[Reason]
    refusal: Sequence[str]
    change: Sequence[str]
    at_birth: AtBirth | None
    """Set only where a child is expected and its birth ends, or may end, the no."""
    discretion: str
    estimate: bool
    basis: tuple[Basis, ...]
    checked: Checked | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PathResult(RightResult):
    """The answer about a path, with its story; ``comparison`` maps pieniadze, czas, ochrona, nieodwracalne to a line."""

    needs: Sequence[str] = ()
    advantages: Sequence[str] = ()
    drawbacks: Sequence[str] = ()
    practices: Sequence[str] = ()
    comparison: Sequence[tuple[str, str]] = ()
    corrections: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LetterResult:
    """Whether the right behind a letter applies."""

    id: str
    name: str
    outcome: str
    depends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineResult:
    """A deadline with its day. ``passed``: it lies before the day of the result; ``afterwards`` says what is left then.

    ``depends``: the facts that decide whether it concerns this family at all, empty where it does.
    """

    id: str
    name: str
    day: date
    description: str
    passed: bool
    afterwards: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    depends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Everything about one family on one day. ``horizon`` is the last described day."""

    day: date
    described: bool
    horizon: date
    information: str
    clashes: tuple[Clash, ...]
    """Pairs of answers that cannot both be true. Both still count, as they were told."""
    paths: tuple[PathResult, ...]
    rights: tuple[RightResult, ...]
    letters: tuple[LetterResult, ...]
    deadlines: tuple[DeadlineResult, ...]
    possible_deadlines: tuple[DeadlineResult, ...]
    """Those that may run: a fact that is not known decides. Never told as certain, never left out."""
