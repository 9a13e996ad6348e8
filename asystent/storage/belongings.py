"""Everything that the program keeps about a family, and removing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from asystent.interview.document import DocumentError
from asystent.storage import atomic, blanks, lock, places
from asystent.storage.casefile import LETTERS, read_document, saved_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTER_SUFFIXES = frozenset({".txt", ".docx", ".pdf", ".html", ".brf", ".ics"})


def belongings() -> list[Path]:
    """Return every file the program keeps in its own folder. Raises ``NoHomeError``."""
    return sorted(_files(places.home()))


def letters() -> list[Path]:
    """Return the letters that saved cases know of and that are still there. Raises ``NoHomeError``."""
    found: dict[Path, None] = {}
    for saved in saved_cases():
        try:
            document = read_document(saved.path)
        except DocumentError:
            continue
        kept = document.get(LETTERS) if isinstance(document, dict) else None
        for name in kept if isinstance(kept, list) else ():
            path = Path(name) if isinstance(name, str) and "\0" not in name else None
            # A case file may come from anywhere: only what looks like a letter of ours is offered for deletion.
            if path is not None and path.is_absolute() and path.suffix in LETTER_SUFFIXES and path.is_file():
                found[path] = None
    return list(found)


def remove(paths: Iterable[Path]) -> list[Path]:
    """Delete the files, then the program's folders that became empty. Returns what could not be deleted."""
    kept = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            kept.append(path)
    for folder in (places.cases_folder(), places.home()):
        try:
            folder.rmdir()
        except OSError:
            continue
    return kept


def _files(folder: Path) -> Iterable[Path]:
    # Only names the program itself gives: ASYSTENT_DOM may point at a folder with other people's files.
    ends = ("", atomic.PREVIOUS, blanks.SUFFIX, blanks.SUFFIX + atomic.PREVIOUS, lock.SUFFIX)
    ours = (*(places.SUFFIX + end for end in ends), atomic.PENDING)
    for path in _entries(folder / places.CASES):
        if path.name.endswith(ours) and not path.is_dir():
            yield path
    for path in _entries(folder):
        if path.name == places.SETTINGS or path.name.endswith(atomic.PENDING):
            yield path


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
