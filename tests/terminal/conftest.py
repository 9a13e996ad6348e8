"""A real pseudo-terminal with the real program in it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMPT = "Odpowiedź: "
ABOUT = "O czym ma być ta rozmowa?"
"""The first question of a new case. Most tests are about what comes after it."""
TOPIC = re.compile(r"^Pytanie \d+,(?:[^\n]|\n(?!\n))*?temat:\s+([^.]*)\.", re.MULTILINE)


class Sitting:
    """One run of the program at a terminal. ``blocks`` holds what came between two inputs, ``raw`` everything.

    ``before`` stands in front of the program's command: what watches it.
    """

    def __init__(self, args, *, rows, columns, env, cwd, about="1", before=()):
        self.rows, self.columns = rows, columns
        command = [*before, sys.executable, "-m", "asystent", *args]
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            env=env,
            encoding="utf-8",
            timeout=30,
            cwd=cwd,
            echo=True,
        )
        self.raw = ""
        self.blocks = []
        self.wait()
        if about and ABOUT in self.onward():
            self.answer(about)

    def wait(self):
        """Wait for the next prompt or the end; return the block that came."""
        which = self.child.expect_exact([PROMPT, pexpect.EOF])
        text = self.child.before + (PROMPT if which == 0 else "")
        self.raw += text
        block = text.replace("\r\n", "\n")
        self.blocks.append(block)
        self.at_end = which == 1
        return block

    def answer(self, text):
        """Type a line; return the next block without the echo of the line."""
        self.child.sendline(text)
        block = self.wait()
        if "\n" in block:
            block = block.split("\n", 1)[1]
        self.blocks[-1] = block
        return block

    def onward(self, block=None):
        """Read to the end of a long text; return all of it."""
        whole = last = self.blocks[-1] if block is None else block
        while last.rstrip().endswith(PROMPT.strip()) and "Enter: dalej." in last:
            last = self.answer("")
            whole += "\n" + last
        return whole

    def interrupt(self):
        """Press Ctrl+C; return the next block."""
        self.child.sendintr()
        return self.wait()

    def end(self):
        """Wait for the process to end; return its exit code."""
        if not self.at_end:
            self.wait()
        self.child.close()
        return self.child.exitstatus


def topic(block):
    """The topic of the question at the end of a block, None when it is no question."""
    found = TOPIC.findall(block)
    return " ".join(found[-1].split()) if found else None


@pytest.fixture
def home(tmp_path):
    """The program's own folder of this test."""
    return tmp_path / "dom"


@pytest.fixture
def environment(home, tmp_path):
    """An environment without a desktop, a voice, or traces of the machine's own user."""
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME", "VIRTUAL_ENV") if name in os.environ}
    kept.setdefault("XDG_CACHE_HOME", str(Path(os.environ.get("HOME", "/root")) / ".cache"))
    return {
        **kept,
        "HOME": str(tmp_path / "czlowiek"),
        "ASYSTENT_DOM": str(home),
        "ASYSTENT_MOWA": "nigdy",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def sit(environment, tmp_path):
    """Start the program at a terminal; what is still running at the end of the test is ended."""
    running = []

    def start(*args, rows=24, columns=80, without=(), about="1", before=(), **changes):
        env = {**environment, **changes}
        for name in without:
            env.pop(name, None)
        if env.get("ASYSTENT_MOWA") != "nigdy":
            # On a desktop, though none is there: on a text console a reader that another test runs would be detected.
            env.setdefault("DISPLAY", ":99")
        sitting = Sitting(args, rows=rows, columns=columns, env=env, cwd=tmp_path, about=about, before=before)
        running.append(sitting)
        return sitting

    yield start
    for sitting in running:
        sitting.child.close(force=True)


@pytest.fixture
def by_topic(content):
    """Fact ids by the topic of their question."""
    return {content.question(fact).topic: fact for fact in content.ids("pytania")}


ANNA = {
    "dziecko.data-urodzenia": "1 marca 2024",
    "diagnoza.kiedy": "2",
    "rodzic.praca": "umowa o",
    "rodzic.rola": "matka",
    "rodzic.urlop": "na żadnym",
    "rodzic.swiadczenie": "1",
    "orzeczenie.rodzaj": "4",
    "orzeczenie.pkt7": "tak",
    "orzeczenie.pkt8": "tak",
    "orzeczenie.wazne-do": "bezterminowo",
    "orzeczenie.doreczono": "16.11.2026",
    "orzeczenie.wydano": "9 listopada 2026",
    "dziecko.wymaga-osobistej-opieki": "tak",
    "dziecko.placowka-calodobowa": "nie",
    "rodzic.staz-miesiecy": "3 lata",
    "urlop.wychowawczy-wykorzystany": "zero",
    "urlop.dodatkowy-wykorzystany": "0",
    "drugi-rodzic.praca": "1",
    "drugi-rodzic.swiadczenie-na-dziecko": "nie",
}


@pytest.fixture
def walk(by_topic):
    """Answer every question about the family until the results are there; return the blocks of that way."""

    def go(sitting, family=ANNA):
        while True:
            block = sitting.onward()
            name = topic(block)
            if name == "temat rozmowy":
                sitting.answer("wszystkie")
                continue
            if name not in by_topic:
                return block
            sitting.answer(family.get(by_topic[name], "nie wiem"))

    return go
