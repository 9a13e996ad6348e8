"""NVDA's ear: what it says of new text, in the old console and in the new terminal, modelled on its published behaviour.

Both see only the screen. The old console is compared row by row, rows filled up with spaces as Windows gives them; the new
terminal tells what was added to its text. A single new line of one or two characters is taken for a typed one and not spoken.
"""

from __future__ import annotations

import difflib

import pyte

SHORT = 3  # characters; a lone new line below this is not spoken
CHUNK = 15  # where fewer characters than this differ between two rows, only they are spoken


class Paper(pyte.Screen):
    """A screen that keeps what has left it at the top."""

    def reset(self):
        """Begin with nothing."""
        super().reset()
        self.past = []

    def index(self):
        """Go down a line; at the bottom everything moves up and the first row is gone."""
        if self.cursor.y == self.lines - 1:
            self.past.append(self.row(0))
        super().index()

    def row(self, number):
        """One row, as long as the screen is wide."""
        cells = self.buffer[number]
        return "".join(cells[at].data for at in range(self.columns))

    def rows(self):
        """All that stands on the screen now."""
        return [self.row(number) for number in range(self.lines)]


class Console:
    """A screen that is fed bytes; ``look`` gives what is spoken of the change since the last look."""

    name = ""

    def __init__(self, columns, rows):
        self.screen = Paper(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.before = self.text()

    def text(self):
        """The lines that this kind of console lets a reader see."""
        raise NotImplementedError

    def added(self, old, new):
        """The lines spoken of the step from the ``old`` lines to the ``new`` ones."""
        raise NotImplementedError

    def look(self):
        """Look at the screen; return the lines spoken."""
        now = self.text()
        lines = [line for line in self.added(self.before, now) if line.strip()]
        self.before = now
        return [] if len(lines) == 1 and len(lines[0].strip()) < SHORT else lines

    def hear(self, turn, size=0):
        """Let a turn happen, in pieces of ``size`` bytes with a look after each, else at once; return the lines spoken.

        What is typed changes the screen too, but NVDA knows the keys and says nothing more.
        """
        self.stream.feed(turn.echo)
        self.look()
        size = size or max(1, len(turn.shown))
        heard = []
        for at in range(0, len(turn.shown), size):
            self.stream.feed(turn.shown[at : at + size])
            heard += self.look()
        return heard


class OldConsole(Console):
    """The console of Windows before Windows Terminal: the visible rows are compared, and moved text is found by its likeness."""

    name = "NVDA w starej konsoli"

    def text(self):
        """The visible rows, each as long as the screen is wide."""
        return self.screen.rows()

    def added(self, old, new):
        """New rows; of a row much like the one it replaces only what differs."""
        said = []
        before = ""
        for line in difflib.ndiff(old, new):
            if line[0] == "?":
                continue
            if line[0] == "+" and not line[2:].isspace():
                row = line[2:]
                said.append(self.changed(before[2:], row) if before[:1] == "-" else row)
            before = line
        return said

    @staticmethod
    def changed(old, new):
        """The part of a row that is spoken when it takes the place of another of the same length."""
        differ = [at for at, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
        if not differ or differ[-1] + 1 - differ[0] >= CHUNK:
            return new
        return new[differ[0] : differ[-1] + 1]


class NewTerminal(Console):
    """Windows Terminal: one text that grows at its end, whatever has left the screen."""

    name = "NVDA w nowym terminalu"

    def text(self):
        """All lines so far; those that have left the screen never change, so they are only counted."""
        return len(self.screen.past), self.screen.rows()

    def added(self, old, new):
        """The text after what was there before."""
        grown = self.screen.past[old[0] : new[0]] + new[1]
        before, now = ("\n".join(row.rstrip() for row in rows).rstrip("\n") for rows in (old[1], grown))
        same = next((at for at, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), min(len(before), len(now)))
        return now[same:].split("\n")
