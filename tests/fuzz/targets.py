"""What is fuzzed: each target takes any bytes, and any exception but the program's own refusal is a finding."""

from __future__ import annotations

import base64
import json
import os
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import gettempdir

from asystent.content import compile as compiling
from asystent.content import source
from asystent.content.findings import ContentError
from asystent.content.store import load
from asystent.errors import UserError
from asystent.interview.document import to_document
from asystent.polish import parse, quantities
from asystent.polish.ear import speakable
from asystent.polish.unclear import Unclear
from asystent.speech import text as speech
from asystent.storage import casefile

CORPUS = Path(__file__).resolve().parent / "corpus"
TODAY = date(2026, 11, 22)
UNITS = (None, "miesiace", "gramy", "zl", "dni", "tygodnie", "minuty")


@cache
def facts():
    """The facts of the real content."""
    content = load()
    return content.facts


def _file(data):
    """A file with these bytes, the same for all inputs of this process."""
    path = Path(gettempdir()) / f"asystent-fuzz-{os.getpid()}"
    path.write_bytes(data)
    return path


def case(data):
    """A case file, as the conversation and as a command reads it; the refusal may hold nothing that controls a terminal.

    What was read can be written, and taken back to its beginning.
    """
    path = _file(data)
    try:
        for is_own in (False, True):
            try:
                found = casefile.load(path, facts(), today=TODAY, is_own=is_own).case
            except UserError as error:
                assert error.sentence.isprintable(), error.sentence  # noqa: PT017 - a refusal is allowed here, not wanted
                continue
            json.dumps(to_document(found))
            while undone := found.undo():
                found, _ = undone
            assert not found.answers, found.answers
    finally:
        path.unlink()


def content(data):
    """A file of the content, given to the builders of every kind."""
    path = _file(data)
    try:
        read = source.read_yaml(path, "a.yaml")
    except ContentError:
        return
    finally:
        path.unlink()
    for _, _, build in compiling.KINDS.values():
        for entry in (read if isinstance(read, list) else [read])[:20]:
            with suppress(ContentError):
                build(entry, "a.yaml")


def day(data):
    """A date as it is typed."""
    with suppress(Unclear):
        parse.parse_date(data.decode("utf-8", "surrogateescape"), TODAY)


def number(data):
    """A number as it is typed, with each unit."""
    for unit in UNITS:
        with suppress(Unclear):
            quantities.parse_number(data.decode("utf-8", "surrogateescape"), unit)


def voice(data):
    """A line to be spoken and to be spelled: no failure, and nothing more to do when it is done again."""
    text = data.decode("utf-8", "replace")
    said = speakable(text)
    assert speakable(said) == said
    speech.spoken(text)
    speech.spelled(text[:50])


TARGETS = {"sprawa": case, "tresc": content, "data": day, "liczba": number, "mowa": voice}


def corpus(name):
    """The kept inputs of a target: one line each, in base64, because many are no text."""
    lines = (CORPUS / f"{name}.txt").read_text(encoding="ascii").split()
    return [base64.b64decode(line) for line in lines]
