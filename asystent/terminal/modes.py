"""Which console carries the conversation: cooked lines by default, keys echoed by voice when asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.terminal.console import TerminalConsole

if TYPE_CHECKING:
    from asystent.terminal.console import Console

VARIABLE = "ASYSTENT_TRYB"
READER, SELF_VOICED = "czytnik", "glos"


def console_for(option: str | None, width: int | None) -> Console:
    """Return the console for the mode given in the call, else in the environment. Raises ``UserError``.

    The self-voiced mode needs a keyboard: where lines come from elsewhere the reader mode is used.
    """
    mode = (option or os.environ.get(VARIABLE, "")).strip().lower().replace("ł", "l") or READER
    if mode not in {READER, SELF_VOICED}:
        raise UserError(f"Nie ma trybu „{mode[:30]}”. Są tryby: {READER} i {SELF_VOICED}.")
    plain = TerminalConsole(width)
    if mode == SELF_VOICED and plain.is_interactive:
        from asystent.terminal.selfvoiced import SelfVoicedConsole  # noqa: PLC0415 - only in its own mode

        return SelfVoicedConsole(plain)
    return plain
