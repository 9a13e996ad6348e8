"""``asystent porownaj``: the same family on two days."""

from __future__ import annotations

import json

from asystent.cli.options import Parser, day_option, read_case, read_day


def run(argv: list[str]) -> int:
    """Print what changed between two days, and which provision changed it."""
    parser = Parser("porownaj", "Ta sama rodzina w dwóch dniach: co się zmieniło i który przepis to zmienił.")
    parser.add_argument("plik", help="plik sprawy")
    day_option(parser, "--od", "pierwszy dzień", required=True)
    day_option(parser, "--do", "drugi dzień", required=True)
    parser.add_argument("--bez-przesuwania", action="store_true", help="daty z pliku zostają, jakie są")
    parser.add_argument("--json", action="store_true", help="wynik jako JSON")
    options = parser.parse_args(argv)
    first, second = read_day(options.od, "--od"), read_day(options.do, "--do")
    assert first is not None
    assert second is not None

    from asystent.content.store import load  # noqa: PLC0415 - after the call is understood
    from asystent.plan.compare import compare  # noqa: PLC0415 - as above

    content = load()
    # Dates that stay as they are must make sense on the earlier day already.
    case, base = read_case(options.plik, content, min(first, second) if options.bez_przesuwania else None)
    found = compare(content, case.answers, base, first, second, move=not options.bez_przesuwania)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    from asystent.plan.report import PATH_SAYS, SAYS  # noqa: PLC0415 - only for text
    from asystent.polish.citations import printed as cited  # noqa: PLC0415 - only for text
    from asystent.polish.dates import printed as dated  # noqa: PLC0415 - only for text

    changes = found["zmiany"]
    print(f"Porównanie dnia {dated(first)} i dnia {dated(second)}. Liczba zmian: {len(changes)}.")
    for count, change in enumerate(changes, start=1):
        says = PATH_SAYS if change["id"].startswith("droga.") else SAYS
        before, after = says[change["przed"]["wynik"]], says[change["po"]["wynik"]]
        print(f"Zmiana {count} z {len(changes)}. {change['nazwa']}. Przedtem: {before}. Potem: {after}.")
        for word, state in (("Przedtem", change["przed"]), ("Potem", change["po"])):
            for given in state["daje"]:
                print(f"{word}: {given['zdanie']}")
        for sentence in change["powod"]:
            print(f"Powód: {sentence}")
        places = ", ".join(f"{item['akt']} {cited(item['jednostka'])}".strip() for item in change["podstawa"])
        if places:
            print(f"Podstawa prawna: {places}.")
    print("Koniec listy.")
    return 0
