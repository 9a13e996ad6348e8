"""``asystent policz``: works out a fee or a refund from a file of numbers, without questions."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.cli.options import Parser, day_option, read_day
from asystent.errors import UserError

if TYPE_CHECKING:
    from asystent.content.model import Calculator
    from asystent.content.store import Content


def run(argv: list[str]) -> int:
    """Print the list of calculations, or the outcome of one."""
    parser = Parser("policz", "Oblicza opłatę albo zwrot kosztów. Bez argumentów podaje listę obliczeń i ich pól.")
    parser.add_argument("id", nargs="?", help="które obliczenie")
    parser.add_argument("--dane", metavar="PLIK", help="plik JSON: pole obliczenia i jego wartość")
    day_option(parser, "--na-dzien", "według prawa z tego dnia; bez tego dzisiejszego")
    parser.add_argument("--json", action="store_true", help="wynik jako JSON")
    options = parser.parse_args(argv)
    day = read_day(options.na_dzien, "--na-dzien") or date.today()  # noqa: DTZ011 - the user's own calendar day is meant

    from asystent.content.store import load  # noqa: PLC0415 - after the call is understood

    content = load()
    if options.id is None:
        _list(content, as_json=options.json)
        return 0
    if not content.has("kalkulatory", options.id):
        known = ", ".join(content.ids("kalkulatory"))
        raise UserError(f"Nie ma obliczenia „{options.id[:60]}”. Są: {known}.")
    from asystent.cli.pismo import read_fields  # noqa: PLC0415 - as above

    texts = read_fields(Path(options.dane)) if options.dane is not None else {}
    return _work_out(content, content.calculator(options.id), texts, day, as_json=options.json)


def _list(content: Content, *, as_json: bool) -> None:
    items = [content.calculator(name) for name in content.ids("kalkulatory")]
    if as_json:
        rows = [
            {
                "id": item.id,
                "nazwa": item.name,
                "pola": [
                    {"id": field.id, "pytanie": field.question, "typ": field.type, "przyklad": field.example}
                    for field in item.fields
                ],
            }
            for item in items
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    print(f"Obliczenia, razem {len(items)}.")
    for item in items:
        print(f"Identyfikator: {item.id}. {item.name}.")
        for field in item.fields:
            print(f"Pole {field.id}: {field.question} Przykład: {field.example}.")
    print("Koniec listy.")


def _work_out(content: Content, item: Calculator, texts: dict[str, str], day: date, *, as_json: bool) -> int:
    from asystent.law.engine import Engine  # noqa: PLC0415 - only when something is worked out
    from asystent.letters.fields import check  # noqa: PLC0415 - as above
    from asystent.letters.relevance import relevant  # noqa: PLC0415 - as above
    from asystent.plan import calculation, export, report  # noqa: PLC0415 - as above

    fields = {field.id: field for field in item.fields}
    unknown = [name for name in texts if name not in fields]
    if unknown:
        raise UserError(f"Obliczenie {item.id} nie ma pola {unknown[0][:60]}. Dozwolone pola: {', '.join(fields)}.")
    checked = {name: check(field, texts[name]) for name, field in fields.items() if texts.get(name, "").strip()}
    engine = Engine(content)
    needed = relevant(item, checked, lambda condition: engine.holds(condition, {}, day))
    missing = [name for name, value in needed.items() if value is None]
    if missing:
        raise UserError(f"Do obliczenia {item.id} brakuje pól: {', '.join(missing)}. Trzeba je dopisać w pliku podanym w opcji --dane.")
    outcome = calculation.work_out(item, {name: checked[name].plain for name in needed}, engine, day)
    if as_json:
        row = {
            "id": outcome.id,
            "na_dzien": day.isoformat(),
            "kroki": {name: export.number(calculation.plain(number)) for name, number in outcome.numbers.items()},
            "zdania": list(outcome.sentences),
            "podstawa": export.basis(content, outcome.basis),
            "sprawdzono": export.checked(outcome.checked),
        }
        print(json.dumps(row if not outcome.reason else row | {"powod": outcome.reason}, ensure_ascii=False, indent=1))
        return 0
    sys.stdout.write("\n".join((f"{item.name}.", *report.calculation_lines(content, outcome), content.information)) + "\n")
    return 0
