"""Compiling a content folder into one mapping that loads fast, and saying what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.content import builders
from asystent.content.builders.head import prove
from asystent.content.findings import ContentError, Finding
from asystent.content.folder import measure, sources
from asystent.content.source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# kind: (file or folder, whether a file holds a list, builder that proves the structure)
KINDS: dict[str, tuple[str, bool, Callable[[Any, str], Any]]] = {
    "akty": ("akty.yaml", True, builders.act),
    "fakty": ("fakty.yaml", True, builders.fact),
    "definicje": ("definicje.yaml", True, builders.definition),
    "pytania": ("pytania", True, builders.question),
    "sprzecznosci": ("sprzecznosci.yaml", True, builders.clash),
    "parametry": ("parametry", True, builders.parameter),
    "uprawnienia": ("uprawnienia", False, builders.right),
    "sciezki": ("sciezki", False, builders.path),
    "terminy": ("terminy", False, builders.deadline),
    "terminy-pism": ("terminy-pism.yaml", True, builders.letter_term),
    "wysylka": ("wysylka.yaml", True, builders.channel),
    "pisma": ("pisma", False, builders.letter),
    "wiedza": ("wiedza", True, builders.knowledge),
    "kalkulatory": ("kalkulatory", False, builders.calculator),
    "pominiete": ("pominiete.yaml", True, builders.omission),
    "przenosiny": ("przenosiny.yaml", True, builders.move),
    "osoby": ("osoby", False, builders.person),
}
KEY = {"pytania": "fakt", "osoby": "nazwa", "pominiete": "rekord", "przenosiny": "z"}


def _files(folder: Path, place: str) -> Iterator[Path]:
    """Yield the files of a place; a file ``akty.yaml`` may have a folder ``akty`` beside it, so that each field keeps its own."""
    path = folder / place
    if path.is_file():
        yield path
    path = path.with_suffix("")
    if path.is_dir():
        yield from (item for item in sources(path))


def _days_off() -> list[str]:
    """Polish days off by statute, 2015 to 2032, from the kept library; 24 December is free from 2025."""
    import holidays  # noqa: PLC0415 - 80 ms, needed only while compiling

    table = holidays.country_holidays("PL", years=range(2015, 2033))
    return sorted(day.isoformat() for day in table)


def compile_folder(folder: Path) -> tuple[dict[str, Any], list[Finding]]:
    """Return the compiled content and its structural findings. Damaged entries are left out of the first."""
    findings: list[Finding] = []
    bundle: dict[str, Any] = {"dni_wolne": []}
    try:
        measure(folder)
        head = read_yaml(folder / "kwestionariusz.yaml", "kwestionariusz.yaml")
    except ContentError as error:
        return bundle, [error.finding()]
    if not isinstance(head, dict):
        return bundle, [Finding("kwestionariusz.yaml", 1, "Plik ma zawierać zapis z kluczami.")]
    try:
        prove(head, "kwestionariusz.yaml")
    except ContentError as error:
        findings.append(error.finding())
    bundle["kwestionariusz"] = head
    for kind, (place, is_list, builder) in KINDS.items():
        entries: dict[str, Any] = {}
        bundle[kind] = entries
        for path in _files(folder, place):
            name = path.relative_to(folder).as_posix()
            try:
                data = read_yaml(path, name)
            except ContentError as error:
                findings.append(error.finding())
                continue
            if is_list != isinstance(data, list):
                shape = "listę" if is_list else "jedną rzecz z kluczami"
                findings.append(Finding(name, 1, f"Plik ma zawierać {shape}."))
                continue
            for item in data if is_list else [data]:
                findings += _add(kind, item, name, builder, entries)
    bundle["przyklady"] = {
        name: {"id": name, "przyklady": entry.pop("przyklady"), "_f": entry["_f"], "_l": entry["_l"]}
        for kind in ("uprawnienia", "sciezki")
        for name, entry in bundle[kind].items()
        if "przyklady" in entry
    }
    try:
        bundle["dni_wolne"] = _days_off()
    except ImportError:
        findings.append(
            Finding("kwestionariusz.yaml", 1, "Nie ma biblioteki holidays: tabela dni wolnych jest pusta.", "ostrzezenie")
        )
    return bundle, findings


def _tidy(item: Any) -> Any:
    """Return an entry with the spaces of its texts set right, so that no one has to do it again."""
    if isinstance(item, str):
        return " ".join(item.split())
    if isinstance(item, dict):
        return {key: _tidy(value) for key, value in item.items()}
    return [_tidy(value) for value in item] if isinstance(item, list) else item


def _add(
    kind: str,
    item: Any,
    file: str,
    builder: Callable[[Any, str], Any],
    entries: dict[str, Any],
) -> list[Finding]:
    """Put ``item`` among the ``entries`` of its kind, or say why it cannot stand there."""
    try:
        builder(item, file)
    except ContentError as error:
        return [error.finding()]
    identifier = " ".join(str(item[KEY.get(kind, "id")]).split())
    if identifier in entries:
        other = entries[identifier]
        sentence = f"Identyfikator „{identifier}” jest już w {other['_f']}, linia {other['_l']}. Trzeba jeden zmienić."
        return [Finding(file, item["_l"], sentence, check="dwa-razy")]
    entries[identifier] = _tidy(item) | {"_f": file}
    return []
