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
    from asystent.polish.nouns import Case

# Said as a word. All others here are said letter by letter, and so is any capital word without a vowel.
_WORDS = {
    "AOON": "a o o en", "BIP": "bip", "BLIK": "blik", "CEIDG": "ce e i de gie", "CUS": "cus", "DOCX": "dok iks", "ELI": "eli",
    "EFEZ": "efez",
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
_OF_JOHN_PAUL: dict[str, Case] = {"Pawła": "genitive", "Pawłowi": "dative", "Pawłem": "instrumental", "Pawle": "locative"}
# One Roman letter is a number only before these.
_ONE_LETTER_BEFORE = frozenset((
    "grupa", "grupy", "grupie", "stopień", "stopnia", "instancja", "instancji", "półrocze", "kwartał", "kwartale", "klasa", "klasie",
    "etap", "etapu",
))  # fmt: skip
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_LABELS = frozenset((
    "rozdział", "rozdziału", "rozdziale", "dział", "działu", "dziale", "część", "części", "klasa", "klasy", "klasie", "klasę", "grupa",
    "grupy", "grupie", "grupę", "tom", "tomu", "tomie", "etap", "etapu", "etapie", "stopień", "stopnia", "stopniu",
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
    return re.compile(
        r"(?<![\w])(ePUAP|mObywatel|[A-ZĄĆĘŁŃÓŚŹŻ]{2,8})(?:[-\u2010\u2011](u|owi|em|ie|a|y|ów|om|ami|ach|owskie\w*|owie|e)\b)?(?![\w])"
    )


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
    labels = "|".join(sorted(_LABELS, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.])(?:(?P<label>(?i:{labels}))\s+)?(?=[IVX])(?P<roman>X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?!\w)(?=\s+(?P<after>[a-ząćęłńóśźż]+)|)"
    )


def _roman(found: re.Match[str]) -> str:
    roman, label, after = found["roman"], found["label"], found["after"] or ""
    lead = found[0][: -len(roman)]
    wanted = governed(found.string[: found.start()])
    named = label.lower() if label else after
    singular = [(noun, case) for noun, is_plural, case in readings().get(named, ()) if not is_plural]
    if singular and (label or len(roman) > 1 or after in _ONE_LETTER_BEFORE):
        noun, case = next((each for each in singular if each[1] == wanted), singular[0])
        return lead + ordinal(_value(roman), case, noun.gender_of_one)
    if len(roman) == 1:
        return found[0]  # "I" is "and" too, "V" and "X" are letters
    last = (found.string[: found.start()].split() or [""])[-1]
    return lead + ordinal(_value(roman), _OF_JOHN_PAUL.get(last, "nominative"))


def _value(roman: str) -> int:
    sizes = [_ROMAN_DIGITS[sign] for sign in roman]
    return sum(-size if size < max(sizes[at:]) else size for at, size in enumerate(sizes))
