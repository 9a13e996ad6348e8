"""``asystent rozmowa``: the conversation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from asystent.errors import UserError

NARROWEST, WIDEST = 20, 500
MODE_HELP = "glos: program wymawia każdy klawisz; czytnik: nie wymawia; slabowidzacy: ważne linie są pogrubione; zwykly: nie są"


def run(argv: list[str]) -> int:
    """Hold the conversation on the standard streams. Raises ``UserError`` for a wrong call or file."""
    options = _read(argv) if argv else _PLAIN
    width = read_width(options.szerokosc)

    if options.sprawa is not None and not options.sprawa.strip():
        raise UserError("Po słowie --sprawa trzeba podać nazwę pliku sprawy.")
    if options.sprawa is not None and "\0" in options.sprawa:
        raise UserError("Nazwa pliku po słowie --sprawa ma niedozwolony znak. Trzeba podać inną nazwę.")

    from contextlib import closing  # noqa: PLC0415 - after the call is understood

    from asystent.terminal.console import TerminalConsole  # noqa: PLC0415 - as above
    from asystent.terminal.modes import read_mode, voice_of  # noqa: PLC0415 - as above

    mode, is_kept = read_mode(options.tryb), not options.bez_zapisu
    with closing(TerminalConsole(width)) as console, closing(voice_of(console, options.mowa, mode, is_kept=is_kept)) as voice:
        from datetime import date  # noqa: PLC0415 - the voice gets ready meanwhile
        from pathlib import Path  # noqa: PLC0415 - as above

        from asystent.content.store import load  # noqa: PLC0415 - as above
        from asystent.terminal.sitting import Wishes, converse  # noqa: PLC0415 - as above

        path = Path(options.sprawa).absolute() if options.sprawa is not None else None
        wishes = Wishes(path=path, day=options.na_dzien, mode=mode, is_kept=is_kept)
        return converse(console, voice, wishes, content=load(), today=date.today())  # noqa: DTZ011 - the user's own day is meant


_PLAIN = SimpleNamespace(sprawa=None, na_dzien=None, mowa=None, szerokosc=None, bez_zapisu=False, tryb=None)
"""The call without options, which is how the program is started: reading options takes longer than what follows."""


def _read(argv: list[str]) -> Any:
    from asystent.cli.options import Parser, day_option, read_day  # noqa: PLC0415 - see _PLAIN

    parser = Parser("rozmowa", "Rozmowa, pytanie po pytaniu. Odpowiedzi zapisują się same.")
    parser.add_argument("--sprawa", metavar="PLIK", help="plik sprawy; jeśli go nie ma, powstanie nowa sprawa")
    day_option(parser, "--na-dzien", "dzień, na który liczą się wyniki; bez tego dzień ze sprawy albo dzisiejszy")
    parser.add_argument("--mowa", metavar="auto|zawsze|nigdy|czytnik", help="czy program mówi własnym głosem")
    parser.add_argument("--szerokosc", metavar="N", help="najwięcej znaków w linii, na przykład 40 dla monitora brajlowskiego")
    parser.add_argument("--bez-zapisu", action="store_true", help="nic nie zostaje na dysku")
    parser.add_argument("--tryb", metavar="czytnik|glos|slabowidzacy|zwykly", help=MODE_HELP)
    options = parser.parse_args(argv)
    options.na_dzien = read_day(options.na_dzien, "--na-dzien")
    return options


def read_width(text: str | None) -> int | None:
    """Return the line length given with ``--szerokosc``. Raises ``UserError``."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and NARROWEST <= int(text[:6]) <= WIDEST):
        raise UserError(f"Szerokość to liczba znaków w linii od {NARROWEST} do {WIDEST}, a podano „{text[:20]}”. Przykład: --szerokosc 40.")
    return int(text)
