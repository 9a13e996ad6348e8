"""The blanks of one letter: asked one by one, checked, kept with the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.answer import YES_NO, Choice, Refusal
from asystent.letters import compose, days, fields, write
from asystent.letters.relevance import relevant
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.content.model import Letter, LetterField
    from asystent.law.engine import Engine
    from asystent.letters.compose import Occasion
    from asystent.letters.document import Document
    from asystent.letters.fields import Value
    from asystent.terminal.session import Session

FREE = frozenset({"tekst", "dlugi-tekst"})
LINE_LIMIT = 4095  # bytes that a Linux terminal takes in one line; what is typed beyond them is lost
_HOW = {
    "data": "Odpowiedź to data",
    "liczba": "Odpowiedź to liczba",
    "kwota": "Odpowiedź to kwota w złotych",
    "kod-pocztowy": "Odpowiedź to kod pocztowy",
    "pesel": "Odpowiedź to jedenaście cyfr",
    "e-mail": "Odpowiedź to adres poczty elektronicznej",
    "telefon": "Odpowiedź to numer telefonu",
    "rachunek": "Odpowiedź to numer rachunku, dwadzieścia sześć cyfr",
}


class Blanks:
    """What was filled into one letter so far. ``texts`` maps field ids to what was typed."""

    def __init__(self, session: Session, letter: Letter, engine: Engine) -> None:
        """Take up what the case already holds for this letter."""
        self._session = session
        self._screen = session.screen
        self._engine = engine
        self.letter = letter
        self._fields = {field.id: field for field in letter.fields}
        self.texts = {name: text for name, text in self._stored(letter.id).items() if self._value(name, text) is not None}

    @property
    def occasion(self) -> Occasion:
        """Who writes and when, by the answers as they are now."""
        return compose.occasion(self._session.content, self._session.case.answers, self._session.day, self._engine)

    def fill(self) -> bool:
        """Ask for the blanks one by one; False when the person went back out of the letter."""
        if not self._session.letterbox.ask_consent():
            return False
        letter = self.letter
        self._screen.say(
            f"Pól do wypełnienia jest najwyżej {len(letter.fields)}.",
            "O jedno pole wraca słowo wstecz, a w polu z dowolnym tekstem słowa polecenie wstecz.",
        )
        values: dict[str, Value] = {}
        at = 0
        while at < len(letter.fields):
            field = letter.fields[at]
            kept = relevant(letter, values, self.occasion.holds)
            if field.id in kept:
                if not self.ask(field.id):
                    at -= 1
                    while at >= 0 and letter.fields[at].id not in kept:
                        at -= 1
                    if at < 0:
                        return False
                    continue
                values.pop(field.id, None)
                value = self._value(field.id, self.texts.get(field.id, ""))
                if value is not None:
                    values[field.id] = value
            at += 1
        return True

    def ask(self, name: str) -> bool:
        """Ask for one blank until it is settled; False for the word wstecz."""
        field = self._fields[name]
        offered = self._offered(field)
        while True:
            reply = self._session.ask(
                Prompt(
                    text=field.question,
                    topic=f"pismo, pole {list(self._fields).index(name) + 1} z {len(self._fields)}",
                    explanation=field.explanation,
                    **how_it_is_filled(field),
                    default=offered.plain if offered else "",
                    default_means=offered.shown if offered else "" if field.required else "pole zostaje puste",
                    is_free=field.type in FREE,
                    can_skip=True,
                    why=lambda: (f"Ta odpowiedź stanie w piśmie: {self.letter.name}.",),
                )
            )
            if reply.kind is Kind.BACK:
                return False
            if reply.kind is Kind.CHANGED:
                continue
            if reply.kind is Kind.SKIP and field.required:
                self._screen.say("Bez tego pola pismo byłoby niepełne, więc nie da się go pominąć.")
                continue
            self._take(field, "" if reply.kind is Kind.SKIP else str(reply.value or ""))
            return True

    def compose(self) -> Document | None:
        """Return the letter; a blank that does not fit is asked for again. None: the person gave up."""
        session = self._session
        while True:
            try:
                return write.compose_letter(session.content, self.letter.id, session.case.answers, self.filled(), session.day)
            except fields.FieldError as error:
                self._screen.say(f"Błąd. {error.sentence}")
                if not self.ask(error.field):
                    return None
            except UserError as error:
                self._screen.say(f"Błąd. {error.sentence}")
                if not self.fill():
                    return None

    def mend(self, names: tuple[str, ...]) -> bool:
        """Ask again for some blanks; True when one was settled anew."""
        mended = False
        for name in dict.fromkeys(names):
            mended = (name in self._fields and self.ask(name)) or mended
        return mended

    def filled(self) -> dict[str, str]:
        """Return what was filled in and has to do with this letter; the rest stays stored and unused."""
        values = self.values()
        kept = relevant(self.letter, values, self.occasion.holds)
        return {name: text for name, text in self.texts.items() if name in values and name in kept}

    def values(self) -> dict[str, Value]:
        """Return the checked values of everything that was typed."""
        found = ((name, self._value(name, text)) for name, text in self.texts.items())
        return {name: value for name, value in found if value is not None}

    def shown(self, name: str) -> str:
        """Say a blank with its value: the question, then the answer."""
        value = self._value(name, self.texts.get(name, ""))
        return f"{self._fields[name].question.rstrip('?')}: {value.shown if value else 'puste'}"

    def _value(self, name: str, text: str) -> Value | None:
        if not text or name not in self._fields:
            return None
        try:
            return fields.check(self._fields[name], text)
        except UserError:
            return None

    def _stored(self, letter_id: str) -> dict[str, str]:
        return dict(self._session.letterbox.texts.get(letter_id, {}))

    def _offered(self, field: LetterField) -> Value | None:
        """Return a value that may be meant: from this letter, from another letter, or from the case."""
        others = [name for name in self._session.letterbox.texts if name != self.letter.id]
        texts = [self.texts.get(field.id, ""), *(self._stored(name).get(field.id, "") for name in reversed(others))]
        texts.append(fields.suggestions(self._fields, self._session.case.answers).get(field.id, ""))
        return next((value for text in texts if (value := self._value(field.id, text)) is not None), None)

    def _take(self, field: LetterField, text: str) -> None:
        self.texts[field.id] = text
        session = self._session
        word, trouble = session.letterbox.keep(self.letter.id, {name: value for name, value in self.texts.items() if value})
        value = self._value(field.id, text)
        session.last_values = [value.shown] if value else []
        self._screen.say(trouble)
        if len(text.encode()) >= LINE_LIMIT and self._screen.console.is_interactive:
            self._screen.say(f"Uwaga. Terminal przyjmuje w jednej linii {LINE_LIMIT} bajtów. Koniec tego tekstu mógł się nie zmieścić.")
        self._screen.say(f"{word}: {value.shown.rstrip('.')}." if value else f"{word}: pole puste.")
        if field.type == "data":
            self._screen.say(*days.doubts(self.letter, self.values(), self.occasion, field.id))


def how_it_is_filled(field: LetterField) -> dict[str, Any]:
    """Return the part of a prompt that depends on the kind of the blank: its answers, or how to write one and its check."""
    options = YES_NO if field.type == "tak-nie" else tuple(Choice(option.value, option.label) for option in field.choices)
    if options:
        return {"options": options}
    sort, example = _HOW.get(field.type), field.example.rstrip(".")
    how = f"{sort}, na przykład {example}." if sort else f"Przykład: {example}."
    return {"how": how, "read": lambda text: _checked(field, text)}


def _checked(field: LetterField, text: str) -> str | Refusal:
    """Return the text when its field takes it; the check makes the sentence for a refusal."""
    try:
        fields.check(field, text)
    except UserError as error:
        return Refusal(error.sentence)
    return text
