"""The order of things in a conversation: the opening, the questions, the results."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asystent.interview import scope
from asystent.interview.answer import Choice
from asystent.interview.confirm import after_colon
from asystent.polish import dates
from asystent.storage import casefile
from asystent.terminal import scoping
from asystent.terminal.ahead import Ahead
from asystent.terminal.commands import SECTION
from asystent.terminal.doorway import Doorway
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind
from asystent.terminal.voicing import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from asystent.content.model import Question
    from asystent.plan.planner import Planner
    from asystent.plan.result import RightResult
    from asystent.terminal.session import Session

EXPLAINED = 5


class Conversation:
    """Leads through opening, choice of a case, questions and results."""

    def __init__(self, session: Session, path: Path | None, day: date | None, today: date, *, is_kept: bool = True) -> None:
        """Begin with the case file and the day that the call named; ``today`` is the user's own day."""
        self.session = session
        self.screen = session.screen
        self.path = path
        self.day = day
        self.today = today
        self.is_kept = is_kept
        self.doorway = Doorway(session, day, today)
        self._planner: Planner | None = None
        self._about: frozenset[str] = frozenset()
        self._section = ""
        self._told_best: list[str] = []
        self._explained = ""

    # Opening.

    def open(self, loaded: casefile.Loaded | None, notices: Iterable[str], about_case: Iterable[str]) -> None:
        """Say who speaks and what this is, ask about speech once, and take up a case.

        ``notices`` stand right after who speaks, ``about_case`` is what has to be told about keeping the answers.
        """
        session, screen = self.session, self.screen
        screen.say(
            "Asystent powrotu do pracy.",
            session.voicing.sentence,
            *notices,
            # The rest of it, where help is to be had, comes with the results: the first question should not wait for it.
            f"{session.content.information.partition('. ')[0].rstrip('.')}.",
        )
        screen.say(*about_case)
        if session.voicing.is_asking:
            self._ask_about_speech()
        if loaded is not None:
            self.doorway.take_up(loaded)
        elif self.path is None and self.is_kept:  # a disk that may only be read is read
            self.doorway.offer_saved()
        self._check_horizon()

    def _ask_about_speech(self) -> None:
        reply = self.session.ask(
            Prompt(
                text="Czy program ma mówić własnym głosem?",
                topic="mowa",
                explanation="Jeśli ekran czyta czytnik, na przykład NVDA albo Orca, lepiej wybrać opcję 2.",
                options=(
                    Choice("zawsze", "tak, program ma mówić"),
                    Choice("nigdy", "nie, czyta czytnik ekranu"),
                    Choice("auto", "program ma sam to rozpoznawać"),
                ),
                why=lambda: ("Dwa głosy naraz przeszkadzają, a cisza przeszkadza jeszcze bardziej.", "Wybór zmienia potem słowo mowa."),
                can_skip=True,
                words={**{name: name for name in CHOICES}, "nie wiem": "auto"},
            )
        )
        setting = reply.value if reply.kind in {Kind.VALUE, Kind.WORD} else "auto"
        self.session.voicing.choose(setting)
        word = "Zapisano" if self.is_kept and not self.session.voicing.failed_to_keep else "Przyjęto"
        meaning = {"zawsze": "program mówi sam", "nigdy": "program nie mówi sam"}.get(setting, "program sam rozpoznaje, czy ma mówić")
        self.screen.say(f"{word}: {meaning}.")

    def _check_horizon(self) -> None:
        """A day past the described law is said as such; the last described day is offered, never put in its place."""
        session, content = self.session, self.session.content
        if content.describes(session.day):
            if session.day != self.today:
                self.screen.say(f"Wyniki będą na dzień {dates.printed(session.day)}.")
            return
        asked = dates.printed(session.day)
        self.screen.say(
            f"Uwaga. Program nie opisuje prawa na dzień {asked}.",
            f"Opisany czas trwa od {dates.printed(content.since)} do {dates.printed(content.until)}.",
        )
        if session.day < content.since:
            return
        reply = session.ask(
            Prompt(
                text=f"Czy pokazać wyniki według stanu na {dates.printed(content.until)}?",
                topic="dzień wyników",
                explanation=f"Na dzień {asked} prawo może być już inne.",
                options=(Choice("tak", "tak, według ostatniego opisanego dnia"), Choice("nie", "nie, zostać przy wybranym dniu")),
                why=lambda: ("Prawo z innego dnia nie jest odpowiedzią na to pytanie, może być tylko wskazówką.",),
            )
        )
        if reply.kind is Kind.VALUE and reply.value == "tak":
            session.instead_of = session.day
            session.day = content.until
            self.screen.say(f"Przyjęto: wyniki według stanu na {dates.printed(content.until)}.")
        else:
            self.screen.say(f"Przyjęto: wyniki na dzień {asked}.")

    # Questions.

    @property
    def planner(self) -> Planner:
        """The planner of the day, made when the first question is due."""
        session = self.session
        about = scope.chosen(session.case, session.content)
        if self._planner is None or self._planner.day != session.day or self._about != about:
            from asystent.plan.planner import Planner  # noqa: PLC0415 - the first lines are out before the law is loaded

            kept = self._planner.engine if self._planner is not None else None
            self._planner, self._about = Planner(session.content, session.day, kept, about), about
        return self._planner

    def _read_ahead(self) -> Iterator[None]:
        """Read what every conversation needs sooner or later."""
        yield from self.planner.read_ahead()
        from asystent.terminal import results  # noqa: F401, PLC0415 - loaded, not used yet

        yield

    def go_on(self) -> None:
        """Ask what can still change a result, tell the results, and come back when an answer is changed there."""
        self.session.why_fact = self._why
        self.session.is_void = lambda fact: self.planner.is_void(self.session.case.answers, fact)
        self.session.clashes = lambda about: self.planner.clashes(self.session.case.answers, about)
        self.session.is_other_day = self.day is not None
        self.screen.ahead = Ahead(self._read_ahead())
        if casefile.TOLD in self.session.case.extra:
            from asystent.terminal import news  # noqa: PLC0415 - a new case has none

            news.tell(self.session, self.planner)
        if scoping.is_due(self.session):
            scoping.ask(self.session)
        while True:
            self._ask_all()
            from asystent.terminal.results import Results  # noqa: PLC0415 - 15 ms that the first question need not wait for

            todo = Results(self.session, self.planner).tell()
            if todo == "pytania":
                self.session.case = replace(self.session.case, skipped=frozenset())
            elif todo == scoping.AGAIN:
                scoping.ask(self.session)

    def _ask_all(self) -> None:
        session = self.session
        self._section = ""
        while True:
            question = self.planner.next_question(session.case.answers, session.case.skipped)
            if question is None:
                return
            if self._section and self._section != question.section:
                self._say_best()
            self._section = question.section
            reply = session.ask_question(question.fact)
            if reply.kind is Kind.VALUE and not self._told_best:
                best = self.planner.best(session.case.answers, at_once=True)
                if best is not None:  # the first useful thing does not wait for the end of the section
                    self._tell_best(best)
            if reply.kind is Kind.BACK:
                session.undo()
                self._section = ""  # no line of progress on the way back
            elif reply.kind is Kind.SKIP:
                self._skip(question, whole_section=reply.value == SECTION)

    def _skip(self, question: Question, *, whole_section: bool) -> None:
        """Put a question aside, or all that are left of its section; the results offer them again."""
        session = self.session
        if whole_section:
            rest = self.planner.in_section(question.section, session.case.answers, session.case.skipped)
            session.case = session.case.skip_all(rest)
            name = dict(session.content.sections).get(question.section, question.section)
            meaning = f"dział pytań pominięty: {name}. Wraca do niego słowo pytania przy wynikach"
        else:
            session.case = session.case.skip(question.fact)
            meaning = f"pytanie pominięte. Temat: {question.topic}"
        word, trouble = session.keeper.save(session.case)
        self.screen.say(trouble)
        self.screen.say(f"{word}: {meaning}.")

    def _say_best(self) -> None:
        """After a section, one line with the most valuable thing that is certain by now."""
        best = self.planner.best(self.session.case.answers, self._told_best)
        if best is not None:
            self._tell_best(best)
        elif self._told_best:
            self.screen.say("Już wiadomo: nic nowego, reszta zależy od dalszych odpowiedzi.")
        else:
            self.screen.say("Już wiadomo: żadne prawo nie jest jeszcze pewne.")

    def _tell_best(self, best: RightResult) -> None:
        self.screen.say(f"Już wiadomo: {best.name}. {'To też' if self._told_best else 'To'} przysługuje. {best.summary}")
        self._told_best.append(best.id)

    def _why(self, fact: str) -> tuple[str, ...]:
        names = self.planner.why(self.session.case.answers, fact)
        if not names:
            return ()
        from asystent.polish.plural import form  # noqa: PLC0415 - only when asked why

        content = self.session.content
        weights = {content.right(name).name: content.right(name).weight for name in content.ids("uprawnienia")}
        names = tuple(sorted(names, key=lambda name: -weights.get(name, 0)))
        count = len(names)
        things = form(count, "wynik", "wyniki", "wyników")
        is_more = self._explained == fact  # asked a second time: all of them
        self._explained = fact
        shown = names if is_more or count <= EXPLAINED + 1 else names[:EXPLAINED]
        head = f"Ta odpowiedź może zmienić {count} {things}."
        if len(shown) < count:
            head += f" Oto {len(shown)} najważniejszych."
        lines = [head, *(f"Wynik do ustalenia {at} z {count}: {name.rstrip('.')}." for at, name in enumerate(shown, 1))]
        how = self.session.content.fact(fact).how_to_find
        end = "Koniec listy." if len(shown) == count else "Resztę podaje słowo dlaczego wpisane jeszcze raz."
        return (*lines, end, *([f"Jak to ustalić: {after_colon(how)}"] if how else []))

