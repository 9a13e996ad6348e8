"""Working out a number that depends on what the family pays, earns or drives: exact, in decimals, step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation
from functools import reduce
from typing import TYPE_CHECKING

from asystent.content.stretch import holds_on, version_on
from asystent.errors import UserError
from asystent.plan import certainty
from asystent.plan.text import fill, number_with_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from asystent.content.model import Basis, Calculator, CalculatorVersion, Checked, Formula
    from asystent.law.day import DayLaw
    from asystent.law.engine import Engine

_PLACE = re.compile(r"\{krok:([a-z0-9-]+)\}")


class UnworkableError(UserError):
    """The sum cannot be worked out; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out. ``numbers`` holds each step that was taken; ``sentences`` are empty where the day is not described."""

    id: str
    sentences: tuple[str, ...]
    numbers: dict[str, Decimal]
    reason: str
    cautions: tuple[str, ...]
    basis: tuple[Basis, ...]
    checked: Checked | None


def work_out(item: Calculator, values: Mapping[str, str], engine: Engine, day: date) -> Outcome:
    """Return the outcome for ``values`` (field id to the plain value: a number with a point, a word, tak or nie).

    Raises ``UnworkableError`` where a number does not fit, such as a division by zero.
    """
    law = engine.at(day)
    version = version_on(item.versions, day) if law.described else None
    if version is None or version.kind != "rule":
        reason = version.reason if version is not None else "Program nie opisuje prawa z tego dnia."
        return Outcome(item.id, (), {}, reason, (), version.basis if version else (), version.checked if version else None)
    numbers: dict[str, Decimal] = {}
    units: dict[str, str] = {}
    try:
        for step in version.steps:
            if step.when is None or values.get(step.when[0]) == step.when[1]:
                numbers[step.id] = _value(step.formula, values, numbers, law)
                units[step.id] = step.unit
    except (DivisionByZero, InvalidOperation, ZeroDivisionError):
        raise UnworkableError("Z tych liczb nie da się tego policzyć. Trzeba sprawdzić, czy żadna nie jest zerem.") from None
    except KeyError as missing:
        return Outcome(item.id, (), {}, f"Brakuje kwoty z tego dnia: {missing.args[0]}.", (), version.basis, version.checked)
    sentences = [
        fill(_with_steps(text, numbers, units), law)
        for text, when in version.sentences
        if when is None or values.get(when[0]) == when[1]
    ]
    cautions = tuple(fill(line.sentence, law) for line in item.notes if holds_on(line, day))
    # A sum is no surer than the weakest amount that went into it.
    checked = certainty.weakest((version.checked, certainty.of_parameters(law, _parameters(version))))
    return Outcome(item.id, tuple(sentences), numbers, "", cautions, version.basis, checked)


def _parameters(version: CalculatorVersion) -> list[str]:
    """Return the amounts of law that a version reckons with or says."""
    said = [name for sentence, _ in version.sentences for name in certainty.parameters_in(sentence)]
    return said + [node.name for step in version.steps for node in nodes(step.formula) if node.op == "parameter"]


def nodes(formula: Formula) -> Iterator[Formula]:
    """Yield a sum and everything below it."""
    yield formula
    for part in (*formula.parts, *(row for _, row in formula.rows)):
        yield from nodes(part)


def _with_steps(sentence: str, numbers: Mapping[str, Decimal], units: Mapping[str, str]) -> str:
    def shown(found: re.Match[str]) -> str:
        name = found[1]
        return number_with_unit(plain(numbers[name]), units[name], sentence[: found.start()])

    return _PLACE.sub(shown, sentence)


def steps_in(sentence: str) -> list[str]:
    """Return the steps that a sentence names."""
    return _PLACE.findall(sentence)


def plain(number: Decimal) -> int | Decimal:
    """Return a whole number as such, and no zeros at the end of another."""
    return int(number) if number == number.to_integral_value() else number.normalize()


_FOLDS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "add": lambda one, two: one + two,
    "take": lambda one, two: one - two,
    "times": lambda one, two: one * two,
    "over": lambda one, two: one / two,
    "least": min,
    "most": max,
}


def _value(node: Formula, values: Mapping[str, str], numbers: Mapping[str, Decimal], law: DayLaw) -> Decimal:  # noqa: PLR0911 - one return an operator
    if node.op == "number":
        return Decimal(node.number or 0)
    if node.op == "field":
        return Decimal(values[node.name])
    if node.op == "step":
        return numbers[node.name]
    if node.op == "parameter":
        rate = law.rate(node.name)
        if rate is None:
            raise KeyError(law.content.parameter(node.name).name)
        return Decimal(rate)
    parts = [_value(part, values, numbers, law) for part in node.parts]
    if node.op == "round":
        return parts[0].quantize(Decimal(1).scaleb(-int(node.number or 0)), ROUND_HALF_UP)
    if node.op == "table":
        for limit, row in node.rows:
            if limit is None or parts[0] <= limit:
                return _value(row, values, numbers, law)
    return reduce(_FOLDS[node.op], parts)
