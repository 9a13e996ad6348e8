"""Walking through everything that the content says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.content.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content import model
    from asystent.content.store import Content

FIELD = "pole."
PATH_LISTS = ("needs", "advantages", "drawbacks", "practices", "comparison", "corrections")


def finding(where: str, sentence: str, check: str, weight: str = "blad") -> Finding:
    """Return a finding at ``where`` (file and line with a colon between)."""
    file, _, line = where.rpartition(":")
    return Finding(file, int(line or 1), sentence, weight, check)


def rights(content: Content) -> Iterator[model.Right]:
    """Yield rights, then paths."""
    for kind in ("uprawnienia", "sciezki"):
        for name in content.ids(kind):
            yield content.right(name)


def right_lines(right: model.Right) -> Iterator[model.Line]:
    """Yield every dated sentence of a right or path."""
    for version in right.versions:
        yield from version.notes
        yield from version.steps
    yield from right.notes
    yield from right.steps
    for name in PATH_LISTS:
        yield from getattr(right, name, ())


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
    for known in map(content.knowledge, content.ids("wiedza")):
        single.append((known.where, known.condition))
        lines = (*known.notes, *(line for version in known.versions for line in version.sentences))
        single += [(known.where, line.condition) for line in lines]
    single += [(deadline.where, deadline.condition) for deadline in map(content.deadline, content.ids("terminy"))]
    yield from ((where, optional) for where, optional in single if optional is not None)
    for _, where, condition in letter_conditions(content):
        if not any(node.name.startswith(FIELD) for node in nodes(condition)):
            yield where, condition


def letter_conditions(content: Content) -> Iterator[tuple[model.Letter, str, model.Condition]]:
    """Yield every condition of a letter; those may also ask about its own fields, as facts named ``pole.…``."""
    for name in content.ids("pisma"):
        letter = content.letter(name)
        optional = [line.condition for line in (*letter.attachments, *letter.next_steps)]
        optional += [item.condition for item in letter.fields]
        for condition in optional:
            if condition is not None:
                yield letter, letter.where, condition


def nodes(condition: model.Condition) -> Iterator[model.Condition]:
    """Yield a condition and everything below it."""
    yield condition
    for part in condition.parts:
        yield from nodes(part)


def dated(content: Content) -> Iterator[tuple[str, Any, tuple[model.Basis, ...], model.Checked | None]]:
    """Yield place, kind of law, basis and checking note of every version."""
    for right in rights(content):
        for version in right.versions:
            yield version.where, version.kind, version.basis, version.checked
    for name in content.ids("parametry"):
        for rate in content.parameter(name).rates:
            yield rate.where, "unknown" if rate.number is None else "rule", rate.basis, rate.checked
    for name in content.ids("terminy"):
        for rule in content.deadline(name).rules:
            yield rule.where, rule.kind, rule.basis, rule.checked
    for name in content.ids("wiedza"):
        for known in content.knowledge(name).versions:
            yield known.where, known.kind, known.basis, known.checked
    for name in content.ids("pisma"):
        letter = content.letter(name)
        for letter_version in letter.versions:
            yield letter.where, "rule", letter_version.basis, letter_version.checked
