"""A document as one HTML file that needs no styles: headings, lists and paragraphs say what they are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from asystent.letters.document import Address, Block, Document, Heading, ItemList, Runs, Signature, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


def to_bytes(document: Document) -> bytes:
    """Return the whole file in UTF-8."""
    body = "\n".join(line for block in document.blocks for line in _lines(block))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(document.title)}</title>\n</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _text(runs: Runs) -> str:
    return escape(plain(runs), quote=False)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}>{_text(block.runs)}</h{block.level}>"
    elif isinstance(block, ItemList):
        yield "<ul>"
        for item in block.items:
            yield f"<li>{_text(item)}</li>"
        yield "</ul>"
    elif isinstance(block, Address):
        yield "<p>" + "<br>\n".join(_text(line) for line in block.lines) + "</p>"
    elif isinstance(block, Signature):
        yield f"<p>{_text(block.label)}</p>"
        if block.name:
            yield f"<p>{_text(block.name)}</p>"
    else:
        yield f"<p>{_text(block.runs)}</p>"
