"""A family in words: who it is that finds no version, or two, or a way closed and open at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from asystent.content.model import Span
from asystent.interview.confirm import after_colon, sentence
from asystent.law.calendar import LAST_DAY, add_span
from asystent.law.diagram import TERMINAL, TRUE

if TYPE_CHECKING:
    from asystent.law.frame import Frame

MOST_FACTS = 12
# Days that sound like a family and not like a table: not before the child's age, not far ahead.
OLDEST, LATEST, USUAL = Span(17, "lat"), Span(1, "lat"), Span(4, "lat")


def describe(frame: Frame, node: int) -> str:
    """Return one family of which ``node`` is true, as a sentence; "Każda rodzina." where it is true of all.

    ``node`` is a diagram of true and false of ``frame`` that can be true.
    """
    cells = _family(frame, node)
    words = []
    for fact in sorted(cells, key=lambda name: frame.law.content.ids("fakty").index(name))[:MOST_FACTS]:
        value = _value(frame, fact, cells[fact])
        words.append(after_colon(sentence(frame.law.content.fact(fact), value)).rstrip("."))
    return f"Przykładowa rodzina: {', '.join(words)}." if words else "Każda rodzina."


def _family(frame: Frame, node: int) -> dict[str, int]:
    diagram = frame.diagram
    dead: set[int] = set()

    def walk(current: int) -> dict[str, int] | None:
        if current == TRUE:
            return {}
        if current in dead or diagram.variable[current] == TERMINAL:
            return None
        fact = frame.fact_of(diagram.variable[current])
        for cell in _likely(frame, fact):
            found = walk(diagram.children[current][cell])
            if found is not None:
                found[fact] = cell
                return found
        dead.add(current)
        return None

    return walk(node) or {}


def _likely(frame: Frame, fact: str) -> list[int]:
    """Return the cells of a fact's domain, the most usual family first."""
    values = frame.cells(fact)
    usual = add_span(frame.law.day, USUAL, -1)

    def distance(cell: int) -> int:
        value = _value(frame, fact, cell)
        return abs((value - usual).days) if isinstance(value, date) else 10**6

    if frame.law.content.fact(fact).type != "data":
        return list(range(len(values)))
    return sorted(range(len(values)), key=distance)


def _value(frame: Frame, fact: str, cell: int) -> Any:
    """Return a value out of a cell; a day is moved to where such a day usually lies."""
    values = frame.cells(fact)
    start = values[cell]
    if not isinstance(start, date) or frame.law.partners(fact):
        return start
    following = values[cell + 1] if cell + 1 < len(values) else None
    end = following - timedelta(days=1) if isinstance(following, date) else LAST_DAY
    today = frame.law.day
    if frame.law.content.fact(fact).past:
        end = min(end, today)
    low, high = max(start, add_span(today, OLDEST, -1)), min(end, add_span(today, LATEST))
    if low > high:
        return end if end < low else start
    return low + (high - low) // 2
