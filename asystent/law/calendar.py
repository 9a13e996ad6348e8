"""Lengths of time and deadlines, as Polish law counts them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from asystent.content.model import DeadlineRule, Span

SATURDAY = 5
SUNDAY = 6

# K.p.a. art. 57 § 4 moves a term that ends on a Saturday only since this day (Dz.U. 2017 poz. 935).
SATURDAYS_SINCE = date(2017, 6, 1)

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2200, 12, 31)


def add_months(day: date, months: int) -> date:
    """Return the day of the same number so many months later, or the month's last day (k.c. art. 112)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(number, day.day))
        except ValueError:
            continue
    raise AssertionError  # pragma: no cover - every month has 28 days


def add_days(day: date, days: int) -> date:
    """Return the day so many days later, kept within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_span(day: date, span: Span, sign: int = 1) -> date:
    """Return ``day`` moved by ``span``; ``sign`` -1 moves back."""
    count = span.count * sign
    if span.unit == "lat":
        return add_months(day, 12 * count)
    if span.unit == "miesiecy":
        return add_months(day, count)
    return add_days(day, count * (7 if span.unit == "tygodni" else 1))


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return add_days(add_months(day.replace(day=1), 1), -1)


def is_free(day: date, days_off: Collection[date]) -> bool:
    """Return whether ``day`` is a Sunday or a statutory holiday."""
    return day.weekday() == SUNDAY or day in days_off


def _working_days(start: date, count: int, step: int, days_off: Collection[date]) -> date:
    day = start
    while count > 0:
        day = add_days(day, step)
        if day.weekday() < SATURDAY and not is_free(day, days_off):
            count -= 1
        if day in {date.min, date.max}:
            return day
    return day


def deadline(start: date, rule: DeadlineRule, days_off: Collection[date]) -> date:
    """Return the last day of a term counted from the event on ``start`` (the day of the event does not count)."""
    sign = -1 if rule.direction == "przed" else 1
    if rule.last is not None:
        start = add_span(start, rule.last)
        start = start.replace(month=12, day=31) if rule.whole_year else add_days(start, -1)
    if rule.unit == "dni-robocze":
        return _working_days(start, rule.count, sign, days_off)
    if rule.unit == "miesiace":
        end = add_months(start, sign * rule.count)
    else:
        end = add_days(start, sign * rule.count * (7 if rule.unit == "tygodnie" else 1))
    if rule.counting != "kpa":
        return end
    while end != date.max and (is_free(end, days_off) or (end.weekday() == SATURDAY and end >= SATURDAYS_SINCE)):
        end = add_days(end, 1)
    return end


def last_true(predicate: Callable[[date], bool], low: date = FIRST_DAY, high: date = LAST_DAY) -> date | None:
    """Return the last day for which a predicate, true up to some day and false after it, holds; None if never."""
    if not predicate(low):
        return None
    first, last = low.toordinal(), high.toordinal()
    while first < last:
        middle = (first + last + 1) // 2
        if predicate(date.fromordinal(middle)):
            first = middle
        else:
            last = middle - 1
    return date.fromordinal(first)
