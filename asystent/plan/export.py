"""The result as the JSON of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asystent.content.model import Basis, Checked
    from asystent.content.store import Content
    from asystent.law.explain import Reason
    from asystent.plan.result import DeadlineResult, GivenAmount, PathResult, Result, RightResult

TRUTH = {True: "tak", False: "nie", None: "zalezy"}


def number(value: int | Decimal | None) -> int | float | None:
    """Return a number that JSON can hold."""
    return float(value) if isinstance(value, Decimal) else value


def basis(content: Content, items: Iterable[Basis]) -> list[dict[str, str]]:
    """Return the legal basis with the name and address of each act."""
    found = []
    for item in items:
        act = content.act(item.act)
        found.append({"akt": act.spoken, "jednostka": item.place, "tytul": act.title, "dziennik": act.journal, "adres": act.address})
    return found


def checked(item: Checked | None, *, sources: bool = False) -> dict[str, Any] | None:
    """Return when and how well a version was checked, with ``sources`` also where it was read."""
    if item is None:
        return None
    note: dict[str, Any] = {"dnia": item.day.isoformat(), "pewnosc": item.certainty}
    return note | {"zrodla": list(item.sources)} if sources else note


def _given(item: GivenAmount) -> dict[str, Any]:
    row: dict[str, Any] = {"co": item.what}
    if item.amount is not None:
        row["ile"] = number(item.amount)
    if item.unit:
        row["jednostka"] = item.unit
    row["zdanie"] = item.sentence
    if item.checked is not None:
        row["sprawdzono"] = checked(item.checked)
    if not item.certain:
        row["pewne"] = False
        row["zalezy_od"] = list(item.depends)
    return row


def _reasons(items: Iterable[Reason]) -> list[dict[str, Any]]:
    return [
        {
            "zdanie": item.sentence,
            "wynik": TRUTH[item.truth],
            "zalezy_od": list(item.depends),
            "podstawa": [f"{basis.act} {basis.place}".strip() for basis in item.basis],
            "miejsce": item.where,
        }
        for item in items
    ]


def _common(content: Content, item: RightResult) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": item.id,
        "nazwa": item.name,
        "wynik": item.outcome,
        "zalezy_od": list(item.depends),
        "powody": _reasons(item.reasons),
        "daje": [_given(given) for given in item.gives],
        "kroki": [step.sentence for step in item.steps],
        "uwagi": [*item.notes, *(step.caution for step in item.steps if step.caution)],
        "podstawa": basis(content, item.basis),
        "sprawdzono": checked(item.checked),
    }
    if item.depends:
        row["jak_ustalic"] = {fact: content.fact(fact).how_to_find for fact in item.depends}
    if item.refusal:
        row["powod"] = list(item.refusal)
    if item.change:
        row["co_by_zmienilo"] = list(item.change)
    if item.at_birth is not None:
        row["po_urodzeniu"] = {"wynik": item.at_birth.outcome, "zalezy_od": list(item.at_birth.depends)}
    if item.discretion:
        row["dlaczego_uznaniowe"] = item.discretion
    if item.estimate:
        row["szacunkowo"] = True
    if item.since is not None:
        row["wersja"] = {"od": item.since.isoformat(), "do": item.until.isoformat() if item.until else None}
    return row


def _path(content: Content, item: PathResult) -> dict[str, Any]:
    row = _common(content, item)
    row["warunki"] = list(item.needs)
    row["zalety"] = list(item.advantages)
    row["wady"] = list(item.drawbacks)
    row["dobre_praktyki"] = list(item.practices)
    row["porownanie"] = dict(item.comparison)
    row["sprostowania"] = list(item.corrections)
    return row


def _deadline(content: Content, item: DeadlineResult) -> dict[str, Any]:
    return {
        "id": item.id,
        "nazwa": item.name,
        "data": item.day.isoformat(),
        "opis": item.description,
        "minal": item.passed,
        "po_terminie": item.afterwards if item.passed else "",
        "podstawa": basis(content, item.basis),
        "sprawdzono": checked(item.checked),
    }


def as_json(content: Content, result: Result) -> dict[str, Any]:
    """Return the result as the contract's section 4 describes it, with further keys."""
    document: dict[str, Any] = {"format": 1, "na_dzien": result.day.isoformat()}
    if not result.described:
        document["uwaga"] = outside_sentence(result)
    document["informacja"] = result.information
    if result.clashes:
        document["sprzecznosci"] = [{"id": item.id, "fakty": list(item.facts), "zdanie": item.sentence} for item in result.clashes]
    document["sciezki"] = [_path(content, item) for item in result.paths]
    document["uprawnienia"] = [_common(content, item) for item in result.rights]
    document["pisma"] = [
        {"id": item.id, "nazwa": item.name, "wynik": item.outcome, "zalezy_od": list(item.depends)} for item in result.letters
    ]
    document["terminy"] = [_deadline(content, item) for item in result.deadlines]
    # Apart from the certain ones: whoever reads only those must never take a possible day for a certain one.
    document["terminy_mozliwe"] = [
        {**_deadline(content, item), "zalezy_od": list(item.depends)} for item in result.possible_deadlines
    ]
    return document


def outside_sentence(result: Result) -> str:
    """Return what to say about a day outside the described law."""
    from asystent.polish.dates import printed  # noqa: PLC0415 - rarely needed

    return (
        f"Dnia {printed(result.day)} program nie opisuje. Opisane jest prawo do dnia {printed(result.horizon)}. "
        f"Można zapytać o stan na ten dzień opcją na dzień: --na-dzien {result.horizon.isoformat()}."
    )
