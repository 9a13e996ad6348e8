"""How time is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.content.model import DeadlineRule, Span
from asystent.law.calendar import add_months, add_span, deadline, last_true


def rule(count, unit="dni", counting="kpa", direction="po"):
    return DeadlineRule(date(2015, 1, 1), None, count, unit, direction, counting, "rule", (), None, "")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, months, end):
    """K.c. art. 112: a term in months ends on the day of the same number, or on the month's last day."""
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("served", "end"),
    [
        (date(2026, 11, 2), date(2026, 11, 16)),  # Monday to Monday
        (date(2026, 10, 28), date(2026, 11, 12)),  # 11 November is a day off
        (date(2026, 11, 7), date(2026, 11, 23)),  # the 14th day is a Saturday, so Monday
        (date(2026, 12, 10), date(2026, 12, 28)),  # 24 (free from 2025), 25, 26 December, then Sunday
        (date(2024, 12, 10), date(2024, 12, 24)),  # in 2024 Christmas Eve was no day off yet
        (date(2017, 5, 13), date(2017, 5, 29)),  # Saturday 27 May 2017: see the next test
    ],
)
def test_kpa_term_of_14_days(content, served, end):
    """K.p.a. art. 57: the day of service does not count; an end on a day off moves on."""
    if served == date(2017, 5, 13):
        end = date(2017, 5, 27)  # before 1 June 2017 a Saturday did not move the end
    assert deadline(served, rule(14), content.days_off) == end


def test_working_days_leave_out_weekends_and_holidays(content):
    """Seven working days from Thursday 30 April 2026 skip 1 and 3 May and two weekends."""
    assert deadline(date(2026, 4, 30), rule(7, "dni-robocze", "zwykle"), content.days_off) == date(2026, 5, 12)


@given(st.dates(date(2015, 1, 1), date(2028, 1, 1)), st.integers(1, 40), st.sampled_from(["dni", "dni-robocze", "tygodnie", "miesiace"]))
def test_deadlines_do_not_run_backwards(content, day, count, unit):
    """A later event never has an earlier deadline: the engine cuts domains relying on it."""
    one = deadline(day, rule(count, unit), content.days_off)
    two = deadline(day + timedelta(days=1), rule(count, unit), content.days_off)
    assert one <= two


@given(st.dates(date(1950, 1, 1), date(2026, 12, 31)), st.integers(0, 40), st.sampled_from(["lat", "miesiecy", "tygodni", "dni"]))
def test_last_true_finds_the_border(day, count, unit):
    """The border of an age condition is found exactly."""
    span = Span(count, unit)
    border = last_true(lambda born: add_span(born, span) <= day)
    assert border is not None
    assert add_span(border, span) <= day < add_span(border + timedelta(days=1), span)
