"""A case as a JSON document, and back. Pure: files are read and written in ``storage``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.interview import trail
from asystent.interview.case import UNKNOWN, Answer, Case, resumed
from asystent.interview.moves import follow
from asystent.interview.values import SHOWN_LIMIT, DocumentError, iso, raw_of, read_value, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asystent.content.model import Fact, Move

FORMAT = 1
BIRTH = "dziecko.data-urodzenia"
DUE = "ciaza.przewidywany-termin"
UNBORN = "nieurodzone"
ASIDE = "odlozone"
"""Where a case keeps answers that the content of today has no place for: fact id to what was told."""


class NewerFormatError(DocumentError):
    """A newer version of the program wrote the document."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A case as it was read.

    ``aside``: facts whose answers do not fit and were put aside now; ``returned``: those that were aside and fit again;
    ``moved``: sentences about questions that were renamed since.
    """

    case: Case
    aside: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def to_document(case: Case) -> dict[str, Any]:
    """Return the case as it is written to a file."""
    document: dict[str, Any] = {"format": FORMAT}
    if case.day is not None:
        document["na_dzien"] = case.day.isoformat()
    if case.name:
        document["nazwa"] = case.name
    told = {fact: raw_of(value) for fact, value in case.answers.items()}
    extra, order = case.extra, list(told)
    # The contract: of the day of birth and the day it is expected only one stands in a file.
    if isinstance(case.answers.get(BIRTH), date):
        if DUE in told:  # it is heeded again when the day of birth is taken back
            extra = {**extra, ASIDE: {**extra.get(ASIDE, {}), DUE: told.pop(DUE)}}
            order = [*told, DUE]
    elif told.get(BIRTH) == UNBORN:
        del told[BIRTH]  # a child not yet born is told by the day alone; without it neither is known
        order = [BIRTH, *told] if isinstance(case.answers.get(DUE), date) else list(told)
    document["odpowiedzi"] = told
    if case.skipped:
        document["pominiete"] = sorted(case.skipped)
    if back := trail.rows(case.history, order):
        document[trail.KEY] = back
    return {**document, **{key: value for key, value in extra.items() if key not in document}}


def read(
    document: Any,
    facts: Mapping[str, Fact],
    *,
    where: str,
    today: date,
    day: date | None = None,
    moves: Mapping[str, Move] | None = None,
    forgiving: bool = False,
) -> Reading:
    """Return the case that the document describes, and what became of its answers.

    ``where`` names the file in messages. Dates that must lie in the past are measured from ``day`` (the call's),
    else from the document's own ``na_dzien``, else from ``today``. ``moves`` tells which facts and values
    have another name today. ``forgiving``: an answer that does not fit is put aside and kept with the case instead of being
    refused, and one that was put aside earlier comes back when it fits. Raises ``DocumentError``.
    """
    if not isinstance(document, dict):
        raise DocumentError(f"W pliku {where} nie ma sprawy: plik powinien zaczynać się od nawiasu klamrowego i słowa format.")
    _check_format(document, where)
    own_day = _own_day(document, where)
    told = document.get("odpowiedzi", {})
    if not isinstance(told, dict):
        raise DocumentError(f"W pliku {where} odpowiedzi powinny być listą par: fakt i wartość w nawiasie klamrowym.")
    sieve = _Sieve(facts, moves or {}, day or own_day or today, where, forgiving=forgiving)
    sieve.take(told)
    _check_birth(sieve.answers, where)
    sieve.take_back(document.get(ASIDE))
    answers, aside = sieve.answers, sieve.aside
    if isinstance(answers.get(DUE), date) and BIRTH not in answers and BIRTH in facts:
        answers = {BIRTH: UNBORN, **answers}  # so that it can be changed once the child is there
    elif answers.get(BIRTH) == UNBORN and not isinstance(answers.get(DUE), date):
        del answers[BIRTH]  # what earlier versions wrote; it is asked again, with the day
    known = {"format", "na_dzien", "nazwa", "odpowiedzi", "pominiete", ASIDE, trail.KEY}
    extra = {key: value for key, value in document.items() if key not in known}
    case = resumed(
        answers,
        trail.steps(document.get(trail.KEY), sieve.step),
        skipped=_skipped(document, facts, answers, moves or {}),
        day=own_day,
        name=_name(document),
        extra={**extra, ASIDE: aside} if aside else extra,
    )
    # The day the birth was expected goes on unused: ``to_document`` puts it aside again while the child is born.
    unused = DUE if isinstance(answers.get(BIRTH), date) else ""
    returned = tuple(fact for fact in sieve.returned if fact in answers and fact != unused)
    return Reading(case, tuple(sieve.fresh), returned, tuple(sieve.moved))


class _Sieve:
    """Sorts what a document tells into answers of today and answers to keep aside."""

    def __init__(self, facts: Mapping[str, Fact], moves: Mapping[str, Move], day: date, where: str, *, forgiving: bool) -> None:
        self._facts, self._moves, self._day, self._where, self._forgiving = facts, moves, day, where, forgiving
        self.answers: dict[str, Answer] = {}
        self.aside: dict[str, Any] = {}
        self.fresh: list[str] = []
        self.returned: list[str] = []
        self.moved: dict[str, None] = {}

    def take(self, told: dict[str, Any]) -> None:
        """Read the answers. Raises ``DocumentError``."""
        for name, raw in told.items():
            at = follow(name, raw, self._moves)
            self.moved |= dict.fromkeys(at.sentences)
            is_taken = at.fact != name and (at.fact in told or self.answers.get(at.fact, UNKNOWN) != UNKNOWN)
            if not at.fact or is_taken:
                self.aside[name] = raw  # nobody asks about it any more, or it was told again under the name of today
                continue
            try:
                self.answers[at.fact] = self._read(at.fact, at.raw, name)
            except DocumentError:
                if not self._forgiving:
                    raise
                self.aside[name] = raw
                self.fresh.append(name)
        if self._forgiving and isinstance(self.answers.get(BIRTH), date) and isinstance(self.answers.get(DUE), date):
            self.aside[DUE] = raw_of(self.answers.pop(DUE))
            self.fresh.append(DUE)

    def take_back(self, kept: Any) -> None:
        """Read what was put aside before; what still does not fit stays there."""
        for name, raw in kept.items() if isinstance(kept, dict) else ():
            at = follow(name, raw, self._moves)
            if self._forgiving and at.fact not in self.answers:
                try:
                    self.answers[at.fact] = self._read(at.fact, at.raw, name)
                except DocumentError:
                    pass
                else:
                    self.returned.append(at.fact)
                    continue
            self.aside.setdefault(name, raw)

    def step(self, name: str, before: Any) -> tuple[str, Answer | None] | None:
        """Return the fact of a step back and its answer before (None: it had none); None when today has no place for it."""
        at = follow(name, UNKNOWN if before is None else before, self._moves)
        try:
            value = self._read(at.fact, at.raw, name)
        except DocumentError:
            return None
        return at.fact, None if before is None else value

    def _read(self, fact: str, raw: Any, name: str) -> Answer:
        if fact not in self._facts:
            raise DocumentError(_unknown_fact(name, raw, self._facts, self._where))
        return read_value(self._facts[fact], raw, day=self._day, where=self._where)


def _check_format(document: dict[str, Any], where: str) -> None:
    if "format" not in document:
        raise DocumentError(f"W pliku {where} brakuje słowa format; na początku powinno być: format 1.")
    number = document["format"]
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise DocumentError(f"W pliku {where} format to {shown(number)}, a powinna być liczba {FORMAT}.")
    if number > FORMAT:
        raise NewerFormatError(
            f"Plik {where} zapisała nowsza wersja programu, w formacie {number}; "
            f"ta wersja zna format {FORMAT}, więc trzeba zainstalować nowszy program."
        )


def _own_day(document: dict[str, Any], where: str) -> date | None:
    raw = document.get("na_dzien")
    if raw is None:
        return None
    day = iso(raw)
    if day is None:
        raise DocumentError(f"W pliku {where} na_dzien ma wartość {shown(raw)}, a powinna to być data, na przykład 2026-11-21.")
    return day


def _check_birth(answers: dict[str, Answer], where: str) -> None:
    born, due = answers.get(BIRTH), answers.get(DUE)
    if isinstance(born, date) and isinstance(due, date):
        raise DocumentError(
            f"W pliku {where} są naraz {BIRTH} i {DUE}, a dziecko albo już się urodziło, albo nie; trzeba usunąć jeden z tych faktów."
        )


def _unknown_fact(fact_id: str, raw: Any, facts: Mapping[str, Fact], where: str) -> str:
    area = str(fact_id).split(".", 1)[0]
    near = [known for known in facts if known.startswith(area + ".")] or sorted({known.split(".", 1)[0] + "." for known in facts})
    return (
        f"W pliku {where} jest nieznany fakt {shown(fact_id)} z wartością {shown(raw)}; "
        f"trzeba poprawić nazwę, dozwolone są: {', '.join(near)}."
    )


def _skipped(
    document: dict[str, Any], facts: Mapping[str, Fact], answers: dict[str, Answer], moves: Mapping[str, Move]
) -> frozenset[str]:
    raw = document.get("pominiete")
    if not isinstance(raw, list):
        return frozenset()
    named = {follow(item, UNKNOWN, moves).fact for item in raw if isinstance(item, str)}
    return frozenset(item for item in named if item in facts and item not in answers)


def _name(document: dict[str, Any]) -> str:
    raw = document.get("nazwa", "")
    return clean_name(raw) if isinstance(raw, str) else ""


def clean_name(text: str) -> str:
    """Return a name fit for a spoken line: printable, single spaces, at most 60 characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:SHOWN_LIMIT].strip()
