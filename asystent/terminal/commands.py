"""Words that steer the conversation at every prompt."""

from __future__ import annotations

from asystent.polish.fold import fold

HELP, REPEAT, BACK, WHERE, SUMMARY, CHANGE, WHY = "pomoc", "powtorz", "wstecz", "gdzie", "podsumowanie", "zmien", "dlaczego"
SKIP, SAVE, SPELL, SPEECH, SILENCE, FASTER, SLOWER, LEAVE = (
    "pomin",
    "zapisz",
    "literuj",
    "mowa",
    "cisza",
    "szybciej",
    "wolniej",
    "koniec",
)
IN_FREE_TEXT = "polecenie"
LOUDER, QUIETER, SIGNS, ALPHABET, TIMBRE = "glosniej", "ciszej", "interpunkcja", "alfabet", "glos"
"""What may stand after ``mowa``, folded, beside a mode; after ``głos`` a number or a name."""

# Folded word: the word as it is printed, its one-letter form, what it does. No two letters alike; t and n stay
# free for tak and nie.
WORDS: dict[str, tuple[str, str, str]] = {
    HELP: ("pomoc", "p", "ta lista"),
    REPEAT: ("powtórz", "r", "ostatni komunikat jeszcze raz"),
    BACK: ("wstecz", "w", "cofa ostatnią odpowiedź"),
    WHERE: ("gdzie", "g", "gdzie jesteśmy i gdzie jest plik"),
    SUMMARY: ("podsumowanie", "s", "numerowana lista odpowiedzi"),
    CHANGE: ("zmień", "e", "z numerem: zmienia odpowiedź z podsumowania, na przykład zmień 4"),
    WHY: ("dlaczego", "d", "po co jest to pytanie"),
    SKIP: ("pomiń", "o", "odkłada pytanie na bok; pomiń dział odkłada resztę pytań tego działu"),
    SAVE: ("zapisz", "z", "zapisuje sprawę; z nazwą nadaje jej nazwę, na przykład zapisz Ala"),
    SPELL: ("literuj", "l", "literuje ostatnią odpowiedź; z numerem jedną z kilku wpisanych w zdaniu pisma"),
    SPEECH: ("mowa", "m", "włącza albo wyłącza głos; dalej może stać: głośniej, ciszej, interpunkcja, alfabet albo głos z numerem"),
    SILENCE: ("cisza", "c", "wyłącza głos programu"),
    FASTER: ("szybciej", "b", "głos mówi szybciej"),
    SLOWER: ("wolniej", "u", "głos mówi wolniej"),
    LEAVE: ("koniec", "k", "kończy pracę, odpowiedzi zostają zapisane"),
}
WITH_REST = {CHANGE, SAVE, SPEECH, SKIP, SPELL}
SECTION = "dzial"
"""What may stand after ``pomiń``: the rest of the section is put aside."""
_LETTERS = {letter: word for word, (_, letter, _) in WORDS.items()}


def parse(text: str, *, free_text: bool = False, known: frozenset[str] | None = None) -> tuple[str, str] | None:
    """Return the command in the line and what stands after it, or None when the line is an answer.

    In a free-text field only what follows the word ``polecenie`` is a command. A command is the whole line;
    only ``zmień`` and ``literuj`` (a number), ``zapisz`` (a name), ``mowa`` (a setting) and ``pomiń`` (the word dział) take
    something after it.
    """
    words = text.split()
    if free_text:
        if not words or fold(words[0]).rstrip(":") != IN_FREE_TEXT:
            return None
        words = words[1:]
    if not words:
        return None
    first = fold(words[0]).rstrip(".,:")
    name = first if first in WORDS else _LETTERS.get(first, "")
    if not name or (known is not None and name not in known):
        return None
    rest = " ".join(words[1:])
    if rest and not _fits(name, rest):
        return None
    return name, rest


def is_adjustment(rest: str) -> bool:
    """Whether what stands after ``mowa`` changes how the voice sounds, not who speaks."""
    word, _, more = fold(rest).rstrip(".").partition(" ")
    return (word in {LOUDER, QUIETER, SIGNS, ALPHABET} and not more) or (word == TIMBRE and len(more.split()) <= 1)


def _fits(name: str, rest: str) -> bool:
    """Whether what stands after the word belongs to the command."""
    if name in {CHANGE, SPELL}:
        return rest.rstrip(".").isdigit()
    if name == SPEECH:
        return fold(rest) in {"auto", "zawsze", "nigdy", "czytnik", "wlaczona", "wylaczona"} or is_adjustment(rest)
    if name == SKIP:
        return fold(rest).rstrip(".") in {SECTION, "sekcja", "sekcje", "caly dzial"}
    return name in WITH_REST
