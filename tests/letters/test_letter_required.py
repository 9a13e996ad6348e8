"""Every letter has what the provision named beside it in ``wymagania.yaml`` demands, on the day named there."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from letter_kit import LETTERS, examples

from asystent.letters import compose, write

FILE = yaml.safe_load(Path(__file__).with_name("wymagania.yaml").read_text(encoding="utf-8"))
BLOCKS: dict[str, list[dict[str, str]]] = FILE["bloki"]
BRANCHES: dict[str, dict[str, str]] = FILE["galezie"]
ENTRIES: list[dict[str, Any]] = FILE["pisma"]
KEYS = {"id", "wariant", "przepis", "dzien", "odpowiedzi", "pola", "bloki", "wymagane", "cytuje", "nie_cytuje", "znany_blad"}
NOW = dt.date(2026, 11, 21)
THEN = dt.date(2016, 3, 1)
ATTACHMENTS = re.compile(r"^Załączniki$", re.MULTILINE)


def name(entry: dict[str, Any]) -> str:
    return "_".join(str(entry[key]) for key in ("id", "dzien", "wariant") if key in entry)


def demands(entry: dict[str, Any]) -> list[dict[str, str]]:
    """Return what an entry demands: its own list and the shared lists that it names."""
    return [*(item for block in entry.get("bloki", ()) for item in BLOCKS[block]), *entry.get("wymagane", ())]


def chosen(entry: dict[str, Any]) -> dict[str, str]:
    """Return the answers that lead to the branch an entry is about."""
    return BRANCHES.get(entry["id"], {}) | entry.get("pola", {})


def parts(text: str) -> dict[str, str]:
    """Return the letter whole, before the list of attachments, and the list alone (empty where there is none)."""
    heading = ATTACHMENTS.search(text)
    body, attached = (text[: heading.start()], text[heading.end() :]) if heading else (text, "")
    return {"": text, "tresc": body, "zalaczniki": attached}


def cited(place: str, text: str) -> bool:
    """Return whether ``place`` is named as it stands: "paragraf 1" is not found in "paragraf 19" or "paragraf 1a"."""
    start, end = (r"\b" if edge.isalnum() else "" for edge in (place[0], place[-1]))
    return re.search(start + re.escape(place) + end, text) is not None


def cases() -> list[Any]:
    return [
        pytest.param(
            entry,
            id=name(entry),
            marks=[pytest.mark.xfail(reason=entry["znany_blad"], strict=True, raises=AssertionError)] if "znany_blad" in entry else [],
        )
        for entry in ENTRIES
    ]


@pytest.mark.parametrize("entry", cases())
def test_letter_has_what_its_provision_demands(content, entry):
    """A letter has the contents and attachments that the entry's ``przepis`` demands, and cites the law of its day only."""
    values = examples(content.letter(entry["id"])) | chosen(entry)
    text = write.compose_letter(content, entry["id"], entry.get("odpowiedzi", {}), values, entry["dzien"]).text()
    places = parts(text)
    wanting = [item["co"] for item in demands(entry) if not re.search(item["tekst"], places[item.get("gdzie", "")], re.MULTILINE)]
    uncited = [place for place in entry.get("cytuje", ()) if not cited(place, text)]
    false = [place for place in entry.get("nie_cytuje", ()) if cited(place, text)]
    assert (wanting, uncited, false) == ([], [], []), entry["przepis"]


def test_no_letter_lacks_an_entry():
    """Each letter there is has an entry for the law in force now, and no entry is for a letter that is gone."""
    assert {entry["id"] for entry in ENTRIES if entry["dzien"] == NOW} == set(LETTERS)
    assert {entry["id"] for entry in ENTRIES} == set(LETTERS)


def test_no_letter_lacks_an_entry_for_the_old_law(content, at):
    """A letter that stands on another version of the law on 1 March 2016 has an entry for that day too."""
    old = {entry["id"] for entry in ENTRIES if entry["dzien"] == THEN}
    letters = [content.letter(letter_id) for letter_id in LETTERS]
    assert not {item.id for item in letters if compose.version_of(item, at(NOW)) != compose.version_of(item, at(THEN))} - old


def test_entries_are_well_formed():
    """An entry names its provision, demands something, and uses only the keys and days there are: a misspelt key checks nothing."""
    names = [name(entry) for entry in ENTRIES]
    assert len(names) == len(set(names))
    for entry in ENTRIES:
        assert set(entry) <= KEYS, name(entry)
        assert entry["przepis"], name(entry)
        assert entry["dzien"] in {NOW, THEN}, name(entry)
        assert set(entry.get("bloki", ())) <= set(BLOCKS), name(entry)
        assert demands(entry), name(entry)
        for item in demands(entry):
            assert {"co", "tekst"} <= set(item) <= {"co", "tekst", "gdzie"}, name(entry)
            assert item.get("gdzie", "tresc") in {"tresc", "zalaczniki"}, name(entry)


def test_every_field_changed_by_an_entry_takes_that_value(content):
    """A branch is called for by a field that the letter has and a value that the field takes, else the example would be checked."""
    for entry in ENTRIES:
        letter = content.letter(entry["id"])
        assert set(chosen(entry)) <= {field.id for field in letter.fields}, name(entry)
        compose.read_values(letter, chosen(entry))
