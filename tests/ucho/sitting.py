"""A conversation at a terminal, turn by turn: what was typed, what came, and what a real reader in between said of it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pexpect

from tests.terminal.conftest import PROMPT, ROOT

ONWARD = "Enter: dalej."
SECONDS = 30  # only keeps a broken run from hanging
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]")


@dataclass
class Turn:
    """From one prompt to the next. ``echo`` is the typed line as the terminal shows it, ``shown`` what came after Enter.

    Before the first turn nothing was typed: ``typed`` is None.
    """

    typed: str | None = None
    echo: bytes = b""
    shown: bytes = b""
    spoken: list[str] = field(default_factory=list)

    @property
    def text(self):
        """What was shown, as lines, without what a reader does to the terminal."""
        text = ESCAPES.sub(b"", self.shown).decode().replace("\r\n", "\n")
        return text if self.typed is None else text.removeprefix("\n")


@contextmanager
def home():
    """A fresh home folder; paths of the same length in every run, so that lines break at the same place."""
    path = Path("/tmp") / f"ucho{uuid.uuid4().hex[:8]}"
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def program(*arguments):
    """The command that runs the program."""
    return [sys.executable, "-m", "asystent", *arguments]


def environment(folder):
    """An environment without a desktop, a voice, or traces of the machine's own user."""
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME", "VIRTUAL_ENV") if name in os.environ}
    kept.setdefault("XDG_CACHE_HOME", str(Path(os.environ.get("HOME", "/root")) / ".cache"))
    return {**kept, "HOME": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm", "PYTHONPATH": str(ROOT)}


class Sitting:
    """One run of a command that talks in turns. ``ear`` is a real reader that the command runs under, or None."""

    def __init__(self, command, *, columns, rows, folder, ear=None):
        self.ear = ear
        words = command if ear is None else ear.command(command, folder)
        env = {**environment(folder), **({} if ear is None else ear.environment(folder))}
        self.child = pexpect.spawn(words[0], words[1:], dimensions=(rows, columns), env=env, cwd=folder, timeout=SECONDS)
        self.child.delaybeforesend = None
        self.turns = []
        self.is_over = False
        self._take(Turn())

    def type(self, text):
        """Type a line; return the turn that follows it."""
        turn = Turn(text)
        if text:
            self.child.send(text.encode())
            self.child.expect_exact(text.encode())
            turn.echo = self.child.before + self.child.after
        self.child.send(b"\r")
        return self._take(turn)

    def play(self, keys):
        """Type a script that ends the run; long texts are read to their end. Return the turns."""
        left = list(keys)
        try:
            while left and not self.is_over:
                self.type("" if ONWARD in self.turns[-1].text else left.pop(0))
        finally:
            self.child.close(force=True)
        if left or not self.is_over:
            raise AssertionError(f"the script does not fit; left {left}, last screen:\n{self.turns[-1].text}")
        return self.turns

    def _take(self, turn):
        which = self.child.expect_exact([PROMPT.encode(), pexpect.EOF])
        self.is_over = which == 1
        turn.shown = self.child.before + (b"" if self.is_over else PROMPT.encode())
        if self.ear is not None:
            turn.spoken = self.ear.heard(turn)
        self.turns.append(turn)
        return turn
