"""The commands that answer about a case, called as a user or a script calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUTCOMES = {"przysluguje", "nie-przysluguje", "zalezy", "uznaniowe", "poza-stanem-prawnym"}
FAMILY = {
    "dziecko.data-urodzenia": "2021-11-21",
    "diagnoza.kiedy": "po-12-miesiacach",
    "rodzic.rola": "matka",
    "rodzic.praca": "umowa-o-prace",
    "rodzic.urlop": "zaden",
    "rodzic.swiadczenie": "zadne",
    "rodzic.staz-miesiecy": 60,
    "orzeczenie.rodzaj": "niepelnosprawnosc",
    "orzeczenie.pkt7": "tak",
    "orzeczenie.pkt8": "tak",
    "orzeczenie.wazne-do": "bezterminowo",
    "dziecko.placowka-calodobowa": "nie",
    "drugi-rodzic.swiadczenie-na-dziecko": "nie",
    "rodzic.renta-lub-emerytura": "nie",
}


def asystent(*arguments, stdin="", **environment):
    """Run the program; a traceback is never allowed."""
    done = subprocess.run(
        [sys.executable, "-m", "asystent", *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        encoding="utf-8",
        env=os.environ | environment,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def refused(done):
    """A refusal: exit 2, nothing on stdout, one Polish sentence on stderr."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.strip().endswith("."), done.stderr
    return done.stderr


@pytest.fixture
def case(tmp_path):
    """Write a case file."""

    def write(answers=FAMILY, day="2026-11-21", **more):
        path = tmp_path / "sprawa.json"
        document = {"format": 1, "odpowiedzi": dict(answers)} | ({"na_dzien": day} if day else {}) | more
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write


