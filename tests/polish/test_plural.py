"""Numbers with the things they count."""

from decimal import Decimal

import pytest

from asystent.polish.nouns import CASES, nouns, readings
from asystent.polish.plural import agreeing, counted, form, round_half_up, units


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (0, "pytań"),
        (1, "pytanie"),
        (2, "pytania"),
        (4, "pytania"),
        (5, "pytań"),
        (11, "pytań"),
        (12, "pytań"),
        (14, "pytań"),
        (21, "pytań"),
        (22, "pytania"),
        (104, "pytania"),
        (112, "pytań"),
        (1001, "pytań"),
    ],
)
def test_form_follows_the_last_digits(n: int, word: str) -> None:
    """Polish counts 1, then 2 to 4 without 12 to 14, then the rest; 21 is not like 1."""
    assert form(n, "pytanie", "pytania", "pytań") == word


@pytest.mark.parametrize(
    ("n", "unit", "words"),
    [
        (36, "miesiace", "36 miesięcy"),
        (1, "miesiace", "1 miesiąc"),
        (3, "miesiace", "3 miesiące"),
        (41, "tygodnie", "41 tygodni"),
        (2, "tygodnie", "2 tygodnie"),
        (1, "tygodnie", "1 tydzień"),
        (14, "dni", "14 dni"),
        (1, "dni", "1 dzień"),
        (2, "dni-robocze", "2 dni robocze"),
        (1, "dni-robocze", "1 dzień roboczy"),
        (5, "dni-robocze", "5 dni roboczych"),
        (60, "dni-opieki", "60 dni opieki"),
        (16, "godziny", "16 godzin"),
        (22, "godziny", "22 godziny"),
        (18, "lata", "18 lat"),
        (1, "lata", "1 rok"),
        (3, "lata", "3 lata"),
        (30, "minuty", "30 minut"),
        (5, "czesci", "5 części"),
        (80, "procent", "80 procent"),
        (0, "zl", "0 złotych"),
        (1, "zl", "1 złoty"),
        (3386, "zl-miesiecznie", "3386 złotych miesięcznie"),
        (4000, "zl", "4000 złotych"),
        (1, "etat", "1 etat"),
        (2800, "gramy", "2800 gramów"),
        (2, "osoby", "2 osoby"),
        (7, "punkty", "7 punktów"),
        (2, "dzieci", "2 dzieci"),
        (1, "dzieci", "1 dziecko"),
        (22, "uczniowie", "22 uczniów"),
        (9, "wyniki", "9 wyników"),
        (1, "odpowiedzi", "1 odpowiedź"),
    ],
)
def test_units_of_the_content_take_the_right_form(n: int, unit: str, words: str) -> None:
    """Every unit id of the content is said with its number as a Pole would write it."""
    assert counted(n, unit) == words


@pytest.mark.parametrize(
    ("n", "unit", "words"),
    [
        ("184.42", "zl-miesiecznie", "184 złote 42 grosze miesięcznie"),
        ("3386.00", "zl", "3386 złotych"),
        ("0.50", "zl", "50 groszy"),
        ("0.01", "zl", "1 grosz"),
        ("1.005", "zl", "1 złoty 1 grosz"),
        ("-5.25", "zl", "minus 5 złotych 25 groszy"),
        ("0.5", "etat", "pół etatu"),
        ("0.50", "etat", "pół etatu"),
        ("0.25", "etat", "ćwierć etatu"),
        ("0.75", "etat", "trzy czwarte etatu"),
        ("0.0625", "etat", "jedna szesnasta etatu"),
        ("0.3", "etat", "0,3 etatu"),
        ("7.5", "godziny", "7 i pół godziny"),
        ("0.5", "godziny", "pół godziny"),
        ("2.25", "miesiace", "2,25 miesiąca"),
        ("9.76", "procent", "9,76 procent"),
        ("1.5", "dni-robocze", "1 i pół dnia roboczego"),
    ],
)
def test_fractions_are_said_as_people_say_them(n: str, unit: str, words: str) -> None:
    """Grosze, parts of a post and halves have words of their own; other fractions rule the genitive singular."""
    assert counted(Decimal(n), unit) == words


@pytest.mark.parametrize(
    ("n", "unit", "case", "words"),
    [
        (36, "miesiace", "genitive", "36 miesięcy"),
        (2, "miesiace", "genitive", "2 miesięcy"),
        (1, "miesiace", "genitive", "1 miesiąca"),
        (2, "tygodnie", "accusative", "2 tygodnie"),
        (1, "godziny", "accusative", "1 godzinę"),
        (3, "miesiace", "locative", "3 miesiącach"),
        (3, "lata", "locative", "3 latach"),
        (7, "dni", "instrumental", "7 dniami"),
        (21, "dni-robocze", "genitive", "21 dni roboczych"),
        (1, "dni-robocze", "locative", "1 dniu roboczym"),
        (2, "osoby", "dative", "2 osobom"),
        (100, "zl", "genitive", "100 złotych"),
    ],
)
def test_other_cases_follow_the_sentence(n: int, unit: str, case: str, words: str) -> None:
    """After "do", "po", "przed" both number and noun stand in that case: do 2 miesięcy, po 3 latach."""
    assert counted(n, unit, case) == words  # type: ignore[arg-type]


def test_every_unit_can_be_counted_in_every_case() -> None:
    """No unit id that the content may use ends in an error, whatever the number and case."""
    for unit in units():
        for case in CASES:
            for n in (0, 1, 2, 5, 22, Decimal("2.5")):
                assert counted(n, unit, case).strip()


def test_an_unknown_unit_is_an_error() -> None:
    """A mistyped unit is never printed as if it were Polish."""
    with pytest.raises(KeyError):
        counted(1, "miesiące")


def test_money_is_rounded_half_up() -> None:
    """Half a grosz goes up, away from zero, as offices round."""
    assert [round_half_up(Decimal(n)) for n in ("0.5", "1.4", "-0.5", "2")] == [1, 1, -1, 2]


def test_collective_nouns_are_counted_in_the_genitive() -> None:
    """Persons: 2 uczniów, 3 rodziców, never "2 uczniowie"."""
    assert [agreeing(n, "uczeń") for n in (1, 2, 5)] == ["uczeń", "uczniów", "uczniów"]


def test_every_noun_has_twelve_forms_that_can_be_read_back() -> None:
    """The table of nouns is complete, and each form leads back to its noun."""
    for name, noun in nouns().items():
        assert noun.singular["nominative"] == name
        assert len(noun.singular) == len(noun.plural) == len(CASES)
        assert any(reading[0] is noun for reading in readings()[noun.plural["locative"]])
