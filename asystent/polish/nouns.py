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
p asystent asystenta asystentowi asystenta asystentem asystencie asystenci asystentów asystentom asystentów asystentami asystentach
m błąd błędu błędowi błąd błędem błędzie błędy błędów błędom błędy błędami błędach
m centymetr centymetra centymetrowi centymetr centymetrem centymetrze
    centymetry centymetrów centymetrom centymetry centymetrami centymetrach
f córka córki córce córkę córką córce córki córek córkom córki córkami córkach
f cyfra cyfry cyfrze cyfrę cyfrą cyfrze cyfry cyfr cyfrom cyfry cyframi cyfrach
f część części części część częścią części części części częściom części częściami częściach
p członek członka członkowi członka członkiem członku członkowie członków członkom członków członkami członkach
f decyzja decyzji decyzji decyzję decyzją decyzji decyzje decyzji decyzjom decyzje decyzjami decyzjach
m dekagram dekagrama dekagramowi dekagram dekagramem dekagramie dekagramy dekagramów dekagramom dekagramy dekagramami dekagramach
f doba doby dobie dobę dobą dobie doby dób dobom doby dobami dobach
m dodatek dodatku dodatkowi dodatek dodatkiem dodatku dodatki dodatków dodatkom dodatki dodatkami dodatkach
m dokument dokumentu dokumentowi dokument dokumentem dokumencie dokumenty dokumentów dokumentom dokumenty dokumentami dokumentach
f droga drogi drodze drogę drogą drodze drogi dróg drogom drogi drogami drogach
m dział działu działowi dział działem dziale działy działów działom działy działami działach
g dziecko dziecka dziecku dziecko dzieckiem dziecku dzieci dzieci dzieciom dzieci dziećmi dzieciach
m dzień dnia dniowi dzień dniem dniu dni dni dniom dni dniami dniach
m egzemplarz egzemplarza egzemplarzowi egzemplarz egzemplarzem egzemplarzu
    egzemplarze egzemplarzy egzemplarzom egzemplarze egzemplarzami egzemplarzach
m etap etapu etapowi etap etapem etapie etapy etapów etapom etapy etapami etapach
m etat etatu etatowi etat etatem etacie etaty etatów etatom etaty etatami etatach
f forma formy formie formę formą formie formy form formom formy formami formach
m formularz formularza formularzowi formularz formularzem formularzu
    formularze formularzy formularzom formularze formularzami formularzach
f gmina gminy gminie gminę gminą gminie gminy gmin gminom gminy gminami gminach
f godzina godziny godzinie godzinę godziną godzinie godziny godzin godzinom godziny godzinami godzinach
m gram grama gramowi gram gramem gramie gramy gramów gramom gramy gramami gramach
m grosz grosza groszowi grosz groszem groszu grosze groszy groszom grosze groszami groszach
f grupa grupy grupie grupę grupą grupie grupy grup grupom grupy grupami grupach
f instancja instancji instancji instancję instancją instancji instancje instancji instancjom instancje instancjami instancjach
f kategoria kategorii kategorii kategorię kategorią kategorii kategorie kategorii kategoriom kategorie kategoriami kategoriach
m kilogram kilograma kilogramowi kilogram kilogramem kilogramie kilogramy kilogramów kilogramom kilogramy kilogramami kilogramach
m kilometr kilometra kilometrowi kilometr kilometrem kilometrze kilometry kilometrów kilometrom kilometry kilometrami kilometrach
f klasa klasy klasie klasę klasą klasie klasy klas klasom klasy klasami klasach
f kopia kopii kopii kopię kopią kopii kopie kopii kopiom kopie kopiami kopiach
m krok kroku krokowi krok krokiem kroku kroki kroków krokom kroki krokami krokach
m kwartał kwartału kwartałowi kwartał kwartałem kwartale kwartały kwartałów kwartałom kwartały kwartałami kwartałach
f kwota kwoty kwocie kwotę kwotą kwocie kwoty kwot kwotom kwoty kwotami kwotach
p lekarz lekarza lekarzowi lekarza lekarzem lekarzu lekarze lekarzy lekarzom lekarzy lekarzami lekarzach
f lekcja lekcji lekcji lekcję lekcją lekcji lekcje lekcji lekcjom lekcje lekcjami lekcjach
f linia linii linii linię linią linii linie linii liniom linie liniami liniach
f litera litery literze literę literą literze litery liter literom litery literami literach
m litr litra litrowi litr litrem litrze litry litrów litrom litry litrami litrach
f matka matki matce matkę matką matce matki matek matkom matki matkami matkach
m metr metra metrowi metr metrem metrze metry metrów metrom metry metrami metrach
n miejsce miejsca miejscu miejsce miejscem miejscu miejsca miejsc miejscom miejsca miejscami miejscach
m miesiąc miesiąca miesiącowi miesiąc miesiącem miesiącu miesiące miesięcy miesiącom miesiące miesiącami miesiącach
m miliard miliarda miliardowi miliard miliardem miliardzie miliardy miliardów miliardom miliardy miliardami miliardach
m miligram miligrama miligramowi miligram miligramem miligramie miligramy miligramów miligramom miligramy miligramami miligramach
m mililitr mililitra mililitrowi mililitr mililitrem mililitrze mililitry mililitrów mililitrom mililitry mililitrami mililitrach
m milimetr milimetra milimetrowi milimetr milimetrem milimetrze milimetry milimetrów milimetrom milimetry milimetrami milimetrach
m milion miliona milionowi milion milionem milionie miliony milionów milionom miliony milionami milionach
f minuta minuty minucie minutę minutą minucie minuty minut minutom minuty minutami minutach
p nauczyciel nauczyciela nauczycielowi nauczyciela nauczycielem nauczycielu
    nauczyciele nauczycieli nauczycielom nauczycieli nauczycielami nauczycielach
