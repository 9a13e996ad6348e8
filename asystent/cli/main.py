"""The command line: finds the command, runs it, and turns every failure into one Polish sentence."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

from asystent.cli import process
from asystent.errors import UserError

# command: (module, what it does)
COMMANDS = {
    "rozmowa": ("rozmowa", "rozmowa, pytanie po pytaniu"),
    "wynik": ("wynik", "wynik dla zapisanej sprawy, bez pytań"),
    "terminy": ("terminy", "terminy sprawy jako plik kalendarza"),
    "nagraj": ("nagraj", "wynik sprawy jako nagrania do słuchania"),
    "sprawy": ("sprawy", "lista zapisanych spraw"),
    "pismo": ("pismo", "zapisuje jedno pismo"),
    "pisma": ("pisma", "lista pism"),
    "prawo": ("prawo", "rejestr przepisów, z datami i podstawą"),
    "policz": ("policz", "oblicza opłatę albo zwrot kosztów"),
    "porownaj": ("porownaj", "ta sama rodzina w dwóch dniach"),
    "sprawdz": ("sprawdz", "sprawdza treść programu"),
    "mowa": ("mowa", "mówi, jaka mowa jest dostępna"),
    "dane": ("dane", "mówi, gdzie leżą pliki spraw, i usuwa je na prośbę"),
}

COLLECT_AFTER = 1_000_000
"""The content is built of very many small things that stay: looking through them for rubbish doubled the first answer's time."""

HELP = ("--help", "-h", "pomoc")


def usage() -> str:
    """Return the help text, one command a line."""
    lines = [
        "asystent: prawa, terminy i pisma dla rodzica dziecka z niepełnosprawnością.",
        "Samo słowo asystent rozpoczyna rozmowę.",
        f"Polecenia, razem {len(COMMANDS)}:",
    ]
    lines += [f"asystent {name}: {text}." for name, (_, text) in COMMANDS.items()]
    lines += ["Opcje polecenia pokazuje: asystent POLECENIE --help.", "Koniec listy."]
    return "\n".join(lines)


def run(argv: list[str]) -> int:
    """Run one command and return its exit code. Raises ``UserError``."""
    if argv and argv[0] in HELP:
        print(usage())
        return 0
    if argv and argv[0] in {"--wersja", "--version"}:
        from asystent import __version__  # noqa: PLC0415 - rarely asked for

        print(f"asystent {__version__}")
        return 0
    name = argv[0] if argv and not argv[0].startswith("-") else "rozmowa"
    if name not in COMMANDS:
        raise UserError(
            f"Nie ma polecenia „{name[:40]}”. Są polecenia: {', '.join(COMMANDS)}. Więcej mówi: asystent --help."
        )
    rest = argv[1:] if argv and argv[0] == name else argv
    module = import_module(f"asystent.cli.{COMMANDS[name][0]}")
    code: int = module.run(rest)
    return code


def main(argv: list[str] | None = None) -> int:
    """Run the program. Returns the exit code: 0, 1 (content has findings), 2 (wrong call or file) or 130."""
    gc.set_threshold(COLLECT_AFTER)
    process.prepare()
    try:
        code = run(sys.argv[1:] if argv is None else argv)
        process.finish(code)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, the user hears one sentence
        return process.failed(error)
    return code
