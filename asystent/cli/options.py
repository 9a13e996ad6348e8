"""Options that several commands share, with Polish words and one-sentence errors."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from asystent.errors import UserError

if TYPE_CHECKING:
    from asystent.content.store import Content
    from asystent.interview.case import Case


class Parser(argparse.ArgumentParser):
    """Argument parser that fails with one Polish sentence."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=f"asystent {command}", description=description, add_help=False, allow_abbrev=False)
        self.add_argument("--help", "-h", action="help", help="ta pomoc")

    def format_help(self) -> str:
        """Return the help as plain lines, one thing a line: columns and indentation are spoken as gaps."""
        positional = [action for action in self._actions if not action.option_strings]
        optional = [action for action in self._actions if action.option_strings]
        lines = [f"Użycie: {' '.join([self.prog, *(action.dest.upper() for action in positional)])}, potem opcje.", self.description or ""]
        lines += [f"Argument {action.dest.upper()}: {action.help}." for action in positional]
        lines.append(f"Opcje, razem {len(optional)}:")
        lines += [f"Opcja {_names(action)}: {action.help}." for action in optional]
        return "\n".join([*lines, "Koniec listy.", ""])

    def error(self, message: str) -> NoReturn:
        """Refuse the call in Polish."""
        raise UserError(f"Błąd w wywołaniu polecenia {self.prog}: {_polish(message)}. Pomoc podaje: {self.prog} --help.")


def _names(action: argparse.Action) -> str:
    names = " albo ".join(action.option_strings)
    if action.nargs == 0:
        return names
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    return f"{names} {', '.join(metavar.split('|'))}"


def _polish(message: str) -> str:
    pairs = (
        ("the following arguments are required: ", "brakuje argumentu "),
        ("unrecognized arguments: ", "nieznany argument "),
        ("expected one argument", "brakuje wartości po tej opcji"),
        ("invalid choice: ", "niedozwolona wartość "),
        ("(choose from ", "(dozwolone: "),
        ("argument ", "opcja "),
    )
    for english, polish in pairs:
        message = message.replace(english, polish)
    return message


def day_option(parser: argparse.ArgumentParser, name: str, help_text: str, *, required: bool = False) -> None:
    """Add an option that takes a day."""
    parser.add_argument(name, type=str, required=required, metavar="RRRR-MM-DD", help=help_text)


def read_day(text: str | None, option: str) -> date | None:
    """Return the day given with an option. Raises ``UserError``."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # the standard library also takes 20261121 and 2026-W47-6
        raise UserError(
            f"Opcja {option} ma wartość „{text[:40]}”, a to nie jest data. Trzeba podać rok, miesiąc i dzień, na przykład 2026-11-21."
        )
    return day


def read_case(path: str, content: Content, day: date | None) -> tuple[Case, date]:
    """Return the case in ``path`` and the day it is judged on: the call's, else the file's, else today."""
    from pathlib import Path  # noqa: PLC0415 - the conversation does not need this module's imports

    from asystent.storage.casefile import load  # noqa: PLC0415 - see above

    today = date.today()  # noqa: DTZ011 - the user's own calendar day is meant
    loaded = load(Path(path), content.facts, today=today, day=day, moves=content.moves)
    if loaded.notice:
        print(loaded.notice, file=sys.stderr)
    return loaded.case, day or loaded.case.day or today