f noc nocy nocy noc nocą nocy noce nocy nocom noce nocami nocach
m numer numeru numerowi numer numerem numerze numery numerów numerom numery numerami numerach
f odpowiedź odpowiedzi odpowiedzi odpowiedź odpowiedzią odpowiedzi
    odpowiedzi odpowiedzi odpowiedziom odpowiedzi odpowiedziami odpowiedziach
f opcja opcji opcji opcję opcją opcji opcje opcji opcjom opcje opcjami opcjach
p opiekun opiekuna opiekunowi opiekuna opiekunem opiekunie opiekunowie opiekunów opiekunom opiekunów opiekunami opiekunach
f opinia opinii opinii opinię opinią opinii opinie opinii opiniom opinie opiniami opiniach
n orzeczenie orzeczenia orzeczeniu orzeczenie orzeczeniem orzeczeniu orzeczenia orzeczeń orzeczeniom orzeczenia orzeczeniami orzeczeniach
f osoba osoby osobie osobę osobą osobie osoby osób osobom osoby osobami osobach
n ostrzeżenie ostrzeżenia ostrzeżeniu ostrzeżenie ostrzeżeniem ostrzeżeniu
    ostrzeżenia ostrzeżeń ostrzeżeniom ostrzeżenia ostrzeżeniami ostrzeżeniach
m paragraf paragrafu paragrafowi paragraf paragrafem paragrafie paragrafy paragrafów paragrafom paragrafy paragrafami paragrafach
n piętro piętra piętru piętro piętrem piętrze piętra pięter piętrom piętra piętrami piętrach
n pismo pisma pismu pismo pismem piśmie pisma pism pismom pisma pismami pismach
m plik pliku plikowi plik plikiem pliku pliki plików plikom pliki plikami plikach
m podpunkt podpunktu podpunktowi podpunkt podpunktem podpunkcie podpunkty podpunktów podpunktom podpunkty podpunktami podpunktach
m pokój pokoju pokojowi pokój pokojem pokoju pokoje pokojów pokojom pokoje pokojami pokojach
m powód powodu powodowi powód powodem powodzie powody powodów powodom powody powodami powodach
f pozycja pozycji pozycji pozycję pozycją pozycji pozycje pozycji pozycjom pozycje pozycjami pozycjach
n półrocze półrocza półroczu półrocze półroczem półroczu półrocza półroczy półroczom półrocza półroczami półroczach
p pracodawca pracodawcy pracodawcy pracodawcę pracodawcą pracodawcy
    pracodawcy pracodawców pracodawcom pracodawców pracodawcami pracodawcach
p pracownik pracownika pracownikowi pracownika pracownikiem pracowniku
    pracownicy pracowników pracownikom pracowników pracownikami pracownikach
