"""Renamed facts of saved cases: each leads to something that is there, and none hides what is asked today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Fact, Move
    from asystent.content.store import Content


def check(content: Content) -> Iterator[Finding]:
    """Yield findings about ``przenosiny.yaml``."""
    moves = content.moves
    for move in moves.values():
        if move.source == move.target:
            yield from _values(content, move, is_within=True)
            continue
        if content.has("fakty", move.source):
            yield walk.finding(move.where, f"Fakt „{move.source}” nadal istnieje. Trzeba usunąć ten wpis albo ten fakt.", "przenosiny")
        if _returns(moves, move):
            yield walk.finding(move.where, f"Przenosiny faktu „{move.source}” wracają do niego samego. Trzeba przerwać koło.", "przenosiny")
        elif move.target and move.target not in moves and not content.has("fakty", move.target):
            yield walk.finding(move.where, f"Nie ma faktu „{move.target}”. Trzeba poprawić klucz „na”.", "odwolanie")
        else:
            yield from _values(content, move, is_within=False)


def _returns(moves: dict[str, Move], move: Move) -> bool:
    passed = {move.source}
    name = move.target
    while name in moves and name not in passed:
        passed.add(name)
        if moves[name].target == name:
            return False
        name = moves[name].target
    return name in passed


def _values(content: Content, move: Move, *, is_within: bool) -> Iterator[Finding]:
    """Yield findings about values; those that lead to a fact which itself moves on are looked at there."""
    if not content.has("fakty", move.target) or (move.target in content.moves and not is_within):
        return
    fact = content.fact(move.target)
    for old, new in move.values.items():
        if not _fits(fact, new):
            yield walk.finding(move.where, f"Fakt „{fact.id}” nie ma wartości „{new}”. Trzeba poprawić klucz „wartosci”.", "odwolanie")
        if is_within and fact.type == "wybor" and _fits(fact, old):
            yield walk.finding(move.where, f"Wartość „{old}” faktu „{fact.id}” nadal istnieje. Trzeba usunąć tę parę.", "przenosiny")


def _fits(fact: Fact, value: str | int) -> bool:
    if fact.type == "liczba":
        return isinstance(value, int) and (fact.least or 0) <= value and (fact.most is None or value <= fact.most)
    return fact.type == "data" or value in {item.id for item in (*fact.values, *fact.special)}
