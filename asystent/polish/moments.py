"""Dates, years and hours inside a text, as people say them."""

from __future__ import annotations

import re
from functools import cache

from asystent.polish.dates import MONTH_NAMES, MONTHS
from asystent.polish.nouns import readings
from asystent.polish.numerals import cardinal, ordinal
from asystent.polish.prepositions import governed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case

# ruff: noqa: PLR2004  the numbers are those of the calendar and the clock
_MONTHS_IN = (
    "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu", "lipcu", "sierpniu", "wrześniu", "październiku", "listopadzie", "grudniu",
)  # fmt: skip
_MONTHS_WITH = (
    "styczniem", "lutym", "marcem", "kwietniem", "majem", "czerwcem", "lipcem", "sierpniem", "wrześniem", "październikiem",
    "listopadem", "grudniem",
)  # fmt: skip
_DASH = r"\s?[-\u2010-\u2015]\s?"
_R = r"(?:\s*(?:r\.(?!\w)|r(?=[\s,;)]|$)|rok(?:u|iem|owi)?\b))"
_ENDS = r"(?=\s*$|\s+[A-ZĄĆĘŁŃÓŚŹŻ„\"])"
_JOINS = rf"(?:,\s|\s(?:i|oraz|lub|albo|a|do|ani)\s|{_DASH})"
_YEAR_FORMS: dict[str, Case] = {"rok": "nominative", "rokiem": "instrumental", "rokowi": "dative"}


def spoken(text: str) -> str:
    """Return `text` with dates, years and hours in words; other numbers stay.

    "2.02.2026 r." is "drugiego lutego dwa tysiące dwudziestego szóstego roku", "w 2016 i 2017 r." "w dwa tysiące szesnastym i dwa
    tysiące siedemnastym roku", "o 8:30" "o ósmej trzydzieści". A day that does not exist is left as it is.
    """
    if not re.search(r"\d", text):
        return text
    text = re.sub(_SPAN, r"od \1 do \2", text)
    text = _numeric_pattern().sub(_numeric, text)
    text = re.sub(r"(?<![\w.,/-])(\d{4})-(0[1-9]|1[0-2])(?![\w/-]|,\d)", lambda found: f"{MONTH_NAMES[int(found[2]) - 1]} {found[1]}", text)
    text = _days_pattern().sub(_days, text)
    text = _short_pattern().sub(_short, text)
    text = _month_pattern().sub(_month, text)
    text = _labelled_pattern().sub(_labelled, text)
    text = _years_pattern().sub(_years, text)
    text = _bare_year_pattern().sub(_bare_year, text)
    text = _hour_pattern().sub(_hour, text)
    return _clock_pattern().sub(_clock, text)


_WRITTEN = r"(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2})(?!\.?\d)"
_NUMERIC = rf"(?<![\d.,/-]){_WRITTEN}(?![\d/-])"
_SPAN = rf"(?<![\d.,/-])({_WRITTEN})(?:\s?r\.)?(?:\s[-\u2010-\u2015]\s|[-\u2010-\u2015])({_WRITTEN})(?![\d/-])"


@cache
def _numeric_pattern() -> re.Pattern[str]:
    return re.compile(rf"({_NUMERIC})({_R})?")


def _numeric(found: re.Match[str]) -> str:
    parts = [int(part) for part in re.findall(r"\d+", found[1])]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    if not (1 <= month <= 12 and 1 <= day <= 31 and year < 10_000):
        return found[0]
    case = _day_case(found.string[: found.start()])
    return f"{ordinal(day, case)} {MONTHS[month - 1]} {ordinal(year, 'genitive')} roku{_stop(found)}"


_BETWEEN = re.compile(r"(?i:\b(?:po)?między\s[^.;:]+\sa\s+$)")  # między drugim sierpnia a piątym maja


def _day_case(before: str) -> Case:
    wanted = governed(before)
    if wanted == "accusative":
        return wanted
    if _BETWEEN.search(before):
        return "instrumental"
    if wanted in ("instrumental", "locative") and not re.search(r"(?:^|\s)(?:[wWoO]|we)\s+$", before):
        return wanted
    # "to 1 maja" names the day, everywhere else the genitive answers when
    return "nominative" if re.search(r"(?:^|\s)(?:to|jest|był|będzie)\s+$", before) else "genitive"


