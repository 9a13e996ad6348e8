"""A small sound content folder, and how to break it: shared by the tests of the checks."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from asystent.cli.sprawdz import Templates
from asystent.content.compile import compile_folder
from asystent.content.store import Content
from asystent.plan.checks import check

TODAY = date(2026, 11, 22)
LAW = """    podstawa: [{akt: akt, jednostka: art. 1}]
    sprawdzono: {dnia: 2026-11-21, pewnosc: statute, zrodla: []}"""
BASE = {
    "kwestionariusz": """
id: t
nazwa: T
stan_prawny: {od: 2015-12-31, do: 2026-12-31}
starosc_dni: 365
zdanie_informacja: Informacja.
sekcje:
  - {id: s, nazwa: sekcja}
dzialy:
  - {id: praca, nazwa: praca}
rozdzialy:
  - {id: r, nazwa: rozdział, dzial: praca}
dostepna_odpowiedz:
  od: 2019-09-20
  pytanie: W jakiej formie ma przyjść odpowiedź?
  przyklad: brajl
  zdanie_bez_przepisu: Proszę o odpowiedź w formie
  zwykla: zwykla
  zdanie: "Proszę o odpowiedź w formie:"
  odpowiedzi: [{wartosc: zwykla, etykieta: zwykły list}, {wartosc: brajl, etykieta: pismo w brajlu}]
""",
    "akty": "- {id: akt, tytul: Akt, mowiony: akt, dziennik: d, adres: a, czytano: 2026-11-21}\n",
    "definicje": "- {id: jest-b, zdanie: B jest., zdanie_nie: B nie ma., warunek: {fakt: a.b, jest: tak}}\n",
    "fakty": """
- id: a.b
  typ: wybor
  wartosci: [{id: tak, zdanie: Rodzic pracuje.}, {id: nie, zdanie: Rodzic nie pracuje.}]
  zmienne: tak
  jak_ustalic: Trzeba zapytać.
- id: a.c
  typ: liczba
  najmniej: 0
  najwiecej: 10
  zdanie: "Liczba miesięcy to {wartosc}."
  jak_ustalic: Trzeba policzyć.
- id: a.d
  typ: wybor
  wartosci: [{id: tak, zdanie: Rodzic jest na urlopie.}, {id: nie, zdanie: Rodzic nie jest na urlopie.}]
  dotyczy_gdy: {definicja: jest-b}
  ukryte_znaczy: nie
  jak_ustalic: Trzeba zapytać.
- id: a.e
  typ: data
  przeszla: tak
  zdanie: Dziecko urodziło się {wartosc}.
  jak_ustalic: Trzeba zajrzeć do aktu urodzenia.
""",
    "pytania/10": """
- {fakt: a.b, sekcja: s, temat: praca, pytanie: Czy rodzic pracuje?}
- {fakt: a.c, sekcja: s, temat: miesiące, pytanie: "Ile miesięcy?", przyklad: "5"}
- {fakt: a.d, sekcja: s, temat: urlop, pytanie: Czy trwa urlop?}
- {fakt: a.e, sekcja: s, temat: urodziny, pytanie: Kiedy urodziło się dziecko?, przyklad: 1 lutego 2020}
""",
    "parametry/p": f"""
- id: prog
  nazwa: Próg miesięcy
  jednostka: miesiace
  rekordy: [prog.ile]
  wersje:
  - od: 2015-12-31
    ile: 3
{LAW}
""",
    "uprawnienia/prawo": f"""
id: prawo
nazwa: Prawo
dzial: praca
rekordy: [prawo.kto]
skrot: To jest prawo.
wersje:
  - od: 2010-01-01
    do: 2019-12-31
{LAW}
    warunki:
      wszystkie:
        - {{definicja: jest-b}}
        - {{zdanie: Jest pięć miesięcy., zdanie_nie: Nie ma pięciu miesięcy., fakt: a.c, co_najmniej: 5}}
  - od: 2020-01-01
{LAW}
    warunki:
      wszystkie:
        - {{definicja: jest-b}}
        - {{zdanie: Są trzy miesiące., zdanie_nie: Nie ma trzech miesięcy., fakt: a.c, co_najmniej: {{parametr: prog}}}}
        - {{zdanie: Dziecko jest małe., zdanie_nie: Dziecko nie jest małe., fakt: a.e, wiek_mniej_niz: 8 lat}}
    wyjatki:
      - {{zdanie: Trwa urlop., zdanie_nie: Urlop nie trwa., fakt: a.d, jest: tak}}
      - {{zdanie: Minęło dużo miesięcy., zdanie_nie: Nie minęło dużo miesięcy., fakt: a.c, co_najmniej: 9}}
