from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.terminal.screen import PROMPT, Screen, clean

WORDS = st.lists(st.text(st.sampled_from("aąbcdeęłżu"), min_size=3, max_size=14), min_size=1, max_size=30).map(" ".join)
SENTENCES = WORDS.map(lambda text: text.capitalize() + ".")
BLOCKS = st.lists(st.lists(SENTENCES, min_size=1, max_size=12), min_size=1, max_size=8)


class Tape:
    """A console that remembers every write and types what it was given."""

    def __init__(self, typed=(), *, width=39, rows=24, is_interactive=True):
        self.typed, self.width, self.rows, self.is_interactive = list(typed), width, rows, is_interactive
        self.written = []

    def write(self, text):
        """Remember one write."""
        self.written.append(text)

    def read(self):
        """Type the next line."""
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)

    def close(self):
        """Nothing to give back."""


def words(text):
    """The words of a text without what the turning of pages adds."""
    for added in (PROMPT.strip(), "Enter: dalej. Słowo pomiń: od razu do pytania.", "Enter: dalej."):
        text = text.replace(added, " ")
    return text.split()


@given(BLOCKS, st.integers(20, 120), st.integers(8, 50))
def test_one_write_is_never_taller_than_the_screen_and_loses_nothing(blocks, width, rows):
    """R2, R6: whatever is said, each write has at most rows - 1 lines of at most the width, and every word comes, in order."""
    tape = Tape([""] * 500, width=width, rows=rows)
    screen = Screen(tape)
    for block in blocks:
        screen.say(*block)
    screen.ask("Pytanie jakieś?")
    for text in tape.written:
        lines = text.split("\n")
        assert len(lines) <= rows - 1
        assert all(len(line) <= width for line in lines)
        assert text.endswith("\n" + PROMPT)
    joined = " ".join(" ".join(text.split()) for text in tape.written)
    assert words(joined) == [*(" ".join(" ".join(block) for block in blocks)).split(), "Pytanie", "jakieś?"]


@given(st.lists(SENTENCES.filter(lambda text: len(text) < 120), min_size=1, max_size=40), st.integers(30, 100))
def test_a_long_text_says_its_parts_first_and_keeps_them_short(sentences, width):
    """R6: parts of at most 8 lines cut at sentence ends; the first says how many; all of it is there."""
    tape = Tape([""] * 500, width=width, rows=30)
    screen = Screen(tape)
    screen.tell(sentences)
    screen.ask("Pytanie jakieś?")
    told = [text for text in tape.written if "Ten opis ma" in text or "Część" in text]
    if told:
        assert f"Ten opis ma {len(told)} częś" in " ".join(told[0].split())
    for text in told:
        part = text.split("Pytanie")[0].split("Enter:")[0].rstrip().removesuffix(PROMPT.strip()).rstrip()
        assert len(part.split("\n\n")[0].split("\n")) <= 8


def test_everything_pending_and_the_prompt_go_out_in_one_write():
    """The confirmation, the next question and the prompt are one write: a reader repeats or drops split ones."""
    tape = Tape(["1"])
    screen = Screen(tape)
    screen.say("Zapisano: dziecko ma 7 lat.")
    assert screen.ask("Pytanie 2, temat: praca.", "Jak rodzic pracuje?") == "1"
    assert tape.written == ["Zapisano: dziecko ma 7 lat.\n\nPytanie 2, temat: praca.\nJak rodzic pracuje?\n" + PROMPT]


def test_a_question_not_heard_yet_cannot_be_answered():
    """A line typed while a long text goes on is no answer to a question that has not been asked; commands are taken."""
    tape = Tape(["2", "", "2"], rows=10)
    screen = Screen(tape)
    screen.say(*[f"Zdanie numer {number} jest tutaj." for number in range(7)])
    assert screen.ask("Pytanie 1.", "Tak czy nie?") == "2"
    assert "Błąd. Wpisano: 2." in tape.written[1]
    assert "Pytanie 1." in tape.written[-1]
    tape = Tape(["koniec"], rows=10)
    screen = Screen(tape)
    screen.say(*[f"Zdanie numer {number} jest tutaj." for number in range(7)])
    assert screen.ask("Pytanie 1.", "Tak czy nie?") == "koniec"


