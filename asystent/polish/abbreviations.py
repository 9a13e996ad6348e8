"""Abbreviations in full: "np." is "na przykład", "1 500 zł" is "1500 złotych"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from asystent.polish.nouns import nouns
from asystent.polish.plural import agreeing, counted
from asystent.polish.prepositions import governed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case

# With their dot. Where the dot also ends the sentence it stays.
DOTTED = {
    "adw.": "adwokat", "b.r.": "bieżącego roku", "br.": "bieżącego roku", "c.d.": "ciąg dalszy", "cd.": "ciąg dalszy",
    "cdn.": "ciąg dalszy nastąpi", "dot.": "dotyczy", "ds.": "do spraw", "ew.": "ewentualnie", "ewent.": "ewentualnie", "gm.": "gmina",
    "inż.": "inżynier", "itd.": "i tak dalej", "itp.": "i tym podobne", "j.w.": "jak wyżej",
    "jw.": "jak wyżej", "kl.": "klasa", "m.in.": "między innymi", "m. in.": "między innymi", "maks.": "maksymalnie",
    "mgr.": "magister", "n.e.": "naszej ery", "np.": "na przykład",
    "nt.": "na temat", "pkt.": "punkt", "p.o.": "pełniący obowiązki",
    "pok.": "pokój", "por.": "porównaj", "pow.": "powiat", "poz.": "pozycja", "pt.": "pod tytułem", "prof.": "profesor",
    "r.ż.": "roku życia",
    "rozdz.": "rozdział", "rozp.": "rozporządzenie", "S.A.": "spółka akcyjna", "sp. z o.o.": "spółka z ograniczoną odpowiedzialnością",
    "sp. z o. o.": "spółka z ograniczoną odpowiedzialnością", "z o.o.": "z ograniczoną odpowiedzialnością", "str.": "strona",
    "sygn.": "sygnatura", "sz.p.": "szanowny pan", "tel.": "telefon", "tj.": "to jest", "tzn.": "to znaczy",
    "ul.": "ulica", "al.": "aleja", "os.": "osiedle", "pl.": "plac", "ust.": "ustęp", "art.": "artykuł",
    "lit.": "litera", "wew.": "wewnętrzny", "woj.": "województwo",
    "zał.": "załącznik", "zob.": "zobacz", "zm.": "zmiany", "zw.": "związek", "późn.": "późniejszy", "ppkt.": "podpunkt",
    "tyg.": "tydzień", "mies.": "miesiąc", "godz.": "godzina", "r.": "roku", "wg.": "według", "nr.": "numer",
    "pn.": "poniedziałek", "wt.": "wtorek", "śr.": "środa", "czw.": "czwartek", "sob.": "sobota", "niedz.": "niedziela",
    "j.t.": "tekst jednolity", "t.j.": "tekst jednolity", "obw.": "obwieszczenie", "jedn.": "jednolity", "proc.": "procent",
    "tys.": "tysięcy",
    "dr.": "doktor", "zł.": "złotych", "wyd.": "wydanie", "l.p.": "liczba porządkowa", "lp.": "liczba porządkowa", "egz.": "egzemplarz",
    "szt.": "sztuk", "pon.": "poniedziałek", "wł.": "włącznie", "zaśw.": "zaświadczenie",
}  # fmt: skip
# Words too ("pomóc im.", "usta"), so these are abbreviations only inside a sentence.
INSIDE = {"ok.": "około", "min.": "minimum", "lek.": "lekarz", "czyt.": "czytaj", "opr.": "opracowanie", "tłum.": "tłumaczenie"}
UNDOTTED = {
    "nr": "numer", "Nr": "numer", "wg": "według", "dr": "doktor", "mgr": "magister", "jw": "jak wyżej",
    "zł": "złotych", "gr": "groszy", "pkt": "punkt", "ppkt": "podpunkt", "tys": "tysięcy", "mln": "milionów", "mld": "miliardów",
    "kg": "kilogramów", "km": "kilometrów", "cm": "centymetrów", "mm": "milimetrów", "mg": "miligramów", "ml": "mililitrów",
    "m-c": "miesiąc",
    "m-ce": "miesiące", "m-cy": "miesięcy", "godz": "godzina", "tj": "to jest", "np": "na przykład", "itp": "i tym podobne",
    "itd": "i tak dalej", "vs": "przeciw", "PLN": "złotych",
}  # fmt: skip
# Adjectives: they take the ending that the next word suggests.
ADJECTIVES = {
    "tzw.": "tak zwan", "ww.": "wyżej wymienion", "w.w.": "wyżej wymienion", "w/w": "wyżej wymienion", "n/w": "niżej wymienion",
    "ww": "wyżej wymienion", "ub.": "ubiegł", "nast.": "następn", "św.": "święt",
}  # fmt: skip
# Ending of the noun to that of the adjective, longest first.
_AGREEING = (
    ("ami", "ymi"), ("ych", "ych"), ("ach", "ych"), ("ego", "ego"), ("om", "ym"), ("ów", "ych"), ("em", "ym"), ("ej", "ej"), ("ość", "a"),
    ("ę", "ą"), ("ą", "ą"), ("a", "a"), ("u", "ego"), ("y", "e"), ("i", "e"), ("e", "e"), ("o", "e"),
)  # fmt: skip
SLASHED = {"ds/": "do spraw", "i/lub": "i lub", "c/o": "przez", "d/s": "do spraw"}
# These words are declined by what stands before them.
_DECLINED = {
    "ulica": ("ulica", "ulicy", "ulicy", "ulicę", "ulicą", "ulicy"), "aleja": ("aleja", "alei", "alei", "aleję", "aleją", "alei"),
    "osiedle": ("osiedle", "osiedla", "osiedlu", "osiedle", "osiedlem", "osiedlu"), "plac": ("plac", "placu", "placowi", "plac",
    "placem", "placu"),
    "godzina": ("godzina", "godziny", "godzinie", "godzinę", "godziną", "godzinie"),
    "klasa": ("klasa", "klasy", "klasie", "klasę", "klasą", "klasie"), "pokój": ("pokój", "pokoju", "pokojowi", "pokój", "pokojem",
    "pokoju"),
    "rozporządzenie": ("rozporządzenie", "rozporządzenia", "rozporządzeniu", "rozporządzenie", "rozporządzeniem", "rozporządzeniu"),
    "województwo": ("województwo", "województwa", "województwu", "województwo", "województwem", "województwie"),
    "numer": ("numer", "numeru", "numerowi", "numer", "numerem", "numerze"), "strona": ("strona", "strony", "stronie", "stronę",
    "stroną", "stronie"),
}  # fmt: skip
_PLACES = ("ulica", "aleja", "osiedle", "plac")
# Unit after a number to its noun.
_UNITS = {
    "zł": "złoty", "PLN": "złoty", "gr": "grosz", "kg": "kilogram", "g": "gram", "dag": "dekagram", "mg": "miligram", "km": "kilometr",
    "m": "metr", "cm": "centymetr", "mm": "milimetr", "l": "litr", "ml": "mililitr", "h": "godzina", "godz": "godzina", "min": "minuta",
    "s": "sekunda", "sek": "sekunda", "tyg": "tydzień", "mies": "miesiąc", "m-ce": "miesiąc", "m-cy": "miesiąc", "m-c": "miesiąc",
    "os": "osoba", "szt": "sztuka", "pkt": "punkt", "proc": "procent", "%": "procent", "egz": "egzemplarz", "str": "strona",
}  # fmt: skip
_RATES = {
    "mies": "miesięcznie", "m-c": "miesięcznie", "miesiąc": "miesięcznie", "rok": "rocznie", "tydz": "tygodniowo", "tyg": "tygodniowo",
    "tydzień": "tygodniowo", "dzień": "dziennie", "dobę": "na dobę", "h": "za godzinę", "godz": "za godzinę", "godzinę": "za godzinę",
    "os": "na osobę", "osobę": "na osobę", "osoba": "na osobę", "km": "za kilometr", "szt": "za sztukę",
}  # fmt: skip
_CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
_THOUSANDS = {"tys": 10**3, "mln": 10**6, "mld": 10**9}
_NAMED = "[Ss]zko|[Ss]zpital|[Pp]rzedszkol|[Żż]łob|[Uu]niwersyte|[Ll]ice|[Zz]esp|[Ii]nstytut|[Oo]środ|[Cc]entr|[Aa]kademi|[Pp]oradni"
_SENTENCE_GOES_ON = r"(?!\s*$|\s+[A-ZĄĆĘŁŃÓŚŹŻ„\"(])"


def expand(text: str) -> str:
    """Return `text` with abbreviations and units in words; the numbers stay in digits.

    A unit takes the form that its number and the preposition before ask for; "2,5 tys. zł" becomes "2500 złotych",
    "3287,50 zł" "3287 złotych 50 groszy", "100 zł/mies." "100 złotych miesięcznie". A dot that also ends the sentence stays.
    """
    for slashed, words in SLASHED.items():
        if slashed in text:
            text = re.sub(rf"(?<![\w/]){slashed}(?![\w/])", words, text)
    if re.search(r"\d", text):
        text = re.sub(r"(?<![\d,.])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)", lambda found: re.sub(r"\s", "", found[0]), text)
        text = re.sub(r"(?<=\d)([a-z]?),?\s+(?:m\.|lok\.)\s?(?=\d)", r"\1 mieszkania ", text)
        text = _thousands_pattern().sub(_multiplied, text)
        text = _unit_pattern().sub(_unit, text)
    text = re.sub(r"(?<![\w.])pow\.(?=\s?\d)", "powyżej", text)
    text = _adjective_pattern().sub(_adjective, text)
    text = _dotted_pattern().sub(_dotted, text)
    text = _inside_pattern().sub(lambda found: _cased(INSIDE[found[0].lower()], found), text)
    if " im. " in text:
        text = re.sub(rf"(?<!\w)((?:{_NAMED})\w*(?:\s+[\w.]+){{0,4}}?\s+)im\.(?=\s+[A-ZŚŻŁ])", r"\1imienia", text)
    return _undotted_pattern().sub(lambda found: _cased(UNDOTTED[found[0]], found), text)


@cache
def _thousands_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,.])(\d+)(?:,(\d{{1,3}}))?\s?(tys|mln|mld)(?:\.{_SENTENCE_GOES_ON}|\b(?!\.))(?=\s|$)")


def _multiplied(found: re.Match[str]) -> str:
    value = Decimal(f"{found[1]}.{found[2] or 0}") * _THOUSANDS[found[3]]
    return str(int(value)) if value == int(value) else found[0]


@cache
def _unit_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    rates = "|".join(sorted(map(re.escape, _RATES), key=len, reverse=True))
    return re.compile(
        rf"(?P<range>\d\s?[-\u2010-\u2015]\s?)?(?<![\w,.])(?P<whole>\d+)(?:,(?P<part>\d+))?\s?(?P<unit>{names})(?!\w)"
        rf"(?P<dot>\.{_SENTENCE_GOES_ON})?(?:\s?/\s?(?P<rate>{rates})(?!\w)(?P<ratedot>\.{_SENTENCE_GOES_ON})?)?"
    )


def _unit(found: re.Match[str]) -> str:
    name = _UNITS[found["unit"]]
    if name not in ("złoty", "procent") and found["unit"] in ("m", "s", "l") and found["dot"]:
        return found[0]  # "m." is a flat, "s." a page
    tail = f" {_RATES[found['rate']]}" if found["rate"] else ""
    lead = found["range"] or ""
    wanted: Case = governed(found.string[: found.start()]) or "nominative"
    if lead:
        wanted = "genitive"
    if found["part"] and name == "złoty" and not lead and len(found["part"]) <= 2:  # noqa: PLR2004  grosze
        amount = Decimal(f"{found['whole']}.{found['part']}")
        return counted(amount, "zl", wanted) + tail
    if found["part"] and found["part"].strip("0"):
        unit = "procent" if name == "procent" else nouns()[name].singular["genitive"]
        return f"{lead}{found['whole']},{found['part']} {unit}{tail}"
    whole = int(found["whole"][-12:])
    noun = agreeing(whole, name, wanted)
    if wanted == "locative" and name in ("procent", "złoty"):
        noun = agreeing(whole, name)  # o 20 procent, o 100 złotych: the accusative of a difference
    return f"{lead}{found['whole']} {noun}{tail}"


@cache
def _adjective_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, ADJECTIVES), key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w./])({names}))(?![\w/])(?=\s*(\w*))")


def _adjective(found: re.Match[str]) -> str:
    name, noun = found[1].lower(), found[2]
    ending = next((mine for theirs, mine in _AGREEING if noun.endswith(theirs)), "y")
    if name == "św." and noun:  # names of saints stand in the genitive: świętej Anny, świętego Jana
        ending = "ej" if noun.endswith(("y", "i")) else "ego" if noun.endswith(("a", "ego")) else "y"
    return ADJECTIVES[name] + ending


@cache
def _dotted_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(DOTTED, key=len, reverse=True) if name.endswith("."))
    # "kropka pl." ends a spoken web address
    return re.compile(rf"(?<![\w.])(?<!kropka )(?:{names})(?!\w)", re.IGNORECASE)


@cache
def _inside_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in INSIDE)
    return re.compile(rf"(?i:(?<![\w.])(?:{names}))(?=\s+[a-ząćęłńóśźż\d])")


@cache
def _undotted_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(UNDOTTED, key=len, reverse=True))
    return re.compile(rf"(?<![\w.-])(?:{names})(?![\w.-])")


def _dotted(found: re.Match[str]) -> str:
    name = found[0]
    words = DOTTED.get(name) or DOTTED.get(name.lower()) or DOTTED["S.A."]
    after = found.string[found.end() :]
    ends = re.match(r"\s*$|\s+[A-ZĄĆĘŁŃÓŚŹŻ„\"]", after) is not None and name.lower() in _MAY_END
    return _cased(words, found) + ("." if ends else "")


_MAY_END = frozenset((
    "itd.", "itp.", "r.", "r.ż.", "br.", "b.r.", "zł.", "tys.", "godz.", "proc.", "jw.", "j.w.", "s.a.", "z o.o.", "sp. z o.o.", "cdn.",
    "mies.",
    "tyg.", "egz.", "szt.", "t.j.", "j.t.", "n.e.", "wł.",
))  # fmt: skip


def _cased(words: str, found: re.Match[str]) -> str:
    forms = _DECLINED.get(words)
    if forms:
        before = found.string[: found.start()]
        case = governed(before) or "nominative"
        if words in _PLACES and re.search(r"(?:^|\s)[nN]a\s+$", before):
            case = "locative"  # na placu Wolności is where, not where to
        words = forms[_CASES.index(case)]
    return words.capitalize() if found[0][0].isupper() and len(found[0]) > 1 and found[0][1:2].islower() else words
