"""Calculators: every field, step and parameter that is named exists, and every example comes out as its author worked it out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.law.engine import Engine
from asystent.plan import calculation
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Calculator, CalculatorVersion, LetterField, Reckoned
    from asystent.content.store import Content


def _names(content: Content, item: Calculator, version: CalculatorVersion) -> Iterator[Finding]:
    fields = {field.id for field in item.fields}
    steps: set[str] = set()
    known = {"field": fields, "step": steps, "parameter": set(content.ids("parametry"))}
    words = {"field": "pola", "step": "kroku", "parameter": "parametru"}
    for step in version.steps:
        for node in calculation.nodes(step.formula):
            if node.op in known and node.name not in known[node.op]:
                yield walk.finding(node.where, f"Obliczenie „{item.id}” nie ma {words[node.op]} „{node.name}”.", "odwolanie")
        steps.add(step.id)
    for sentence, _ in version.sentences:
        for name in calculation.steps_in(sentence):
            if name not in steps:
                yield walk.finding(version.where, f"Zdanie obliczenia „{item.id}” mówi o kroku „{name}”, którego nie ma.", "odwolanie")


def _choices(item: Calculator, version: CalculatorVersion) -> Iterator[Finding]:
    fields = {field.id: field for field in item.fields}
    for when in (*(step.when for step in version.steps), *(when for _, when in version.sentences)):
        if when is None:
            continue
        field = fields.get(when[0])
        if field is None:
            yield walk.finding(version.where, f"Obliczenie „{item.id}” nie ma pola „{when[0]}”.", "odwolanie")
        elif field.choices and when[1] not in {option.value for option in field.choices}:
            yield walk.finding(version.where, f"Pole „{when[0]}” nie ma odpowiedzi „{when[1]}”.", "odwolanie")


def _fits(field: LetterField, text: str) -> bool:
    if field.least is None or field.most is None:
        return True
    try:
        return field.least <= Decimal(text) <= field.most
    except InvalidOperation:
        return False


def _example(item: Calculator, example: Reckoned, engine: Engine) -> Iterator[Finding]:
    title = f"Przykład obliczenia „{item.id}”, dzień {example.day.isoformat()}"
    missing = [name for name in example.values if name not in {field.id for field in item.fields}]
    if missing:
        yield walk.finding(example.where, f"{title}: nie ma pola „{missing[0]}”.", "przyklad")
        return
    values = {name: text.replace(",", ".") for name, text in example.values.items()}
    for field in item.fields:
        if field.id in values and not _fits(field, values[field.id]):
            yield walk.finding(example.where, f"{title}: liczba w polu „{field.id}” leży poza jego granicami.", "przyklad")
            return
    try:
        outcome = calculation.work_out(item, values, engine, example.day)
    except (UserError, KeyError) as error:
        yield walk.finding(example.where, f"{title} nie daje się policzyć: {error}", "przyklad")
        return
    for name, wanted in example.steps.items():
        found = outcome.numbers.get(name)
        if found is None or found != Decimal(str(wanted)):
            yield walk.finding(example.where, f"{title} ma dać {name} {wanted}, a daje {found}.", "przyklad")


def check(content: Content) -> list[Finding]:
    """Return findings about calculators."""
    engine = Engine(content, kept_days=16)
    found: list[Finding] = []
    for name in content.ids("kalkulatory"):
        item = content.calculator(name)
        if item.right and not content.has("uprawnienia", item.right):
            found.append(walk.finding(item.where, f"Nie ma uprawnienia „{item.right}”.", "odwolanie"))
        named = [finding for version in item.versions for finding in (*_names(content, item, version), *_choices(item, version))]
        found += named
        if not item.examples:
            found.append(walk.finding(item.where, f"Obliczenie „{name}” nie ma przykładów.", "bez-przykladu"))
        for field in item.fields:
            if not _fits(field, field.example.replace(",", ".")):
                found.append(walk.finding(item.where, f"Przykład pola „{field.id}” leży poza jego granicami.", "przyklad"))
        if not named:
            found += [finding for example in item.examples for finding in _example(item, example, engine)]
    return found
