"""The end from outside while keys are read and named: the answers are there, the terminal is as it was, nothing is left running."""

from __future__ import annotations

import json
import signal
import subprocess

import pexpect
import pytest

from .conftest import wait_until


@pytest.fixture
def sitting(talk, surroundings):
    """A self-voiced conversation with one answer, in the middle of a typed line and of a spoken sentence."""
    pytest.importorskip("espeakng_loader")
    sound = surroundings.home / "glos.wav"
    sitting = talk("rozmowa", "--tryb", "glos", ASYSTENT_MOWA_SILNIK="nagranie", ASYSTENT_MOWA_PLIK=str(sound), ASYSTENT_MOWA_TEMPO="1")
    sitting.answer("1 marca 2024")
    before = sound.stat().st_size
    sitting.child.send("po")
    assert wait_until(lambda: "-icanon" in modes(sitting) and sound.stat().st_size > before)
    return sitting


def modes(sitting):
    """What ``stty -a`` says of the terminal."""
    return subprocess.run(["stty", "-a"], stdin=sitting.child.child_fd, capture_output=True, text=True, check=True).stdout.split()


def is_whole(surroundings):
    """Whether the answer is saved, no lock is left, and no process or temporary file."""
    folder = surroundings.home / "dom/sprawy"
    (case,) = folder.glob("sprawa-*.json")
    told = json.loads(case.read_text(encoding="utf-8"))["odpowiedzi"]
    return told["dziecko.data-urodzenia"] == "2024-03-01" and surroundings.left_behind() == [] and not list(folder.glob("*lock*"))


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP, "Ctrl C", "Ctrl and backslash"])
def test_an_ending_gives_the_terminal_back(sitting, surroundings, way):
    """SIGTERM, SIGHUP, Ctrl and backslash at once, Ctrl C twice after the voice fell silent: code 130, stty says what it said before."""
    before = pexpect.run("stty -a", dimensions=(24, 80), env=dict(surroundings), encoding="utf-8").split()
    if way == "Ctrl C":
        assert "Głos zatrzymany." in sitting.interrupt()
        # The question is being read again: that must not take the way out.
        assert "Zakończyć?" in sitting.interrupt()
        sitting.interrupt()
    elif way == "Ctrl and backslash":
        sitting.child.send("\x1c")
        sitting.wait()
    else:
        sitting.child.kill(way)
        sitting.wait()
    assert sitting.at_end
    assert modes(sitting) == before
    assert sitting.end() == 130
    assert "Traceback" not in sitting.raw
    assert is_whole(surroundings)


def test_a_closed_terminal_ends_the_program(sitting, surroundings):
    """The window is closed: the program ends by itself with exit code 130."""
    sitting.child.ptyproc.fileobj.close()
    assert sitting.child.wait() == 130
    assert is_whole(surroundings)
