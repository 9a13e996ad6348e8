"""What is typed: the whole conversation of docs/transkrypt.md, with an error, a correction and a letter, then a return to the case."""

from __future__ import annotations

from tests.terminal import transcript
from tests.ucho.sitting import ONWARD, Sitting, home, program

SIZES = ((80, 24), (120, 30), (40, 24))
"""Columns and rows."""
BACK_AGAIN = ("1", "koniec")
"""The saved case, its results, and out."""


def whole():
    """The keys of the transcript without the Enters that only turn a page: at other sizes there are other pages."""
    kept, _ = transcript.kept()
    keys, block = [], []
    for line in kept:
        if not line.startswith(transcript.ASKED):
            block.append(line)
            continue
        key = line[len(transcript.ASKED) :].strip()
        if key or not any(ONWARD in said for said in block):
            keys.append(key)
        block = []
    return keys


def held(columns, rows, *, ear=None, arguments=()):
    """Hold the conversation, and come back to it, in one fresh home and at a screen of this size; return the turns of both."""
    with home() as folder:
        return [
            Sitting(program(*transcript.CALL, *arguments), columns=columns, rows=rows, folder=folder, ear=ear and ear()).play(keys)
            for keys in (whole(), BACK_AGAIN)
        ]
