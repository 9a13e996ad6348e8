"""Reading a file that may come from anywhere: a plain file, and no more of it than is wanted."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 65536


class NotPlainError(OSError):
    """A pipe, a device or a folder: reading it might never end."""


def read(path: Path, limit: int) -> bytes:
    """Return at most ``limit`` + 1 bytes, so that a file that is too long shows. Raises ``OSError``, also ``NotPlainError``."""
    # A pipe that nobody writes to would otherwise hold the program for ever, deaf to every signal.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotPlainError
        data = bytearray()
        while len(data) <= limit:
            chunk = os.read(handle, min(_CHUNK, limit + 1 - len(data)))
            if not chunk:
                break
            data += chunk
        return bytes(data)
    finally:
        os.close(handle)
