"""Reading what a person typed."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.polish import dates
from asystent.polish.fold import fold
from asystent.polish.numerals import cardinal
from asystent.polish.parse import Unclear, parse_date, parse_number, yes_no
from asystent.polish.plural import counted

FEBRUARY = dt.date(2020, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1.02.2020",
        "01.02.2020 r.",
        "1.2.2020r.",
        "01-02-2020",
        "1/2/2020",
        "1 2 2020",
        "2020-02-01",
        "2020.02.01",
        "20200201",
        "01022020",
        "1 lutego 2020",
        "1. lutego 2020",
        "1 luty 2020 r.",
        "1 lut 2020",
        "1 II 2020",
        "1 LUTEGO 2020 roku",
        "2020 luty 1",
        "dnia 1 lutego 2020",
        "sobota, 1 lutego 2020",
        "pierwszego lutego 2020",
        "pierwszy luty 2020",
        "pierwszego lutego dwa tysiące dwudziestego roku",
        "pierwszy lutego dwa tysiące dwadzieścia",
    ],
)
def test_dates_in_any_common_form(text: str) -> None:
    """R19: every common Polish way to write a day is understood."""
    assert parse_date(text) == FEBRUARY


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "Brakuje daty."),
        ("kot", "„kot” nie jest datą"),
        ("30 lutego 2020", "Luty 2020 roku ma 29 dni."),
        ("29.02.2021", "Luty 2021 roku ma 28 dni."),
        ("29.02.1900", "Luty 1900 roku ma 28 dni."),
        ("31 kwietnia 1999", "Kwiecień 1999 roku ma 30 dni."),
        ("0.02.2020", "Luty 2020 roku ma 29 dni."),
        ("1.02.20", "Rok trzeba podać czterema cyframi, a podano 20."),
        ("1 lutego 20", "Rok trzeba podać czterema cyframi"),
        ("1.02", "brakuje roku"),
        ("1 lutego", "brakuje roku"),
        ("luty 2020", "brakuje dnia"),
        ("02.2020", "brakuje dnia"),
        ("13.13.2020", "Nie ma miesiąca o numerze 13."),
        ("2/25/2020", "Najpierw trzeba podać dzień, potem miesiąc."),
        ("1 lutego 1820", "Rok 1820 wygląda na pomyłkę."),
        ("1 lutego 2999", "Rok 2999 wygląda na pomyłkę."),
        ("niedziela, 1 lutego 2020", "1 lutego 2020 roku to sobota, nie niedziela."),
        ("11111111", "nie jest datą"),
        ("1 lutego lub 2 marca 2020", "nie jest datą"),
        ("nie 1 lutego 2020", "nie jest datą"),
        ("9" * 5000 + ".1.2020", "nie jest datą"),
        ("1 lutego 2020 " * 100, "i dalszy tekst nie jest datą"),
        ("\x1b[31m1\x07", "nie jest datą"),
    ],
)
def test_a_refused_date_says_why_and_gives_an_example(text: str, part: str) -> None:
    """R15: what was wrong, and how a right answer looks; no control character of the answer is said back."""
    with pytest.raises(Unclear) as refused:
        parse_date(text)
    sentence = refused.value.sentence
    assert part in sentence
    assert "Przykład: " in sentence
    assert sentence.isprintable()
    assert str(refused.value) == sentence


def test_words_for_days_need_today() -> None:
    """The clock is never read here: "wczoraj" means something only when the caller says what day it is."""
    assert parse_date("Wczoraj", today=FEBRUARY) == dt.date(2020, 1, 31)
    assert parse_date("dziś", FEBRUARY) == FEBRUARY
    with pytest.raises(Unclear):
        parse_date("wczoraj")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_said_back_is_understood(day: dt.date) -> None:
    """R19: whatever form the program says a date in, the person can type it back."""
    for text in (
        dates.printed(day),
        dates.printed(day, weekday=True),
        dates.printed(day, on=True),
        dates.spoken(day),
        fold(dates.spoken(day, "nominative")),
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert parse_date(text) == day


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_unclear(text: str) -> None:
    """No answer, however odd, ends in another error."""
    for read in (parse_date, parse_number, yes_no):
        with contextlib.suppress(Unclear):
            read(text)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("7", None, 7),
        ("7.", None, 7),
        ("siedem", None, 7),
        ("Zero", None, 0),
        ("1 500", None, 1500),
        ("1\u00a0500", None, 1500),
        ("1500,00", None, 1500),
        ("1.500", None, 1500),
        ("1 500 000", None, 1500000),
        ("tysiąc pięćset", None, 1500),
        ("dwa i pół tysiąca", None, 2500),
        ("2,5 tys.", None, 2500),
        ("2 tysiące 500", None, 2500),
        ("sto dwadzieścia pięć tysięcy trzysta", None, 125300),
        ("trzydziestu sześciu", None, 36),
        ("dwoje", None, 2),
        ("trzecia", None, 3),
        ("36 miesięcy", "miesiace", 36),
        ("36", "miesiace", 36),
        ("3 lata", "miesiace", 36),
        ("rok", "miesiace", 12),
        ("pół roku", "miesiace", 6),
        ("półtora roku", "miesiace", 18),
        ("2 lata i 3 miesiące", "miesiace", 27),
        ("rok i miesiąc", "miesiace", 13),
        ("2 tygodnie", "dni", 14),
        ("14 dni", "tygodnie", 2),
        ("36 tydzień", "tygodnie", 36),
        ("24 miesiące", "lata", 2),
        ("1,5 kg", "gramy", 1500),
        ("1 kg 200 g", "gramy", 1200),
        ("2800 gramów", "gramy", 2800),
        ("około 1500 zł miesięcznie na rękę", "zl", 1500),
        ("1 500,00 zł", "zl", 1500),
        ("1500,- zł", "zl", 1500),
        ("dwa tysiące złotych", "zl", 2000),
        ("dwoje dzieci", "dzieci", 2),
        ("trzecia", "klasa", 3),
        ("3 klasa", "klasa", 3),
    ],
)
def test_numbers_in_any_common_form(text: str, unit: str | None, value: int) -> None:
    """R19: digits, words, thousands, halves and the units that mean something here."""
    assert parse_number(text, unit) == value


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("text", "unit", "part"),
    [
        ("", None, "Brakuje liczby."),
        ("kot", None, "„kot” nie jest liczbą"),
        ("nie", None, "nie jest liczbą"),
        ("brak", None, "nie jest liczbą"),
        ("-5", None, "nie może być mniejsza niż zero"),
        ("minus pięć", None, "nie może być mniejsza niż zero"),
        ("7-8", None, "więcej niż jedna liczba"),
        ("7 lub 8", None, "więcej niż jedna liczba"),
        ("7 8", None, "nie jest liczbą"),
        ("trzy dwadzieścia", None, "nie jest liczbą"),
        ("2,5", None, "bez ułamka"),
        ("1,500", "zl", "bez groszy"),
        ("1500,50 zł", "zl", "bez groszy"),
        ("3 lata", None, "Potrzebna jest sama liczba."),
        ("3 lata", "gramy", "Potrzebna jest liczba w jednostce: gramów."),
        ("10 dni", "tygodnie", "bez ułamka"),
        ("miesięcy", "miesiace", "nie jest liczbą"),
        ("3 miesiące 2 lata", "miesiace", "nie jest liczbą"),
        ("2 lata 5", "miesiace", "nie jest liczbą"),
        ("99999999999", None, "za duża"),
        ("9" * 6000, None, "nie jest liczbą"),
        ("²", None, "nie jest liczbą"),
    ],
)
def test_a_refused_number_says_why_and_gives_an_example(text: str, unit: str | None, part: str) -> None:
    """R15, and honesty: nothing is rounded, guessed or taken for zero."""
    with pytest.raises(Unclear) as refused:
        parse_number(text, unit)
    assert part in refused.value.sentence
    assert "Przykład: " in refused.value.sentence


@given(st.integers(0, 999_999_999))
def test_every_number_said_back_is_understood(n: int) -> None:
    """A number in digits, with spaces, in words, or with its unit reads back as itself."""
    assert parse_number(str(n)) == n
    assert parse_number(f"{n:,}".replace(",", " ")) == n
    assert parse_number(cardinal(n)) == n
    assert parse_number(counted(n, "miesiace"), "miesiace") == n


@pytest.mark.parametrize("text", ["tak", "TAK", "Tak.", "t", "no tak", "oczywiście", "tak, tak"])
def test_yes(text: str) -> None:
    """Only plain words for yes mean yes."""
    assert yes_no(text) is True


@pytest.mark.parametrize("text", ["nie", "N", "Nie!", "no nie", "oczywiście, że nie"])
def test_no(text: str) -> None:
    """Only plain words for no mean no."""
    assert yes_no(text) is False


@pytest.mark.parametrize("text", ["", "nie wiem", "no", "ok", "może", "raczej nie", "tak nie", "tak czy nie", "1", "0"])
def test_neither_yes_nor_no(text: str) -> None:
    """Unknown is never no: "nie wiem" and half answers are asked again."""
    with pytest.raises(Unclear):
        yes_no(text)
