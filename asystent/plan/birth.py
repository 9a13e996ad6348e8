"""What the birth of a child that is expected will change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.interview.document import BIRTH, DUE, UNBORN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def after_birth(known: Mapping[str, Any], day: date) -> dict[str, Any] | None:
    """Return what would be known had the child been born on ``day``; None where no child is expected."""
    if known.get(BIRTH) != UNBORN:
        return None
    return {fact: value for fact, value in known.items() if fact != DUE} | {BIRTH: day}
