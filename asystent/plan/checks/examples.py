"""Examples and families are tests: each must come out as its author worked it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.document import read_value
from asystent.law.engine import Engine
from asystent.plan.assemble import gifts
from asystent.plan.checks import walk
from asystent.plan.shift import shifted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.model import Example, Right
    from asystent.content.store import Content

NEEDED = {"przysluguje": "TAK", "nie-przysluguje": "NIE", "zalezy": "ZALEŻY"}


def read_answers(content: Content, answers: dict[str, Any], day: date, where: str) -> dict[str, Any]:
    """Return answers as the engine takes them. Raises ``UserError`` naming what is wrong."""
    found = {}
    for name, raw in answers.items():
        if not content.has("fakty", name):
            raise UserError(f"Nie ma faktu „{name}”.")
        found[name] = read_value(content.fact(name), raw, day=day, where=where)
    return found


def _amounts(content: Content, engine: Engine, right: Right, answers: dict[str, Any], day: date) -> dict[str, list[Any]]:
    law = engine.at(day)
    found: dict[str, list[Any]] = {}
    for gift in gifts(law, content.right(right.id), law.verdict(right.id, engine.known(answers))):
        if gift.certain:
            found.setdefault(gift.what, []).append(gift.amount)
    return found


def _compare(content: Content, engine: Engine, right: Right, example: Example) -> Iterator[Finding]:
    try:
        answers = read_answers(content, example.answers, example.day, example.where)
    except UserError as error:
        yield walk.finding(example.where, error.sentence, "przyklad")
        return
    verdict = engine.verdict(right.id, answers, example.day)
    title = f"Przykład „{example.name}” do „{right.id}”"
    if verdict.outcome != example.outcome:
        more = f", zależy od: {', '.join(verdict.depends)}" if verdict.depends else ""
        yield walk.finding(
            example.where, f"{title} ma dać wynik {example.outcome}, a daje {verdict.outcome}{more}.", "przyklad"
        )
        return
    if example.depends is not None and set(example.depends) != set(verdict.depends):
        yield walk.finding(
            example.where,
            f"{title} ma zależeć od: {', '.join(sorted(example.depends))}, a zależy od: {', '.join(sorted(verdict.depends))}.",
            "przyklad",
        )
    given = _amounts(content, engine, right, answers, example.day)
    for what, number in example.gives.items():
        if number not in given.get(what, []):
            shown = ", ".join(str(item) for item in given.get(what, [])) or "niczego takiego"
            yield walk.finding(example.where, f"{title} ma dać {what} {number}, a daje: {shown}.", "przyklad")


def _families(content: Content, engine: Engine) -> Iterator[Finding]:
    for name in content.ids("osoby"):
        person = content.person(name)
        for expectation in person.expected:
            day, where = expectation["day"], expectation["where"]
            try:
                base = person.described_on or day
                answers = read_answers(content, person.answers, max(base, day) if not expectation["shift"] else base, where)
                if expectation["shift"]:
                    answers = shifted(answers, base, day)
                else:
                    read_answers(content, person.answers, day, where)
            except UserError as error:
                yield walk.finding(where, f"Rodzina „{name}”: {error.sentence}", "osoba")
                continue
            for right, wanted in expectation["results"].items():
                if not content.has("uprawnienia", right) and not content.has("sciezki", right):
                    yield walk.finding(where, f"Rodzina „{name}”: nie ma uprawnienia „{right}”.", "osoba")
                    continue
                yield from _family_result(engine, (name, where, right), answers, day, wanted)


def _family_result(
    engine: Engine, place: tuple[str, str, str], answers: dict[str, Any], day: date, wanted: Any
) -> Iterator[Finding]:
    content = engine.content
    name, where, right = place
    wanted = wanted if isinstance(wanted, dict) else {"wynik": wanted}
    verdict = engine.verdict(right, answers, day)
    title = f"Rodzina „{name}”, dzień {day.isoformat()}, „{right}”"
    if verdict.outcome != wanted.get("wynik"):
        more = f", zależy od: {', '.join(verdict.depends)}" if verdict.depends else ""
        yield walk.finding(where, f"{title}: oczekiwano {wanted.get('wynik')}, jest {verdict.outcome}{more}.", "osoba")
        return
    given = _amounts(content, engine, content.right(right), answers, day)
    for what, number in (wanted.get("daje") or {}).items():
        if what != "_l" and str(number) not in [str(item) for item in given.get(what, [])]:
            yield walk.finding(where, f"{title}: oczekiwano {what} {number}, jest: {given.get(what)}.", "osoba")
    basis = wanted.get("podstawa")
    if basis and verdict.version is not None and not any(basis in item.place for item in verdict.version.basis):
        yield walk.finding(where, f"{title}: wśród podstaw nie ma „{basis}”.", "osoba")


def check(content: Content, *, patient: bool = False) -> list[Finding]:
    """Return findings about examples that do not come out, and about rights that lack one.

    ``patient``: other checks found ids that lead nowhere, so skip what cannot be evaluated because of them.
    """
    engine = Engine(content, kept_days=400)
    found: list[Finding] = []
    for right in walk.rights(content):
        seen = {example.outcome for example in right.examples}
        found += [
            walk.finding(right.where, f"„{right.id}” nie ma przykładu na {word}.", "bez-przykladu")
            for outcome, word in NEEDED.items()
            if outcome not in seen
            and not (outcome == "przysluguje" and "uznaniowe" in seen)
            and not (outcome == "nie-przysluguje" and right.universal)
        ]
        try:
            for example in right.examples:
                found += _compare(content, engine, right, example)
        except KeyError:
            if not patient:
                raise
    if not patient:
        found += _families(content, engine)
    return found
