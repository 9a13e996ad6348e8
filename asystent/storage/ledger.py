"""Which files the program wrote outside its own folder, so that they can be shown and removed."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.content import plainfile
from asystent.storage import atomic, places

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "zapisane-pliki.txt"
CASE, OTHER = "sprawa", "plik"
_LIMIT = 10_000_000


def note(paths: Iterable[Path], kind: str = OTHER) -> None:
    """Remember files that are about to be written: noted and not written is harmless, written and not noted is forgotten.

    Where there is no place to remember them the writing goes on: its user asked for it.
    """
    known = {path for _, path in _rows()}
    new = [path for path in map(_absolute, paths) if path not in known]
    if not new:
        return
    lines = "".join(json.dumps([kind, str(path)]) + "\n" for path in new)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with contextlib.suppress(OSError, places.NoHomeError):
        atomic.make_folder(places.home())
        handle = os.open(_place(), flags, atomic.FILE_MODE)
        try:
            os.write(handle, b"\n" + lines.encode())  # one write, so that two programs at once lose nothing; a torn line ends here
            os.fsync(handle)
        finally:
            os.close(handle)
        if not known:  # else its name is there already
            atomic.sync_folder(places.home())


def note_case(path: Path) -> None:
    """Remember a case file that lies outside the program's own folder."""
    with contextlib.suppress(places.NoHomeError):
        if path.parent != places.cases_folder():
            note([path], CASE)


def noted(kind: str) -> list[Path]:
    """Return the files of a kind that are still there, without links: what they lead to is not ours."""
    return [path for row, path in _rows() if row == kind and path.is_file() and not path.is_symlink()]


def forget_gone() -> None:
    """Strike off what is not there any more. Raises ``OSError`` when that cannot be written."""
    left = [[kind, str(path)] for kind, path in _rows() if os.path.lexists(path)]
    if left:
        atomic.write(_place(), "".join(json.dumps(row) + "\n" for row in left).encode(), keep_previous=False)
    else:
        _place().unlink(missing_ok=True)
        atomic.sync_folder(places.home())


def sweep() -> int:
    """Remove what killed programs left of files they were about to write, in all the folders of them; return how many there were."""
    names: dict[Path, set[str]] = {}
    for kind, path in _rows():
        # A letter is written beside itself under its name without the ending.
        names.setdefault(path.parent, set()).update(places.names_of(path) if kind == CASE else {path.name, path.stem})
    return sum(atomic.sweep(folder, some) for folder, some in names.items())


def _place() -> Path:
    return places.home() / FILE


def _rows() -> list[tuple[str, Path]]:
    try:
        lines = plainfile.read(_place(), _LIMIT).split(b"\n")
    except (OSError, places.NoHomeError):
        return []
    found: dict[tuple[str, Path], None] = {}
    for line in lines:
        try:
            kind, name = json.loads(line)
        except (ValueError, TypeError, RecursionError):
            continue
        if isinstance(name, str) and "\0" not in name and Path(name).is_absolute():
            found[str(kind), Path(name)] = None
    return list(found)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links in the way there are left as they are
