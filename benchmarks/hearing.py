"""How much a parent has to hear: words until the first useful result and until the results, for each family of the content."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.content.store import Content

_TOPIC = re.compile(r"^Pytanie \d+,(?:[^\n]|\n(?!\n))*?temat:\s+([^.]*)\.", re.MULTILINE)
_USEFUL = re.compile(r"^(?:Już wiadomo: (?!nic nowego|żadne prawo)|Najważniejsze na początek)", re.MULTILINE)
_PAGE = "Enter: dalej."


class Ear:
    """A console that answers for one family and counts the words it is told."""

    is_interactive = True
    width = 79
    rows = 24

    def __init__(self, answer: Callable[[str], str]) -> None:
        """``answer`` maps the topic of a question to what is typed; empty ends the conversation."""
        self._answer = answer
        self._block = ""
        self.words = 0
        self.until_useful = 0
        self.questions = 0

    def write(self, text: str) -> None:
        """Hear a block."""
        self._block = text
        found = None if self.until_useful else _USEFUL.search(text)
        if found:
            # To the end of the sentence that says what is useful, not of the page.
            told = text[: found.end()] + text[found.end() :].split("\n\n", maxsplit=1)[0]
            self.until_useful = self.words + len(re.findall(r"\w+", told))
        self.words += len(re.findall(r"\w+", text))

    def read(self) -> str:
        """Turn the page or answer the question that was heard."""
        if _PAGE in self._block:
            return ""
        found = _TOPIC.search(self._block)
        self.questions += found is not None
        typed = self._answer(" ".join(found[1].split())) if found else ""
        if not typed:
            raise EOFError
        return typed

    def close(self) -> None:
        """Nothing is held."""


def typed(content: Content, fact: str, family: dict[str, Any]) -> str:
    """Return what a parent of ``family`` types to the question about ``fact``."""
    value = family.get(fact, "nie-wiem")
    if value == "nie-wiem":
        return "nie wiem"
    if isinstance(value, date):
        return value.isoformat()
    return next((option.label for option in content.question(fact).options if option.value == value), str(value))


def hear(content: Content, day: date, family: dict[str, Any], about: str = "wszystkie") -> Ear:
    """Return what one family hears from the start to the first question after the results."""
    from asystent.terminal.modes import voice_of  # noqa: PLC0415 - as above
    from asystent.terminal.sitting import Wishes, converse  # noqa: PLC0415 - after the path is set

    topics = {content.question(fact).topic: fact for fact in content.ids("pytania")}

    def answer(topic: str) -> str:
        if topic == "temat rozmowy":
            return about
        return typed(content, topics[topic], family) if topic in topics else ""

    ear = Ear(answer)
    voice = voice_of(ear, "nigdy", "", is_kept=False)  # type: ignore[arg-type]  # what Screen asks of a console
    converse(ear, voice, Wishes(day=day, is_kept=False), content=content, today=day)  # type: ignore[arg-type]  # as above
    return ear
