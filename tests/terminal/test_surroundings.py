"""The window is closed, put aside or made smaller, the listener leaves, the disk refuses: each has its stated behaviour.

Tested elsewhere: the signals one by one and fg (test_privacy), closed streams and /dev/full (test_failures), the end of input
and a disk that goes away (test_conversation), a clock set back (storage/test_living_on), kills (tests/faults).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pexpect
import pytest

from asystent.storage import lock
from tests.faults import strace
from tests.speech.conftest import wait_until
from tests.terminal.conftest import PROMPT, topic

pytestmark = pytest.mark.fault
MODES = pytest.mark.parametrize("mode, enter", [("zwykly", "\n"), ("glos", "\r")])


def told(home):
    """The answers in the case file."""
    return json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))["odpowiedzi"]


DEAF = ("bash", "-c", 'trap "" HUP; exec "$@"', "-")
"""Before a command: it does not hear that its window is closed."""


@pytest.mark.parametrize("before", [(), DEAF])
@MODES
def test_a_closed_window_leaves_the_answers_and_no_lock(sit, home, mode, enter, before):
    """The terminal itself goes away, by lines or by keys, with SIGHUP or not: code 130, what was answered is there, the case is free."""
    sitting = sit("rozmowa", "--tryb", mode, about=None, before=before)
    for line in ("wszystkie", "1 marca 2024"):
        sitting.child.send(line + enter)
        sitting.wait()
    sitting.child.ptyproc.fileobj.close()
    assert wait_until(lambda: not sitting.child.isalive())
    assert sitting.child.exitstatus == 130
    assert told(home) == {"dziecko.data-urodzenia": "2024-03-01"}
    assert not lock.lock_of(home / "sprawy" / "sprawa-1.json").exists()


def test_nohup_at_a_terminal_is_an_input_that_has_ended(environment, tmp_path):
    """Issue 6.7: nohup takes the keyboard away and the screen into a file: code 0, a farewell, and no complaint about the disk."""
    if shutil.which("nohup") is None:
        pytest.skip("nohup is not installed")
    child = pexpect.spawn("nohup", [sys.executable, "-m", "asystent"], env=environment, encoding="utf-8", timeout=30, cwd=tmp_path)
    child.expect(pexpect.EOF)
    child.close()
    told = (tmp_path / "nohup.out").read_text(encoding="utf-8")
    assert child.exitstatus == 0
    assert told.splitlines()[-1].endswith("Koniec pracy.")
    assert "dysk" not in told


def takes_keys(shell):
    """Whether the terminal gives every key at once: the program reads, and not the shell, which switches line by line."""
    return not termios.tcgetattr(shell.child_fd)[3] & termios.ICANON


@pytest.mark.parametrize("way", ["SIGTSTP", "Ctrl Z"])
def test_put_aside_in_the_mode_of_keys_the_question_comes_back(environment, tmp_path, way):
    """Where keys are read singly: after fg the question stands there again with what was typed, and the line goes on from there.

    In the end the shell has its terminal as it was.
    """
    shell = pexpect.spawn("bash", ["--norc", "-i"], env={**environment, "PS1": "SH> "}, encoding="utf-8", timeout=30, cwd=tmp_path)
    try:
        shell.expect_exact("SH> ")
        shell.sendline("stty -g")
        shell.expect(r"((?:[0-9a-f]+:){9,}[0-9a-f]+)\r\n")
        before = shell.match[1]
        shell.expect_exact("SH> ")
        shell.sendline(f"{sys.executable} -m asystent rozmowa --tryb glos")
        shell.expect_exact(PROMPT)
        shell.send("wszystkie\r")
        shell.expect_exact(PROMPT)
        assert wait_until(lambda: takes_keys(shell))
        shell.send("1 mar")
        shell.expect_exact("1 mar")
        if way == "Ctrl Z":
            shell.send("\x1a")
        else:
            child = Path(f"/proc/{shell.pid}/task/{shell.pid}/children").read_text(encoding="ascii")
            os.kill(int(child), signal.SIGTSTP)
        shell.expect_exact("SH> ")
        shell.sendline("stty -g")
        shell.expect_exact(before)
        shell.expect_exact("SH> ")
        shell.sendline("fg")
        shell.expect_exact("temat: data urodzenia dziecka")
        shell.expect_exact(f"{PROMPT}1 mar")
        assert wait_until(lambda: takes_keys(shell))
        shell.send("ca 2024\r")
        shell.expect_exact("Zapisano: dziecko urodziło się 1 marca 2024")
        shell.expect_exact(PROMPT)
        assert wait_until(lambda: takes_keys(shell))
        shell.send("koniec\r")
        shell.expect_exact("SH> ")
        shell.sendline("stty -g")
        shell.expect_exact(before)
    finally:
        shell.close(force=True)


def test_a_smaller_window_is_kept_to_from_the_next_block(sit):
    """Resized in mid-question: nothing is written by itself, the line still answers, and every later line and block fits the new size."""
    sitting = sit()
    sitting.child.setwinsize(12, 40)
    with pytest.raises(pexpect.TIMEOUT):
        sitting.child.expect(r"\S", timeout=0.3)
    said = sitting.onward(sitting.answer("1 marca 2024"))
    assert "Zapisano: dziecko urodziło się" in said
    for block in sitting.blocks[2:]:
        lines = block.split("\n")
        assert len(lines) < 12, block
        assert all(len(line) <= 40 for line in lines), block
    assert topic(said) == "czas diagnozy"


@pytest.mark.parametrize("command", ["", "prawo", "pisma"])
def test_a_listener_who_leaves_ends_the_program_quietly(environment, home, tmp_path, command):
    """Standard output is a pipe that nobody reads any more: exit code 0, no complaint, what was answered is on disk, no lock."""
    line = f'{sys.executable} -m asystent {command} | head -c 100 >/dev/null; exit "${{PIPESTATUS[0]}}"'
    answers = "wszystkie\n1 marca 2024\n" + "nie wiem\n" * 200
    done = subprocess.run(
        ["bash", "-c", line], input=answers, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    if not command:
        assert not list(home.rglob("*.zamek"))


@pytest.fixture
def guarded():
    """What stands before a command so that a folder without the right to write is one for root too."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("Nie ma programu setpriv. Dysk tylko do odczytu nie jest sprawdzony.")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def test_a_home_that_may_only_be_read_is_told_at_once(sit, home, guarded):
    """Without a case and with one: said before the first question, the case is read, answers are Przyjęto, the file stays as it was."""
    home.mkdir(mode=0o500)
    sitting = sit(before=guarded)
    assert "Uwaga. Nie udało się zapisać" in " ".join(sitting.blocks[0].split())
    assert "brak uprawnień" in " ".join(sitting.blocks[0].split())
    assert re.search(r"^Przyjęto: ", sitting.answer("1 marca 2024"), re.MULTILINE)
    assert not list(home.iterdir())
    home.chmod(0o700)
    first = sit()
    first.answer("1 marca 2024")
    first.answer("koniec")
    assert first.end() == 0
    before = told(home)
    (home / "sprawy").chmod(0o500)
    sitting = sit(before=guarded)
    assert "Nie udało się zapisać" in " ".join(sitting.onward().split())
    assert "Wczytano sprawę" in sitting.onward(sitting.answer("1"))
    assert re.search(r"^Przyjęto: ", sitting.onward(sitting.answer("2")), re.MULTILINE)
    sitting.answer("koniec")
    assert sitting.end() == 0
    (home / "sprawy").chmod(0o700)
    assert told(home) == before


def test_a_full_disk_is_told_once_and_made_good_when_there_is_room(sit, home, tmp_path):
    """No space for two answers: one Uwaga that says why, Przyjęto twice; with room again all is saved, and that is said."""
    if not strace.works():
        pytest.skip(f"{strace.MISSING} Pełny dysk jest sprawdzony tylko w tests/storage.")
    # Two calls for the new folders, two a writing: the file's and the folder's; the refused writings end at their first.
    before = ["strace", "-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=ENOSPC:when=5..6"]
    sitting = sit(before=before)
    assert re.search(r"^Zapisano: ", sitting.answer("1 marca 2024"), re.MULTILINE)
    refused = sitting.onward(sitting.answer("2")) + "\n" + sitting.onward(sitting.answer("umowa o"))
    assert len(re.findall(r"^Przyjęto: ", refused, re.MULTILINE)) == 2
    assert " ".join(refused.split()).count("na dysku nie ma miejsca") == 1
    assert len(told(home)) == 1
    block = sitting.answer("matka")
    assert "Zapis znowu działa" in block
    assert re.search(r"^Zapisano: ", block, re.MULTILINE)
    assert len(told(home)) == 4
