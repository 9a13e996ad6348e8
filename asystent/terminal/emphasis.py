"""Bold for people who see a little: the question and the mistake stand out, in the terminal's own colours."""

from __future__ import annotations

import os

from asystent.errors import UserError
from asystent.storage import settings
from asystent.terminal.console import TerminalConsole
from asystent.terminal.modes import LOW_VISION, PLAIN, READER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.terminal.console import Console
    from asystent.terminal.voicing import Voicing

BOLD, USUAL = "\x1b[1m", "\x1b[0m"
MARKED = ("Pytanie ", "Błąd")
KEPT = "Ważne linie są pogrubione, także następnym razem. Wyłącza to opcja --tryb zwykly."
NOT_KEPT = "Ważne linie są pogrubione, ale tylko w tej rozmowie."
ENDED = "Ważne linie nie są już pogrubione."
IMPOSSIBLE = "Uwaga. W tym terminalu nie ma pogrubienia albo jest wyłączone."


def choose(console: Console, mode: str, voicing: Voicing, *, is_kept: bool) -> tuple[bool, str]:
    """Whether lines are to be bold, and what has to be said about it; keep the choice when the call makes one.

    A kept choice gives way to a screen reader, for whom an escape sequence is noise.
    """
    if not isinstance(console, TerminalConsole) or not console.is_interactive or mode == READER:
        return False, ""
    saved = settings.load().get(settings.MODE) if is_kept else None
    is_new = mode in {LOW_VISION, PLAIN} and is_kept and mode != (saved or PLAIN)
    if is_new:
        try:
            settings.save(**{settings.MODE: mode})
        except (OSError, UserError):
            is_kept = False
    if mode == PLAIN:
        return False, ENDED if is_new else ""
    if mode != LOW_VISION:
        return saved == LOW_VISION and not voicing.has_reader and _can_show(console), ""
    if not _can_show(console):
        return False, IMPOSSIBLE
    return True, ("" if is_kept and not is_new else KEPT if is_kept else NOT_KEPT)


def emphasised(lines: list[str], text: str) -> list[str]:
    """Make the lines of a sentence bold if it asks or refuses; each line by itself, so that none is left open."""
    is_marked = text.startswith(MARKED) or text.endswith("?")
    return [f"{BOLD}{line}{USUAL}" for line in lines] if is_marked else lines


def _can_show(console: TerminalConsole) -> bool:
    # The old console of Windows would show the sequence as it is.
    return console.takes_keys and not os.environ.get("NO_COLOR") and (os.name == "posix" or "WT_SESSION" in os.environ)
