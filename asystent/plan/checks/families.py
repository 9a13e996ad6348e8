"""The families of ``osoby``: each comes out as worked out by hand, and together they visit everything that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.case import UNKNOWN
from asystent.plan.checks import walk
from asystent.plan.checks.examples import amounts, read_answers
from asystent.plan.shift import shifted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.store import Content
    from asystent.law.engine import Engine


def check(content: Content, engine: Engine) -> Iterator[Finding]:
    """Yield findings about families that do not come out as expected."""
    for person in map(content.person, content.ids("osoby")):
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
                yield walk.finding(where, f"Rodzina „{person.name}”: {error.sentence}", "osoba")
                continue
            for right, wanted in expectation["results"].items():
                if not content.has("uprawnienia", right) and not content.has("sciezki", right):
                    yield walk.finding(
                        where,
                        f"Rodzina „{person.name}”: nie ma uprawnienia ani drogi „{right}”. Trzeba poprawić identyfikator.",
                        "osoba",
                    )
                    continue
                yield from _result(engine, (person.name, where, right), answers, day, wanted)


def _result(engine: Engine, place: tuple[str, str, str], answers: dict[str, Any], day: date, wanted: Any) -> Iterator[Finding]:
    content = engine.content
    name, where, right = place
    wanted = wanted if isinstance(wanted, dict) else {"wynik": wanted}
    verdict = engine.verdict(right, answers, day)
    title = f"Rodzina „{name}”, dzień {day.isoformat()}, „{right}”"
    if verdict.outcome != wanted.get("wynik"):
        more = f", zależy od: {', '.join(verdict.depends)}" if verdict.depends else ""
        yield walk.finding(where, f"{title}: oczekiwano {wanted.get('wynik')}, jest {verdict.outcome}{more}.", "osoba")
        return
    given = amounts(content, engine, content.right(right), answers, day)
    for what, number in (wanted.get("daje") or {}).items():
        if what != "_l" and str(number) not in [str(item) for item in given.get(what, [])]:
            shown = ", ".join(str(item) for item in given.get(what, [])) or "niczego takiego nie ma"
            yield walk.finding(where, f"{title}: oczekiwano {what} {number}, jest: {shown}.", "osoba")
    basis = wanted.get("podstawa")
    if basis and verdict.version is not None and not any(basis in item.place for item in verdict.version.basis):
        yield walk.finding(where, f"{title}: wśród podstaw nie ma „{basis}”.", "osoba")


def unvisited(content: Content) -> Iterator[Finding]:
    """Yield questions, answers, rights and paths that no family ever comes to."""
    told: dict[str, set[Any]] = {}
    expected: set[str] = set()
    for person in map(content.person, content.ids("osoby")):
        for fact, value in person.answers.items():
            if value != UNKNOWN:
                told.setdefault(fact, set()).add(value)
        for expectation in person.expected:
            expected.update(expectation["results"])
    for question in map(content.question, content.ids("pytania")):
        yield from _question(content, question.fact, question.where, told.get(question.fact, set()))
    for right in walk.rights(content):
        if right.id not in expected:
            yield walk.finding(
                right.where,
                f"Żadna rodzina z katalogu osoby nie sprawdza „{right.id}”. Trzeba dopisać oczekiwany wynik choć jednej rodzinie.",
                "nieodwiedzone",
                walk.WARNING,
            )


def _question(content: Content, name: str, where: str, values: set[Any]) -> Iterator[Finding]:
    if not values:
        yield walk.finding(
            where,
            f"Żadna rodzina z katalogu osoby nie odpowiada na pytanie o „{name}”. Trzeba dopisać odpowiedź choć jednej rodzinie.",
            "nieodwiedzone",
            walk.WARNING,
        )
    elif content.has("fakty", name) and content.fact(name).type == "wybor":
        question = content.question(name)
        options = [option.value for option in question.options] or [value.id for value in content.fact(name).values]
        left = [option for option in options if option not in values]
        if left:
            words = ", ".join(f"„{option}”" for option in left)
            yield walk.finding(
                where,
                f"Żadna rodzina z katalogu osoby nie wybiera w pytaniu o „{name}” odpowiedzi: {words}. "
                "Trzeba dopisać rodziny, które ją wybierają.",
                "nieodwiedzone",
                walk.WARNING,
            )
