"""Letters and other documents on disk. The only module of letters that touches files."""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING, Any

from asystent.content.store import templates_folder
from asystent.errors import UserError, reason
from asystent.letters import brf, compose, docx, fields, html, pdf, txt
from asystent.polish.braille import unknown
from asystent.polish.controls import shown
from asystent.polish.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from asystent.content.store import Content
    from asystent.letters.document import Document

    Note = Callable[[Iterable[Path]], None]

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.to_bytes,
    "pdf": pdf.to_bytes,
    "pdf-duzy": pdf.to_large_bytes,
    "html": html.to_bytes,
    "txt": txt.to_bytes,
    "brf": brf.to_bytes,
}
ENDINGS = {"pdf-duzy": pdf.LARGE_SUFFIX}
"""How a file's name ends where that is not a point and the format's name."""
FILE_MODE = 0o600
MAX_STEM = 60
MOST_SIGNS = 7
MOST_NUMBERS = 10_000
_PREFIX = re.compile(r"^wniosek-o-")


def read_formats(text: str) -> list[str]:
    """Return the formats named in ``text``, parted by commas, each once. Raises ``UserError``."""
    known = ", ".join(WRITERS)
    names = [fold(name).lstrip(".") for name in text.split(",")]
    for name in names:
        if name not in WRITERS:
            raise UserError(f"Nie ma formatu {fields.clean(name)[:20] or 'bez nazwy'}. Są formaty: {known}.")
    return list(dict.fromkeys(names))


def template(letter_id: str) -> str:
    """Return the template of a letter. Raises ``UserError`` when it is not there."""
    try:
        return (templates_folder() / f"{letter_id}.j2").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UserError(f"Brakuje wzoru pisma {letter_id}. Trzeba zainstalować program jeszcze raz.") from None


def compose_letter(content: Content, letter_id: str, answers: Mapping[str, Any], values: Mapping[str, str], day: date) -> Document:
    """Return a letter as a document, for proof-reading before anything is written. Raises ``UserError``."""
    letter = compose.find_letter(content, letter_id)
    checked = compose.read_values(letter, values)
    return compose.compose(letter, template(letter_id), checked, compose.occasion(content, answers, day))


def file_name(letter_id: str) -> str:
    """Return how the files of a letter are called, before their day."""
    return _PREFIX.sub("", letter_id)


def render(document: Document, formats: Iterable[str]) -> dict[str, bytes]:
    """Return the document in each of ``formats``. Raises ``UserError`` where a format cannot hold its words."""
    return {suffix: WRITERS[suffix](document) for suffix in read_formats(",".join(formats))}


def losses(document: Document, formats: Iterable[str]) -> list[str]:
    """Return a sentence for each format that cannot show a character of the document as it is."""
    signs = unknown(document.text()) if "brf" in formats else []
    if not signs:
        return []
    named = ", ".join(f"znak numer {ord(sign)}" if not sign.isprintable() else sign for sign in signs[:MOST_SIGNS])
    more = " i inne" if len(signs) > MOST_SIGNS else ""
    return [f"Uwaga. Polski brajl nie ma tych znaków: {named}{more}. W pliku brajlowskim każdy z nich to pełny znak, sześć punktów."]


def write_document(
    document: Document, name: str, day: date, formats: Iterable[str], folder: Path, note: Note | None = None
) -> list[Path]:
    """Write a document in each of ``formats`` under a short dated name that is not taken. Raises ``UserError``."""
    return write_files(render(document, formats), name, day, folder, note)


def write_files(data: Mapping[str, bytes], name: str, day: date, folder: Path, note: Note | None = None) -> list[Path]:
    """Write ``data`` (format to bytes) under one short dated name that is not taken. Raises ``UserError``.

    ``note`` is told the files before they are there.
    """
    _make_folder(folder)
    stem = f"{_ascii(name)}-{day.isoformat()}"
    for number in range(1, MOST_NUMBERS):
        paths = {
            suffix: folder / f"{stem if number == 1 else f'{stem}-{number}'}{ENDINGS.get(suffix, f'.{suffix}')}" for suffix in data
        }
        if any(os.path.lexists(path) for path in paths.values()):
            continue
        if note is not None:
            note(paths.values())
        written: list[Path] = []
        try:
            for suffix, path in paths.items():
                _create(path, data[suffix])
                written.append(path)
        except FileExistsError:
            _remove(written)  # somebody took the name in between: try the next number
            continue
        except OSError as error:
            _remove(written)
            raise _refused(folder, error) from None
        _sync_folder(folder)
        return written
    raise UserError(f"W folderze {shown(folder)} jest już za dużo plików o nazwie {stem}. Trzeba wskazać inny folder.")


def _ascii(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return stem[:MAX_STEM].rstrip("-") or "dokument"


def _make_folder(folder: Path) -> None:
    try:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UserError(f"{shown(folder)} to plik, a potrzebny jest folder. Trzeba wskazać inny folder.") from None
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from None
    for place in missing:
        _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    """Make sure that the names in the folder survive a power cut, as far as the system can do that."""
    with contextlib.suppress(OSError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _create(path: Path, data: bytes) -> None:
    """Put ``data`` into a new file: whole or not at all, never over another file, never through a link."""
    pending = path.with_name(f".{path.stem}.{os.getpid()}.{os.urandom(4).hex()}.tymczasowy")
    try:
        _write_new(pending, data)
        try:
            os.link(pending, path, follow_symlinks=False)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A stick with FAT has no links: the name is then taken by the file itself, and given back on failure.
            try:
                _write_new(path, data)
            except FileExistsError:
                raise
            except BaseException:
                _remove([path])
                raise
    finally:
        _remove([pending])


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, FILE_MODE), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _refused(folder: Path, error: Exception) -> UserError:
    return UserError(f"Nie można nic zapisać w folderze {shown(folder)}: {reason(error)}. Trzeba wskazać inny folder.")
