"""Spelling letter by letter, with names that cannot be mistaken by ear."""

from __future__ import annotations

from asystent.polish.numerals import cardinal

_LETTERS = {
    "a": "a", "ą": "a z ogonkiem", "b": "be", "c": "ce", "ć": "ce z kreską", "d": "de", "e": "e", "ę": "e z ogonkiem", "f": "ef",
    "g": "gie", "h": "ha", "i": "i", "j": "jot", "k": "ka", "l": "el", "ł": "eł", "m": "em", "n": "en", "ń": "en z kreską",
    "o": "o", "ó": "o z kreską", "p": "pe", "q": "ku", "r": "er", "s": "es", "ś": "es z kreską", "t": "te", "u": "u", "v": "fał",
    "w": "wu", "x": "iks", "y": "igrek", "z": "zet", "ź": "zet z kreską, jak źrebak", "ż": "zet z kropką, jak żaba",
}  # fmt: skip
# As Polish radio amateurs spell (their table: tatek.home.pl/j3/bakcyl/kr-radiowy/literowanie, read on 22 November 2026); no standard
# fixes it. Of two words there the first stands here. It has no Polish letters: they are told by their marks, ł by a name of its own.
# Its Kebek for q and Ksawery for x begin, by ear, with another letter, so these two keep their plain names.
_FIRST_NAMES = {
    "a": "Adam", "ą": "Adam z ogonkiem", "b": "Barbara", "c": "Celina", "ć": "Celina z kreską", "d": "Dorota", "e": "Ewa",
    "ę": "Ewa z ogonkiem", "f": "Franciszek", "g": "Genowefa", "h": "Halina", "i": "Irena", "j": "Jadwiga", "k": "Karol",
    "l": "Ludwik", "ł": "Łukasz", "m": "Maria", "n": "Natalia", "ń": "Natalia z kreską", "o": "Olga", "ó": "Olga z kreską",
    "p": "Paweł", "q": "ku", "r": "Roman", "s": "Stefan", "ś": "Stefan z kreską", "t": "Tadeusz", "u": "Urszula", "v": "Violetta",
    "w": "Wanda", "x": "iks", "y": "Ypsylon", "z": "Zygmunt", "ź": "Zygmunt z kreską", "ż": "Zygmunt z kropką",
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


def spell(text: str, *, by_names: bool = False) -> list[str]:
    """Return the name of each sign of `text`: "Ż5 a" is "duże zet z kropką, jak żaba", "pięć", "odstęp", "a".

    A capital letter is announced by "duże". A sign without a name here is "inny znak". ``by_names`` gives letters first names, which
    nobody mishears on the telephone: "duża litera Zygmunt z kropką", "pięć", "odstęp", "Adam".
    """
    return [_named(sign, by_names) for sign in text]


def _named(sign: str, by_names: bool) -> str:
    if sign.isdecimal():
        return cardinal(int(sign))
    return _letter(sign, by_names) or SIGNS.get(sign) or _accented(sign, by_names) or "inny znak"


def _letter(sign: str, by_names: bool) -> str | None:
    small = sign.lower()
    name = (_FIRST_NAMES if by_names else _LETTERS).get(small)
    if name is None or sign == small:
        return name
    return f"duża litera {name}" if by_names else f"duże {name}"


def _accented(sign: str, by_names: bool) -> str | None:
    import unicodedata  # noqa: PLC0415  rare: foreign names

    parts = unicodedata.normalize("NFD", sign)
    base, marks = parts[0], parts[1:]
    name = _letter(base, by_names)
    if not marks or name is None:
        return None
    return " ".join([name, *(_ACCENTS.get(mark, "ze znakiem") for mark in marks)])
