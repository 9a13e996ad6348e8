"""Law facts that are no entitlement, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from asystent.content.model.pieces import Basis, Checked, Condition, Line


@dataclass(frozen=True, slots=True)
class KnowledgeVersion:
    """What holds in one stretch of time; ``kind`` as in ``Version``. ``number`` None: nothing to count."""

    kind: str
    since: date
    until: date | None
    reason: str
    sentences: tuple[Line, ...]
    number: int | Decimal | None
    unit: str
    basis: tuple[Basis, ...]
    checked: Checked | None
    open_start: bool
    where: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A law fact that is no entitlement of its own: how long a prescription is valid, what a class may count.

    ``condition`` tells whom it concerns, None: everybody. ``notes`` are traps.
    """

    id: str
    name: str
    chapter: str
    records: tuple[str, ...]
    condition: Condition | None
    versions: tuple[KnowledgeVersion, ...]
    notes: tuple[Line, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A record of the research that the content leaves out, and why."""

    record: str
    reason: str
    where: str
