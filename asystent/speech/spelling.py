"""Spelling aloud: every character of a text under a name that cannot be taken for another."""

from __future__ import annotations

_LETTERS = {
    "a": "a", "ą": "a z ogonkiem", "b": "be", "c": "ce", "ć": "ce z kreską", "d": "de", "e": "e", "ę": "e z ogonkiem",
    "f": "ef", "g": "gie", "h": "ha", "i": "i", "j": "jot", "k": "ka", "l": "el", "ł": "eł", "m": "em", "n": "en",
    "ń": "en z kreską", "o": "o", "ó": "o z kreską", "p": "pe", "q": "ku", "r": "er", "s": "es", "ś": "es z kreską",
    "t": "te", "u": "u", "v": "fał", "w": "wu", "x": "iks", "y": "igrek", "z": "zet", "ź": "zet z kreską", "ż": "zet z kropką",
}  # fmt: skip
_DIGITS = ("zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć")
_SIGNS = {
    " ": "spacja", ".": "kropka", ",": "przecinek", ";": "średnik", ":": "dwukropek", "?": "znak zapytania", "!": "wykrzyknik",
    "-": "myślnik", "–": "półpauza", "—": "pauza", "/": "ukośnik", "\\": "ukośnik odwrotny", "(": "nawias otwierający",
    ")": "nawias zamykający", "[": "nawias kwadratowy otwierający", "]": "nawias kwadratowy zamykający", "@": "małpa",
    "_": "podkreślenie", "+": "plus", "=": "równa się", "%": "procent", "§": "paragraf", "&": "znak et", "*": "gwiazdka",
    '"': "cudzysłów", "'": "apostrof", "„": "cudzysłów otwierający", "”": "cudzysłów zamykający", "#": "krzyżyk",
    "\n": "nowy wiersz", "\t": "tabulator", "<": "znak mniejszości", ">": "znak większości", "|": "kreska pionowa",
    "~": "tylda", "^": "daszek", "$": "dolar", "€": "euro", "{": "klamra otwierająca", "}": "klamra zamykająca", "`": "akcent",
}  # fmt: skip
_IN_ONE_BREATH = 6


def name_of(sign: str) -> str:
    """Name one character; an unknown one is named by its Unicode number, so that nothing is passed over in silence."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign in "0123456789":
        return _DIGITS[int(sign)]
    lower = sign.lower()
    if lower in _LETTERS:
        return _LETTERS[lower] if sign == lower else f"duże {_LETTERS[lower]}"
    digits = " ".join(_DIGITS[int(digit)] for digit in str(ord(sign[0])))
    return f"znak numer {digits}"


def spelled(text: str) -> list[str]:
    """Names of all characters, a few in one sentence with pauses between, for speaking one sentence after another."""
    names = [name_of(sign) for sign in text]
    return [", ".join(names[at : at + _IN_ONE_BREATH]) + "." for at in range(0, len(names), _IN_ONE_BREATH)]
