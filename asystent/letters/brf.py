"""A document for a braille display or an embosser: 40 cells a line, 25 lines a page, Polish literary braille, uncontracted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.letters.document import Address, Block, Document, Heading, ItemList, Runs, Signature, plain
from asystent.polish.braille import braille

if TYPE_CHECKING:
    from collections.abc import Iterator

CELLS = 40
LINES = 25
SUFFIX = ".brf"
INDENT = 2
"""How far the first line of a paragraph, or the further lines of an item, stand in."""


def to_bytes(document: Document) -> bytes:
    """Return the whole file: pages parted by a form feed, lines by carriage return and line feed."""
    pages: list[list[str]] = [[]]
    for block in document.blocks:
        lines = list(_lines(block))
        # A heading is not left alone at the foot of a page.
        room = LINES - len(pages[-1])
        if isinstance(block, Heading) and room < len(lines) + 2 and pages[-1]:
            pages.append([])
        for line in lines:
            if len(pages[-1]) >= LINES:
                pages.append([])
            if line or pages[-1]:  # no empty line at the head of a page
                pages[-1].append(line)
    for page in pages:
        while page and not page[-1]:
            page.pop()
    return "\f".join("".join(f"{line}\r\n" for line in page) for page in pages if page).encode("ascii")


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield ""
        for line in _wrapped(block.runs, 0, 0):
            yield line.center(CELLS).rstrip() if block.level == 1 else line
        if block.level == 1:
            yield ""
    elif isinstance(block, ItemList):
        for item in block.items:
            first, *rest = _wrapped(item, INDENT, INDENT)
            yield f"{braille('-')} {first.lstrip()}"
            yield from rest
    elif isinstance(block, Address):
        for runs in block.lines:
            yield from _wrapped(runs, 0, INDENT)
        yield ""
    elif isinstance(block, Signature):
        yield ""
        yield from _wrapped(block.label, 0, 0)
        if block.name:
            yield ""
            yield from _wrapped(block.name, 0, 0)
    else:
        yield from _wrapped(block.runs, INDENT, 0)


def _wrapped(runs: Runs, first: int, further: int) -> list[str]:
    """Return lines broken at spaces; a word longer than a line is cut, with a hyphen where it goes on."""
    lines: list[str] = []
    line, indent = "", first
    for whole in braille(plain(runs)).split():
        word = whole
        if line and indent + len(line) + 1 + len(word) > CELLS:
            lines.append(" " * indent + line)
            line, indent = "", further
        while indent + len(word) > CELLS:
            room = CELLS - indent - 1
            lines.append(" " * indent + word[:room] + braille("-"))
            word, indent = word[room:], further
        line = f"{line} {word}" if line else word
    lines.append(" " * indent + line if line else "")
    return lines
