"""Reading a number that a person typed, with its unit where one is expected."""

from __future__ import annotations

import re
from functools import cache

from asystent.polish.fold import fold
from asystent.polish.nouns import nouns
from asystent.polish.plural import counted, units
from asystent.polish.unclear import Unclear, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

LARGEST = 10**9
_LONGEST = 200  # characters; a longer answer is not a number
_OPENINGS = ("okolo ", "ok. ", "ok ", "mniej wiecej ")

_DAYS_AND_WEEKS = {"dzień": 1, "doba": 1, "tydzień": 7}
_MONTHS_AND_YEARS = {"miesiąc": 1, "kwartał": 3, "rok": 12}
# Unit id to: its size in the smallest unit, and the units that may be said with their sizes.
_MEASURES: dict[str, tuple[int, dict[str, int]]] = {
    "czesci": (1, {"część": 1}),
    "dni": (1, _DAYS_AND_WEEKS),
    "dni-opieki": (1, {"dzień": 1}),
    "dni-robocze": (1, {"dzień": 1}),
    "dzieci": (1, {"dziecko": 1}),
    "godziny": (60, {"minuta": 1, "godzina": 60}),
    "gramy": (1, {"gram": 1, "dekagram": 10, "kilogram": 1000}),
    "klasa": (1, {"klasa": 1}),
    "lata": (12, _MONTHS_AND_YEARS),
    "miesiace": (1, _MONTHS_AND_YEARS),
    "minuty": (1, {"minuta": 1, "godzina": 60}),
    "osoby": (1, {"osoba": 1}),
    "procent": (1, {"procent": 1}),
    "punkty": (1, {"punkt": 1}),
    "tygodnie": (7, _DAYS_AND_WEEKS),
    "zl": (100, {"grosz": 1, "złoty": 100}),
    "zl-miesiecznie": (100, {"grosz": 1, "złoty": 100}),
}
_SHORT = {
    "mies": "miesiąc", "msc": "miesiąc", "tyg": "tydzień", "r": "rok", "l": "rok", "h": "godzina", "godz": "godzina",
    "min": "minuta", "g": "gram", "gr": "grosz", "kg": "kilogram", "kilo": "kilogram", "dag": "dekagram", "deko": "dekagram",
    "deka": "dekagram", "zl": "złoty", "pln": "złoty", "os": "osoba", "%": "procent",
}  # fmt: skip
_SILENT = frozenset(("miesiecznie", "netto", "na", "reke", "robocze", "roboczych", "opieki"))
_EXAMPLES = {
    "miesiace": 36, "lata": 3, "dni": 14, "tygodnie": 4, "gramy": 2800, "zl": 1500, "zl-miesiecznie": 1500, "minuty": 30,
}  # fmt: skip


def parse_number(text: str, unit: str | None = None) -> int:
    """Return the whole number in `text`: 7, siedem, 1 500, 1500,00, "tysiąc pięćset", "dwa i pół tysiąca".

    `unit` is the unit id that the caller counts in; then that unit may be said, and larger or smaller ones are
    converted where this is exact: "3 lata" is 36 for "miesiace", "1,5 kg" is 1500 for "gramy". Without `unit`,
    or for a unit that cannot be converted, any unit is refused. Never rounds. Raises `Unclear` otherwise.
    """
    answer = fold(text).strip(" .!;")
    for opening in _OPENINGS:
        answer = answer.removeprefix(opening)
    example = f"Przykład: {_EXAMPLES.get(unit or '', 7)}."
    if not answer:
        sentence = f"Brakuje liczby. {example}"
        raise Unclear(sentence)
    if len(answer) > _LONGEST:
        raise _not_a_number(text, example)
    if re.search(r"(?:^|\s)(?:[-\u2212\u2013]\s?\d|minus\b)", answer):
        sentence = f"Liczba nie może być mniejsza niż zero. {example}"
        raise Unclear(sentence)
    if re.search(r"\d\s?[-\u2013/]\s?\d|\d\s(?:lub|albo|do)\s\d", answer):
        sentence = f"{quoted(text)} to więcej niż jedna liczba. Potrzebna jest jedna. {example}"
        raise Unclear(sentence)
    total = _measured(text, _tokens(answer), unit or "", example)
    if total > LARGEST:
        sentence = f"Ta liczba jest za duża. {example}"
        raise Unclear(sentence)
    if total != int(total):
        kind = "bez groszy" if unit in ("zl", "zl-miesiecznie") else "bez ułamka"
        sentence = f"{quoted(text)} nie daje liczby całkowitej. Potrzebna jest liczba całkowita, {kind}. {example}"
        raise Unclear(sentence)
    return int(total)


def _tokens(answer: str) -> list[str]:
    answer = re.sub(r"[,.]-(?!\d)", "", answer)  # 1500,- means no grosze
    found = re.findall(r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?|[a-z]+|\S", answer)
    return [token for token in found if token not in _SILENT]


def _measured(text: str, tokens: list[str], unit: str, example: str) -> Decimal:
    """Return the sum of the numbers with their units, counted in `unit`."""
    from asystent.polish.reading import number  # noqa: PLC0415  number words are not needed at the start

    scale, sizes = _MEASURES.get(unit, (1, {}))
    total = None
    said: list[str] = []
    smallest = LARGEST  # units come largest first: 2 lata i 3 miesiące
    for token in tokens:
        name = _unit_names().get(token)
        if name is None:
            said.append(token)
            continue
        if name not in sizes:
            wanted = f"Potrzebna jest liczba w jednostce: {_unit_word(unit)}." if sizes else "Potrzebna jest sama liczba."
            sentence = f"{quoted(text)} podaje inną jednostkę. {wanted} {example}"
            raise Unclear(sentence)
        is_lone = said in ([], ["i"]) and token in _single_units()  # rok i miesiąc
        count = number(["1"] if is_lone else said)
        if count is None or sizes[name] >= smallest:
            raise _not_a_number(text, example)
        total = (total or 0) + count * sizes[name]
        smallest = sizes[name]
        said = []
    if total is None:
        plain = number(said)
        if plain is not None:
            return plain
    elif not said:
        return total / scale
    raise _not_a_number(text, example)


def _unit_word(unit: str) -> str:
    return counted(5, unit).removeprefix("5 ") if unit in units() else unit


def _not_a_number(text: str, example: str) -> Unclear:
    return Unclear(f"{quoted(text)} nie jest liczbą, którą program rozumie. {example}")


@cache
def _unit_names() -> dict[str, str]:
    """Return the noun of every folded unit word."""
    found = dict(_SHORT)
    for name in {name for _, sizes in _MEASURES.values() for name in sizes}:
        noun = nouns()[name]
        for word in (*noun.singular.values(), *noun.plural.values()):
            found[fold(word)] = name
    return found


@cache
def _single_units() -> frozenset[str]:
    """Return the folded words that mean one of a unit even without a number: "rok", "godzina", "godzinę"."""
    names = set(_unit_names().values()) - {"złoty", "procent"}
    return frozenset(fold(nouns()[name].singular[case]) for name in names for case in ("nominative", "accusative"))
