"""What the conversation is about: asked once at the start of a case, changed by a word at the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.interview import scope
from asystent.interview.answer import Choice
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.terminal.session import Session

ALL = "wszystko"
AGAIN = "temat"
"""The word that changes the choice, at the results."""


def is_due(session: Session) -> bool:
    """Whether a case is so new that nothing has been said about it."""
    case = session.case
    return not case.answers and not case.skipped and scope.KEY not in case.extra and bool(_branches(session))


def ask(session: Session) -> None:
    """Ask what the conversation is about and take it into the case. Whoever does not know hears everything."""
    options = [Choice(ALL, "wszystkie prawa")]
    options += [Choice(name, text) for name, text in _branches(session).items()]
    reply = session.ask(
        Prompt(
            text="O czym ma być ta rozmowa?",
            topic="temat rozmowy",
            explanation="Jeden dział to mniej pytań.",
            options=tuple(options),
            default=ALL,
            default_means="wszystkie",
            can_skip=True,
            words={"nie wiem": ALL},
            why=lambda: (
                "Program zadaje tylko pytania, które mogą zmienić wyniki z wybranego działu.",
                f"Na końcu słowo {AGAIN} pozwala wybrać inny dział albo wszystkie.",
            ),
        )
    )
    if reply.kind not in {Kind.VALUE, Kind.WORD, Kind.SKIP}:
        return
    value = ALL if reply.kind is Kind.SKIP else str(reply.value)
    session.case = session.case.with_extra(scope.KEY, [] if value == ALL else [value])
    about = "o wszystkim" if value == ALL else f"dział {_branches(session)[value]}"
    session.screen.say(f"Przyjęto: rozmowa {'jest ' if value == ALL else 'obejmuje '}{about}.")


def _branches(session: Session) -> dict[str, str]:
    return {branch.id: branch.name for branch in session.content.branches if not branch.always}
