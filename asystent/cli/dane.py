"""``asystent dane``: where the case files lie, and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.cli.options import Parser

if TYPE_CHECKING:
    from pathlib import Path

    from asystent.terminal.console import Console
    from asystent.terminal.screen import Screen

INTERRUPTED = 130


def run(argv: list[str]) -> int:
    """Say where the files are; with ``--usun`` delete them after a confirmation. Raises ``UserError`` without a home."""
    parser = Parser("dane", "Mówi, gdzie leżą pliki spraw i ustawienia. Na życzenie je usuwa.")
    parser.add_argument("--usun", action="store_true", help="usuwa pliki po potwierdzeniu; każde pismo i nagranie osobno")
    options = parser.parse_args(argv)

    from asystent.storage import belongings as kept_files  # noqa: PLC0415 - after the call is understood
    from asystent.storage import blanks as blank_files  # noqa: PLC0415 - as above
    from asystent.storage import ledger, places  # noqa: PLC0415 - as above

    folder = places.home()
    if rests := ledger.sweep():
        print(f"Usunięto resztki plików, których zapis przerwano, razem {rests}.")
    belongings = kept_files.belongings()
    blanks = [path for path in belongings if blank_files.SUFFIX in path.suffixes]
    own = [path for path in belongings if path not in blanks]
    letters, cases = kept_files.letters(), kept_files.outside()
    print(f"Folder programu: {places.shown(folder)}")
    if not belongings and not letters and not cases:
        print("Program nie ma tu żadnych plików.")
        return 0
    _list("Pliki spraw i ustawień", own)
    _list("Dane wpisane do pism, na przykład nazwiska i adresy", blanks)
    _list("Sprawy w innych folderach", [path for case in cases for path in kept_files.parts(case)])
    _list("Zapisane pisma, wyniki, kalendarze i nagrania", letters)
    print("Pliki czyta tylko ich właściciel. Program niczego nie wysyła.")
    if not options.usun:
        print("Usuwa je polecenie: asystent dane --usun")
        return 0

    from asystent.terminal.console import TerminalConsole  # noqa: PLC0415 - only to confirm
    from asystent.terminal.screen import Screen  # noqa: PLC0415 - as above

    taken = kept_files.claim((path for path in belongings if path.parent.name == places.CASES), cases)
    console: Console = TerminalConsole()
    screen = Screen(console)
    try:
        return _remove(screen, own, blanks, letters, cases)
    except EOFError:
        screen.finish("Niczego więcej nie usunięto.", "Koniec pracy.")
        return 0
    except KeyboardInterrupt:
        screen.finish("Przerwano, niczego więcej nie usunięto.", "Koniec pracy.")
        return INTERRUPTED
    finally:
        kept_files.release(taken)
        console.close()


def _list(title: str, paths: list[Path]) -> None:
    from asystent.storage import places  # noqa: PLC0415 - see run

    if paths:
        print(f"{title}, razem {len(paths)}.")
        for path in paths:
            print(f"Plik: {places.shown(path)}")
        print("Koniec listy.")


def _remove(screen: Screen, own: list[Path], blanks: list[Path], letters: list[Path], cases: list[Path]) -> int:
    from asystent.storage import places  # noqa: PLC0415 - see run
    from asystent.storage.belongings import goes_by_itself, parts, remove  # noqa: PLC0415 - see run

    own = [path for path in own if not goes_by_itself(path)]
    kept: list[Path] = []
    gone = 0
    for path in letters:
        if _confirmed(screen, f"Usunąć plik {places.shown(path)}?"):
            failed = remove([path])
            kept += failed
            gone += not failed
    for path in cases:
        files = [part for part in parts(path) if not goes_by_itself(part)]
        if _confirmed(screen, f"Usunąć sprawę {places.shown(path)}? Liczba plików: {len(files)}."):
            failed = remove(files)
            kept += failed
            gone += len(files) - len(failed)
    for paths, what in ((blanks, "dane wpisane do pism"), (own, "wszystkie sprawy i ustawienia")):
        if paths and _confirmed(screen, f"Usunąć {what}? Liczba plików: {len(paths)}. Nie da się tego cofnąć."):
            failed = remove(paths)
            kept += failed
            gone += len(paths) - len(failed)
    for path in kept:
        screen.say(f"Uwaga. Tego pliku nie udało się usunąć: {places.shown(path)}")
    screen.finish(f"Liczba usuniętych plików: {gone}.", "Koniec pracy.")
    return 0 if not kept else 2


def _confirmed(screen: Screen, question: str) -> bool:
    """Ask for a plain yes or no; only a whole yes counts."""
    from asystent.interview.answer import Refusal  # noqa: PLC0415 - see run
    from asystent.terminal.prompt import read_confirmation  # noqa: PLC0415 - see run

    screen.say(question, "Odpowiedź to tak albo nie.")
    while True:
        value = read_confirmation(screen.ask())
        if not isinstance(value, Refusal):
            return value
        first, *rest = value.lines
        screen.say(f"Błąd. {first}", *rest, question)