n prawo prawa prawu prawo prawem prawie prawa praw prawom prawa prawami prawach
m procent procentu procentowi procent procentem procencie procent procent procentom procent procentami procentach
f próba próby próbie próbę próbą próbie próby prób próbom próby próbami próbach
m przepis przepisu przepisowi przepis przepisem przepisie przepisy przepisów przepisom przepisy przepisami przepisach
f przerwa przerwy przerwie przerwę przerwą przerwie przerwy przerw przerwom przerwy przerwami przerwach
f przesłanka przesłanki przesłance przesłankę przesłanką przesłance przesłanki przesłanek przesłankom przesłanki przesłankami przesłankach
m punkt punktu punktowi punkt punktem punkcie punkty punktów punktom punkty punktami punktach
n pytanie pytania pytaniu pytanie pytaniem pytaniu pytania pytań pytaniom pytania pytaniami pytaniach
f rata raty racie ratę ratą racie raty rat ratom raty ratami ratach
m raz razu razowi raz razem razie razy razy razom razy razami razach
r rodzic rodzica rodzicowi rodzica rodzicem rodzicu rodzice rodziców rodzicom rodziców rodzicami rodzicach
f rodzina rodziny rodzinie rodzinę rodziną rodzinie rodziny rodzin rodzinom rodziny rodzinami rodzinach
m rok roku rokowi rok rokiem roku lata lat latom lata latami latach
m rozdział rozdziału rozdziałowi rozdział rozdziałem rozdziale rozdziały rozdziałów rozdziałom rozdziały rozdziałami rozdziałach
f sekunda sekundy sekundzie sekundę sekundą sekundzie sekundy sekund sekundom sekundy sekundami sekundach
n słowo słowa słowu słowo słowem słowie słowa słów słowom słowa słowami słowach
n spotkanie spotkania spotkaniu spotkanie spotkaniem spotkaniu spotkania spotkań spotkaniom spotkania spotkaniami spotkaniach
f sprawa sprawy sprawie sprawę sprawą sprawie sprawy spraw sprawom sprawy sprawami sprawach
m stopień stopnia stopniowi stopień stopniem stopniu stopnie stopni stopniom stopnie stopniami stopniach
f strona strony stronie stronę stroną stronie strony stron stronom strony stronami stronach
f szkoła szkoły szkole szkołę szkołą szkole szkoły szkół szkołom szkoły szkołami szkołach
f sztuka sztuki sztuce sztukę sztuką sztuce sztuki sztuk sztukom sztuki sztukami sztukach
f ścieżka ścieżki ścieżce ścieżkę ścieżką ścieżce ścieżki ścieżek ścieżkom ścieżki ścieżkami ścieżkach
n świadczenie świadczenia świadczeniu świadczenie świadczeniem świadczeniu
    świadczenia świadczeń świadczeniom świadczenia świadczeniami świadczeniach
m termin terminu terminowi termin terminem terminie terminy terminów terminom terminy terminami terminach
m tydzień tygodnia tygodniowi tydzień tygodniem tygodniu tygodnie tygodni tygodniom tygodnie tygodniami tygodniach
m tysiąc tysiąca tysiącowi tysiąc tysiącem tysiącu tysiące tysięcy tysiącom tysiące tysiącami tysiącach
p uczeń ucznia uczniowi ucznia uczniem uczniu uczniowie uczniów uczniom uczniów uczniami uczniach
f ulga ulgi uldze ulgę ulgą uldze ulgi ulg ulgom ulgi ulgami ulgach
f umowa umowy umowie umowę umową umowie umowy umów umowom umowy umowami umowach
n uprawnienie uprawnienia uprawnieniu uprawnienie uprawnieniem uprawnieniu
    uprawnienia uprawnień uprawnieniom uprawnienia uprawnieniami uprawnieniach
m urlop urlopu urlopowi urlop urlopem urlopie urlopy urlopów urlopom urlopy urlopami urlopach
m urząd urzędu urzędowi urząd urzędem urzędzie urzędy urzędów urzędom urzędy urzędami urzędach
f usługa usługi usłudze usługę usługą usłudze usługi usług usługom usługi usługami usługach
m ustęp ustępu ustępowi ustęp ustępem ustępie ustępy ustępów ustępom ustępy ustępami ustępach
f uwaga uwagi uwadze uwagę uwagą uwadze uwagi uwag uwagom uwagi uwagami uwagach
m warunek warunku warunkowi warunek warunkiem warunku warunki warunków warunkom warunki warunkami warunkach
m wiek wieku wiekowi wiek wiekiem wieku wieki wieków wiekom wieki wiekami wiekach
m wiersz wiersza wierszowi wiersz wierszem wierszu wiersze wierszy wierszom wiersze wierszami wierszach
f wizyta wizyty wizycie wizytę wizytą wizycie wizyty wizyt wizytom wizyty wizytami wizytach
m wniosek wniosku wnioskowi wniosek wnioskiem wniosku wnioski wniosków wnioskom wnioski wnioskami wnioskach
m wynik wyniku wynikowi wynik wynikiem wyniku wyniki wyników wynikom wyniki wynikami wynikach
n zajęcie zajęcia zajęciu zajęcie zajęciem zajęciu zajęcia zajęć zajęciom zajęcia zajęciami zajęciach
m załącznik załącznika załącznikowi załącznik załącznikiem załączniku
    załączniki załączników załącznikom załączniki załącznikami załącznikach
m zasiłek zasiłku zasiłkowi zasiłek zasiłkiem zasiłku zasiłki zasiłków zasiłkom zasiłki zasiłkami zasiłkach
n zaświadczenie zaświadczenia zaświadczeniu zaświadczenie zaświadczeniem zaświadczeniu
    zaświadczenia zaświadczeń zaświadczeniom zaświadczenia zaświadczeniami zaświadczeniach
n zdanie zdania zdaniu zdanie zdaniem zdaniu zdania zdań zdaniom zdania zdaniami zdaniach
m złoty złotego złotemu złoty złotym złotym złote złotych złotym złote złotymi złotych
f zmiana zmiany zmianie zmianę zmianą zmianie zmiany zmian zmianom zmiany zmianami zmianach
m znak znaku znakowi znak znakiem znaku znaki znaków znakom znaki znakami znakach
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
