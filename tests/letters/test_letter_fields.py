"""What each kind of field takes and refuses, and how it says so."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.content.model import LetterField, Option
from asystent.letters import days, fields, markup

ABBREVIATION = re.compile(r"\b(?:np|art|ust|pkt|zł|nr|tzn|itd)\b\.?")


def field(kind: str, example: str = "przykład", choices: tuple[Option, ...] = ()) -> LetterField:
    return LetterField("pole-proby", "Pytanie?", kind, required=True, example=example, choices=choices)


POINTS = (Option("punkt-7", "tylko punktu 7"), Option("punkt-8", "tylko punktu 8"), Option("oba", "obu punktów, żółć"))


@pytest.mark.parametrize(
    ("kind", "typed", "plain", "shown"),
    [
        ("tekst", "  Anna   Kowalska ", "Anna Kowalska", "Anna Kowalska"),
        ("data", "1.02.2027", "2027-02-01", "1 lutego 2027 roku"),
        ("data", "2027-02-01", "2027-02-01", "1 lutego 2027 roku"),
        ("data", "1 lutego 2027", "2027-02-01", "1 lutego 2027 roku"),
        ("liczba", "7", "7", "7"),
        ("liczba", "siedem", "7", "7"),
        ("kwota", "1 500,00", "1500.00", "1500 złotych"),
        ("kwota", "1500 zł", "1500.00", "1500 złotych"),
        ("kwota", "184,42", "184.42", "184 złote 42 grosze"),
        ("kod-pocztowy", "34400", "34-400", "34-400"),
        ("kod-pocztowy", "34-400", "34-400", "34-400"),
        ("pesel", "44051401359", "44051401359", "44051401359"),
        ("pesel", "02070803628", "02070803628", "02070803628"),
        ("e-mail", "anna.kowalska@poczta.example.pl", "anna.kowalska@poczta.example.pl", "anna.kowalska@poczta.example.pl"),
        ("telefon", "+48 600-700-800", "600700800", "600 700 800"),
        ("rachunek", "PL61109010140000071219812874", "61109010140000071219812874", "61 1090 1014 0000 0712 1981 2874"),
        ("tak-nie", "TAK", "tak", "tak"),
        ("wybor", "punkt-7", "punkt-7", "tylko punktu 7"),
        ("wybor", "OBU PUNKTOW, ZOLC", "oba", "obu punktów, żółć"),
        ("wybor", "obu", "oba", "obu punktów, żółć"),
    ],
)
def test_takes_common_forms(kind, typed, plain, shown):
    """A value is taken in any common Polish form and shown in one."""
    value = fields.check(field(kind, choices=POINTS if kind == "wybor" else ()), typed)
    assert (value.plain, value.shown) == (plain, shown)


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("tekst", ""),
        ("tekst", "   \t \u200b \ue000 "),
        ("dlugi-tekst", "\n \r\n "),
        ("tekst", "a" * 301),
        ("dlugi-tekst", "a" * 20_001),
        ("data", "30.02.2027"),
        ("data", "jutro rano"),
        ("liczba", "-1"),
        ("liczba", "dużo"),
        ("liczba", "9999999"),
        ("kwota", "tysiąc"),
        ("kod-pocztowy", "3440"),
        ("kod-pocztowy", "٣٤٤٠٠"),
        ("pesel", "44051401358"),  # check digit
        ("pesel", "44051401354"),  # check digit, five off
        ("pesel", "4405140135"),
        ("pesel", "00000000000"),  # the check digit fits, the month does not exist
        ("e-mail", "anna(at)poczta.pl"),
        ("telefon", "12345"),
        ("rachunek", "61109010140000071219812875"),
        ("tak-nie", "może"),
        ("wybor", "tylko"),  # two labels begin so
        ("wybor", "punkt-9"),
    ],
)
def test_refuses_in_a_polish_sentence(kind, typed):
    """A refusal names the field, in plain words, ends as a sentence and never echoes a control character."""
    with pytest.raises(fields.FieldError) as caught:
        fields.check(field(kind, choices=POINTS if kind == "wybor" else ()), typed)
    sentence = caught.value.sentence
    assert caught.value.field == "pole-proby"
    assert sentence.startswith("Pole pole-proby")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not ABBREVIATION.search(sentence.replace(typed, ""))


@given(st.text(max_size=200))
def test_cleaning_leaves_words_only(text):
    """Nothing is left that could control a terminal, turn the text round or act as markup; cleaning twice is cleaning once."""
    import unicodedata

    for long in (False, True):
        cleaned = fields.clean(text, long=long)
        bare = cleaned.replace(markup.BREAK, "")
        assert not [sign for sign in bare if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}]
        assert not set(markup.MARKS) & set(bare)
        assert bare == bare.strip()
        assert "  " not in cleaned
        assert fields.clean(bare) == bare
    bare.encode("utf-8")


def test_end_before_beginning_is_refused():
    """Dates whose ids differ only in -od and -do make a stretch of time; its end is not before its beginning."""
    both = [replace(field("data"), id=name) for name in ("urlop-od", "urlop-do")]
    first, second = fields.Value("2027-02-01", "1 lutego 2027 roku"), fields.Value("2027-01-31", "31 stycznia 2027 roku")
    days.check_order(both, {"urlop-od": second, "urlop-do": first})
    days.check_order(both, {"urlop-od": first, "urlop-do": first})
    with pytest.raises(fields.FieldError) as caught:
        days.check_order(both, {"urlop-od": first, "urlop-do": second})
    assert caught.value.field == "urlop-do"


def test_case_suggests_its_own_dates():
    """A date the case already holds is offered for the field of the same meaning, unknown ones are not."""
    known = {name: field("data") for name in ("orzeczenie-doreczono", "orzeczenie-data")}
    offered = fields.suggestions(known, {"orzeczenie.doreczono": "2026-11-20", "orzeczenie.wydano": "nie-wiem"})
    assert offered == {"orzeczenie-doreczono": "20 listopada 2026 roku"}


HOURS = replace(field("liczba", "20"), least=0, most=744, decimals=2)


@pytest.mark.parametrize(
    ("typed", "plain", "shown"),
    [("0", "0", "0"), ("744", "744", "744"), ("10,5", "10.5", "10,5"), ("10.50", "10.5", "10,5"), ("dwadzieścia", "20", "20")],
)
def test_a_number_within_its_limits_is_taken(typed, plain, shown):
    """Both limits belong to what is taken; a comma is for numbers that may have a fraction."""
    value = fields.check(HOURS, typed)
    assert (value.plain, value.shown) == (plain, shown)


@pytest.mark.bad_input
@pytest.mark.parametrize("typed", ["-1", "−1", "- 0,5", "minus trzy", "744,01", "745", "9999999"])
def test_a_number_out_of_range_is_refused_with_its_limits(typed):
    """Too small and too great are told in one sentence: the limits and what was written."""
    with pytest.raises(fields.FieldError) as caught:
        fields.check(HOURS, typed)
    assert caught.value.sentence.startswith(f"Pole pole-proby ma zawierać liczbę od 0 do 744, wpisano: {typed}.")


@pytest.mark.bad_input
def test_a_fraction_is_refused_where_whole_numbers_are_meant():
    """Half a person is a slip, and so is a third place where two are allowed."""
    with pytest.raises(fields.FieldError, match="bez ułamka"):
        fields.check(replace(HOURS, decimals=0), "2,5")
    with pytest.raises(fields.FieldError, match="po przecinku ma najwyżej 2 cyfry"):
        fields.check(HOURS, "2,555")


@pytest.mark.bad_input
@pytest.mark.parametrize("typed", ["0", "31", "-2", "2,5"])
def test_every_number_of_a_calculation_has_limits(content, typed):
    """A calculation takes only what can be: between nobody and a hundred people in a family there are limits."""
    items = map(content.calculator, content.ids("kalkulatory"))
    numbers = [one for item in items for one in item.fields if one.type in {"liczba", "kwota"}]
    assert len(numbers) > 5
    for one in numbers:
        with pytest.raises(fields.FieldError):
            fields.check(one, "-0,01")
        with pytest.raises(fields.FieldError):
            fields.check(one, str(one.most + 1))
    people = next(one for one in numbers if one.id == "osoby")
    with pytest.raises(fields.FieldError):
        fields.check(people, typed)
