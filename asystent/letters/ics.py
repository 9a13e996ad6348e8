"""Deadlines as an iCalendar file (RFC 5545): whole days, a reminder, and an identity that survives a second export."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from asystent.plan.result import DeadlineResult

LINE_OCTETS = 75
REMINDER_DAYS = 3


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def _folded(line: str) -> str:
    """Cut a line into pieces of at most 75 octets, never inside a character."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > LINE_OCTETS:
            pieces.append(piece)
            piece = " "
        piece += sign
    return "\r\n".join([*pieces, piece])


def _event(item: DeadlineResult, note: str, case: str, stamp: date) -> list[str]:
    identity = hashlib.sha256(f"{case}\n{item.id}".encode()).hexdigest()[:24]
    description = f"{item.description} {note}".strip()
    # A day that may not concern the family stands there all the same: one missed costs more than one looked at in vain.
    head = "Termin, który może biec: " if item.depends else "Termin: "
    return [
        "BEGIN:VEVENT",
        f"UID:{item.id}-{identity}@asystent",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{item.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(head + item.name)}",
        f"DESCRIPTION:{_escaped(description)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped('Zbliża się ' + head[:1].lower() + head[1:] + item.name)}",
        f"TRIGGER:-P{REMINDER_DAYS}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def to_bytes(items: Iterable[tuple[DeadlineResult, str]], case: str, stamp: date) -> bytes:
    """Return the file. ``items`` are deadlines with what is to be said beside them, such as the legal basis.

    ``case`` names the case: the same deadline of the same case keeps its identity, so a calendar updates it instead of
    showing it twice. ``stamp`` is the day of the result, so that the same result gives the same file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//asystent//terminy//PL", "CALSCALE:GREGORIAN"]
    for item, note in items:
        lines += _event(item, note, case, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines).encode()
