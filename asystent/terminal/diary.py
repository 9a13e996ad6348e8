"""The deadlines of the results as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.letters import ics
from asystent.plan.report import calendar_note
from asystent.storage import places
from asystent.terminal import saving

if TYPE_CHECKING:
    from asystent.plan.result import Result
    from asystent.terminal.session import Session


def keep(session: Session, result: Result) -> None:
    """Write the deadlines that still run into a file that a telephone or a calendar program takes."""
    running = [item for item in (*result.deadlines, *result.possible_deadlines) if not item.passed]
    if not running:
        session.screen.say("Nie ma terminu, który jeszcze biegnie, więc nie ma czego zapisać w kalendarzu.")
        return

    def make() -> dict[str, bytes]:
        events = ((item, calendar_note(session.content, item)) for item in running)
        return {"ics": ics.to_bytes(events, session.case.name, session.day)}

    paths = saving.put(session, make, "terminy", "kalendarz")
    if paths is None:
        return
    maybe = sum(bool(item.depends) for item in running)
    told = f" W tym terminy, które mogą biec: {maybe}." if maybe else ""
    session.screen.say(f"Zapisano kalendarz. Liczba terminów: {len(running)}.{told} Plik: {places.shown(paths[0])}")
    saving.remember(session, paths)
