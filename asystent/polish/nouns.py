"""Nouns that stand beside numbers, in all their forms."""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False  # `typing` itself would cost the start of the program ten milliseconds
if TYPE_CHECKING:
    from typing import Literal

    Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "locative"]
    # man: masculine personal (dwóch uczniów); group: counted by collective numerals (dwoje dzieci).
    Gender = Literal["masculine", "man", "feminine", "neuter", "group"]

CASES: tuple[Case, ...] = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
# Letter of the table to: gender beside "one", gender beside larger numbers.
_GENDERS: dict[str, tuple[Gender, Gender]] = {
    "m": ("masculine", "masculine"),
    "p": ("man", "man"),
    "f": ("feminine", "feminine"),
    "n": ("neuter", "neuter"),
    "g": ("neuter", "group"),
    "r": ("man", "group"),
}

# Gender letter, six singular forms, six plural forms, each in the order of CASES.
_TABLE = """
m artykuł artykułu artykułowi artykuł artykułem artykule artykuły artykułów artykułom artykuły artykułami artykułach
m błąd błędu błędowi błąd błędem błędzie błędy błędów błędom błędy błędami błędach
m centymetr centymetra centymetrowi centymetr centymetrem centymetrze
    centymetry centymetrów centymetrom centymetry centymetrami centymetrach
f cyfra cyfry cyfrze cyfrę cyfrą cyfrze cyfry cyfr cyfrom cyfry cyframi cyfrach
f część części części część częścią części części części częściom części częściami częściach
f doba doby dobie dobę dobą dobie doby dób dobom doby dobami dobach
f droga drogi drodze drogę drogą drodze drogi dróg drogom drogi drogami drogach
g dziecko dziecka dziecku dziecko dzieckiem dziecku dzieci dzieci dzieciom dzieci dziećmi dzieciach
m dzień dnia dniowi dzień dniem dniu dni dni dniom dni dniami dniach
m egzemplarz egzemplarza egzemplarzowi egzemplarz egzemplarzem egzemplarzu
    egzemplarze egzemplarzy egzemplarzom egzemplarze egzemplarzami egzemplarzach
m etat etatu etatowi etat etatem etacie etaty etatów etatom etaty etatami etatach
f godzina godziny godzinie godzinę godziną godzinie godziny godzin godzinom godziny godzinami godzinach
m gram grama gramowi gram gramem gramie gramy gramów gramom gramy gramami gramach
m grosz grosza groszowi grosz groszem groszu grosze groszy groszom grosze groszami groszach
m kilogram kilograma kilogramowi kilogram kilogramem kilogramie
    kilogramy kilogramów kilogramom kilogramy kilogramami kilogramach
m kilometr kilometra kilometrowi kilometr kilometrem kilometrze
    kilometry kilometrów kilometrom kilometry kilometrami kilometrach
f klasa klasy klasie klasę klasą klasie klasy klas klasom klasy klasami klasach
m krok kroku krokowi krok krokiem kroku kroki kroków krokom kroki krokami krokach
m kwartał kwartału kwartałowi kwartał kwartałem kwartale kwartały kwartałów kwartałom kwartały kwartałami kwartałach
f lekcja lekcji lekcji lekcję lekcją lekcji lekcje lekcji lekcjom lekcje lekcjami lekcjach
f linia linii linii linię linią linii linie linii liniom linie liniami liniach
f litera litery literze literę literą literze litery liter literom litery literami literach
m metr metra metrowi metr metrem metrze metry metrów metrom metry metrami metrach
m miesiąc miesiąca miesiącowi miesiąc miesiącem miesiącu miesiące miesięcy miesiącom miesiące miesiącami miesiącach
m miliard miliarda miliardowi miliard miliardem miliardzie miliardy miliardów miliardom miliardy miliardami miliardach
m milion miliona milionowi milion milionem milionie miliony milionów milionom miliony milionami milionach
f minuta minuty minucie minutę minutą minucie minuty minut minutom minuty minutami minutach
p nauczyciel nauczyciela nauczycielowi nauczyciela nauczycielem nauczycielu
    nauczyciele nauczycieli nauczycielom nauczycieli nauczycielami nauczycielach
f odpowiedź odpowiedzi odpowiedzi odpowiedź odpowiedzią odpowiedzi
    odpowiedzi odpowiedzi odpowiedziom odpowiedzi odpowiedziami odpowiedziach
f opcja opcji opcji opcję opcją opcji opcje opcji opcjom opcje opcjami opcjach
p opiekun opiekuna opiekunowi opiekuna opiekunem opiekunie
    opiekunowie opiekunów opiekunom opiekunów opiekunami opiekunach
f osoba osoby osobie osobę osobą osobie osoby osób osobom osoby osobami osobach
n ostrzeżenie ostrzeżenia ostrzeżeniu ostrzeżenie ostrzeżeniem ostrzeżeniu
    ostrzeżenia ostrzeżeń ostrzeżeniom ostrzeżenia ostrzeżeniami ostrzeżeniach
n pismo pisma pismu pismo pismem piśmie pisma pism pismom pisma pismami pismach
m numer numeru numerowi numer numerem numerze numery numerów numerom numery numerami numerach
m plik pliku plikowi plik plikiem pliku pliki plików plikom pliki plikami plikach
f pozycja pozycji pozycji pozycję pozycją pozycji pozycje pozycji pozycjom pozycje pozycjami pozycjach
m paragraf paragrafu paragrafowi paragraf paragrafem paragrafie
    paragrafy paragrafów paragrafom paragrafy paragrafami paragrafach
m podpunkt podpunktu podpunktowi podpunkt podpunktem podpunkcie
    podpunkty podpunktów podpunktom podpunkty podpunktami podpunktach
p pracownik pracownika pracownikowi pracownika pracownikiem pracowniku
    pracownicy pracowników pracownikom pracowników pracownikami pracownikach
m procent procentu procentowi procent procentem procencie procent procent procentom procent procentami procentach
m przepis przepisu przepisowi przepis przepisem przepisie przepisy przepisów przepisom przepisy przepisami przepisach
f przerwa przerwy przerwie przerwę przerwą przerwie przerwy przerw przerwom przerwy przerwami przerwach
m punkt punktu punktowi punkt punktem punkcie punkty punktów punktom punkty punktami punktach
n pytanie pytania pytaniu pytanie pytaniem pytaniu pytania pytań pytaniom pytania pytaniami pytaniach
m raz razu razowi raz razem razie razy razy razom razy razami razach
r rodzic rodzica rodzicowi rodzica rodzicem rodzicu rodzice rodziców rodzicom rodziców rodzicami rodzicach
m rok roku rokowi rok rokiem roku lata lat latom lata latami latach
m rozdział rozdziału rozdziałowi rozdział rozdziałem rozdziale
    rozdziały rozdziałów rozdziałom rozdziały rozdziałami rozdziałach
f sekunda sekundy sekundzie sekundę sekundą sekundzie sekundy sekund sekundom sekundy sekundami sekundach
n słowo słowa słowu słowo słowem słowie słowa słów słowom słowa słowami słowach
n spotkanie spotkania spotkaniu spotkanie spotkaniem spotkaniu
    spotkania spotkań spotkaniom spotkania spotkaniami spotkaniach
f sprawa sprawy sprawie sprawę sprawą sprawie sprawy spraw sprawom sprawy sprawami sprawach
f strona strony stronie stronę stroną stronie strony stron stronom strony stronami stronach
f sztuka sztuki sztuce sztukę sztuką sztuce sztuki sztuk sztukom sztuki sztukami sztukach
m termin terminu terminowi termin terminem terminie terminy terminów terminom terminy terminami terminach
m tydzień tygodnia tygodniowi tydzień tygodniem tygodniu tygodnie tygodni tygodniom tygodnie tygodniami tygodniach
m tysiąc tysiąca tysiącowi tysiąc tysiącem tysiącu tysiące tysięcy tysiącom tysiące tysiącami tysiącach
p uczeń ucznia uczniowi ucznia uczniem uczniu uczniowie uczniów uczniom uczniów uczniami uczniach
m ustęp ustępu ustępowi ustęp ustępem ustępie ustępy ustępów ustępom ustępy ustępami ustępach
n uprawnienie uprawnienia uprawnieniu uprawnienie uprawnieniem uprawnieniu
    uprawnienia uprawnień uprawnieniom uprawnienia uprawnieniami uprawnieniach
f uwaga uwagi uwadze uwagę uwagą uwadze uwagi uwag uwagom uwagi uwagami uwagach
m warunek warunku warunkowi warunek warunkiem warunku warunki warunków warunkom warunki warunkami warunkach
m wiersz wiersza wierszowi wiersz wierszem wierszu wiersze wierszy wierszom wiersze wierszami wierszach
f wizyta wizyty wizycie wizytę wizytą wizycie wizyty wizyt wizytom wizyty wizytami wizytach
m wniosek wniosku wnioskowi wniosek wnioskiem wniosku wnioski wniosków wnioskom wnioski wnioskami wnioskach
m wynik wyniku wynikowi wynik wynikiem wyniku wyniki wyników wynikom wyniki wynikami wynikach
n zajęcie zajęcia zajęciu zajęcie zajęciem zajęciu zajęcia zajęć zajęciom zajęcia zajęciami zajęciach
m załącznik załącznika załącznikowi załącznik załącznikiem załączniku
    załączniki załączników załącznikom załączniki załącznikami załącznikach
n zdanie zdania zdaniu zdanie zdaniem zdaniu zdania zdań zdaniom zdania zdaniami zdaniach
f zmiana zmiany zmianie zmianę zmianą zmianie zmiany zmian zmianom zmiany zmianami zmianach
m znak znaku znakowi znak znakiem znaku znaki znaków znakom znaki znakami znakach
m złoty złotego złotemu złoty złotym złotym złote złotych złotym złote złotymi złotych
"""


