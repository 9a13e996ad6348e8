"""A number and the thing it counts, in the form that Polish wants: "1 miesiąc", "36 miesięcy", "pół etatu".

The number stays in digits: it is what braille and the scrollback show. `numerals` says it in words.
"""

from __future__ import annotations

from asystent.polish.nouns import nouns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from asystent.polish.nouns import Case, Noun

# Unit id to: noun, adjective in (singular, plural) stems or nothing, and what follows unchanged.
UNITS: dict[str, tuple[str, str, str]] = {
    "bledy": ("błąd", "", ""),
    "czesci": ("część", "", ""),
    "dni": ("dzień", "", ""),
    "dni-kalendarzowe": ("dzień", "kalendarzow", ""),
    "dni-opieki": ("dzień", "", "opieki"),
    "dni-robocze": ("dzień", "robocz", ""),
    "dni-zabiegowe": ("dzień", "zabiegow", ""),
    "dzieci": ("dziecko", "", ""),
    "etat": ("etat", "", ""),
    "etaty": ("etat", "", ""),
    "godziny": ("godzina", "", ""),
    "godziny-dziennie": ("godzina", "", "dziennie"),
    "godziny-miesiecznie": ("godzina", "", "miesięcznie"),
    "godziny-rocznie": ("godzina", "", "rocznie"),
    "godziny-tygodniowo": ("godzina", "", "tygodniowo"),
    "gramy": ("gram", "", ""),
    "kilogramy": ("kilogram", "", ""),
    "kilometry": ("kilometr", "", ""),
    "kroki": ("krok", "", ""),
    "lata": ("rok", "", ""),
    "linie": ("linia", "", ""),
    "litery": ("litera", "", ""),
    "metry": ("metr", "", ""),
    "miesiace": ("miesiąc", "", ""),
    "minuty": ("minuta", "", ""),
    "odpowiedzi": ("odpowiedź", "", ""),
    "opcje": ("opcja", "", ""),
    "osoby": ("osoba", "", ""),
    "ostrzezenia": ("ostrzeżenie", "", ""),
    "pisma": ("pismo", "", ""),
    "pliki": ("plik", "", ""),
    "pozycje": ("pozycja", "", ""),
    "procent": ("procent", "", ""),
    "przepisy": ("przepis", "", ""),
    "przerwy": ("przerwa", "", ""),
    "punkty": ("punkt", "", ""),
    "pytania": ("pytanie", "", ""),
    "razy": ("raz", "", ""),
    "sekundy": ("sekunda", "", ""),
    "spotkania": ("spotkanie", "", ""),
    "sprawy": ("sprawa", "", ""),
    "strony": ("strona", "", ""),
    "terminy": ("termin", "", ""),
    "tygodnie": ("tydzień", "", ""),
    "uczniowie": ("uczeń", "", ""),
    "uprawnienia": ("uprawnienie", "", ""),
    "uwagi": ("uwaga", "", ""),
    "warunki": ("warunek", "", ""),
    "wiersze": ("wiersz", "", ""),
    "wnioski": ("wniosek", "", ""),
    "wyniki": ("wynik", "", ""),
    "zalaczniki": ("załącznik", "", ""),
    "zdania": ("zdanie", "", ""),
    "zl": ("złoty", "", ""),
    "zl-dziennie": ("złoty", "", "dziennie"),
    "zl-miesiecznie": ("złoty", "", "miesięcznie"),
    "zl-rocznie": ("złoty", "", "rocznie"),
    "zl-za-godzine": ("złoty", "", "za godzinę"),
    "zl-za-kilometr": ("złoty", "", "za kilometr"),
    "zmiany": ("zmiana", "", ""),
    "znaki": ("znak", "", ""),
}
# Endings of the adjectives above beside a masculine noun, by case: singular, plural.
_ADJECTIVE: dict[str, tuple[str, str]] = {
    "nominative": ("y", "e"),
    "genitive": ("ego", "ych"),
    "dative": ("emu", "ym"),
    "accusative": ("y", "e"),
    "instrumental": ("ym", "ymi"),
    "locative": ("ym", "ych"),
}
_PARTS_OF_POST: dict[str, tuple[str, str]] = {  # nominative and accusative, then the other cases
    "0.0625": ("jedna szesnasta etatu", "jednej szesnastej etatu"),
    "0.125": ("jedna ósma etatu", "jednej ósmej etatu"),
    "0.25": ("ćwierć etatu", "ćwierci etatu"),
    "0.5": ("pół etatu", "pół etatu"),
    "0.75": ("trzy czwarte etatu", "trzech czwartych etatu"),
    "0.875": ("siedem ósmych etatu", "siedmiu ósmych etatu"),
    "0.9375": ("piętnaście szesnastych etatu", "piętnastu szesnastych etatu"),
    "1.5": ("półtora etatu", "półtora etatu"),
}


