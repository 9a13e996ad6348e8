"""Names: identifiers of one shape, each once, each in the file that bears it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asystent.content import model
    from asystent.content.findings import Finding
    from asystent.content.store import Content

_SHAPE = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


def _owners(content: Content) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and place of everything that is named by an id."""
    for kind, read in (
        ("akty", content.act),
        ("fakty", content.fact),
        ("parametry", content.parameter),
        ("uprawnienia", content.right),
        ("sciezki", content.path),
        ("terminy", content.deadline),
        ("terminy-pism", content.letter_term),
        ("pisma", content.letter),
        ("wiedza", content.knowledge),
        ("kalkulatory", content.calculator),
        ("wysylka", content.channel),
        ("pominiete", content.omission),
    ):
        for name in content.ids(kind):
            yield kind, name, read(name).where
    for name in content.ids("definicje"):
        yield "definicje", name, content.definition(name)[4]


def _inside(content: Content) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield place, owner and ids of the lists within which an id stands once."""
    for fact in map(content.fact, content.ids("fakty")):
        yield fact.where, fact.id, (value.id for value in (*fact.values, *fact.special))
    for question in map(content.question, content.ids("pytania")):
        yield question.where, question.fact, (option.value for option in question.options)
    owners: list[model.Letter | model.Calculator] = [content.letter(name) for name in content.ids("pisma")]
    owners += [content.calculator(name) for name in content.ids("kalkulatory")]
    for owner in owners:
        yield owner.where, owner.id, (item.id for item in owner.fields)
        for item in owner.fields:
            yield owner.where, item.id, (option.value for option in item.choices)
    yield "kwestionariusz.yaml:1", "sekcje", (name for name, _ in content.sections)


# One thing a file, and the file is called like it: so that it can be found, and a letter finds its template.
_FILES = {"uprawnienia", "sciezki", "terminy", "pisma", "kalkulatory"}


def check(content: Content) -> Iterator[Finding]:
    """Yield findings about ids that look wrong, stand twice or lie in a file of another name."""
    for kind, name, where in _owners(content):
        if not _SHAPE.fullmatch(name):
            yield walk.finding(
                where,
                f"Identyfikator „{name}” ma niedozwolony znak. Trzeba go zapisać małymi literami bez polskich znaków, "
                "słowa łączyć łącznikiem, a części kropką.",
                "identyfikator",
            )
        file = where.rpartition(":")[0]
        if kind in _FILES and file.rpartition("/")[2].rpartition(".")[0] != name:
            yield walk.finding(where, f"Plik z „{name}” nazywa się inaczej. Trzeba go nazwać {name}.yaml.", "identyfikator")
    for where, owner, items in _inside(content):
        seen: set[str] = set()
        for item in items:
            if item in seen:
                yield walk.finding(where, f"„{owner}” ma „{item}” dwa razy. Trzeba jeden wpis zmienić albo usunąć.", "dwa-razy")
            seen.add(item)
