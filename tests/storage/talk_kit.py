"""The real conversation in this process: typed lines in, the transcript out, on a day of the test's choice."""

from __future__ import annotations

from asystent.terminal.modes import voice_of
from asystent.terminal.sitting import Wishes, converse


class Lines:
    """A console that types the given lines and then reaches the end of input."""

    width, rows, is_interactive = 100, 50, False

    def __init__(self, lines, before=None):
        self.lines = list(lines)
        self.text = ""
        self._before = before or {}

    def write(self, text):
        """Keep what is said."""
        self.text += text

    def read(self):
        """Return the next line. Raises ``EOFError``."""
        if not self.lines:
            raise EOFError
        line = self.lines.pop(0)
        if line in self._before:
            self._before[line]()
        return line

    def close(self):
        """Nothing was taken."""


def talk(content, today, *lines, before=None, **wishes):
    """Hold a conversation; return all that was said, in one line. ``before`` holds what happens before a line is typed."""
    console = Lines(lines, before)
    wishes = Wishes(**wishes)
    converse(console, voice_of(console, "nigdy", "", is_kept=wishes.is_kept), wishes, content=content, today=today)
    return " ".join(console.text.split())
