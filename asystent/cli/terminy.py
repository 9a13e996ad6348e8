"""``asystent terminy``: the deadlines of a case as one calendar file."""

from __future__ import annotations

from pathlib import Path

from asystent.cli.options import Parser, day_option, read_case, read_day


def run(argv: list[str]) -> int:
    """Say the deadlines and write those that still run."""
    parser = Parser("terminy", "Terminy sprawy jako jeden plik kalendarza.")
    parser.add_argument("plik", help="plik sprawy")
    parser.add_argument("--do", default=".", help="katalog na plik; bez tego: bieżący")
    day_option(parser, "--na-dzien", "dzień, na który liczy się terminy; bez tego: dzień z pliku albo dzisiaj")
    options = parser.parse_args(argv)
    day = read_day(options.na_dzien, "--na-dzien")

    from asystent.content.store import load  # noqa: PLC0415 - after the call is understood
    from asystent.letters import ics, write  # noqa: PLC0415 - as above
    from asystent.plan.planner import Planner  # noqa: PLC0415 - as above
    from asystent.plan.report import calendar_note, deadline_line  # noqa: PLC0415 - as above
    from asystent.plan.terms import sent_of  # noqa: PLC0415 - as above
    from asystent.storage.ledger import note  # noqa: PLC0415 - as above

    content = load()
    case, day = read_case(options.plik, content, day)
    planner = Planner(content, day)
    certain, possible = planner.deadlines(case.answers, sent_of(case)), planner.possible_deadlines(case.answers)
    running = [item for item in (*certain, *possible) if not item.passed]
    for head, found in (("Terminy", certain), ("Terminy, które mogą dotyczyć tej rodziny", possible)):
        if found or head == "Terminy":
            print(f"{head}, razem {len(found)}.")
        for item in found:
            print(deadline_line(content, item))
            if item.passed and item.afterwards:
                print(item.afterwards)
    print("Koniec terminów.")
    if not running:
        print("Nie ma terminu, który jeszcze biegnie. Pliku nie zapisano.")
        return 0
    name = case.name or Path(options.plik).stem
    data = ics.to_bytes(((item, calendar_note(content, item)) for item in running), name, day)
    for path in write.write_files({"ics": data}, "terminy", day, Path(options.do), note):
        print(f"Zapisano plik kalendarza: {path}")
    return 0
