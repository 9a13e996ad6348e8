"""What changed for a family since last time is said first, with its provision."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.storage.talk_kit import talk

FIRST, LATER = date(2024, 6, 1), date(2026, 11, 22)
CASE = {"dziecko.data-urodzenia": "2016-09-01", "orzeczenie.rodzaj": "niepelnosprawnosc", "rodzic.praca": "umowa-o-prace"}
NEWS = "Od ostatniego razu zmieniło się"


@pytest.fixture
def case(tmp_path, monkeypatch, content):
    """A case whose results were told on the first day, with every question answered or put aside."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    path = tmp_path / "ala.json"
    path.write_text(json.dumps({"format": 1, "ostatnia_odpowiedz": "2024-06-01", "odpowiedzi": CASE}))
    assert NEWS not in talk(content, FIRST, "wszystkie", *["nie wiem"] * 45, path=path)
    assert json.loads(path.read_text(encoding="utf-8"))["ostatnio"]["dzien"] == "2024-06-01"
    return path


def test_news_come_first_and_once(content, case):
    """At most three, the weightiest first, each with a provision; after the results of that day were told they are no news any more."""
    said = talk(content, LATER, *["nie wiem"] * 20, path=case)
    news = said[said.index(NEWS) : said.index("Pytanie 1,")]
    assert "1 czerwca 2024" in news
    assert 1 <= news.count("Zmiana ") <= 3
    assert news.count("Podstawa prawna:") == news.count("Zmiana ")
    assert NEWS not in talk(content, LATER, path=case)


def test_nothing_changed_is_no_news(content, case):
    """The same day again, another day of the call, or other answers: the law changed nothing that this family was told."""
    assert NEWS not in talk(content, FIRST, path=case)
    assert NEWS not in talk(content, FIRST, path=case, day=LATER)
    assert NEWS not in talk(content, date(2023, 6, 1), *["nie wiem"] * 5, path=case)
    assert json.loads(case.read_text(encoding="utf-8"))["ostatnio"]["dzien"] == "2024-06-01"
    document = json.loads(case.read_text(encoding="utf-8"))
    document["odpowiedzi"]["rodzic.praca"] = "bez-pracy"
    case.write_text(json.dumps(document), encoding="utf-8")
    assert NEWS not in talk(content, LATER, path=case)


@pytest.mark.parametrize("kept", ["x", {}, {"odpowiedzi": None}, {"dzien": "wczoraj", "wyniki": []}, {"wyniki": {"urlop-wychowawczy": 5}}])
def test_a_damaged_note_is_no_news(content, case, kept):
    """What somebody wrote there by hand is passed over."""
    document = json.loads(case.read_text(encoding="utf-8"))
    if isinstance(kept, dict):
        kept = {**document["ostatnio"], **kept}
    case.write_text(json.dumps({**document, "ostatnio": kept}), encoding="utf-8")
    assert "Koniec pracy" in talk(content, LATER, path=case)


def test_the_note_forgets_an_answer_that_is_taken_back(content, case):
    """docs/bezpieczenstwo.md: wstecz at the results takes the answer out of the whole file, also out of what was told by it."""
    before = json.loads(case.read_text(encoding="utf-8"))
    *_, last = before["odpowiedzi"]
    assert last in before["ostatnio"]["odpowiedzi"]
    assert "Wstecz. Cofnięto odpowiedź" in talk(content, FIRST, "wstecz", path=case)
    assert last not in case.read_text(encoding="utf-8")
