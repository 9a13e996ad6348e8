"""Case files: reading, writing, finding and removing them."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.content import plainfile
from asystent.errors import UserError
from asystent.interview.document import DocumentError, NewerFormatError, Reading, clean_name, read, to_document
from asystent.interview.mending import mended
from asystent.storage import atomic, places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from asystent.content.model import Fact, Move
    from asystent.interview.case import Case

LIMIT = 1_000_000  # bytes; a case of every fact there is takes ten thousand
LAST_ANSWER = "ostatnia_odpowiedz"
LETTERS = "pliki_pism"
TOLD = "ostatnio"  # what was told last: day, answers, and by id what applied, with its sums


class DamagedFileError(DocumentError):
    """The file is not whole JSON."""


class SaveError(UserError):
    """The disk refused; the conversation goes on and the user is told."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case read from a file.

    ``notice`` is a sentence to tell first, empty when all was well. ``is_sound`` false: what lies in the file is damaged.
    ``aside`` and ``returned`` name the facts whose answers were put aside now, or came back. ``today`` is the day from which
    the future was measured: later than the clock when the clock was set back. ``last``: the day of the last answer.
    """

    case: Case
    notice: str
    today: date
    last: date | None = None
    is_sound: bool = True
    aside: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved case in the list: its name, the day of the last answer, how many answers, and a complaint if any."""

    path: Path
    name: str
    day: date | None
    answers: int
    complaint: str = ""


def load(
    path: Path,
    facts: Mapping[str, Fact],
    *,
    today: date,
    day: date | None = None,
    moves: Mapping[str, Move] | None = None,
    is_own: bool = False,
) -> Loaded:
    """Return the case in ``path``.

    A file cut short by a failing machine is replaced by the version before it, where the program kept one.
    ``is_own``: it is to be taken up by whoever told it. Then the version before stands in for whatever cannot be used, and in
    a case that the program itself wrote an answer that does not fit is put aside instead of being refused.
    Raises ``DocumentError`` (also ``DamagedFileError``) with one sentence.
    """
    is_sound, notice = True, ""
    previous = atomic.previous_of(path)
    try:
        found = _read(path, facts, today, day, moves, is_own=is_own)
    except NewerFormatError:
        raise
    except DocumentError as error:
        if not is_own and not isinstance(error, DamagedFileError):
            raise
        before = _read_or_none(previous, facts, today, day, moves, is_own=is_own)
        if before is None:
            if os.path.lexists(previous):
                raise type(error)(f"{error.sentence.removesuffix('.')}. Poprzedniego zapisu tej sprawy też nie da się wczytać.") from None
            raise
        found, is_sound = before, False
        what = "był uszkodzony" if os.path.lexists(path) else "zniknął"
        notice = f"Uwaga. Plik {places.shown(path)} {what}. Wczytano poprzedni zapis, może w nim brakować ostatniej odpowiedzi."
    reading, latest, last = found
    if reading.aside and is_sound:
        before = _read_or_none(previous, facts, today, day, moves, is_own=is_own)
        left = mended(reading, before[0].case) if before else reading
        if left.aside != reading.aside:
            notice = f"Uwaga. W pliku {places.shown(path)} były uszkodzone odpowiedzi. Wzięto je z poprzedniego zapisu."
        reading = left
    case = reading.case
    if not case.name and path.parent.name == places.CASES:
        case = replace(case, name=_plain_name(path))
    notice = " ".join(filter(None, (notice, *reading.moved)))
    return Loaded(case, notice, latest, last, is_sound, reading.aside, reading.returned)


def _read(
    path: Path, facts: Mapping[str, Fact], today: date, day: date | None, moves: Mapping[str, Move] | None, *, is_own: bool
) -> tuple[Reading, date, date | None]:
    """Return what a file says, the day from which its future is measured, and the day of the last answer. Raises ``DocumentError``."""
    document = read_document(path)
    where = places.shown(path)
    last = _last_answer(document)
    # A file that somebody wrote by hand is refused as everywhere else, so that its writer hears of the mistake.
    is_ours = is_own and (last is not None or path.parent.name == places.CASES)
    found = read(document, facts, where=where, today=today, day=day, moves=moves, forgiving=is_ours)
    latest = max(filter(None, (today, day, last)))
    if found.aside:
        # The clock was set back, or the case is looked at for an earlier day: what was told is no less true for that.
        again = read(document, facts, where=where, today=today, day=latest, moves=moves, forgiving=True)
        if len(again.aside) < len(found.aside):
            return again, latest, last
    return found, today, last


def _read_or_none(
    path: Path, facts: Mapping[str, Fact], today: date, day: date | None, moves: Mapping[str, Move] | None, *, is_own: bool
) -> tuple[Reading, date, date | None] | None:
    try:
        return _read(path, facts, today, day, moves, is_own=is_own)
    except DocumentError:
        return None


def _last_answer(document: Any) -> date | None:
    raw = document.get(LAST_ANSWER) if isinstance(document, dict) else None
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


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
        data = plainfile.read(path, LIMIT)
    except FileNotFoundError:
        raise DocumentError(f"Nie ma pliku {where}; trzeba sprawdzić nazwę, a listę spraw podaje polecenie asystent sprawy.") from None
    except plainfile.NotPlainError:
        raise DocumentError(f"{where} nie jest zwykłym plikiem; trzeba wskazać plik sprawy na dysku.") from None
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
        names = [path.name.removesuffix(atomic.PREVIOUS) for path in folder.iterdir()]  # a case may have lost all but that
    except OSError:
        return []
    paths = [folder / name for name in dict.fromkeys(names) if name.endswith(places.SUFFIX) and not name.startswith(".")]
    dated = sorted(((_changed(path), path.name, path) for path in paths), reverse=True)
    return [_summary(path) for _, _, path in dated]


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
        errno.EINVAL: "nazwa pliku jest nieprawidłowa",
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
    place = path
    try:
        document = read_document(path)
    except DocumentError as error:
        complaint, document = error.sentence, None
        place = atomic.previous_of(path)
        try:
            document, complaint = read_document(place), ""
        except DocumentError:
            if os.path.lexists(place):
                complaint += " Poprzedniego zapisu tej sprawy też nie da się wczytać."
    if not isinstance(document, dict):
        return Saved(path, _plain_name(path), None, 0, complaint or f"Plik {places.shown(path)} nie zawiera sprawy.")
    name, told = document.get("nazwa"), document.get("odpowiedzi")
    try:
        day = _last_answer(document) or date.fromtimestamp(_changed(place))  # noqa: DTZ012 - the user's own day
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
