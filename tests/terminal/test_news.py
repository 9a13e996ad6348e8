"""What changed for a family since last time is said first, with its cause and its provision."""

from __future__ import annotations

import copy
import json
from datetime import date, timedelta

import pytest

from asystent.content.store import Content
from asystent.terminal import news
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


LEAVE = "urlop-opiekunczy"
THEN, NOW = date(2026, 11, 20), date(2026, 11, 22)
MENDED, LAW, TIME, WORDS = ("poprawiono program", "zmieniło się prawo", "minął czas", "poprawiono w programie opis")


def edited(content, change):
    """The content with the leave for carers changed."""
    bundle = copy.deepcopy(content.bundle())
    change(bundle["uprawnienia"][LEAVE])
    return Content(bundle)


def four_days(right):
    """A mistake of ours: the leave has 5 days."""
    right["wersje"][1]["daje"][0]["ile"] = 4


def not_there(right):
    """A gap of ours: the leave is said to exist no longer."""
    old, new = right["wersje"]
    new.update({**old, "od": new["od"], "do": "2026-12-31"})


def other_words(right):
    """Words that are put otherwise."""
    right["skrot"] = "W roku jest 5 dni."


def six_days_soon(right):
    """Another version of the law, in force from the day between."""
    right["wersje"].append({**copy.deepcopy(right["wersje"][1]), "od": "2026-11-21"})
    right["wersje"][1]["do"] = "2026-11-20"
    right["wersje"][2]["daje"][0]["ile"] = 6


def heard(path, old, new, *, then=THEN, now=NOW, answers=CASE):
    """The news of a family that heard its results from ``old`` and comes back to ``new``; by name of the right what is said of it."""
    path.write_text(json.dumps({"format": 1, "ostatnia_odpowiedz": then.isoformat(), "odpowiedzi": answers}))
    talk(old, then, "wszystkie", *["nie wiem"] * 45, path=path)
    return again(path, new, now)


def again(path, content, now=NOW):
    """The news with which the case is taken up."""
    said = talk(content, now, path=path)
    said = said[said.index(NEWS) :].partition("Koniec zmian.")[0] if NEWS in said else ""
    parts = [part.partition(". ")[2] for part in said.split("Zmiana ")[1:]]  # without its number
    return {name: text for name, _, text in (part.partition(". ") for part in parts)}


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Where a case is kept; all its news are told, not only the weightiest."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    monkeypatch.setattr(news, "MOST", 99)
    return tmp_path / "ala.json"


CAUSES = [
    (four_days, None, [MENDED], "Nadal: przysługuje. Zmienił się wymiar albo kwota."),
    (not_there, None, [MENDED], "Przedtem: nie przysługuje. Teraz: przysługuje."),
    (None, not_there, [MENDED], "Przedtem: przysługuje. Teraz: nie przysługuje."),
    (other_words, None, [WORDS], "Nadal: przysługuje."),
    (None, six_days_soon, [LAW], "Nadal: przysługuje. Zmienił się wymiar albo kwota."),
    (six_days_soon, six_days_soon, [LAW], "Nadal: przysługuje."),
    (four_days, six_days_soon, [MENDED, LAW], "Nadal: przysługuje."),
    (not_there, six_days_soon, [MENDED, LAW], "Przedtem: nie przysługuje. Teraz: przysługuje."),
]


@pytest.mark.parametrize("before, after, causes, told", CAUSES)
def test_a_mistake_of_ours_is_not_called_a_change_of_the_law(content, path, before, after, causes, told):
    """Two contents, two days: what the earlier day's law already gave was our mistake, another version since then is the law."""
    old, new = (edited(content, change) if change else content for change in (before, after))
    found = heard(path, old, new)
    assert list(found) == ["Urlop opiekuńczy, 5 bezpłatnych dni w roku"]
    [text] = found.values()
    assert text.startswith(told)
    assert [cause for cause in (MENDED, LAW, TIME, WORDS) if cause in text] == causes
    assert "Podstawa prawna: " in text
    assert "Podstawa prawna: Kodeks pracy, artykuł 173 indeks 1" in text or after is not_there


