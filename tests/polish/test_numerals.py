"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.polish.fold import fold
from asystent.polish.nouns import CASES
from asystent.polish.numerals import (
    LARGEST,
    LARGEST_ORDINAL,
    cardinal,
    decimal,
    digits,
    fraction,
    ordinal,
    with_noun,
)
from asystent.polish.reading import number


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zero zera zeru zero zerem zerze"),
        (1, "jeden jednego jednemu jeden jednym jednym"),
        (2, "dwa dwóch dwóm dwa dwoma dwóch"),
        (5, "pięć pięciu pięciu pięć pięcioma pięciu"),
        (12, "dwanaście dwunastu dwunastu dwanaście dwunastoma dwunastu"),
        (100, "sto stu stu sto stu stu"),
        (1000, "tysiąc tysiąca tysiącowi tysiąc tysiącem tysiącu"),
    ],
)
def test_cardinals_decline(n: int, words: str) -> None:
    """All six cases of the simple numerals."""
    assert [cardinal(n, case) for case in CASES] == words.split()


@pytest.mark.parametrize(
    ("n", "case", "gender", "words"),
    [
        (2, "nominative", "feminine", "dwie"),
        (22, "nominative", "feminine", "dwadzieścia dwie"),
        (21, "nominative", "feminine", "dwadzieścia jeden"),
        (2, "nominative", "man", "dwóch"),
        (25, "nominative", "man", "dwudziestu pięciu"),
        (125, "nominative", "man", "stu dwudziestu pięciu"),
        (102, "accusative", "man", "stu dwóch"),
        (2, "nominative", "group", "dwoje"),
        (3, "genitive", "group", "trojga"),
        (5, "nominative", "group", "pięcioro"),
        (1, "accusative", "feminine", "jedną"),
        (3386, "nominative", "masculine", "trzy tysiące trzysta osiemdziesiąt sześć"),
        (1500, "genitive", "masculine", "tysiąca pięciuset"),
        (1001, "genitive", "masculine", "tysiąca jeden"),
        (36, "genitive", "masculine", "trzydziestu sześciu"),
        (12000, "locative", "masculine", "dwunastu tysiącach"),
        (2000000, "nominative", "feminine", "dwa miliony"),
        (-7, "nominative", "masculine", "minus siedem"),
    ],
)
def test_cardinals_agree_with_their_noun(n: int, case: str, gender: str, words: str) -> None:
    """Gender shows in one and two and in persons; "jeden" is frozen at the end of a larger number."""
    assert cardinal(n, case, gender) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("n", "case", "gender", "words"),
    [
        (7, "nominative", "masculine", "siódmy"),
        (7, "genitive", "masculine", "siódmego"),
        (7, "locative", "masculine", "siódmym"),
        (2, "genitive", "masculine", "drugiego"),
        (2, "locative", "feminine", "drugiej"),
        (2, "accusative", "feminine", "drugą"),
        (3, "nominative", "feminine", "trzecia"),
        (3, "instrumental", "masculine", "trzecim"),
        (3, "nominative", "neuter", "trzecie"),
        (25, "nominative", "masculine", "dwudziesty piąty"),
        (100, "nominative", "masculine", "setny"),
        (125, "genitive", "masculine", "sto dwudziestego piątego"),
        (300, "nominative", "masculine", "trzechsetny"),
        (1976, "genitive", "masculine", "tysiąc dziewięćset siedemdziesiątego szóstego"),
        (2000, "nominative", "masculine", "dwutysięczny"),
        (1000, "nominative", "masculine", "tysięczny"),
    ],
)
def test_ordinals_decline_in_tens_and_ones(n: int, case: str, gender: str, words: str) -> None:
    """Only tens and ones are ordinals; hundreds and thousands before them stay cardinal."""
    assert ordinal(n, case, gender) == words  # type: ignore[arg-type]


def test_plural_ordinals() -> None:
    """Birthdays are plural: osiemnaste urodziny, przed szesnastymi urodzinami, do drugich urodzin."""
    assert ordinal(18, plural=True) == "osiemnaste"
    assert ordinal(16, "instrumental", plural=True) == "szesnastymi"
    assert ordinal(2, "genitive", plural=True) == "drugich"
    assert ordinal(3, "nominative", plural=True) == "trzecie"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0,5", "pół"),
        ("1,5", "półtora"),
        ("7,5", "siedem i pół"),
        ("7,50", "siedem i pół"),
        ("2,00", "dwa"),
        ("9,76", "dziewięć przecinek siedemdziesiąt sześć"),
        ("2.05", "dwa przecinek zero pięć"),
        ("3,14159", "trzy przecinek jeden cztery jeden pięć dziewięć"),
    ],
)
def test_decimals(text: str, words: str) -> None:
    """Halves have words of their own; the rest is read with "przecinek"."""
    assert decimal(text) == words


def test_common_fractions() -> None:
    """Fractions are feminine: jedna druga, dwie trzecie, pięć szesnastych."""
    assert fraction(1, 2) == "jedna druga"
    assert fraction(2, 3) == "dwie trzecie"
    assert fraction(5, 16) == "pięć szesnastych"
    assert fraction(3, 4, "genitive") == "trzech czwartych"


def test_number_with_its_noun() -> None:
    """Numeral and noun agree together."""
    assert with_noun(2, "godzina") == "dwie godziny"
    assert with_noun(2, "dziecko", "genitive") == "dwojga dzieci"
    assert with_noun(1, "dziecko") == "jedno dziecko"
    assert with_noun(2, "rodzic") == "dwoje rodziców"
    assert with_noun(1, "rodzic") == "jeden rodzic"
    assert with_noun(5, "uczeń") == "pięciu uczniów"


def test_digits_one_by_one() -> None:
    """Codes are read digit by digit, a leading zero included."""
    assert digits("07-5") == "zero siedem pięć"


@given(st.integers(0, 999_999_999))
def test_words_are_read_back_as_the_same_number(n: int) -> None:
    """What is said in words means the same number when a person types it, in any case."""
    for case in CASES:
        assert number(fold(cardinal(n, case)).split()) == n


@given(st.integers(1, 9999))
def test_ordinals_are_read_back_as_the_same_number(n: int) -> None:
    """The same for ordinals, which dates use."""
    if n % 1000 == 0 and n > 2000:
        return  # "trzytysięczny" is no year that a family needs
    assert number(fold(ordinal(n, "genitive")).split()) == n


def test_too_large_numbers_are_refused() -> None:
    """Beyond the limits there is an error, never a wrong word."""
    with pytest.raises(ValueError, match="too large"):
        cardinal(LARGEST + 1)
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal(LARGEST_ORDINAL + 1)
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal(-1)


@pytest.mark.parametrize("text", ["1" * 37 + ",5", "1" * 13 + ",25", "2," + "1" * 40, "1" * 5000 + ",5", "9" * 12 + ",5"])
def test_a_decimal_of_any_length_is_said(text: str) -> None:
    """Too long for words, a number is read digit by digit; nothing that can be typed ends the voice."""
    assert decimal(text)
    assert not any(map(str.isdigit, decimal(text)))
