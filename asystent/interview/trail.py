"""The way back over earlier sittings, as it stands in a case file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.interview.case import Step
from asystent.interview.values import raw_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from asystent.interview.case import Answer

KEY = "kroki_wstecz"
MOST = 1000
"""How many questions the steps in a file may name, about 100 kB. Answers from before them come off one by one, the last told first."""
_FACT, _BEFORE, _SKIPPED, _OTHERS = "fakt", "przedtem", "pominiete", "razem"


def rows(history: Sequence[Step], order: Sequence[str]) -> list[dict[str, Any]]:
    """Return the steps to write, the oldest first: none when the ``order`` of the answers in the file says it all."""
    kept = history[_plain(history, order) :]
    named, start = 0, len(kept)
    while start and (named := named + 1 + len(kept[start - 1].others)) <= MOST:
        start -= 1
    found = []
    for step in kept[start:]:
        row: dict[str, Any] = {_FACT: step.fact}
        if step.before is not None:
            row[_BEFORE] = raw_of(step.before)
        if step.was_skipped:
            row[_SKIPPED] = True
        if step.others:
            row[_OTHERS] = list(step.others)
        found.append(row)
    return found


def steps(raw: Any, resolve: Callable[[str, Any], tuple[str, Answer | None] | None]) -> list[Step]:
    """Return the steps in a file. ``resolve`` gives the fact and the answer of today, None where there is none: such a step is left out."""
    found = []
    for row in raw[-MOST:] if isinstance(raw, list) else ():
        if not isinstance(row, dict) or not isinstance(row.get(_FACT), str):
            continue
        place = resolve(row[_FACT], row.get(_BEFORE))
        if place is None:
            continue
        others = row.get(_OTHERS)
        named = (resolve(name, None) for name in others[:MOST] if isinstance(name, str)) if isinstance(others, list) else ()
        found.append(Step(*place, row.get(_SKIPPED) is True, tuple(other[0] for other in named if other is not None)))
    return found


def _plain(history: Sequence[Step], order: Sequence[str]) -> int:
    """Return how many of the first steps are the bare telling of answers that the file holds in the same order."""
    was_told = []  # by step: whether what it did was an answer, which a putting aside is not
    later: dict[str, Step] = {}
    for step in reversed(history):
        was_told.append(step.fact not in later or later[step.fact].before is not None)
        later[step.fact] = step
    places = {fact: at for at, fact in enumerate(order)}
    last = -1
    for count, (step, is_answer) in enumerate(zip(history, reversed(was_told), strict=True)):
        at = places.get(step.fact, -1)
        if at <= last or not is_answer or step != Step(step.fact, None, was_skipped=False):
            return count
        last = at
    return len(history)
