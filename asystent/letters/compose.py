"""From a letter's metadata, its template and the user's values to the document. Pure: no file, no clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from asystent.content.builders.letters import ACCESSIBLE, ACCESSIBLE_AT
from asystent.content.stretch import holds_on, version_on
from asystent.errors import UserError
from asystent.law.engine import Engine
from asystent.letters import citation, days, fields, templates
from asystent.letters.document import Paragraph, Run, Signature
from asystent.letters.relevance import filled, relevant, truth
from asystent.polish import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from asystent.content.model import Basis, Condition, Letter, LetterField, LetterVersion, Line
    from asystent.content.store import Content
    from asystent.letters.document import Document
    from asystent.letters.fields import Value

ROLE = "rodzic.rola"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who writes and when: the content, the answers of the case, the day of the letter."""

    content: Content
    answers: Mapping[str, Any]
    day: date
    engine: Engine

    def holds(self, condition: Condition | None) -> bool | None:
        """Return whether a condition over the facts of the case holds; None: not known."""
        return self.engine.holds(condition, self.answers, self.day)


def occasion(content: Content, answers: Mapping[str, Any], day: date, engine: Engine | None = None) -> Occasion:
    """Return the occasion; ``engine`` may be shared so that nothing is worked out twice."""
    return Occasion(content, answers, day, engine or Engine(content))


def find_letter(content: Content, letter_id: str) -> Letter:
    """Return a letter. Raises ``UserError`` naming the letters there are."""
    if not content.has("pisma", letter_id):
        shown = fields.clean(letter_id)[:60]
        raise UserError(f"Nie ma pisma {shown}. Są pisma: {', '.join(content.ids('pisma'))}.")
    return content.letter(letter_id)


def read_values(letter: Letter, texts: Mapping[str, str]) -> dict[str, Value]:
    """Return the checked values of the fields that were filled in; an empty text is a field left empty.

    Raises ``UserError`` for an unknown field, a value that its field does not take, dates the wrong way round.
    """
    known = {field.id: field for field in letter.fields}
    for name in texts:
        if name not in known:
            raise UserError(f"Pismo {letter.id} nie ma pola {fields.clean(name)[:60]}. Ma pola: {', '.join(known)}.")
    values = {name: fields.check(known[name], text) for name, text in texts.items() if text}
    days.check_order(letter.fields, values)
    return values


def missing(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[LetterField]:
    """Return the required fields that are still empty, in their order."""
    kept = relevant(letter, values, at.holds)
    return [field for field in letter.fields if field.required and field.id in kept and kept[field.id] is None]


def version_of(letter: Letter, at: Occasion) -> LetterVersion | None:
    """Return the law under which the letter is written that day; None where the day is not described."""
    return version_on(letter.versions, at.day) if at.content.describes(at.day) else None


def bases(letter: Letter, at: Occasion) -> tuple[tuple[Basis, ...], bool]:
    """Return what the letter cites and whether the exact places are known.

    Only what was read in the statute or an official source is cited to the place. Where the day is not described, or
    the right did not exist that day, the letter names the act alone: no basis is better than a false one.
    """
    version = version_of(letter, at)
    if version is not None and version.checked is not None and version.checked.certainty in citation.CERTAIN:
        right = at.engine.verdict(letter.right, at.answers, at.day) if at.content.has("uprawnienia", letter.right) else None
        is_absent = right is not None and right.version is not None and right.version.kind != "rule"
        if not is_absent and any(basis.place for basis in version.basis):
            return version.basis, True
    if version is None:
        # The act of the nearest described day; regulations change, so only the first act, the statute, is named.
        version = next((item for item in letter.versions if item.since > at.day), letter.versions[-1])
    return (replace(version.basis[0], place=""),), False


def attachments(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[str]:
    """Return the attachments that this letter needs that day, as sentences; what is not known is listed."""
    return _said(letter.attachments, letter, values, at)


def next_steps(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[str]:
    """Return what to do with the letter, in order, by the law of the day."""
    return _said(letter.next_steps, letter, values, at)


def _said(lines: Iterable[Line], letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[str]:
    kept = filled(letter, values, at.holds)
    return [line.sentence for line in lines if holds_on(line, at.day) and truth(line.condition, kept, at.holds) is not False]


def compose(letter: Letter, source: str, values: Mapping[str, Value], at: Occasion) -> Document:
    """Return the document. Raises ``UserError`` naming the required fields that are empty."""
    empty = missing(letter, values, at)
    if empty:
        names = ", ".join(field.id for field in empty)
        raise UserError(f"W piśmie {letter.id} brakuje wymaganych pól: {names}. Trzeba je wypełnić, a potem zapisać pismo jeszcze raz.")
    cited, exact = bases(letter, at)
    used: dict[str, Value | None] = dict.fromkeys(field.id for field in letter.fields) | relevant(letter, values, at.holds)
    document = templates.render(
        source,
        title=letter.name,
        day=at.day,
        role=str(at.answers.get(ROLE, "")),
        values=used,
        words={
            "data": dates.printed(at.day),
            "podstawa_prawna": citation.cite_all(cited, at.content),
            "przepisy": [citation.cite(basis, at.content) for basis in cited],
            "sam_akt": citation.cite(replace(cited[0], place=""), at.content),
            "dokladnie": "tak" if exact else "",
            "zalaczniki": attachments(letter, values, at),
        },
    )
    return _with_demand(document, used, at)


def _with_demand(document: Document, used: Mapping[str, Value | None], at: Occasion) -> Document:
    """Return the letter with the demand for a reply that can be read, right before the place to sign.

    On a day outside the described law it is a plain request: no provision is cited that may have changed.
    """
    words, value, address = at.content.accessible_reply, used.get(ACCESSIBLE), used.get(ACCESSIBLE_AT)
    if value is None or not words or value.plain == words["zwykla"]:
        return document
    sentence = " ".join(str(words["zdanie" if at.content.describes(at.day) else "zdanie_bez_przepisu"]).split())
    runs = [Run(f"{sentence} "), Run(value.shown, ACCESSIBLE), Run(".")]
    if address is not None:
        runs += [Run(f" {words['adres']['zdanie']} "), Run(address.shown, ACCESSIBLE_AT), Run(".")]
    demand = Paragraph(tuple(runs))
    place = next((index for index, block in enumerate(document.blocks) if isinstance(block, Signature)), len(document.blocks))
    return replace(document, blocks=(*document.blocks[:place], demand, *document.blocks[place:]))


def sending(letter: Letter, at: Occasion) -> list[str]:
    """Return how to send the letter by the law of the day, in order."""
    if not at.content.has("wysylka", letter.channel):
        return []
    return [
        line.sentence
        for line in at.content.channel(letter.channel).lines
        if holds_on(line, at.day) and at.holds(line.condition) is not False
    ]
