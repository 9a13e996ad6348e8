"""A document as sentences for proof-reading by ear, with words around everything that was filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asystent.letters.document import Block, Document, Heading, ItemList, Run, Runs, pieces
from asystent.polish.sentence import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "tu wpisano"
MARK_ON = "dalej wpisano"
WHOLE_VALUE = 150  # characters
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_]|[\d„\"])")
_ENDS = (".", "!", "?", ":", "…")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing to hear. ``fields`` are the blanks whose values sound in it, so that they can be changed on the spot."""

    text: str
    fields: tuple[str, ...] = ()


def sentences(document: Document) -> list[Sentence]:
    """Return the document sentence by sentence, in reading order."""
    return [sentence for block in document.blocks for sentence in _block(block)]


def spoken(document: Document) -> list[str]:
    """Return the sentences to hear, filled-in values introduced by „tu wpisano”."""
    return [sentence.text for sentence in sentences(document)]


def _block(block: Block) -> Iterator[Sentence]:
    label = ""
    if isinstance(block, Heading):
        label = "Tytuł: " if block.level == 1 else "Nagłówek: "
    for number, runs in enumerate(pieces(block), start=1):
        if isinstance(block, ItemList):
            label = f"Pozycja {number} z {len(block.items)}: "
        yield from _piece(runs, label)


def _piece(runs: Runs, label: str) -> Iterator[Sentence]:
    current, fields = label, list[str]()
    after_value = False
    for run in runs:
        first, *rest = _cut(run)
        if run.field is None:
            current += first
            after_value = after_value and not first.strip() and not rest
        else:
            if after_value:
                current = current.rstrip() + ", "  # two values side by side: the pause is their only border
            current = f"{current}{'' if not current or current[-1] in ' („' else ' '}{MARK}: {first}"
            fields.append(run.field)
            after_value = True
        for part in rest:
            yield Sentence(_whole(current), tuple(fields))
            current, fields = (part, []) if run.field is None else (f"{MARK_ON}: {part}", [run.field])
    if current.strip():
        yield Sentence(_whole(current), tuple(fields))


def _cut(run: Run) -> list[str]:
    """Return the sentences of a run. A short value is one thing: the full stop in „sp. z o.o.” ends nothing."""
    if run.field is not None and len(run.text) <= WHOLE_VALUE:
        return [run.text]
    return _SENTENCE_END.split(run.text)


def _whole(text: str) -> str:
    """Return ``text`` with one end mark and a capital first letter, as a sentence is heard best."""
    text = " ".join(text.split()).rstrip(",;")
    text = re.sub(r"\s+([.,;!?])", r"\1", text)
    if not text.endswith(_ENDS):
        text += "."
    return capital(text)