def _stop(found: re.Match[str]) -> str:
    """Return the full stop that an abbreviation's dot was as well."""
    after = found.string[found.end() :]
    return "." if found[0].endswith(".") and re.match(_ENDS, after) else ""


@cache
def _days_pattern() -> re.Pattern[str]:
    day = r"(?:[12]\d|3[01]|0?[1-9])\.?"
    return re.compile(
        rf"(?<![\w,.])(?P<days>{day}(?:{_JOINS}{day})*)\s+(?P<month>{'|'.join(MONTHS)})\b(?:\s+(?P<year>\d{{4}})(?![\d.,]\d)(?P<r>{_R})?)?"
    )


def _days(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    case = _day_case(before)
    days = found["days"]
    if re.search(rf"^\d+\.?{_DASH}\d+\.?$", days):
        first, second = re.findall(r"\d+", days)
        lead = "" if re.search(r"(?:^|\s)[oO]d\s+$", before) else "od "
        said = f"{lead}{ordinal(int(first), 'genitive')} do {ordinal(int(second), 'genitive')}"
    else:
        said = re.sub(r"(\d+)\.?", lambda day: ordinal(int(day[1]), case), days)
    year = f" {ordinal(int(found['year']), 'genitive')} roku{_stop(found)}" if found["year"] else ""
    return f"{said} {found['month']}{year}"


@cache
def _short_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?i:(?<!\w)(do|od|dnia|dniu|przed|po)\s+)(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])"
        r"(?!\.?\d|\s?(?:zł|%|proc|tys))\.?(?=\s+[a-ząćęłńóśźż]|[,;)]|\s*$)"
    )


def _short(found: re.Match[str]) -> str:
    lead = found.string[found.start() : found.start(2)]
    stop = "." if found[0].endswith(".") and found.end() == len(found.string.rstrip()) else ""
    return f"{lead}{ordinal(int(found[2]), _day_case(found.string[: found.start(2)]))} {MONTHS[int(found[3]) - 1]}{stop}"


@cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join({*MONTHS, *MONTH_NAMES, *_MONTHS_IN, *_MONTHS_WITH})
    return re.compile(rf"(?i:(?<!\w)({names}))\s+(\d{{4}})(?![\d.,]\d)({_R})?")


def _month(found: re.Match[str]) -> str:
    return f"{found[1]} {ordinal(int(found[2]), 'genitive')} roku{_stop(found)}"


@cache
def _labelled_pattern() -> re.Pattern[str]:
    kind = r"(?:\s(?:szkoln|kalendarzow|budżetow|podatkow)\w+)?"
    return re.compile(
        rf"(?i:(?<!\w)(rok|roku|rokiem|rokowi|lata|lat|latach|latami)({kind})\s(?:od\s)?)"
        rf"(\d{{4}})(?:({_JOINS}|/)(\d{{4}}|\d{{2}}))?(?![\d.,]\d|\s?(?:zł|złot))"
    )


def _labelled(found: re.Match[str]) -> str:
    label, _, first, join, second = found.groups()
    lead = found.string[found.start() : found.start(3)]
    if join == "/":
        later = second if len(second) == 4 else first[:2] + second
        return f"{lead}{cardinal(int(first))}, {cardinal(int(later))}"
    if second and len(second) == 2:
        return found[0]
    if join and re.fullmatch(_DASH, join):
        return f"{lead}od {ordinal(int(first), 'genitive')} do {ordinal(int(second), 'genitive')}"
    if lead.endswith("od "):
        return f"{lead}{ordinal(int(first), 'genitive')}" + (f"{join}{ordinal(int(second), 'genitive')}" if second else "")
    wanted = governed(found.string[: found.start()])
    form = label.lower()
    case: Case = _YEAR_FORMS.get(form) or ("locative" if form == "latach" or (form == "roku" and wanted == "locative") else "genitive")
    if form in ("lata", "lat"):
        case = "nominative" if form == "lata" else "genitive"
    said = f"{lead}{ordinal(int(first), case)}"
    return f"{said}{join}{ordinal(int(second), case)}" if second else said


