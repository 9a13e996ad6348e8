"""What a conversation is about: everything, or some fields of law only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asystent.content.store import Content
    from asystent.interview.case import Case

KEY = "dzialy"
"""Where the case file keeps the choice: a list of fields of law; absent means everything."""


def chosen(case: Case, content: Content) -> frozenset[str]:
    """Return the fields of law this case is about, empty for everything. What is not known any more is not heeded."""
    told = case.extra.get(KEY)
    known = {branch.id for branch in content.branches}
    return frozenset(item for item in told if item in known) if isinstance(told, list) else frozenset()


def whole(scope: frozenset[str], content: Content) -> frozenset[str]:
    """Return the chosen fields with those that belong to every conversation; empty stays everything."""
    return scope | {branch.id for branch in content.branches if branch.always} if scope else scope
