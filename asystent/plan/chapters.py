"""The result as chapters to listen to: what counts first, one subject a chapter, nothing that does not apply or will not soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.law.frame import DEPENDS, GRANTED, YES
from asystent.plan.export import outside_sentence
from asystent.plan.report import COMPARED, Part, birth_line, deadline_line, depends_lines, given_lines, opening
from asystent.polish.dates import printed
from asystent.polish.sentence import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asystent.content.store import Content
    from asystent.plan.result import PathResult, Result, RightResult


def chapters(content: Content, result: Result, seconds: Callable[[str], float], longest: float) -> list[Part]:
    """Return the chapters, each with a title that is said first.

    ``seconds`` tells how long a line lasts. A chapter that would last more than ``longest`` comes in parts: who falls asleep or
    is called away finds the place again.
    """
    if not result.described:
        return [Part("Wynik", (outside_sentence(result), result.information))]
    found = [
        ("Wynik", [[opening(result), *_clashes(result), result.information]]),
        ("Terminy", _deadlines(content, result)),
        ("Otwarte drogi", [list(_path(item)) for item in result.paths if item.outcome == YES]),
        *_rights(content, result),
        ("Po urodzeniu dziecka", [[line] for line in _at_birth(content, result)]),
        ("Co jeszcze trzeba ustalić", [[line] for line in _open(content, result)]),
    ]
    return [part for title, entries in found for part in _parts(title, entries, seconds, longest)]


def _parts(title: str, entries: Iterable[list[str]], seconds: Callable[[str], float], longest: float) -> Iterator[Part]:
    """Cut between two entries; within one, between two lines, only where it alone is too long."""
    pieces: list[list[str]] = []
    for entry in entries:
        pieces += [entry] if sum(map(seconds, entry)) <= longest else [[line] for line in entry]
    filled: list[list[str]] = []
    used = 0.0
    for piece in pieces:
        length = sum(map(seconds, piece))
        if not filled or used + length > longest:
            filled.append([])
            used = 0.0
        filled[-1] += piece
        used += length
    for number, lines in enumerate(filled, start=1):
        yield Part(title if len(filled) == 1 else f"{title}, część {number} z {len(filled)}", tuple(lines))


def _deadlines(content: Content, result: Result) -> list[list[str]]:
    lines = [
        f"Termin: {item.name}, {printed(item.day, weekday=True)}. {item.description}" for item in result.deadlines if not item.passed
    ]
    lines += [f"Minął termin: {item.name}. {item.afterwards}" for item in result.deadlines if item.passed]
    lines += [f"{deadline_line(content, item)} {item.description}" for item in result.possible_deadlines if not item.passed]
    return [[line] for line in lines]


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


def _rights(content: Content, result: Result) -> Iterator[tuple[str, list[list[str]]]]:
    names = {branch.id: branch.name for branch in content.branches}
    for branch in dict.fromkeys((*names, *(item.branch for item in result.rights))):
        entries: list[list[str]] = []
        for item in result.rights:
            if item.branch == branch and item.outcome in GRANTED:
                lines = [f"{item.name}.", *given_lines(item), *([item.discretion] if item.discretion else [])]
                lines += [f"Uwaga: {note}" for note in item.notes]
                entries.append([*lines, *_steps(item)])
        name = names.get(branch, "inne prawa")
        yield capital(name), entries


def _clashes(result: Result) -> list[str]:
    return [f"Uwaga. Dwie odpowiedzi nie pasują do siebie. {clash.sentence}" for clash in result.clashes]


def _at_birth(content: Content, result: Result) -> list[str]:
    coming = [item for item in (*result.paths, *result.rights) if item.at_birth is not None]
    return [f"{item.name}. {birth_line(content, item)}" for item in coming]


def _open(content: Content, result: Result) -> list[str]:
    lines = [f"To zależy: {item.name}." for item in result.rights if item.outcome == DEPENDS]
    facts = dict.fromkeys(fact for item in result.rights for fact in item.depends)
    return [*lines, *depends_lines(content, tuple(facts), "Trzeba ustalić")]
