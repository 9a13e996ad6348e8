"""``asystent pismo``: writes one letter from a case file and a file with the letter's own fields."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from asystent.cli.options import Parser, day_option, read_case, read_day
from asystent.errors import UserError

LIMIT = 1_000_000  # bytes


def run(argv: list[str]) -> int:
    """Write the letter, print the path of each file, say on stderr if its right does not apply or depends."""
    parser = Parser("pismo", "Zapisuje jedno pismo dla zapisanej sprawy.")
    parser.add_argument("id", metavar="ID", help="które pismo; listę podaje asystent pisma")
    parser.add_argument("plik", metavar="PLIK", help="plik sprawy")
    known = "formaty po przecinku: docx, pdf, pdf-duzy, html, txt, brf; bez tego docx"
    parser.add_argument("--format", default="docx", metavar="docx,txt", help=known)
    parser.add_argument("--do", default=".", metavar="KATALOG", help="folder na pismo; bez tego bieżący")
    parser.add_argument("--dane", metavar="PLIK", help="plik JSON: pole pisma i jego treść")
    parser.add_argument("--co-dalej", action="store_true", help="wypisuje też załączniki, sposób złożenia i terminy")
    parser.add_argument("--kalendarz", action="store_true", help="zapisuje też terminy pisma jako plik kalendarza")
    day_option(parser, "--na-dzien", "dzień pisma; bez tego dzień ze sprawy albo dzisiejszy")
    options = parser.parse_args(argv)
    asked = read_day(options.na_dzien, "--na-dzien")

    from asystent.content import store  # noqa: PLC0415 - after the call is understood
    from asystent.letters import afterwards, compose, days, ics, standing, write  # noqa: PLC0415 - as above
    from asystent.plan import report  # noqa: PLC0415 - as above
    from asystent.storage.ledger import note  # noqa: PLC0415 - as above

    formats = write.read_formats(options.format)
    content = store.load()
    letter = compose.find_letter(content, options.id)
    case, day = read_case(options.plik, content, asked)
    values = read_fields(Path(options.dane)) if options.dane is not None else {}
    checked, at = compose.read_values(letter, values), compose.occasion(content, case.answers, day)
    document = compose.compose(letter, write.template(letter.id), checked, at)
    folder, name = Path(options.do), write.file_name(letter.id)
    paths = write.write_document(document, name, day, formats, folder, note)
    due = afterwards.all_ahead(letter, checked, at)
    if options.kalendarz and due:
        events = ((item, report.basis_line(content, item.basis)) for item in due)
        paths += write.write_files({"ics": ics.to_bytes(events, case.name or Path(options.plik).stem, day)}, name, day, folder, note)
    no_terms = "To pismo nie ma terminu, który jeszcze biegnie" if content.describes(day) else "Program nie opisuje prawa z tego dnia"
    said = f"Uwaga. {no_terms}, więc pliku kalendarza nie ma." if options.kalendarz and not due else ""
    for line in filter(None, (said, standing.caution(letter, at), *days.doubts(letter, checked, at), *write.losses(document, formats))):
        print(line, file=sys.stderr)
    for path in paths:
        print(path)
    if options.co_dalej:
        for lines in afterwards.lists(letter, checked, at):
            print(*lines, sep="\n")
        for item in due:
            print(*afterwards.term_lines(content, item), sep="\n")
    return 0


def read_fields(path: Path) -> dict[str, str]:
    """Return the fields written in a JSON file: field id to text. Raises ``UserError``."""
    from asystent.content import plainfile  # noqa: PLC0415 - see run
    from asystent.polish import controls  # noqa: PLC0415 - see run

    shown = controls.shown(path)
    try:
        data = plainfile.read(path, LIMIT)
    except (OSError, ValueError):
        raise UserError(f"Nie można odczytać pliku z polami pisma {shown}. Trzeba sprawdzić jego nazwę i uprawnienia.") from None
    if len(data) > LIMIT:
        raise UserError(f"Plik z polami pisma {shown} jest za duży. Może mieć najwyżej milion bajtów.")
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        raise UserError(f"Plik z polami pisma {shown} ma błąd zapisu JSON w linii {error.lineno}. Trzeba go poprawić.") from None
    except (ValueError, RecursionError):
        raise UserError(f"Plik z polami pisma {shown} nie jest poprawnym plikiem JSON w kodzie UTF-8. Trzeba go poprawić.") from None
    if not isinstance(found, _Pairs):
        raise UserError(f"Plik z polami pisma {shown} ma zawierać jeden obiekt JSON: nazwa pola i jego treść.")
    values: dict[str, str] = {}
    for name, value in found:
        if name in values:
            raise UserError(f"W pliku z polami pisma {shown} pole {name} występuje dwa razy. Trzeba zostawić jedno.")
        values[name] = _text(name, value)
    return values


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as it stands: a name written twice must be seen."""


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, (str, int)):
        return str(value)
    raise UserError(f"Pole {name[:60]} ma w pliku z polami pisma złą postać. Treść pola ma być tekstem w cudzysłowie.")
