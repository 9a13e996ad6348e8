"""Stretches of time: both days included, a missing one leaves that side open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
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
