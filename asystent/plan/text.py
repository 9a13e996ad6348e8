"""Filling numbers into the sentences of the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.polish.plural import counted
from asystent.polish.prepositions import governed

if TYPE_CHECKING:
    from decimal import Decimal

    from asystent.law.engine import DayLaw

_PLACE = re.compile(r"\{(ile|parametr:[a-z0-9-]+)\}")
NOT_DESCRIBED = "kwota nieopisana"


def number_with_unit(number: int | Decimal, unit: str, before: str = "") -> str:
    """Return a number with its unit, in the case that the words ``before`` it govern."""
    if not unit:
        return str(number).replace(".", ",")
    return counted(number, unit, governed(before) or "nominative")


def fill(sentence: str, law: DayLaw, number: int | Decimal | None = None, unit: str = "") -> str:
    """Return the sentence with ``{ile}`` and ``{parametr:id}`` filled in by the law of the day."""
    if "{" not in sentence:
        return sentence

    def value(found: re.Match[str]) -> str:
        name = found[1]
        before = sentence[: found.start()]
        if name == "ile":
            return NOT_DESCRIBED if number is None else number_with_unit(number, unit, before)
        parameter = law.content.parameter(name.removeprefix("parametr:"))
        rate = law.rate(parameter.id)
        return NOT_DESCRIBED if rate is None else number_with_unit(rate, parameter.unit, before)

    return _PLACE.sub(value, sentence)
