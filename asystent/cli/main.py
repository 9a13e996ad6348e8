"""The command line: finds the command, runs it, and turns every failure into one Polish sentence."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module

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


def _prepare_streams() -> None:
    """Speak UTF-8 whatever the locale says: a Polish letter must never end the program (Windows pipes, LANG=C)."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (getattr(stream, "encoding", "") or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


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


def _reader_has_gone(error: BaseException) -> bool:
    """Whether the other end of our output was closed. Windows calls that an invalid argument, of no file."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None


def main(argv: list[str] | None = None) -> int:
    """Run the program. Returns the exit code: 0, 1 (content has findings), 2 (wrong call or file) or 130."""
    gc.set_threshold(COLLECT_AFTER)
    _prepare_streams()
    try:
        code = run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except UserError as error:
        print(error.sentence, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Przerwano.", file=sys.stderr)
        return 130
    except (OSError, MemoryError, RecursionError) as error:
        if _reader_has_gone(error):
            # Nothing is left to say and nobody to say it to.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        reason = getattr(error, "strerror", None) or type(error).__name__
        print(f"Program nie mógł dokończyć pracy: {reason}. Trzeba sprawdzić dysk i uprawnienia.", file=sys.stderr)
        return 2
    return code
