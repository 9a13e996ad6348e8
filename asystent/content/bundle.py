"""Compiled content as one text of which only the kinds that are asked for are read: the first question needs very few."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 2
"""A text of another format is compiled anew."""


class Bundle:
    """Kind of thing to its entries by id, each kind read from its own line when first asked for."""

    __slots__ = ("_lines", "_read")

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines
        self._read: dict[str, Any] = {}

    def __getitem__(self, kind: str) -> Any:
        if kind not in self._read:
            self._read[kind] = json.loads(self._lines[kind])
        return self._read[kind]

    def get(self, kind: str, default: Any = None) -> Any:
        """Return the entries of a kind, ``default`` where there is no such kind."""
        return self[kind] if kind in self._lines else default

    def whole(self) -> dict[str, Any]:
        """Return every kind as a plain mapping."""
        return {kind: self[kind] for kind in self._lines}


def dump(bundle: Mapping[str, Any], mark: str = "") -> str:
    """Return compiled content as text: a line for the format and ``mark``, then a line for each kind."""
    lines = [json.dumps([FORMAT, mark])]
    lines += [f"{kind} {json.dumps(entries, ensure_ascii=False, separators=(',', ':'))}" for kind, entries in bundle.items()]
    return "\n".join(lines) + "\n"


def read(text: str, mark: str | None = None) -> Bundle | None:
    """Return the content of a text, None where it is of another format or bears another ``mark``. Raises ``ValueError``."""
    # Not splitlines: a text of the content may hold other characters that end a line.
    head, *rest = text.removesuffix("\n").split("\n")
    found = json.loads(head)
    if found[0] != FORMAT or (mark is not None and found[1] != mark):
        return None
    lines = {}
    for line in rest:
        kind, _, entries = line.partition(" ")
        lines[kind] = entries
    if "kwestionariusz" not in lines:
        raise ValueError("kwestionariusz")
    return Bundle(lines)