def form(n: int, one: str, few: str, many: str) -> str:
    """Return the form that goes with `n` in the nominative: 1 pytanie, 2 and 22 pytania, 5 and 12 pytań."""
    size = abs(n)
    if size == 1:
        return one
    if size % 10 in (2, 3, 4) and size % 100 not in (12, 13, 14):
        return few
    return many


def counted(n: int | Decimal, unit: str, case: Case = "nominative") -> str:
    """Return `n` with `unit` in the right form: "36 miesięcy", "184 złote 42 grosze miesięcznie", "pół etatu".

    `unit` is a unit id of the content ("miesiace", "zl-miesiecznie", "etat" and so on); `case` is the case that
    the sentence asks for ("do 2 miesięcy" is the genitive, "przez 2 miesiące" the accusative, "po 2 miesiącach"
    the locative). Money is rounded to whole grosze, halves up. Raises KeyError for a unit that does not exist.
    """
    name, adjective, tail = UNITS[unit]
    if name == "złoty" and n != int(n):
        words = _money(n, case)
    elif unit == "etat" and n != int(n) and (part := _part_of_post(n, case)):
        words = part
    elif n != int(n):
        words = _fraction(n, name, adjective)
    else:
        words = f"{int(n)} {_agreeing(int(n), nouns()[name], adjective, case)}"
    return f"{words} {tail}" if tail else words


def units() -> frozenset[str]:
    """Return the ids that `counted` knows."""
    return frozenset(UNITS)


def agreeing(n: int, name: str, case: Case = "nominative") -> str:
    """Return the noun `name` (nominative singular) in the form that goes with `n`, without the number."""
    return _agreeing(n, nouns()[name], "", case)


def _agreeing(n: int, noun: Noun, adjective: str, case: Case) -> str:
    governs = case in ("nominative", "accusative")  # there the numeral rules the noun, elsewhere they agree
    counts_as: Case = "genitive" if governs and form(n, "", "", "many") else case
    is_plural = abs(n) != 1
    if is_plural and noun.gender_of_many in ("man", "group") and governs:
        counts_as = "genitive"  # 2 uczniów, 3 dzieci
    words = (noun.plural if is_plural else noun.singular)[counts_as]
    if not adjective:
        return words
    return f"{words} {adjective}{_ADJECTIVE[counts_as][is_plural]}"


def _money(n: int | Decimal, case: Case) -> str:
    total = round_half_up(n * 100)
    zlote, grosze = divmod(abs(total), 100)
    sign = "minus " if total < 0 else ""
    parts = [f"{count} {agreeing(count, name, case)}" for count, name in ((zlote, "złoty"), (grosze, "grosz")) if count]
    return sign + " ".join(parts or [f"0 {agreeing(0, 'złoty', case)}"])


def _part_of_post(n: int | Decimal, case: Case) -> str:
    names = _PARTS_OF_POST.get(f"{n:f}".rstrip("0"))
    return names[case not in ("nominative", "accusative")] if names else ""


def _fraction(n: int | Decimal, name: str, adjective: str) -> str:
    # A fraction rules the genitive singular in every case: 2,5 godziny, do 2,5 godziny.
    noun = nouns()[name]
    text = f"{n:f}".rstrip("0").replace(".", ",")
    if text.endswith(",5") and int(n):
        text = f"{int(n)} i pół"
    elif text == "0,5":
        text = "pół"
    unit = "procent" if name == "procent" else noun.singular["genitive"]
    return f"{text} {unit} {adjective}ego" if adjective else f"{text} {unit}"


def round_half_up(n: int | Decimal) -> int:
    """Return `n` as the nearest whole number; a half goes away from zero, as money is rounded."""
    whole = int(n)
    twice = (n - whole) * 2
    return whole + (1 if twice >= 1 else -1 if twice <= -1 else 0)
