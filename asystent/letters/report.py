"""The result of a case as a document to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.letters import write
from asystent.letters.document import Document, Heading, Paragraph, own
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from asystent.letters.document import Block
    from asystent.letters.write import Note
    from asystent.plan.report import Part


def document(parts: Iterable[Part], day: date) -> Document:
    """Return the result as a document: one level-1 heading, a level-2 heading for each part, a paragraph a line."""
    title = f"Prawa i drogi powrotu do pracy na dzień {printed(day)}"
    blocks: list[Block] = [Heading(1, own(title))]
    for part in parts:
        blocks.append(Heading(2, own(part.title)))
        blocks.extend(Paragraph(own(line)) for line in part.lines)
    return Document(title, tuple(blocks), day)


def write_report(parts: Iterable[Part], day: date, formats: Iterable[str], folder: Path, note: Note | None = None) -> list[Path]:
    """Write the result in each of ``formats`` and return the files. Raises ``UserError``."""
    return write.write_document(document(parts, day), "wynik", day, formats, folder, note)
