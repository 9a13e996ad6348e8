"""Each check of the content catches its own mistake: one broken folder a check, in which exactly that is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from checks_kit import (
    BASE,
    FACTS,
    IS_B,
    KNOWN,
    LAW,
    LETTER,
    NOBODY,
    NOT_B,
    PATH,
    PERSON,
    PRAWO,
    QUESTIONS,
    SECOND,
    SUM,
    TEMPLATE,
    TERMS,
    broken,
    findings,
    run,
    write,
)


def test_sound_content_has_no_finding(tmp_path):
    """Sound content: nothing is said."""
    assert findings(write(tmp_path)) == []


LONG = f"To jest {'bardzo ' * 25}długie zdanie."
ADDED_FACT = """
- id: a.f
  typ: wybor
  wartosci: [{id: tak, zdanie: Jest.}, {id: nie, zdanie: Nie ma.}]
  jak_ustalic: Trzeba zapytać.
"""
ADDED_QUESTION = "- {fakt: a.f, sekcja: s, temat: f, pytanie: Czy f?}\n"
# What is wrong: the check that tells it, the changes of the sound folder, words of the sentence.
BROKEN = {
    "duplicate id": (
        "dwa-razy",
        [(FACTS, "- id: a.e", "- id: a.c\n  typ: data\n  zdanie: Z.\n  jak_ustalic: J.\n- id: a.e")],
        "jest już w",
    ),
    "value twice": (
        "dwa-razy",
        [(FACTS, "{id: nie, zdanie: Rodzic nie pracuje.}", "{id: nie, zdanie: N.}, {id: nie, zdanie: N.}")],
        "dwa razy",
    ),
    "field twice": ("dwa-razy", [(LETTER, "id: opis,", "id: imie,"), ("template", " {{ opis }}", "")], "dwa razy"),
    "id of wrong shape": ("identyfikator", [(KNOWN, "id: recepta\n", "id: Recepta_ważna\n")], "niedozwolony znak"),
    "file of another name": (
        "identyfikator",
        [("terminy/termin", "id: termin\n", "id: inny-termin\n"), (TERMS, "jak: termin", "jak: inny-termin")],
        "nazywa się inaczej",
    ),
    "contradiction that never occurs": ("sprzecznosc", [("sprzecznosci", "wiecej_niz: 8", "wiecej_niz: 10")], "nigdy nie zachodzi"),
    "family that contradicts itself": ("sprzecznosc", [("sprzecznosci", "wiecej_niz: 8", "wiecej_niz: 3")], "„Beata” ma odpowiedzi"),
    "contradiction about nothing": ("odwolanie", [("sprzecznosci", "[a.b, a.c]", "[a.b, a.x]")], "Nie ma faktu „a.x”"),
    "contradiction of one answer": ("struktura", [("sprzecznosci", "[a.b, a.c]", "[a.b]")], "dwa fakty"),
    "contradiction without a condition": ("struktura", [("sprzecznosci", "  gdy:", "  # gdy:")], "„gdy”"),
    "number without limits": ("struktura", [(SUM, ", najwiecej: 9", "")], "nie ma granic"),
    "example beyond a limit": ("przyklad", [(SUM, "najwiecej: 9", "najwiecej: 3")], "liczba w polu „godziny” leży poza"),
    "example of a field beyond its limit": ("przyklad", [(SUM, "najmniej: 1", "najmniej: 4")], "Przykład pola „godziny”"),
    "unknown fact": ("odwolanie", [(PRAWO, "fakt: a.d, jest: tak", "fakt: a.x, jest: tak")], "Nie ma faktu"),
    "unknown value": ("odwolanie", [(PRAWO, "fakt: a.d, jest: tak", "fakt: a.d, jest: moze")], "nie ma wartości"),
    "unknown section": ("odwolanie", [(QUESTIONS, "a.c, sekcja: s", "a.c, sekcja: x")], "Nie ma sekcji"),
    "unknown chapter": ("odwolanie", [(KNOWN, "rozdzial: r", "rozdzial: x")], "Nie ma rozdziału"),
    "unknown branch": ("odwolanie", [(PRAWO, "dzial: praca", "dzial: x")], "Nie ma działu"),
    "unknown right in a letter": ("odwolanie", [(LETTER, "uprawnienie: prawo", "uprawnienie: x")], "Nie ma uprawnienia"),
    "unknown term of a letter": ("odwolanie", [(LETTER, "termin: odpowiedz", "termin: x")], "Nie ma terminu pism"),
    "term from a field that is no date": ("odwolanie", [(LETTER, "pole: dzien", "pole: imie")], "Nie ma pola z datą"),
    "limit that is no field": ("odwolanie", [(LETTER, "nie_przed: [dzien]", "nie_przed: [dzionek]")], "Nie ma pola z datą"),
    "limit of a field that is no date": ("odwolanie", [(LETTER, "przyklad: opis}", "przyklad: opis, nie_po: [dzien]}")], "nie jest datą"),
    "term counted like nothing": ("odwolanie", [(TERMS, "liczy_sie_jak: termin", "liczy_sie_jak: x")], "Nie ma terminu"),
    "term with two laws": (
        "struktura",
        [(TERMS, "opis: Urząd", "liczy_sie_jak: termin\n  opis: Urząd"), (LETTER, "  - {termin: odpowiedz}\n", "")],
        "jedno z dwóch",
    ),
    "letter that comes next and is not there": ("odwolanie", [(TERMS, "pismo: pismo", "pismo: x")], "Nie ma pisma"),
    "gap in a term of letters": ("luka", [(TERMS, "od: 2015-12-31", "od: 2017-01-01")], "luka"),
    "unknown fact of a family": ("odwolanie", [(PERSON, "{a.b: tak,", "{a.x: 1, a.b: tak,")], "Nie ma faktu"),
    "unknown fact in knowledge": ("odwolanie", [(KNOWN, "  rozdzial: r", "  rozdzial: r\n  gdy: {fakt: a.x, jest: tak}")], "Nie ma faktu"),
    "unknown field of a letter": (
        "odwolanie",
        [(LETTER, "pola:\n", "zalaczniki: [{zdanie: Kopia., gdy: {fakt: pole.inne, jest: tak}}]\npola:\n")],
        "Nie ma pola",
    ),
    "unknown channel": ("odwolanie", [(LETTER, "wysylka: urzad", "wysylka: poczta")], "Nie ma sposobu wysyłki"),
    "unknown step of a sum": ("odwolanie", [(SUM, "{parametr: prog}", "{krok: inny}")], "nie ma kroku"),
    "unknown branch of a sum": ("odwolanie", [(SUM, "dzial: praca", "dzial: x")], "Nie ma działu"),
    "wrong example of a sum": ("przyklad", [(SUM, "razem: 12", "razem: 13")], "ma dać razem 13"),
    "gap of a sum": ("luka", [(SUM, "od: 2015-12-31", "od: 2016-01-01")], "31 grudnia 2015"),
    "unknown excluded path": ("odwolanie", [(PATH, "[droga.x.2]", "[droga.x.2, droga.x.9]")], "Nie ma drogi"),
    "no template": ("odwolanie", [("template", TEMPLATE, "")], "Brakuje tekstu pisma"),
    "circle": ("odwolanie", [("definicje", "{fakt: a.b, jest: tak}", "{definicja: jest-b}")], "odwołuje się do samego siebie"),
    "act not in the register": ("odwolanie", [(KNOWN, "akt: akt", "akt: inny")], "Nie ma aktu"),
    "used before asked": (
        "przed-pytaniem",
        [(QUESTIONS, "temat: praca,", "temat: praca, pytaj_gdy: {fakt: a.c, co_najmniej: 1},")],
        "późniejsze",
    ),
    "renamed to nothing": ("odwolanie", [("przenosiny", "na: a.b", "na: a.x")], "Nie ma faktu „a.x”"),
    "renamed to a value that is not there": ("odwolanie", [("przenosiny", "{etat: tak}", "{etat: moze}")], "nie ma wartości „moze”"),
    "renamed though still asked": ("przenosiny", [("przenosiny", "z: a.zbedny", "z: a.c")], "nadal istnieje"),
    "renamed in a circle": ("przenosiny", [("przenosiny", "na: a.b", "na: a.starszy")], "koło"),
    "value renamed though still there": ("przenosiny", [("przenosiny", "{moze: nie}", "{tak: nie}")], "nadal istnieje"),
    "renamed without saying how": ("struktura", [("przenosiny", ", wartosci: {moze: nie}", "")], "sam na siebie"),
    "dropped without a sentence": ("struktura", [("przenosiny", "zdanie: Nie pytamy o to.", "wartosci: {a: b}")], "zdanie"),
    "hideable without meaning": ("ukryte-bez-znaczenia", [(FACTS, "  ukryte_znaczy: nie\n", "")], "ukryte_znaczy"),
    "never askable": (
        "nigdy-nie-pada",
        [(QUESTIONS, "temat: urlop,", "temat: urlop, pytaj_gdy: {fakt: a.b, jest: nie},")],
        "nigdy nie padnie",
    ),
    "changes nothing": (
        "nic-nie-zmienia",
        [
            (FACTS, "- id: a.e", ADDED_FACT + "- id: a.e"),
            (QUESTIONS, "- {fakt: a.e", ADDED_QUESTION + "- {fakt: a.e"),
            (PERSON, "a.c: 4", "a.c: 4, a.f: tak"),
            ("osoby/druga", "a.c: 4", "a.c: 4, a.f: nie"),
            # The fact is named, but both answers lead to the same.
            (SECOND, NOT_B, f"{{wszystkie: [{NOT_B}, {{fakt: a.f, jest: [tak, nie]}}]}}"),
        ],
        "niczego nie zmienia",
    ),
    "option without difference": (
        "odpowiedz-bez-roznicy",
        [
            (FACTS, "{id: nie, zdanie: Rodzic nie pracuje.}", "{id: nie, zdanie: Nie.}, {id: trzy, zdanie: Trzy.}"),
            ("osoby/druga", "a.b: nie", "a.b: trzy"),
            ("osoby/trzecia", "", "nazwa: Dorota\nodpowiedzi: {a.b: nie}\noczekiwane: []\n"),
        ],
        "„nie” i „trzy” na pytanie o „a.b” niczym się nie różnią",
    ),
    "never holds": ("nigdy", [(SECOND, NOT_B, f"{{wszystkie: [{IS_B}, {NOT_B}]}}"), *NOBODY], "nikomu nigdy"),
    "exists in no version": (
        "nigdy",
        [(SECOND, f"warunki: {NOT_B}", "nie_istnieje: tak\n    powod: Nie ma."), *NOBODY],
        "nikomu nigdy",
    ),
    "always holds": (
        "zawsze",
        [
            (SECOND, NOT_B, f"{{dowolny: [{IS_B}, {NOT_B}]}}"),
            (PATH, "wyklucza: [droga.x.2]\n", ""),
            (SECOND, "  - {nazwa: z", "  #"),
            (SECOND, "  - {nazwa: n", "  #"),
        ],
        "zawsze i każdemu",
    ),
    "path without a step": ("droga-bez-kroku", [(PATH, "kroki:\n  - Pierwszy krok.\n", "")], "żadnego kroku"),
    "letter without a right": ("pismo-bez-prawa", [(LETTER, "uprawnienie: prawo\n", "")], "nie ma uprawnienia"),
    "gap": (
        "luka",
        [
            (PRAWO, "    do: 2019-12-31", "    do: 2019-11-30"),
            (
                PRAWO,
                "wynik: nie-przysluguje}",
                "wynik: poza-stanem-prawnym}\n  - {nazwa: n, na_dzien: 2019-06-01, odpowiedzi: {a.b: nie}, wynik: nie-przysluguje}",
            ),
        ],
        "nie pasuje żadna",
    ),
    "gap at the beginning": ("luka", [(KNOWN, "od: 2015-12-31", "od: 2016-01-02")], "31 grudnia 2015"),
    "gap at the end": ("luka", [(KNOWN, "od: 2015-12-31", "od: 2015-12-31\n    do: 2026-06-30")], "1 lipca 2026"),
    "gap of a notion": (
        "luka",
        [
            (
                "definicje",
                "warunek: {fakt: a.b, jest: tak}",
                "wersje: [{do: 2017-01-31, warunek: {fakt: a.b, jest: tak}}, {od: 2017-02-02, warunek: {fakt: a.b, jest: tak}}]",
            )
        ],
        "luka w definicji",
    ),
    "overlap": ("nakladanie", [(PRAWO, "do: 2019-12-31", "do: 2020-01-31")], "dwie wersje naraz"),
    "overlap of parameters": (
        "nakladanie",
        [("parametry/p", "  - od: 2015", f"  - od: 2016-01-01\n    ile: 3\n{LAW}\n  - od: 2015")],
        "dwie wersje naraz",
    ),
    "overlap of letters": ("nakladanie", [(LETTER, "wersje:\n", f"wersje:\n  - od: 2016-01-01\n{LAW}\n")], "dwie wersje naraz"),
    "end before beginning": (
        "nakladanie",
        [(KNOWN, "[Recepta jest ważna trzydzieści dni.]", "[Recepta jest ważna., {zdanie: Tak., od: 2020-01-02, do: 2020-01-01}]")],
        "zanim się zacz",
    ),
    "no basis": ("bez-podstawy", [(KNOWN, "podstawa: [{akt: akt, jednostka: art. 1}]", "podstawa: []")], "nie ma podstawy"),
    "not checked": (
        "bez-sprawdzenia",
        [(KNOWN, "    sprawdzono: {dnia: 2026-11-21, pewnosc: statute, zrodla: []}\n", "")],
        "kiedy ją sprawdzono",
    ),
    "sentence beyond the horizon": (
        "za-horyzontem",
        [(KNOWN, "[Recepta jest ważna trzydzieści dni.]", "[Recepta jest ważna., {zdanie: Tak., od: 2027-01-01}]")],
        "1 stycznia 2027",
    ),
    "beyond the horizon": (
        "za-horyzontem",
        [(KNOWN, "zdania:", f"do: 2027-01-31\n    zdania: [Recepta jest ważna.]\n{LAW}\n  - od: 2027-02-01\n    zdania:")],
        "po końcu opisanego czasu",
    ),
    "exceptions exclude everybody": (
        "sprzeczne-wyjatki",
        [(SECOND, NOT_B, f"{NOT_B}\n    wyjatki: [{{fakt: a.b, jest: nie}}]"), *NOBODY],
        "wykluczają każdego",
    ),
    "pointless exception": (
        "sprzeczne-wyjatki",
        [(PRAWO, "fakt: a.c, co_najmniej: 9}", "wszystkie: [{fakt: a.c, co_najmniej: 9}, {fakt: a.d, jest: tak}]}")],
        "jest zbędny",
    ),
    "exception never true": (
        "sprzeczne-wyjatki",
        [(PRAWO, "fakt: a.c, co_najmniej: 9}", "fakt: a.c, wiecej_niz: 10}")],
        "nigdy nie jest prawdą",
    ),
    "excluding paths both open": (
        "wykluczajace-sie-drogi",
        [
            (SECOND, NOT_B, "{fakt: a.c, co_najmniej: 4}"),
            (SECOND, "{a.b: nie}", "{a.c: 4}"),
            (SECOND, "{a.b: tak}", "{a.c: 3}"),
            (SECOND, "[a.b]", "[a.c]"),
        ],
        "się wykluczają",
    ),
    "missing example": ("bez-przykladu", [(PATH, "  - {nazwa: n", "  #")], "nie ma przykładu na NIE"),
    "missing example of a boundary": (
        "bez-przykladu-granicy",
        [(PRAWO, "na_dzien: 2020-01-01", "na_dzien: 2020-01-02")],
        "31 grudnia 2019",
    ),
    "wrong example": ("przyklad", [(PRAWO, "a.c: 4, a.d: nie", "a.c: 2, a.d: nie")], "ma dać wynik"),
    "wrong family": (
        "osoba",
        [(PERSON, "droga.x.1: {wynik: przysluguje}", "droga.x.1: {wynik: nie-przysluguje}")],
        "oczekiwano nie-przysluguje",
    ),
    "record used and left out": ("rekord-dwa-razy", [("pominiete", "inny.rekord", "prawo.kto")], "a zarazem pominięty"),
    "record twice in a list": ("rekord-dwa-razy", [(KNOWN, "[recepta.ile]", "[recepta.ile, recepta.ile]")], "dwa razy"),
    "variable without a field": (
        "zmienna-bez-pola",
        [("template", "innego powodu.", "innego powodu {{ nazwisko }}.")],
        "takiego pola nie ma",
    ),
    "unused field": ("nieuzyte-pole", [("template", " {{ opis }}", "")], "nie jest nigdzie użyte"),
    "template that cannot be read": ("szablon", [("template", "{% endif %}", "")], "źle zapisany"),
    "template that repeats without end": ("szablon", [("template", "# Pismo", "# Pismo {{ 'a' * 3000000000 }}")], "nie może"),
    "template that reckons without end": ("szablon", [("template", "# Pismo", "# Pismo {{ 9 ** 9 ** 7 }}")], "nie może"),
    "template that joins": ("szablon", [("template", "# Pismo", "{% set a = imie ~ imie %}\n# Pismo")], "nie może"),
    "template that nests lists": ("szablon", [("template", "# Pismo", "{% set a = [imie, imie] %}\n# Pismo")], "nie może"),
    "template of loops in loops": (
        "szablon",
        [("template", "# Pismo", "{% for a in zalaczniki %}{% for b in zalaczniki %}{% endfor %}{% endfor %}\n# Pismo")],
        "nie może",
    ),
    "template nested too deep": ("szablon", [("template", "# Pismo", "{{ " + "(" * 20_000 + " }}")], "nie daje się wypełnić"),
    "template that fails in one branch": ("szablon", [("template", "{% else %}", "{% else %}{{ imie.x }}")], "powod inny"),
    "template that leaves a mark": ("szablon", [("template", "z innego powodu.", "z innego powodu..")], "powod inny"),
    "example that does not fit": ("szablon", [(LETTER, "przyklad: choroba", "przyklad: katar")], "nie powstaje"),
    "no question mark": ("bez-pytajnika", [(QUESTIONS, "Czy rodzic pracuje?", "Powiedz o pracy.")], "znaku zapytania"),
    "unknown key": ("struktura", [(KNOWN, "  rozdzial: r", "  rodzial: r\n  rozdzial: r")], "Nieznany klucz"),
    "not YAML": ("struktura", [(KNOWN, BASE["wiedza/w"], "id: [\n")], "YAML"),
    "impossible date": ("struktura", [(KNOWN, "od: 2015-12-31", "od: 2015-02-30")], "nie jest datą"),
}
WARNED = {
    "checked too long ago": ("dawno-sprawdzone", [(KNOWN, "dnia: 2026-11-21", "dnia: 2024-01-01")], "1 stycznia 2024"),
    "checked in the future": ("dawno-sprawdzone", [(KNOWN, "dnia: 2026-11-21", "dnia: 2027-01-01")], "jeszcze nie nadszedł"),
    "memory": ("pamiec", [(KNOWN, "pewnosc: statute", "pewnosc: memory")], "pamięci"),
    "abbreviation in a sum": ("skrot", [(SUM, "nazwa: Opłata", "nazwa: Opłata np. za dowóz")], "„np.”"),
    "bracket in a way to send": ("znak", [("wysylka", "pocztą.", "pocztą (listem).")], "„(”"),
    "sentence too long": ("za-dlugie", [(KNOWN, "Recepta jest ważna trzydzieści dni.", LONG)], "za długie"),
    "listed abbreviation": ("skrot", [(PRAWO, "To jest prawo.", "To prawo z art. 5 ustawy.")], "„art.”"),
    "unlisted abbreviation": ("skrot", [("definicje", "B jest.", "B jest wzgl. bywa.")], "„wzgl.”"),
    "unknown acronym": ("skrot", [("terminy/termin", "Trzeba zdążyć.", "Trzeba zdążyć do QWAZ.")], "„QWAZ”"),
    "dropped character": ("znak", [(QUESTIONS, "temat: praca", "temat: praca/dom")], "„/”"),
    "unseen character": ("znak", [(LETTER, "W każdym czasie.", "W każdym\u200b czasie.")], "niewidoczny"),
    "question nobody answers": (
        "nieodwiedzone",
        [
            (PERSON, ", a.e: 2024-05-05", ""),
            (PERSON, "prawo: {wynik: przysluguje, podstawa: art. 1}", "prawo: {wynik: zalezy}"),
            ("osoby/druga", ", a.e: 2024-05-05", ""),
        ],
        "„a.e”",
    ),
    "answer nobody gives": ("nieodwiedzone", [("osoby/druga", "a.d: tak", "a.d: nie")], "„tak”"),
    "path nobody tests": ("nieodwiedzone", [(PERSON, "      droga.x.1: {wynik: przysluguje}\n", "")], "„droga.x.1”"),
}


@pytest.mark.bad_input
@pytest.mark.parametrize("name", [*BROKEN, *WARNED])
def test_each_mistake_is_caught_alone(tmp_path, name):
    """The mistake is told with file, line and a plain sentence, nothing else is; facts that age are only warnings."""
    wanted, changes, words = (BROKEN | WARNED)[name]
    folder = broken(tmp_path, changes)
    found = findings(folder)
    assert {item.check for item in found} == {wanted}, found
    assert any(words in item.sentence for item in found), found
    for item in found:
        assert item.weight == ("blad" if name in BROKEN else "ostrzezenie")
        place = (tmp_path if item.file.endswith(".j2") else folder) / item.file
        assert place.is_file()
        assert 1 <= item.line <= len(place.read_text(encoding="utf-8").split("\n"))
        assert item.sentence.endswith((".", "?")) or ": " in item.sentence


def test_the_program_says_the_findings(tmp_path):
    """An error: exit 1, the finding in the JSON of the contract and in a plain line; never a traceback."""
    folder = broken(tmp_path, BROKEN["gap at the end"][1])
    done = run(folder, "--json")
    assert done.returncode == 1
    assert [(item["waga"], item["plik"], item["linia"]) for item in json.loads(done.stdout)] == [("blad", "wiedza/w.yaml", 7)]
    done = run(folder)
    assert done.returncode == 1
    assert done.stdout.startswith("Błąd. Plik wiedza/w.yaml, linia 7: ")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nazwa: sekcja", "nazwka: sekcja"),
        ("od: 2015-12-31", "od: 2015-02-30"),
        ("nazwa: praca}", "nazwka: praca}"),
        ("dzial: praca}", "dzialek: praca}"),
        ("starosc_dni: 365", "starosc_dni: rok"),
        ("  przyklad: brajl\n", ""),
    ],
)
def test_a_broken_head_is_a_finding(tmp_path, old, new):
    """A head that makes no sense is told like any other mistake: exit 1, the file, no traceback."""
    done = run(write(tmp_path, [("kwestionariusz", old, new)]), "--json")
    assert done.returncode == 1
    assert done.stderr == ""
    assert {item["plik"] for item in json.loads(done.stdout)} == {"kwestionariusz.yaml"}


def test_a_comparison_that_does_not_fit_is_a_finding(tmp_path):
    """A choice compared as a number, in a definition that everything uses: told, and nothing falls over it."""
    found = findings(write(tmp_path, [("definicje", "jest: tak}", "co_najmniej: 5}"), (PRAWO, "do: 2019-12-31", "do: 2019-11-30")]))
    assert {item.check for item in found} >= {"struktura", "luka"}


def test_every_check_is_described():
    """Each check has its entry in the document for editors, and each entry its broken folder."""
    text = (Path(__file__).resolve().parents[2] / "docs" / "sprawdz.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^- `([a-z-]+)`", text, re.MULTILINE))
    assert described == {check for check, _, _ in (BROKEN | WARNED).values()}


def test_old_content_is_listed_by_act(tmp_path):
    """Plain output ends with the acts whose content was checked too long ago, how much of it and since when; exit 0."""
    done = run(
        write(tmp_path, [(KNOWN, "dnia: 2026-11-21", "dnia: 2020-01-01"), ("terminy/termin", "dnia: 2026-11-21", "dnia: 2021-01-01")])
    )
    assert done.returncode == 0
    assert "Akt: Akt. Wersje sprawdzone zbyt dawno: 2, najdawniej 1 stycznia 2020 roku." in done.stdout
    assert done.stdout.rstrip().split("\n")[-1].startswith("Koniec sprawdzania. Błędy: 0.")


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    """A wrong call: exit 2 and one Polish sentence."""
    done = run(tmp_path / "nie-ma")
    assert done.returncode == 2
    assert done.stderr.startswith("Nie ma katalogu")
    assert done.stderr.count("\n") == 1


def test_the_real_content_has_no_error():
    """What goes out is sound."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-m", "asystent", "sprawdz"], capture_output=True, text=True, check=False, timeout=120, cwd=root)
    assert done.returncode == 0, done.stdout