def result(path, *more):
    """The JSON of a result."""
    done = asystent("wynik", path, "--json", *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_result_has_the_shape_of_the_contract(case):
    """Every entry of the catalogue is listed, each with outcome, deciding facts, basis and checking date."""
    found = result(case())
    assert found["format"] == 1
    assert found["na_dzien"] == "2026-11-21"
    assert len(found["sciezki"]) == 10
    for item in found["sciezki"] + found["uprawnienia"]:
        assert item["wynik"] in OUTCOMES
        assert bool(item["zalezy_od"]) == (item["wynik"] == "zalezy")
        assert item["podstawa"], item["id"]
        assert all(place["akt"] and "jednostka" in place for place in item["podstawa"])
        assert item["sprawdzono"]["pewnosc"] in {"statute", "official", "secondary", "memory"}
    for path in found["sciezki"]:
        for key in ("kroki", "warunki", "zalety", "wady", "dobre_praktyki"):
            assert path[key], (path["id"], key)
            assert all(isinstance(sentence, str) for sentence in path[key])
        assert all(set(reason) >= {"zdanie", "wynik"} for reason in path["powody"])
    for letter in found["pisma"]:
        assert letter["wynik"] in OUTCOMES
    rights = {item["id"]: item for item in found["uprawnienia"]}
    carer = rights["swiadczenie-pielegnacyjne"]
    assert carer["wynik"] == "przysluguje"
    assert {"co": "kwota", "ile": 3386, "jednostka": "zl-miesiecznie"}.items() <= carer["daje"][0].items()


def test_catalogue_of_the_contract_is_complete(case):
    """Every path, and every right of the lines work, benefits up to the supplement, and certificate, has its id."""
    found = result(case())
    rights = {item["id"] for item in found["uprawnienia"]}
    wanted = """urlop-macierzynski dodatkowy-urlop-macierzynski urlop-uzupelniajacy-macierzynski urlop-rodzicielski urlop-ojcowski
    urlop-okolicznosciowy-narodziny urlop-wychowawczy urlop-wychowawczy-dodatkowy obnizenie-wymiaru-czasu-pracy
    praca-zdalna-wniosek-wiazacy praca-zdalna-okazjonalna rozklad-czasu-pracy-wniosek-wiazacy elastyczna-organizacja-pracy
    zakaz-nadgodzin-nocy-delegacji-bez-zgody opieka-nad-dzieckiem-188 urlop-opiekunczy zwolnienie-sila-wyzsza przerwy-na-karmienie
    zasilek-macierzynski zasilek-opiekunczy powrot-na-stanowisko zasilek-dla-bezrobotnych refundacja-kosztow-opieki
    swiadczenie-pielegnacyjne swiadczenie-pielegnacyjne-stare-zasady zasilek-pielegnacyjny zasilek-rodzinny dodatek-urlop-wychowawczy
    orzeczenie-o-niepelnosprawnosci odwolanie-od-orzeczenia nowe-orzeczenie-przed-uplywem""".split()
    assert rights >= set(wanted)
    paths = {f"droga.niemowle.{n}" for n in (1, 2, 3)} | {f"droga.pozniej.{n}" for n in (1, 2, 3, 4)}
    assert {item["id"] for item in found["sciezki"]} == paths | {f"droga.powrot.{n}" for n in (1, 2, 3)}
    letters = """wniosek-o-urlop-wychowawczy wniosek-o-urlop-wychowawczy-dodatkowy wniosek-o-obnizenie-wymiaru-czasu-pracy
    wniosek-o-prace-zdalna odwolanie-do-wojewodzkiego-zespolu-o-punkty""".split()
    assert {item["id"] for item in found["pisma"]} >= set(letters)


def test_a_day_outside_is_said_as_such(case):
    """Past the horizon nothing is answered; the last described day is offered instead."""
    found = result(case(), "--na-dzien", "2027-01-01")
    assert {item["wynik"] for item in found["uprawnienia"] + found["sciezki"]} == {"poza-stanem-prawnym"}
    assert "2026-12-31" in found["uwaga"]
    text = asystent("wynik", case(), "--na-dzien", "2027-01-01").stdout
    assert "31 grudnia 2026" in text


def test_the_day_of_the_call_wins(case):
    """``--na-dzien`` wins over the day in the file."""
    assert result(case(), "--na-dzien", "2024-05-01")["na_dzien"] == "2024-05-01"


def test_text_says_that_it_is_no_advice_and_where_help_is(case):
    """Every result says in one sentence that it is information, and where free legal help is."""
    text = asystent("wynik", case()).stdout
    assert "informacja o prawie, a nie porada prawna" in text
    assert "ezpłatną pomoc prawną" in text
    assert "Podstawa prawna: " in text
    assert "\x1b" not in text


def test_a_no_has_its_smallest_reason_and_the_nearest_change(case):
    """A no says why, and what would have to change."""
    found = result(case(FAMILY | {"orzeczenie.pkt8": "nie"}))
    carer = next(item for item in found["uprawnienia"] if item["id"] == "swiadczenie-pielegnacyjne")
    assert carer["wynik"] == "nie-przysluguje"
    assert len(carer["powod"]) == 1
    assert len(carer["co_by_zmienilo"]) == 1


@pytest.mark.parametrize("suffix", ["txt", "docx", "html"])
def test_result_as_a_document(case, tmp_path, suffix):
    """The result is written as a document to take along, and its path is said."""
    done = asystent("wynik", case(), "--format", suffix, "--do", tmp_path / "wyniki")
    assert done.returncode == 0
    assert Path(done.stdout.strip()).stat().st_size > 1000


BAD = {
    "no file": lambda path: path.unlink(),
    "half a file": lambda path: path.write_bytes(path.read_bytes()[:40]),
    "not UTF-8": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "a list": lambda path: path.write_text("[]"),
    "newer format": lambda path: path.write_text('{"format": 99, "odpowiedzi": {}}'),
    "unknown fact": lambda path: path.write_text('{"format": 1, "odpowiedzi": {"dziecko.kolor": "tak"}}'),
    "unknown value": lambda path: path.write_text('{"format": 1, "odpowiedzi": {"rodzic.rola": "ciocia"}}'),
    "wrong type": lambda path: path.write_text('{"format": 1, "odpowiedzi": {"rodzic.staz-miesiecy": "dużo"}}'),
    "30 February": lambda path: path.write_text('{"format": 1, "odpowiedzi": {"dziecko.data-urodzenia": "2024-02-30"}}'),
    "future birth": lambda path: path.write_text(
        '{"format": 1, "na_dzien": "2020-01-01", "odpowiedzi": {"dziecko.data-urodzenia": "2020-01-02"}}'
    ),
    "bad day": lambda path: path.write_text('{"format": 1, "na_dzien": "wczoraj", "odpowiedzi": {}}'),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_case_files_are_refused_with_a_sentence(case, name):
    """What is wrong, where, what to do: one sentence, exit 2."""
    path = case()
    BAD[name](path)
    sentence = refused(asystent("wynik", path, "--json"))
    assert "sprawa.json" in sentence
    if name == "unknown value":
        assert all(word in sentence for word in ("rodzic.rola", "ciocia", "matka", "ojciec", "opiekun"))
    if name == "unknown fact":
        assert "dziecko.kolor" in sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ("wynik",),
        ("wynik", "a", "--na-dzien", "2026-02-30"),
        ("wynik", "a", "--na-dzien", "20261121"),
        ("wynik", "a", "--bzdura"),
        ("bzdura",),
        ("prawo", "nie-ma-takiego"),
        ("porownaj", "a", "--od", "2016-03-01"),
    ],
)
def test_wrong_calls_are_refused_with_a_sentence(arguments):
    """A wrong call: exit 2, one Polish sentence, no English."""
    sentence = refused(asystent(*arguments))
    assert not any(word in sentence for word in ("error", "argument is", "required", "usage"))


