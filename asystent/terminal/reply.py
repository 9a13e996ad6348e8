"""What can come of asking."""

from __future__ import annotations

from enum import Enum
from typing import Any


class Leave(Exception):  # noqa: N818 - not an error: the person is done
    """The conversation is over; ``code`` is the exit code."""

    def __init__(self, code: int = 0) -> None:
        """Remember the exit code."""
        super().__init__(code)
        self.code = code


class Kind(Enum):
    """What came of asking."""

    VALUE = "value"
    BACK = "back"
    SKIP = "skip"
    CHANGED = "changed"
    WORD = "word"


class Reply:
    """What came of asking; ``value`` belongs to ``Kind.VALUE`` and ``Kind.WORD``."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: Kind, value: Any = None) -> None:
        """Keep both."""
        self.kind = kind
        self.value = value
