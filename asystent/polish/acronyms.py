"""Acronyms and Roman numerals as people say them."""

from __future__ import annotations

import re
from functools import cache

from asystent.polish.nouns import readings
from asystent.polish.numerals import ordinal
from asystent.polish.prepositions import governed
from asystent.polish.spelling import letter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case, Gender

# Said as a word. All others here are said letter by letter, and so is any capital word without a vowel.
_WORDS = {
    "AOON": "a o o en", "BIP": "bip", "BLIK": "blik", "CEIDG": "ce e i de gie", "CUS": "cus", "DOCX": "dok iks", "ELI": "eli", "EFEZ": "efez",
    "GOPS": "gops", "GUS": "gus", "IPET": "ipet", "ISAP": "isap", "JSON": "dżejson", "KRUS": "krus", "MEN": "men", "MGOPS": "em gie ops",
    "MOPR": "mopr", "MOPS": "mops", "NIP": "nip", "NVDA": "en fał de a", "PESEL": "pesel", "PIN": "pin", "PIP": "pip", "PIT": "pit",
    "PFRON": "pefron", "REGON": "regon", "RODO": "rodo", "ROPS": "rops", "SMS": "es em es", "WAV": "wu a fał", "WOKRO": "wokro",
    "WOPFU": "wopfu", "ZOL": "zol", "ZUS": "zus", "EKUZ": "ekuz", "ORL": "o er el", "SAR": "sar", "FAS": "fas", "ePUAP": "e puap",
    "mObywatel": "em obywatel",
}  # fmt: skip
_LETTERED = frozenset((
    "AAC", "AOS", "API", "BRF", "CKE", "DPS", "EFS", "ICD", "ICF", "ICS", "IKP", "JST", "KS", "MOW", "NFZ", "NI", "NSA", "OKE", "OPS",
    "PCPR", "PDF", "POZ", "PPP", "PZON", "RMPD", "RPO", "RPD", "RW", "SA", "SIO", "SKO", "SOR", "SOSW", "SOW", "SP", "SPE", "SUO", "SZO",
    "TK", "TSUE", "TXT", "UE", "URL", "USB", "USG", "WF", "WSA", "WWR", "WZON", "HTML", "ODT", "PUE", "DŚ", "UP", "PUP", "WUP", "IP", "AAK",
))  # fmt: skip
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_LABELS = frozenset((
    "rozdział", "rozdziału", "rozdziale", "dział", "działu", "dziale", "część", "części", "klasa", "klasy", "klasie", "klasę", "grupa",
    "grupy", "grupie", "grupę", "tom", "tomu", "tomie", "etap", "etapu", "etapie", "stopień", "stopnia", "stopniu", "wydział", "wydziału",
    "kwartał", "kwartału", "kwartale", "instancja", "instancji", "oddział", "oddziału",
))  # fmt: skip


def expand(text: str) -> str:
    """Return `text` with acronyms and Roman numerals replaced by what is said: "MOPS-em" is "mopsem".

    Words in capitals that can be said as words ("UWAGA") stay as they are.
    """
    if text == text.lower():
        return text
    text = _roman_pattern().sub(_roman, text)
    return _acronym_pattern().sub(_acronym, text)


@cache
def _acronym_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w])(ePUAP|mObywatel|[A-ZĄĆĘŁŃÓŚŹŻ]{2,8})(?:[-\u2010\u2011](u|owi|em|ie|a|y|ów|om|ami|ach|owskie\w*|owie|e)\b)?(?![\w])")


def _acronym(found: re.Match[str]) -> str:
    name, ending = found[1], found[2] or ""
    said = _WORDS.get(name)
    if said is None and (name in _LETTERED or not set(name) & set("AĄEĘIOÓUY")):
        said = " ".join(letter(sign) or sign for sign in name.lower()).replace(" z kreską", "").replace(", jak źrebak", "")
    if said is None:
        return found[0]
    return said + ending


@cache
def _roman_pattern() -> re.Pattern[str]:
    before = rf"(?:(?P<label>(?<!\w)(?:{'|'.join(sorted(_LABELS, key=len, reverse=True))}))\s+)?"
    return re.compile(rf"(?i:{before})(?<![\w.])(?P<roman>X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?![\w])(?P<after>\s+[a-ząćęłńóśźż]+)?")


def _roman(found: re.Match[str]) -> str:
    roman, label, after = found["roman"], found["label"], found["after"] or ""
    if not roman:
        return found[0]
    following = readings().get(after.strip(), ())
    is_one_letter = len(roman) == 1
    singular = [(noun, case) for noun, is_plural, case in following if not is_plural]
    lead = found[0][: found.start("roman") - found.start()]
    if label:
        named = [(noun, case) for noun, is_plural, case in readings().get(label.lower(), ()) if not is_plural]
        gender, case = _agreement(named, governed(found.string[: found.start()]))
        return f"{lead}{ordinal(_value(roman), case, gender)}{after}"
    if singular and (not is_one_letter or after.strip() in _ONE_LETTER_BEFORE):
        gender, case = _agreement(singular, governed(found.string[: found.start()]))
        return f"{lead}{ordinal(_value(roman), case, gender)}{after}"
    if is_one_letter:
        return found[0]
    last = (found.string[: found.start()].split() or [""])[-1]
    return f"{lead}{ordinal(_value(roman), _OF_JOHN_PAUL.get(last, 'nominative'))}{after}"


# "I" alone is also "and" and a letter: it is a number only before these.
_ONE_LETTER_BEFORE = frozenset(("grupa", "grupy", "grupie", "stopień", "stopnia", "instancja", "instancji", "półrocze", "kwartał", "kwartale", "klasa", "klasie", "etap", "etapu"))


_OF_JOHN_PAUL: dict[str, Case] = {"Pawła": "genitive", "Pawłowi": "dative", "Pawłem": "instrumental", "Pawle": "locative"}


def _agreement(found: list[tuple[object, Case]], wanted: Case | None) -> tuple[Gender, Case]:
    for noun, case in found:
        if case == wanted:
            return noun.gender_of_one, case  # type: ignore[attr-defined]
    if found:
        noun, case = found[0]
        return noun.gender_of_one, case  # type: ignore[attr-defined]
    return "masculine", "nominative"


def _value(roman: str) -> int:
    total = 0
    for at, sign in enumerate(roman):
        size = _ROMAN_DIGITS[sign]
        total += -size if any(_ROMAN_DIGITS[later] > size for later in roman[at + 1 : at + 2]) else size
    return total
