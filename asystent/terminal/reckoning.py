"""Calculations by ear: choose one, give its numbers one by one, hear what comes out. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.interview.answer import Choice
from asystent.letters import fields
from asystent.letters.relevance import filled, relevant
from asystent.plan import calculation, report
from asystent.terminal.blanks import how_it_is_filled
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.content.model import Calculator, Condition, LetterField
    from asystent.letters.fields import Value
    from asystent.plan.planner import Planner
    from asystent.terminal.session import Session


class Reckoning:
    """The calculations of one case on one day."""

    def __init__(self, session: Session, planner: Planner) -> None:
        """Offer those of the fields of law that the conversation is about."""
        self._session = session
        self._screen = session.screen
        self._engine = planner.engine
        self._day = planner.day
        content = session.content
        self._offered = [item for item in map(content.calculator, content.ids("kalkulatory")) if planner.covers(item.branch)]

    def open(self) -> None:
        """Offer the calculations until the person goes back."""
        while True:
            if not self._offered:
                self._screen.say("Nie ma obliczeń dla tej rozmowy.")
                return
            reply = self._session.ask(
                Prompt(
                    text="Co policzyć?",
                    topic="obliczenia",
                    explanation="Słowo wstecz wraca do wyników.",
                    options=tuple(Choice(item.id, item.name) for item in self._offered),
                    words={"wyniki": ""},
                    can_skip=True,
                    why=lambda: ("Program zapyta o liczby i poda wynik. Tych liczb nie zapisuje.",),
                )
            )
            if reply.kind is not Kind.VALUE or not reply.value:
                return
            self._work_out(self._session.content.calculator(str(reply.value)))

    def _work_out(self, item: Calculator) -> None:
        values: dict[str, Value] = {}
        at = 0
        while at < len(item.fields):
            field = item.fields[at]
            kept = relevant(item, values, self._holds)
            if field.id in kept:
                answered = self._ask(item, field)
                if answered is None:  # a step back, to the question before that was asked
                    at -= 1
                    while at >= 0 and item.fields[at].id not in kept:
                        at -= 1
                    if at < 0:
                        return
                    continue
                values[field.id] = answered
                self._screen.say(f"Przyjęto: {answered.shown.rstrip('.')}.")
            at += 1
        told = {name: value.plain for name, value in filled(item, values, self._holds).items()}
        try:
            outcome = calculation.work_out(item, told, self._engine, self._day)
        except UserError as error:
            self._screen.say(f"Błąd. {error.sentence}")
            return
        lines = report.calculation_lines(self._session.content, outcome)
        self._screen.tell([f"Obliczenie: {item.name}.", *lines, "Koniec obliczenia."], "Obliczenie")

    def _holds(self, condition: Condition) -> bool | None:
        return self._engine.holds(condition, {}, self._day)

    def _ask(self, item: Calculator, field: LetterField) -> Value | None:
        reply = self._session.ask(
            Prompt(
                text=field.question,
                topic=f"obliczenie, liczba {[each.id for each in item.fields].index(field.id) + 1} z {len(item.fields)}",
                explanation=field.explanation,
                **how_it_is_filled(field),
                why=lambda: (f"Bez tej liczby nie da się policzyć: {item.name}.",),
            )
        )
        if reply.kind is not Kind.VALUE:
            return None
        return fields.check(field, str(reply.value))
