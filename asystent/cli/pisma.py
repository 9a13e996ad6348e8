"""``asystent pisma``: the list of letters, for a person and as JSON for other programs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.cli.options import Parser
from asystent.content.stretch import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asystent.content.model import Letter, LetterField, Line
    from asystent.content.store import Content


def run(argv: list[str]) -> int:
    """Print every letter: when it is written, to whom, with which fields and attachments."""
    parser = Parser("pisma", "Lista pism.")
    parser.add_argument("--json", action="store_true", help="lista jako JSON, z polami i załącznikami")
    options = parser.parse_args(argv)

    from asystent.content import store  # noqa: PLC0415 - after the call is understood

    content = store.load()
    letters = [content.letter(name) for name in content.ids("pisma")]
    if options.json:
        today = date.today()  # noqa: DTZ011 - the user's own calendar day is meant
        print(json.dumps([_row(content, letter, today) for letter in letters], ensure_ascii=False, indent=1))
        return 0
    print(f"Liczba pism: {len(letters)}.")
    for number, letter in enumerate(letters, start=1):
        print(f"Pismo {number} z {len(letters)}. {letter.name}.")
        print(f"Kiedy: {letter.when}")
        print(f"Adresat: {letter.addressee}.")
        print(f"Identyfikator: {letter.id}")
    print("Koniec listy.")
    return 0


def _row(content: Content, letter: Letter, today: date) -> dict[str, Any]:
    return {
        "id": letter.id,
        "nazwa": letter.name,
        "kiedy": letter.when,
        "adresat": letter.addressee,
        "pola": [_field(field) for field in letter.fields],
        "zalaczniki": _lines(letter.attachments, today),
        "wysylka": _lines(content.channel(letter.channel).lines, today) if content.has("wysylka", letter.channel) else [],
    }


def _lines(lines: Iterable[Line], today: date) -> list[str]:
    return [line.sentence for line in lines if holds_on(line, today)]


def _field(field: LetterField) -> dict[str, Any]:
    """Return one field. ``wymagane`` means always; ``wymagane_czasem`` marks a field that another answer calls for."""
    row: dict[str, Any] = {
        "id": field.id,
        "pytanie": field.question,
        "typ": field.type,
        "wymagane": field.required and field.condition is None,
        "przyklad": field.example,
    }
    if field.required and field.condition is not None:
        row["wymagane_czasem"] = True
    if field.choices:
        row["odpowiedzi"] = [option.value for option in field.choices]
        row["etykiety"] = {option.value: option.label for option in field.choices}
    if field.explanation:
        row["wyjasnienie"] = field.explanation
    return row
