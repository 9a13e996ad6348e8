"""The result as chapters to listen to: what counts first, one subject a chapter, nothing that does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.law.frame import DEPENDS, GRANTED, YES
from asystent.plan.export import outside_sentence
from asystent.plan.report import COMPARED, Part, depends_lines, given_lines, opening
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.store import Content
    from asystent.plan.result import PathResult, Result, RightResult


def chapters(content: Content, result: Result) -> list[Part]:
    """Return the chapters, each with a title that is said first."""
    if not result.described:
        return [Part("Wynik", (outside_sentence(result), result.information))]
    found = [Part("Wynik", (opening(result), result.information))]
    found += [part for part in (_deadlines(result), _paths(result), *_rights(content, result), _open(content, result)) if part.lines]
    return found


def _deadlines(result: Result) -> Part:
    lines = [
        f"Termin: {item.name}, {printed(item.day, weekday=True)}. {item.description}" for item in result.deadlines if not item.passed
    ]
    lines += [f"Minął termin: {item.name}. {item.afterwards}" for item in result.deadlines if item.passed]
    return Part("Terminy", tuple(lines))


def _paths(result: Result) -> Part:
    return Part("Otwarte drogi", tuple(line for item in result.paths if item.outcome == YES for line in _path(item)))


def _path(item: PathResult) -> Iterator[str]:
    yield f"Droga: {item.name}."
    compared = dict(item.comparison)
    yield from (f"{title}: {compared[key]}" for key, title in COMPARED if key in compared)
    yield from _steps(item)


def _steps(item: RightResult) -> Iterator[str]:
    for number, step in enumerate(item.steps, start=1):
        if step.caution:
            yield f"Uwaga przed krokiem {number}: {step.caution}"
        yield f"Krok {number}. {step.sentence}"


def _rights(content: Content, result: Result) -> Iterator[Part]:
    names = {branch.id: branch.name for branch in content.branches}
    for branch in dict.fromkeys((*names, *(item.branch for item in result.rights))):
        lines: list[str] = []
        for item in result.rights:
            if item.branch == branch and item.outcome in GRANTED:
                lines += [f"{item.name}.", *given_lines(item), *([item.discretion] if item.discretion else [])]
                lines += [f"Uwaga: {note}" for note in item.notes]
                lines += _steps(item)
        name = names.get(branch, "inne prawa")
        yield Part(name[:1].upper() + name[1:], tuple(lines))


def _open(content: Content, result: Result) -> Part:
    lines = [f"To zależy: {item.name}." for item in result.rights if item.outcome == DEPENDS]
    facts = dict.fromkeys(fact for item in result.rights for fact in item.depends)
    return Part("Co jeszcze trzeba ustalić", (*lines, *depends_lines(content, tuple(facts), "Trzeba ustalić")))
