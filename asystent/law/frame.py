"""One question to the law: a day, a family as far as it is known, and the diagrams of what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.content.model import FactDay
from asystent.content.stretch import lies_in
from asystent.law.diagram import FALSE, TRUE, Diagram
from asystent.law.domain import PairLeaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asystent.content.model import Condition, Right, Version
    from asystent.law.day import DayLaw
    from asystent.law.domain import Leaf
    from asystent.law.kleene import Kleene

YES = "przysluguje"
NO = "nie-przysluguje"
DISCRETIONARY = "uznaniowe"
DEPENDS = "zalezy"
OUTSIDE = "poza-stanem-prawnym"
GRANTED = frozenset({YES, DISCRETIONARY})
POSSIBLE = GRANTED | {DEPENDS}
CLOSED = frozenset({NO, OUTSIDE})


class Frame:
    """Evaluates conditions of one right (and what it refers to) exactly.

    ``known`` maps fact ids to values; a fact that is not there may be anything its domain allows. ``quick`` knows the same
    of all ``facts``; what it can tell needs no diagram.
    """

    def __init__(self, law: DayLaw, known: Mapping[str, Any], facts: Iterable[str], quick: Kleene) -> None:
        self.law = law
        self.known = known
        self._quick = quick
        self.diagram = Diagram()
        self._order = {fact: index for index, fact in enumerate(facts)}
        self._names = list(self._order)
        # Kept for the life of the frame: another right may cut the same domain finer later on.
        self._cells: dict[str, tuple[Any, ...]] = {}
        self._truth: dict[int, int] = {}
        self._outcomes: dict[str, int] = {}

    def fact_of(self, variable: int) -> str:
        """Return the fact that a variable of the diagram stands for."""
        return self._names[variable]

    def cells(self, fact: str) -> tuple[Any, ...]:
        """Return one value for each cell of a fact's domain."""
        found = self._cells.get(fact)
        if found is None:
            found = self._cells[fact] = self.law.cells(fact, self._beside(fact))
        return found

    def _beside(self, fact: str) -> tuple[Any, ...]:
        """Return the known days with which ``fact`` is compared: its domain has to be cut there as well."""
        days = (self.known.get(other) for other in self.law.partners(fact))
        return tuple(day for day in days if hasattr(day, "toordinal"))

    def _pair(self, leaf: PairLeaf) -> int:
        """Return the diagram of a comparison of two facts."""
        diagram = self.diagram
        result = self._grid(leaf)
        for name in (leaf.fact, leaf.other):
            concerns = self.law.content.fact(name).concerns
            if concerns is not None:
                result = diagram.both(self.truth(concerns), result)
        return result

    def _grid(self, leaf: PairLeaf) -> int:
        """Return the diagram of a comparison of two facts that both concern the family."""
        node, known, holds = self.diagram.node, self.known, leaf.holds
        one, two = leaf.fact, leaf.other
        if one in known or two in known:
            if one in known and two in known:
                return TRUE if holds(known[one], known[two]) else FALSE
            if one in known:
                return node(self._order[two], tuple([TRUE if holds(known[one], there) else FALSE for there in self.cells(two)]))
            return node(self._order[one], tuple([TRUE if holds(here, known[two]) else FALSE for here in self.cells(one)]))
        rows, columns = self.cells(one), self.cells(two)
        if self._order[one] < self._order[two]:
            grid = [node(self._order[two], tuple([TRUE if holds(here, there) else FALSE for there in columns])) for here in rows]
            return node(self._order[one], tuple(grid))
        grid = [node(self._order[one], tuple([TRUE if holds(here, there) else FALSE for here in rows])) for there in columns]
        return node(self._order[two], tuple(grid))

    def _leaf(self, leaf: Leaf) -> int:
        """Return the diagram of one comparison, with "does not concern" taken into account."""
        fact = self.law.content.fact(leaf.fact)
        if leaf.fact in self.known:
            node = TRUE if leaf.holds(self.known[leaf.fact]) else FALSE
        else:
            # True and false are the numbers of the two terminals.
            node = self.diagram.node(self._order[leaf.fact], leaf.row(self.cells(leaf.fact)))
        if fact.concerns is None:
            return node
        hidden = TRUE if leaf.holds(fact.hidden) else FALSE
        return self.diagram.ite(self.truth(fact.concerns), node, hidden)

    def truth(self, condition: Condition) -> int:
        """Return the diagram (true or false) of a condition."""
        key = id(condition)
        found = self._truth.get(key)
        if found is None:
            told = self._quick.truth(condition)
            found = self._truth[key] = self._truth_of(condition) if told is None else TRUE if told else FALSE
        return found

    def _truth_of(self, condition: Condition) -> int:  # noqa: C901, PLR0911, PLR0912 - one return an operator
        diagram, op = self.diagram, condition.op
        if op in {"fact", "deadline"}:
            if isinstance(condition.value, FactDay):
                return self._pair(PairLeaf(condition))
            return self._leaf(self.law.leaf(condition))
        if op == "all":
            node = TRUE
            for part in condition.parts:
                node = diagram.both(node, self.truth(part))
                if node == FALSE:
                    break
            return node
        if op == "any":
            node = FALSE
            for part in condition.parts:
                node = diagram.either(node, self.truth(part))
                if node == TRUE:
                    break
            return node
        if op == "not":
            return diagram.negate(self.truth(condition.parts[0]))
        if op == "least":
            return self._at_least(condition.least, condition.parts)
        if op == "const":
            return TRUE if condition.value else FALSE
        if op == "day":
            return TRUE if lies_in(self.law.day, *condition.value) else FALSE
        if op == "def":
            return self.truth(self.law.definition(condition.name))
        return diagram.is_among(self.outcome(self.law.content.right(condition.name)), frozenset(condition.value))

    def _at_least(self, least: int, parts: tuple[Condition, ...]) -> int:
        diagram = self.diagram
        reached = [TRUE] + [FALSE] * least
        for part in parts:
            truth = self.truth(part)
            for count in range(least, 0, -1):
                reached[count] = diagram.ite(truth, reached[count - 1], reached[count])
        return reached[least]

    def outcome(self, right: Right) -> int:
        """Return the diagram of a right's outcome."""
        found = self._outcomes.get(right.id)
        if found is None:
            found = self._outcomes[right.id] = self._outcome_of(right)
        return found

    def _outcome_of(self, right: Right) -> int:
        diagram = self.diagram
        result = diagram.terminal(OUTSIDE)
        for condition, version in self.law.versions(right):
            if version.kind == "absent":
                node = diagram.terminal(NO)
            elif version.kind == "unknown":
                node = diagram.terminal(OUTSIDE)
            else:
                node = diagram.ite(self.met(version), self._granted(version), diagram.terminal(NO))
            result = node if condition is None else diagram.ite(self.truth(condition), node, result)
        return result

    def met(self, version: Version) -> int:
        """Return the diagram of the families that fulfil the conditions of a version and fall under no exception."""
        holds = self.truth(version.condition)
        for exception in version.exceptions:
            holds = self.diagram.ite(self.truth(exception), FALSE, holds)
        return holds

    def _granted(self, version: Version) -> int:
        """Return the diagram of what a family gets that fulfils a version: a right, or an authority's decision."""
        granted = self.diagram.terminal(version.outcome)
        if version.discretionary is None:
            return granted
        return self.diagram.ite(self.truth(version.discretionary), self.diagram.terminal(DISCRETIONARY), granted)

    def decided(self, condition: Condition | None) -> bool | None:
        """Return True, False, or None where facts that are not known can still decide."""
        if condition is None:
            return True
        node = self.truth(condition)
        return True if node == TRUE else False if node == FALSE else None

    def depends(self, node: int) -> tuple[str, ...]:
        """Return the facts that can still change the result of ``node``, in the order they are asked."""
        return tuple(self.fact_of(variable) for variable in sorted(self.diagram.support(node)))
