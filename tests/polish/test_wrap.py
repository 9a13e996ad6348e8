"""Lines for screen readers and braille."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.polish.wrap import wrap

words = st.lists(st.text(alphabet="aąbcdż1.,", min_size=1, max_size=15), max_size=60)


def test_lines_are_cut_at_spaces() -> None:
    """R2: at most so many characters, whole words, no space at either end."""
    assert wrap("Ile lat ma dziecko, na które składany jest wniosek?", 20) == [
        "Ile lat ma dziecko,",
        "na które składany",
        "jest wniosek?",
    ]


def test_no_lone_short_word_at_the_end() -> None:
    """R5: a last line such as "2." is not spoken by NVDA, so a word comes down to it."""
    lines = wrap("Wybrana opcja to numer 2.", 22)
    assert lines == ["Wybrana opcja to", "numer 2."]


def test_empty_text_has_no_lines() -> None:
    """No blank line comes from nothing."""
    assert wrap("", 40) == []
    assert wrap(" \n ", 40) == []


def test_white_space_is_one_space() -> None:
    """Line ends and hard spaces of the content do not reach the screen."""
    assert wrap("jeden\n dwa\u00a0 trzy", 40) == ["jeden dwa trzy"]


def test_a_word_longer_than_the_line_is_cut_at_punctuation() -> None:
    """An address is cut where a person would pause, and nothing of it is lost."""
    address = "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20260001245"
    lines = wrap(address, 20)
    assert lines == ["https://isap.sejm.", "gov.pl/isap.nsf/", "DocDetails.xsp?id=", "WDU20260001245"]
    assert "".join(lines) == address


@given(words, st.integers(20, 100))
def test_no_word_is_lost_and_no_line_is_too_long(parts: list[str], width: int) -> None:
    """Issue 5, braille: every width from 20, contents the same, no line of spaces."""
    lines = wrap(" ".join(parts), width)
    assert " ".join(lines) == " ".join(parts)
    assert all(0 < len(line) <= width and line == line.strip() for line in lines)


@given(words, st.integers(20, 60))
def test_short_lines_only_where_unavoidable(parts: list[str], width: int) -> None:
    """R5: where a line has fewer than three letters, no other cut of these words has fewer such lines."""
    lines = wrap(" ".join(parts), width)

    def bare(line: str) -> bool:
        return sum(map(str.isalpha, line)) < 3

    fewest = {len(parts): 0}
    for start in range(len(parts) - 1, -1, -1):
        fewest[start] = min(
            fewest[end] + bare(" ".join(parts[start:end]))
            for end in range(start + 1, len(parts) + 1)
            if len(" ".join(parts[start:end])) <= width
        )
    assert sum(map(bare, lines)) == fewest[0]


@pytest.mark.parametrize("width", [1, 5, 19])
def test_narrower_than_the_narrowest_counts_as_the_narrowest(width: int) -> None:
    """A tiny terminal still gets words, not letters."""
    assert wrap("Zasiłek pielęgnacyjny dla dziecka", width) == wrap("Zasiłek pielęgnacyjny dla dziecka", 20)


@given(st.text(alphabet="abc/-.", min_size=1, max_size=200), st.integers(20, 50))
def test_a_long_word_loses_nothing(word: str, width: int) -> None:
    """A word that must be cut can be put together again."""
    lines = wrap(word, width)
    assert "".join(lines) == word
    assert all(len(line) <= width for line in lines)
