"""What the law says beside the entitlements: facts in chapters, those that concern this family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asystent.content.stretch import holds_on, version_on
from asystent.plan.text import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from asystent.content.model import Basis, Checked, Knowledge, Line
    from asystent.content.store import Content
    from asystent.law.engine import Engine


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with the number of facts that concern, or may concern, this family."""

    id: str
    name: str
    branch: str
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it is told on a day. ``kind`` as in ``Version``; ``sentences`` of another kind say why there is none."""

    id: str
    name: str
    kind: str
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    basis: tuple[Basis, ...]
    checked: Checked | None


class Library:
    """The chapters for one family. ``covers`` says which fields of law are wanted."""

    def __init__(self, engine: Engine, day: date, answers: Mapping[str, Any], covers: Callable[[str], bool]) -> None:
        self._engine = engine
        self._content: Content = engine.content
        self._day = day
        self._known = engine.known(answers)
        self._covers = covers

    def _of(self, chapter: str) -> Iterator[Knowledge]:
        for item in map(self._content.knowledge, self._content.ids("wiedza")):
            if item.chapter == chapter and self._engine.holds(item.condition, self._known, self._day) is not False:
                yield item

    def chapters(self) -> tuple[Chapter, ...]:
        """Return the chapters that have something to tell."""
        found = []
        for key, (name, branch) in self._content.chapters.items():
            count = sum(1 for _ in self._of(key)) if self._covers(branch) else 0
            if count:
                found.append(Chapter(key, name, branch, count))
        return tuple(found)

    def read(self, chapter: str, day: date | None = None) -> tuple[Told, ...]:
        """Return the facts of a chapter as they stand on ``day`` (the day of the result unless given)."""
        day = day or self._day
        return tuple(self._told(item, day) for item in self._of(chapter))

    def _told(self, item: Knowledge, day: date) -> Told:
        version = version_on(item.versions, day) if self._engine.at(day).described else None
        if version is None:
            return Told(item.id, item.name, "unknown", ("Program nie opisuje prawa z tego dnia.",), (), (), None)
        cautions = self._said(item.notes, day, only_certain=True)
        if version.kind != "rule":
            return Told(item.id, item.name, version.kind, (version.reason,), cautions, version.basis, version.checked)
        law = self._engine.at(day)
        sentences = tuple(
            fill(line.sentence, law, version.number, version.unit) for line in self._lines(version.sentences, day, only_certain=False)
        )
        return Told(item.id, item.name, version.kind, sentences, cautions, version.basis, version.checked)

    def _lines(self, lines: tuple[Line, ...], day: date, *, only_certain: bool) -> Iterator[Line]:
        for line in lines:
            if not holds_on(line, day):
                continue
            truth = self._engine.holds(line.condition, self._known, day)
            if truth or (truth is None and not only_certain):
                yield line

    def _said(self, lines: tuple[Line, ...], day: date, *, only_certain: bool) -> tuple[str, ...]:
        law = self._engine.at(day)
        return tuple(fill(line.sentence, law) for line in self._lines(lines, day, only_certain=only_certain))
