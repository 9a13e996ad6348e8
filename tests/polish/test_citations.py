"""Legal citations in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.polish.citations import printed

ALL = [
    ("art. 186 § 3", "artykuł 186 paragraf 3", "artykułu 186 paragrafu 3"),
    ("art. 17 ust. 1 pkt 2a", "artykuł 17 ustęp 1 punkt 2a", "artykułu 17 ustępu 1 punktu 2a"),
    ("art. 67^19 § 6", "artykuł 67 indeks 19 paragraf 6", "artykułu 67 indeks 19 paragrafu 6"),
    ("art. 67¹⁹ § 6", "artykuł 67 indeks 19 paragraf 6", "artykułu 67 indeks 19 paragrafu 6"),
    (
        "§ 18 ust. 2 pkt 3 lit. b",
        "paragraf 18 ustęp 2 punkt 3 litera b",
        "paragrafu 18 ustępu 2 punktu 3 litery b",
    ),
    ("art. 186-186^8", "artykuły od 186 do 186 indeks 8", "artykułów od 186 do 186 indeks 8"),
    ("art. 186^8a", "artykuł 186 indeks 8a", "artykułu 186 indeks 8a"),
    ("art. 189^1 § 1 i 2", "artykuł 189 indeks 1 paragrafy 1 i 2", "artykułu 189 indeks 1 paragrafów 1 i 2"),
    ("ust. 1–3", "ustępy od 1 do 3", "ustępów od 1 do 3"),
    ("pkt 7 i 8", "punkty 7 i 8", "punktów 7 i 8"),
    ("ust. 1 oraz 4", "ustępy 1 oraz 4", "ustępów 1 oraz 4"),
    ("ust. 1 lub 2", "ustęp 1 lub 2", "ustępu 1 lub 2"),
    ("lit. a-c", "litery od a do c", "liter od a do c"),
    ("§§ 3 i 4", "paragrafy 3 i 4", "paragrafów 3 i 4"),
    ("art. 4 ust. 1 i 2 pkt 3", "artykuł 4 ustępy 1 i 2 punkt 3", "artykułu 4 ustępów 1 i 2 punktu 3"),
    ("art. 177 § 1 i art. 186", "artykuł 177 paragraf 1 i artykuł 186", "artykułu 177 paragrafu 1 i artykułu 186"),
    (
        "Dz.U. 2025 poz. 277",
        "Dziennik Ustaw z 2025 roku pozycja 277",
        "Dziennika Ustaw z 2025 roku pozycji 277",
    ),
    (
        "Dz. U. z 2003 r. Nr 228, poz. 2255",
        "Dziennik Ustaw z 2003 roku numer 228 pozycja 2255",
        "Dziennika Ustaw z 2003 roku numeru 228 pozycji 2255",
    ),
    (
        "Dz.U. 2026 poz. 1245 (t.j.)",
        "Dziennik Ustaw z 2026 roku pozycja 1245, tekst jednolity",
        "Dziennika Ustaw z 2026 roku pozycji 1245, tekst jednolity",
    ),
    ("M.P. 2025 poz. 5", "Monitor Polski z 2025 roku pozycja 5", "Monitora Polskiego z 2025 roku pozycji 5"),
    ("k.p.a.", "Kodeks postępowania administracyjnego", "Kodeksu postępowania administracyjnego"),
    ("k.c.", "Kodeks cywilny", "Kodeksu cywilnego"),
    ("k.r.o.", "Kodeks rodzinny i opiekuńczy", "Kodeksu rodzinnego i opiekuńczego"),
    ("KPA", "Kodeks postępowania administracyjnego", "Kodeksu postępowania administracyjnego"),
    (
        "art. 57 § 4 k.p.a.",
        "artykuł 57 paragraf 4 Kodeksu postępowania administracyjnego",
        "artykułu 57 paragrafu 4 Kodeksu postępowania administracyjnego",
    ),
    ("zał. nr 1", "załącznik numer 1", "załącznika numeru 1"),
    ("rozdz. 3", "rozdział 3", "rozdziału 3"),
]


@pytest.mark.parametrize(("text", "nominative", "genitive"), ALL)
def test_citations_have_no_abbreviation_left(text: str, nominative: str, genitive: str) -> None:
    """R39: a citation is printed as a person would say it, in the case the sentence needs."""
    assert printed(text) == nominative
    assert printed(text, "genitive") == genitive


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("w art. 186 § 3", "w artykule 186 paragrafie 3"),
        ("wynika z art. 186", "wynika z artykułu 186"),
        ("zgodnie z art. 17 ust. 1", "zgodnie z artykułem 17 ustępem 1"),
        ("na podstawie § 3 ust. 1 rozporządzenia", "na podstawie paragrafu 3 ustępu 1 rozporządzenia"),
        ("o którym mowa w ust. 2 pkt 1", "o którym mowa w ustępie 2 punkcie 1"),
        ("art. 5 w zw. z art. 6 k.p.", "artykuł 5 w związku z artykułem 6 Kodeksu pracy"),
        ("w k.p.a.", "w Kodeksie postępowania administracyjnego"),
        ("Dz.U. 2014 poz. 1502 ze zm.", "Dziennik Ustaw z 2014 roku pozycja 1502 ze zmianami"),
        ("Art. 3 mówi o tym.", "Artykuł 3 mówi o tym."),
        ("W ust. 1 i 14 dni później", "W ustępie 1 i 14 dni później"),
        ("art. 5. Potem 3 dni.", "artykuł 5. Potem 3 dni."),
        ("To jest punkt 7 orzeczenia.", "To jest punkt 7 orzeczenia."),
    ],
)
def test_citations_in_running_text(text: str, words: str) -> None:
    """The preposition before a citation decides its case; other text stays as it is."""
    assert printed(text) == words


@given(st.text(alphabet="art. 186§^ustpkli,-i()DzUpoz2", max_size=40))
def test_printing_twice_changes_nothing(text: str) -> None:
    """A text whose citations are in words already comes back unchanged."""
    assert printed(printed(text)) == printed(text)
