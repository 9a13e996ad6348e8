"""Which blanks have to do with a letter or a calculation, by what was filled into the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asystent.content.model import Condition, LetterField
    from asystent.letters.fields import Value

    Holds = Callable[[Condition], bool | None]

FIELD_FACT = "pole."
"""A condition in a letter's content may look at a field of the letter as at a fact: ``pole.drugi-rodzic``."""


class Form(Protocol):
    """What is filled in: a letter or a calculator."""

    @property
    def fields(self) -> tuple[LetterField, ...]:
        """The blanks, in the order in which they are asked."""


def truth(condition: Condition | None, values: Mapping[str, Value], holds: Holds) -> bool | None:
    """Return whether a condition of a form holds, looking at the form's fields and through ``holds`` at the facts."""
    if condition is None:
        return True
    if condition.op == "fact" and condition.name.startswith(FIELD_FACT):
        value = values.get(condition.name.removeprefix(FIELD_FACT))
        return value is not None and value.plain in {str(allowed) for allowed in condition.value}
    if condition.op not in {"all", "any", "not"}:
        return holds(condition)
    parts = [truth(part, values, holds) for part in condition.parts]
    if condition.op == "not":
        return None if parts[0] is None else not parts[0]
    decisive = condition.op == "any"
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def relevant(form: Form, values: Mapping[str, Value], holds: Holds) -> dict[str, Value | None]:
    """Return the fields that have to do with this form, in order, each with its value or None where it is empty.

    A field is left out when its condition is certainly false; a condition looks only at fields that are kept themselves,
    so an answer to a question that would not be asked decides nothing.
    """
    kept: dict[str, Value | None] = {}
    for field in form.fields:
        filled = {name: value for name, value in kept.items() if value is not None}
        if truth(field.condition, filled, holds) is not False:
            kept[field.id] = values.get(field.id)
    return kept


def filled(form: Form, values: Mapping[str, Value], holds: Holds) -> dict[str, Value]:
    """Return the fields that have to do with this form and are not empty."""
    return {name: value for name, value in relevant(form, values, holds).items() if value is not None}
