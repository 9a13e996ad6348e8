"""Sections, fields of law, and the families of the test set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the conversation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A field of law. ``always``: it belongs to every conversation. ``has_paths``: the ways back to work belong to it."""

    id: str
    name: str
    always: bool
    has_paths: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A family used as a test of the whole catalogue."""

    name: str
    description: str
    answers: dict[str, Any]
    described_on: date | None
    expected: tuple[dict[str, Any], ...]
    where: str
