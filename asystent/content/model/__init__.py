"""What the content says, as immutable values. Built lazily from compiled content, see ``store``.

Each group of them is made when its first name is asked for: making them takes longer than asking a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.content import late

if TYPE_CHECKING:
    from asystent.content.model.calculators import Calculator as Calculator
    from asystent.content.model.calculators import CalculatorVersion as CalculatorVersion
    from asystent.content.model.calculators import Formula as Formula
    from asystent.content.model.calculators import Reckoned as Reckoned
    from asystent.content.model.calculators import Sum as Sum
    from asystent.content.model.dated import Act as Act
    from asystent.content.model.dated import Deadline as Deadline
    from asystent.content.model.dated import DeadlineRule as DeadlineRule
    from asystent.content.model.dated import Parameter as Parameter
    from asystent.content.model.dated import Rate as Rate
    from asystent.content.model.facts import Clash as Clash
    from asystent.content.model.facts import Fact as Fact
    from asystent.content.model.facts import Move as Move
    from asystent.content.model.facts import Question as Question
    from asystent.content.model.facts import Value as Value
    from asystent.content.model.head import Branch as Branch
    from asystent.content.model.head import Person as Person
    from asystent.content.model.head import Section as Section
    from asystent.content.model.knowledge import Knowledge as Knowledge
    from asystent.content.model.knowledge import KnowledgeVersion as KnowledgeVersion
    from asystent.content.model.knowledge import Omission as Omission
    from asystent.content.model.letters import Channel as Channel
    from asystent.content.model.letters import Letter as Letter
    from asystent.content.model.letters import LetterField as LetterField
    from asystent.content.model.letters import LetterTerm as LetterTerm
    from asystent.content.model.letters import LetterVersion as LetterVersion
    from asystent.content.model.letters import TermUse as TermUse
    from asystent.content.model.pieces import Amount as Amount
    from asystent.content.model.pieces import Basis as Basis
    from asystent.content.model.pieces import Checked as Checked
    from asystent.content.model.pieces import Condition as Condition
    from asystent.content.model.pieces import FactDay as FactDay
    from asystent.content.model.pieces import Line as Line
    from asystent.content.model.pieces import Option as Option
    from asystent.content.model.pieces import Span as Span
    from asystent.content.model.rights import Example as Example
    from asystent.content.model.rights import Gift as Gift
    from asystent.content.model.rights import Path as Path
    from asystent.content.model.rights import Right as Right
    from asystent.content.model.rights import Version as Version

_HOMES = {
    "pieces": ("Basis", "Checked", "Amount", "Condition", "Span", "FactDay", "Line", "Option"),
    "rights": ("Gift", "Version", "Example", "Right", "Path"),
    "facts": ("Value", "Fact", "Question", "Clash", "Move"),
    "dated": ("Rate", "Parameter", "DeadlineRule", "Deadline", "Act"),
    "letters": ("LetterField", "LetterVersion", "LetterTerm", "TermUse", "Letter", "Channel"),
    "knowledge": ("KnowledgeVersion", "Knowledge", "Omission"),
    "calculators": ("Formula", "Sum", "CalculatorVersion", "Calculator", "Reckoned"),
    "head": ("Section", "Branch", "Person"),
}
__getattr__ = late.finder(__name__, _HOMES, globals())
