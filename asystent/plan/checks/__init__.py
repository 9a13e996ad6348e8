"""Checks of the content, one function a rule; each finding says file, line and a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.law.engine import Engine
from asystent.plan.checks import (
    boundaries,
    calculators,
    catalogue,
    clashes,
    dates,
    examples,
    exclusions,
    families,
    moves,
    names,
    questions,
    records,
    references,
    sources,
    templates,
    wording,
)
from asystent.plan.checks.survey import Survey
from asystent.plan.checks.turning import Turning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from asystent.content.findings import Finding
    from asystent.content.store import Content
    from asystent.plan.checks.templates import Press

KEPT_DAYS = 400


def check(content: Content, today: date, press: Press | None = None) -> list[Finding]:
    """Return all findings about ``content``. ``today`` measures the age of what was checked.

    ``press`` makes letters of their templates; without it the templates are not looked at.
    """
    found = [*references.check(content), *exclusions.references(content), *clashes.references(content)]
    # What reckons with conditions would stumble over an id that does not exist; what stands on its own feet is still checked.
    broken = {finding.file for finding in found if finding.is_error}
    for function in (names, moves, records, calculators, wording):
        found += function.check(content)
    found += [*catalogue.shape(content), *dates.rows(content), *dates.loose_rows(content), *dates.horizon(content)]
    found += [*sources.check(content, today), *boundaries.check(content), *families.unvisited(content)]
    if press is not None:
        found += templates.words(content, press)
    engine = Engine(content, kept_days=KEPT_DAYS)
    found += examples.check(content, engine, broken)
    if broken:
        return found
    found += families.check(content, engine)
    found += clashes.check(content, engine)
    found += _reckoned(content)
    if press is not None:
        found += templates.branches(content, press, engine)
    return found


def _reckoned(content: Content) -> Iterator[Finding]:
    """Yield what comes out of looking at every right for every family at once."""
    turning = Turning(content)
    survey = Survey(content, turning)
    yield from questions.order(content)
    yield from questions.askable(content, turning)
    yield from questions.purpose(content, survey)
    yield from catalogue.reach(content, survey)
    yield from dates.silent(content, survey)
    yield from exclusions.check(content, turning)
    yield from examples.kinds(content, survey.possible)
