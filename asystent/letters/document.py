"""One model of a document: what is said, in which order, and which words the user filled in.

Every output format and the proof-reading by ear are made from it, so the words are the same everywhere.
It serves letters and the result to take along alike. No layout lives here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. ``field`` is the id of the blank it was filled into, None for the document's own words."""

    text: str
    field: str | None = None

    @property
    def filled(self) -> bool:
        """Whether the user's own words stand here."""
        return self.field is not None


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is the title of the document, used once; 2 and 3 divide it."""

    level: int
    runs: Runs

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            message = f"heading level {self.level}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each item is one piece of running text."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Who writes or who is written to: short lines that belong together, one under the other."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The place to sign: a label, and under the room for a handwritten signature the name in print."""

    label: Runs
    name: Runs = ()


Block: TypeAlias = Heading | Paragraph | ItemList | Address | Signature


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in Polish. ``title`` goes into the properties of the file, ``day`` is its date, if it has one."""

    title: str
    blocks: tuple[Block, ...]
    day: date | None = None
    language: str = field(default="pl-PL")

    def paragraphs(self) -> Iterator[Runs]:
        """Yield every piece of text in reading order: headings, paragraphs, items, lines."""
        for block in self.blocks:
            yield from pieces(block)

    def text(self) -> str:
        """Return all words in reading order, one piece a line."""
        return "\n".join(plain(runs) for runs in self.paragraphs())


def pieces(block: Block) -> Iterator[Runs]:
    """Yield the pieces of text of one block, in reading order."""
    if isinstance(block, ItemList):
        yield from block.items
    elif isinstance(block, Address):
        yield from block.lines
    elif isinstance(block, Signature):
        yield block.label
        if block.name:
            yield block.name
    else:
        yield block.runs


def plain(runs: Runs) -> str:
    """Return the text of ``runs`` without saying which of it was filled in."""
    return "".join(run.text for run in runs)


def own(text: str) -> Runs:
    """Return text of the document's own as runs."""
    return (Run(text),) if text else ()
