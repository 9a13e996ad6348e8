"""Dates in print and in speech."""

import datetime as dt

import pytest

from asystent.polish.dates import printed, spoken, weekday


def test_printed_date_keeps_digits() -> None:
    """Braille and the scrollback show digits, with the month and "roku" in words."""
    assert printed(dt.date(2020, 2, 1)) == "1 lutego 2020 roku"
    assert printed(dt.date(2026, 12, 7), weekday=True) == "poniedziałek, 7 grudnia 2026 roku"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (23, "w poniedziałek"),
        (24, "we wtorek"),
        (25, "w środę"),
        (26, "w czwartek"),
        (27, "w piątek"),
        (28, "w sobotę"),
        (29, "w niedzielę"),
    ],
)
def test_when_a_day_is(day: int, words: str) -> None:
    """The answer to "when" has its own preposition and the accusative: we wtorek, w środę."""
    date = dt.date(2026, 11, day)
    assert printed(date, on=True) == f"{words}, {day} listopada 2026 roku"
    assert weekday(date)[:3] == words.split()[1][:3]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2020-02-01", "pierwszego lutego dwa tysiące dwudziestego roku"),
        ("2016-03-31", "trzydziestego pierwszego marca dwa tysiące szesnastego roku"),
        ("2000-05-05", "piątego maja dwutysięcznego roku"),
        ("2001-09-03", "trzeciego września dwa tysiące pierwszego roku"),
        ("1985-10-22", "dwudziestego drugiego października tysiąc dziewięćset osiemdziesiątego piątego roku"),
        ("1900-01-10", "dziesiątego stycznia tysiąc dziewięćsetnego roku"),
        ("2100-08-20", "dwudziestego sierpnia dwa tysiące setnego roku"),
    ],
)
def test_spoken_date_is_said_with_ordinals(date: str, words: str) -> None:
    """A date is heard as ordinals in the genitive, the hundreds of the year excepted."""
    assert spoken(dt.date.fromisoformat(date)) == words


def test_spoken_date_follows_a_preposition() -> None:
    """After "przed" and "po" the day declines, the month and year do not."""
    day = dt.date(2026, 12, 7)
    assert spoken(day, "instrumental") == "siódmym grudnia dwa tysiące dwudziestego szóstego roku"
    assert spoken(day, "nominative") == "siódmy grudnia dwa tysiące dwudziestego szóstego roku"
    assert spoken(day, on=True).startswith("w poniedziałek, siódmego grudnia")
