"""Answers that cannot both be true are named, never refused and never dropped."""

from __future__ import annotations

import json
from datetime import date

import pytest

from asystent.plan import export, report
from asystent.plan.chapters import chapters
from asystent.plan.planner import Planner
from tests.storage.talk_kit import talk

DAY = date(2026, 11, 21)
UNBORN = {"dziecko.data-urodzenia": "nieurodzone", "ciaza.przewidywany-termin": date(2027, 2, 20)}
CERTIFICATE = {"orzeczenie.rodzaj": "niepelnosprawnosc", "dziecko.data-urodzenia": date(2020, 5, 5)}
BABY = {"dziecko.data-urodzenia": date(2026, 3, 1)}
# The contradiction, answers that have it, and one answer with which it is gone.
CASES = {
    "orzeczenie-doreczone-przed-wydaniem": (
        CERTIFICATE | {"orzeczenie.wydano": date(2026, 5, 5), "orzeczenie.doreczono": date(2026, 5, 4)},
        {"orzeczenie.doreczono": date(2026, 5, 5)},
    ),
    "orzeczenie-wygasle-przed-wydaniem": (
        CERTIFICATE | {"orzeczenie.wydano": date(2026, 5, 5), "orzeczenie.wazne-do": date(2025, 5, 5)},
        {"orzeczenie.wazne-do": "bezterminowo"},
    ),
    "orzeczenie-przed-urodzeniem": (CERTIFICATE | {"orzeczenie.wydano": date(2020, 5, 4)}, {"orzeczenie.wydano": date(2020, 5, 5)}),
    "orzeczenie-doreczone-przed-urodzeniem": (
        CERTIFICATE | {"orzeczenie.doreczono": date(2020, 5, 4)},
        {"orzeczenie.rodzaj": "brak"},
    ),
    "orzeczenie-wygasle-przed-urodzeniem": (
        CERTIFICATE | {"orzeczenie.wazne-do": date(2019, 1, 1)},
        {"orzeczenie.wazne-do": date(2021, 1, 1)},
    ),
    "nowy-wniosek-przed-urodzeniem": (
        CERTIFICATE | {"orzeczenie.nowy-wniosek": date(2019, 1, 1)},
        {"orzeczenie.nowy-wniosek": "nie-zlozono"},
    ),
    "orzeczenie-poradni-przed-urodzeniem": (
        CERTIFICATE | {"szkola.orzeczenie-ks": "tak", "szkola.orzeczenie-doreczono": date(2019, 1, 1)},
        {"szkola.orzeczenie-doreczono": date(2025, 1, 1)},
    ),
    "uslugi-decyzja-przed-wnioskiem": (
        {"suo.decyzja": "odmowa", "suo.data-wniosku": date(2026, 5, 5), "suo.doreczono": date(2026, 5, 4)},
        {"suo.doreczono": date(2026, 6, 4)},
    ),
    "uslugi-wniosek-przed-urodzeniem": (
        CERTIFICATE | {"suo.decyzja": "w-toku", "suo.data-wniosku": date(2019, 1, 1)},
        {"suo.data-wniosku": date(2026, 1, 1)},
    ),
    "termin-porodu-dawno-minal": (
        UNBORN | {"ciaza.przewidywany-termin": date(2026, 10, 30)},
        {"ciaza.przewidywany-termin": date(2026, 10, 31)},
    ),
    "termin-porodu-za-daleko": (
        UNBORN | {"ciaza.przewidywany-termin": date(2027, 12, 1)},
        {"ciaza.przewidywany-termin": date(2027, 6, 1)},
    ),
    "nieurodzone-z-orzeczeniem": (UNBORN | {"orzeczenie.rodzaj": "niepelnosprawnosc"}, {"orzeczenie.rodzaj": "brak"}),
    "nieurodzone-diagnoza-po-urodzeniu": (UNBORN | {"diagnoza.kiedy": "po-12-miesiacach"}, {"diagnoza.kiedy": "przed-urodzeniem"}),
    "nieurodzone-karmione": (UNBORN | {"rodzic.rola": "matka", "rodzic.karmi-piersia": "tak"}, {"rodzic.karmi-piersia": "nie"}),
    "nieurodzone-w-placowce-calodobowej": (UNBORN | {"dziecko.placowka-calodobowa": "tak"}, {"dziecko.placowka-calodobowa": "nie"}),
    "nieurodzone-poza-domem": (UNBORN | {"szkola.etap": "zlobek"}, {"szkola.etap": "dom"}),
    "nieurodzone-ze-swiadczeniem": (
        UNBORN | {"drugi-rodzic.swiadczenie-na-dziecko": "tak"},
        {"drugi-rodzic.swiadczenie-na-dziecko": "nie"},
    ),
    "diagnoza-w-przyszlosci": (BABY | {"diagnoza.kiedy": "po-12-miesiacach"}, {"diagnoza.kiedy": "do-12-miesiecy"}),
    "za-mlode-na-przedszkole": (BABY | {"szkola.etap": "przedszkole"}, {"dziecko.data-urodzenia": date(2024, 5, 1)}),
    "za-mlode-na-szkole": (BABY | {"szkola.etap": "podstawowa"}, {"dziecko.data-urodzenia": date(2020, 12, 1)}),
    "za-mlode-na-szkole-ponadpodstawowa": (
        {"dziecko.data-urodzenia": date(2018, 1, 1), "szkola.etap": "ponadpodstawowa"},
        {"szkola.etap": "podstawowa"},
    ),
    "za-duze-na-zlobek": ({"dziecko.data-urodzenia": date(2018, 1, 1), "szkola.etap": "zlobek"}, {"szkola.etap": "dom"}),
    "szkola-bez-placowki": ({"szkola.etap": "podstawowa", "szkola.placowka": "nie-dotyczy"}, {"szkola.placowka": "integracyjna"}),
    "klasa-ponad-podstawowa": ({"szkola.etap": "podstawowa", "szkola.klasa": 9}, {"szkola.klasa": 8}),
    "wychowawczy-bez-stazu": (
        {"rodzic.praca": "umowa-o-prace", "rodzic.urlop": "wychowawczy", "rodzic.staz-miesiecy": 5},
        {"rodzic.staz-miesiecy": 6},
    ),
    "etat-bez-stazu": (
        {"rodzic.praca": "umowa-o-prace", "rodzic.urlop": "zaden", "rodzic.staz-miesiecy": 0},
        {"rodzic.staz-miesiecy": 1},
    ),
    "zasilek-dla-bezrobotnych-bez-rejestracji": (
        {"rodzic.praca": "bez-pracy", "rodzic.swiadczenie": "zasilek-dla-bezrobotnych"},
        {"rodzic.praca": "bezrobotny-zarejestrowany"},
    ),
}


