"""Each check of the content catches its own mistake: one broken folder a check."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAD = "id: t\nnazwa: T\nstan_prawny: {od: 2015-12-31, do: 2026-12-31}\nzdanie_informacja: Informacja.\nsekcje:\n  - {id: s, nazwa: s}\n"
ACTS = "- {id: akt, tytul: Akt, mowiony: akt, dziennik: d, adres: a, czytano: 2026-11-21}\n"
FACTS = """
- id: a.b
  typ: wybor
  wartosci: [{id: tak, zdanie: Tak jest.}, {id: nie, zdanie: Tak nie jest.}]
  zmienne: tak
  jak_ustalic: Zapytać.
- id: a.c
  typ: liczba
  najmniej: 0
  najwiecej: 10
  zdanie: "Liczba: {wartosc}."
  jak_ustalic: Policzyć.
"""
QUESTIONS = """
- {fakt: a.b, sekcja: s, temat: b, pytanie: Czy b?}
- {fakt: a.c, sekcja: s, temat: c, pytanie: Ile c?}
"""
LAW = "podstawa: [{akt: akt, jednostka: art. 1}], sprawdzono: {dnia: 2026-11-21, pewnosc: statute, zrodla: []}"
CONDITION = """
      wszystkie:
        - {zdanie: B., zdanie_nie: Nie b., fakt: a.b, jest: tak}
        - {zdanie: C., zdanie_nie: Nie c., fakt: a.c, co_najmniej: 5}"""
EXAMPLES = """
przyklady:
  - {nazwa: t, na_dzien: 2026-01-01, odpowiedzi: {a.b: tak, a.c: 5}, wynik: przysluguje}
  - {nazwa: n, na_dzien: 2026-01-01, odpowiedzi: {a.b: nie}, wynik: nie-przysluguje}
  - {nazwa: z, na_dzien: 2026-01-01, odpowiedzi: {a.b: tak}, wynik: zalezy, zalezy_od: [a.c]}
"""
RIGHT = f"""
id: prawo
nazwa: Prawo
skrot: Prawo.
wersje:
  - od: 2010-01-01
    podstawa: [{{akt: akt, jednostka: art. 1}}]
    sprawdzono: {{dnia: 2026-11-21, pewnosc: statute, zrodla: []}}
    warunki:{CONDITION}
{EXAMPLES}"""
PATH = RIGHT.replace("id: prawo", "id: droga.x.1") + "kroki:\n  - Krok.\n"
LETTER = "id: pismo\nnazwa: Pismo\nuprawnienie: prawo\nkiedy: Kiedy.\nadresat: urząd\nwersje: []\npola: []\n"


def write(folder, **files):
    """Write a sound content folder with some files replaced."""
    whole = {
        "kwestionariusz.yaml": HEAD,
        "akty.yaml": ACTS,
        "fakty.yaml": FACTS,
        "definicje.yaml": "[]\n",
        "pytania/10.yaml": QUESTIONS,
        "uprawnienia/prawo.yaml": RIGHT,
        "sciezki/droga.x.1.yaml": PATH,
        "pisma/pismo.yaml": LETTER,
    } | {key.replace("__", "/") + ".yaml": text for key, text in files.items()}
    for name, text in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(folder, *options):
    """Run ``asystent sprawdz`` as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "asystent", "sprawdz", str(folder), *options], capture_output=True, text=True, check=False, timeout=60
    )


def findings(folder):
    """Findings as the JSON of the contract."""
    done = run(folder, "--json")
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def test_sound_content_has_no_finding(tmp_path):
    """Sound content: exit 0, nothing said."""
    assert findings(write(tmp_path)) == (0, [])


