"""Legal citations in words: "art. 186 § 3" is "artykuł 186 paragraf 3".

The numbers stay in digits, for the printed line; `ear` says them.
"""

from __future__ import annotations

import re
from functools import cache

from asystent.polish.nouns import nouns
from asystent.polish.prepositions import governed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case

_MARKS = {
    "art": "artykuł",
    "§": "paragraf",
    "§§": "paragraf",
    "ust": "ustęp",
    "pkt": "punkt",
    "ppkt": "podpunkt",
    "lit": "litera",
    "poz": "pozycja",
    "rozdz": "rozdział",
    "zd": "zdanie",
    "zał": "załącznik",
    "nr": "numer",
}
# Abbreviation to: the word that declines, its adjective's stem where it has one, what follows unchanged.
_CODES = {
    "k.p.a.": ("postępowania administracyjnego", ""),
    "kpa": ("postępowania administracyjnego", ""),
    "k.p.c.": ("postępowania cywilnego", ""),
    "kpc": ("postępowania cywilnego", ""),
    "k.p.": ("pracy", ""),
    "kp": ("pracy", ""),
    "k.c.": ("cywiln", "adjective"),
    "kc": ("cywiln", "adjective"),
    "k.k.": ("karn", "adjective"),
    "k.r.o.": ("rodzinn", "adjective-opiekuńcz"),
    "kro": ("rodzinn", "adjective-opiekuńcz"),
}
_CODE_FORMS = {
    "nominative": ("Kodeks", "y"),
    "genitive": ("Kodeksu", "ego"),
    "dative": ("Kodeksowi", "emu"),
    "accusative": ("Kodeks", "y"),
    "instrumental": ("Kodeksem", "ym"),
    "locative": ("Kodeksie", "ym"),
}
_JOURNALS = {
    "nominative": ("Dziennik Ustaw", "Monitor Polski"),
    "genitive": ("Dziennika Ustaw", "Monitora Polskiego"),
    "dative": ("Dziennikowi Ustaw", "Monitorowi Polskiemu"),
    "accusative": ("Dziennik Ustaw", "Monitor Polski"),
    "instrumental": ("Dziennikiem Ustaw", "Monitorem Polskim"),
    "locative": ("Dzienniku Ustaw", "Monitorze Polskim"),
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_HINTS = (
    ".",
    "§",
    "^",
    "pkt",
    "nr ",
    "Nr ",
    "KPA",
    "KPC",
    "KRO",
    "KP",
    "KC",
    *"⁰¹²³⁴⁵⁶⁷⁸⁹",
)  # without these, nothing to do
_NUMBER = r"\d+(?:\^\d+)?[a-z]{0,3}(?!\w)"
_LETTER = r"[a-z]{1,2}(?!\w)"
_DASH = r"\s?[-\u2010-\u2014]\s?"
# "ust. 1 i 14 dni" is not a list of two paragraphs.
_NOT_COUNTED = r"(?!\s+(?:dni|dnia|miesi|tygod|lat|zł|godz|osob|osób|rok|%))"


def printed(text: str, case: Case = "nominative") -> str:
    """Return `text` with every legal citation and code in words: "artykuł 67 indeks 19 paragraf 6".

    `text` may be one citation ("art. 17 ust. 1 pkt 2a") or running text. A citation takes the case that the
    preposition before it asks for ("w art. 186 § 3" is "w artykule 186 paragrafie 3"); where none stands
    before it, it takes `case`. Text without citations comes back unchanged.
    """
    if not any(hint in text for hint in _HINTS):
        return text
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "^" + found[0].translate(_RAISED), text)
    text = re.sub(r"(?<=\d)\[(\d+)\]", r"^\1", text)
    text = _journal_pattern().sub(lambda found: _journal(found, case), text)
    text = _code_pattern().sub(lambda found: _code(found, case), text)
    text = re.sub(r"(?<!\w)([Zz])ał\.(?=\s?nr\b)", lambda found: _attachment(found, case), text)
    text = _chain_pattern().sub(lambda found: _chain(found, case), text)
    for pattern, words in _remarks():
        text = pattern.sub(words, text)
    return text


def _attachment(found: re.Match[str], case: Case) -> str:
    word = nouns()["załącznik"].singular[governed(found.string[: found.start()]) or case]
    return word.capitalize() if found[1].isupper() else word


