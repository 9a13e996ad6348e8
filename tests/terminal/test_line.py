from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.polish.spelling import SIGNS, letter, spell
from asystent.speech.text import spoken
from asystent.terminal.line import EMPTY, END, NOTHING_GONE, START, Line

SIGN = st.sampled_from("aż1 Ó.語")
MOVES = ("backspace", "delete", "left", "right", "to_start", "to_end", "clear")


def typed(text):
    """A line with a text in it."""
    line = Line()
    for sign in text:
        line.insert(sign)
    return line


@given(st.lists(st.sampled_from(MOVES) | SIGN, max_size=40))
def test_the_terminal_shows_the_line(keys):
    """R1, R34: whatever is pressed, the echo written with Backspace and letters leaves on the terminal what will be sent."""
    screen = pyte.Screen(120, 2)
    stream = pyte.Stream(screen)
    line = Line()
    for key in keys:
        step = getattr(line, key)() if key in MOVES else line.insert(key)
        assert "\x1b" not in step.shown
        stream.feed(step.shown)
    assert screen.display[0].rstrip() == line.text.rstrip()


@given(st.lists(st.sampled_from(MOVES) | st.text(SIGN, min_size=1, max_size=30), max_size=40))
def test_a_line_longer_than_a_row_is_shown_around_the_cursor(keys):
    """Issue 5.3: only the prompt's row is ever drawn on, and on it stands the part of the line around the cursor, without an escape."""
    screen = pyte.Screen(20, 3)
    stream = pyte.Stream(screen)
    stream.feed("Odp: ")
    line = Line(14)
    at = 0
    for key in keys:
        before = line.text
        step = getattr(line, key)() if key in MOVES else line.insert(key)
        assert "\x1b" not in step.shown
        stream.feed(step.shown)
        at = moved(key, at, before)
        assert screen.display[1:] == [" " * 20] * 2
        assert screen.cursor.y == 0
        left, right = halves(screen)
        assert left.startswith("Odp: ")
        assert line.text[:at].endswith(left[5:])
        assert line.text[at:].startswith(right)
        assert len(left[5:]) > 0 or at == 0


def moved(key, at, before):
    """The place in the line after a key, as a person expects it."""
    if key not in MOVES:
        return at + len(key)
    places = {"left": at - 1, "right": at + 1, "backspace": at - 1, "delete": at, "to_start": 0, "to_end": len(before), "clear": 0}
    return max(0, min(places[key], len(before)))


def halves(screen):
    """What the first row shows before the cursor and from it on."""
    cells = [screen.buffer[0][column].data for column in range(screen.columns)]
    return "".join(cells[: screen.cursor.x]), "".join(cells[screen.cursor.x :]).rstrip()


@given(st.text(SIGN, max_size=12))
def test_wiping_leaves_an_empty_terminal(text):
    """A function key puts its word in the place of what was typed: nothing of that stays on the screen."""
    screen = pyte.Screen(120, 2)
    stream = pyte.Stream(screen)
    line = Line()
    for sign in text:
        stream.feed(line.insert(sign).shown)
    stream.feed(line.left().shown + line.wipe())
    assert screen.display[0].strip() == ""
    assert screen.cursor.x == 0


@pytest.mark.parametrize(
    ("text", "moves", "said"),
    [
        ("", ["backspace"], NOTHING_GONE),
        ("", ["delete"], NOTHING_GONE),
        ("", ["clear"], NOTHING_GONE),
        ("", ["to_start"], EMPTY),
        ("ab", ["delete"], NOTHING_GONE),
        ("ab", ["backspace"], "Usunięto: be."),
        ("ab ", ["backspace"], "Usunięto: odstęp."),
        ("ab", ["left"], "be."),
        ("ab", ["left", "left"], "a."),
        ("ab", ["left", "left", "left"], START),
        ("ab", ["left", "right"], END),
        ("ab", ["right"], END),
        ("ab", ["to_start"], f"{START} a."),
        ("ab", ["to_start", "right"], "be."),
        ("ab", ["to_start", "delete"], "Usunięto: a."),
        ("ab", ["to_start", "backspace"], NOTHING_GONE),
        ("ab", ["to_start", "to_end"], END),
        ("ab", ["clear"], "Usunięto wszystko."),
    ],
)
def test_every_key_is_answered(text, moves, said):
    """Issue 5.3: a move says the sign at the cursor, a deletion what is gone, an end that it is one; never silence."""
    line = typed(text)
    assert [getattr(line, move)().said for move in moves][-1] == said


def test_a_space_says_the_word():
    """Issue 5.3: the word that a space ends is said; a space after no word is named."""
    line = typed("1 marca")
    assert line.insert(" ").said == "marca"
    assert line.insert(" ").said == "odstęp."


def test_names_of_signs_are_spoken_as_they_are():
    """The rules for the ear, made for sentences, must not turn the name of a sign into something else."""
    letters = [sign for sign in map(chr, range(97, 383)) if letter(sign)]
    signs = "".join([*letters, *"".join(letters).upper(), *SIGNS])
    for name in [*spell(signs), *spell(signs, by_names=True)]:
        for sentence in (f"{name}.", f"Usunięto: {name}.", f"{START} {name}."):
            assert spoken(sentence) == [sentence]