ADDED_FACT = """
- id: a.d
  typ: wybor
  wartosci: [{id: tak, zdanie: Tak.}, {id: nie, zdanie: Nie.}]
  jak_ustalic: Zapytać.
"""
BROKEN = {
    "duplicate id": ({"fakty": FACTS + FACTS.split("- id: a.c", maxsplit=1)[0]}, "jest już w"),
    "unknown fact": ({"uprawnienia__prawo": RIGHT.replace("fakt: a.b", "fakt: a.x")}, "Nie ma faktu"),
    "unknown value": ({"uprawnienia__prawo": RIGHT.replace("jest: tak", "jest: moze")}, "nie ma wartości"),
    "unknown act": ({"uprawnienia__prawo": RIGHT.replace("akt: akt", "akt: inny")}, "Nie ma aktu"),
    "used before asked": (
        {
            "fakty": FACTS.replace("  zmienne: tak", "  dotyczy_gdy: {fakt: a.c, co_najmniej: 3}\n  ukryte_znaczy: nie"),
        },
        "zależy od odpowiedzi na późniejsze pytanie",
    ),
    "hideable without meaning": (
        {"fakty": FACTS.replace('  zdanie: "Liczba', '  dotyczy_gdy: {fakt: a.b, jest: tak}\n  zdanie: "Liczba')},
        "ukryte_znaczy",
    ),
    "never askable": (
        {
            "fakty": FACTS.replace(
                '  zdanie: "Liczba',
                "  dotyczy_gdy: {wszystkie: [{fakt: a.b, jest: tak}, {fakt: a.b, jest: nie}]}\n"
                '  ukryte_znaczy: 0\n  zdanie: "Liczba',
            )
        },
        "nigdy nie padnie",
    ),
    "changes nothing": (
        {"fakty": FACTS + ADDED_FACT, "pytania__10": QUESTIONS + "- {fakt: a.d, sekcja: s, temat: d, pytanie: Czy d?}\n"},
        "niczego nie zmienia",
    ),
    "option without difference": (
        {"fakty": FACTS.replace("{id: nie, zdanie: Tak nie jest.}", "{id: nie, zdanie: Tak nie jest.}, {id: trzy, zdanie: Trzy.}")},
        "niczym się nie różnią",
    ),
    "never holds": ({"uprawnienia__prawo": RIGHT.replace("fakt: a.c, co_najmniej: 5", "fakt: a.b, jest: nie")}, "nikomu nigdy"),
    "always holds": (
        {
            "uprawnienia__prawo": RIGHT.replace("fakt: a.c, co_najmniej: 5", "stale: tak").replace("fakt: a.b, jest: tak", "stale: tak"),
        },
        "zawsze i każdemu",
    ),
    "path without a step": ({"sciezki__droga.x.1": PATH.replace("kroki:\n  - Krok.\n", "")}, "żadnego kroku"),
    "letter without a right": ({"pisma__pismo": LETTER.replace("uprawnienie: prawo\n", "")}, "nie ma uprawnienia"),
    "gap": ({"uprawnienia__prawo": RIGHT.replace("od: 2010-01-01", "od: 2017-01-01")}, "nie pasuje żadna wersja"),
    "gap at the end": (
        {"uprawnienia__prawo": RIGHT.replace("od: 2010-01-01", "od: 2010-01-01\n    do: 2026-06-30")},
        "nie pasuje żadna wersja",
    ),
    "overlap": (
        {
            "uprawnienia__prawo": RIGHT.replace(
                EXAMPLES, f"  - {{od: 2020-01-01, warunki: {{stale: tak}}, {LAW}}}\n{EXAMPLES}"
            )
        },
        "dwie wersje naraz",
    ),
    "no basis": ({"uprawnienia__prawo": RIGHT.replace("podstawa: [{akt: akt, jednostka: art. 1}]", "podstawa: []")}, "nie ma podstawy"),
    "unknown key": ({"uprawnienia__prawo": RIGHT.replace("skrot:", "skrut:")}, "Nieznany klucz"),
    "not YAML": ({"uprawnienia__prawo": "id: [\n"}, "YAML"),
    "impossible date": ({"uprawnienia__prawo": RIGHT.replace("od: 2010-01-01", "od: 2010-02-30")}, "nie jest datą"),
    "no question mark": ({"pytania__10": QUESTIONS.replace("Czy b?", "Powiedz b.")}, "znaku zapytania"),
    "wrong example": ({"uprawnienia__prawo": RIGHT.replace("a.c: 5}, wynik: przysluguje", "a.c: 4}, wynik: przysluguje")}, "ma dać wynik"),
    "missing example": ({"uprawnienia__prawo": RIGHT.split("  - {nazwa: n", maxsplit=1)[0]}, "nie ma przykładu na NIE"),
    "circle": (
        {"definicje": "- {id: x, zdanie: X., zdanie_nie: Nie x., warunek: {definicja: x}}\n"},
        "odwołuje się do samego siebie",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_caught(tmp_path, name):
    """The mistake is an error with file, line and a plain sentence, and the exit code is 1."""
    files, words = BROKEN[name]
    code, found = findings(write(tmp_path, **files))
    assert code == 1
    hits = [item for item in found if words in item["zdanie"]]
    assert hits, found
    assert all(item["waga"] == "blad" and item["linia"] >= 1 and item["plik"].endswith(".yaml") for item in hits)
    assert any((tmp_path / item["plik"]).is_file() for item in hits)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("pewnosc: statute", "pewnosc: memory", "pamięci"), ("dnia: 2026-11-21", "dnia: 2024-01-01", "dawno")],
)
def test_age_and_memory_are_only_warnings(tmp_path, old, new, words):
    """Nothing turns red merely because time passes, or because a fact is honestly marked as unsure."""
    code, found = findings(write(tmp_path, uprawnienia__prawo=RIGHT.replace(old, new)))
    assert code == 0
    assert [item["waga"] for item in found if words in item["zdanie"]] == ["ostrzezenie"]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    """A wrong call: exit 2 and one Polish sentence."""
    done = run(tmp_path / "nie-ma")
    assert done.returncode == 2
    assert done.stderr.startswith("Nie ma katalogu")
    assert done.stderr.count("\n") == 1


def test_the_real_content_has_no_error():
    """What goes out is sound."""
    done = subprocess.run([sys.executable, "-m", "asystent", "sprawdz"], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout
