"""Answers of saved cases under the names of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asystent.interview.case import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asystent.content.model import Move


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer belongs today: fact (empty: nobody asks any more), what was told, and sentences about the way there."""

    fact: str
    raw: Any
    sentences: tuple[str, ...] = ()


def follow(name: str, raw: Any, moves: Mapping[str, Move]) -> Place:
    """Return where the answer ``raw`` about the fact ``name`` belongs, through as many renamings as there were."""
    sentences: list[str] = []
    passed: set[str] = set()
    while name in moves and name not in passed:
        passed.add(name)
        move = moves[name]
        value = raw
        if isinstance(raw, (str, int)) and not isinstance(raw, bool) and raw != UNKNOWN:
            value = move.values.get(str(raw), raw)
        if move.sentence and (move.target != name or value != raw):
            sentences.append(move.sentence)
        name, raw = move.target, value
    return Place(name, raw, tuple(sentences))
