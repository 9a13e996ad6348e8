"""One look at every right on every day on which it can change: what the checks of reach and of answers rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asystent.law.day import DayLaw
from asystent.law.diagram import FALSE, TERMINAL
from asystent.law.domain import UndescribedError
from asystent.law.frame import CLOSED, DEPENDS, GRANTED, YES, Frame
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.model import Condition, Right, Version
    from asystent.content.store import Content
    from asystent.law.day import Verdict
    from asystent.plan.checks.turning import Turning



@dataclass
class Reach:
    """What can become of one version: ``met`` its conditions, ``held`` also with the exceptions taken away.

    ``alive`` are the exceptions that can be true; ``covered`` holds the pairs (one, other) where, on every day so far,
    each family that falls under exception ``one`` falls under ``other`` too.
    """

    right: Right
    version: Version
    met: bool = False
    held: bool = False
    alive: set[int] = field(default_factory=set)
    covered: set[tuple[int, int]] = field(default_factory=set)


class Survey:
    """Everything that can come out for anybody. Needs content whose references all lead somewhere."""

    def __init__(self, content: Content, turning: Turning) -> None:
        self.content = content
        self.everybody: dict[str, date] = {}
        """Rights that on some day nobody is without, with the first such day."""
        self.possible: dict[str, set[str]] = {}
        """The answers that can come out of each right, zalezy among them."""
        self.reach: dict[int, Reach] = {}
        self.undefined: dict[str, tuple[str, date]] = {}
        """Definitions that say nothing on a day on which a right needs them: the right and the day."""
        self.used: set[str] = set()
        """Facts on which an answer, an amount or a sentence depends."""
        self.classes: dict[str, list[int]] = {}
        """For each choice, one number a value: values of one number are never told apart."""
        self._run(turning)

    def _run(self, turning: Turning) -> None:
        rights: dict[date, list[Right]] = {}
        loose: dict[date, list[Condition]] = {}
        for right in walk.rights(self.content):
            for day in turning.of_right(right):
                rights.setdefault(day, []).append(right)
        for condition in _loose(self.content):
            for day in turning.of([condition]):
                loose.setdefault(day, []).append(condition)
        # Day by day: the law of a day is built once and let go.
        for day in sorted({*rights, *loose}):
            law = DayLaw(self.content, day)
            for right in rights.get(day, ()):
                self._look(law, right)
            for condition in loose.get(day, ()):
                self._weigh(law, condition)
        for name in self.content.ids("fakty"):
            self.used.update(value.follows_from for value in self.content.fact(name).special if value.follows_from)
        self.used.update(self.content.deadline(name).fact for name in self.content.ids("terminy"))

    def _look(self, law: DayLaw, right: Right) -> None:
        verdict = law.verdict(right.id, {})
        if verdict.frame is None:
            self._missing(law, right)
            return
        outcomes = {str(outcome) for outcome in verdict.frame.diagram.outcomes(verdict.node)}
        possible = self.possible.setdefault(right.id, set())
        possible |= outcomes
        if len(outcomes) > 1:
            possible.add(DEPENDS)
        if outcomes & GRANTED:
            possible.add(YES)
        if not outcomes & CLOSED:
            self.everybody.setdefault(right.id, law.day)
        self._absorb(verdict.frame, verdict.node)
        for condition, version in law.versions(right):
            if version.kind == "rule":
                self._reach_of(verdict.frame, right, condition, version)
        self._sentences(law, right, verdict)

    def _missing(self, law: DayLaw, right: Right) -> None:
        """Note the definition that is silent on a day on which a version of the right is in force."""
        try:
            law.facts(right)
        except UndescribedError as error:
            name = str(error)
            if self.content.has("definicje", name) and any(version.kind == "rule" for _, version in law.versions(right)):
                self.undefined.setdefault(name, (right.id, law.day))

    def _reach_of(self, frame: Frame, right: Right, picked: Condition | None, version: Version) -> None:
        diagram = frame.diagram
        met = frame.truth(version.condition)
        if picked is not None:
            met = diagram.both(frame.truth(picked), met)
        truths = [frame.truth(exception) for exception in version.exceptions]
        held = met
        for truth in truths:
            held = diagram.ite(truth, FALSE, held)
        pairs = {
            (one, other)
            for one, first in enumerate(truths)
            for other, second in enumerate(truths)
            if one != other and diagram.ite(second, FALSE, first) == FALSE
        }
        found = self.reach.get(id(version))
        if found is None:
            found = self.reach[id(version)] = Reach(right, version, covered=pairs)
        found.met |= met != FALSE
        found.held |= held != FALSE
        found.alive |= {number for number, truth in enumerate(truths) if truth != FALSE}
        found.covered &= pairs

    def _sentences(self, law: DayLaw, right: Right, verdict: Verdict) -> None:
        """Take in what is given and said beside the answer."""
        frame = verdict.frame
        assert frame is not None
        positive = frame.diagram.is_among(verdict.node, GRANTED)
        versions = [version for _, version in law.versions(right)]
        for gift in (*right.gifts, *(gift for version in versions for gift in version.gifts)):
            if gift.condition is not None:
                self._absorb(frame, frame.diagram.both(positive, frame.truth(gift.condition)))
        said = [line for version in versions for line in (*version.notes, *version.steps)]
        said += walk.own_lines(right)
        for line in said:
            if line.condition is not None:
                self._absorb(frame, frame.truth(line.condition))

    def _weigh(self, law: DayLaw, condition: Condition) -> None:
        frame = frame_for(law, condition)
        if frame is not None:
            self._absorb(frame, frame.truth(condition))

    def _absorb(self, frame: Frame, root: int) -> None:
        """Note which facts ``root`` depends on, and which of their values it tells apart."""
        diagram = frame.diagram
        for node in diagram.reachable(root):
            if diagram.variable[node] == TERMINAL:
                continue
            name = frame.fact_of(diagram.variable[node])
            self.used.add(name)
            if self.content.fact(name).type != "wybor":
                continue
            children = diagram.children[node]
            classes = self.classes.setdefault(name, [0] * len(children))
            if len(set(classes)) < len(classes):
                numbers: dict[tuple[int, int], int] = {}
                for value, key in enumerate(zip(classes, children, strict=True)):
                    classes[value] = numbers.setdefault(key, len(numbers))


def frame_for(law: DayLaw, *conditions: Condition) -> Frame | None:
    """Return a frame in which nothing is known, fit for the conditions; None where the day leaves one undescribed."""
    try:
        return law.frame(*conditions)
    except UndescribedError:
        return None


def _loose(content: Content) -> Iterator[Condition]:
    """Yield the conditions that stand beside the rights: of knowledge, deadlines and letters."""
    for known in map(content.knowledge, content.ids("wiedza")):
        conditions = [known.condition, *(line.condition for line in walk.knowledge_lines(known))]
        yield from (item for item in conditions if item is not None)
    for channel in map(content.channel, content.ids("wysylka")):
        yield from (line.condition for line in channel.lines if line.condition is not None)
    for deadline in map(content.deadline, content.ids("terminy")):
        if deadline.condition is not None:
            yield deadline.condition
    for _, _, root in walk.letter_conditions(content):
        # A letter's own fields are no facts; what stands beside them is looked at one by one.
        yield from (node for node in walk.nodes(root) if not node.parts and not node.name.startswith(walk.FIELD))
