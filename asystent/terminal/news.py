"""What changed for this family since its results were told last, said before anything else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.interview.values import raw_of
from asystent.law.frame import NO
from asystent.plan import report
from asystent.polish.dates import printed as dated
from asystent.polish.plural import form
from asystent.storage.casefile import TOLD

if TYPE_CHECKING:
    from asystent.plan.planner import Planner
    from asystent.plan.result import Result, RightResult
    from asystent.terminal.session import Session

MOST = 3


def keep(session: Session, result: Result) -> None:
    """Note what was told. Results for a day of the call's own are a look aside, not what the family goes by."""
    if not result.described or session.instead_of is not None or session.is_other_day:
        return
    last = session.case.extra.get(TOLD)
    told = _day(last.get("dzien")) if isinstance(last, dict) else None
    if told is not None and told > result.day:
        return  # the clock was set back
    state = {
        "dzien": result.day.isoformat(),
        "odpowiedzi": _answers(session),
        "wyniki": {item.id: _state(item) for item in (*result.rights, *result.paths) if item.outcome != NO},
    }
    if last != state:
        session.case = session.case.with_extra(TOLD, state)
        session.screen.say(session.keeper.save(session.case)[1])


def tell(session: Session, planner: Planner) -> None:
    """Say what the law or the time that passed has changed; what other answers change is no news to who gave them."""
    last = session.case.extra.get(TOLD)
    if not isinstance(last, dict) or session.is_other_day or last.get("odpowiedzi") != _answers(session):
        return
    before, day = last.get("wyniki"), _day(last.get("dzien"))
    result = planner.result(session.case.answers)
    if not isinstance(before, dict) or day is None or day > result.day or not result.described:
        return
    changed = [
        item
        for item in (*result.rights, *result.paths)
        if planner.covers(item.branch) and before.get(item.id, [NO, []]) != (_state(item) if item.outcome != NO else [NO, []])
    ]
    if not changed:
        return
    changed.sort(key=lambda item: -item.weight)
    count = len(changed)
    what = f"{count} {form(count, 'wynik', 'wyniki', 'wyników')}"
    lines = [f"Od ostatniego razu zmieniło się: {what}. Ostatnio wyniki były na dzień {dated(day)}."]
    for number, item in enumerate(changed[:MOST], 1):
        says = report.PATH_SAYS if item.id.startswith("droga.") else report.SAYS
        kept = before.get(item.id)
        was = says.get(str(kept[0]) if isinstance(kept, list) and kept else NO, says[NO])
        now = says[item.outcome]
        told = f"Przedtem: {was}. Teraz: {now}." if was != now else f"Nadal: {now}. Zmienił się wymiar albo kwota."
        sums = [given.sentence for given in item.gives if given.certain and given.amount is not None]
        basis = report.basis_line(session.content, item.basis)
        lines += [f"Zmiana {number} z {count}. {item.name}. {told}", *item.refusal[:1], *sums, basis]
    lines.append("Reszta jest w wynikach." if count > MOST else "Koniec zmian.")
    session.screen.tell([line for line in lines if line], "Lista zmian")


def _answers(session: Session) -> dict[str, Any]:
    return {fact: raw_of(value) for fact, value in session.case.answers.items()}


def _state(item: RightResult) -> list[Any]:
    # Not the sentences: one that is put better is no change.
    return [item.outcome, [f"{given.what} {given.amount} {given.unit}" for given in item.gives if given.certain]]


def _day(raw: Any) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
