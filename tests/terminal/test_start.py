"""What is loaded before the first question: silence is the only sign a blind user has that something is wrong."""

from __future__ import annotations

import sys

import pexpect

from tests.terminal.conftest import PROMPT

OWN = {
    "asystent", "asystent.errors", "asystent.cli", "asystent.cli.main", "asystent.cli.process",
    "asystent.content", "asystent.content.builders", "asystent.content.bundle", "asystent.content.findings", "asystent.content.folder",
    "asystent.content.late", "asystent.content.model", "asystent.content.plainfile", "asystent.content.store",
    "asystent.interview", "asystent.interview.answer", "asystent.interview.case", "asystent.interview.confirm",
    "asystent.interview.document", "asystent.interview.mending", "asystent.interview.moves", "asystent.interview.scope",
    "asystent.interview.trail", "asystent.interview.values",
    "asystent.polish", "asystent.polish.controls", "asystent.polish.dates", "asystent.polish.fold", "asystent.polish.nouns",
    "asystent.polish.numerals", "asystent.polish.parse", "asystent.polish.plural", "asystent.polish.prepositions",
    "asystent.polish.quantities", "asystent.polish.unclear", "asystent.polish.wrap",
    "asystent.speech", "asystent.speech.catalogue", "asystent.speech.choice", "asystent.speech.detect", "asystent.speech.signs_linux",
    "asystent.storage", "asystent.storage.atomic", "asystent.storage.blanks", "asystent.storage.casefile", "asystent.storage.ledger",
    "asystent.storage.lock", "asystent.storage.places", "asystent.storage.settings",
    "asystent.terminal", "asystent.terminal.ahead", "asystent.terminal.commands", "asystent.terminal.console",
    "asystent.terminal.conversation",
    "asystent.terminal.doorway", "asystent.terminal.emphasis", "asystent.terminal.expecting", "asystent.terminal.keeper",
    "asystent.terminal.layout", "asystent.terminal.letterbox", "asystent.terminal.modes", "asystent.terminal.orders",
    "asystent.terminal.prompt", "asystent.terminal.reply", "asystent.terminal.scoping", "asystent.terminal.screen",
    "asystent.terminal.session", "asystent.terminal.sitting", "asystent.terminal.voicing",
}  # fmt: skip
"""Modules of ours that the first question needs, beside the command's own, which Python does not list.

Before one is added: can it be loaded later?
"""
HEAVY = {
    "argparse", "asyncio", "ctypes", "docx", "hashlib", "holidays", "jinja2", "markupsafe", "multiprocessing", "prompt_toolkit",
    "pyttsx3", "accessible_output2", "socket", "subprocess", "tempfile", "typst", "http", "yaml", "xml", "zipfile",
}  # fmt: skip
"""Libraries that cost more than all of that."""


def loaded(arguments, environment, cwd):
    """Return the modules that a Python process loads until its first prompt, or its end where it has none."""
    log = cwd / "importy"
    child = pexpect.spawn(
        "/bin/sh", ["-c", f'exec "$0" -X importtime "$@" 2>"{log}"', sys.executable, *arguments], env=environment, cwd=cwd, encoding="utf-8"
    )
    child.expect_exact([PROMPT, pexpect.EOF])
    child.close(force=True)
    return {line.rpartition("|")[2].strip() for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("import time:")}


def test_nothing_is_loaded_that_the_first_question_does_not_need(environment, tmp_path):
    """A module that is not on the list has to wait: law, letters, speech engines and all libraries come after the first question."""
    bare = loaded(["-c", "pass"], environment, tmp_path)
    found = loaded(["-m", "asystent"], environment, tmp_path) - bare
    assert {name for name in found if name.split(".")[0] == "asystent"} - OWN == set()
    assert {name.split(".")[0] for name in found} & (HEAVY - {name.split(".")[0] for name in bare}) == set()


def test_the_list_holds_nothing_that_is_not_loaded(environment, tmp_path):
    """The list stays true: what no longer is loaded leaves it, so that it cannot come back unseen."""
    assert OWN - loaded(["-m", "asystent"], environment, tmp_path) == set()