def test_register_of_law(case):
    """The register gives versions with dates, basis and checking; a record's id finds what rests on it."""
    facts = json.loads(asystent("prawo", "--json").stdout)
    assert {"urlop-rodzicielski", "swiadczenie-pielegnacyjne"} <= {fact["id"] for fact in facts}
    for fact in facts:
        assert fact["zdanie"]
        assert fact["wersje"], fact["id"]
        assert all(set(version) >= {"od", "do", "wartosc", "podstawa", "sprawdzono"} for version in fact["wersje"])
    one = json.loads(asystent("prawo", "urlop-rodzicielski", "--na-dzien", "2016-03-01", "--json").stdout)
    assert [(version["od"], version["do"]) for version in one[0]["wersje"]] == [("2016-01-02", "2023-04-25")]
    by_record = json.loads(asystent("prawo", "urlop-rodzicielski.wymiar", "--json").stdout)
    assert "urlop-rodzicielski" in {fact["id"] for fact in by_record}
    assert asystent("prawo", "urlop-rodzicielski").stdout.strip().endswith("Koniec listy.")


def test_comparison_moves_the_family_in_time(case):
    """The child is as old on both days, and each change names the provision that made it."""
    found = json.loads(asystent("porownaj", case(), "--od", "2016-03-01", "--do", "2026-11-21", "--json").stdout)
    changes = {item["id"]: item for item in found["zmiany"]}
    assert (found["od"], found["do"]) == ("2016-03-01", "2026-11-21")
    carer = changes["swiadczenie-pielegnacyjne"]
    assert (carer["przed"]["wynik"], carer["po"]["wynik"]) == ("nie-przysluguje", "przysluguje")
    remote = changes["praca-zdalna-wniosek-wiazacy"]
    assert (remote["przed"]["wynik"], remote["po"]["wynik"]) == ("nie-przysluguje", "przysluguje")
    assert all(item["podstawa"] for item in found["zmiany"])
    same = json.loads(asystent("porownaj", case(), "--od", "2026-11-21", "--do", "2026-11-21", "--json").stdout)
    assert same["zmiany"] == []


def test_comparison_without_moving_needs_dates_that_make_sense(case):
    """Dates that stay as they are: a child not yet born on the earlier day is refused with a sentence."""
    refused(asystent("porownaj", case(), "--od", "2016-03-01", "--do", "2026-11-21", "--bez-przesuwania"))


def test_polish_letters_survive_any_locale(case):
    """A C locale or a pipe in another encoding never ends the program and never loses a letter."""
    done = asystent("wynik", case(), LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert done.returncode == 0
    assert "Świadczenie pielęgnacyjne" in done.stdout


def test_a_closed_pipe_is_no_error(case):
    """``asystent wynik … | head`` ends quietly."""
    command = f"{sys.executable} -m asystent wynik {case()} | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["wynik", "rozmowa", "prawo", "porownaj", "sprawdz", "terminy", "nagraj", "pismo", "dane"])
def test_help_is_plain_lines(command):
    """Help is said one thing a line, in Polish, without indentation, and it ends audibly."""
    done = asystent(command, "--help")
    assert done.returncode == 0
    lines = done.stdout.rstrip("\n").split("\n")
    assert lines[0].startswith("Użycie: asystent")
    assert lines[-1] == "Koniec listy."
    assert all(line == line.strip() and len(line) > 2 for line in lines)
    assert not any(word in done.stdout for word in ("show this", "positional", "options:", "usage"))
