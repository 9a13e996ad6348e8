"""What the content says, as immutable values. Built lazily from compiled content, see ``store``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Basis:
    """A place in an act: ``act`` is an id of the register of acts, ``place`` such as ``art. 186 § 3``."""

    act: str
    place: str


@dataclass(frozen=True, slots=True)
class Checked:
    """When and how well a version was checked: statute, official, secondary or memory."""

    day: date
    certainty: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the id of a dated parameter that holds it."""

    number: int | Decimal | None = None
    parameter: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """A node of a condition tree.

    ``op`` is all, any, not, least, const, def, right, deadline, day or fact. For a fact ``test`` names the comparison
    and ``value`` its operand (a tuple of values, an ``Amount``, a date, ``"dzis"``, a ``FactDay`` or a ``Span``).
    ``where`` is file and line, for messages. Nodes compare by identity: the same words may stand in two places.
    """

    op: str
    parts: tuple[Condition, ...] = ()
    name: str = ""
    test: str = ""
    value: Any = None
    least: int = 0
    sentence: str = ""
    sentence_no: str = ""
    basis: tuple[Basis, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: ``unit`` is lat, miesiecy, tygodni or dni."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class FactDay:
    """The day that another fact holds, to compare a fact with."""

    fact: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the time and the condition under which it is said."""

    sentence: str
    since: date | None = None
    until: date | None = None
    condition: Condition | None = None
    basis: tuple[Basis, ...] = ()
    caution: str = ""
    right: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Gift:
    """What a right gives: ``what`` (wymiar, kwota…), how much of which unit, and when.

    ``only_certain``: not said while it is open, because its many variants would drown the one that matters.
    """

    what: str
    amount: Amount | None
    unit: str
    sentence: str
    condition: Condition | None = None
    since: date | None = None
    until: date | None = None
    basis: tuple[Basis, ...] = ()
    only_certain: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """The law of one stretch of time, both ends included; ``until`` None: to the end of the described law.

    ``kind`` is rule, absent (the right did not exist or exists no longer) or unknown (not described).
    """

    kind: str
    since: date
    until: date | None
    reason: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    condition: Condition
    exceptions: tuple[Condition, ...]
    outcome: str
    why_discretionary: str
    discretionary: Condition | None
    """Where true, an authority decides although ``outcome`` is a right; None: never."""
    gifts: tuple[Gift, ...]
    notes: tuple[Line, ...]
    steps: tuple[Line, ...]
    open_start: bool
    where: str


@dataclass(frozen=True, slots=True)
class Example:
    """A family whose outcome is known: a test of the content."""

    name: str
    day: date
    answers: dict[str, Any]
    outcome: str
    depends: tuple[str, ...] | None
    gives: dict[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Right:
    """One entitlement. ``weight`` orders results (0 to 100); ``reference`` is ``dzis`` or the fact whose day picks the version."""

    id: str
    name: str
    branch: str
    records: tuple[str, ...]
    summary: str
    weight: int
    reference: str
    universal: bool
    versions: tuple[Version, ...]
    gifts: tuple[Gift, ...]
    notes: tuple[Line, ...]
    steps: tuple[Line, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Path(Right):
    """A way back to work: a right with the story around it."""

    needs: tuple[Line, ...] = ()
    advantages: tuple[Line, ...] = ()
    drawbacks: tuple[Line, ...] = ()
    practices: tuple[Line, ...] = ()
    comparison: tuple[Line, ...] = ()
    corrections: tuple[Line, ...] = ()
    excludes: tuple[str, ...] = ()
    """Paths that no family may find open together with this one."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact, with the sentence that states it."""

    id: str
    sentence: str
    follows_from: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the program can know about a family. ``type`` is wybor, data or liczba."""

    id: str
    type: str
    values: tuple[Value, ...]
    special: tuple[Value, ...]
    sentence: str
    least: int | None
    most: int | None
    unit: str
    past: bool
    estimate: bool
    changeable: bool
    keepsakes: tuple[str, ...]
    """Values that nobody is advised to lose: a change is not suggested to whoever has one of them."""
    how_to_find: str
    concerns: Condition | None
    hidden: Any
    where: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a question about one fact."""

    fact: str
    section: str
    topic: str
    text: str
    explanation: str
    example: str
    options: tuple[Option, ...]
    where: str
    alike: str = ""
    """Why some answers of this question make no difference, where that is meant."""
    when: Condition | None = None
    """Where known to be false, the question is not asked; unlike ``Fact.concerns`` it changes no answer."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The number of a parameter in one stretch of time; ``number`` None where it is not described."""

    since: date
    until: date | None
    number: int | Decimal | None
    reason: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    where: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated number of the law, such as an amount of money."""

    id: str
    name: str
    unit: str
    records: tuple[str, ...]
    rates: tuple[Rate, ...]
    where: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How a deadline is counted in one stretch of time."""

    since: date
    until: date | None
    count: int
    unit: str
    direction: str
    counting: str
    kind: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    where: str
    last: Span | None = None
    """Count from the last day on which the thing can begin, this long after the fact; None: from the fact itself."""
    whole_year: bool = False
    """With ``last``: that day is 31 December of the year; else the day before the age is reached."""
    is_first_day: bool = False
    """What is told is the day after the term: the first one on which something can be done. Conditions look at the term."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something has to be done, counted from a fact."""

    id: str
    name: str
    records: tuple[str, ...]
    right: str
    fact: str
    condition: Condition | None
    rules: tuple[DeadlineRule, ...]
    description: str
    afterwards: str
    where: str


@dataclass(frozen=True, slots=True)
class LetterField:
    """One blank of a letter."""

    id: str
    question: str
    type: str
    required: bool
    example: str
    choices: tuple[Option, ...] = ()
    condition: Condition | None = None
    explanation: str = ""
    is_common: bool = False
    """It stands in every letter to a public body; no template names it."""


@dataclass(frozen=True, slots=True)
class LetterVersion:
    """The law under which a letter is written in one stretch of time."""

    since: date
    until: date | None
    when: str
    basis: tuple[Basis, ...]
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A request or an appeal; its text is the template of the same id."""

    id: str
    name: str
    right: str
    when: str
    addressee: str
    records: tuple[str, ...]
    versions: tuple[LetterVersion, ...]
    fields: tuple[LetterField, ...]
    attachments: tuple[Line, ...]
    next_steps: tuple[Line, ...]
    where: str
    also: tuple[str, ...] = ()
    """Further rights that the same letter serves; the best answer among them counts."""
    caution: str = ""
    """What is said instead of "does not apply", for a letter that serves more matters than the content knows."""
    channel: str = ""
    """How it is sent: the id of a ``Channel``, empty where the letter says all of it itself."""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Channel:
    """How letters of one kind are sent, by the law of the day. ``is_public``: they go to a public body."""

    id: str
    name: str
    records: tuple[str, ...]
    is_public: bool
    lines: tuple[Line, ...]
    where: str


@dataclass(frozen=True, slots=True)
class KnowledgeVersion:
    """What holds in one stretch of time; ``kind`` as in ``Version``. ``number`` None: nothing to count."""

    kind: str
    since: date
    until: date | None
    reason: str
    sentences: tuple[Line, ...]
    number: int | Decimal | None
    unit: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    open_start: bool
    where: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A law fact that is no entitlement of its own: how long a prescription is valid, what a class may count.

    ``condition`` tells whom it concerns, None: everybody. ``notes`` are traps.
    """

    id: str
    name: str
    chapter: str
    records: tuple[str, ...]
    condition: Condition | None
    versions: tuple[KnowledgeVersion, ...]
    notes: tuple[Line, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A node of a sum. ``op`` is number, field, parameter, step, add, take, times, over, least, most, round or table.

    ``name`` is the field, parameter or step; ``number`` the constant, or the decimals of ``round``. A table looks up its
    first part in ``rows`` of (upper limit, included; None: no limit; value).
    """

    op: str
    parts: tuple[Formula, ...] = ()
    name: str = ""
    number: int | Decimal | None = None
    rows: tuple[tuple[int | Decimal | None, Formula], ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """One step of a calculation; ``when`` is a field and the value it must have, None: always."""

    id: str
    formula: Formula
    unit: str
    when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CalculatorVersion:
    """How something is worked out in one stretch of time; ``kind`` as in ``Version``."""

    kind: str
    since: date
    until: date | None
    reason: str
    steps: tuple[Sum, ...]
    sentences: tuple[tuple[str, tuple[str, str] | None], ...]
    basis: tuple[Basis, ...]
    checked: Checked | None
    open_start: bool
    where: str


@dataclass(frozen=True, slots=True)
class Calculator:
    """A number that a parent can have worked out: a fee, a refund. ``fields`` are asked as those of a letter are."""

    id: str
    name: str
    right: str
    branch: str
    records: tuple[str, ...]
    fields: tuple[LetterField, ...]
    versions: tuple[CalculatorVersion, ...]
    notes: tuple[Line, ...]
    examples: tuple[Reckoned, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A calculation whose outcome is known: a test of the content. ``steps`` maps steps to their numbers."""

    day: date
    values: dict[str, str]
    steps: dict[str, int | Decimal]
    where: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A record of the research that the content leaves out, and why."""

    record: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the register: ``spoken`` is how it sounds in a sentence, ``address`` its page in the Sejm's system."""

    id: str
    title: str
    spoken: str
    journal: str
    address: str
    read: date | None
    where: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the conversation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A field of law. ``always``: it belongs to every conversation. ``has_paths``: the ways back to work belong to it."""

    id: str
    name: str
    always: bool
    has_paths: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A family used as a test of the whole catalogue."""

    name: str
    description: str
    answers: dict[str, Any]
    described_on: date | None
    expected: tuple[dict[str, Any], ...]
    where: str
