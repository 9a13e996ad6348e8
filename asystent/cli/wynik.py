"""``asystent wynik``: the result of a case file, no questions asked."""

from __future__ import annotations

import json
from pathlib import Path

from asystent.cli.options import Parser, day_option, read_case, read_day
from asystent.errors import UserError

FORMATS = ("txt", "docx", "html", "pdf", "pdf-duzy", "brf")


def run(argv: list[str]) -> int:
    """Print the result of a case as text or JSON, or write it as documents to take along."""
    parser = Parser("wynik", "Wynik dla zapisanej albo ręcznie napisanej sprawy, bez pytań.")
    parser.add_argument("plik", help="plik sprawy")
    day_option(parser, "--na-dzien", "dzień, na który liczy się wynik; bez tego: dzień z pliku albo dzisiaj")
    parser.add_argument("--json", action="store_true", help="wynik jako JSON")
    parser.add_argument("--format", help="dokument zamiast wydruku: txt, docx, html, pdf, pdf-duzy albo brf, kilka po przecinku")
    parser.add_argument("--do", help="katalog na dokument; bez tego: bieżący")
    options = parser.parse_args(argv)
    day = read_day(options.na_dzien, "--na-dzien")

    from asystent.content.store import load  # noqa: PLC0415 - after the call is understood
    from asystent.plan.planner import Planner  # noqa: PLC0415 - as above
    from asystent.plan.terms import sent_of  # noqa: PLC0415 - as above

    content = load()
    case, day = read_case(options.plik, content, day)
    result = Planner(content, day).result(case.answers, sent_of(case))
    if options.json:
        from asystent.plan.export import as_json  # noqa: PLC0415 - only for JSON

        print(json.dumps(as_json(content, result), ensure_ascii=False, indent=1))
        return 0
    from asystent.plan.report import report  # noqa: PLC0415 - only for text and documents

    sections = report(content, result, case.answers)
    if options.format or options.do:
        from asystent.letters.report import write_report  # noqa: PLC0415 - only for documents
        from asystent.storage.ledger import note  # noqa: PLC0415 - as above

        formats = [name.strip() for name in (options.format or "txt").split(",") if name.strip()]
        unknown = [name for name in formats if name not in FORMATS]
        if unknown or not formats:
            raise UserError(f"Nie ma formatu „{', '.join(unknown)[:40]}”. Są formaty: {', '.join(FORMATS)}.")
        for path in write_report(sections, day, formats, Path(options.do or "."), note):
            print(path)
        return 0
    for section in sections:
        print(section.title)
        for line in section.lines:
            print(line)
        print()
    return 0