def ids(clashes):
    """The ids of contradictions."""
    return [clash.id for clash in clashes]


def test_every_contradiction_has_its_case(content):
    """Each contradiction of the content is tried below."""
    assert set(content.ids("sprzecznosci")) == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_contradiction_is_seen_and_goes_with_a_fitting_answer(content, engine, name):
    """The pair is named, and no more when one of its answers fits, is unknown or was not given."""
    answers, other = CASES[name]
    planner = Planner(content, DAY, engine)
    assert ids(planner.clashes(answers)) == [name]
    assert name not in ids(planner.clashes(answers | other))
    for fact in content.clash(name).facts:
        assert name in ids(planner.clashes(answers, fact))
        for unsure in (answers | {fact: "nie-wiem"}, {key: value for key, value in answers.items() if key != fact}):
            if fact != "dziecko.data-urodzenia" or "ciaza.przewidywany-termin" not in answers:
                assert name not in ids(planner.clashes(unsure))


@pytest.mark.parametrize("name", CASES)
def test_a_contradiction_is_told_with_both_answers_and_changes_no_result(content, engine, name):
    """Text, data and recordings name it; the answers count as they stand."""
    answers = CASES[name][0]
    result = Planner(content, DAY, engine).result(answers)
    line = report.report(content, result, answers)[0].lines[1]
    assert line.startswith("Uwaga. Te dwie odpowiedzi nie pasują do siebie: ")
    assert line.count(";") == 1
    assert content.clash(name).sentence in line
    assert export.as_json(content, result)["sprzecznosci"][0]["fakty"] == list(content.clash(name).facts)
    assert content.clash(name).sentence in " ".join(chapters(content, result, len, 10**6)[0].lines)
    for item in (*result.rights, *result.paths):
        assert item.outcome == engine.verdict(item.id, answers, DAY).outcome


def test_the_conversation_names_it_at_once_and_goes_on(content, tmp_path, monkeypatch):
    """The answer is taken, the two numbers to change are said, also in the summary, until one is changed."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    path = tmp_path / "dwa.json"
    told = {"rodzic.praca": "bez-pracy", "dziecko.data-urodzenia": "2024-03-01"}
    facts = told | {"rodzic.rola": "matka", "diagnoza.kiedy": "do-12-miesiecy"}
    path.write_text(json.dumps({"format": 1, "odpowiedzi": facts}), encoding="utf-8")
    wrong, right = "zasiłek dla bezrobotnych", "5"
    said = talk(content, DAY, wrong, "podsumowanie", "zmień 1", right, "podsumowanie", path=path)
    assert said.count("Te dwie odpowiedzi nie pasują do siebie: ") == 2
    assert said.count("Jedną z nich zmieniają słowa: zmień 1 albo zmień 5.") == 2
    kept = json.loads(path.read_text(encoding="utf-8"))["odpowiedzi"]
    assert kept["rodzic.swiadczenie"] == "zasilek-dla-bezrobotnych"
    assert kept["rodzic.praca"] == "bezrobotny-zarejestrowany"
