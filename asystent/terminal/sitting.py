"""One sitting: from the first line to ``Koniec pracy``, whatever ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asystent.errors import EndedError
from asystent.terminal import emphasis
from asystent.terminal.conversation import Conversation
from asystent.terminal.doorway import given_case, sweep
from asystent.terminal.keeper import Keeper
from asystent.terminal.modes import Keyboard
from asystent.terminal.orders import INTERRUPTED
from asystent.terminal.reply import Leave
from asystent.terminal.screen import Screen
from asystent.terminal.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from asystent.content.store import Content
    from asystent.terminal.console import Console
    from asystent.terminal.voicing import Voicing

LAST_WORDS = 5.0  # seconds that the voice has for its farewell


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the call asked for. ``day`` wins over the day in the case file; ``path`` is a case file to use."""

    path: Path | None = None
    day: date | None = None
    mode: str = ""
    is_kept: bool = True


def converse(console: Console, voicing: Voicing, wishes: Wishes, *, content: Content, today: date) -> int:
    """Hold the conversation and return the exit code. Raises ``UserError`` for a case file that cannot be used."""
    keyboard = Keyboard(console, voicing, wishes.mode)
    if wishes.is_kept:
        sweep(wishes.path)
    keeper = Keeper(wishes.path, today=today, is_off=not wishes.is_kept)
    session = Session(Screen(console, voicing), voicing, keeper, content, wishes.day or today)
    session.screen.pick_console = keyboard.console
    is_bold, told = emphasis.choose(console, wishes.mode, voicing, is_kept=wishes.is_kept)
    session.screen.emphasise = emphasis.emphasised if is_bold else None
    try:
        trouble = keeper.check()
        elsewhere = () if trouble else keeper.claim()
        # Read only once it is ours: until then another window may be saving its last answer.
        loaded = given_case(wishes.path, content, today, wishes.day)
        conversation = Conversation(session, wishes.path, wishes.day, today, is_kept=wishes.is_kept)

        def hold() -> None:
            conversation.open(loaded, (keyboard.sentence, told), (trouble, *elsewhere))
            conversation.go_on()

        return _until_the_end(session, console, hold)
    finally:  # whatever happened: the case is free for others
        session.keeper.release()


def _until_the_end(session: Session, console: Console, hold: Callable[[], None]) -> int:
    """Hold the conversation and take leave; return the exit code."""
    code = 0
    try:
        hold()
    except Leave as leaving:
        code = leaving.code
    except EOFError:
        session.screen.drop()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except EndedError:  # each answer was kept when it was given, and the window may be gone
        return INTERRUPTED
    session.screen.drop()
    try:
        session.screen.finish(*session.files_written(), session.keeper.state(session.case), "Koniec pracy.")
    except EndedError:
        return INTERRUPTED
    session.keeper.release()
    console.close()
    try:
        session.voicing.close(LAST_WORDS if console.is_interactive and code == 0 else 0.0)
    except KeyboardInterrupt:
        session.voicing.close()
    return code
