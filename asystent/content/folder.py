"""The files of a content folder. Light: it is on the path to the first question in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from asystent.content.findings import ContentError

MAX_FILES = 5_000
MAX_TOTAL = 20_000_000  # bytes; the whole content takes a tenth of it


def sources(folder: Path) -> list[Path]:
    """Return all content files of ``folder``, in a fixed order. Links out of it are not followed."""
    found: list[Path] = []
    for base, folders, names in os.walk(folder):
        folders.sort()
        found.extend(Path(base, name) for name in sorted(names) if name.endswith((".yaml", ".yml")))
        if len(found) > MAX_FILES:
            raise ContentError("kwestionariusz.yaml", 1, f"W katalogu jest więcej niż {MAX_FILES} plików. Trzeba usunąć zbędne.")
    return [path for path in found if not path.is_symlink()]


def measure(folder: Path) -> None:
    """Raise ``ContentError`` for a folder that is too large to be read."""
    if sum(path.stat().st_size for path in sources(folder)) > MAX_TOTAL:
        raise ContentError("kwestionariusz.yaml", 1, "Pliki treści mają razem więcej niż 20 megabajtów. Trzeba usunąć zbędne.")


def stamp(folder: Path) -> str:
    """Return a text that changes whenever a content file changes."""
    parts = []
    for path in sources(folder):
        status = path.stat()
        parts.append(f"{path.relative_to(folder).as_posix()}:{status.st_size}:{status.st_mtime_ns}")
    return "\n".join(parts)
