"""Walking through everything that the content says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content.findings import Finding
from asystent.content.model import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from asystent.content import model
    from asystent.content.store import Content

    Version = model.Version | Rate | model.DeadlineRule | model.KnowledgeVersion | model.CalculatorVersion

FIELD = "pole."
ERROR = "blad"
WARNING = "ostrzezenie"
PATH_LISTS = ("needs", "advantages", "drawbacks", "practices", "comparison", "corrections")


def finding(where: str, sentence: str, check: str, weight: str = ERROR) -> Finding:
    """Return a finding at ``where`` (file and line with a colon between)."""
    file, _, line = where.rpartition(":")
    return Finding(file, int(line or 1), sentence, weight, check)


def place(where: str) -> str:
    """Return a place as it is said in a sentence."""
    file, _, line = where.rpartition(":")
    return f"plik {file}, linia {line}"


def rights(content: Content) -> Iterator[model.Right]:
    """Yield rights, then paths."""
    for kind in ("uprawnienia", "sciezki"):
        for name in content.ids(kind):
            yield content.right(name)


def own_lines(right: model.Right) -> Iterator[model.Line]:
    """Yield the dated sentences that a right or path says whatever its version."""
    yield from right.notes
    yield from right.steps
    for name in PATH_LISTS:
        yield from getattr(right, name, ())


def right_lines(right: model.Right) -> Iterator[model.Line]:
    """Yield every dated sentence of a right or path."""
    for version in right.versions:
        yield from version.notes
        yield from version.steps
    yield from own_lines(right)


def knowledge_lines(known: model.Knowledge) -> Iterator[model.Line]:
    """Yield every dated sentence of a law fact that is no entitlement."""
    yield from known.notes
    for version in known.versions:
        yield from version.sentences


def letter_lines(letter: model.Letter) -> Iterator[model.Line]:
    """Yield every dated sentence about a letter; its text is a template."""
    yield from letter.attachments
    yield from letter.next_steps


def right_gifts(right: model.Right) -> Iterator[model.Gift]:
    """Yield everything that a right gives."""
    for version in right.versions:
        yield from version.gifts
    yield from right.gifts


def right_conditions(right: model.Right) -> Iterator[model.Condition]:
    """Yield the roots of all condition trees of a right."""
    for version in right.versions:
        yield version.condition
        yield from version.exceptions
        if version.discretionary is not None:
            yield version.discretionary
    optional = [line.condition for line in right_lines(right)] + [gift.condition for gift in right_gifts(right)]
    yield from (condition for condition in optional if condition is not None)


def roots(content: Content) -> Iterator[tuple[str, model.Condition]]:
    """Yield every condition tree of the content, with the place of the thing that holds it."""
    for right in rights(content):
        for condition in right_conditions(right):
            yield right.where, condition
    for name in content.ids("definicje"):
        _, _, _, versions, where = content.definition(name)
        for _, _, condition in versions:
            yield where, condition
    single = [(fact.where, fact.concerns) for fact in map(content.fact, content.ids("fakty"))]
    single += [(question.where, question.when) for question in map(content.question, content.ids("pytania"))]
    single += [(clash.where, clash.condition) for clash in map(content.clash, content.ids("sprzecznosci"))]
    for known in map(content.knowledge, content.ids("wiedza")):
        single.append((known.where, known.condition))
        single += [(known.where, line.condition) for line in knowledge_lines(known)]
    for channel in map(content.channel, content.ids("wysylka")):
        single += [(channel.where, line.condition) for line in channel.lines]
    single += [(deadline.where, deadline.condition) for deadline in map(content.deadline, content.ids("terminy"))]
    yield from ((where, optional) for where, optional in single if optional is not None)
    for _, where, condition in letter_conditions(content):
        if not any(node.name.startswith(FIELD) for node in nodes(condition)):
            yield where, condition


def letter_conditions(content: Content) -> Iterator[tuple[model.Letter, str, model.Condition]]:
    """Yield every condition of a letter; those may also ask about its own fields, as facts named ``pole.…``."""
    for name in content.ids("pisma"):
        letter = content.letter(name)
        optional = [line.condition for line in letter_lines(letter)]
        optional += [item.condition for item in letter.fields]
        optional += [use.condition for use in letter.terms]
        for condition in optional:
            if condition is not None:
                yield letter, letter.where, condition


def nodes(condition: model.Condition) -> Iterator[model.Condition]:
    """Yield a condition and everything below it."""
    yield condition
    for part in condition.parts:
        yield from nodes(part)


def dated(content: Content) -> Iterator[tuple[str, str, tuple[model.Basis, ...], model.Checked | None]]:
    """Yield place, kind of law, basis and checking note of every version."""
    for versions in _rows(content):
        for version in versions:
            # A parameter without a number says that it is not described; it has no kind of its own.
            kind = version.kind if not isinstance(version, Rate) else "unknown" if version.number is None else "rule"
            yield version.where, kind, version.basis, version.checked
    for letter in map(content.letter, content.ids("pisma")):
        yield from ((letter.where, "rule", version.basis, version.checked) for version in letter.versions)


def _rows(content: Content) -> Iterator[Sequence[Version]]:
    yield from (right.versions for right in rights(content))
    yield from (content.parameter(name).rates for name in content.ids("parametry"))
    yield from (content.deadline(name).rules for name in content.ids("terminy"))
    yield from (content.letter_term(name).rules for name in content.ids("terminy-pism"))
    yield from (content.knowledge(name).versions for name in content.ids("wiedza"))
    yield from (content.calculator(name).versions for name in content.ids("kalkulatory"))


def starts(content: Content) -> Iterator[tuple[str, date]]:
    """Yield place and first day of every version."""
    for versions in _rows(content):
        yield from ((version.where, version.since) for version in versions)
    for letter in map(content.letter, content.ids("pisma")):
        yield from ((letter.where, version.since) for version in letter.versions)
    for name in content.ids("definicje"):
        _, _, _, dates, where = content.definition(name)
        yield from ((where, since) for since, _, _ in dates if since is not None)
