"""Writing a file so that at any instant either the old or the new content is there, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
PREVIOUS = ".poprzednia"
PENDING = ".tymczasowy"
_FAILING = {errno.EIO, errno.ENOSPC, errno.EDQUOT}
_LEFT = re.compile(rf"\.(?P<name>.+)\.(?P<process>\d{{1,10}})\.[0-9a-f]{{8}}{re.escape(PENDING)}", re.DOTALL)
_TRIES = 6
_FIRST_PAUSE = 0.01


def previous_of(path: Path) -> Path:
    """Where the version before the last writing of ``path`` is kept."""
    return path.with_name(path.name + PREVIOUS)


def make_folder(folder: Path) -> None:
    """Make the folder readable only by its owner; folders that are there keep their mode. Raises ``OSError``."""
    missing = []
    place = folder
    while not place.exists():
        missing.append(place)
        if place.parent == place:
            break
        place = place.parent
    for new in reversed(missing):
        new.mkdir(mode=FOLDER_MODE, exist_ok=True)
        new.chmod(FOLDER_MODE)  # whatever the umask
        sync_folder(new.parent)  # a file is no surer than the folder that it lies in


def write(path: Path, data: bytes, *, keep_previous: bool = True) -> None:
    """Put ``data`` into ``path``: temporary file beside it, fsync, rename, fsync of the folder.

    The version that was there stays under ``previous_of(path)`` unless ``keep_previous`` is false (a damaged
    file must not replace a sound previous one). Links are replaced, not followed. Raises ``OSError``.
    """
    make_folder(path.parent)
    pending = _pending(path)
    try:
        _write_whole(pending, data)
        if keep_previous:
            _keep(path)
        _replace(pending, path)
    except BaseException:
        with contextlib.suppress(OSError):
            pending.unlink()
        raise
    sync_folder(path.parent)


def sweep(folder: Path, names: Collection[str] | None = None) -> int:
    """Remove what killed writings left behind; in a folder of the user's own only from writings of files with these ``names``.

    Only plain files of the same account under exactly such a name as the program gives. Returns how many there were.
    """
    count = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _LEFT.fullmatch(entry.name)
            if found is None or (names is not None and found["name"] not in names) or is_alive(int(found["process"])):
                continue
            with contextlib.suppress(OSError):
                if _is_own(entry):
                    (folder / entry.name).unlink()
                    count += 1
    return count


def _is_own(entry: os.DirEntry[str]) -> bool:
    """Whether it is a plain file of this account. Raises ``OSError``."""
    if not entry.is_file(follow_symlinks=False):
        return False
    return sys.platform == "win32" or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def is_alive(process: int) -> bool:
    """Whether a process with this number runs; unknown counts as running."""
    try:
        if sys.platform == "win32":
            from asystent.storage import windows  # noqa: PLC0415 - nowhere else needed

            return windows.began(process) is not None
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (ValueError, OverflowError, OSError):
        return True
    return True


def _replace(new: Path, old: Path) -> None:
    """Rename over the old file. On Windows a scanner or an editor that is just reading it forbids that for a moment."""
    pause = _FIRST_PAUSE
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(pause)
            pause *= 2
        else:
            return
    new.replace(old)


def _pending(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}{PENDING}")


def _write_whole(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, FILE_MODE)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, FILE_MODE)
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep(path: Path) -> None:
    """Give the present file a second name before it is replaced; copy where hard links are not to be had."""
    if path.is_symlink() or not path.is_file():
        return
    spare = _pending(previous_of(path))
    try:
        try:
            os.link(path, spare)
            spare.chmod(FILE_MODE)
        except (OSError, NotImplementedError):
            _write_whole(spare, path.read_bytes())
        spare.replace(previous_of(path))
    except OSError:
        # Keeping the previous version is a comfort; it must not stop the new answer from being saved.
        pass
    finally:
        # rename of two links to one file leaves both in place
        with contextlib.suppress(OSError):
            spare.unlink()


def sync_folder(folder: Path) -> None:
    """Make sure that the names in the folder survive a power cut, as far as the system can do that. Raises ``OSError``: the disk fails."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # one may write into it and not read it
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in _FAILING:  # else a disk that cannot do that to a folder
            raise
    finally:
        os.close(handle)
