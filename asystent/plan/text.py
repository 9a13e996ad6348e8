"""Filling numbers into the sentences of the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.content.conditions import UNITS
from asystent.content.model import Span
from asystent.law.calendar import add_span
from asystent.polish.dates import printed
from asystent.polish.plural import counted
from asystent.polish.prepositions import governed

if TYPE_CHECKING:
    from decimal import Decimal

    from asystent.law.day import DayLaw

_PLACE = re.compile(r"\{(ile|parametr:[a-z0-9-]+|za:\d{1,3}-[a-z]+)\}")
NOT_DESCRIBED = "kwota nieopisana"


def number_with_unit(number: int | Decimal, unit: str, before: str = "") -> str:
    """Return a number with its unit, in the case that the words ``before`` it govern."""
    if not unit:
        return str(number).replace(".", ",")
    return counted(number, unit, governed(before) or "nominative")


def fill(sentence: str, law: DayLaw, number: int | Decimal | None = None, unit: str = "") -> str:
    """Return the sentence with its places filled in by the law of the day.

    ``{ile}`` is ``number``, ``{parametr:id}`` an amount, ``{za:21-dni}`` the day that comes so long after today.
    """
    if "{" not in sentence:
        return sentence

    def value(found: re.Match[str]) -> str:
        name = found[1]
        before = sentence[: found.start()]
        if name == "ile":
            return NOT_DESCRIBED if number is None else number_with_unit(number, unit, before)
        if name.startswith("za:"):
            count, _, length = name.removeprefix("za:").partition("-")
            return printed(add_span(law.day, Span(int(count), UNITS[length])), weekday=True)
        parameter = law.content.parameter(name.removeprefix("parametr:"))
        rate = law.rate(parameter.id)
        return NOT_DESCRIBED if rate is None else number_with_unit(rate, parameter.unit, before)

    return _PLACE.sub(value, sentence)
