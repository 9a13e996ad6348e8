"""From compiled mappings to the values of ``model``. One function a noun, loaded when it is first asked for, as in ``model``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content import late

if TYPE_CHECKING:
    from asystent.content.builders.calculators import calculator as calculator
    from asystent.content.builders.dated import act as act
    from asystent.content.builders.dated import deadline as deadline
    from asystent.content.builders.dated import parameter as parameter
    from asystent.content.builders.facts import clash as clash
    from asystent.content.builders.facts import definition as definition
    from asystent.content.builders.facts import fact as fact
    from asystent.content.builders.facts import move as move
    from asystent.content.builders.facts import question as question
    from asystent.content.builders.knowledge import knowledge as knowledge
    from asystent.content.builders.knowledge import omission as omission
    from asystent.content.builders.letters import accessible_fields as accessible_fields
    from asystent.content.builders.letters import channel as channel
    from asystent.content.builders.letters import letter as letter
    from asystent.content.builders.letters import letter_term as letter_term
    from asystent.content.builders.rights import OUTCOMES as OUTCOMES
    from asystent.content.builders.rights import examples as examples
    from asystent.content.builders.rights import path as path
    from asystent.content.builders.rights import person as person
    from asystent.content.builders.rights import right as right

_HOMES = {
    "calculators": ("calculator",),
    "dated": ("act", "deadline", "parameter"),
    "facts": ("clash", "definition", "fact", "move", "question"),
    "knowledge": ("knowledge", "omission"),
    "letters": ("accessible_fields", "channel", "letter", "letter_term"),
    "rights": ("OUTCOMES", "examples", "path", "person", "right"),
}
__getattr__ = late.finder(__name__, _HOMES, globals())
