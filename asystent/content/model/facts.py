"""What can be known about a family, and the questions about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asystent.content.model.pieces import Condition, Option


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
class Clash:
    """Answers about two facts that cannot both be true: those for which ``condition`` holds. ``sentence`` says why not."""

    id: str
    facts: tuple[str, ...]
    condition: Condition
    sentence: str
    where: str


@dataclass(frozen=True, slots=True)
class Move:
    """One fact or some of its values renamed. ``target`` empty: the fact is not asked about any more.

    ``values`` holds earlier values and what stands for them now; a value that is not there stays as it is.
    """

    source: str
    target: str
    values: dict[str, str | int]
    sentence: str
    where: str
