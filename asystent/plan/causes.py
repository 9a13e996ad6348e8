"""Why a result is another than the one told earlier: the law changed, time passed, or the program itself was mended."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from asystent.law.frame import GRANTED
from asystent.plan.planner import Planner
from asystent.plan.result import PathResult
from asystent.plan.shift import shifted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from asystent.plan.checks.turning import Turning
    from asystent.plan.result import RightResult

LAW, TIME, MENDED, WORDS = "prawo", "czas", "poprawka", "opis"
DAY = "dzien"
"""A day that a condition itself names has passed: the end of a time for requests, or of a rule. Which of them, the content does not say."""
_OUTCOME_AND_SUMS = 2


def state(item: RightResult) -> list[Any]:
    """Return what is kept of a result that was told: outcome, certain sums and, where it applies, a mark of its words."""
    kept: list[Any] = [item.outcome, [f"{given.what} {given.amount} {given.unit}" for given in item.gives if given.certain]]
    return [*kept, _mark(item)] if item.outcome in GRANTED else kept


def _mark(item: RightResult) -> str:
    said = [item.name, item.summary, item.discretion, *item.notes, *(given.sentence for given in item.gives)]
    said += [text for basis in item.basis for text in (basis.act, basis.place)]
    said += [text for step in item.steps for text in (step.sentence, step.caution)]
    if isinstance(item, PathResult):
        said += [*item.needs, *item.advantages, *item.drawbacks, *item.practices, *(text for _, text in item.comparison)]
    return f"{zlib.crc32(chr(10).join(said).encode()):08x}"


class Causes:
    """Tells apart what lies between the results told on ``day`` and those of the ``planner``, for a family with the same answers."""

    def __init__(self, planner: Planner, answers: Mapping[str, Any], day: date) -> None:
        self._now, self._answers = planner, answers
        self._then = Planner(planner.content, day, planner.engine)
        self._turnings: tuple[Turning, Turning] | None = None

    def of(self, item: RightResult, told: list[Any]) -> tuple[str, ...] | None:
        """Return why ``item`` is not what was ``told`` (a kept ``state``); None when it is, empty where no cause can be named.

        ``WORDS`` alone: the result is the same, what the content says about it was mended. Words that only another law or the
        time has changed are no news.
        """
        new = state(item)
        is_same = _result(new) == _result(told)
        if is_same and (new == told or len(told) == _OUTCOME_AND_SUMS):  # earlier versions kept no mark of the words
            return None
        if not self._then.law.described:
            return None if is_same else ()
        before = self._then.right(item.id, self._answers)
        then = state(before)
        if is_same:
            return (WORDS,) if then != told else None
        found = (MENDED,) if _result(then) != _result(told) else ()
        if _result(then) == _result(new):
            return found
        law = self._law_between(before, item)
        if not law:
            return (*found, TIME)
        # The family as old today as it was then: what differs now is the law's doing, the rest is time's.
        young = state(self._now.right(item.id, shifted(self._answers, self._then.day, self._now.day)))
        steps = ((law, then, young), (TIME, young, new))
        return (*found, *(cause for cause, one, two in steps if _result(one) != _result(two)))

    def _law_between(self, before: RightResult, item: RightResult) -> str:
        """Return whether other rules than on the earlier day hold about this right: ``LAW``, ``DAY``, or empty."""
        content = self._now.content
        right = content.right(item.id)
        if before.since != item.since:
            return LAW
        if right.reference != "dzis":  # the day of a fact picks the version, and that day is the same
            return ""
        gifts = [gift for version in right.versions for gift in version.gifts] + list(right.gifts)
        rates = {gift.amount.parameter for gift in gifts if gift.amount is not None and gift.amount.parameter}
        is_dearer = any(self._then.law.rate(name) != self._now.law.rate(name) for name in rates)
        if is_dearer and before.outcome == item.outcome:
            return LAW
        if self._turnings is None:
            from asystent.plan.checks.turning import Turning  # noqa: PLC0415 - heavy, and mostly nothing has changed

            self._turnings = (Turning(content, heeds_days=False), Turning(content))
        # The last described day is always among them.
        versions, every = ({day for day in turning.of_right(right) if day != content.until} for turning in self._turnings)
        passed = {day for day in every if self._then.day < day <= self._now.day}
        if passed - versions:
            return DAY
        return LAW if passed or is_dearer else ""


def _result(kept: list[Any]) -> list[Any]:
    return kept[:_OUTCOME_AND_SUMS]
