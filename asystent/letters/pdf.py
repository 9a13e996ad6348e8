"""A document as tagged PDF (PDF/UA-1): headings, lists and paragraphs that a screen reader can walk through.

The words reach the typesetter as data, never as markup: what a person typed cannot become code.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.letters.document import Address, Block, Document, Heading, ItemList, Signature, plain

if TYPE_CHECKING:
    from asystent.letters.document import Runs

SUFFIX = ".pdf"
LARGE_SUFFIX = "-duzy-druk.pdf"
POINTS = 12
LARGE_POINTS = 18

# Letters without serifs are easier to read with low vision; the last font travels with the typesetter.
# Dates reach it as numbers; ``none`` is a document without a date of its own.
_SOURCE = """
#let data = json(bytes(sys.inputs.dokument))
#let when = if data.day == none { none } else { datetime(year: data.day.at(0), month: data.day.at(1), day: data.day.at(2)) }
#set document(title: data.title, date: when)
#set text(lang: "pl", region: "PL", size: data.points * 1pt, hyphenate: false)
#set text(font: ("Arial", "Liberation Sans", "DejaVu Sans", "Libertinus Serif"))
#set page(paper: "a4", margin: 2.5cm)
#set par(justify: false, leading: 0.7em, spacing: 1.1em)
#show heading: set block(above: 1.4em, below: 0.9em)
#for block in data.blocks {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "list" { list(..block.lines) }
  else if block.kind == "address" { par(block.lines.map(line => [#line]).join(linebreak())) }
  else if block.kind == "signature" {
    v(2em)
    par(block.text)
    if block.name != "" { v(3em); par(block.name) }
  }
  else { par(block.text) }
}
"""


def to_bytes(document: Document, points: int = POINTS) -> bytes:
    """Return the whole file with letters of ``points``. Raises ``UserError`` where the typesetter refuses."""
    import typst  # noqa: PLC0415 - a binary of 34 MB, only when a PDF is written

    day = None if document.day is None else [document.day.year, document.day.month, document.day.day]
    data = {"title": document.title, "day": day, "points": points, "blocks": [_block(block) for block in document.blocks]}
    try:
        made = typst.compile(
            _SOURCE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"dokument": json.dumps(data, ensure_ascii=False)}
        )
    except (typst.TypstError, RuntimeError):
        strange = next((sign for sign in document.text() if _is_strange(sign)), "")
        if strange:
            raise UserError(
                f"Krój pisma do PDF nie ma znaku „{strange}”. Trzeba go usunąć albo zapisać to pismo w formacie docx."
            ) from None
        raise UserError("Nie udało się złożyć pliku PDF. Można zapisać to pismo w formacie docx.") from None
    return bytes(made)


_KNOWN = ((0x20, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x2044), (0x20AC, 0x20AC))
"""Latin, Greek and Cyrillic letters and their punctuation: what every font of ours has."""


def _is_strange(sign: str) -> bool:
    """Whether a font for European scripts may lack a sign: emoji, Arabic, Chinese. A tagged PDF must not hold an empty box."""
    return not sign.isspace() and not any(first <= ord(sign) <= last for first, last in _KNOWN)


def to_large_bytes(document: Document) -> bytes:
    """Return the whole file in large print, 18 points."""
    return to_bytes(document, LARGE_POINTS)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": _text(block.runs)}
    if isinstance(block, ItemList):
        return {"kind": "list", "lines": [_text(item) for item in block.items]}
    if isinstance(block, Address):
        return {"kind": "address", "lines": [_text(line) for line in block.lines]}
    if isinstance(block, Signature):
        return {"kind": "signature", "text": _text(block.label), "name": _text(block.name)}
    return {"kind": "paragraph", "text": _text(block.runs)}


def _text(runs: Runs) -> str:
    return plain(runs)
