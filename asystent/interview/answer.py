"""From what a person typed to the value of a fact, or to a refusal that helps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asystent.interview.case import UNKNOWN
from asystent.polish import dates
from asystent.polish.fold import fold
from asystent.polish.parse import Unclear, parse_date, parse_number, yes_no

if TYPE_CHECKING:
    from datetime import date

    from asystent.content.model import Fact, Question
    from asystent.interview.case import Answer

SHORTEST_BEGINNING = 2
SHORTEST_STEM = 4
LONGEST_ENDING = 3
SHOWN_LIMIT = 40

_GROSZE = re.compile(r"(?<=\d)[,.]\d\d(?=\s*(?:zł\w*)?\s*$)")
_DENIALS = frozenset({"nie", "brak", "bez", "zadna", "zadne", "zadnym", "zaden"})
_UNKNOWN_WORDS = frozenset({"nie wiem", "nie-wiem", "niewiem", "nie wiadomo", "nie pamietam", "nw"})
# What people say for a special value of a date; the labels in the content come on top.
_SPECIAL_WORDS = {
    "nieurodzone": ("ciaza", "w ciazy", "nieurodzone", "jeszcze sie nie urodzilo", "nie urodzilo sie", "jeszcze nie"),
    "bezterminowo": ("bezterminowo", "bezterminowe", "bez terminu", "na stale", "na zawsze"),
    "nie-zlozono": ("nie zlozono", "nie zlozylam", "nie zlozylem", "nie zlozony", "nie ma", "nie", "brak"),
}
_OPTION = re.compile(r"(?:opcja |numer |nr )?(\d{1,3})[.)]?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be picked by number or by the beginning of its label."""

    value: str
    label: str


class Refusal:
    """Why an answer was not taken, in whole sentences: what was typed, what is needed, an example."""

    __slots__ = ("lines",)

    def __init__(self, *lines: str) -> None:
        """Keep the sentences that are not empty."""
        self.lines = tuple(line for line in lines if line)


YES_NO = (Choice("tak", "tak"), Choice("nie", "nie"))


def choices(question: Question, fact: Fact) -> tuple[Choice, ...]:
    """Return the numbered answers of a question; none for dates and numbers."""
    if fact.type != "wybor":
        return ()
    if question.options:
        return tuple(Choice(option.value, option.label) for option in question.options)
    if {value.id for value in fact.values} == {"tak", "nie"}:
        return YES_NO
    return tuple(Choice(value.id, value.sentence.rstrip(".")) for value in fact.values)


def read_answer(question: Question, fact: Fact, text: str, *, day: date) -> Answer | Refusal:
    """Return the value that ``text`` gives to the fact, measured on ``day``; a ``Refusal`` when it gives none."""
    if is_unknown(text):
        return UNKNOWN
    if fact.type == "data":
        return _read_date(question, fact, text, day)
    if fact.type == "liczba":
        return _read_number(question, fact, text)
    return pick(choices(question, fact), text)


def is_unknown(text: str) -> bool:
    """Whether the person said not to know."""
    return fold(text).rstrip(".!") in _UNKNOWN_WORDS


def pick(options: tuple[Choice, ...], text: str) -> str | Refusal:  # noqa: PLR0911 - one return a way of answering
    """Return the value chosen by number, by a yes or no word, by the label or by its unique beginning."""
    word = fold(text).rstrip(".!")
    need = f"Potrzebny jest numer od 1 do {len(options)} albo początek odpowiedzi, co najmniej dwie litery."
    example = f"Przykład: 1, czyli {options[0].label}." if options else ""
    if options == YES_NO:
        need, example = "Potrzebne jest słowo tak albo nie.", "Przykład: nie."
    at = _number_said(word, text)
    if at is not None:
        if 1 <= at <= len(options):
            return options[at - 1].value
        return Refusal(typed(text), need, example)
    if {"tak", "nie"} <= {option.value for option in options} and (said := _said_yes(text)) is not None:
        return "tak" if said else "nie"
    for option in options:
        if word in {fold(option.label).rstrip("."), option.value, option.value.replace("-", " ")}:
            return option.value
    if len(word) >= SHORTEST_BEGINNING:
        begun = [option for option in options if fold(option.label).startswith(word)]
        if len({option.value for option in begun}) == 1:
            return begun[0].value
        if begun:
            names = " albo ".join(option.label for option in begun)
            return Refusal(typed(text), f"Tak zaczyna się więcej odpowiedzi: {names}. Trzeba napisać dłuższy początek albo numer.", example)
    meant = {option.value for option in options if _is_meant(word, fold(option.label))}
    return meant.pop() if len(meant) == 1 else Refusal(typed(text), need, example)


