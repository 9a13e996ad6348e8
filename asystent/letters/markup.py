"""The tiny line markup in which letter templates are written, and its reading into a document.

A line means, by how the template wrote its beginning:

    # tekst        the title (heading of level 1), ## and ### further headings
    - tekst        an item of a list
    > tekst        a line of an address
    podpis: tekst  the place to sign; the next line, if any, is the name in print
    (empty line)   the end of a paragraph; other lines in a row make one paragraph

Filled-in values come wrapped in marks that no value can contain, so nothing inside a value is ever markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.letters.document import Address, Block, Document, Heading, ItemList, Paragraph, Run, Runs, Signature, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

# Private-use characters: fields.clean removes them from everything a user types.
OPEN = "\ue000"
MIDDLE = "\ue001"
CLOSE = "\ue002"
BREAK = "\ue003"
MARKS = OPEN + MIDDLE + CLOSE + BREAK

_FILLED = re.compile(f"{OPEN}([^{MARKS}]*){MIDDLE}([^{OPEN}{MIDDLE}{CLOSE}]*){CLOSE}")
_HEADING = re.compile(r"(#{1,3}) ")
_SIGN = "podpis: "


def wrap(text: str, field: str) -> str:
    """Return ``text`` marked as filled into ``field``; the markup reader takes it as words only."""
    return f"{OPEN}{field}{MIDDLE}{text}{CLOSE}"


def read_runs(line: str) -> Runs:
    """Return the runs of one line: the template's words and the filled-in values."""
    runs: list[Run] = []
    position = 0
    for found in _FILLED.finditer(line):
        if found.start() > position:
            runs.append(Run(line[position : found.start()]))
        if found.group(2):
            runs.append(Run(found.group(2), found.group(1)))
        position = found.end()
    rest = line[position:]
    if rest:
        runs.append(Run(rest))
    return _one_stop(runs)


def _one_stop(runs: list[Run]) -> Runs:
    """Return the runs without a second full stop where a value brought its own: "1 lutego." before the template's own."""
    kept: list[Run] = []
    for run in runs:
        is_doubled = bool(kept) and kept[-1].filled and not run.filled and kept[-1].text.endswith(".") and run.text.startswith(".")
        text = run.text[1:] if is_doubled else run.text
        if text:
            kept.append(Run(text, run.field))
    return tuple(kept)


def read_markup(text: str, title: str, day: date | None = None) -> Document:
    """Return the document written in ``text``. ``title`` is used when the text has no heading of level 1."""
    builder = _Builder()
    for line in text.split("\n"):
        builder.take(line.strip(" \t"))
    builder.close()
    headings = [plain(block.runs) for block in builder.blocks if isinstance(block, Heading) and block.level == 1]
    return Document(headings[0] if headings else title, tuple(builder.blocks), day)


class _Builder:
    """Collects lines into blocks; consecutive lines of one kind belong together."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._kind = ""
        self._lines: list[str] = []

    def take(self, line: str) -> None:
        if not line:
            self.close()
            return
        kind, rest = _kind_of(line)
        if self._kind == "sign" and kind == "text" and len(self._lines) == 1:
            kind = "sign"
        if kind != self._kind or kind in {"#", "##", "###"}:
            self.close()
        self._kind = kind
        self._lines.append(rest)

    def close(self) -> None:
        lines, kind = self._lines, self._kind
        self._lines, self._kind = [], ""
        if not lines:
            return
        make: dict[str, Callable[[list[str]], Iterable[Block]]] = {
            "-": lambda items: [ItemList(tuple(read_runs(piece) for item in items for piece in _broken(item)))],
            ">": lambda items: [Address(tuple(read_runs(_joined(item)) for item in items))],
            "sign": lambda items: [Signature(read_runs(items[0]), read_runs(_joined(" ".join(items[1:]))))],
            "text": lambda items: [Paragraph(read_runs(piece)) for piece in _broken(" ".join(items))],
        }
        if kind in make:
            self.blocks.extend(make[kind](lines))
        else:
            self.blocks.extend(Heading(len(kind), read_runs(_joined(line))) for line in lines)


def _kind_of(line: str) -> tuple[str, str]:
    heading = _HEADING.match(line)
    if heading:
        return heading.group(1), line[heading.end() :].strip()
    if line.startswith("- "):
        return "-", line[2:].strip()
    if line.startswith("> "):
        return ">", line[2:].strip()
    if line.startswith(_SIGN):
        return "sign", line[len(_SIGN) :].strip()
    return "text", line


def _joined(line: str) -> str:
    """Return ``line`` with the breaks inside values turned into spaces, where only one line fits."""
    return line.replace(BREAK, " ")


def _broken(line: str) -> list[str]:
    """Return ``line`` cut at the breaks inside long values, each part marked as filled in again."""
    parts = [""]
    position = 0
    for found in _FILLED.finditer(line):
        parts[-1] += line[position : found.start()]
        position = found.end()
        pieces = [piece for piece in found.group(2).split(BREAK) if piece]
        for number, piece in enumerate(pieces):
            if number:
                parts.append("")
            parts[-1] += wrap(piece, found.group(1))
    parts[-1] += line[position:]
    return [part.strip() for part in parts if part.strip()]
