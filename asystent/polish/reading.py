"""Reading numbers that are written in digits or in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from asystent.polish.fold import fold
from asystent.polish.nouns import CASES, nouns
from asystent.polish.numerals import cardinal, ordinal

_HALF = Decimal("0.5")
_BEYOND = 10**12
_THOUSAND = 1000
_HUNDRED = 100
_TWENTY = 20


def number(tokens: list[str]) -> Decimal | None:
    """Return the number that folded `tokens` say, or None where they are not one number.

    Digits, cardinals, collectives and ordinals in any case: ["dwa", "i", "pol", "tysiaca"], ["2,5", "tys"],
    ["dwudziestego", "pierwszego"].
    """
    tokens = [token for token in tokens if token != "i"]  # noqa: S105  the word "and"
    if len(tokens) == 1 and (value := _digits(tokens[0])) is not None:
        return value
    total = Decimal(0)
    group: list[str] = []
    ceiling = _BEYOND
    for token in tokens:
        size = _large().get(token)
        if size is None:
            group.append(token)
            continue
        count = _count(group) if group else Decimal(1)
        if count is None or size >= ceiling or count >= _THOUSAND:
            return None
        total += count * size
        ceiling = size
        group = []
    if not group:
        return total if tokens else None
    count = _count(group)
    return None if count is None or (total and count >= ceiling) else total + count


def _digits(token: str) -> Decimal | None:
    if not token[0].isdecimal():
        return None
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?", token):  # 1 500 and 1.500 are thousands
        token = token.replace(" ", "").replace(".", "")
    return Decimal(token.replace(",", "."))


def _count(group: list[str]) -> Decimal | None:
    """Return what stands before "tysiąc", or the number itself where no such word stands."""
    if group == ["pol"]:
        return _HALF
    if group in (["poltora"], ["poltorej"]):
        return 1 + _HALF
    if group[-1] == "pol":
        whole = _count(group[:-1])
        return None if whole is None or whole != int(whole) else whole + _HALF
    if len(group) == 1 and (value := _digits(group[0])) is not None:
        return value
    return _below_thousand(group)


def _below_thousand(words: list[str]) -> Decimal | None:
    total = 0
    ceiling = _THOUSAND
    for value in map(_small().get, words):
        if value is None or value >= ceiling or (total and value == 0):
            return None
        total += value
        # After a hundred anything below 100 may follow, after a ten only ones, after the rest nothing.
        ceiling = _HUNDRED if value >= _HUNDRED else 10 if value >= _TWENTY else 0
    return Decimal(total)


@cache
def _large() -> dict[str, int]:
    found = {"tys": 1000, "mln": 10**6}
    for n in (1000, 2000):
        for case in CASES:
            found[fold(ordinal(n, case))] = n
    for name, size in (("tysiąc", 1000), ("milion", 10**6)):
        for word in (*nouns()[name].singular.values(), *nouns()[name].plural.values()):
            found[fold(word)] = size
    return found


@cache
def _small() -> dict[str, int]:
    """Return the value of every single word for a number below a thousand."""
    found = {"dwu": 2, "dwom": 2, "dwaj": 2, "trzej": 3, "czterej": 4}
    for n in (*range(20), *range(20, 100, 10), *range(100, 1000, 100)):
        for case in CASES:
            for gender in ("masculine", "man", "feminine", "neuter", "group"):
                found.setdefault(fold(cardinal(n, case, gender)), n)
                found.setdefault(fold(ordinal(n, case, gender)), n)
    return found
