"""What changed for this family since its results were told last, and why, said before anything else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.interview.moves import follow
from asystent.interview.values import raw_of
from asystent.law.frame import NO
from asystent.plan import report
from asystent.plan.causes import DAY, LAW, MENDED, TIME, WORDS, Causes, state
from asystent.polish.dates import printed as dated
from asystent.polish.plural import form
from asystent.storage.casefile import TOLD

if TYPE_CHECKING:
    from asystent.plan.planner import Planner
    from asystent.plan.result import Result, RightResult
    from asystent.terminal.session import Session

MOST = 3
_BECAUSE = {
    LAW: "zmieniło się prawo",
    DAY: "zmieniło się prawo albo minął dzień, który wyznaczają przepisy",
    TIME: "minął czas, na przykład zmienił się wiek dziecka albo skończył się termin",
    MENDED: "poprawiono program, bo przedtem mówił o tym źle albo nie wszystko",
    WORDS: "poprawiono w programie opis, a wynik jest ten sam",
}


def keep(session: Session, result: Result) -> None:
    """Note what was told. Results for a day of the call's own are a look aside, not what the family goes by."""
    if not result.described or session.instead_of is not None or session.is_other_day:
        return
    last = session.case.extra.get(TOLD)
    told = _day(last.get("dzien")) if isinstance(last, dict) else None
    if told is not None and told > result.day:
        return  # the clock was set back
    note = {
        "dzien": result.day.isoformat(),
        "odpowiedzi": _answers(session),
        "wyniki": {item.id: state(item) for item in (*result.rights, *result.paths) if item.outcome != NO},
    }
    if last != note:
        session.case = session.case.with_extra(TOLD, note)
        session.screen.say(session.keeper.save(session.case)[1])


def tell(session: Session, planner: Planner) -> None:
    """Say what has changed and why; what other answers change is no news to who gave them."""
    last = session.case.extra.get(TOLD)
    if not isinstance(last, dict) or session.is_other_day or _named_today(session, last.get("odpowiedzi")) != _answers(session):
        return
    before, day = last.get("wyniki"), _day(last.get("dzien"))
    result = planner.result(session.case.answers)
    if not isinstance(before, dict) or day is None or day > result.day or not result.described:
        return
    causes = Causes(planner, session.case.answers, day)
    items = sorted((*result.rights, *result.paths), key=lambda item: -item.weight)
    told = [(item, causes.of(item, _kept(before.get(item.id)))) for item in items if planner.covers(item.branch)]
    changed = [(item, why) for item, why in told if why not in {None, (WORDS,)}]
    reworded = [(item, why) for item, why in told if why == (WORDS,)]
    found = [*changed, *reworded]
    if not found:
        return
    counts = ((changed, "wynik", "wyniki", "wyników"), (reworded, "opis wyniku", "opisy wyników", "opisów wyników"))
    what = " i ".join(f"{len(some)} {form(len(some), *words)}" for some, *words in counts if some)
    lines = [f"Od ostatniego razu zmieniło się: {what}. Ostatnio wyniki były na dzień {dated(day)}."]
    for number, (item, why) in enumerate(found[:MOST], 1):
        lines += [f"Zmiana {number} z {len(found)}. {item.name}.", *_change(session, item, _kept(before.get(item.id)), why or ())]
    lines.append("Reszta jest w wynikach." if len(found) > MOST else "Koniec zmian.")
    session.screen.tell([line for line in lines if line], "Lista zmian")


def _change(session: Session, item: RightResult, kept: list[Any], why: tuple[str, ...]) -> list[str]:
    """Return the lines about one change: what it was and is, why, what it means now, the provision."""
    says = report.PATH_SAYS if item.id.startswith("droga.") else report.SAYS
    was, now = says.get(str(kept[0]), says[NO]), says[item.outcome]
    basis = report.basis_line(session.content, item.basis)
    because = f"Przyczyna: {', a także '.join(_BECAUSE[cause] for cause in why)}." if why else ""
    if why == (WORDS,):
        return [f"Nadal: {now}. {because}", basis]
    told = f"Przedtem: {was}. Teraz: {now}." if was != now else f"Nadal: {now}. Zmienił się wymiar albo kwota."
    sums = [report.given_line(given) for given in item.gives if given.certain and given.amount is not None]
    return [told, because, *item.refusal[:1], *sums, basis]


def _kept(raw: Any) -> list[Any]:
    """Return what was kept of a result; what was not kept, or was written by hand, did not apply."""
    return raw if isinstance(raw, list) and len(raw) in {2, 3} else [NO, []]


def _named_today(session: Session, told: Any) -> dict[str, Any]:
    """Return the answers told then, under the names of today."""
    moves = session.content.moves
    places = [follow(fact, raw, moves) for fact, raw in told.items()] if isinstance(told, dict) else []
    return {place.fact: place.raw for place in places}


def _answers(session: Session) -> dict[str, Any]:
    return {fact: raw_of(value) for fact, value in session.case.answers.items()}


def _day(raw: Any) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
