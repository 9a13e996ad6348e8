"""Decision diagrams over finite domains: an exact and compact form of "enumerate every possibility".

A diagram node is a number. Terminals stand for results; an inner node asks about one variable and has one child per
cell of its domain. Equal functions have equal numbers, a node whose children are all equal does not exist, so a
function depends on a variable exactly when the variable occurs in its diagram (Bryant 1986, many-valued).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

TERMINAL = 1 << 30
FALSE = 0
TRUE = 1


class Diagram:
    """A store of nodes. Variables are numbers, asked in ascending order."""

    def __init__(self) -> None:
        self.variable: list[int] = [TERMINAL, TERMINAL]
        self.children: list[tuple[int, ...]] = [(), ()]
        self.results: list[Hashable] = [False, True]
        self._terminals: dict[Hashable, int] = {False: FALSE, True: TRUE}
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self._ite: dict[tuple[int, int, int], int] = {}

    def terminal(self, result: Hashable) -> int:
        """Return the node that means ``result`` whatever else is true."""
        node = self._terminals.get(result)
        if node is None:
            node = self._new(TERMINAL, ())
            self.results.append(result)
            self._terminals[result] = node
        return node

    def _new(self, variable: int, children: tuple[int, ...]) -> int:
        self.variable.append(variable)
        self.children.append(children)
        if variable != TERMINAL:
            self.results.append(None)
        return len(self.variable) - 1

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """Return the node that asks about ``variable`` and goes on to ``children``."""
        first = children[0]
        for child in children:
            if child != first:
                break
        else:
            return first
        key = (variable, children)
        found = self._unique.get(key)
        if found is None:
            found = self._unique[key] = self._new(variable, children)
        return found

    def ite(self, test: int, then: int, other: int) -> int:
        """Return "if test then ... else ..."; ``test`` has only the terminals true and false."""
        if test == TRUE:
            return then
        if test == FALSE:
            return other
        if then == other:
            return then
        if then == TRUE and other == FALSE:
            return test
        key = (test, then, other)
        found = self._ite.get(key)
        if found is not None:
            return found
        variables, children = self.variable, self.children
        a, b, c = variables[test], variables[then], variables[other]
        top = min(a, b, c)
        size = len(children[test] if a == top else children[then] if b == top else children[other])
        tests = children[test] if a == top else (test,) * size
        thens = children[then] if b == top else (then,) * size
        others = children[other] if c == top else (other,) * size
        ite = self.ite
        # Most cells are settled at once; without a call for each of them this takes half the time.
        cells = [
            then if test == TRUE or then == other else other if test == FALSE else ite(test, then, other)
            for test, then, other in zip(tests, thens, others, strict=True)
        ]
        result = self.node(top, tuple(cells))
        self._ite[key] = result
        return result

    def negate(self, node: int) -> int:
        """Return the opposite."""
        return self.ite(node, FALSE, TRUE)

    def both(self, one: int, two: int) -> int:
        """Return the conjunction."""
        return self.ite(one, two, FALSE)

    def either(self, one: int, two: int) -> int:
        """Return the disjunction."""
        return self.ite(one, TRUE, two)

    def is_among(self, node: int, wanted: frozenset[Hashable]) -> int:
        """Return whether the result of ``node`` is one of ``wanted``, as a diagram of true and false."""
        memo: dict[int, int] = {}

        def walk(current: int) -> int:
            if self.variable[current] == TERMINAL:
                return TRUE if self.results[current] in wanted else FALSE
            if current not in memo:
                memo[current] = self.node(self.variable[current], tuple(walk(child) for child in self.children[current]))
            return memo[current]

        return walk(node)

    def reachable(self, node: int) -> Iterator[int]:
        """Yield every node below and with ``node`` once."""
        seen = {node}
        stack = [node]
        while stack:
            current = stack.pop()
            yield current
            for child in self.children[current]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)

    def support(self, node: int) -> set[int]:
        """Return the variables on which ``node`` really depends."""
        return {self.variable[item] for item in self.reachable(node)} - {TERMINAL}

    def outcomes(self, node: int) -> set[Hashable]:
        """Return all results that are still possible."""
        return {self.results[item] for item in self.reachable(node) if self.variable[item] == TERMINAL}
