"""The results by ear: the sum first, then the ways compared, then one line a right, and details on demand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.interview.answer import Refusal, typed
from asystent.plan import report
from asystent.polish.fold import fold
from asystent.terminal.news import keep
from asystent.terminal.prompt import FULL_HINTS, Prompt
from asystent.terminal.reply import Kind
from asystent.terminal.telling import Telling

if TYPE_CHECKING:
    from asystent.plan.planner import Planner
    from asystent.plan.result import RightResult
    from asystent.terminal.session import Session
    from asystent.terminal.shelf import Shelf

_NUMBERED = re.compile(r"(szczegoly|wynik|droga|wiedza)? ?(\d{1,3})( dawniej)?")

LISTS = {
    "najwazniejsze": "trzy najważniejsze rzeczy",
    "wyniki": "co przysługuje, po kolei działami",
    "pieniadze": "kwoty",
    "drogi": "porównanie dróg",
    "terminy": "terminy",
    "kalendarz": "zapis terminów do pliku kalendarza",
    "zalezy": "co zależy od brakujących odpowiedzi",
    "rzadkie": "wyniki zależne od rzeczy, które tej rodziny zwykle nie dotyczą",
    "nie przysluguje": "co nie przysługuje i dlaczego",
    "wiedza": "rozdziały wiedzy o prawie, z numerem jeden rozdział",
    "obliczenia": "obliczenie opłaty albo zwrotu kosztów",
    "pisma": "pisanie pism",
    "pytania": "powrót do pominiętych pytań",
    "temat": "wybór innego działu albo wszystkich",
}
CLOSED = "Można wpisać: koniec. Wyniki na dzisiaj podaje program uruchomiony bez opcji dnia."
HOW = (
    "Można wpisać numer wyniku, na przykład 1, albo słowo droga z numerem, na przykład droga 1.",
    "Działają też słowa: najważniejsze, wyniki, pieniądze, drogi, terminy, kalendarz, zależy, nie przysługuje, wiedza, obliczenia.",
    "Dalej prowadzą słowa: pisma, pytania, temat, koniec.",
)
_SHOWN = {"najwazniejsze": "najważniejsze", "pieniadze": "pieniądze", "zalezy": "zależy", "nie przysluguje": "nie przysługuje"}


class Results:
    """The results of the case as it stands, until the person changes an answer or leaves."""

    def __init__(self, session: Session, planner: Planner) -> None:
        """Work the results out."""
        self.session = session
        self.screen = session.screen
        self.content = session.content
        self.planner = planner
        self.telling = Telling(session, planner)
        self.result = self.telling.result
        self._shelf: Shelf | None = None
        self._offered = 0

    def tell(self) -> str:
        """Tell everything once, then answer wishes. Returns what to do next: ``odpowiedzi``, ``pytania`` or ``temat``."""
        self._tell_all()
        keep(self.session, self.result)
        while True:
            reply = self.session.ask(self._menu())
            if reply.kind is Kind.CHANGED:
                return "odpowiedzi"
            if reply.kind is Kind.BACK:
                if self.session.undo():
                    return "odpowiedzi"
                continue
            todo = self._do(*reply.value)
            if todo:
                return todo

    def _tell_all(self) -> None:
        telling = self.telling
        telling.total()
        if not self.result.described:
            return
        telling.top()
        telling.deadlines(asked=False)
        telling.money(asked=False)
        if telling.paths:
            telling.ways()
        telling.positive()
        telling.open_ones(asked=False)
        telling.rest()
        telling.compare_ways(asked=False)

    def _do(self, action: str, number: int) -> str:
        """Do what was wished; return what comes next, empty to stay here."""
        if action == "temat":
            return action
        if action == "pytania":
            if self.session.case.skipped:
                self.screen.say("Wracają pominięte pytania.")
                return action
            self.screen.say("Nie ma pominiętych pytań. Odpowiedź zmienia słowo zmień z numerem.")
        elif action == "pisma":
            from asystent.terminal.letterdesk import LetterDesk  # noqa: PLC0415 - letters load templates

            answers = self.session.case.answers
            LetterDesk(self.session, self.planner, self.result).open()
            if self.session.case.answers != answers:
                return "odpowiedzi"
            self.telling.renew_deadlines()
            self.result = self.telling.result
        elif action == "kalendarz":
            from asystent.terminal.diary import keep  # noqa: PLC0415 - as above

            keep(self.session, self.result)
        elif action == "obliczenia":
            from asystent.terminal.reckoning import Reckoning  # noqa: PLC0415 - rarely wished

            Reckoning(self.session, self.planner).open()
        else:
            self._show(action, number)
        return ""

    def _menu(self) -> Prompt:
        self._offered += 1
        return Prompt(
            text="Co dalej?",
            topic="wyniki",
            how=self._how(),
            read_help=lambda: HOW,
            read=self._read,
            is_early=lambda text: not isinstance(self._read(text), Refusal),
            why=lambda: (
                "Numer wyniku podaje wszystko o jednym uprawnieniu: powody, kroki i podstawę prawną.",
                *(f"Słowo {_SHOWN.get(word, word)}: {what}." for word, what in LISTS.items()),
            ),
        )

    def _how(self) -> str:
        if not self.result.described:
            return CLOSED
        return " ".join(HOW) if self._offered <= FULL_HINTS else "Słowo pomoc podaje, co można tu wpisać."

    def _read(self, text: str) -> tuple[str, int] | Refusal:
        word = fold(text).rstrip(".")
        found = _NUMBERED.fullmatch(word)
        if found:
            action = {"droga": "droga", "wiedza": "wiedza"}.get(found[1] or "", "wynik")
            number, most = int(found[2]), self._most(action)
            if 1 <= number <= most and (not found[3] or action == "wiedza"):
                return ("dawniej" if found[3] else action, number)
            return Refusal(typed(text), f"Numery są od 1 do {most}." if most else "Nie ma tu czego pokazać.", "Przykład: szczegóły 1.")
        for name in LISTS:
            if word == name or (len(word) > 1 and name.startswith(word)):
                return (name, 0)
        need = "Potrzebny jest numer wyniku albo jedno ze słów: wyniki, drogi, terminy, zależy, wiedza, pisma."
        return Refusal(typed(text), need, "Przykład: wyniki.")

    def _most(self, action: str) -> int:
        if action == "wiedza":
            return len(self.shelf.chapters)
        return len(self.telling.paths) if action == "droga" else len(self.result.rights)

    @property
    def shelf(self) -> Shelf:
        """The chapters of knowledge, worked out when first asked for."""
        if self._shelf is None:
            from asystent.terminal.shelf import Shelf  # noqa: PLC0415 - not everybody reads on

            self._shelf = Shelf(self.session, self.planner)
        return self._shelf

    def _show(self, action: str, number: int) -> None:
        if action == "wynik":
            item = self.result.rights[number - 1]
            self._details(f"Wynik {number} z {len(self.result.rights)}. {item.name}: {report.headline(item)}.", item)
        elif action == "droga":
            paths = self.telling.paths
            path = paths[number - 1]
            self._details(f"Droga {number} z {len(paths)}. {path.name}: {report.headline(path)}.", path)
        elif number:
            self.shelf.read(number, then=action == "dawniej")
        else:
            {
                "najwazniejsze": self.telling.top,
                "wyniki": self.telling.positive,
                "pieniadze": lambda: self.telling.money(asked=True),
                "drogi": lambda: self.telling.compare_ways(asked=True),
                "terminy": lambda: self.telling.deadlines(asked=True),
                "zalezy": lambda: self.telling.open_ones(asked=True),
                "rzadkie": self.telling.rare_ones,
                "nie przysluguje": self.telling.negative,
                "wiedza": self.shelf.tell_chapters,
            }[action]()

    def _details(self, head: str, item: RightResult) -> None:
        told = report.right_lines(self.content, item)
        # What an old article got wrong matters less than what to do now.
        aside = [line for line in told if line.startswith("Sprostowanie")]
        lines = [line for line in told if line not in aside]
        self.screen.tell([head, *lines, *self._letters_of(item), *aside, self.result.information])

    def _letters_of(self, item: RightResult) -> list[str]:
        names = [letter.name for letter in self.result.letters if item.id in self.content.letter_heading(letter.id)[1]]
        return [f"Gotowe pismo: {name}. Pisze je słowo pisma." for name in names]
