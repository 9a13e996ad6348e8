"""Writing a letter by ear: choose it, fill its blanks one by one, hear it sentence by sentence, put it on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.interview.answer import Choice, Refusal
from asystent.law.frame import POSSIBLE
from asystent.letters import afterwards, spoken, standing
from asystent.plan import report
from asystent.plan.planner import ORDER
from asystent.plan.terms import SENT, sent_of
from asystent.terminal import letterfiles, posting
from asystent.terminal.blanks import Blanks
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.letters.document import Document
    from asystent.plan.planner import Planner
    from asystent.plan.result import Result
    from asystent.terminal.session import Session

WRITE, READ, MEND, DROP = "zapisz", "czytaj", "popraw", "rezygnacja"
UNFINISHED = "Pismo nie jest skończone."


class LetterDesk:
    """Letters of one case on one day."""

    def __init__(self, session: Session, planner: Planner, result: Result) -> None:
        """Use the planner's engine, so that nothing is worked out twice."""
        self.session = session
        self.screen = session.screen
        self.result = result
        self.engine = planner.engine
        self._covers = planner.covers
        self._heard = 0

    def open(self) -> None:
        """Offer the letters and write the chosen one; returns when the person goes back."""
        while True:
            chosen = self._choose()
            if not chosen:
                return
            if chosen == SENT:
                posting.settle(self.session)
            else:
                self._write(Blanks(self.session, self.session.content.letter(chosen), self.engine))

    def _choose(self) -> str:
        """Return the id of the letter to write, ``SENT`` to strike off one that was answered, empty to go back."""
        letters = [item for item in self.result.letters if item.outcome in POSSIBLE]
        letters.sort(key=lambda item: (ORDER[item.outcome], -self._weight(item.id)))
        if not letters:
            self.screen.say("Nie ma teraz pism do napisania. Każde inne pismo tworzy polecenie asystent pismo.")
            return ""
        waiting = " Słowo złożone zaznacza, że przyszła odpowiedź." if sent_of(self.session.case) else ""
        reply = self.session.ask(
            Prompt(
                text="Które pismo napisać?",
                topic="pisma",
                explanation=f"Słowo wstecz wraca do wyników.{waiting}",
                options=tuple(Choice(item.id, f"{item.name}: {report.SAYS[item.outcome]}") for item in letters),
                words={"wyniki": "", "zlozone": SENT},
                why=lambda: ("Program zapyta o brakujące dane, przeczyta pismo i zapisze je w dwóch plikach.",),
                can_skip=True,
            )
        )
        return str(reply.value) if reply.kind in {Kind.VALUE, Kind.WORD} else ""

    def _weight(self, letter: str) -> int:
        """How much the right behind a letter counts; one from the chosen field of law comes before all others."""
        content = self.session.content
        rights = [content.right(right) for right in content.letter_heading(letter)[1]]
        weights = (right.weight + 1000 * self._covers(right.branch) - 500 * right.universal for right in rights)
        return max(weights, default=0)

    def _write(self, blanks: Blanks) -> None:
        letter = blanks.letter
        when = f"Kiedy: {letter.when.rstrip('.')}." if letter.when else ""
        self.screen.say(
            f"Pismo: {letter.name}.", standing.caution(letter, blanks.occasion), when, f"Adresat: {letter.addressee.rstrip('.')}."
        )
        if not blanks.fill():
            self.screen.say(UNFINISHED, self.session.letterbox.whereabouts() if blanks.texts else "")
            return
        action = READ
        self._heard = 0
        while True:
            document = blanks.compose()
            if document is None:
                self.screen.say(UNFINISHED, self.session.letterbox.whereabouts() if blanks.texts else "")
                return
            if action == READ and self._proof_read(document, blanks):
                continue  # something was mended: hear it again
            action = self._decide()
            if action == DROP:
                self.screen.say(f"Pismo nie zostało zapisane. {self.session.letterbox.whereabouts()}")
                return
            if action == MEND:
                self._mend(blanks)
                action = READ
                self._heard = 0
            elif action == WRITE and letterfiles.put(self.session, blanks):
                self._tell_next(blanks)
                return

    def _proof_read(self, document: Document, blanks: Blanks) -> bool:
        """Tell the letter sentence by sentence; True when a blank was mended on the way."""
        told = spoken.sentences(document)
        if not self._heard:
            self.screen.say(
                f"Pismo jest gotowe do sprawdzenia. Zdań jest {len(told)}.",
                "Enter: następne zdanie. Wstecz: poprzednie. Popraw: zmiana tego, co tu wpisano. Pomiń: koniec czytania.",
            )
        at = self._heard
        while at < len(told):
            self._heard = at
            sentence = told[at]
            values = blanks.values()
            self.session.last_values = [values[name].shown for name in dict.fromkeys(sentence.fields) if name in values]
            reply = self.session.ask(
                Prompt(
                    text=f"Zdanie {at + 1} z {len(told)}. {sentence.text}",
                    takes_enter=True,
                    default="dalej",
                    read=lambda _text: Refusal("Tego słowa tu nie ma.", "Działa sam Enter oraz słowa: wstecz, popraw, pomiń, literuj."),
                    words={"dalej": "dalej", MEND: MEND},
                    can_skip=True,
                    why=lambda: ("Przed zapisaniem warto usłyszeć każde zdanie pisma.",),
                )
            )
            if reply.kind is Kind.SKIP:
                break
            if reply.kind is Kind.BACK:
                at = max(0, at - 1)
            elif reply.kind is Kind.CHANGED:
                return True
            elif reply.value == MEND:
                if not sentence.fields:
                    self.screen.say("W tym zdaniu nic nie wpisano, więc nie ma tu czego poprawić.")
                elif blanks.mend(sentence.fields):
                    return True
            else:
                at += 1
        self._heard = 0
        self.screen.say("Koniec pisma.")
        return False

    def _mend(self, blanks: Blanks) -> None:
        reply = self.session.ask(
            Prompt(
                text="Które pole poprawić?",
                topic="poprawianie pisma",
                options=tuple(Choice(name, blanks.shown(name)) for name in blanks.filled()),
                can_skip=True,
            )
        )
        if reply.kind is Kind.VALUE:
            blanks.mend((reply.value,))

    def _decide(self) -> str:
        while True:
            reply = self.session.ask(
                Prompt(
                    text="Co zrobić z pismem?",
                    topic="zapis pisma",
                    options=(
                        Choice(WRITE, "utworzyć pliki z pismem"),
                        Choice(READ, "przeczytać jeszcze raz"),
                        Choice(MEND, "poprawić pole"),
                        Choice(DROP, "wrócić bez tworzenia plików"),
                    ),
                    can_skip=True,
                    why=lambda: ("Pliki powstają dopiero po tej odpowiedzi.",),
                )
            )
            if reply.kind is Kind.VALUE:
                return str(reply.value)
            if reply.kind is not Kind.CHANGED:
                return READ if reply.kind is Kind.BACK else DROP

    def _tell_next(self, blanks: Blanks) -> None:
        for lines in afterwards.lists(blanks.letter, blanks.values(), blanks.occasion):
            self.screen.tell(lines, "Lista")
        posting.note(self.session, blanks)
        self.screen.say(self.session.content.information)
