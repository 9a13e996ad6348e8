"""Reading what a person typed: dates, numbers, yes and no, in any common Polish form.

Every function raises `Unclear` with a sentence that can be shown as it is. Nothing is guessed: two readings
of one answer are an error, never a choice made in silence.
"""

# ruff: noqa: PLR2004  the numbers are those of the calendar
from __future__ import annotations

import datetime as dt
import re
from functools import cache

from asystent.polish.dates import MONTH_NAMES, MONTHS, WEEKDAYS
from asystent.polish.fold import fold
from asystent.polish.plural import counted
from asystent.polish.quantities import parse_number
from asystent.polish.unclear import Unclear, quoted

__all__ = ["Unclear", "parse_date", "parse_number", "yes_no"]

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
_LONGEST = 200  # characters; a longer answer is not a date
_LONGEST_WORD = 20
_DATE_EXAMPLE = "Przykład: 1 lutego 2020."
_FROM_TODAY = {"dzis": 0, "dzisiaj": 0, "wczoraj": -1, "przedwczoraj": -2, "jutro": 1, "pojutrze": 2}
_DATE_FILLERS = frozenset(("dnia", "dniu", "dzien", "w", "we", "z", "od", "do", "na", "roku", "rok", "r", "to"))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Whole answers only: "no" alone means yes in Polish and no in English, "nie wiem" means neither.
_YES = frozenset((
    "tak", "t", "no tak", "tak tak", "tak jest", "oczywiscie", "oczywiscie tak", "oczywiscie ze tak", "jasne", "jasne ze tak",
    "pewnie", "pewnie ze tak", "owszem", "zgadza sie", "to prawda", "potwierdzam",
))  # fmt: skip
_NO = frozenset((
    "nie", "n", "no nie", "nie nie", "oczywiscie nie", "oczywiscie ze nie", "wcale nie", "absolutnie nie", "nie zgadza sie",
    "to nieprawda", "nieprawda",
))  # fmt: skip


def yes_no(text: str) -> bool:
    """Return whether the answer means yes. Raises `Unclear` for anything that is not plainly yes or no."""
    answer = " ".join(fold(text).replace(",", " ").strip(" .!").split())
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    if not answer:
        sentence = "Brakuje odpowiedzi. Przykład: tak."
        raise Unclear(sentence)
    sentence = f"{quoted(text)} nie znaczy ani tak, ani nie. Przykład: tak."
    raise Unclear(sentence)


def parse_date(text: str, today: dt.date | None = None) -> dt.date:
    """Return the date in `text`: 1.02.2020, 2020-02-01, 1 lutego 2020, "pierwszego lutego dwa tysiące dwudziestego".

    With numbers alone the day comes first unless the year does. With `today`, words such as "wczoraj" count too.
    Raises `Unclear` where a part is missing, the year has two digits, or no such day exists.
    """
    answer = fold(text).strip(" .,;")
    if not answer:
        sentence = f"Brakuje daty. {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    if today is not None and answer in _FROM_TODAY:
        return today + dt.timedelta(days=_FROM_TODAY[answer])
    words = [word for word in re.findall(r"[a-z]+|\d+", answer) if word not in _DATE_FILLERS]
    if any(len(word) > _LONGEST_WORD for word in words) or len(answer) > _LONGEST:
        raise _not_a_date(text)
    named = [word for word in words if word in _weekdays()]
    words = [word for word in words if word not in _weekdays()]
    is_numeric = all(map(str.isdigit, words))
    day = _numeric_date(text, answer, words) if is_numeric else _worded_date(text, words)
    for word in named:
        if _weekdays()[word] != day.weekday():
            written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
            said, right = WEEKDAYS[_weekdays()[word]], WEEKDAYS[day.weekday()]
            sentence = f"{written} roku to {right}, nie {said}. Przykład: {written}."
            raise Unclear(sentence)
    return day


@cache
def _weekdays() -> dict[str, int]:
    return {fold(name): at for at, name in enumerate(WEEKDAYS)} | {"srode": 2, "sobote": 5, "niedziele": 6}


