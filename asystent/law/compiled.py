"""The law of one day compiled for many families: every right is one finished diagram, and a family is walked through it.

A single family is answered sooner by the engine, which looks only at what is open. From some dozens on this pays off.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from asystent.law.diagram import FALSE, TERMINAL, TRUE
from asystent.law.domain import PairLeaf, UndescribedError
from asystent.law.frame import OUTSIDE, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asystent.law.day import DayLaw

ABSENT = 0
"""The cell of what a family did not tell: the place of a node that holds no child but its own variable."""


class _OpenFrame(Frame):
    """A frame of which nothing is known, where two days that are compared are one yes or no instead of a grid of cells."""

    pairs: dict[str, PairLeaf]

    def _grid(self, leaf: PairLeaf) -> int:
        name = f"{leaf.fact} {leaf.test} {leaf.other}"
        if name not in self._order:
            self._order[name] = len(self._names)
            self._names.append(name)
            self.pairs[name] = leaf
        return self.diagram.node(self._order[name], (FALSE, TRUE))


class Compiled:
    """Answers about every right and path of one day."""

    def __init__(self, law: DayLaw) -> None:
        """Compile the law of a day; takes as long as a result about which nothing is known."""
        self._law = law
        self._slots: dict[str, int] = {}
        self._pairs: dict[str, PairLeaf] = {}
        self._readers: list[tuple[str, Callable[[Any], int]]] = []
        content = law.content
        names = [*content.ids("uprawnienia"), *content.ids("sciezki")]
        described = [name for name in names if self._is_described(name)]
        # After all of them were gathered: each may cut the domain of a fact that others look at.
        self._rights: list[tuple[str, Any]] = [(name, self._compiled(name) if name in set(described) else OUTSIDE) for name in names]
        # Of two days that are compared some comparisons fall out of every finished diagram.
        self._pairs = {name: leaf for name, leaf in self._pairs.items() if name in self._slots}
        for name in self._slots:
            if name not in self._pairs:
                self._readers.append((name, _reader(content.fact(name).type, law.cells(name))))

    def _is_described(self, name: str) -> bool:
        if not self._law.described:
            return False
        try:
            self._law.facts(self._law.content.right(name))
        except UndescribedError:
            return False
        return True

    def _compiled(self, name: str) -> Any:
        """Return the diagram of a right as nested tuples: the slot of a variable, then a child for each cell; or its one outcome."""
        right = self._law.content.right(name)
        frame = _OpenFrame(self._law, {}, self._law.facts(right), self._law.kleene({}))
        frame.pairs = self._pairs
        node = frame.outcome(right)
        diagram = frame.diagram
        made: dict[int, Any] = {}
        for number in sorted(diagram.reachable(node)):  # children have lower numbers than their parents
            variable = diagram.variable[number]
            if variable == TERMINAL:
                made[number] = diagram.results[number]
            else:
                slot = self._slots.setdefault(frame.fact_of(variable), len(self._slots))
                made[number] = (slot, *(made[child] for child in diagram.children[number]))
        return made[node]

    def outcomes(self, known: Mapping[str, Any]) -> dict[str, str]:
        """Return the outcome of every right and path for a family of which ``known`` is known."""
        cells = [ABSENT] * len(self._slots)
        slots = self._slots
        for name, read in self._readers:
            if name in known:
                cells[slots[name]] = read(known[name])
        for name, leaf in self._pairs.items():
            if leaf.fact in known and leaf.other in known:
                cells[slots[name]] = 2 if leaf.holds(known[leaf.fact], known[leaf.other]) else 1
        found: dict[str, str] = {}
        for name, node in self._rights:
            while node.__class__ is tuple:
                node = node[cells[node[0]]]  # noqa: PLW2901 - down from node to node
            # A number: here a fact decides that was not told, or a value that no domain has.
            found[name] = node if node.__class__ is str else self._law.verdict(name, known).outcome
        return found


def _reader(kind: str, cells: tuple[Any, ...]) -> Callable[[Any], int]:
    """Return what finds the cell of a value, counted from 1; ``ABSENT`` for a value outside the domain."""
    places = {value: at for at, value in enumerate(cells, 1)}
    if kind == "wybor":
        return lambda value: places.get(value, ABSENT)
    starts = [value for value in cells if not isinstance(value, str)]
    first = starts[0]

    def read(value: Any) -> int:
        if isinstance(value, str):
            return places.get(value, ABSENT)
        return bisect_right(starts, value) if value >= first else ABSENT

    return read
