"""Dates as people write and say them."""

from __future__ import annotations

from asystent.polish.numerals import ordinal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from asystent.polish.nouns import Case

MONTHS = (
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
)
MONTH_NAMES = (
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
)
WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
_ON_WEEKDAY = ("w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę")


def weekday(day: dt.date) -> str:
    """Return the name of the day of the week: "poniedziałek"."""
    return WEEKDAYS[day.weekday()]


def printed(day: dt.date, *, weekday: bool = False, on: bool = False) -> str:
    """Return the date for the printed line, in digits: "1 lutego 2020 roku".

    With `weekday`: "poniedziałek, 7 grudnia 2026 roku"; with `on`: "w poniedziałek, 7 grudnia 2026 roku".
    """
    return _with_weekday(day, f"{day.day} {MONTHS[day.month - 1]} {day.year} roku", weekday=weekday, on=on)


def spoken(day: dt.date, case: Case = "genitive", *, weekday: bool = False, on: bool = False) -> str:
    """Return the date in words: "pierwszego lutego dwa tysiące dwudziestego roku".

    The genitive answers when; the other cases follow a preposition ("przed pierwszym lutego" is the instrumental,
    "po pierwszym lutego" the locative). `weekday` and `on` as in `printed`.
    """
    words = f"{ordinal(day.day, case)} {MONTHS[day.month - 1]} {ordinal(day.year, 'genitive')} roku"
    return _with_weekday(day, words, weekday=weekday, on=on)


def _with_weekday(day: dt.date, words: str, *, weekday: bool, on: bool) -> str:
    if on:
        return f"{_ON_WEEKDAY[day.weekday()]}, {words}"
    return f"{WEEKDAYS[day.weekday()]}, {words}" if weekday else words
