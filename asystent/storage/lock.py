"""One program writes one case: a small file beside the case names the process that has it open."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from asystent.storage import atomic, windows

SUFFIX = ".zamek"
ENDED = "koniec"
_TRIES = 3
_LIMIT = 100


class Lock:
    """The right to write one case. ``is_held`` false: another program that still runs has it."""

    def __init__(self, path: Path) -> None:
        """Take the right to write the case in ``path``, unless a living process has it.

        A lock left by a process that is gone is taken over. Where no lock can be made (a folder that may only be
        read, no disk) the right is taken as given: the writing itself will say what is wrong.
        """
        self._path = lock_of(path)
        self._is_made = False
        self.is_held = True
        mark = f"{os.getpid()} {_started(os.getpid())}\n".encode()
        for _ in range(_TRIES):
            try:
                atomic.make_folder(self._path.parent)
                handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), atomic.FILE_MODE)
            except FileExistsError:
                if _is_living(self._path):
                    self.is_held = False
                    return
                with contextlib.suppress(OSError):
                    self._path.unlink()
                continue
            except OSError:
                return
            self._is_made = True
            try:
                os.write(handle, mark)
            except OSError:
                self.release()
            finally:
                os.close(handle)
            return

    def release(self) -> None:
        """Give the right back. Safe more than once."""
        if self._is_made:
            self._is_made = False
            with contextlib.suppress(OSError):
                self._path.unlink()


def lock_of(path: Path) -> Path:
    """Where the lock of the case in ``path`` lies."""
    return path.with_name(f".{path.name}{SUFFIX}")


def _is_living(path: Path) -> bool:
    """Whether the process named in a lock still runs, and is the same one: numbers are given anew after a restart."""
    try:
        number, _, started = path.read_text(encoding="ascii")[:_LIMIT].strip().partition(" ")
        process = int(number)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    except ValueError:
        return False  # cut short by a crash in the moment of its making
    if process == os.getpid() or not atomic.is_alive(process):
        return False
    now = _started(process)
    return now != ENDED and (not started or not now or started == now)


def _started(process: int) -> str:
    """Return a mark of the moment at which a process began: empty where the system does not tell, ``ENDED`` when it is over."""
    if sys.platform == "win32":
        began = windows.began(process)
        return ENDED if began is None else began
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
        words = text.rpartition(")")[2].split()
        return ENDED if words[0] in "ZX" else words[19]
    except (OSError, IndexError):
        return ""