przyklady:
  - {{nazwa: przed, na_dzien: 2019-12-31, odpowiedzi: {{a.b: tak, a.c: 4}}, wynik: nie-przysluguje}}
  - {{nazwa: po, na_dzien: 2020-01-01, odpowiedzi: {{a.b: tak, a.c: 4, a.d: nie, a.e: 2018-05-05}}, wynik: przysluguje}}
  - {{nazwa: zależy, na_dzien: 2026-01-01, odpowiedzi: {{a.b: tak, a.c: 4, a.e: 2024-05-05}}, wynik: zalezy, zalezy_od: [a.d]}}
""",
    "sciezki/droga.x.1": f"""
id: droga.x.1
nazwa: Pierwsza droga
wyklucza: [droga.x.2]
wersje:
  - od: 2015-12-31
{LAW}
    warunki: {{definicja: jest-b}}
kroki:
  - Pierwszy krok.
przyklady:
  - {{nazwa: t, na_dzien: 2026-01-01, odpowiedzi: {{a.b: tak}}, wynik: przysluguje}}
  - {{nazwa: n, na_dzien: 2026-01-01, odpowiedzi: {{a.b: nie}}, wynik: nie-przysluguje}}
  - {{nazwa: z, na_dzien: 2026-01-01, odpowiedzi: {{}}, wynik: zalezy, zalezy_od: [a.b]}}
""",
    "sciezki/droga.x.2": f"""
id: droga.x.2
nazwa: Druga droga
wersje:
  - od: 2015-12-31
{LAW}
    warunki: {{nie: {{definicja: jest-b}}}}
kroki:
  - Pierwszy krok.
przyklady:
  - {{nazwa: t, na_dzien: 2026-01-01, odpowiedzi: {{a.b: nie}}, wynik: przysluguje}}
  - {{nazwa: n, na_dzien: 2026-01-01, odpowiedzi: {{a.b: tak}}, wynik: nie-przysluguje}}
  - {{nazwa: z, na_dzien: 2026-01-01, odpowiedzi: {{}}, wynik: zalezy, zalezy_od: [a.b]}}
""",
    "terminy/termin": f"""
id: termin
nazwa: Termin
rekordy: [termin.ile]
uprawnienie: prawo
od_faktu: a.e
opis: Trzeba zdążyć.
wersje:
  - od: 2015-12-31
    ile: 14
    jednostka: dni
    liczenie: zwykle
{LAW}
""",
    "wiedza/w": f"""
- id: recepta
  nazwa: Recepta
  rozdzial: r
  rekordy: [recepta.ile]
  wersje:
  - od: 2015-12-31
    zdania: [Recepta jest ważna trzydzieści dni.]
{LAW}
""",
    "przenosiny": """
- {z: a.dawny, na: a.b, wartosci: {etat: tak}, zdanie: Pytanie o pracę ma nową nazwę.}
- {z: a.starszy, na: a.dawny}
- {z: a.d, na: a.d, wartosci: {moze: nie}}
- {z: a.zbedny, zdanie: Nie pytamy o to.}
""",
    "sprzecznosci": """
- id: nie-pasuja
  fakty: [a.b, a.c]
  zdanie: Kto nie pracuje, nie ma tylu miesięcy.
  gdy: {wszystkie: [{fakt: a.b, jest: nie}, {fakt: a.c, wiecej_niz: 8}]}
""",
    "pominiete": "- {rekord: inny.rekord, dlaczego: Rozstrzyga inny rekord.}\n",
    "pisma/pismo": f"""
id: pismo
nazwa: Pismo
uprawnienie: prawo
kiedy: W każdym czasie.
adresat: urząd
wysylka: urzad
rekordy: [pismo.tresc]
wersje:
  - od: 2015-12-31
{LAW}
pola:
  - {{id: imie, pytanie: Jakie imię?, typ: tekst, wymagane: tak, przyklad: Anna}}
  - id: powod
    pytanie: Jaki powód?
    typ: wybor
    wymagane: tak
    przyklad: choroba
    odpowiedzi: [{{wartosc: choroba, etykieta: choroba}}, {{wartosc: inny, etykieta: inny}}]
  - {{id: opis, pytanie: Jaki opis?, typ: tekst, przyklad: opis}}
  - {{id: dzien, pytanie: Którego dnia?, typ: data, wymagane: tak, przyklad: 2 lutego 2026, nie_przed: [dzis]}}
  - {{id: koniec, pytanie: Do kiedy?, typ: data, wymagane: tak, przyklad: 3 lutego 2026, nie_przed: [dzien]}}
terminy:
  - {{termin: zlozenie, pole: dzien}}
  - {{termin: odpowiedz}}
""",
    "terminy-pism": f"""
