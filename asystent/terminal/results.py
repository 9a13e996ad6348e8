"""The results by ear: the sum first, then the ways compared, then one line a right, and details on demand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.interview.answer import Refusal, typed
from asystent.law.frame import DEPENDS, DISCRETIONARY, NO, OUTSIDE, YES
from asystent.plan import report
from asystent.polish.dates import printed as dated
from asystent.polish.fold import fold
from asystent.polish.plural import counted, form
from asystent.terminal.prompt import FULL_HINTS, Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.plan.planner import Planner
    from asystent.plan.result import DeadlineResult, PathResult, RightResult
    from asystent.terminal.session import Session

POSITIVE = frozenset({YES, DISCRETIONARY})
MOST_TOPICS = 4
_NUMBERED = re.compile(r"(szczegoly|wynik|droga)? ?(\d{1,3})")

LISTS = {
    "wyniki": "co przysługuje",
    "pieniadze": "kwoty",
    "drogi": "porównanie dróg",
    "terminy": "terminy",
    "zalezy": "co zależy od brakujących odpowiedzi",
    "nie przysluguje": "co nie przysługuje i dlaczego",
    "pisma": "pisanie pism",
    "pytania": "powrót do pominiętych pytań",
}
CLOSED = "Można wpisać: koniec. Wyniki na dzisiaj podaje program uruchomiony bez opcji dnia."
HOW = (
    "Można wpisać numer wyniku, na przykład 1, albo słowo droga z numerem, na przykład droga 1.",
    "Działają też słowa: wyniki, pieniądze, drogi, terminy, zależy, nie przysługuje, pisma, pytania, koniec.",
)
_SHOWN = {"pieniadze": "pieniądze", "zalezy": "zależy", "nie przysluguje": "nie przysługuje"}


class Results:
    """The results of the case as it stands, until the person changes an answer or leaves."""

    def __init__(self, session: Session, planner: Planner) -> None:
        """Work the results out."""
        self.session = session
        self.screen = session.screen
        self.content = session.content
        self.planner = planner
        self.result = planner.result(session.case.answers)
        self._offered = 0

    def tell(self) -> str:
        """Tell everything once, then answer wishes. Returns what to do next: ``odpowiedzi`` or ``pytania``."""
        self._tell_sum()
        if self.result.described:
            self._tell_deadlines(asked=False)
            self._tell_money()
            self._tell_paths()
            self._tell_positive()
            self._tell_open(asked=False)
            self._tell_rest()
            self._compare_paths()
        while True:
            reply = self.session.ask(self._menu())
            if reply.kind is Kind.CHANGED:
                return "odpowiedzi"
            if reply.kind is Kind.BACK:
                if self.session.undo():
                    return "odpowiedzi"
                continue
            action, number = reply.value
            if action == "pytania":
                if self.session.case.skipped:
                    self.screen.say("Wracają pominięte pytania.")
                    return "pytania"
                self.screen.say("Nie ma pominiętych pytań. Odpowiedź zmienia słowo zmień z numerem.")
            elif action == "pisma":
                from asystent.terminal.letterdesk import LetterDesk  # noqa: PLC0415 - letters load templates

                answers = self.session.case.answers
                LetterDesk(self.session, self.planner, self.result).open()
                if self.session.case.answers != answers:
                    return "odpowiedzi"
            else:
                self._show(action, number)

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
            number = int(found[2])
            is_path = found[1] == "droga"
            most = len(self._paths()) if is_path else len(self.result.rights)
            if 1 <= number <= most:
                return ("droga" if is_path else "wynik", number)
            return Refusal(typed(text), f"Numery są od 1 do {most}." if most else "Nie ma tu czego pokazać.", "Przykład: szczegóły 1.")
        for name in LISTS:
            if word == name or (len(word) > 1 and name.startswith(word)):
                return (name, 0)
        need = "Potrzebny jest numer wyniku albo jedno ze słów: wyniki, drogi, terminy, zależy, pisma."
        return Refusal(typed(text), need, "Przykład: wyniki.")

    def _show(self, action: str, number: int) -> None:
        if action == "wynik":
            item = self.result.rights[number - 1]
            self._details(f"Wynik {number} z {len(self.result.rights)}. {item.name}: {report.SAYS[item.outcome]}.", item)
        elif action == "droga":
            path = self._paths()[number - 1]
            self._details(f"Droga {number} z {len(self._paths())}. {path.name}: {report.PATH_SAYS[path.outcome]}.", path)
        else:
            {
                "wyniki": self._tell_positive,
                "pieniadze": self._tell_money,
                "drogi": self._compare_paths,
                "terminy": lambda: self._tell_deadlines(asked=True),
                "zalezy": lambda: self._tell_open(asked=True),
                "nie przysluguje": self._tell_negative,
            }[action]()

    def _details(self, head: str, item: RightResult) -> None:
        told = report.right_lines(self.content, item)
        # What an old article got wrong matters less than what to do now.
        aside = [line for line in told if line.startswith("Sprostowanie")]
        lines = [line for line in told if line not in aside]
        self.screen.tell([head, *lines, *self._letters_of(item), *aside, self.result.information])

    def _letters_of(self, item: RightResult) -> list[str]:
        names = [self.content.letter(letter.id).name for letter in self.result.letters if self.content.letter(letter.id).right == item.id]
        return [f"Gotowe pismo: {name}. Pisze je słowo pisma." for name in names]

    # Parts.

    def _paths(self) -> list[PathResult]:
        """Return the paths, the open ones first: their places are the numbers of ``droga N``."""
        order = {YES: 0, DISCRETIONARY: 1, DEPENDS: 2}
        return sorted(self.result.paths, key=lambda path: order.get(path.outcome, 3))

    def _tell_sum(self) -> None:
        if not self.result.described:
            self.screen.say("Na ten dzień program nie podaje wyników.", self.result.information)
            return
        instead = self.session.instead_of
        unknown = sum(value == "nie-wiem" for value in self.session.case.answers.values()) + len(self.session.case.skipped)
        self.screen.say(
            report.opening(self.result),
            f"To stan prawny z tego dnia, a nie z dnia {dated(instead)}." if instead else "",
            "Nie ma więcej pytań, które mogą to zmienić.",
            f"Odpowiedzi nieznane albo pominięte: {unknown}. Nie liczą się ani jako tak, ani jako nie." if unknown else "",
            self.result.information,
        )

    def _tell_deadlines(self, *, asked: bool) -> None:
        found = self.result.deadlines
        if not found:
            if asked:
                self.screen.say("Nie ma terminu, którego dzień można policzyć z podanych odpowiedzi.")
            return
        lines = [f"Terminy, razem {len(found)}."]
        for item in found:  # those still ahead come first
            lines.append(f"Termin: {item.name}, {dated(item.day, weekday=True)}. {self._left(item)}")
            lines.append(item.afterwards if item.passed and item.afterwards else item.description)
            lines.append(report.basis_line(self.content, item.basis) if asked else "")
        self.screen.tell([*lines, "Koniec terminów."], "Lista terminów")

    def _left(self, item: DeadlineResult) -> str:
        if item.passed:
            return "Ten dzień już minął."
        days = (item.day - self.result.day).days
        if not days:
            return "To dzisiaj."
        return f"{form(days, 'Został', 'Zostały', 'Zostało')} {counted(days, 'dni')}."

    def _tell_money(self) -> None:
        """Tell what is paid month by month or once, one line a right."""
        lines = []
        for number, item in self._headlines(POSITIVE):
            sums = [given.sentence for given in item.gives if given.certain and given.amount is not None and given.unit.startswith("zl")]
            if sums:
                lines.append(f"Wynik {number}. {item.name}. {' '.join(sums)}")
        if lines:
            self.screen.tell([f"Kwoty, razem {len(lines)}.", *lines, "Koniec kwot."], "Lista kwot")

    def _tell_paths(self) -> None:
        """Tell the ways that are open or may be, one line each."""
        paths = self._paths()
        opened = [path for path in paths if path.outcome in POSITIVE]
        waiting = [path for path in paths if path.outcome == DEPENDS]
        lines = [f"Otwarte drogi, razem {len(opened)}." if opened else "Żadna droga nie jest jeszcze na pewno otwarta."]
        lines += [f"Droga {number} z {len(paths)}. {path.name}." for number, path in enumerate(opened, 1)]
        if waiting:
            lines.append(f"Drogi zależne od brakujących odpowiedzi, razem {len(waiting)}.")
            lines += [
                f"Droga {number} z {len(paths)}. {path.name}. {self._depends(path)}" for number, path in enumerate(waiting, len(opened) + 1)
            ]
        end = ["Koniec dróg. Szczegóły podaje słowo droga z numerem, na przykład droga 1."] if paths else []
        self.screen.tell([*lines, *end], "Lista dróg")

    def _compare_paths(self) -> None:
        """Compare the open ways: money, time with the child, protection of the job, what cannot be undone."""
        paths = self._paths()
        opened = [path for path in paths if path.outcome in POSITIVE]
        if not opened:
            self.screen.say("Nie ma jeszcze otwartych dróg do porównania." if self._offered else "")
            return
        head = f"Porównanie otwartych dróg, razem {len(opened)}."
        for number, path in enumerate(opened, 1):
            compared = dict(path.comparison)
            lines = [f"Droga {number} z {len(paths)}. {path.name}."]
            lines += [f"{title}: {compared[key]}" for key, title in report.COMPARED if key in compared]
            self.screen.say(*([head] if number == 1 else []), *lines, *(["Koniec porównania."] if number == len(opened) else []))

    def _headlines(self, outcomes: frozenset[str]) -> list[tuple[int, RightResult]]:
        return [(number, item) for number, item in enumerate(self.result.rights, 1) if item.outcome in outcomes]

    def _tell_positive(self) -> None:
        found = self._headlines(POSITIVE)
        total = len(self.result.rights)
        if not found:
            self.screen.say("Żadne uprawnienie nie jest jeszcze pewne.")
            return
        lines = [f"Uprawnienia, które przysługują albo o których decyduje urząd, razem {len(found)}."]
        for number, item in found:
            estimate = " Szacunkowo." if item.estimate else ""
            lines.append(f"Wynik {number} z {total}. {item.name}: {report.SAYS[item.outcome]}.{estimate} {item.summary}")
        self.screen.tell([*lines, "Koniec listy. Szczegóły podaje numer wyniku."], "Lista wyników")

    def _tell_open(self, *, asked: bool) -> None:
        found = self._headlines(frozenset({DEPENDS}))
        if not found:
            self.screen.say("Żaden wynik nie zależy już od brakujących odpowiedzi.")
            return
        total = len(self.result.rights)
        lines = [f"Wyniki zależne od brakujących odpowiedzi, razem {len(found)}."]
        lines += [f"Wynik {number} z {total}. {item.name}: to zależy. {self._depends(item)}" for number, item in found]
        facts = dict.fromkeys(fact for _, item in found for fact in item.depends)
        if asked:
            lines += report.depends_lines(self.content, tuple(facts), "Jak ustalić")
        self.screen.tell([*lines, "Koniec listy." if asked else "Koniec listy. Jak to ustalić, podaje słowo zależy."], "Lista")

    def _depends(self, item: RightResult) -> str:
        topics = [self.session.topic(fact) for fact in item.depends]
        more = f" i jeszcze {len(topics) - MOST_TOPICS}" if len(topics) > MOST_TOPICS else ""
        return f"Zależy od: {', '.join(topics[:MOST_TOPICS])}{more}." if topics else ""

    def _tell_negative(self) -> None:
        found = self._headlines(frozenset({NO, OUTSIDE}))
        if not found:
            self.screen.say("Nie ma uprawnienia, które na pewno nie przysługuje.")
            return
        total = len(self.result.rights)
        lines = [f"Uprawnienia, które nie przysługują, razem {len(found)}."]
        for number, item in found:
            change = f" Byłoby inaczej przy takiej zmianie: {' '.join(item.change)}" if item.change else ""
            reason = f" Powód: {' '.join(item.refusal)}" if item.refusal else ""
            lines.append(f"Wynik {number} z {total}. {item.name}: {report.SAYS[item.outcome]}.{reason}{change}")
        self.screen.tell([*lines, "Koniec listy."], "Lista")

    def _tell_rest(self) -> None:
        count = len(self._headlines(frozenset({NO, OUTSIDE})))
        letters = sum(letter.outcome in {YES, DISCRETIONARY, DEPENDS} for letter in self.result.letters)
        self.screen.say(
            f"Nie przysługuje albo nie jest opisane: {count}. Powody podają słowa: nie przysługuje." if count else "",
            f"Pisma, które można teraz napisać: {letters}. Prowadzi do nich słowo pisma." if letters else "",
        )
