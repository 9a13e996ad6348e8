"""``asystent sprawy``: the saved cases."""

from __future__ import annotations

from asystent.cli.options import Parser


def run(argv: list[str]) -> int:
    """List the saved cases, the one used last first. Raises ``UserError`` where there is no folder for them."""
    Parser("sprawy", "Lista zapisanych spraw: nazwa, dzień ostatniej odpowiedzi, plik.").parse_args(argv)

    from asystent.polish import dates  # noqa: PLC0415 - after the call is understood
    from asystent.storage import casefile, places  # noqa: PLC0415 - as above

    saved = casefile.saved_cases()
    if not saved:
        print("Nie ma zapisanych spraw. Nową rozpoczyna polecenie: asystent.")
        return 0
    count = len(saved)
    print(f"Zapisane sprawy, razem {count}.")
    for number, item in enumerate(saved, 1):
        if item.complaint:
            print(f"Sprawa {number} z {count}. Uwaga: {item.complaint}")
            continue
        day = f"Ostatnia odpowiedź: {dates.printed(item.day)}. " if item.day else ""
        print(f"Sprawa {number} z {count}. Nazwa: {item.name}. {day}Liczba odpowiedzi: {item.answers}. Plik: {places.shown(item.path)}")
    print("Koniec listy.")
    return 0
