"""The files of a content folder. Light: it is on the path to the first question in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from asystent.content.findings import ContentError

MAX_FILES = 5_000


def sources(folder: Path) -> list[Path]:
    """Return all content files of ``folder``, in a fixed order. Links out of it are not followed."""
    found: list[Path] = []
    for base, folders, names in os.walk(folder):
        folders.sort()
        found.extend(Path(base, name) for name in sorted(names) if name.endswith((".yaml", ".yml")))
        if len(found) > MAX_FILES:
            raise ContentError(str(folder), 1, f"W katalogu jest więcej niż {MAX_FILES} plików.")
    return [path for path in found if not path.is_symlink()]


def stamp(folder: Path) -> str:
    """Return a text that changes whenever a content file changes."""
    parts = []
    for path in sources(folder):
        status = path.stat()
        parts.append(f"{path.relative_to(folder).as_posix()}:{status.st_size}:{status.st_mtime_ns}")
    return "\n".join(parts)
