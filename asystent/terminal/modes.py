"""How lines come in: whole ones that the terminal edits, or key by key, each named by the voice."""

from __future__ import annotations

import os

from asystent.errors import UserError
from asystent.polish.fold import fold
from asystent.terminal.console import TerminalConsole
from asystent.terminal.voicing import Voicing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.terminal.console import Console

VARIABLE = "ASYSTENT_TRYB"
READER, SELF_VOICED, LOW_VISION, PLAIN = MODES = ("czytnik", "glos", "slabowidzacy", "zwykly")


def read_mode(option: str | None) -> str:
    """Return the mode given in the call, else in the environment, else nothing. Raises ``UserError``."""
    mode = fold(option or os.environ.get(VARIABLE, ""))
    if mode and mode not in MODES:
        raise UserError(f"Nie ma trybu „{mode[:30]}”. Są tryby: {', '.join(MODES[:-1])} i {MODES[-1]}.")
    return mode


def voice_of(console: Console, option: str | None, mode: str, *, is_kept: bool) -> Voicing:
    """Make the program's voice and begin to start it, if it is to speak: it gets ready while everything else is loaded.

    ``option``: what the call says about speech, None: nothing. Raises ``UserError`` for a word that is no choice.
    """
    voicing = Voicing(option, is_interactive=console.is_interactive, is_kept=is_kept)
    if mode == SELF_VOICED and console.is_interactive and not voicing.is_chosen:
        voicing.choose("zawsze", is_kept=False)
    voicing.warm_up()
    return voicing


class Keyboard:
    """Chooses, line by line, the console to read from.

    Keys are named while the program is the only voice; where a screen reader names them, or nobody hears, whole lines are
    read. The modes ``czytnik`` and ``glos`` are kept to, unless the terminal cannot do it.
    """

    def __init__(self, console: Console, voicing: Voicing, mode: str = "") -> None:
        """Read from ``console``, or through it when ``voicing`` has to name the keys."""
        self._plain = console
        self._voicing = voicing
        self._mode = mode
        self._voiced: Console | None = None

    @property
    def sentence(self) -> str:
        """What has to be said about a wish that this terminal cannot fulfil; mostly empty."""
        if self._mode == SELF_VOICED and self._plain.is_interactive and _with_keys(self._plain) is None:
            return "Uwaga. Ten terminal nie podaje pojedynczych klawiszy, więc program ich nie wymawia."
        return ""

    def console(self) -> Console:
        """Return the console for the next line."""
        wanted = self._mode == SELF_VOICED or (self._mode != READER and self._voicing.is_alone)
        terminal = _with_keys(self._plain) if wanted else None
        if terminal is None:
            return self._plain
        if self._voiced is None:
            from asystent.terminal.selfvoiced import SelfVoicedConsole  # noqa: PLC0415 - only in its own mode

            self._voiced = SelfVoicedConsole(terminal, self._voicing)
        return self._voiced


def _with_keys(console: Console) -> TerminalConsole | None:
    return console if isinstance(console, TerminalConsole) and console.takes_keys else None
