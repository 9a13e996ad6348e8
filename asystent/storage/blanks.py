"""What was typed into the letters of a case: names and addresses, in a file of their own beside it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asystent.errors import reason
from asystent.interview.values import DocumentError
from asystent.storage import atomic, places
from asystent.storage.casefile import DamagedFileError, SaveError, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEY = "pola"
"""Also where earlier versions kept them in the case itself."""
SUFFIX = ".pola"


@dataclass(frozen=True, slots=True)
class Blanks:
    """What was typed into letters, by letter and field. ``is_there``: a file of it is kept beside the case.

    ``is_sound`` false: that file is damaged and the version before it must stay.
    """

    texts: dict[str, dict[str, str]]
    is_there: bool = False
    notice: str = ""
    is_sound: bool = True


def place_of(path: Path) -> Path:
    """Where what was typed into the letters of the case in ``path`` is kept, if the person agreed to that."""
    return path.with_name(path.name + SUFFIX)


def load(path: Path) -> Blanks:
    """Return what was typed into letters; a damaged file is replaced by the version before it."""
    place = place_of(path)
    try:
        return Blanks(_texts_in(place), is_there=True)
    except DocumentError:
        if not os.path.lexists(place):
            return Blanks({})
    try:
        texts, left = _texts_in(atomic.previous_of(place)), "Wczytano poprzedni zapis, może w nim brakować ostatniego pola."
    except DocumentError:
        texts, left = {}, "Trzeba je wpisać jeszcze raz."
    notice = f"Uwaga. Plik {places.shown(place)} z danymi wpisanymi do pism jest uszkodzony. {left}"
    return Blanks(texts, is_there=True, notice=notice, is_sound=not texts)


def _texts_in(place: Path) -> dict[str, dict[str, str]]:
    document = read_document(place)
    if not isinstance(document, dict) or not isinstance(document.get(KEY), dict):
        raise DamagedFileError(f"Plik {places.shown(place)} nie ma danych do pism.")
    return typed(document[KEY])


def typed(raw: Any) -> dict[str, dict[str, str]]:
    """Return the texts by letter and field that ``raw`` holds; whatever is none is left out."""
    if not isinstance(raw, dict):
        return {}
    return {
        letter: {field: text for field, text in texts.items() if isinstance(text, str)}
        for letter, texts in raw.items()
        if isinstance(texts, dict)
    }


def save(path: Path, texts: Mapping[str, Mapping[str, str]], *, sound: bool = True) -> None:
    """Keep what was typed into the letters of the case in ``path``; ``sound`` as in ``save``. Raises ``SaveError``."""
    place = place_of(path)
    data = (json.dumps({"format": 1, KEY: texts}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    try:
        atomic.write(place, data, keep_previous=sound)
    except (OSError, ValueError) as error:
        raise SaveError(f"Nie udało się zapisać pliku {places.shown(place)}: {reason(error)}.") from None
