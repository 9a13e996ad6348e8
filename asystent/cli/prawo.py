"""``asystent prawo``: the register of law facts."""

from __future__ import annotations

import json
from typing import Any

from asystent.cli.options import Parser, day_option, read_day
from asystent.errors import UserError


def run(argv: list[str]) -> int:
    """Print the register, or one fact of it."""
    parser = Parser("prawo", "Rejestr przepisów: co, od kiedy, do kiedy, na jakiej podstawie, kiedy sprawdzono.")
    parser.add_argument("id", nargs="?", help="identyfikator uprawnienia, parametru, terminu albo rekordu")
    day_option(parser, "--na-dzien", "tylko wersja z tego dnia; bez tego: wszystkie wersje")
    parser.add_argument("--json", action="store_true", help="wynik jako JSON")
    options = parser.parse_args(argv)
    day = read_day(options.na_dzien, "--na-dzien")

    from asystent.content.store import load  # noqa: PLC0415 - after the call is understood
    from asystent.plan.register import register  # noqa: PLC0415 - as above

    facts = register(load(), options.id, day)
    if options.id and not facts:
        raise UserError(f"W rejestrze nie ma „{options.id[:60]}”. Wszystkie identyfikatory pokaże polecenie asystent prawo.")
    if options.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return 0
    print(f"Rejestr przepisów, pozycji: {len(facts)}.")
    for count, fact in enumerate(facts, start=1):
        print(f"Pozycja {count} z {len(facts)}. Identyfikator: {fact['id']}. {fact['zdanie']}")
        if not fact["wersje"]:
            print("Prawo z tego dnia nie jest opisane.")
        for version in fact["wersje"]:
            print(_version(version))
    print("Koniec listy.")
    return 0


def _version(version: dict[str, Any]) -> str:
    from asystent.plan.report import CERTAINTY  # noqa: PLC0415 - only for text
    from asystent.polish.citations import printed as cited  # noqa: PLC0415 - only for text
    from asystent.polish.dates import printed as dated  # noqa: PLC0415 - only for text
    from asystent.polish.plural import counted  # noqa: PLC0415 - only for text

    def day(text: str) -> str:
        from datetime import date  # noqa: PLC0415 - only for text

        return dated(date.fromisoformat(text))

    until = f"do {day(version['do'])}" if version["do"] else "do końca opisanego czasu"
    value = version["wartosc"]
    if isinstance(value, list):
        shown = " ".join(item["zdanie"] for item in value)
    elif isinstance(value, (int, float)):
        from decimal import Decimal  # noqa: PLC0415 - only for text

        shown = counted(Decimal(str(value)) if isinstance(value, float) else value, version["jednostka"]) + "."
    else:
        shown = value or "Nie opisano."
    places = ", ".join(f"{item['akt']} {cited(item['jednostka'])}".strip() for item in version["podstawa"])
    source = f" Podstawa prawna: {places}." if places else ""
    note = version["sprawdzono"]
    checked = f" Stan sprawdzenia: {CERTAINTY[note['pewnosc']]}, dnia {day(note['dnia'])}." if note else ""
    return f"Od {day(version['od'])} {until}: {shown}{source}{checked}"
