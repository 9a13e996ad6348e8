"""One life of the program at a terminal, from its start to its death, and what its case file must hold afterwards."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sys
import time

import pexpect

from asystent.storage import atomic
from tests.terminal.conftest import PROMPT

SCRIPT = (
    "wszystkie",
    "1 marca 2024",
    "2",
    "umowa o",
    "matka",
    "na żadnym",
    "wstecz",
    "na żadnym",
    "pomiń",
    "4",
    "zmień 1",
    "2 marca 2024",
    "tak",
    "wstecz",
    "wstecz",
    "nie",
    "tak",
    "bezterminowo",
    "16.11.2026",
    "pomiń",
    "zmień 3",
    "zlecenie",
    "nie wiem",
    "wstecz",
)
"""Answers, a change of one, ways back and skips: everything that writes the case."""


class Life:
    """The program at a pseudo-terminal; ``before`` stands in front of its command. ``shown`` holds a block for each line typed."""

    def __init__(self, env, cwd, before=()):
        command = [*before, sys.executable, "-m", "asystent"]
        self.child = pexpect.spawn(command[0], command[1:], dimensions=(50, 100), env=env, encoding="utf-8", timeout=60, cwd=cwd)
        self.child.delaybeforesend = None
        self.child.ptyproc.delayafterclose = self.child.ptyproc.delayafterterminate = 0
        self.shown = []
        self.prompts = 0

    def wait(self):
        """Read up to the next prompt; False: the program is gone."""
        lives = self.child.expect_exact([PROMPT, pexpect.EOF]) == 0
        self.shown.append(self.child.before.replace("\r\n", "\n"))
        self.prompts += lives
        return lives

    def type(self, line):
        """Type a line without waiting for what it does; a program that is gone does not mind."""
        with contextlib.suppress(OSError):
            self.child.sendline(line)

    @property
    def answered(self):
        """How many lines of the script have had their answer; what was shown without a prompt counts by its confirmation."""
        return max(0, self.prompts - 1) + (len(self.shown) > self.prompts and is_confirmed(self.shown[-1]))

    def kill(self):
        """End the program and whatever it has around it at once, with no chance to tidy up; read what it had still shown."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.child.pid, signal.SIGKILL)
        while self.wait():
            continue
        self.child.close(force=True)


def document(home):
    """What the case file says, without its day; None: there is no case; half a file is its own text."""
    path = home / "sprawy" / "sprawa-1.json"
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    try:
        return {name: value for name, value in json.loads(text).items() if name != "ostatnia_odpowiedz"}
    except ValueError:
        return text


def reference(env, home, cwd):
    """Go through the script unharmed. Return what the file held after each line, and how long each line took.

    Every line of the script that is confirmed changes the case, so a confirmation without a writing shows here.
    """
    life = Life(env, cwd)
    kept, took = [], []
    for line in (None, *SCRIPT):
        start = time.monotonic()
        if line is not None:
            life.type(line)
        assert life.wait(), life.shown
        took.append(time.monotonic() - start)
        kept.append(document(home))
        assert not is_confirmed(life.shown[-1]) or kept[-1] != kept[-2], life.shown[-1]
    life.kill()
    assert sum(is_confirmed(block) for block in life.shown) >= 15, life.shown
    return kept, took


def is_confirmed(block):
    """Whether the program said that it has saved an answer."""
    return re.search(r"^Zapisano: ", block, re.MULTILINE) is not None


def restart(env, home, cwd):
    """Start again on what a death left: the case is taken up as it lies there, without a warning, and can be written."""
    told = document(home)
    life = Life(env, cwd)
    try:
        life.wait()
        life.type("1")  # the case, or where there is none the topic of a new one
        life.wait()
        if told is not None:
            assert f"Liczba odpowiedzi: {len(told['odpowiedzi'])}." in life.shown[-1] or not told["odpowiedzi"], life.shown
        life.type("nie wiem")
        life.wait()
        said = "".join(life.shown)
        assert "Uwaga" not in said, said
        assert "Błąd" not in said, said
        assert is_confirmed(life.shown[-1]), said
        assert document(home) != told, said
        assert not [path for path in home.rglob("*") if path.name.endswith(atomic.PENDING)]
    finally:
        life.kill()
