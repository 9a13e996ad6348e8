"""From compiled mappings to the values of ``model``. One function a noun."""

from asystent.content.builders.calculators import calculator
from asystent.content.builders.dated import act, deadline, parameter
from asystent.content.builders.facts import definition, fact, move, question
from asystent.content.builders.knowledge import knowledge, omission
from asystent.content.builders.letters import accessible_fields, channel, letter, letter_term
from asystent.content.builders.rights import OUTCOMES, examples, path, person, right

__all__ = [
    "OUTCOMES",
    "accessible_fields",
    "act",
    "calculator",
    "channel",
    "deadline",
    "definition",
    "examples",
    "fact",
    "knowledge",
    "letter",
    "letter_term",
    "move",
    "omission",
    "parameter",
    "path",
    "person",
    "question",
    "right",
]
