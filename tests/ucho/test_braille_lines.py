"""A braille line of 40 or of 20 cells shows what 80 columns show."""

from __future__ import annotations

import re

import pytest

from tests.terminal.conftest import PROMPT
from tests.ucho.scripts import held

# What turning pages adds; how many pages there are depends on the width.
PAGES = re.compile(
    r"Enter: dalej\.(?: Słowo pomiń: od razu do pytania\.)? Odpowiedź:"
    r"|(?<=[.:?] )(?:\w+ ){1,3}ma \d+ częś(?:ć|ci)\.|Część \d+ z \d+\.|Koniec opisu\."
)


def contents(sittings):
    """All that was said, without what belongs to pages, as words; the home folder has another name each time."""
    said = " ".join(" ".join(turn.text for turns in sittings for turn in turns).split())
    return PAGES.sub("", re.sub(r"\bucho[0-9a-f]{8}\b", "ucho-znakow8", said)).split()


@pytest.fixture(scope="module")
def wide():
    """The contents at 80 columns."""
    return contents(held(80, 24, arguments=("--szerokosc", "80")))


@pytest.mark.parametrize("cells", [40, 20])
def test_a_narrow_line_says_the_same(cells, wide):
    """R2 and `--szerokosc`: the same words in the same order, none lost, no line over the cells, none of spaces alone.

    Only a word longer than the line is cut, such as a path; put together again it is the same.
    """
    sittings = held(80, 24, arguments=("--szerokosc", str(cells)))
    narrow = iter(contents(sittings))
    for word in wide:
        piece = next(narrow, "")
        while cells < len(word) > len(piece):
            piece += next(narrow, word)
        assert piece == word
    assert not list(narrow)
    for turns in sittings:
        for turn in turns:
            for line in turn.text.removesuffix(PROMPT).split("\n"):
                assert len(line) <= cells, turn
                assert line == line.strip(), turn
