"""Stretches of time: both days included, a missing one leaves that side open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date


class Dated(Protocol):
    """Whatever holds for a stretch of time."""

    @property
    def since(self) -> date | None:
        """The first day."""

    @property
    def until(self) -> date | None:
        """The last day."""


D = TypeVar("D", bound=Dated)


def lies_in(day: date, since: date | None, until: date | None) -> bool:
    """Return whether ``day`` lies between two days."""
    return (since is None or since <= day) and (until is None or day <= until)


def holds_on(item: Dated, day: date) -> bool:
    """Return whether a version or a sentence holds on ``day``."""
    return lies_in(day, item.since, item.until)


def version_on(versions: Iterable[D], day: date) -> D | None:
    """Return the first version that holds on ``day``, None where nothing is said about it."""
    return next((version for version in versions if holds_on(version, day)), None)


class Stretches(Sequence[D]):
    """Versions in the order of the content, each built when it is first looked at: most of them are the law of other days."""

    __slots__ = ("_build", "_built", "_spans")

    def __init__(self, spans: Iterable[tuple[date | None, date | None]], build: Callable[[int], D]) -> None:
        """``spans``: first and last day of each; ``build`` makes the one with a number, counted from 0."""
        self._spans = tuple(spans)
        self._build = build
        self._built: dict[int, D] = {}

    def on(self, day: date) -> Iterator[D]:
        """Yield those that hold on ``day``."""
        for at, span in enumerate(self._spans):
            if lies_in(day, *span):
                yield self._at(at)

    def _at(self, at: int) -> D:
        if at not in self._built:
            self._built[at] = self._build(at)
        return self._built[at]

    @overload
    def __getitem__(self, at: int) -> D: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[D]: ...
    def __getitem__(self, at: int | slice) -> D | Sequence[D]:
        """Return one, or some."""
        found = range(len(self._spans))[at]
        return self._at(found) if isinstance(found, int) else tuple(map(self._at, found))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._spans)
