"""``asystent sprawdz``: checks all content and says every finding with file, line and a plain sentence."""

from __future__ import annotations

import json
from pathlib import Path

from asystent.cli.options import Parser
from asystent.errors import UserError


def run(argv: list[str]) -> int:
    """Run the checks. Returns 1 if there is any error, else 0."""
    parser = Parser("sprawdz", "Sprawdza treść: pytania, prawo, drogi, terminy i pisma.")
    parser.add_argument("katalog", nargs="?", help="katalog z treścią; bez niego: treść tego programu")
    parser.add_argument("--json", action="store_true", help="wynik jako JSON")
    options = parser.parse_args(argv)

    from asystent.content import store  # noqa: PLC0415 - after the call is understood
    from asystent.content.compile import compile_folder  # noqa: PLC0415 - as above
    from asystent.plan.checks import check  # noqa: PLC0415 - as above

    folder = Path(options.katalog) if options.katalog else store.source_folder()
    if folder is not None:
        if not folder.is_dir():
            raise UserError(f"Nie ma katalogu {folder}. Trzeba podać katalog, w którym leży plik kwestionariusz.yaml.")
        if not (folder / "kwestionariusz.yaml").is_file() and (folder / store.NAME).is_dir():
            folder = folder / store.NAME
        bundle, findings = compile_folder(folder)
        templates = folder.parent.parent / "letter_templates"
        if "kwestionariusz" in bundle:
            findings = findings + check(store.Content(bundle), templates if templates.is_dir() else None)
    else:
        findings = check(store.load(), store.templates_folder())
    findings = sorted(set(findings), key=lambda item: (not item.is_error, item.file, item.line, item.sentence))
    if options.json:
        rows = [{"waga": item.weight, "plik": item.file, "linia": item.line, "zdanie": item.sentence} for item in findings]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for item in findings:
            word = "Błąd" if item.is_error else "Uwaga"
            print(f"{word}. Plik {item.file}, linia {item.line}: {item.sentence}")
        errors = sum(item.is_error for item in findings)
        print(f"Koniec sprawdzania. Błędy: {errors}. Ostrzeżenia: {len(findings) - errors}.")
    return 1 if any(item.is_error for item in findings) else 0
