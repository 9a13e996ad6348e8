"""The register of law facts: what, since when, until when, by which provision, when and how well checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.content.stretch import holds_on
from asystent.law.engine import Engine
from asystent.plan.export import basis, checked, number
from asystent.plan.text import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.model import Deadline, LetterTerm, Right, Version
    from asystent.content.store import Content
    from asystent.content.stretch import Dated


_STATES = {"rule": "obowiazuje", "absent": "nie-istnieje", "unknown": "nie-opisano"}


def _covers(item: Dated, day: date | None) -> bool:
    return day is None or holds_on(item, day)


def _row(content: Content, item: Any, value: Any) -> dict[str, Any]:
    return {
        "od": item.since.isoformat(),
        "do": item.until.isoformat() if item.until else None,
        "wartosc": value,
        "podstawa": basis(content, item.basis),
        "sprawdzono": checked(item.checked, sources=True),
        "stan": _STATES[getattr(item, "kind", "rule")],
    }


def _right_value(engine: Engine, right: Right, version: Version, day: date | None) -> Any:
    if version.kind != "rule":
        return version.reason
    shown = max(version.since, engine.content.since) if day is None else day
    law = engine.at(shown)
    found = []
    for gift in (*version.gifts, *(item for item in right.gifts if _overlaps(item, version))):
        amount = law.rate(gift.amount.parameter) if gift.amount and gift.amount.parameter else None
        if amount is None and gift.amount is not None:
            amount = gift.amount.number
        row: dict[str, Any] = {"co": gift.what, "zdanie": fill(gift.sentence, law, amount, gift.unit)}
        if amount is not None:
            row |= {"ile": number(amount), "jednostka": gift.unit}
        found.append(row)
    return found or right.summary


def _overlaps(item: Any, version: Version) -> bool:
    early = item.until is not None and item.until < version.since
    late = item.since is not None and version.until is not None and version.until < item.since
    return not early and not late


def _entries(content: Content, engine: Engine, day: date | None) -> Iterator[dict[str, Any]]:
    for kind, group in (("uprawnienia", "uprawnienie"), ("sciezki", "droga")):
        for name in content.ids(kind):
            right = content.right(name)
            rows = [
                _row(content, version, _right_value(engine, right, version, day))
                for version in right.versions
                if _covers(version, day)
            ]
            sentence = right.name if not right.summary else f"{right.name}. {fill(right.summary, engine.at(day or content.until))}"
            yield {"id": name, "rodzaj": group, "zdanie": sentence, "rekordy": list(right.records), "wersje": rows}
    for name in content.ids("parametry"):
        parameter = content.parameter(name)
        rows = [
            _row(content, rate, rate.reason if rate.number is None else number(rate.number))
            | ({"stan": _STATES["unknown"]} if rate.number is None else {"jednostka": parameter.unit})
            for rate in parameter.rates
            if _covers(rate, day)
        ]
        yield {"id": name, "rodzaj": "parametr", "zdanie": parameter.name, "rekordy": list(parameter.records), "wersje": rows}
    terms: list[Deadline | LetterTerm] = [content.deadline(name) for name in content.ids("terminy")]
    terms += [content.letter_term(name) for name in content.ids("terminy-pism")]
    for term in terms:
        rows = [
            _row(content, rule, None if rule.kind != "rule" else rule.count)
            | ({"jednostka": rule.unit, "kierunek": rule.direction} if rule.kind == "rule" else {})
            for rule in (term.rules or content.term_rules(term.id))
            if _covers(rule, day)
        ]
        sentence = f"{term.name}. {term.description}"
        yield {"id": term.id, "rodzaj": "termin", "zdanie": sentence, "rekordy": list(term.records), "wersje": rows}
    yield from _knowledge(content, engine, day)
    yield from _letters(content, day)
    yield from _calculators(content, day)
    yield from _channels(content, day)


def _knowledge(content: Content, engine: Engine, day: date | None) -> Iterator[dict[str, Any]]:
    for item in map(content.knowledge, content.ids("wiedza")):
        rows = []
        for version in item.versions:
            if not _covers(version, day):
                continue
            law = engine.at(max(version.since, content.since) if day is None else day)
            lines = [fill(line.sentence, law, version.number, version.unit) for line in version.sentences]
            row = _row(content, version, " ".join(lines) if version.kind == "rule" else version.reason)
            rows.append(row if version.number is None else row | {"ile": number(version.number), "jednostka": version.unit})
        yield {
            "id": item.id,
            "rodzaj": "wiedza",
            "rozdzial": item.chapter,
            "zdanie": f"{item.name}.",
            "rekordy": list(item.records),
            "wersje": rows,
        }


def _letters(content: Content, day: date | None) -> Iterator[dict[str, Any]]:
    for letter in map(content.letter, content.ids("pisma")):
        rows = [_row(content, version, version.when or letter.when) for version in letter.versions if _covers(version, day)]
        yield {"id": letter.id, "rodzaj": "pismo", "zdanie": f"{letter.name}.", "rekordy": list(letter.records), "wersje": rows}


def _calculators(content: Content, day: date | None) -> Iterator[dict[str, Any]]:
    for item in map(content.calculator, content.ids("kalkulatory")):
        rows = [
            _row(content, version, version.reason or " ".join(text for text, _ in version.sentences))
            for version in item.versions
            if _covers(version, day)
        ]
        yield {"id": item.id, "rodzaj": "obliczenie", "zdanie": f"{item.name}.", "rekordy": list(item.records), "wersje": rows}


def _channels(content: Content, day: date | None) -> Iterator[dict[str, Any]]:
    for channel in map(content.channel, content.ids("wysylka")):
        rows = []
        for line in channel.lines:
            if not _covers(line, day):
                continue
            rows.append(
                {
                    "od": (line.since or content.since).isoformat(),
                    "do": line.until.isoformat() if line.until else None,
                    "wartosc": line.sentence,
                    "podstawa": basis(content, line.basis),
                    "sprawdzono": None,
                    "stan": _STATES["rule"],
                }
            )
        yield {"id": channel.id, "rodzaj": "wysylka", "zdanie": f"{channel.name}.", "rekordy": list(channel.records), "wersje": rows}


def register(content: Content, name: str | None = None, day: date | None = None) -> list[dict[str, Any]]:
    """Return the facts of the law; ``name`` is an id of ours or of a law record, ``day`` keeps one version each.

    An empty list means that nothing bears that name.
    """
    engine = Engine(content, kept_days=64)
    if day is not None and not content.describes(day):
        # A day outside the described law is answered with no version, never with another day's.
        return [item | {"wersje": []} for item in _entries(content, engine, None) if _named(item, name)]
    return [item for item in _entries(content, engine, day) if _named(item, name)]


def _named(item: dict[str, Any], name: str | None) -> bool:
    return name is None or item["id"] == name or name in item["rekordy"]
