from __future__ import annotations

import re
import subprocess
import sys

import pytest

LOW_VISION = ("rozmowa", "--tryb", "slabowidzacy")
BOLD = re.compile(r"\x1b\[1m([^\x1b\r\n]*)\x1b\[0m")


def test_questions_and_mistakes_are_bold(sit):
    """R4: bold and default colours only, whole lines, the question and the mistake; nothing is left open."""
    sitting = sit(*LOW_VISION)
    question, mistake = sitting.blocks[-1], sitting.answer("wczorajszy")
    assert BOLD.findall(question)[-2:] == ["Pytanie 2, dział: dziecko, temat: data urodzenia dziecka.", "Kiedy urodziło się dziecko?"]
    assert BOLD.findall(mistake)[0].startswith("Błąd. „wczorajszy” nie jest datą")
    assert "\x1b" not in BOLD.sub("", sitting.raw)


def test_the_mode_is_kept_until_it_is_changed(sit):
    """R31: said once, true the next time without an option; the reader mode writes no escape for it, and zwykly ends it."""
    answers = []
    for args in (LOW_VISION, (), ("rozmowa", "--tryb", "czytnik"), (), ("rozmowa", "--tryb", "zwykly"), ()):
        sitting = sit(*args)
        answers.append("\x1b[1m" in sitting.raw)
        assert ("także następnym razem" in sitting.raw) is (args == LOW_VISION)
        assert ("nie są już pogrubione" in sitting.raw) is ("zwykly" in args)
        sitting.answer("koniec")
        assert sitting.end() == 0
    assert answers == [True, True, False, True, False, False]


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_none_gets_none(sit, changes):
    """The contract: NO_COLOR and a dumb terminal are respected, and the person is told why nothing is bold."""
    sitting = sit(*LOW_VISION, **changes)
    assert "\x1b" not in sitting.raw
    assert "Uwaga. W tym terminalu nie ma pogrubienia" in sitting.raw


def test_a_reader_ends_what_was_kept(sit):
    """Never an escape in reader mode: a kept choice gives way to a screen reader."""
    sitting = sit(*LOW_VISION)
    sitting.answer("koniec")
    sitting.end()
    assert "\x1b" not in sit(ACCESSIBLE="1").raw


def test_a_file_gets_no_escape(environment, tmp_path):
    """R33: a transcript written to a file is clean whatever mode was asked for."""
    run = subprocess.run(
        [sys.executable, "-m", "asystent", *LOW_VISION], input="koniec\n", env=environment, cwd=tmp_path, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0
    assert "Pytanie 1" in run.stdout
    assert "pogrubi" not in run.stdout
    assert "\x1b" not in run.stdout


def test_without_saving_nothing_is_kept(sit, home):
    """--bez-zapisu leaves nothing on the disk, and the program does not promise more."""
    sitting = sit(*LOW_VISION, "--bez-zapisu")
    assert "tylko w tej rozmowie" in " ".join(sitting.raw.split())
    assert not home.exists()
