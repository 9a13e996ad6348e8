"""Case files: reading, writing, finding and removing them."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.document import DocumentError, clean_name, from_document, to_document
from asystent.storage import atomic, lock, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asystent.content.model import Fact
    from asystent.interview.case import Case

LIMIT = 1_000_000  # bytes; a case of every fact there is takes ten thousand
LAST_ANSWER = "ostatnia_odpowiedz"
LETTERS = "pliki_pism"
BLANKS = "pola"  # where earlier versions kept what was typed into letters
BLANKS_SUFFIX = ".pola"
LETTER_SUFFIXES = frozenset({".txt", ".docx", ".pdf", ".html", ".brf", ".ics"})


class DamagedFileError(DocumentError):
    """The file is not whole JSON."""


class SaveError(UserError):
    """The disk refused; the conversation goes on and the user is told."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case read from a file; ``notice`` is a sentence to tell first, empty when all was well."""

    case: Case
    notice: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved case in the list: its name, the day of the last answer, how many answers, and a complaint if any."""

    path: Path
    name: str
    day: date | None
    answers: int
    complaint: str = ""


def load(path: Path, facts: Mapping[str, Fact], *, today: date, day: date | None = None) -> Loaded:
    """Return the case in ``path``.

    A file cut short by a failing machine is replaced by the version before it, where the program kept one.
    Raises ``DocumentError`` (also ``DamagedFileError``) with one sentence.
    """
    where = places.shown(path)
    notice = ""
    try:
        document = read_document(path)
    except DamagedFileError:
        previous = atomic.previous_of(path)
        try:
            document = read_document(previous)
        except DocumentError:
            document = None
        if document is None:
            raise
        where = places.shown(previous)
        notice = f"Uwaga. Plik {places.shown(path)} był uszkodzony. Wczytano poprzedni zapis, może w nim brakować ostatniej odpowiedzi."
    case = from_document(document, facts, where=where, today=today, day=day)
    if not case.name and path.parent.name == places.CASES:
        case = replace(case, name=_plain_name(path))
    return Loaded(case, notice)


def save(path: Path, case: Case, *, today: date, sound: bool = True) -> None:
    """Write the case. ``sound`` false: what lies in the file is damaged and is not kept as the previous version.

    Raises ``SaveError``.
    """
    document = to_document(case)
    document[LAST_ANSWER] = today.isoformat()
    data = (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    try:
        atomic.write(path, data, keep_previous=sound)
    except (OSError, ValueError) as error:
        raise SaveError(f"Nie udało się zapisać pliku {places.shown(path)}: {reason(error)}.") from None


def blanks_of(path: Path) -> Path:
    """Where what was typed into the letters of the case in ``path`` is kept, if the person agreed to that."""
    return path.with_name(path.name + BLANKS_SUFFIX)


def load_blanks(path: Path) -> dict[str, dict[str, str]] | None:
    """Return what was typed into letters, by letter and field; None when nothing is kept or it cannot be read."""
    try:
        document = read_document(blanks_of(path))
    except DocumentError:
        return None
    return typed_blanks(document.get(BLANKS)) if isinstance(document, dict) else None


def typed_blanks(raw: Any) -> dict[str, dict[str, str]]:
    """Return the texts by letter and field that ``raw`` holds; whatever is none is left out."""
    if not isinstance(raw, dict):
        return {}
    return {
        letter: {field: text for field, text in texts.items() if isinstance(text, str)}
        for letter, texts in raw.items()
        if isinstance(texts, dict)
    }


def save_blanks(path: Path, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what was typed into the letters of the case in ``path``. Raises ``SaveError``."""
    place = blanks_of(path)
    data = (json.dumps({"format": 1, BLANKS: texts}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    try:
        atomic.write(place, data, keep_previous=False)
    except (OSError, ValueError) as error:
        raise SaveError(f"Nie udało się zapisać pliku {places.shown(place)}: {reason(error)}.") from None


def trouble(path: Path) -> str:
    """Say why nothing could be written to ``path``, before there is anything to write; empty when all looks well.

    The folder is made on the way, since that is what would fail.
    """
    try:
        atomic.make_folder(path.parent)
        writable = os.access(path.parent, os.W_OK | os.X_OK)
    except OSError as error:
        return f"Nie udało się zapisać pliku {places.shown(path)}: {reason(error)}."
    return "" if writable else f"Nie udało się zapisać pliku {places.shown(path)}: brak uprawnień."


def read_document(path: Path) -> Any:
    """Return the JSON in ``path``. Raises ``DocumentError``, and ``DamagedFileError`` when it is not whole."""
    where = places.shown(path)
    try:
        if path.is_dir():
            raise DocumentError(f"{where} to folder, a potrzebny jest plik sprawy.")
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise DocumentError(f"Nie ma pliku {where}; trzeba sprawdzić nazwę, a listę spraw podaje polecenie asystent sprawy.") from None
    except (OSError, ValueError) as error:
        raise DocumentError(f"Nie udało się przeczytać pliku {where}: {reason(error)}.") from None
    if len(data) > LIMIT:
        raise DocumentError(f"Plik {where} jest za duży na sprawę; sprawa ma najwyżej milion bajtów, trzeba wskazać inny plik.")
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except _TwiceError as error:
        name = clean_name(str(error))
        raise DocumentError(f"W pliku {where} nazwa {name} występuje dwa razy; trzeba zostawić jedną.") from None
    except UnicodeDecodeError:
        raise DamagedFileError(f"Plik {where} jest uszkodzony albo nie jest tekstem w kodzie UTF-8; trzeba wskazać inny plik.") from None
    except json.JSONDecodeError as error:
        place = f"w linii {error.lineno}"
        raise DamagedFileError(
            f"Plik {where} jest uszkodzony albo niepełny, błąd jest {place}; trzeba go poprawić albo wskazać inny plik."
        ) from None
    except (ValueError, RecursionError):
        raise DamagedFileError(f"Plik {where} nie jest sprawą w formacie JSON; trzeba wskazać inny plik.") from None


def saved_cases() -> list[Saved]:
    """Return the saved cases, the one used last first. Raises ``NoHomeError``; an unreadable folder is an empty one."""
    folder = places.cases_folder()
    try:
        paths = [path for path in folder.iterdir() if path.suffix == places.SUFFIX and not path.name.startswith(".")]
    except OSError:
        return []
    dated = sorted(((_changed(path), path.name, path) for path in paths), reverse=True)
    return [_summary(path) for _, _, path in dated]


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


def reason(error: Exception) -> str:
    """Say in Polish why the system refused."""
    words = {
        errno.EACCES: "brak uprawnień",
        errno.EPERM: "brak uprawnień",
        errno.EROFS: "dysk jest tylko do odczytu",
        errno.ENOSPC: "na dysku nie ma miejsca",
        errno.EDQUOT: "na dysku nie ma miejsca",
        errno.ENOTDIR: "część ścieżki nie jest folderem",
        errno.EISDIR: "to jest folder",
        errno.ENAMETOOLONG: "nazwa jest za długa",
        errno.ELOOP: "ścieżka zawiera pętlę dowiązań",
        errno.EIO: "dysk nie odpowiada prawidłowo",
        errno.EEXIST: "na drodze stoi inny plik",
    }
    number = getattr(error, "errno", None)
    return words.get(number, "system odmówił") if isinstance(number, int) else "nazwa pliku jest nieprawidłowa"


class _TwiceError(Exception):
    """A key stands twice in one object."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _TwiceError(key)
        result[key] = value
    return result


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _summary(path: Path) -> Saved:
    complaint = ""
    try:
        document = read_document(path)
    except DamagedFileError as error:
        complaint = error.sentence
        try:
            document = read_document(atomic.previous_of(path))
            complaint = ""
        except DocumentError:
            document = None
    except DocumentError as error:
        document, complaint = None, error.sentence
    if not isinstance(document, dict):
        return Saved(path, _plain_name(path), None, 0, complaint or f"Plik {places.shown(path)} nie zawiera sprawy.")
    name, told, raw = document.get("nazwa"), document.get("odpowiedzi"), document.get(LAST_ANSWER)
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) else date.fromtimestamp(_changed(path))  # noqa: DTZ012 - the user's own day
    except (ValueError, OverflowError, OSError):
        day = None
    return Saved(
        path,
        (clean_name(name) if isinstance(name, str) else "") or _plain_name(path),
        day,
        len(told) if isinstance(told, dict) else 0,
        complaint,
    )


def _plain_name(path: Path) -> str:
    return path.stem.replace("-", " ")


def _files(folder: Path) -> Iterable[Path]:
    # Only names the program itself gives: ASYSTENT_DOM may point at a folder with other people's files.
    ours = (places.SUFFIX, places.SUFFIX + atomic.PREVIOUS, places.SUFFIX + BLANKS_SUFFIX, places.SUFFIX + lock.SUFFIX, atomic.PENDING)
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
