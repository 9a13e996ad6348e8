"""A child that is not born yet: the case keeps the day the birth is expected, so that day is asked for at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from asystent.interview.case import UNKNOWN
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.terminal.session import Session

ESTIMATED = "Na jaki dzień wypada poród w przybliżeniu?"
HELP = "Poród wypada zwykle 40 tygodni po pierwszym dniu ostatniej miesiączki. Zmienić ten dzień można w każdej chwili."


def ask_day(session: Session, birth: str, due: str) -> None:
    """Ask for the expected day, then for an estimate. Still unknown: neither day is known, and what follows is said."""
    for is_last in (False, True):
        question = session.question(due)
        if is_last and question is not None:
            question = replace(question, text=ESTIMATED, explanation=HELP)
        kind = session.ask_fact(due, question, is_final=False)
        if kind is Kind.BACK:
            session.undo()
            return
        if kind is Kind.CHANGED or isinstance(session.case.answers.get(due), date):
            return
    session.case = session.case.answer(due, UNKNOWN).answer(birth, UNKNOWN)
    word, trouble = session.keeper.save(session.case)
    session.screen.say(trouble)
    session.screen.say(
        f"{word}: nie wiem, temat: termin porodu.",
        "Bez niego program nie wie, od kiedy liczą się urlopy i wiek dziecka. O takich wynikach powie: to zależy.",
        "Gdy termin będzie znany, słowo podsumowanie poda numer tej odpowiedzi, a słowo zmień ją zmieni.",
    )
