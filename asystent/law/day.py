"""The law of one day: what a family is entitled to, exactly, and on what an open answer still depends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from asystent.content.model import Condition, FactDay
from asystent.content.stretch import lies_in, version_on
from asystent.law.calendar import add_days
from asystent.law.domain import Leaf, UndescribedError, cells
from asystent.law.frame import DEPENDS, OUTSIDE, Frame
from asystent.law.kleene import Kleene

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from asystent.content.model import DeadlineRule, Rate, Right, Version
    from asystent.content.store import Content

KEPT_VERDICTS = 4096
KEPT_FAMILIES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """The answer about one right. ``outcome`` is a word of the contract; ``depends`` is empty unless it is zalezy.

    ``version`` is the law of the day, None where the day is not described or the version itself depends on a fact.
    ``frame`` answers further questions about the same family (None where the day lies outside the described law).
    """

    right: str
    outcome: str
    depends: tuple[str, ...]
    version: Version | None
    frame: Frame | None
    node: int = 0


class DayLaw:
    """The law of one day."""

    def __init__(self, content: Content, day: date) -> None:
        self.content = content
        self.day = day
        self.described = content.describes(day)
        self._leaves: dict[Condition, Leaf] = {}
        self._alike: dict[Any, Leaf] = {}
        self._closures: dict[str, tuple[str, ...]] = {}
        self._definitions: dict[str, Condition] = {}
        self._facts: dict[str, tuple[str, ...]] = {}
        self._points: dict[str, set[Any]] = {}
        self._partners: dict[str, set[str]] = {}
        self._cells: dict[str, tuple[Any, ...]] = {}
        self._versions: dict[str, list[tuple[Condition | None, Version]]] = {}
        self._alone: dict[Condition, tuple[str, ...]] = {}
        self._verdicts: dict[Any, Verdict] = {}
        self._kleenes: list[Kleene] = []

    @cached_property
    def estimates(self) -> frozenset[str]:
        """The facts that are only a guess of the family."""
        return frozenset(name for name in self.content.ids("fakty") if self.content.fact(name).estimate)

    def rate_version(self, parameter: str) -> Rate | None:
        """Return the version of a parameter on this day, None where it is not described."""
        return version_on(self.content.parameter(parameter).rates, self.day)

    def rate(self, parameter: str) -> int | Decimal | None:
        """Return the number of a parameter on this day, None where it is not described."""
        rate = self.rate_version(parameter) if self.described else None
        return None if rate is None else rate.number

    def deadline_rule(self, name: str) -> DeadlineRule | None:
        """Return how a deadline is counted on this day, None where it is not described."""
        rule = version_on(self.content.deadline(name).rules, self.day)
        return rule if rule is not None and rule.kind == "rule" else None

    def definition(self, name: str) -> Condition:
        """Return what a defined notion means on this day. Raises ``UndescribedError`` where nothing is said."""
        found = self._definitions.get(name)
        if found is None:
            _, sentence, sentence_no, versions, _ = self.content.definition(name)
            for since, until, condition in versions:
                if lies_in(self.day, since, until):
                    found = replace(condition, sentence=sentence, sentence_no=sentence_no)
                    break
            else:
                raise UndescribedError(name)
            self._definitions[name] = found
        return found

    def leaf(self, condition: Condition) -> Leaf:
        """Return the comparison of a fact or a deadline, made once."""
        found = self._leaves.get(condition)
        if found is None:
            name = condition.name
            if condition.op == "deadline":
                name = self.content.deadline(name).fact
            # The same comparison stands in many places: its thresholds are sought once.
            likeness = (condition.op, condition.name, condition.test, condition.value)
            found = self._alike.get(likeness)
            if found is None:
                found = self._alike[likeness] = Leaf(self, condition, self.content.fact(name))
            self._leaves[condition] = found
        return found

    def partners(self, fact: str) -> set[str]:
        """Return the facts whose days ``fact`` is compared with, directly or through others."""
        return self._partners.get(fact, set())

    def cells(self, fact: str, more: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """Return representatives of the cells of a fact's domain, cut at every threshold met so far.

        ``more`` are days of known facts with which this one is compared.
        """
        partners = self.partners(fact)
        if not partners:
            found = self._cells.get(fact)
            if found is None:
                found = self._cells[fact] = cells(self.content.fact(fact), self._points.get(fact, ()), self.day)
            return found
        points = {point for name in (fact, *partners) for point in self._points.get(name, ())}
        points |= {day for known in more for day in (known, add_days(known, 1))}
        return cells(self.content.fact(fact), points, self.day, paired=True)

    def _pair(self, one: str, two: str) -> None:
        group = {one, two} | self.partners(one) | self.partners(two)
        for name in group:
            self._partners[name] = group - {name}

    def versions(self, right: Right) -> list[tuple[Condition | None, Version]]:
        """Return the versions that can matter on this day, each with the condition on its day of reference."""
        found = self._versions.get(right.id)
        if found is None:
            found = []
            if right.reference == "dzis":
                found += [(None, version) for version in right.versions.on(self.day)]
            else:
                for version in right.versions:
                    parts = [Condition("fact", name=right.reference, test="od", value=version.since)]
                    if version.until is not None:
                        parts.append(Condition("fact", name=right.reference, test="do", value=version.until))
                    found.append((Condition("all", parts=tuple(parts)), version))
            self._versions[right.id] = found
        return found

    def _conditions(self, right: Right) -> Iterable[Condition | None]:
        for condition, version in self.versions(right):
            yield condition
            yield version.condition
            yield from version.exceptions
            yield version.discretionary
            for gift in version.gifts:
                yield gift.condition
            for line in (*version.notes, *version.steps):
                yield line.condition
        for gift in right.gifts:
            yield gift.condition
        for line in (*right.notes, *right.steps):
            yield line.condition
        for name in ("needs", "advantages", "drawbacks", "practices", "comparison", "corrections"):
            for line in getattr(right, name, ()):
                yield line.condition

    def facts(self, right: Right) -> tuple[str, ...]:
        """Return every fact that ``right`` may look at, in the order in which it does, and note their thresholds."""
        found = self._facts.get(right.id)
        if found is None:
            seen: dict[str, None] = {}
            for condition in self._conditions(right):
                self._collect(condition, seen, {right.id})
            order = self.content.ids("pytania")
            rank = {fact: index for index, fact in enumerate(order)}
            found = self._facts[right.id] = tuple(sorted(seen, key=lambda fact: rank.get(fact, len(rank))))
        return found

    def _collect(self, condition: Condition | None, seen: dict[str, None], rights: set[str]) -> None:
        if condition is None:
            return
        if condition.op == "fact" and isinstance(condition.value, FactDay):
            self._pair(condition.name, condition.value.fact)
            self._see(condition.name, seen, rights)
            self._see(condition.value.fact, seen, rights)
        elif condition.op in {"fact", "deadline"}:
            leaf = self.leaf(condition)
            points = self._points.setdefault(leaf.fact, set())
            if not points.issuperset(leaf.points):
                points.update(leaf.points)
                self._cells.pop(leaf.fact, None)
            self._see(leaf.fact, seen, rights)
        elif condition.op == "def":
            self._collect_definition(condition.name, seen, rights)
        elif condition.op == "right" and condition.name not in rights:
            rights.add(condition.name)
            for part in self._conditions(self.content.right(condition.name)):
                self._collect(part, seen, rights)
        for part in condition.parts:
            self._collect(part, seen, rights)

    def _collect_definition(self, name: str, seen: dict[str, None], rights: set[str]) -> None:
        """Collect the facts of a definition, walked through once a day unless it asks about rights."""
        facts = self._closures.get(name)
        if facts is None:
            own: dict[str, None] = {}
            asked: set[str] = set()
            self._collect(self.definition(name), own, asked)
            if asked:
                self._collect(self.definition(name), seen, rights)
                return
            facts = self._closures[name] = tuple(own)
        for fact in facts:
            seen.setdefault(fact)

    def frame(self, *conditions: Condition, known: Mapping[str, Any] | None = None) -> Frame:
        """Return a frame fit for conditions that stand outside a right. Raises ``UndescribedError`` where the day leaves one open."""
        facts = [fact for condition in conditions for fact in self._facts_of(condition)]
        return Frame(self, known or {}, dict.fromkeys(facts), self.kleene(known or {}))

    def _facts_of(self, condition: Condition) -> tuple[str, ...]:
        """Return every fact that a condition of the content may look at, in the order in which it does."""
        found = self._alone.get(condition)
        if found is None:
            seen: dict[str, None] = {}
            self._collect(condition, seen, set())
            found = self._alone[condition] = tuple(seen)
        return found

    def holds(self, condition: Condition, known: Mapping[str, Any]) -> bool | None:
        """Return whether a condition is true, false, or (None) still open. Raises ``UndescribedError`` as ``frame`` does."""
        self._facts_of(condition)
        told = self.kleene(known).truth(condition)
        return self.frame(condition, known=known).decided(condition) if told is None else told

    def kleene(self, known: Mapping[str, Any]) -> Kleene:
        """Return what can be said at once about a family; that about the last few is kept.

        A result asks about one family by turns with the same one after a birth, or without what it only guessed.
        """
        for found in self._kleenes:
            if found.known == known:
                return found
        found = Kleene(self, known)
        self._kleenes = [found, *self._kleenes[: KEPT_FAMILIES - 1]]
        return found

    def _see(self, fact: str, seen: dict[str, None], rights: set[str]) -> None:
        if fact not in seen:
            seen[fact] = None
            self._collect(self.content.fact(fact).concerns, seen, rights)

    def verdict(self, name: str, known: Mapping[str, Any]) -> Verdict:
        """Return the answer about a right or a path for a family of which ``known`` is known."""
        if not self.described:
            return Verdict(name, OUTSIDE, (), None, None)
        right = self.content.right(name)
        try:
            facts = self.facts(right)
            key = (name, tuple([known.get(fact) for fact in facts]))
            found = self._verdicts.get(key)
            if found is None:
                if len(self._verdicts) >= KEPT_VERDICTS:
                    self._verdicts.clear()
                found = self._verdicts[key] = self._decide(right, known, facts)
        except UndescribedError:
            return Verdict(name, OUTSIDE, (), None, None)
        return found

    def at_a_glance(self, name: str, known: Mapping[str, Any]) -> str | None:
        """Return the outcome of a right where that is plain to see; None where only ``verdict`` can tell."""
        right = self.content.right(name)
        try:
            self.facts(right)  # raises for a right that this day does not describe
        except UndescribedError:
            return None
        return self.kleene(known).outcome(right)

    def _decide(self, right: Right, known: Mapping[str, Any], facts: tuple[str, ...]) -> Verdict:
        frame = Frame(self, {fact: known[fact] for fact in facts if fact in known}, facts, self.kleene(known))
        node = frame.outcome(right)
        outcomes = frame.diagram.outcomes(node)
        version = None
        for condition, candidate in self.versions(right):
            if frame.decided(condition):
                version = candidate
        if len(outcomes) == 1:
            return Verdict(right.id, str(next(iter(outcomes))), (), version, frame, node)
        return Verdict(right.id, DEPENDS, frame.depends(node), version, frame, node)
