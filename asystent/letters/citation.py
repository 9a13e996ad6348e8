"""Legal bases as a letter says them: words in full, because the same words are read, heard and brailled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.polish import citations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asystent.content.model import Act, Basis
    from asystent.content.store import Content

CERTAIN = ("statute", "official")
"""How well a version must have been checked for its exact place to be cited."""


def act_in_words(act: Act) -> str:
    """Return the act as a letter names it.

    A code or an act has its settled spoken name; a regulation is named by its whole title, for several of one
    title follow each other and only the date tells them apart.
    """
    if not act.title.startswith("Rozporządzenie"):
        return act.spoken
    return act.title[:1].lower() + act.title[1:].replace(" r. ", " roku ")


def cite(basis: Basis, content: Content) -> str:
    """Return one citation: the act, and the place in full words where the basis has one."""
    return _cited(content.act(basis.act), [basis.place] if basis.place else [])


def cite_all(bases: Iterable[Basis], content: Content) -> str:
    """Return the citations in one piece, places of one act gathered, nothing said twice."""
    places: dict[str, list[str]] = {}
    for basis in bases:
        known = places.setdefault(basis.act, [])
        if basis.place and basis.place not in known:
            known.append(basis.place)
    return "; ".join(_cited(content.act(act), known) for act, known in places.items())


def _cited(act: Act, places: list[str]) -> str:
    if not places:
        return act_in_words(act)
    return f"{act_in_words(act)}, {' oraz '.join(citations.printed(place) for place in places)}"