class Noun:
    """One noun: its gender beside one and beside more, its six singular and six plural forms by case."""

    __slots__ = ("gender_of_many", "gender_of_one", "plural", "singular")

    def __init__(self, letter: str, forms: list[str]) -> None:
        """Take the gender letter and twelve forms: singular then plural, each in the order of `CASES`."""
        self.gender_of_one, self.gender_of_many = _GENDERS[letter]
        self.singular = dict(zip(CASES, forms[:6], strict=True))
        self.plural = dict(zip(CASES, forms[6:], strict=True))

    def gender(self, n: int) -> Gender:
        """Return the gender that a numeral takes beside this noun: "jedno dziecko" but "dwoje dzieci"."""
        return self.gender_of_one if n == 1 else self.gender_of_many


@cache
def nouns() -> dict[str, Noun]:
    """Return every noun known here by its nominative singular."""
    words = _TABLE.split()
    return {words[at + 1]: Noun(words[at], words[at + 1 : at + 13]) for at in range(0, len(words), 13)}


@cache
def readings() -> dict[str, tuple[tuple[Noun, bool, Case], ...]]:
    """Return what each form can be: for "dni" the nominative, genitive and accusative plural of "dzień".

    A reading is the noun, whether the form is plural, and the case.
    """
    found: dict[str, tuple[tuple[Noun, bool, Case], ...]] = {}
    for noun in nouns().values():
        for is_plural, forms in ((False, noun.singular), (True, noun.plural)):
            for case, form in forms.items():
                found[form] = (*found.get(form, ()), (noun, is_plural, case))
    return found
