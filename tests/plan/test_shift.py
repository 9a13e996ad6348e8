"""Moving a family in time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.law.calendar import add_months
from asystent.plan.shift import shift_day

DAYS = st.dates(date(1998, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "base", "target", "moved"),
    [
        (date(2021, 11, 21), date(2026, 11, 21), date(2016, 3, 1), date(2011, 3, 1)),
        (date(2026, 11, 7), date(2026, 11, 21), date(2016, 3, 1), date(2016, 2, 16)),
        (date(2027, 1, 21), date(2026, 11, 21), date(2016, 3, 1), date(2016, 5, 1)),
    ],
)
def test_examples(day, base, target, moved):
    """A five-year-old stays five; fourteen days ago stays fourteen days ago; in two months stays in two months."""
    assert shift_day(day, base, target) == moved


@given(DAYS, DAYS)
def test_same_day_moves_nothing(day, base):
    """From a day to itself nothing moves."""
    assert shift_day(day, base, base) == day


@given(DAYS, DAYS, DAYS)
def test_age_in_whole_years_is_kept(day, base, target):
    """The child has as many birthdays behind it on both days, but for the end of February."""
    moved = shift_day(day, base, target)
    if day > base or any(item.month == 2 and item.day >= 28 for item in (day, base, target, moved)):
        return

    def age(born, today):
        return max(years for years in range(80) if add_months(born, 12 * years) <= today)

    assert abs(age(day, base) - age(moved, target)) <= (0 if max(base.day, target.day) <= 28 else 1)
