"""A case: what one family has answered so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "nie-wiem"

# A date, a whole number, or the id of a value; ``UNKNOWN`` is allowed for every fact.
Answer = date | int | str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the person did: what the fact was before, so that it can be taken back."""

    fact: str
    before: Answer | None
    was_skipped: bool
    others: tuple[str, ...] = ()
    """Further questions put aside by the same act, all of them unanswered before."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers, skipped questions and the way back. Never changed in place.

    ``day`` is the day the case is judged on when the file names one; ``extra`` holds what other programs or later
    versions wrote into the file, so that nothing is dropped.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    history: tuple[Step, ...] = ()
    day: date | None = None
    name: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    def answer(self, fact: str, value: Answer) -> Case:
        """Return the case with one more or one changed answer; a new answer comes last in the order told."""
        answers = dict(self.answers)
        answers[fact] = value
        return replace(self, answers=answers, skipped=self.skipped - {fact}, history=(*self.history, self._step(fact)))

    def skip(self, fact: str) -> Case:
        """Return the case with a question put aside: unknown, and not asked again in this conversation."""
        answers = {key: value for key, value in self.answers.items() if key != fact}
        return replace(self, answers=answers, skipped=self.skipped | {fact}, history=(*self.history, self._step(fact)))

    def skip_all(self, facts: Iterable[str]) -> Case:
        """Return the case with several unanswered questions put aside at once; one step back takes them all up again."""
        first, *others = facts
        step = Step(first, self.answers.get(first), first in self.skipped, tuple(others))
        return replace(self, skipped=self.skipped | {first, *others}, history=(*self.history, step))

    def undo(self) -> tuple[Case, Step] | None:
        """Return the case before the last step, and that step; None when there is nothing to take back."""
        if not self.history:
            return None
        step = self.history[-1]
        answers = dict(self.answers)
        if step.before is None:
            answers.pop(step.fact, None)
        else:
            answers[step.fact] = step.before
        skipped = self.skipped | {step.fact} if step.was_skipped else self.skipped - {step.fact}
        return replace(self, answers=answers, skipped=skipped - set(step.others), history=self.history[:-1]), step

    def with_extra(self, key: str, value: Any) -> Case:
        """Return the case with one more thing to keep in its file."""
        return replace(self, extra={**self.extra, key: value})

    def without_extra(self, key: str) -> Case:
        """Return the case without one of those things."""
        return replace(self, extra={name: value for name, value in self.extra.items() if name != key})

    def named(self, name: str) -> Case:
        """Return the case under another name."""
        return replace(self, name=name)

    def _step(self, fact: str) -> Step:
        return Step(fact, self.answers.get(fact), fact in self.skipped)


def resumed(answers: dict[str, Answer], steps: Iterable[Step] = (), **rest: Any) -> Case:
    """Return a case read from a file. ``steps`` are the last ones taken, the oldest first, as far as they are known.

    What was told before them can be taken back one by one, the last told first. A step that leads nowhere is left out.
    """
    case = Case(answers=answers, history=tuple(steps), **rest)
    kept = []
    base = case
    while undone := base.undo():
        before, step = undone
        if (before.answers, before.skipped) != (base.answers, base.skipped):
            kept.append(step)
        base = before
    plain = (Step(fact, None, was_skipped=False) for fact in base.answers)
    return replace(case, history=(*plain, *reversed(kept)))
