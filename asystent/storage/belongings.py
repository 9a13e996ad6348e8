"""Everything that the program keeps about a family, and removing it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.interview.values import DocumentError
from asystent.storage import atomic, blanks, ledger, lock, places
from asystent.storage.casefile import LETTERS, read_document, saved_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTER_SUFFIXES = frozenset({".txt", ".docx", ".pdf", ".html", ".brf", ".ics"})


def belongings() -> list[Path]:
    """Return every file the program keeps in its own folder. Raises ``NoHomeError``."""
    return sorted(_files(places.home()))


def outside() -> list[Path]:
    """Return the cases kept in other folders, as far as the program remembers."""
    return ledger.noted(ledger.CASE)


def parts(case: Path) -> list[Path]:
    """Return the files of one case that are there: its own, the version before, what was typed into letters."""
    typed = blanks.place_of(case)
    return [path for path in (case, atomic.previous_of(case), typed, atomic.previous_of(typed)) if os.path.lexists(path)]


def letters() -> list[Path]:
    """Return letters, results, calendars and recordings that were written and are still there. Raises ``NoHomeError``."""
    found = dict.fromkeys(ledger.noted(ledger.OTHER))
    for case in (*(saved.path for saved in saved_cases()), *outside()):
        try:
            document = read_document(case)
        except DocumentError:
            continue
        kept = document.get(LETTERS) if isinstance(document, dict) else None
        for name in kept if isinstance(kept, list) else ():
            path = Path(name) if isinstance(name, str) and "\0" not in name else None
            # A case file may come from anywhere: only what looks like a letter of ours is offered for deletion.
            if path is not None and path.is_absolute() and path.suffix in LETTER_SUFFIXES and path.is_file():
                found[path] = None
    return list(found)


def claim(paths: Iterable[Path], others: Iterable[Path]) -> list[lock.Lock]:
    """Take the cases among ``paths`` of the program's folder, and the ``others``, for this program alone.

    So nobody writes back what is being removed. Raises ``UserError`` when another program has one of them open.
    """
    own = {path.with_name(path.name.removeprefix(".").partition(places.SUFFIX)[0] + places.SUFFIX) for path in paths}
    taken: list[lock.Lock] = []
    for path in sorted({*own, *others}):
        held = lock.Lock(path)
        if not held.is_held:
            release(taken)
            raise UserError(
                f"Sprawa {places.shown(path)} jest otwarta w drugim oknie programu, więc niczego nie usunięto. "
                "Trzeba zamknąć tamto okno i powtórzyć polecenie."
            )
        taken.append(held)
    return taken


def release(locks: Iterable[lock.Lock]) -> None:
    """Give the cases back and remove the program's folders that became empty."""
    for held in locks:
        held.release()
    for folder in (places.cases_folder(), places.home()):
        try:
            folder.rmdir()
        except OSError:
            continue


def goes_by_itself(path: Path) -> bool:
    """Whether a file is no answer of anybody: a lock goes when the case is given back, the ledger when it names nothing any more."""
    return path.name.endswith(lock.SUFFIX) or path.name == ledger.FILE


def remove(paths: Iterable[Path]) -> list[Path]:
    """Delete the files, so that no power cut brings them back. Returns what could not be deleted."""
    kept = []
    folders = set()
    for path in paths:
        if goes_by_itself(path):
            continue
        try:
            path.unlink(missing_ok=True)
        except OSError:
            kept.append(path)
        folders.add(path.parent)
    for folder in folders:
        with contextlib.suppress(OSError):
            atomic.sync_folder(folder)
    with contextlib.suppress(OSError):
        ledger.forget_gone()
    return kept


def _files(folder: Path) -> Iterable[Path]:
    # Only names the program itself gives: ASYSTENT_DOM may point at a folder with other people's files.
    ends = ("", atomic.PREVIOUS, blanks.SUFFIX, blanks.SUFFIX + atomic.PREVIOUS, lock.SUFFIX)
    ours = (*(places.SUFFIX + end for end in ends), atomic.PENDING)
    for path in _entries(folder / places.CASES):
        if path.name.endswith(ours) and not path.is_dir():
            yield path
    for path in _entries(folder):
        if path.name in {places.SETTINGS, ledger.FILE} or path.name.endswith(atomic.PENDING):
            yield path


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
