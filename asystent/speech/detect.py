"""Is a screen reader running? A hint only: never stored, never sent anywhere, never waited for."""

# ruff: noqa: PLC0415 - late imports: only this system's own signs are loaded

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 0.4
"""Seconds after which detection gives up where a system call could block."""


class Detection(NamedTuple):
    """What was found.

    ``reader`` is its name or None. ``reason`` is one Polish sentence saying what that rests on. ``known`` is false where no signal
    exists, so that None does not mean that there is no reader. ``remote``: the person sits at another machine, whose reader cannot be
    seen from here and whose loudspeaker is not this one.
    """

    reader: str | None
    reason: str
    known: bool = True
    remote: bool = False


def detect(environ: Mapping[str, str], platform: str) -> Detection:
    """Find a running screen reader from the environment and the system (``platform`` as in ``sys.platform``).

    Takes about a millisecond and never longer than ``LONGEST``; never raises.
    """
    if platform == "win32":
        from asystent.speech.signs_windows import find
    elif platform == "darwin":
        from asystent.speech.signs_macos import find
    else:
        # Everything here is a file or a socket with its own deadline, so no thread is needed.
        from asystent.speech.signs_linux import find

        return find(environ)
    return _within(LONGEST, lambda: find(environ))


def _within(seconds: float, work: Callable[[], Detection]) -> Detection:
    found: list[Detection] = []

    def run() -> None:
        # A sign that fails is no sign; a hint must never end the program.
        try:
            found.append(work())
        except Exception:  # noqa: BLE001 - see above
            return

    thread = threading.Thread(target=run, daemon=True, name="wykrywanie")
    thread.start()
    thread.join(seconds)
    if found:
        return found[0]
    return Detection(None, "System nie odpowiedział na pytanie o czytnik ekranu.", known=False)
