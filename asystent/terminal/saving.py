"""Files into a folder that the person names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.letters import write
from asystent.storage import ledger, places
from asystent.storage.casefile import LETTERS
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.terminal.session import Session


def put(session: Session, make: Callable[[], dict[str, bytes] | None], name: str, what: str) -> list[Path] | None:
    """Ask for a folder and write there what ``make`` gives, under ``name`` and the day; None when the person went back.

    ``make`` (format to bytes, None: it cannot be made, and it has said why) is asked again when an answer was changed.
    ``what`` is said in questions: ``pismo``, ``kalendarz``.
    """
    data = make()
    note = None if session.keeper.is_off else ledger.note
    otherwise = _here()
    while data is not None:
        reply = session.ask(
            Prompt(
                text=f"W którym folderze zapisać {what}?",
                topic="folder",
                default=str(otherwise),
                default_means=f"folder {places.shown(otherwise)}",
                read=lambda text: text,
                is_free=True,
                can_skip=True,
                why=lambda: (f"W tym folderze powstanie {what}.",),
            )
        )
        if reply.kind in {Kind.BACK, Kind.SKIP}:
            return None
        if reply.kind is Kind.CHANGED:
            data = make()
            continue
        try:
            return write.write_files(data, name, session.day, Path(str(reply.value)).expanduser().absolute(), note)
        except UserError as error:
            session.screen.say(f"Błąd. {error.sentence}")
        except (OSError, RuntimeError, ValueError):
            session.screen.say("Błąd. W tym folderze nie da się nic zapisać. Trzeba wskazać inny folder.")
    return None


def remember(session: Session, paths: list[Path]) -> None:
    """Note with the case which files were written, so that they are named at the end and can be removed with it."""
    session.files += [places.shown(Path(path.name)) for path in paths]
    known = session.case.extra.get(LETTERS)
    session.case = session.case.with_extra(LETTERS, [*(known if isinstance(known, list) else []), *map(str, paths)])
    session.screen.say(session.keeper.save(session.case)[1])


def _here() -> Path:
    """Return the current folder, or the home folder where the current one is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.environ.get("HOME") or "/")
