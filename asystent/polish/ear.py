"""The line as a person would read it aloud: the spoken twin of every printed line."""

from __future__ import annotations

import re

from asystent.polish import abbreviations, acronyms, citations, codes, counts, moments

_PASSES = 6  # a second pass changes something only in text that nobody writes
_SIGNS = {
    "§": " paragraf ", "%": " procent ", "‰": " promili ", "&": " i ", "@": " małpa ", "+": " plus ", "=": " równa się ", "€": " euro ",
    "$": " dolarów ", "°": " stopni ", "×": " razy ", "→": ", ", "⇒": ", ",
    "←": ", ", "•": ", ", "*": " ", "#": " numer ", "_": " ", "|": ", ",
    "<": " mniej niż ", ">": " więcej niż ", "≤": " najwyżej ", "≥": " co najmniej ", "~": " około ", "^": " indeks ", "\\": " ukośnik ",
}  # fmt: skip
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\n\r\v\f"), " ")


def speakable(text: str) -> str:
    """Return `text` with every number, abbreviation, citation, acronym and sign in words; white space is single.

    Dates, ranges, amounts, ordinals and citations are declined as their preposition asks. Idempotent: what is speakable
    already comes back unchanged. No digit and no slash is left.
    """
    text = " ".join(text.translate(_INVISIBLE).translate(_SPACES).split())
    for _ in range(_PASSES):
        said = _once(text)
        if said == text:
            break
        text = said
    return text


def _once(text: str) -> str:
    text = _plain_digits(text)
    text = codes.spoken(text)
    text = citations.printed(text)
    text = moments.spoken(text)
    text = abbreviations.expand(text)
    text = acronyms.expand(text)
    text = counts.spoken(text)
    text = _slashes(text)
    return _tidy(text)


def _plain_digits(text: str) -> str:
    """Return `text` with digits of other scripts and forms as plain ones; raised digits stay for the citations."""
    if text.isascii():
        return text
    text = re.sub(r"(?<=\d)\s?m²", " metrów kwadratowych", text)
    text = re.sub(r"\s?°C\b", " stopni Celsjusza", text)
    for sign, written in _FRACTIONS.items():
        text = text.replace(sign, written)
    return "".join(sign if sign.isascii() or not sign.isdigit() or sign in _RAISED else _plain(sign) for sign in text)


def _plain(sign: str) -> str:
    import unicodedata  # noqa: PLC0415  rare

    return f" {unicodedata.digit(sign)} "


def _slashes(text: str) -> str:
    text = re.sub(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])", " lub ", text)
    return text.replace("/", " ukośnik ")


def _tidy(text: str) -> str:
    for sign, words in _SIGNS.items():
        if sign in text:
            text = text.replace(sign, words)
    text = re.sub(r"\s+[-\u2010-\u2015]+(?=\s)", ",", text)
    text = re.sub(r"(?:^|(?<=\s))[-\u2010-\u2015]+(?=\s|$)", "", text)
    if any(sign in text for sign in "()[]{}"):
        text = re.sub(r"\s*[(\[{]\s*", ", ", text)
        text = re.sub(r"\s*[)\]}]\s*(?=\w)", ", ", text)
        text = re.sub(r"\s*[)\]}]", "", text)
    text = re.sub(r"\s+(?=[,;:.!?](?:\s|$))", "", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",(?=[;:.!?])", "", text)
    text = re.sub(r"(?<=[;:.!?]),", "", text)
    text = re.sub(r"(?<=,)(?=\w)", " ", text)
    return " ".join(text.split()).removeprefix(",").removesuffix(",").strip()
