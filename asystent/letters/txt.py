"""A document as plain text for any editor: UTF-8 with a byte order mark, CRLF, at most 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.letters.document import Address, Block, Document, ItemList, Runs, Signature, plain
from asystent.polish.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 80
SUFFIX = ".txt"


def to_text(document: Document, width: int = WIDTH) -> str:
    """Return the document wrapped at spaces to ``width`` columns, blocks parted by one empty line, lines by a line feed."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in document.blocks) + "\n"


def to_bytes(document: Document) -> bytes:
    """Return the whole file. Notepad needs the mark and both characters at the end of a line."""
    return to_text(document).replace("\n", "\r\n").encode("utf-8-sig")


def _lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, ItemList):
        for item in block.items:
            yield from _wrapped(item, width, "- ")
    elif isinstance(block, Address):
        for line in block.lines:
            yield from _wrapped(line, width)
    elif isinstance(block, Signature):
        yield from _wrapped(block.label, width)
        if block.name:
            yield ""
            yield from _wrapped(block.name, width)
    else:
        yield from _wrapped(block.runs, width)


def _wrapped(runs: Runs, width: int, start: str = "") -> list[str]:
    # wrap cuts a word longer than the line (an address of a page, letters held down): the limit holds for every line.
    first, *rest = wrap(plain(runs), width - len(start)) or [""]
    return [start + first, *rest]
