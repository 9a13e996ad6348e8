"""Questions: asked in a sensible order, of somebody, and for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content.model import FactDay
from asystent.law.day import DayLaw
from asystent.law.diagram import FALSE
from asystent.plan.checks import walk
from asystent.plan.checks.survey import frame_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Condition
    from asystent.content.store import Content
    from asystent.plan.checks.survey import Survey
    from asystent.plan.checks.turning import Turning


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


def _conditions(content: Content, name: str) -> list[Condition]:
    """Return the conditions under which a question is asked."""
    both = (content.fact(name).concerns, content.question(name).when)
    return [condition for condition in both if condition is not None]


def order(content: Content) -> Iterator[Finding]:
    """Yield findings about answers that are used before they are asked, and about facts that can be hidden."""
    for fact in map(content.fact, content.ids("fakty")):
        if fact.concerns is not None and fact.hidden is None:
            yield walk.finding(
                fact.where,
                f"Fakt „{fact.id}” może kogoś nie dotyczyć, ale nie wiadomo, co wtedy znaczy. Trzeba dopisać „ukryte_znaczy”.",
                "ukryte-bez-znaczenia",
            )
    rank = {fact: index for index, fact in enumerate(content.ids("pytania"))}
    for name, place in rank.items():
        others: set[str] = set()
        for condition in _conditions(content, name):
            others |= _facts_of(content, condition)
        for other in sorted(others, key=lambda fact: rank.get(fact, -1)):
            if other in rank and rank[other] > place:
                yield walk.finding(
                    content.question(name).where,
                    f"Pytanie o „{name}” zależy od odpowiedzi na późniejsze pytanie o „{other}”. Trzeba zmienić kolejność pytań.",
                    "przed-pytaniem",
                )


def askable(content: Content, turning: Turning) -> Iterator[Finding]:
    """Yield findings about questions that no family is ever asked, whatever the day."""
    laws: dict[object, DayLaw] = {}
    for name in content.ids("pytania"):
        conditions = _conditions(content, name)
        if not conditions:
            continue
        for day in reversed(turning.of(conditions)):
            law = laws.setdefault(day, DayLaw(content, day))
            frame = frame_for(law, *conditions)
            if frame is None:
                continue
            node = frame.truth(conditions[0])
            for condition in conditions[1:]:
                node = frame.diagram.both(node, frame.truth(condition))
            if node != FALSE:
                break
        else:
            yield walk.finding(
                content.question(name).where,
                f"Pytanie o „{name}” nigdy nie padnie, bo nikt nie spełnia jego warunku. "
                "Trzeba poprawić „dotyczy_gdy” faktu albo „pytaj_gdy” pytania.",
                "nigdy-nie-pada",
            )


def purpose(content: Content, survey: Survey) -> Iterator[Finding]:
    """Yield findings about questions that change nothing, and about answers that no rule tells apart."""
    for name in content.ids("pytania"):
        question, fact = content.question(name), content.fact(name)
        if name not in survey.used:
            yield walk.finding(
                question.where,
                f"Pytanie o „{name}” niczego nie zmienia: żadne prawo, droga, termin ani pismo od niego nie zależy. "
                "Trzeba użyć tego faktu w warunku albo usunąć pytanie.",
                "nic-nie-zmienia",
            )
        elif fact.type == "wybor" and not question.alike:
            groups: dict[int, list[str]] = {}
            for value, number in zip(fact.values, survey.classes.get(name, [0] * len(fact.values)), strict=False):
                groups.setdefault(number, []).append(value.id)
            for group in map(list, map(dict.fromkeys, groups.values())):
                if len(group) > 1:
                    words = ", ".join(f"„{value}”" for value in group[:-1])
                    yield walk.finding(
                        question.where,
                        f"Odpowiedzi {words} i „{group[-1]}” na pytanie o „{name}” niczym się nie różnią. "
                        "Trzeba je połączyć, użyć w warunku albo dopisać „bez_roznicy” ze zdaniem dlaczego.",
                        "odpowiedz-bez-roznicy",
                    )