def _month(word: str) -> int | None:
    """Return the month that a folded word names in full, by three letters or more, or as a Roman numeral."""
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    if len(word) >= 3:  # shorter beginnings do not tell months apart
        for at in range(12):
            if any(fold(name[at]).startswith(word) for name in (MONTHS, MONTH_NAMES)):
                return at + 1
    return {"majem": 5, "lutym": 2}.get(word)


def _numeric_date(text: str, answer: str, words: list[str]) -> dt.date:
    if len(words) == 1 and len(words[0]) == 8:  # eight digits in one
        return _compact_date(text, words[0])
    if len(words) == 3:
        if len(words[0]) == 4:
            return _checked(words[2], int(words[1]), words[0])
        return _checked(words[0], int(words[1]), words[2])
    if len(words) == 2 and re.fullmatch(r"\d{1,2}\D\d{1,2}", answer):
        sentence = f"W dacie {quoted(text)} brakuje roku. {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    if len(words) == 2 and 4 in map(len, words):
        sentence = f"W dacie {quoted(text)} brakuje dnia. {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    raise _not_a_date(text)


def _compact_date(text: str, digits: str) -> dt.date:
    found = set()
    for day, month, year in ((digits[:2], digits[2:4], digits[4:]), (digits[6:], digits[4:6], digits[:4])):
        try:
            found.add(_checked(day, int(month), year))
        except Unclear:
            continue
    if len(found) == 1:
        return found.pop()
    raise _not_a_date(text)


def _worded_date(text: str, words: list[str]) -> dt.date:
    months = [at for at, word in enumerate(words) if _month(word)]
    if len(months) > 1:  # a lone "i" or "v" beside a month's name is not the month
        months = [at for at in months if words[at] not in _ROMAN]
    if len(months) != 1:
        raise _not_a_date(text)
    at = months[0]
    month = _month(words[at])
    before, after = words[:at], words[at + 1 :]
    if len(before) == 1 and len(before[0]) == 4 and before[0].isdigit():  # 2020 luty 1
        before, after = after, before
    if not before:
        sentence = f"W dacie {quoted(text)} brakuje dnia. {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    if not after:
        sentence = f"W dacie {quoted(text)} brakuje roku. {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    day, year = _date_number(before), _date_number(after)
    if month is None or day is None or year is None:
        raise _not_a_date(text)
    return _checked(day, month, year)


def _date_number(words: list[str]) -> str | None:
    if len(words) == 1 and words[0].isdigit():
        return words[0]
    if any(word.isdigit() for word in words):
        return None
    from asystent.polish.reading import number  # noqa: PLC0415  number words are not needed at the start

    value = number(words)
    return None if value is None or value != int(value) else str(int(value))


def _checked(day: str, month: int, year: str) -> dt.date:
    if len(year) != 4:
        sentence = f"Rok trzeba podać czterema cyframi, a podano {year}. {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    at, number = int(year), int(day)
    if not EARLIEST_YEAR <= at <= LATEST_YEAR:
        allowed = f"Program przyjmuje lata od {EARLIEST_YEAR} do {LATEST_YEAR}."
        sentence = f"Rok {at} wygląda na pomyłkę. {allowed} {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    if not 1 <= month <= 12:
        order = " Najpierw trzeba podać dzień, potem miesiąc." if 1 <= number <= 12 else ""
        sentence = f"Nie ma miesiąca o numerze {month}. Miesiące mają numery od 1 do 12.{order} {_DATE_EXAMPLE}"
        raise Unclear(sentence)
    longest = _DAYS[month - 1]
    if month == 2 and (at % 4 == 0 and (at % 100 != 0 or at % 400 == 0)):
        longest = 29
    if not 1 <= number <= longest:
        name = MONTH_NAMES[month - 1].capitalize()
        sentence = f"{name} {at} roku ma {counted(longest, 'dni')}. Przykład: {longest} {MONTHS[month - 1]} {at}."
        raise Unclear(sentence)
    return dt.date(at, month, number)


def _not_a_date(text: str) -> Unclear:
    return Unclear(f"{quoted(text)} nie jest datą, którą program rozumie. Data to dzień, miesiąc i rok. {_DATE_EXAMPLE}")
