"""One program writes one case: a small file beside the case is locked by whoever has it open."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from asystent.storage import atomic

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".zamek"
_TRIES = 20


class Lock:
    """The right to write one case. ``is_held`` false: another program that still runs has it."""

    def __init__(self, path: Path) -> None:
        """Take the right to write the case in ``path``, unless a running program has it.

        The system gives the lock back when a program ends in whatever way. Where no lock can be made (a folder that may
        only be read, no disk) the right is taken as given: the writing itself will say what is wrong.
        """
        self._path = lock_of(path)
        self._handle: int | None = None
        self.is_held = True
        for _ in range(_TRIES):
            try:
                handle = self._open()
            except OSError as error:
                if error.errno != errno.ELOOP:
                    return
                handle = None
            if handle is None:  # a link, a pipe: nothing of ours
                with contextlib.suppress(OSError):
                    self._path.unlink()
                continue
            if not _seize(handle):
                os.close(handle)
                break
            if self._is_ours(handle):
                self._handle = handle
                return
            os.close(handle)
        self.is_held = False

    def release(self) -> None:
        """Give the right back. Safe more than once."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # Windows removes no open file; elsewhere the name goes first, so that nobody takes a lock without one.
        if sys.platform == "win32":
            os.close(handle)
        with contextlib.suppress(OSError):
            self._path.unlink()
        if sys.platform != "win32":
            os.close(handle)

    def _open(self) -> int | None:
        """Open the file of the lock, made if need be; None when it is no plain file. Raises ``OSError``."""
        atomic.make_folder(self._path.parent)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(self._path, flags, atomic.FILE_MODE)
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return handle
        os.close(handle)
        return None

    def _is_ours(self, handle: int) -> bool:
        """Whether the locked file still bears its name: another program may have removed it as it left."""
        if sys.platform == "win32":
            return True
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat(follow_symlinks=False))
        except OSError:
            return False


def lock_of(path: Path) -> Path:
    """Where the lock of the case in ``path`` lies."""
    return path.with_name(f".{path.name}{SUFFIX}")


def _seize(handle: int) -> bool:
    """Lock an open file for this process; False when another one has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Else: a disk without locks. Wine tells no reason at all, which is 0.
        return error.errno not in {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK, 0}
    return True
