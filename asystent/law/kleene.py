"""Three-valued logic over one family: quick and never wrong, but silent where only a diagram can tell (Kleene 1952, § 64).

"It is so, or it is not so" stays open here while it is not known which. Whatever comes out open is left to the diagrams.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.content.model import FactDay
from asystent.content.stretch import lies_in
from asystent.law.domain import PairLeaf
from asystent.law.frame import DISCRETIONARY, NO, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asystent.content.model import Condition, Right, Version
    from asystent.law.day import DayLaw
    from asystent.law.domain import Leaf


class Kleene:
    """What can be said at once about conditions and rights, for all rights of one family together."""

    __slots__ = ("_law", "_outcomes", "_truths", "known")

    def __init__(self, law: DayLaw, known: Mapping[str, Any]) -> None:
        """``known``: values of facts; what is not there is open."""
        self._law = law
        self.known = dict(known)
        self._truths: dict[Condition, bool | None] = {}
        self._outcomes: dict[str, str | None] = {}

    def truth(self, condition: Condition) -> bool | None:
        """Return whether a condition is true; None where this logic cannot tell."""
        truths = self._truths
        if condition in truths:
            return truths[condition]
        found = truths[condition] = self._truth_of(condition)
        return found

    def _truth_of(self, condition: Condition) -> bool | None:  # noqa: PLR0911 - one return an operator
        op = condition.op
        if op in {"fact", "deadline"}:
            return self._pair(PairLeaf(condition)) if isinstance(condition.value, FactDay) else self._leaf(self._law.leaf(condition))
        if op == "all":
            return self._every(condition.parts, wanted=True)
        if op == "any":
            found = self._every(condition.parts, wanted=False)
            return None if found is None else not found
        if op == "not":
            found = self.truth(condition.parts[0])
            return None if found is None else not found
        if op == "least":
            truths = [self.truth(part) for part in condition.parts]
            if truths.count(True) >= condition.least:
                return True
            return None if len(truths) - truths.count(False) >= condition.least else False
        if op == "const":
            return bool(condition.value)
        if op == "day":
            return lies_in(self._law.day, *condition.value)
        if op == "def":
            return self.truth(self._law.definition(condition.name))
        outcome = self.outcome(self._law.content.right(condition.name))
        return None if outcome is None else outcome in condition.value

    def _every(self, parts: tuple[Condition, ...], *, wanted: bool) -> bool | None:
        """Return whether all parts are as ``wanted``."""
        found: bool | None = True
        for part in parts:
            truth = self.truth(part)
            if truth is None:
                found = None
            elif truth is not wanted:
                return False
        return found

    def _concerns(self, fact: str) -> bool | None:
        concerns = self._law.content.fact(fact).concerns
        return True if concerns is None else self.truth(concerns)

    def _leaf(self, leaf: Leaf) -> bool | None:
        told = leaf.holds(self.known[leaf.fact]) if leaf.fact in self.known else None
        fact = self._law.content.fact(leaf.fact)
        if fact.concerns is None:
            return told
        concerns = self.truth(fact.concerns)
        if concerns:
            return told
        hidden = leaf.holds(fact.hidden)
        return hidden if concerns is False or told is hidden else None

    def _pair(self, leaf: PairLeaf) -> bool | None:
        one, two = self._concerns(leaf.fact), self._concerns(leaf.other)
        if one is False or two is False:
            return False
        if leaf.fact not in self.known or leaf.other not in self.known:
            return None
        told = leaf.holds(self.known[leaf.fact], self.known[leaf.other])
        return told if (one and two) or not told else None

    def outcome(self, right: Right) -> str | None:
        """Return the outcome of a right, None where this logic cannot tell."""
        if right.id not in self._outcomes:
            self._outcomes[right.id] = self._outcome_of(right)
        return self._outcomes[right.id]

    def _outcome_of(self, right: Right) -> str | None:
        for condition, version in reversed(self._law.versions(right)):
            lies = True if condition is None else self.truth(condition)
            if lies is None:
                return None
            if lies:
                return self._of_version(version)
        return OUTSIDE

    def _of_version(self, version: Version) -> str | None:
        if version.kind != "rule":
            return NO if version.kind == "absent" else OUTSIDE
        met = self.truth(version.condition)
        for exception in version.exceptions:
            bars = self.truth(exception)
            if bars:
                return NO
            if bars is None and met:
                met = None
        if not met:
            return None if met is None else NO
        decides = None if version.discretionary is None else self.truth(version.discretionary)
        if version.discretionary is None or decides is False:
            return version.outcome
        return DISCRETIONARY if decides or version.outcome == DISCRETIONARY else None
