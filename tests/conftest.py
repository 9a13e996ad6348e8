"""What many tests share: the real content, an engine, and random families."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from asystent.content.store import load  # noqa: E402 - needs the path set above
from asystent.law.engine import Engine  # noqa: E402 - as above
from tests.faults import tally  # noqa: E402 - as above
from tests.ucho import hearing  # noqa: E402 - as above

# `.ci/long` asks for many times the examples.
MORE = int(os.environ.get("ASYSTENT_PRZYKLADY", "1"))

settings.register_profile("asystent", deadline=None, suppress_health_check=list(HealthCheck), max_examples=60, print_blob=True)
settings.load_profile("asystent")


NO_SOLVER = "Nie ma pakietu z3. Prawo nie jest porównane z osobnym programem, który rozwiązuje warunki."
FAULT = "usterka"
"""The property of a test report that holds its line of the table of faults of the voice."""


def pytest_terminal_summary(terminalreporter):
    """Print what the readers said of the screen, which faults were tried, and what each fault of the voice costs."""
    hearing.pytest_terminal_summary(terminalreporter)
    tally.pytest_terminal_summary(terminalreporter)
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    lines = sorted({text for report in reports for name, text in getattr(report, "user_properties", ()) if name == FAULT})
    for line in ["Usterki głosu w rozmowie: co wtedy widać.", *lines] if lines else ():
        terminalreporter.write_line(line)
    if any(NO_SOLVER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_line(NO_SOLVER)


@pytest.fixture(scope="session", autouse=True)
def _own_folder(tmp_path_factory):
    """Commands remember what they write: never in the folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASYSTENT_DOM", str(tmp_path_factory.mktemp("dom")))
        yield


@pytest.fixture(scope="session")
def content():
    """The content as the program loads it."""
    return load()


@pytest.fixture(scope="session")
def engine(content):
    """An engine over the real content."""
    return Engine(content, kept_days=40)


@st.composite
def days(draw, content):
    """A day of the described law, turning points first."""
    turning = sorted({version.since for right in every_right(content) for version in right.versions})
    near = [day + timedelta(days=step) for day in turning for step in (-1, 0)]
    near = [day for day in near if content.since <= day <= content.until]
    if draw(st.booleans()):
        return draw(st.sampled_from(near))
    return draw(st.dates(content.since, content.until))


@st.composite
def families(draw, content, day, facts=None):
    """A random family on ``day``: every fact is absent, unknown, or has an allowed value."""
    answers = {}
    for name in facts if facts is not None else content.ids("fakty"):
        choice = draw(st.integers(0, 3))
        if choice == 0:
            continue
        if choice == 1:
            answers[name] = "nie-wiem"
            continue
        answers[name] = draw(values(content.fact(name), day))
    if isinstance(answers.get("dziecko.data-urodzenia"), date):
        answers.pop("ciaza.przewidywany-termin", None)
    return answers


def values(fact, day):
    """Allowed values of a fact on ``day``."""
    special = [st.just(value.id) for value in fact.special if not value.follows_from]
    if fact.type == "wybor":
        return st.sampled_from([value.id for value in fact.values])
    if fact.type == "liczba":
        near = st.sampled_from([0, 1, 5, 6, 12, 28, 29, 36, 37, 365, 764, 765])
        fits = near.filter(lambda number: fact.least <= number <= fact.most)
        return st.one_of(fits, st.integers(fact.least, fact.most), *special)
    last = day if fact.past else day + timedelta(days=3000)
    near = st.dates(day - timedelta(days=60), min(last, day + timedelta(days=60)))
    return st.one_of(st.dates(day - timedelta(days=9000), last), near, *special)


def every_right(content):
    """All rights and paths."""
    for kind in ("uprawnienia", "sciezki"):
        for name in content.ids(kind):
            yield content.right(name)
