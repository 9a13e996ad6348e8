"""Spelling letter by letter."""

import pytest

from asystent.polish.spelling import letter, spell


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna", ["duże a", "en", "en", "a"]),
        ("Łoś", ["duże eł", "o", "es z kreską"]),
        ("ź ż", ["zet z kreską, jak źrebak", "odstęp", "zet z kropką, jak żaba"]),
        ("5-7", ["pięć", "łącznik", "siedem"]),
        ("a@b.pl", ["a", "małpa", "be", "kropka", "pe", "el"]),
        ("§ 3", ["paragraf", "odstęp", "trzy"]),
        ("Xv", ["duże iks", "fał"]),
        ("é Ü", ["e z akcentem", "odstęp", "duże u z dwiema kropkami"]),
        ("ж", ["inny znak"]),
        ("", []),
    ],
)
def test_each_sign_has_a_name(text: str, names: list[str]) -> None:
    """R21: literuj says each sign by a name that cannot be mistaken by ear."""
    assert spell(text) == names


def test_no_two_letters_share_a_name() -> None:
    """A person writing down what is spelled never has to guess between two letters."""
    alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
    assert len({letter(sign) for sign in alphabet}) == len(alphabet)
    assert letter("A") is None


def test_one_name_for_each_sign() -> None:
    """Nothing is dropped: as many names as signs."""
    text = "ul. Długa 5/7, 00-950 Warszawa\n„tak”"
    assert len(spell(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bąk 5", ["duża litera Barbara", "Adam z ogonkiem", "Karol", "odstęp", "pięć"]),
        ("łżé", ["Łukasz", "Zygmunt z kropką", "Ewa z akcentem"]),
        ("xq.", ["iks", "ku", "kropka"]),
    ],
)
def test_letters_may_have_first_names(text: str, names: list[str]) -> None:
    """Issue 5.2: spelled as on the telephone; digits and marks keep their names, a capital letter is announced."""
    assert spell(text, by_names=True) == names


def test_no_two_letters_share_a_first_name() -> None:
    """Nobody who writes down a first name has to guess the letter: each begins with it, or is the letter's plain name."""
    alphabet = "aąbcćdeęfghijklłmnńoóprsśtuvwyzźż"
    names = spell(alphabet, by_names=True)
    assert len(set(names)) == len(alphabet)
    plain = str.maketrans("ąćęńóśźż", "acenoszz")
    assert [name[0].lower() for name in names] == list(alphabet.translate(plain))
