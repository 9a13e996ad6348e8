"""Questions: asked in a sensible order, of somebody, and for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content.model import FactDay
from asystent.law.diagram import FALSE
from asystent.law.domain import Leaf, UndescribedError
from asystent.law.engine import DayLaw
from asystent.law.frame import Frame
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Condition
    from asystent.content.store import Content


def _facts_of(content: Content, root: Condition, seen: set[str] | None = None) -> set[str]:
    seen = set() if seen is None else seen
    found: set[str] = set()
    for node in walk.nodes(root):
        if node.op == "fact":
            found.add(node.name)
            if isinstance(node.value, FactDay):
                found.add(node.value.fact)
        elif node.op == "deadline":
            found.add(content.deadline(node.name).fact)
        elif node.op == "def" and node.name not in seen:
            seen.add(node.name)
            for _, _, condition in content.definition(node.name)[3]:
                found |= _facts_of(content, condition, seen)
    return found


def _order(content: Content) -> Iterator[Finding]:
    rank = {fact: index for index, fact in enumerate(content.ids("pytania"))}
    for name in content.ids("fakty"):
        fact = content.fact(name)
        if fact.concerns is None:
            continue
        if fact.hidden is None:
            yield walk.finding(
                fact.where, f"Fakt „{name}” może kogoś nie dotyczyć, ale nie ma „ukryte_znaczy”.", "ukryte-bez-znaczenia"
            )
        if name not in rank:
            continue
        asked = content.question(name).when
        others = _facts_of(content, fact.concerns) | (_facts_of(content, asked) if asked is not None else set())
        for other in sorted(others):
            if other in rank and rank[other] > rank[name]:
                yield walk.finding(
                    content.question(name).where,
                    f"Pytanie o „{name}” zależy od odpowiedzi na późniejsze pytanie o „{other}”. Trzeba zmienić kolejność.",
                    "przed-pytaniem",
                )


def _askable(content: Content) -> Iterator[Finding]:
    law = DayLaw(content, content.until)
    for name in content.ids("pytania"):
        condition = content.fact(name).concerns
        if condition is None:
            continue
        seen: dict[str, None] = {}
        law._collect(condition, seen, set())  # noqa: SLF001 - the checks look into the engine on purpose
        if Frame(law, {}, seen).truth(condition) == FALSE:
            yield walk.finding(content.question(name).where, f"Pytanie o „{name}” nigdy nie padnie.", "nigdy-nie-pada")


def _leaves(content: Content) -> dict[str, list[Leaf]]:
    """Return every comparison of each fact, on the first and on the last described day."""
    found: dict[str, list[Leaf]] = {}
    for day in (content.since, content.until):
        law = DayLaw(content, day)
        for _, root in walk.roots(content):
            for node in walk.nodes(root):
                if node.op not in {"fact", "deadline"}:
                    continue
                if isinstance(node.value, FactDay):
                    found.setdefault(node.name, [])
                    found.setdefault(node.value.fact, [])
                    continue
                try:
                    leaf = law.leaf(node)
                except UndescribedError:
                    continue
                found.setdefault(leaf.fact, []).append(leaf)
    for right in walk.rights(content):
        if right.reference != "dzis":
            found.setdefault(right.reference, [])
    for name in content.ids("terminy"):
        found.setdefault(content.deadline(name).fact, [])
    return found


def _used(content: Content) -> Iterator[Finding]:
    leaves = _leaves(content)
    for name in content.ids("pytania"):
        question, fact = content.question(name), content.fact(name)
        if name not in leaves:
            yield walk.finding(question.where, f"Pytanie o „{name}” niczego nie zmienia.", "nic-nie-zmienia")
            continue
        if fact.type != "wybor" or question.alike:
            continue
        groups: dict[tuple[bool, ...], str] = {}
        for value in fact.values:
            key = tuple(leaf.holds(value.id) for leaf in leaves[name])
            if key in groups:
                yield walk.finding(
                    question.where,
                    f"Odpowiedzi „{groups[key]}” i „{value.id}” na pytanie o „{name}” niczym się nie różnią.",
                    "odpowiedz-bez-roznicy",
                )
            groups[key] = value.id


def check(content: Content) -> list[Finding]:
    """Return findings about questions."""
    return [*_order(content), *_askable(content), *_used(content)]
