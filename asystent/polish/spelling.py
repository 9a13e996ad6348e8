"""Spelling letter by letter, with names that cannot be mistaken by ear."""

from __future__ import annotations

from asystent.polish.numerals import cardinal

_LETTERS = {
    "a": "a", "ą": "a z ogonkiem", "b": "be", "c": "ce", "ć": "ce z kreską", "d": "de", "e": "e", "ę": "e z ogonkiem", "f": "ef",
    "g": "gie", "h": "ha", "i": "i", "j": "jot", "k": "ka", "l": "el", "ł": "eł", "m": "em", "n": "en", "ń": "en z kreską",
    "o": "o", "ó": "o z kreską", "p": "pe", "q": "ku", "r": "er", "s": "es", "ś": "es z kreską", "t": "te", "u": "u", "v": "fał",
    "w": "wu", "x": "iks", "y": "igrek", "z": "zet", "ź": "zet z kreską, jak źrebak", "ż": "zet z kropką, jak żaba",
}  # fmt: skip
SIGNS = {
    " ": "odstęp", ".": "kropka", ",": "przecinek", "-": "łącznik", "\u2013": "półpauza", "\u2014": "pauza", "/": "ukośnik",
    "\\": "ukośnik wsteczny", "@": "małpa", "_": "podkreślenie", ":": "dwukropek", ";": "średnik", "!": "wykrzyknik",
    "?": "znak zapytania", "(": "nawias otwierający", ")": "nawias zamykający", "[": "nawias kwadratowy otwierający",
    "]": "nawias kwadratowy zamykający", "+": "plus", "=": "znak równości", "*": "gwiazdka", "#": "krzyżyk", "%": "procent",
    "&": "i handlowe", "§": "paragraf", '"': "cudzysłów", "„": "cudzysłów otwierający", "”": "cudzysłów zamykający",
    "'": "apostrof", "’": "apostrof", "<": "znak mniejszości", ">": "znak większości", "|": "kreska pionowa", "~": "tylda",
    "^": "daszek", "$": "dolar", "€": "euro", "\u00a0": "odstęp twardy", "\t": "tabulator", "\n": "nowa linia",
}  # fmt: skip
_ACCENTS = {
    "\u0300": "z akcentem", "\u0301": "z akcentem", "\u0302": "z daszkiem", "\u0303": "z tyldą", "\u0306": "z łuczkiem",
    "\u0308": "z dwiema kropkami", "\u030a": "z kółkiem", "\u030c": "z ptaszkiem", "\u0327": "z haczykiem",
}  # fmt: skip


def letter(sign: str) -> str | None:
    """Return the Polish name of a lower-case letter, None for anything else."""
    return _LETTERS.get(sign)


def spell(text: str) -> list[str]:
    """Return the name of each sign of `text`: "Ż5 a" is "duże zet z kropką, jak żaba", "pięć", "odstęp", "a".

    A capital letter is announced by "duże". A sign without a name here is "inny znak".
    """
    return [_named(sign) for sign in text]


def _named(sign: str) -> str:
    small = sign.lower()
    if small in _LETTERS:
        return _LETTERS[small] if sign == small else "duże " + _LETTERS[small]
    if sign in SIGNS:
        return SIGNS[sign]
    if sign.isdecimal():
        return cardinal(int(sign))
    return _accented(sign) or "inny znak"


def _accented(sign: str) -> str | None:
    import unicodedata  # noqa: PLC0415  rare: foreign names

    parts = unicodedata.normalize("NFD", sign)
    base, marks = parts[0], parts[1:]
    small = base.lower()
    if not marks or small not in _LETTERS:
        return None
    name = " ".join([_LETTERS[small], *(_ACCENTS.get(mark, "ze znakiem") for mark in marks)])
    return name if base == small else "duże " + name
