"""A person at the keyboard with the monitor off: knows only what a real speech-dispatcher was given to say."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pexpect

from asystent.speech.text import spoken
from asystent.terminal.layout import sentences
from tests.speech.conftest import wait_until

ROOT = Path(__file__).resolve().parents[2]
PROMPT = "Odpowiedź:"
TYPED = "Wpisano: "
LONGEST = 60.0
"""Seconds for one block of speech; only keeps a broken test from hanging."""


class Listener:
    """Runs the program at a terminal. ``heard`` is everything said so far; the screen is kept for the proof at the end."""

    def __init__(self, dispatcher, surroundings, *args, inside=(), **changes):
        self._log = dispatcher.log_file.open(encoding="utf-8", errors="replace")
        self._log.seek(0, os.SEEK_END)
        self._unread = ""
        self.heard = []
        env = {
            **surroundings, "ASYSTENT_DOM": str(surroundings.home / "sprawy"), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "DISPLAY": ":99", **changes,
        }  # fmt: skip
        # On a desktop, though none is there: on a text console a reader that another test runs would be detected.
        command = [*inside, sys.executable, "-m", "asystent", *args]
        # So wide that nothing is wrapped: a line on the screen is a sentence for the voice.
        self.child = pexpect.spawn(command[0], command[1:], dimensions=(24, 2000), env=env, encoding="utf-8", cwd=surroundings.home)
        self.screen = ""
        self._at = 0

    def _listen(self):
        """Take from the server's log every text that it has queued since."""
        self._unread += self._log.read()
        while found := re.search(r"Queueing message \|(.*?)\|", self._unread, re.DOTALL):
            self.heard.append(found[1])
            self._unread = self._unread[found.end() :]

    def _draw(self):
        """Let the terminal take what the program wrote, so that it never waits for us; nobody looks at it."""
        try:
            while True:
                self.screen += self.child.read_nonblocking(65536, timeout=0)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return

    def until(self, wanted):
        """Wait until a sentence is heard that was not waited for before; return what was heard up to it."""

        def is_there():
            self._draw()
            self._listen()
            return wanted in self.heard[self._at :]

        assert wait_until(is_there, LONGEST), (wanted, self.heard[self._at :], self.screen[-500:])
        before = self._at
        self._at = self.heard.index(wanted, before) + 1
        return self.heard[before : self._at]

    def key(self, key, *said):
        """Press a key and wait for each sentence that has to be heard for it."""
        self.child.send(key)
        for sentence in said:
            self.until(sentence)

    def enter(self, text=""):
        """Type a line without waiting for the name of each letter; return what is heard from there to the next prompt."""
        self.child.send(text + "\r")
        return self.block()

    def paste(self, text):
        """Put in a line at once and press Enter. Hundreds of keys that each cut the one before sometimes stop the server's own sound."""
        self.child.send(f"\x1b[200~{text}\x1b[201~\r" if text else "\r")
        return self.block()

    def block(self):
        """Hear everything up to the next prompt, pressing Enter where the voice says that Enter reads on."""
        block = self.until(PROMPT)
        while any(sentence.startswith("Enter: dalej.") for sentence in block[-3:]):
            self.child.send("\r")
            block = [*block, *self.until(PROMPT)]
        return block

    def finished(self):
        """Wait until the server has said that its last text is spoken to the end: only then a pause means reading on."""
        assert wait_until(lambda: (self._listen(), "REPLY:|702-" in self._unread)[1], LONGEST)

    def silence(self):
        """Type cisza and wait for the prompt on the screen: nothing else tells that a silent program is ready."""
        self._draw()
        asked = self.screen.count(PROMPT)
        self.child.send("cisza\r")

        def is_ready():
            self._draw()
            return self.screen.count(PROMPT) > asked

        assert wait_until(is_ready, LONGEST)
        self._listen()
        self._at = len(self.heard)

    def end(self):
        """Hear the last words; return the exit code."""
        self.until("Koniec pracy.")

        def is_gone():
            self._draw()
            return not self.child.isalive()

        assert wait_until(is_gone, LONGEST)
        self.child.close()
        return self.child.exitstatus

    def shown(self):
        """What was printed, as it has to sound; what was typed after a prompt is left out."""
        result = []
        for line in self.screen.replace("\r\n", "\n").split("\n"):
            for sentence in [PROMPT] if line.startswith(PROMPT) else sentences(line):
                result += spoken(sentence)
        return result

    def said(self):
        """What was heard, without the names of keys: they come between a prompt and the next block, whose lead says what was typed."""
        return without_keys(self.heard, set(self.shown()))


def without_keys(heard, shown):
    """Leave out what was said while a line was being typed, and the line itself, read back when it was accepted."""
    result, is_typing = [], False
    for sentence in heard:
        is_typing = is_typing and sentence not in shown
        if not is_typing and not sentence.startswith(TYPED):
            result.append(sentence)
        is_typing = is_typing or sentence == PROMPT
    return result
