"""Compiling a content folder into one mapping that loads fast, and saying what is wrong with it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asystent.content import build
from asystent.content.findings import ContentError, Finding
from asystent.content.source import MAX_FILES, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMAT = 1

# kind: (file or folder, whether a file holds a list, builder that proves the structure)
KINDS: dict[str, tuple[str, bool, Callable[[Any, str], Any]]] = {
    "akty": ("akty.yaml", True, build.act),
    "fakty": ("fakty.yaml", True, build.fact),
    "definicje": ("definicje.yaml", True, build.definition),
    "pytania": ("pytania", True, build.question),
    "parametry": ("parametry", True, build.parameter),
    "uprawnienia": ("uprawnienia", False, build.right),
    "sciezki": ("sciezki", False, build.path),
    "terminy": ("terminy", False, build.deadline),
    "pisma": ("pisma", False, build.letter),
    "osoby": ("osoby", False, build.person),
}
KEY = {"pytania": "fakt", "osoby": "nazwa"}


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


def _files(folder: Path, place: str) -> Iterator[Path]:
    path = folder / place
    if place.endswith(".yaml"):
        if path.is_file():
            yield path
    elif path.is_dir():
        yield from (item for item in sources(path))


def _days_off() -> list[str]:
    """Polish days off by statute, 2015 to 2032, from the kept library; 24 December is free from 2025."""
    import holidays  # noqa: PLC0415 - 80 ms, needed only while compiling

    table = holidays.country_holidays("PL", years=range(2015, 2033))
    return sorted(day.isoformat() for day in table)


def compile_folder(folder: Path) -> tuple[dict[str, Any], list[Finding]]:
    """Return the compiled content and its structural findings. Damaged entries are left out of the first."""
    findings: list[Finding] = []
    bundle: dict[str, Any] = {"format": FORMAT, "dni_wolne": []}
    try:
        head = read_yaml(folder / "kwestionariusz.yaml", "kwestionariusz.yaml")
        if not isinstance(head, dict):
            raise ContentError("kwestionariusz.yaml", 1, "Plik ma zawierać zapis z kluczami.")
        bundle["kwestionariusz"] = head
    except ContentError as error:
        return bundle, [error.finding()]
    for kind, (place, is_list, builder) in KINDS.items():
        entries: dict[str, Any] = {}
        bundle[kind] = entries
        for path in _files(folder, place):
            name = path.relative_to(folder).as_posix()
            try:
                data = read_yaml(path, name)
                if is_list != isinstance(data, list):
                    shape = "listę" if is_list else "jedną rzecz z kluczami"
                    raise ContentError(name, 1, f"Plik ma zawierać {shape}.")
            except ContentError as error:
                findings.append(error.finding())
                continue
            for item in data if is_list else [data]:
                _add(kind, item, name, builder, entries, findings)
    try:
        bundle["dni_wolne"] = _days_off()
    except ImportError:
        findings.append(
            Finding("kwestionariusz.yaml", 1, "Nie ma biblioteki holidays: tabela dni wolnych jest pusta.", "ostrzezenie")
        )
    return bundle, findings


def _add(
    kind: str,
    item: Any,
    file: str,
    builder: Callable[[Any, str], Any],
    entries: dict[str, Any],
    findings: list[Finding],
) -> None:
    try:
        builder(item, file)
    except ContentError as error:
        findings.append(error.finding())
        return
    identifier = " ".join(str(item[KEY.get(kind, "id")]).split())
    if identifier in entries:
        other = entries[identifier]
        sentence = f"Identyfikator „{identifier}” jest już w {other['_f']}, linia {other['_l']}. Trzeba jeden zmienić."
        findings.append(Finding(file, item["_l"], sentence, check="dwa-razy"))
        return
    item["_f"] = file
    entries[identifier] = item


def dump(bundle: dict[str, Any]) -> str:
    """Return the compiled content as text."""
    return json.dumps(bundle, ensure_ascii=False, separators=(",", ":"))