@cache
def _part_pattern() -> re.Pattern[str]:
    item = rf"(?:{_NUMBER}|(?<=[lL]it\.)\s*{_LETTER}|(?<=[lL]it)\s+{_LETTER})"
    more = rf"(?:(?:{_DASH}|\s?,\s?|\s+(?:i|oraz|lub|albo)\s+)(?:{_NUMBER}|(?<!\w){_LETTER}(?<![aiouwz])){_NOT_COUNTED})*"
    return re.compile(
        rf"(?<![\w.])(?P<mark>(?:[Aa]rt|[Uu]st|[Pp]?[Pp]kt|[Ll]it|[Pp]oz|[Rr]ozdz|[Zz]d|[Zz]ał|[Nn]r)(?![\w])\.?|§{{1,2}})"
        rf"\s*(?P<list>{item}{more})"
    )


@cache
def _chain_pattern() -> re.Pattern[str]:
    part = re.sub(r"\?P<\w+>", "?:", _part_pattern().pattern)
    return re.compile(rf"{part}(?:(?:,?\s+|,?\s+(?:i|oraz|lub|albo)\s+){part})*")


def _chain(found: re.Match[str], case: Case) -> str:
    wanted = governed(found.string[: found.start()]) or case
    return _part_pattern().sub(lambda part: _part(part, wanted), found[0])


def _part(part: re.Match[str], case: Case) -> str:
    mark, listed = part["mark"], part["list"].strip()
    noun = nouns()[_MARKS[mark.rstrip(".").lower()]]
    is_plural = re.search(rf"{_DASH}|,|\s(?:i|oraz)\s", listed) is not None
    word = (noun.plural if is_plural else noun.singular)[case]
    if mark[0].isupper():
        word = word.capitalize()
    return f"{word} {_listed(listed)}"


def _listed(text: str) -> str:
    text = re.sub(rf"(\w[\w^]*){_DASH}(\w[\w^]*)", r"od \1 do \2", text)
    return re.sub(r"(?<=\d)\^(?=\d)", " indeks ", text)


@cache
def _journal_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?P<laws>Dz\.\s?U\.(?!\s?rz))|(?P<monitor>M\.\s?P\.))"
        r"(?:(?:\s?z)?\s?(?P<year>\d{4})(?!\d)(?:\s?r\.|\sroku)?)?"
        r"(?:,?\s?[Nn]r\s?(?P<issue>\d+))?(?:,?\s?poz\.\s?(?P<item>\d+(?:(?:,\s|\s(?:i|oraz)\s)\d+)*))?"
    )


def _journal(found: re.Match[str], case: Case) -> str:
    wanted = governed(found.string[: found.start()]) or case
    words = [_JOURNALS[wanted][0 if found["laws"] else 1]]
    if found["year"]:
        words.append(f"z {found['year']} roku")
    if found["issue"]:
        words.append(f"{nouns()['numer'].singular[wanted]} {found['issue']}")
    if found["item"]:
        forms = nouns()["pozycja"]
        is_single = found["item"].isdecimal()
        words.append(f"{(forms.singular if is_single else forms.plural)[wanted]} {found['item']}")
    return " ".join(words)


@cache
def _code_pattern() -> re.Pattern[str]:
    dotted = "|".join(re.escape(name) for name in _CODES if "." in name)
    plain = "|".join(name.upper() for name in _CODES if "." not in name)
    return re.compile(rf"(?<![\w.])(?:(?:{dotted})|(?:{plain})\b)")


def _code(found: re.Match[str], case: Case) -> str:
    before = found.string[: found.start()]
    wanted = governed(before) or case
    last = before.split()[-1:] or [""]
    if any(map(str.isdigit, last[0])) or re.search(r"lit\.\s?\w{1,2}\s+$|Ustawy?\s+$", before):
        wanted = "genitive"  # artykuł 57 Kodeksu
    tail, kind = _CODES[found[0].lower()]
    head, ending = _CODE_FORMS[wanted]
    if not kind:
        return f"{head} {tail}"
    second = f" i {kind.partition('-')[2]}{ending}" if "-" in kind else ""
    return f"{head} {tail}{ending}{second}"


@cache
def _remarks() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"[\s,]*\((?:t\.\s?j\.|j\.\s?t\.|tekst jedn\.)\)"), ", tekst jednolity"),
        (re.compile(r"(?<!\w)(?:t\.\s?j\.|j\.\s?t\.|tekst jedn\.)(?=\s+Dz|[\s,;]|$)"), "tekst jednolity"),
        (re.compile(r"(?<!\w)z późn\.\s?zm\."), "z późniejszymi zmianami"),
        (re.compile(r"(?<!\w)ze zm\."), "ze zmianami"),
        (re.compile(r"(?<!\w)w zw\. z(?=\s)"), "w związku z"),
    )
