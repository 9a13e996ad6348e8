"""Reading the YAML sources: plain data only, with the line of every mapping, and with limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from asystent.content import plainfile
from asystent.content.findings import ContentError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000
MAX_DIGITS = 18

_TOO_LARGE = "Plik jest zbyt rozbudowany. Trzeba go podzielić albo uprościć."
_INTEGER = re.compile(r"-?(0|[1-9]\d*)\Z")
_NULLS = {"", "~", "null"}

LINE = "_l"
"""Key under which each mapping keeps its line, counted from 1."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _convert(node: yaml.Node, file: str, depth: int, budget: list[int]) -> Any:  # noqa: C901 - one branch a kind of node
    budget[0] -= 1
    if budget[0] < 0 or depth > MAX_DEPTH:
        raise ContentError(file, node.start_mark.line + 1, _TOO_LARGE)
    if isinstance(node, yaml.ScalarNode):
        text = node.value
        if not node.style:
            if text in _NULLS:
                return None
            if _INTEGER.match(text):
                if len(text) > MAX_DIGITS:
                    raise ContentError(file, node.start_mark.line + 1, "Liczba jest za długa. Trzeba ją skrócić albo ująć w cudzysłów.")
                return int(text)
        return text
    if isinstance(node, yaml.SequenceNode):
        return [_convert(item, file, depth + 1, budget) for item in node.value]
    if not isinstance(node, yaml.MappingNode):  # pragma: no cover - there is no fourth kind of node
        raise ContentError(file, node.start_mark.line + 1, "Nieznany rodzaj zapisu.")
    result: dict[str, Any] = {LINE: node.start_mark.line + 1}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode) or key_node.value == LINE:
            raise ContentError(file, line, "Klucz musi być zwykłym słowem.")
        if key_node.value in result:
            raise ContentError(file, line, f"Klucz „{key_node.value}” jest dwa razy. Trzeba zostawić jeden.")
        result[key_node.value] = _convert(value_node, file, depth + 1, budget)
    return result


def _measure(text: str, file: str) -> None:
    """Raise ``ContentError`` for a text too deep or too large to be composed: the fast loader crashes where others complain."""
    depth = 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH or count > 2 * MAX_NODES:
                raise ContentError(file, event.start_mark.line + 1 if event.start_mark else 1, _TOO_LARGE)
    except yaml.YAMLError:
        return  # composing says what and where


def read_yaml(path: Path, file: str) -> Any:
    """Return the data of one file: str, int, None, list and dict (with ``LINE``) only.

    Dates and decimals stay text; whoever needs them converts them. ``file`` is the name used in messages.
    Raises ``ContentError`` with file and line when the file cannot be read.
    """
    try:
        raw = plainfile.read(path, MAX_BYTES)
    except plainfile.NotPlainError as error:
        raise ContentError(file, 1, "To nie jest zwykły plik. Trzeba go usunąć albo zastąpić plikiem.") from error
    except OSError as error:
        raise ContentError(file, 1, "Nie można odczytać pliku. Trzeba sprawdzić uprawnienia.") from error
    if len(raw) > MAX_BYTES:
        raise ContentError(file, 1, "Plik jest za duży. Największy dozwolony rozmiar to 2 megabajty.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(file, raw.count(b"\n", 0, error.start) + 1, "Plik nie jest zapisany w UTF-8.") from error
    _measure(text, file)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(file, line, "Zapis YAML jest błędny. Trzeba sprawdzić wcięcia, dwukropki i cudzysłowy.") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ContentError(file, 1, "Zapis YAML jest błędny.") from error
    if node is None:
        return None
    return _convert(node, file, 0, [MAX_NODES])
