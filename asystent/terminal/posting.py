"""Letters that were handed in: the day is noted, so that the day of the answer is told and stands in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.interview.answer import YES_NO, Choice, Refusal, typed
from asystent.letters import afterwards, days
from asystent.plan import terms
from asystent.polish.dates import printed
from asystent.polish.parse import Unclear, parse_date
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from datetime import date

    from asystent.terminal.blanks import Blanks
    from asystent.terminal.session import Session

NONE = "zadne"
NEAR = 366
"""Days within which a letter is usually handed in; any other day may be a slip."""


def note(session: Session, blanks: Blanks) -> None:
    """Tell by when the letter has to be handed in, ask when it will be, and tell by when an answer is due."""
    values, at = blanks.values(), blanks.occasion
    letter = blanks.letter
    before = afterwards.ahead(letter, values, at)
    for ahead in before:
        session.screen.say(*afterwards.term_lines(session.content, ahead))
    bound = days.answered_by(letter, values, at)
    if not bound:
        return
    day = _ask(session)
    if day is None:
        return
    late = next((item for item in before if item.day < day), None)
    if late is not None:
        session.screen.say(
            f"Uwaga. Ostatni dzień na złożenie to {printed(late.day)}.",
            "List polecony do urzędu wystarczy tego dnia nadać. Pracodawca albo szkoła ma wtedy mieć pismo w ręku.",
        )
    item = terms.Sent(letter.id, day, bound)
    due = terms.awaited(session.content, [item], session.day)
    kept = _beside(session, item)
    word = _keep(session, [*kept, item])
    session.screen.say(f"{word}: pismo złożone {printed(day)}.")
    for answer in due:
        session.screen.say(*afterwards.term_lines(session.content, answer))
    if due:
        session.screen.say("Przy wynikach podaje to słowo terminy, a do pliku zapisuje słowo kalendarz.")
    elif not session.content.describes(day):
        session.screen.say(f"Uwaga. Program nie opisuje prawa na dzień {printed(day)}, więc nie liczy czasu na odpowiedź.")


def _beside(session: Session, item: terms.Sent) -> list[terms.Sent]:
    """Return the letters that go on waiting beside ``item``: an earlier one of the same kind only if it is another letter."""
    sent = list(terms.sent_of(session.case))
    alike = [other for other in sent if other.letter == item.letter]
    if not alike or item in alike:
        return [other for other in sent if other != item]
    is_same = _yes_or_no(
        session,
        f"Takie pismo, złożone {printed(alike[-1].day)}, czeka już na odpowiedź. Czy to jest drugie, osobne pismo?",
        "Odpowiedź nie zmienia dzień tamtego pisma.",
        "O osobnym piśmie program przypomina osobno, na przykład o odwołaniu od innej decyzji.",
    ) == "nie"
    return [other for other in sent if not (is_same and other == alike[-1])]


def settle(session: Session) -> None:
    """Let the person strike a letter off once it was answered."""
    waiting = [item for item in terms.sent_of(session.case) if session.content.has("pisma", item.letter)]
    if not waiting:
        session.screen.say("Żadne złożone pismo nie czeka na odpowiedź.")
        return
    options = [
        Choice(str(number), f"{session.content.letter_heading(item.letter)[0]}, złożone {printed(item.day)}")
        for number, item in enumerate(waiting)
    ]
    reply = session.ask(
        Prompt(
            text="Na które pismo przyszła już odpowiedź?",
            topic="złożone pisma",
            explanation="Program przestanie o nim przypominać.",
            options=(*options, Choice(NONE, "na żadne")),
            can_skip=True,
        )
    )
    if reply.kind is Kind.VALUE and reply.value != NONE:
        answered = waiting[int(reply.value)]
        word = _keep(session, [item for item in terms.sent_of(session.case) if item != answered])
        session.screen.say(f"{word}: odpowiedź na to pismo przyszła.")


def _keep(session: Session, items: list[terms.Sent]) -> str:
    session.case = session.case.with_extra(terms.SENT, [item.stored() for item in items])
    word, trouble = session.keeper.save(session.case)
    session.screen.say(trouble)
    return word


def _ask(session: Session) -> date | None:
    """Return the day on which the letter is handed in, None where the person does not say."""
    while True:
        reply = session.ask(
            Prompt(
                text="Którego dnia pismo będzie u adresata?",
                topic="złożenie pisma",
                explanation="Od tego dnia liczy się czas na odpowiedź. Słowo pomiń: jeszcze nie wiadomo.",
                how="Odpowiedź to data, na przykład 5 maja 2026.",
                default=session.day,
                default_means=printed(session.day),
                read=_read_day,
                can_skip=True,
                why=lambda: ("Program przypomni, kiedy minie czas na odpowiedź.",),
            )
        )
        if reply.kind is Kind.VALUE:
            found: date = reply.value
            if abs((found - session.day).days) <= NEAR or _is_meant(session, found):
                return found
        elif reply.kind is not Kind.CHANGED:
            return None


def _is_meant(session: Session, day: date) -> bool:
    """Whether a day that is far away is no slip."""
    return _yes_or_no(
        session,
        f"Czy na pewno {printed(day)}?",
        "Ten dzień jest daleko od dzisiejszego. Odpowiedź nie pozwala wpisać go jeszcze raz.",
        "Od tego dnia liczy się czas na odpowiedź.",
    ) == "tak"


def _yes_or_no(session: Session, text: str, explanation: str, why: str) -> str:
    """Return the answer, tak or nie; empty where the person gave none."""
    reply = session.ask(Prompt(text=text, topic="złożenie pisma", explanation=explanation, options=YES_NO, why=lambda: (why,)))
    return str(reply.value) if reply.kind is Kind.VALUE else ""


def _read_day(text: str) -> date | Refusal:
    try:
        return parse_date(text)
    except Unclear as error:
        return Refusal(typed(text), str(error), "Przykład: 5 maja 2026.")