@cache
def _years_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w,.])(?P<years>\d{{4}}(?:{_JOINS}\d{{4}})*)(?P<r>\s*(?:r\.(?!\w)|r(?=[\s,;)]|$)|rok(?:u|iem|owi)?\b))(?!\s*życia)"
    )


def _years(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    wanted = governed(before)
    form = found["r"].strip()
    if form in ("r.", "r"):
        form = "roku"
    case: Case = _YEAR_FORMS.get(form) or (wanted if wanted == "locative" else "genitive")
    years = found["years"]
    first, *rest = re.findall(r"\d{4}", years)
    if len(rest) == 1 and re.fullmatch(rf"\d{{4}}{_DASH}\d{{4}}", years):
        lead = "" if re.search(r"(?:^|\s)[oO]d\s+$", before) else "od "
        return f"{lead}{ordinal(int(first), 'genitive')} do {ordinal(int(rest[0]), 'genitive')} roku{_stop(found)}"
    said = re.sub(r"\d{4}", lambda year: ordinal(int(year[0]), case), years)
    return f"{said} {form}{_stop(found)}"


@cache
def _bare_year_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:(?<!\w)(?:od|do|po|przed|w|z|na|między)\s+)"
        rf"(?P<years>(?:19[5-9]\d|20\d\d)(?:{_JOINS}(?:19[5-9]\d|20\d\d))?)(?![\w/]|[.,:-]\d|\s?(?:zł|%))(?P<after>\s+[a-ząćęłńóśźż]+)?"
    )


def _bare_year(found: re.Match[str]) -> str:
    """Return a year that no "roku" follows: od 2016, w 2027. Beside a noun, and 2000 alone, it is a plain number."""
    years, after = found["years"], found["after"] or ""
    if years == "2000" or after.strip() in readings() or re.search(_DASH, years):
        return found[0]
    lead = found.string[found.start() : found.start("years")]
    wanted = governed(found.string[: found.start("years")])
    case = wanted if wanted in ("locative", "instrumental") else "genitive" if wanted == "genitive" else "nominative"
    return lead + re.sub(r"\d{4}", lambda year: ordinal(int(year[0]), case), years) + after


_HOUR = r"(?:[01]?\d|2[0-4])"


@cache
def _hour_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:(?<!\w)(?<!\d )(?P<word>godz\.|godziną|godzina|godzinie|godziny|godzinę|godzinach))\s*"
        rf"(?P<first>{_HOUR})(?:[.:](?P<minute>[0-5]\d))?"
        rf"(?P<range>{_DASH}(?P<second>{_HOUR})(?:[.:](?P<until>[0-5]\d))?)?(?![\w]|[.,:]\d|\s+minut)"
    )


def _hour(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    wanted = governed(before)
    word = found["word"]
    if found["range"]:
        if word.lower() == "godz.":
            word = "godzinach" if wanted == "locative" else "godziny"
        return f"{word} od {_time(found['first'], found['minute'], 'genitive')} do {_time(found['second'], found['until'], 'genitive')}"
    if word.lower() == "godz.":
        word = {"genitive": "godziny", "locative": "godzinie", "accusative": "godzinę", "instrumental": "godziną"}.get(
            wanted or "", "godzina"
        )
    cases: dict[str, Case] = {"godzina": "nominative", "godziny": "genitive", "godzinę": "accusative", "godziną": "instrumental"}
    return f"{word} {_time(found['first'], found['minute'], cases.get(word.lower(), 'locative'))}"


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,.:])(?P<first>{_HOUR}):(?P<minute>[0-5]\d)(?:{_DASH}(?P<second>{_HOUR}):(?P<until>[0-5]\d))?(?![\w:])")


def _clock(found: re.Match[str]) -> str:
    if found["second"]:
        return f"od {_time(found['first'], found['minute'], 'genitive')} do {_time(found['second'], found['until'], 'genitive')}"
    return _time(found["first"], found["minute"], governed(found.string[: found.start()]) or "nominative")


def _time(hour: str, minute: str | None, case: Case) -> str:
    said = ordinal(int(hour), case, "feminine") if int(hour) else "zero"
    if not minute or minute == "00":
        return said
    return f"{said} zero {cardinal(int(minute))}" if minute[0] == "0" else f"{said} {cardinal(int(minute))}"
