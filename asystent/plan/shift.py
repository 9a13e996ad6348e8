"""Moving a family in time: its dates move with the day, so that the child is as old on both days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.law.calendar import add_days, add_months

if TYPE_CHECKING:
    from collections.abc import Mapping


def shift_day(day: date, base: date, target: date) -> date:
    """Return the day that lies as many whole months and days from ``target`` as ``day`` lies from ``base``."""
    sign = 1 if day > base else -1
    months = abs((day.year - base.year) * 12 + day.month - base.month)
    while months and (add_months(base, sign * months) - day).days * sign > 0:
        months -= 1
    rest = (day - add_months(base, sign * months)).days
    return add_days(add_months(target, sign * months), rest)


def shifted(answers: Mapping[str, Any], base: date, target: date) -> dict[str, Any]:
    """Return the answers with every date moved from around ``base`` to around ``target``."""
    return {
        fact: shift_day(value, base, target) if isinstance(value, date) else value for fact, value in answers.items()
    }
