"""Carrying out the editor's guide as a person would: its marked code blocks are the only thing that is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from asystent.content.compile import compile_folder
from asystent.content.store import Content
from asystent.law.engine import Engine
from asystent.plan.checks import boundaries, check, examples, families, names, sources, wording

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDE = ROOT / "docs" / "przewodnik-redaktora.md"
TODAY = date(2026, 11, 22)
_FENCE = re.compile(r"^```(\w+)(?: (\S+) (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One marked code block: which task it belongs to, what is done with it, and its text without the last line end."""

    task: str
    action: str
    text: str
    line: int


def blocks():
    """All marked blocks of the guide, in order."""
    text = GUIDE.read_text(encoding="utf-8")
    return [
        Block(found[2], found[3], found[4].rstrip("\n"), text.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(text)
        if found[2]
    ]


class Editor:
    """A text editor in the hands of somebody who follows the guide: opens a file, searches downwards, types below."""

    def __init__(self, root):
        self.root = root
        self.path = None
        self.at = -1

    def do(self, block):
        """Do what one block says. Blocks that are not for the editor change nothing."""
        action = getattr(self, "_" + block.action.replace("-", "_"), None)
        if action is not None:
            action(block)

    def _lines(self):
        return self.path.read_text(encoding="utf-8").split("\n")

    def _save(self, lines):
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def _plik(self, block):
        self.path, self.at = self.root / block.text, -1

    def _znajdz(self, block):
        lines = self._lines()
        rest = range(self.at + 1, len(lines))
        found = next((number for number in rest if lines[number] == block.text), None)
        assert found is not None, f"guide, line {block.line}: there is no line {block.text!r} further down in {self.path.name}"
        self.at = found

    def _wpisz_pod(self, block):
        lines, typed = self._lines(), block.text.split("\n")
        self._save([*lines[: self.at + 1], *typed, *lines[self.at + 1 :]])
        self.at += len(typed)

    def _wpisz_po_liscie(self, block):
        """Type below the list that begins under the line found last: its items are indented deeper and begin with a dash."""
        lines = self._lines()
        deep = len(lines[self.at]) - len(lines[self.at].lstrip())
        while self.at + 1 < len(lines) and re.match(rf" {{{deep + 1},}}- ", lines[self.at + 1]):
            self.at += 1
        self._wpisz_pod(block)

    def _zamiast(self, block):
        self._znajdz(block)

    def _wiersz(self, block):
        """Type the wrong line instead of the right one, found before."""
        lines = self._lines()
        self._save([*lines[: self.at], block.text, *lines[self.at + 1 :]])

    def _nowy_plik(self, block):
        assert not self.path.exists(), f"guide, line {block.line}: {self.path.name} is there already"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(block.text + "\n", encoding="utf-8")

    def _dopisz(self, block):
        self.path.write_text(self.path.read_text(encoding="utf-8") + block.text + "\n", encoding="utf-8")


def unmarked():
    """The code blocks that no test carries out."""
    return sorted(found[4].strip() for found in _FENCE.finditer(GUIDE.read_text(encoding="utf-8")) if not found[2])


def prose():
    """The guide without its code blocks."""
    return _FENCE.sub("", GUIDE.read_text(encoding="utf-8"))


def _readable(folder):
    """The compiled folder; a file that cannot be read would only bring findings that say nothing of the guide."""
    bundle, found = compile_folder(folder)
    assert not [item for item in found if item.is_error], f"what the guide says to type cannot be read: {found}"
    return bundle, found


def findings(folder):
    """All findings about a folder. The letters' templates, which the guide does not touch, are left out: they take most of the time."""
    bundle, found = _readable(folder)
    return {*found, *check(Content(bundle), TODAY)}


def light(folder):
    """The findings about single rights that need no reckoning over all families: a fraction of the time."""
    bundle, found = _readable(folder)
    content = Content(bundle)
    return {
        *found,
        *(item for part in (names, wording, boundaries) for item in part.check(content)),
        *sources.check(content, TODAY),
        *examples.check(content, Engine(content, kept_days=40)),
        *examples.kinds(content, {}),
        *families.unvisited(content),
    }
