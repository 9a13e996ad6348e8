"""The page about the open data is held against the real output: every key documented exists, every key that exists is documented."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from asystent.content.builders.pieces import CERTAINTIES
from asystent.plan.register import register

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "katalog-json.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.xdist_group("catalogue")


def documented(heading):
    """The keys listed right under a heading, with their descriptions; the first list only."""
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)[1]
    first = re.search(r"(?:^- .*\n)+", section, re.MULTILINE)[0]
    return dict(re.findall(r"^- `([^`]+)`: (.*)$", first, re.MULTILINE))


@pytest.fixture(scope="module")
def everything(content):
    """The whole register, through JSON and back, as a reader of the data gets it."""
    return json.loads(json.dumps(register(content)))


def versions(everything):
    """Every version with the kind of its item."""
    return [(item["rodzaj"], version) for item in everything for version in item["wersje"]]


def gifts(everything):
    """Every amount of every right."""
    return [row for _, version in versions(everything) if isinstance(version["wartosc"], list) for row in version["wartosc"]]


def keys(rows):
    """All keys of some mappings."""
    return {key for row in rows for key in row}


def test_keys_of_every_level_are_documented_and_exist(everything):
    """On each level of the data the documented keys are exactly the keys that come out."""
    every = versions(everything)
    assert set(documented("Pozycja")) == keys(everything)
    assert set(documented("Wersja")) == keys(version for _, version in every)
    assert set(documented("Wartość uprawnienia")) == keys(gifts(everything))
    assert set(documented("Podstawa")) == keys(basis for _, version in every for basis in version["podstawa"])
    assert set(documented("Sprawdzenie")) == keys(version["sprawdzono"] for _, version in every if version["sprawdzono"])


def test_kinds_certainties_and_units_are_documented_and_exist(everything):
    """The closed lists of words are complete and hold nothing that never comes."""
    every = versions(everything)
    units = {row["jednostka"] for row in (*gifts(everything), *(version for _, version in every)) if row.get("jednostka")}
    assert set(documented("Rodzaje")) == {item["rodzaj"] for item in everything}
    assert set(documented("Jednostki")) == units
    assert set(documented("Pewność")) == set(CERTAINTIES)


def test_keys_of_some_kinds_only_come_with_those_kinds(everything):
    """A key said to belong to some kinds comes with exactly these; all other keys come with every item and version."""
    kinds = set(documented("Rodzaje"))
    where = defaultdict(set)
    for item in everything:
        for key in item:
            where["Pozycja", key].add(item["rodzaj"])
    for kind, version in versions(everything):
        for key in version:
            where["Wersja", key].add(kind)
    for heading in ("Pozycja", "Wersja"):
        for key, said in documented(heading).items():
            only = re.search(r"Tylko rodzaje? ([^.]*?)(?:, i tylko|, gdy|\.)", said)
            assert where[heading, key] == (set(re.findall(r"`([a-z]+)`", only[1])) if only else kinds), key


def test_value_is_what_the_page_says_for_its_kind(everything):
    """A program that reads the data by this page meets no other type; what is not described is never a number."""
    allowed = {
        "uprawnienie": (list, str),
        "droga": (str,),
        "parametr": (int, float, str),
        "termin": (int, type(None)),
        "wiedza": (str,),
        "pismo": (str,),
        "obliczenie": (str,),
        "wysylka": (str,),
    }
    section = PAGE.split("Co stoi w polu `wartosc`:")[1].split("##")[0]
    assert set(re.findall(r"^- `([a-z]+)`:", section, re.MULTILINE)) == set(allowed)
    for kind, version in versions(everything):
        assert isinstance(version["wartosc"], allowed[kind]), (kind, version["wartosc"])
        if kind in {"parametr", "termin"}:
            assert ("jednostka" in version) == isinstance(version["wartosc"], (int, float))
        if kind == "wysylka":
            assert version["sprawdzono"] is None


def test_kind_and_id_name_one_item(everything):
    """The pair is a key; the id alone is not, as the page warns."""
    pairs = [(item["rodzaj"], item["id"]) for item in everything]
    assert len(pairs) == len(set(pairs))
    assert len([item for item in everything if item["id"] == "odwolanie-do-sko"]) > 1


def test_versions_are_in_order_and_one_day_keeps_one(content, everything):
    """Versions go from the oldest; on one day an item keeps at most one, except the sentences about sending."""
    for item in everything:
        if item["rodzaj"] != "wysylka":
            days = [version["od"] for version in item["wersje"]]
            assert days == sorted(days), item["id"]
    for item in register(content, day=date(2019, 1, 1)):
        assert item["rodzaj"] == "wysylka" or len(item["wersje"]) <= 1, item["id"]


@pytest.mark.parametrize("step", [-1, 1])
def test_day_outside_the_described_law_has_no_version(content, everything, step):
    """The described time is the one on the page; a day beside it is answered with nothing, and no item is lost."""
    assert "od 31 grudnia 2015 roku do 31 grudnia 2026 roku" in PAGE
    assert (content.since, content.until) == (date(2015, 12, 31), date(2026, 12, 31))
    edge = content.since if step < 0 else content.until
    outside = register(content, day=date.fromordinal(edge.toordinal() + step))
    assert len(outside) == len(everything)
    assert not any(item["wersje"] for item in outside)
    assert any(item["wersje"] for item in register(content, day=edge))


def test_record_leads_to_the_items_the_page_names(content):
    """A record chooses the items that rest on it; a record left out leads nowhere."""
    found = [(item["rodzaj"], item["id"]) for item in register(content, "zasilek-pielegnacyjny.kwota")]
    assert found == [("uprawnienie", "zasilek-pielegnacyjny"), ("parametr", "kwota-zasilku-pielegnacyjnego")]
    assert not any(register(content, record) for record in content.ids("pominiete")[:1])


def test_example_comes_out_of_the_command():
    """The example is the real answer of the real command, with lists shortened to one that is really in them."""
    command = re.search(r"^## Przykład\n\n```\nuv run -q asystent (.*)\n```", PAGE, re.MULTILINE)[1]
    answer = subprocess.run(
        [sys.executable, "-m", "asystent", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    (real,) = json.loads(answer.stdout)
    (shown,) = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    (real_version,), (shown_version,) = real.pop("wersje"), shown.pop("wersje")
    assert shown == real
    assert shown_version["podstawa"][0] in real_version["podstawa"]
    assert set(shown_version["sprawdzono"]["zrodla"]) <= set(real_version["sprawdzono"]["zrodla"])
    for version in (real_version, shown_version):
        del version["podstawa"], version["sprawdzono"]["zrodla"]
    assert shown_version == real_version
