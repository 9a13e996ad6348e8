"""A mapping of the content, read key by key; an error names file and line."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from asystent.content.findings import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = "_l"

_trusted = 0
_NONE: set[str] = set()


@contextmanager
def proven() -> Iterator[None]:
    """Read entries that were proved when they were compiled: nothing is checked twice, which takes half the time."""
    global _trusted  # noqa: PLW0603 - builders make entries deep inside; passing a word through all of them costs what is saved
    _trusted += 1
    try:
        yield
    finally:
        _trusted -= 1


def is_proven() -> bool:
    """Return whether what is read now was proved before."""
    return _trusted > 0


class Entry:
    """Wraps one mapping. Every ``take`` marks its key as known; ``finish`` refuses the keys nobody asked for."""

    __slots__ = ("_seen", "data", "file", "line")

    def __init__(self, data: Any, file: str, line: int = 1) -> None:
        if not isinstance(data, dict):
            raise ContentError(file, line, "W tym miejscu ma stać zapis z kluczami.")
        self.data = data
        self.file = file
        self.line: int = data.get(LINE, line)
        self._seen: set[str] = _NONE if _trusted else {LINE}

    @property
    def where(self) -> str:
        """File and line, for messages and traces."""
        return f"{self.file}:{self.line}"

    def fail(self, sentence: str) -> ContentError:
        """Return an error at this entry."""
        return ContentError(self.file, self.line, sentence)

    def raw(self, key: str, default: Any = None) -> Any:
        """Return what stands under ``key``."""
        if not _trusted:
            self._seen.add(key)
        value = self.data.get(key)
        return default if value is None else value

    def has(self, key: str) -> bool:
        """Return whether ``key`` is written at all."""
        return key in self.data

    def text(self, key: str, default: str | None = None) -> str:
        """Return text; a missing key without default is an error."""
        if _trusted:
            plain = self.data.get(key)
            if type(plain) is str:
                return plain
            if plain is None and default is not None:
                return default
        value = self.raw(key)
        if value is None:
            if default is None:
                raise self.fail(f"Brakuje klucza „{key}”.")
            return default
        if isinstance(value, int):
            value = str(value)
        if value == "" and default == "":
            return ""
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"Klucz „{key}” ma zawierać tekst.")
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is missing."""
        items = self.items(key)
        for item in items:
            if not isinstance(item, str):
                raise self.fail(f"Klucz „{key}” ma zawierać listę tekstów.")
        return tuple(items)

    def flag(self, key: str) -> bool:
        """Return a yes or no; missing means no."""
        value = self.raw(key, "nie")
        if value not in {"tak", "nie"}:
            raise self.fail(f"Klucz „{key}” ma mieć wartość tak albo nie.")
        return bool(value == "tak")

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the allowed words."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.fail(f"Klucz „{key}” ma wartość „{value}”. Dozwolone: {', '.join(allowed)}.")
        return value

    def integer(self, key: str, default: int | None = None) -> int | None:
        """Return a whole number."""
        value = self.raw(key, default)
        if value is not None and not isinstance(value, int):
            raise self.fail(f"Klucz „{key}” ma być liczbą całkowitą.")
        return value

    def number(self, key: str) -> int | Decimal | None:
        """Return a number, decimal ones exactly."""
        value = self.raw(key)
        return None if value is None else to_number(value, self)

    def day(self, key: str) -> date | None:
        """Return a date, None when the key is missing or empty."""
        value = self.raw(key)
        if value is None:
            return None
        return to_day(value, self)

    def items(self, key: str) -> list[Any]:
        """Return a list; a missing key is an empty one."""
        value = self.raw(key, [])
        if not isinstance(value, list):
            raise self.fail(f"Klucz „{key}” ma zawierać listę.")
        return value

    def entries(self, key: str) -> list[Entry]:
        """Return a list of mappings."""
        return [Entry(item, self.file, self.line) for item in self.items(key)]

    def entry(self, key: str) -> Entry | None:
        """Return a mapping, None when the key is missing."""
        value = self.raw(key)
        return None if value is None else Entry(value, self.file, self.line)

    def finish(self) -> None:
        """Refuse keys that nobody asked for: most often a typing error that would silently change the law."""
        if _trusted:
            return
        extra = [key for key in self.data if key not in self._seen]
        if extra:
            raise self.fail(f"Nieznany klucz „{extra[0]}”.")


def to_day(value: Any, entry: Entry) -> date:
    """Return the date written as RRRR-MM-DD."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise entry.fail(f"„{value}” nie jest datą. Data ma postać rok, miesiąc, dzień, na przykład 2024-01-31.") from None


def to_number(value: Any, entry: Entry) -> int | Decimal:
    """Return the number written in digits, with a full stop before the decimals."""
    if isinstance(value, int):
        return value
    try:
        return Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise entry.fail(f"„{value}” nie jest liczbą.") from None
