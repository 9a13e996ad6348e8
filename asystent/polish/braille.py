"""Polish literary braille, uncontracted, as braille ASCII: one character a cell of six dots.

The table follows the Polish braille alphabet and is compared with liblouis (Pl-Pl-g1) in the tests. It differs on purpose in
two places. A small letter a to j right after a number is parted from it by dot 6, as Polish usage wants: without it "5a" is
"51". The sign "§" shares its cell with "ó", so it is written as the word "paragraf".
"""

from __future__ import annotations

import re
import unicodedata

# Cells in the order of their dots as bits (dot 1 is 1, dot 6 is 32): the North American braille ASCII that embossers take.
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="

_LETTERS = {
    "a": "1", "b": "12", "c": "14", "d": "145", "e": "15", "f": "124", "g": "1245", "h": "125", "i": "24", "j": "245",
    "k": "13", "l": "123", "m": "134", "n": "1345", "o": "135", "p": "1234", "q": "12345", "r": "1235", "s": "234",
    "t": "2345", "u": "136", "v": "1236", "w": "2456", "x": "1346", "y": "13456", "z": "1356",
    "ą": "16", "ć": "146", "ę": "156", "ł": "126", "ń": "1456", "ó": "346", "ś": "246", "ź": "2346", "ż": "12346",
    "à": "12356", "á": "12356", "â": "16", "ã": "126", "ä": "345", "ç": "12346", "è": "2346", "é": "123456", "ê": "126",
    "ë": "1246", "í": "34", "î": "146", "ï": "12456", "ô": "1456", "õ": "246", "ö": "246", "ø": "246", "ú": "23456",
    "û": "156", "ü": "1256", "ý": "12346",
}  # fmt: skip
_SIGNS = {
    " ": "0", "!": "235", '"': "356", "#": "3456", "$": "4-145", "%": "3456-245-356", "&": "456-12346", "'": "3",
    "(": "2356", ")": "2356", "*": "35", "+": "235", ",": "2", "-": "36", ".": "3", "/": "256", ":": "25", ";": "23",
    "<": "5-13", "=": "2356", ">": "46-2", "?": "26", "@": "345", "[": "12356", "\\": "34", "]": "23456", "^": "5",
    "_": "6", "`": "4", "{": "246", "|": "56", "}": "12456", "~": "256",
    "\u2010": "36", "\u2011": "36", "\u2013": "36", "\u2014": "36", "\u2212": "36", "\u2018": "3", "\u2019": "3",
    "„": "236", "“": "236", "”": "356", "«": "236", "»": "356", "…": "3-3-3", "°": "4-356", "·": "3", "×": "3",
}  # fmt: skip
_DIGITS = dict(zip("1234567890", "abcdefghij", strict=True))
_CAPITAL, _NUMBER, _SMALL = "46", "3456", "6"
_UNKNOWN = "123456"
_WORDS = {"§": "paragraf ", "€": "euro "}
_RAISED = {ord(sign): str(number) for row in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉") for number, sign in enumerate(row)}
_OPENS = re.compile(r'(?:(?<=^)|(?<=[\s(\[„«]))"')
_PIECE = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+)|(?P<sign>.)", re.DOTALL)


def _cells(dots: str) -> str:
    return "".join(_ASCII[sum(1 << (int(dot) - 1) for dot in cell if dot != "0")] for cell in dots.split("-"))


_LETTER_CELLS = {letter: _cells(dots) for letter, dots in _LETTERS.items()}
_SIGN_CELLS = {sign: _cells(dots) for sign, dots in _SIGNS.items()}


def braille(text: str) -> str:
    """Return ``text`` in braille ASCII. Spaces stay where they are; every other space character becomes one."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("ß", "ss").translate(_RAISED)
    for sign, word in _WORDS.items():
        text = re.sub(rf"{sign}\s?", word, text)
    text = _OPENS.sub("“", text)
    parts: list[str] = []
    for found in _PIECE.finditer(text):
        piece = found[0]
        if found.lastgroup == "number":
            parts.append(_number(piece))
        elif found.lastgroup == "word":
            parts.append(_after_number(text, found.start(), piece) + _word(piece))
        else:
            parts.append(_sign(piece))
    return "".join(parts)


def unknown(text: str) -> list[str]:
    """Return the characters of ``text`` that ``braille`` can only mark as unknown, each once, in their order."""
    text = unicodedata.normalize("NFC", text)
    known = _LETTER_CELLS.keys() | _SIGN_CELLS.keys() | _WORDS.keys()
    rare = dict.fromkeys(sign for sign in text if sign.lower() not in known and not sign.isspace() and not sign.isdecimal())
    return [sign for sign in rare if _cells(_UNKNOWN) in braille(sign)]


def _number(piece: str) -> str:
    # Other scripts have digits as well: what is not 0 to 9 is written as its value.
    digits = "".join(sign if sign in ".," else str(unicodedata.decimal(sign)) for sign in piece)
    return _cells(_NUMBER) + "".join(_SIGN_CELLS[sign] if sign in ".," else _LETTER_CELLS[_DIGITS[sign]] for sign in digits)


def _after_number(text: str, start: int, word: str) -> str:
    """Return the sign of a small letter where the word would be read on as a number."""
    before = text[start - 1] if start else ""
    if before in {".", ","} and start > 1:
        before = text[start - 2]
    return _cells(_SMALL) if before.isdecimal() and word[0] in "abcdefghij" else ""


def _word(word: str) -> str:
    is_block = len(word) > 1 and word == word.upper() and all(letter.lower() != letter for letter in word)
    cells = [_cells(f"{_CAPITAL}-{_CAPITAL}")] if is_block else []
    for letter in word:
        small = letter.lower()
        if small != letter and not is_block:
            cells.append(_cells(_CAPITAL))
        cells.append(_letter(small))
    return "".join(cells)


def _letter(small: str) -> str:
    if small in _LETTER_CELLS:
        return _LETTER_CELLS[small]
    base = unicodedata.normalize("NFKD", small)
    known = "".join(_LETTER_CELLS.get(sign, "") for sign in base)
    return known or _cells(_UNKNOWN)


def _sign(sign: str) -> str:
    if sign in _SIGN_CELLS:
        return _SIGN_CELLS[sign]
    if sign.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", sign)
    known = "".join(_SIGN_CELLS.get(part, _LETTER_CELLS.get(part.lower(), "")) for part in plain if part != sign)
    return known or _cells(_UNKNOWN)