def test_the_same_content_on_the_same_law_is_no_news(content, path):
    """Days later, when nothing has changed, nothing is said; a correction on the very same day is said."""
    assert heard(path, content, content) == {}
    assert heard(path, edited(content, four_days), content, then=NOW) != {}


def test_a_birthday_is_time_and_not_law(content, path):
    """A child turns eight between two runs: what ends with that age ends because time has passed, under the same law."""
    birth = {**CASE, "dziecko.data-urodzenia": "2018-11-21"}
    found = heard(path, content, content, answers=birth)
    text = found["Elastyczna organizacja pracy, gdy dziecko ma mniej niż 8 lat"]
    assert "Teraz: nie przysługuje. Przyczyna: minął czas" in text
    assert "Dziecko skończyło 8 lat" in text
    assert "Podstawa prawna: Kodeks pracy" in text
    assert not any(LAW in text or "popraw" in text for text in found.values())


def till_eight(right):
    """The leave ends with the eighth birthday, and only children born before a day of the statute have it."""
    age = {"fakt": "dziecko.data-urodzenia", "wiek_mniej_niz": "8 lat", "zdanie": "Za młode.", "zdanie_nie": "Ma 8 lat."}
    born = {"fakt": "dziecko.data-urodzenia", "przed": "2018-11-22", "zdanie": "Wcześnie.", "zdanie_nie": "Późno."}
    right["wersje"][1]["warunki"] = {"wszystkie": [age, born]}


def till_eight_in_two_versions(right):
    """As above, and the law was put into other words on the very day of that birthday."""
    till_eight(right)
    right["wersje"][1]["warunki"]["wszystkie"].pop()
    right["wersje"].append({**copy.deepcopy(right["wersje"][1]), "od": "2026-11-21"})
    right["wersje"][1]["do"] = "2026-11-20"


@pytest.mark.parametrize("change", [till_eight, till_eight_in_two_versions])
def test_what_a_birthday_ends_is_time_whatever_the_law_does(content, path, change):
    """Dates of the statute stand still, so the family is not made younger where the law is the same; a new version alone is no cause."""
    changed = edited(content, change)
    birth = {**CASE, "dziecko.data-urodzenia": "2018-11-21"}
    text = heard(path, changed, changed, answers=birth)["Urlop opiekuńczy, 5 bezpłatnych dni w roku"]
    assert "Przedtem: przysługuje. Teraz: nie przysługuje. Przyczyna: minął czas" in text
    assert LAW not in text


def test_the_end_of_a_time_for_requests_is_not_said_to_be_a_new_law(content, path):
    """Where a condition names its own days, the content does not tell a new rule from the end of a season, so neither is claimed."""
    child = {**CASE, "dziecko.data-urodzenia": "2019-09-02"}
    found = heard(path, content, content, then=date(2026, 8, 31), now=date(2026, 9, 1), answers=child)
    assert "zmieniło się prawo albo minął dzień, który wyznaczają przepisy" in found["Odroczenie obowiązku szkolnego"]


def test_a_note_of_an_earlier_version_still_serves(content, path):
    """Without marks of words a changed result is told with its cause, changed words are not news."""
    old = edited(content, four_days)
    for told, number in ((old, 1), (content, 0)):
        heard(path, told, told, now=THEN)
        document = json.loads(path.read_text(encoding="utf-8"))
        document["ostatnio"]["wyniki"] = {name: kept[:2] for name, kept in document["ostatnio"]["wyniki"].items()}
        path.write_text(json.dumps(document), encoding="utf-8")
        found = again(path, edited(content, other_words))
        assert [MENDED in text for text in found.values()] == [True] * number


def test_a_renamed_fact_does_not_hide_the_news(content, path):
    """The answers told then are compared under the names of today."""
    heard(path, edited(content, four_days), content)
    text = path.read_text(encoding="utf-8")
    assert text.count('"rodzic.praca"') == 2
    path.write_text(text.replace('"rodzic.praca"', '"praca.dawna"').replace("5 dni", "4 dni"), encoding="utf-8")
    rows = {"praca.dawna": {"z": "praca.dawna", "na": "rodzic.praca", "_l": 1, "_f": "przenosiny.yaml"}}
    moved = Content({**content.bundle(), "przenosiny": rows})
    assert again(path, moved, NOW + timedelta(days=1)) != {}