def _number_said(word: str, text: str) -> int | None:
    """Return the number of an option, in digits or in words."""
    number = _OPTION.fullmatch(word)
    if number is None and (counted := _whole(text)) is not None:
        number = _OPTION.fullmatch(str(counted))
    return int(number[1]) if number else None


def _is_meant(said: str, label: str) -> bool:
    """Whether every word said stands in the label, in whatever grammatical form, and makes up at least half of it.

    Both have to deny or both not: half a label must not be taken for its opposite or for something narrower.
    """
    words, there = said.split(), label.replace(",", " ").split()
    if any((word in _DENIALS) != (word in there) for word in _DENIALS if word in words or word in there):
        return False
    spoken, weighty = ([word for word in side if len(word) >= SHORTEST_STEM and word not in _DENIALS] for side in (words, there))
    if not spoken or 2 * len(spoken) < len(weighty):
        return False
    return all(any(_is_same(word, other) for other in there) for word in spoken)


def _is_same(one: str, other: str) -> bool:
    """Whether two words differ at most in their endings."""
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= SHORTEST_STEM and max(len(one), len(other)) - common <= LONGEST_ENDING


def typed(text: str) -> str:
    """Say back what was typed, shortened."""
    text = " ".join(text.split())
    if not text:
        return "Nic nie wpisano."
    return f"Wpisano: {text if len(text) <= SHOWN_LIMIT else text[:SHOWN_LIMIT].rstrip() + ' i tak dalej'}."


def _read_date(question: Question, fact: Fact, text: str, day: date) -> date | str | Refusal:
    word = fold(text).rstrip(".!")
    labels = {fold(option.label): option.value for option in question.options}
    if word in labels:
        return labels[word]
    for special in fact.special:
        if word in {special.id, fold(special.sentence).rstrip(".")} or word in _SPECIAL_WORDS.get(special.id, ()):
            return special.id
    try:
        value = parse_date(text, day)
    except Unclear as error:
        return Refusal(error.sentence)
    if fact.past and value > day:
        return Refusal(
            typed(text),
            f"Dzień {dates.printed(value)} jest w przyszłości. Potrzebna jest data nie późniejsza niż {dates.printed(day)}.",
            f"Przykład: {question.example}." if question.example else "",
        )
    return value


def _read_number(question: Question, fact: Fact, text: str) -> int | Refusal:
    # An estimate is told to the grosz by those who count exactly; whole złoty are enough for it.
    plain = _GROSZE.sub("", text) if fact.estimate else text
    try:
        value = parse_number(plain, fact.unit or None)
    except Unclear as error:
        return Refusal(error.sentence)
    low, high = fact.least, fact.most
    if (low is not None and value < low) or (high is not None and value > high):
        need = f"Potrzebna jest liczba od {low} do {high}." if high is not None else f"Potrzebna jest liczba nie mniejsza niż {low}."
        return Refusal(typed(text), need, f"Przykład: {question.example}." if question.example else "")
    return value


def _whole(text: str) -> int | None:
    try:
        return parse_number(text)
    except Unclear:
        return None


def _said_yes(text: str) -> bool | None:
    try:
        return yes_no(text)
    except Unclear:
        return None
