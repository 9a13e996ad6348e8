"""The conversation from the first line to ``Koniec pracy``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from asystent.errors import EndedError
from asystent.interview import scope
from asystent.interview.answer import Choice
from asystent.interview.confirm import after_colon
from asystent.polish import dates
from asystent.storage import casefile
from asystent.terminal import emphasis, scoping
from asystent.terminal.ahead import Ahead
from asystent.terminal.commands import SECTION
from asystent.terminal.doorway import Doorway, given_case, sweep
from asystent.terminal.keeper import Keeper
from asystent.terminal.modes import Keyboard
from asystent.terminal.orders import INTERRUPTED
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind, Leave
from asystent.terminal.screen import Screen
from asystent.terminal.session import Session
from asystent.terminal.voicing import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from asystent.content.model import Question
    from asystent.content.store import Content
    from asystent.plan.planner import Planner
    from asystent.plan.result import RightResult
    from asystent.terminal.console import Console
    from asystent.terminal.voicing import Voicing

EXPLAINED = 5
LAST_WORDS = 5.0  # seconds that the voice has for its farewell


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the call asked for. ``day`` wins over the day in the case file; ``path`` is a case file to use."""

    path: Path | None = None
    day: date | None = None
    mode: str = ""
    is_kept: bool = True


def converse(console: Console, voicing: Voicing, wishes: Wishes, *, content: Content, today: date) -> int:
    """Hold the conversation and return the exit code. Raises ``UserError`` for a case file that cannot be used."""
    keyboard = Keyboard(console, voicing, wishes.mode)
    if wishes.is_kept:
        sweep(wishes.path)
    loaded = given_case(wishes.path, content, today, wishes.day)
    keeper = Keeper(wishes.path, today=today, is_off=not wishes.is_kept)
    session = Session(Screen(console, voicing), voicing, keeper, content, wishes.day or today)
    session.screen.pick_console = keyboard.console
    is_bold, told = emphasis.choose(console, wishes.mode, is_kept=wishes.is_kept, has_reader=voicing.has_reader)
    session.screen.emphasise = emphasis.emphasised if is_bold else None
    try:
        return _hold(Conversation(session, wishes, today), loaded, console, keyboard.sentence, told)
    finally:  # whatever happened: the case is free for others
        session.keeper.release()


def _hold(conversation: Conversation, loaded: casefile.Loaded | None, console: Console, *notices: str) -> int:
    """Hold the conversation and take leave; return the exit code. ``notices`` stand right after who speaks."""
    session = conversation.session
    code = 0
    try:
        conversation.open(loaded, *notices)
        conversation.go_on()
    except Leave as leaving:
        code = leaving.code
    except EOFError:
        session.screen.drop()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except EndedError:  # each answer was kept when it was given, and the window may be gone
        return INTERRUPTED
    session.screen.drop()
    try:
        session.screen.finish(*session.files_written(), session.keeper.state(session.case), "Koniec pracy.")
    except EndedError:
        return INTERRUPTED
    session.keeper.release()
    console.close()
    try:
        session.voicing.close(LAST_WORDS if console.is_interactive and code == 0 else 0.0)
    except KeyboardInterrupt:
        session.voicing.close()
    return code


class Conversation:
    """The order of things: opening, choice of a case, questions, results."""

    def __init__(self, session: Session, wishes: Wishes, today: date) -> None:
        """Begin with what the call asked for; ``today`` is the user's own day."""
        self.session = session
        self.screen = session.screen
        self.wishes = wishes
        self.today = today
        self.doorway = Doorway(session, wishes.day, today)
        self._planner: Planner | None = None
        self._about: frozenset[str] = frozenset()
        self._section = ""
        self._told_best: list[str] = []
        self._explained = ""

    # Opening.

    def open(self, loaded: casefile.Loaded | None, *notices: str) -> None:
        """Say who speaks and what this is, ask about speech once, and take up a case."""
        session, screen = self.session, self.screen
        screen.say(
            "Asystent powrotu do pracy.",
            session.voicing.sentence,
            *notices,
            # The rest of it, where help is to be had, comes with the results: the first question should not wait for it.
            f"{session.content.information.partition('. ')[0].rstrip('.')}.",
        )
        trouble = session.keeper.check()
        screen.say(trouble)
        if not trouble:
            screen.say(*session.keeper.claim())
        if session.voicing.is_asking:
            self._ask_about_speech()
        if loaded is not None:
            self.doorway.take_up(loaded)
        elif self.wishes.path is None and self.wishes.is_kept:  # a disk that may only be read is read
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
        word = "Zapisano" if self.wishes.is_kept and not self.session.voicing.failed_to_keep else "Przyjęto"
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
        self.session.is_other_day = self.wishes.day is not None
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
                best = self.planner.best(session.case.answers)
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