@pytest.mark.parametrize("word, seen", [("powtórz", [0, 0, 1]), ("r", [0, 0, 1])])
def test_a_part_can_be_heard_again(word, seen):
    """R21: powtórz repeats the part word for word; Enter goes on."""
    tape = Tape([word, "", "x"], rows=10)
    screen = Screen(tape)
    screen.say(*[f"Zdanie numer {number} jest tutaj." for number in range(7)])
    screen.ask("Pytanie 1.", "Tak czy nie?")
    first = tape.written[0].split("\n")[0]
    assert [0 if text.startswith(first) else 1 for text in tape.written] == seen


def test_pomin_goes_straight_to_the_question():
    """A list of results need not be heard out: pomiń leads to the question, whole."""
    tape = Tape(["pomiń", "x"], rows=10)
    screen = Screen(tape)
    screen.say(*[f"Zdanie numer {number} jest tutaj." for number in range(40)])
    screen.ask("Pytanie 1.", "Tak czy nie?")
    assert len(tape.written) == 2
    assert "Pytanie 1.\nTak czy nie?" in tape.written[-1]


def test_repeat_says_the_last_message_word_for_word():
    """R21: what powtórz brings is what was written before."""
    tape = Tape(["a", "b"])
    screen = Screen(tape)
    screen.say("Zapisano: coś.")
    screen.ask("Pytanie 2.", "Jak?")
    screen.repeat()
    screen.ask()
    assert tape.written[0] == tape.written[1]


def test_nothing_waits_where_nobody_types():
    """Answers from a file: long texts do not eat lines of the file."""
    tape = Tape(["7"], rows=10, is_interactive=False)
    screen = Screen(tape)
    screen.say(*[f"Zdanie numer {number} jest tutaj." for number in range(40)])
    assert screen.ask("Pytanie 1.") == "7"
    assert all(len(text.split("\n")) <= 9 for text in tape.written)
    assert "Enter" not in "".join(tape.written)


@given(st.text())
def test_control_characters_never_reach_the_screen(text):
    """What comes from names, files and keys is taken apart: no escape sequence survives."""
    assert clean(text).isprintable()


@pytest.mark.parametrize(
    "raw, plain", [("\x1b[31mAla\x1b[0m", "Ala"), ("a\x1b[Db", "ab"), ("x\x9b2Jy", "xy"), ("\x1bOPpomoc", "pomoc"), ("a\tb", "a b")]
)
def test_an_arrow_key_is_no_letter(raw, plain):
    """Sequences of keys and colours vanish whole, not only their first byte."""
    assert clean(raw) == plain


class Ear:
    """A voice that remembers."""

    def __init__(self):
        self.heard = []

    def say(self, lines):
        """Hear lines."""
        self.heard.append(list(lines))

    def hush(self):
        """Hear silence."""
        self.heard.append("cisza")

    def pop_notice(self):
        """Have nothing to complain of."""
        return ""


def test_what_is_printed_is_what_is_spoken():
    """R39: one text gives both; each part is spoken when it is shown, the prompt last, and any line typed silences it."""
    tape, ear = Tape([""] * 9, rows=10), Ear()
    screen = Screen(tape, ear)
    screen.say(*[f"Zdanie numer {number} jest tutaj." for number in range(9)])
    screen.ask("Pytanie 1.")
    spoken = [" ".join(item) for item in ear.heard if item != "cisza"]
    printed = [" ".join(text.split()) for text in tape.written]
    assert spoken == printed
    assert ear.heard[1::2] == ["cisza"] * len(printed)
