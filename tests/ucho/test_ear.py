"""What NVDA, yasr and Fenrir say of the whole conversation: everything shown, once, in order."""

from __future__ import annotations

import itertools
import shutil
import unicodedata
from difflib import SequenceMatcher
from functools import cache

import pytest

from tests.terminal.conftest import PROMPT
from tests.ucho.hearing import KEY, Account, letters, words
from tests.ucho.nvda import NewTerminal, OldConsole
from tests.ucho.readers import READERS
from tests.ucho.scripts import SIZES, held
from tests.ucho.sitting import Turn

AT_SIZES = pytest.mark.parametrize("columns, rows", SIZES, ids=["{}x{}".format(*size) for size in SIZES])
CONSOLES = (OldConsole, NewTerminal)
PIECE = 256  # bytes
DROPPED = 2  # letters of a row at a cut
PUNCTUATION = set(" .,:;?!-–/„”()%+_§'")
plain = cache(held)


def check(account, record_property, name, columns, rows):
    """Put a line into the table and fail with every difference."""
    record_property(KEY, account.line(name, columns, rows))
    assert not account.faults, "\n".join(account.faults)
    assert account.spoken == account.shown > 10_000


@AT_SIZES
def test_nvda_says_everything_once_and_in_order(columns, rows, record_property):
    """R2, R6: in both kinds of console the blocks that the program writes are heard whole, turn after turn, the prompt last."""
    for console in CONSOLES:
        account = Account()
        for turns in plain(columns, rows):
            model = console(columns, rows)
            for turn in turns:
                account.add(turn, model.hear(turn))
        check(account, record_property, console.name, columns, rows)


@AT_SIZES
def test_nothing_is_lost_when_a_block_comes_in_pieces(columns, rows):
    """A slow machine hands a block over in pieces cut anywhere, letters included: every letter is still heard in order.

    The new terminal says it once. The old console may say the row again that was cut, and no more; of a row that was cut
    after its first letter or two it drops those, as NVDA takes a lone change of under three letters for typing.
    """
    for console, turns in itertools.product(CONSOLES, plain(columns, rows)):
        model = console(columns, rows)
        for turn in turns:
            cuts = len(turn.shown) // PIECE
            wanted, got = letters(turn.text), letters("".join(model.hear(turn, -(-len(turn.shown) // (cuts + 1)))))
            heard = sum(block.size for block in SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks())
            assert len(wanted) - heard <= (cuts * DROPPED if console is OldConsole else 0), turn
            assert len(got) - len(wanted) <= (cuts * columns if console is OldConsole else 0), turn


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@AT_SIZES
def test_a_real_reader_says_everything_once_and_in_order(reader, columns, rows, record_property):
    """The same under readers that people use, with their own utterances written down: no model of ours stands in between."""
    if shutil.which(reader.package) is None:
        pytest.skip(f"Nie ma czytnika {reader.name}, pakiet {reader.package}. Ta próba jest pominięta.")
    account = Account()
    for turns in held(columns, rows, ear=reader):
        for turn in turns:
            account.add(turn, turn.spoken)
    check(account, record_property, reader.name, columns, rows)


@AT_SIZES
def test_every_block_is_fit_for_an_ear(columns, rows):
    """R1 to R6: no escape, no glyph, no line under three letters or over the width, no block over the screen, one prompt and it is last."""
    for turns in plain(columns, rows):
        for turn in turns:
            assert b"\x1b" not in turn.shown, turn
            body, prompt, after = turn.text.partition(PROMPT)
            assert (prompt, after) == ("" if turn is turns[-1] else PROMPT, ""), turn
            assert body.endswith("\n"), turn
            lines = body.removesuffix("\n").split("\n")
            assert len(lines) + 1 <= rows - 1, turn
            assert "\n\n\n" not in body, turn
            for line in filter(None, lines):
                assert line == line.strip(), turn
                assert len(line) <= columns - 1, turn
                assert sum(map(str.isalpha, line)) >= 3, turn
                odd = {char for char in line if char not in PUNCTUATION and unicodedata.category(char) not in {"Lu", "Ll", "Nd"}}
                assert not odd, turn


FAULTS = {
    "a block taller than the screen": b"".join(b"Zdanie %d jest zupe\xc5\x82nie inne.\r\n" % number for number in range(100, 140)),
    "a line painted again": b"Pytanie 2, temat: praca.\r\nJak rodzic teraz pracuje?\r\n\x1b[1A\x1b[2KJak rodzic teraz pracuje?\r\n",
    "a progress line": b"Zapisano 10 stron.\rZapisano 20 stron.\r\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_ear_hears_what_is_wrong(fault):
    """An ear that misses these would prove nothing: each makes a reader lose words or say them twice."""
    turn = Turn(shown=FAULTS[fault])
    account = Account()
    account.add(turn, OldConsole(80, 24).hear(turn))
    assert account.faults


def test_the_ear_hears_a_wrong_order():
    """The same words in another order are not the same: a count of words would not tell."""
    turn = Turn(shown=b"Opcja 1 z 2: tak.\r\nOpcja 2 z 2: nie.\r\n")
    account = Account()
    account.add(turn, ["Opcja 2 z 2: nie.", "Opcja 1 z 2: tak."])
    assert account.shown == account.spoken == len(words(turn.text))
    assert account.lost
    assert account.extra
