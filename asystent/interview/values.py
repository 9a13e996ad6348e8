"""One answer as it stands in a document, and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.case import UNKNOWN
from asystent.polish import controls

if TYPE_CHECKING:
    from asystent.content.model import Fact
    from asystent.interview.case import Answer

SHOWN_LIMIT = 60


class DocumentError(UserError):
    """The document cannot be used; the sentence names the place, the value and what is allowed."""


def raw_of(value: Answer) -> str | int:
    """Return an answer as it stands in a document."""
    return value.isoformat() if isinstance(value, date) else value


def read_value(fact: Fact, raw: Any, *, day: date, where: str) -> Answer:
    """Return the answer written as ``raw``. Raises ``DocumentError`` naming fact, value and allowed values."""
    if raw == UNKNOWN:
        return UNKNOWN
    if isinstance(raw, str) and raw in {value.id for value in fact.special}:
        return raw
    problem = f"W pliku {where} fakt {fact.id} ma wartość {shown(raw)}, "
    if fact.type == "liczba":
        return _number(fact, raw, problem)
    if fact.type == "data":
        return _date(fact, raw, day, problem)
    if isinstance(raw, str) and raw in {value.id for value in fact.values}:
        return raw
    raise DocumentError(f"{problem}a {allowed(fact)}.")


def allowed(fact: Fact) -> str:
    """Say which values a fact may have, without a full stop."""
    special = [value.id for value in fact.special]
    if fact.type == "liczba":
        text = "dozwolona jest liczba całkowita"
        if fact.least is not None and fact.most is not None:
            text += f" od {fact.least} do {fact.most}"
        words = [UNKNOWN]
    elif fact.type == "data":
        text = "dozwolona jest data, na przykład 2024-03-01"
        words = [*special, UNKNOWN]
    else:
        return "dozwolone są: " + ", ".join([*(value.id for value in fact.values), UNKNOWN])
    return text + ", albo słowo: " + ", ".join(words)


def _number(fact: Fact, raw: Any, problem: str) -> int:
    fits = isinstance(raw, int) and not isinstance(raw, bool)
    if fits and (fact.least is None or raw >= fact.least) and (fact.most is None or raw <= fact.most):
        return int(raw)
    raise DocumentError(f"{problem}a {allowed(fact)}.")


def _date(fact: Fact, raw: Any, day: date, problem: str) -> date:
    value = iso(raw)
    if value is None:
        raise DocumentError(f"{problem}a {allowed(fact)}.")
    if fact.past and value > day:
        raise DocumentError(f"{problem}a ten dzień jest po {day.isoformat()}, czyli w przyszłości; trzeba poprawić datę.")
    return value


def iso(raw: Any) -> date | None:
    """Return the day written as in 2024-03-01, None when it is none."""
    if not isinstance(raw, str) or len(raw) != len("2024-03-01") or not raw.isascii():
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def shown(raw: Any) -> str:
    """A value as it stands in the file, short and without control characters."""
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, (dict, list)):
        return "złożoną, z nawiasami"
    text = controls.shown(str(raw)[: SHOWN_LIMIT + 1])
    return (text if len(text) <= SHOWN_LIMIT else text[:SHOWN_LIMIT] + " i tak dalej") or "pustą"
