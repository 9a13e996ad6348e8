"""The same family on two days: what changed, and which provision changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.law.engine import Engine
from asystent.plan.assemble import right_result
from asystent.plan.export import basis, number
from asystent.plan.shift import shifted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from asystent.content.store import Content
    from asystent.plan.result import RightResult


def _state(item: RightResult) -> dict[str, Any]:
    gives = [
        {"co": given.what, "ile": number(given.amount), "jednostka": given.unit, "zdanie": given.sentence}
        for given in item.gives
        if given.certain
    ]
    return {"wynik": item.outcome, "zalezy_od": list(item.depends), "daje": gives}


def compare(
    content: Content, answers: Mapping[str, Any], base: date, first: date, second: date, *, move: bool = True
) -> dict[str, Any]:
    """Return the differences between two days. ``base`` is the day the answers speak of; ``move`` shifts its dates."""
    engine = Engine(content)
    states = []
    for day in (first, second):
        moved = shifted(answers, base, day) if move else dict(answers)
        states.append((engine.at(day), engine.known(moved)))
    changes = []
    for name in [*content.ids("uprawnienia"), *content.ids("sciezki")]:
        before, after = (right_result(law, name, known) for law, known in states)
        one, two = _state(before), _state(after)
        if one == two:
            continue
        # The later provision made the change, unless the later day is not described: then the one that was left.
        source = after.basis or before.basis
        changes.append(
            {
                "id": name,
                "nazwa": after.name,
                "przed": one,
                "po": two,
                "powod": list(after.refusal),
                "podstawa": basis(content, source),
            }
        )
    return {"od": first.isoformat(), "do": second.isoformat(), "zmiany": changes}
