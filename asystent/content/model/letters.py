"""Letters, their blanks and how they are sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from asystent.content.model.dated import DeadlineRule
    from asystent.content.model.pieces import Basis, Checked, Condition, Line, Option


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
    not_before: tuple[str, ...] = ()
    """Date fields that a date in this one cannot come before; ``TODAY``: the day of the letter."""
    not_after: tuple[str, ...] = ()
    """The same for days that it cannot come after."""
    least: int | Decimal | None = None
    """The smallest number or amount that makes sense here; None: no limit of its own."""
    most: int | Decimal | None = None
    decimals: int = 0
    """Places after the comma that a number may have."""


@dataclass(frozen=True, slots=True)
class LetterVersion:
    """The law under which a letter is written in one stretch of time."""

    since: date
    until: date | None
    when: str
    basis: tuple[Basis, ...]
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class LetterTerm:
    """A day that a letter sets or has to keep: by when it is handed in, by when an answer is due.

    ``like``: the deadline whose law counts here as well; empty where ``rules`` say it. ``letter``: what is written next
    when the day has passed.
    """

    id: str
    name: str
    records: tuple[str, ...]
    like: str
    rules: tuple[DeadlineRule, ...]
    description: str
    afterwards: str
    letter: str
    where: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """One term of a letter: the id of a ``LetterTerm`` and the date field from which it is counted.

    ``field`` empty: it is counted from the day on which the letter is handed in, and binds who answers.
    """

    term: str
    field: str
    condition: Condition | None
    where: str


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
    terms: tuple[TermUse, ...] = ()
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
