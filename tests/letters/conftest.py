"""The real content and the five letters, shared by the tests of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from letter_kit import TODAY

from asystent.content import store
from asystent.law.engine import Engine
from asystent.letters import compose

if TYPE_CHECKING:
    import datetime as dt


@pytest.fixture(scope="session")
def content() -> store.Content:
    """Return the content that travels with the program."""
    return store.load()


@pytest.fixture(scope="session")
def engine(content: store.Content) -> Engine:
    """Return one engine for all tests: its answers do not depend on what was asked before."""
    return Engine(content, kept_days=32)


@pytest.fixture
def at(content: store.Content, engine: Engine):
    """Return a maker of occasions: the day, and the answers of the case."""

    def make(day: dt.date = TODAY, **answers: str) -> compose.Occasion:
        facts = {name.replace("__", ".").replace("_", "-"): value for name, value in answers.items()}
        return compose.occasion(content, facts, day, engine)

    return make