- {{id: zlozenie, nazwa: Ostatni dzień, rekordy: [], liczy_sie_jak: termin, opis: Do tego dnia., po_terminie: Trzeba zapytać.}}
- id: odpowiedz
  nazwa: Odpowiedź
  rekordy: [odpowiedz.ile]
  opis: Urząd ma miesiąc.
  po_terminie: Można napisać jeszcze raz.
  pismo: pismo
  wersje:
  - od: 2015-12-31
    ile: 1
    jednostka: miesiace
    liczenie: kpa
{LAW}
""",
    "wysylka": """
- id: urzad
  nazwa: Do urzędu
  rekordy: [pismo.wysylka]
  publiczny: tak
  zdania: [Pismo można wysłać pocztą.]
""",
    "kalkulatory/oplata": f"""
id: oplata
nazwa: Opłata
uprawnienie: prawo
dzial: praca
rekordy: [oplata.wzor]
pola:
  - {{id: godziny, pytanie: Ile godzin?, typ: liczba, wymagane: tak, przyklad: "3", najmniej: 1, najwiecej: 9}}
wersje:
  - od: 2015-12-31
    kroki:
      - {{id: razem, ile: {{pomnoz: [{{pole: godziny}}, {{parametr: prog}}]}}, jednostka: zl}}
    zdania:
      - {{zdanie: "Razem to {{krok:razem}}."}}
{LAW}
przyklady:
  - {{na_dzien: 2026-01-01, pola: {{godziny: 4}}, kroki: {{razem: 12}}}}
""",
    "osoby/rodzina": """
nazwa: Anna
dzien_opisu: 2026-11-21
odpowiedzi: {a.b: tak, a.c: 4, a.d: nie, a.e: 2024-05-05}
oczekiwane:
  - na_dzien: 2026-11-21
    wyniki:
      prawo: {wynik: przysluguje, podstawa: art. 1}
      droga.x.1: {wynik: przysluguje}
""",
    "osoby/druga": """
nazwa: Beata
odpowiedzi: {a.b: nie, a.c: 4, a.d: tak, a.e: 2024-05-05}
oczekiwane:
  - na_dzien: 2026-11-21
    wyniki:
      droga.x.2: {wynik: przysluguje}
""",
}
TEMPLATE = """# Pismo

{% if powod == "choroba" %}
{{ imie }} od {{ dzien }} do {{ koniec }} prosi z powodu choroby. {{ opis }}
{% else %}
{{ imie }} prosi z innego powodu.
{% endif %}
"""


def write(root, changes=(), template=TEMPLATE, **files):
    """Write the sound folder under ``root``, with texts replaced: ``changes`` holds (file, old, new)."""
    texts = {**BASE, **files}
    for name, old, new in changes:
        assert old in texts[name], f"{old!r} is not in {name}"
        texts[name] = texts[name].replace(old, new)
    folder = root / "questionnaires" / "t"
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "letter_templates").mkdir(exist_ok=True)
    if template is not None:
        (root / "letter_templates" / "pismo.j2").write_text(template, encoding="utf-8")
    return folder


def findings(folder, today=TODAY):
    """All findings about a folder."""
    bundle, found = compile_folder(folder)
    press = Templates(folder.parent.parent / "letter_templates")
    return [*found, *check(Content(bundle), today, press)]


def run(folder, *options):
    """Run ``asystent sprawdz`` as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "asystent", "sprawdz", str(folder), *options], capture_output=True, text=True, check=False, timeout=60
    )


FACTS, QUESTIONS, LETTER, KNOWN, SUM = "fakty", "pytania/10", "pisma/pismo", "wiedza/w", "kalkulatory/oplata"
TERMS = "terminy-pism"
PRAWO, PATH, SECOND, PERSON = "uprawnienia/prawo", "sciezki/droga.x.1", "sciezki/droga.x.2", "osoby/rodzina"
IS_B, NOT_B = "{definicja: jest-b}", "{nie: {definicja: jest-b}}"
# The second path can be had by nobody any more: its examples of a yes and of a maybe go, and Beata is told no.
NOBODY = [
    (SECOND, "  - {nazwa: t", "  #"),
    (SECOND, "  - {nazwa: z", "  #"),
    ("osoby/druga", "droga.x.2: {wynik: przysluguje}", "droga.x.2: {wynik: nie-przysluguje}"),
]


def broken(tmp_path, changes):
    """Write the sound folder with the changes of one case."""
    template, files = TEMPLATE, {}
    changes = list(changes)
    for item in list(changes):
        if item[0] == "template":
            assert item[1] in template
            template = template.replace(item[1], item[2]) or None
            changes.remove(item)
        elif item[0] not in BASE:
            files[item[0]] = item[2]
            changes.remove(item)
    return write(tmp_path, changes, template, **files)
