"""Why: the reasons for an answer, the smallest reason for a no, the nearest change that would make it a yes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from asystent.law.diagram import FALSE, TRUE
from asystent.law.frame import GRANTED, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asystent.content.model import Basis, Condition, Version
    from asystent.law.day import DayLaw, Verdict

MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition of a right: ``truth`` True (met), False (not met) or None (open), and the facts it looks at."""

    sentence: str
    truth: bool | None
    depends: tuple[str, ...]
    basis: tuple[Basis, ...]
    where: str


def sentence_of(law: DayLaw, condition: Condition, truth: bool | None) -> str:
    """Return how the condition sounds when it is true (or open), or when it is false."""
    if condition.op == "def" and not condition.sentence:
        return sentence_of(law, law.definition(condition.name), truth)
    if condition.op == "not" and not condition.sentence:
        return sentence_of(law, condition.parts[0], None if truth is None else not truth)
    if truth is False:
        return condition.sentence_no or (f"Nie jest spełniony warunek: {condition.sentence}" if condition.sentence else "")
    return condition.sentence


def _speaks(law: DayLaw, condition: Condition) -> bool:
    return bool(sentence_of(law, condition, True))


def atoms(law: DayLaw, condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that are said as one sentence, from the top down."""
    if _speaks(law, condition) or not condition.parts:
        yield condition
        return
    for part in condition.parts:
        yield from atoms(law, part)


def reasons(frame: Frame, version: Version) -> tuple[Reason, ...]:
    """Return every condition and exception of ``version`` with its truth for this family."""
    found = []
    for condition, wanted in (
        *((atom, True) for atom in atoms(frame.law, version.condition)),
        *((atom, False) for item in version.exceptions for atom in atoms(frame.law, item)),
    ):
        truth = frame.decided(condition)
        sentence = sentence_of(frame.law, condition, truth if truth is not None else wanted)
        if not sentence:
            continue
        met = None if truth is None else truth == wanted
        depends = frame.depends(frame.truth(condition)) if met is None else ()
        found.append(Reason(sentence, met, depends, condition.basis, condition.where))
    return tuple(found)


def _smallest(frame: Frame, condition: Condition, wanted: bool) -> list[Condition] | None:
    """Return the fewest atoms that by themselves make ``condition`` false (``wanted`` False) or true."""
    node = frame.truth(condition)
    if node != (TRUE if wanted else FALSE):
        return None
    if _speaks(frame.law, condition) or not condition.parts:
        return [condition]
    if condition.op == "not":
        return _smallest(frame, condition.parts[0], not wanted)
    found = [item for item in (_smallest(frame, part, wanted) for part in condition.parts) if item is not None]
    found.sort(key=len)
    count = len(condition.parts)
    if condition.op == "least":
        needed = condition.least if wanted else count - condition.least + 1
    else:
        needed = 1 if (condition.op == "all") != wanted else count
    if len(found) < needed:
        return [condition]
    return [atom for item in found[:needed] for atom in item]


def smallest_no(frame: Frame, version: Version) -> tuple[str, ...]:
    """Return the fewest sentences that suffice for the no, empty where the answer is not a certain no."""
    candidates: list[tuple[list[Condition], bool]] = []
    failing = _smallest(frame, version.condition, wanted=False)
    if failing is not None:
        candidates.append((failing, False))
    for exception in version.exceptions:
        holding = _smallest(frame, exception, wanted=True)
        if holding is not None:
            candidates.append((holding, True))
    if not candidates:
        return ()
    best, truth = min(candidates, key=lambda item: len(item[0]))
    sentences = (sentence_of(frame.law, atom, frame.decided(atom) if frame.decided(atom) is not None else truth) for atom in best)
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence))


def _wishes(frame: Frame, version: Version, freed: frozenset[str], opened: Frame) -> tuple[str, ...]:
    """Return the sentences of the conditions that fail now and that the freed facts decide."""
    found = []
    for condition, wanted in (
        *((atom, True) for atom in atoms(frame.law, version.condition)),
        *((atom, False) for item in version.exceptions for atom in atoms(frame.law, item)),
    ):
        if frame.decided(condition) is (not wanted) and freed & set(opened.depends(opened.truth(condition))):
            found.append(sentence_of(frame.law, condition, wanted))
    return tuple(dict.fromkeys(sentence for sentence in found if sentence))


def nearest_change(verdict: Verdict, decide: Callable[[dict[str, Any]], Verdict]) -> tuple[str, ...]:
    """Return what would have to be true for the no to become a yes, with the fewest changeable facts changed.

    ``decide`` answers about the same right for other known facts. Empty where no such change is in anyone's hands.
    """
    frame, version = verdict.frame, verdict.version
    if frame is None or version is None or version.kind != "rule":
        return ()
    content = frame.law.content
    # Nobody is told that losing a certificate would help.
    facts = {fact: content.fact(fact) for fact in frame.known}
    movable = [name for name, fact in facts.items() if fact.changeable and frame.known[name] not in fact.keepsakes]
    for size in range(1, min(MOST_CHANGES, len(movable)) + 1):
        best: tuple[str, ...] = ()
        for combination in combinations(movable, size):
            known = {fact: value for fact, value in frame.known.items() if fact not in combination}
            other = decide(known)
            if other.frame is None or other.outcome == verdict.outcome:
                continue
            diagram = other.frame.diagram
            if not diagram.outcomes(other.node) & GRANTED:
                continue
            wishes = _wishes(frame, version, frozenset(combination), other.frame)
            if wishes and (not best or len(wishes) < len(best)):
                best = wishes
        if best:
            return best
    return ()
