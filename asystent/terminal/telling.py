"""The parts of a result by ear: the sum, what matters most, money, ways, rights by field of law, what is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asystent.law.frame import CLOSED, DEPENDS, DISCRETIONARY, GRANTED, POSSIBLE, YES
from asystent.plan import report
from asystent.plan.terms import sent_of
from asystent.polish.dates import printed as dated
from asystent.polish.plural import counted, form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.plan.planner import Planner
    from asystent.plan.result import DeadlineResult, PathResult, RightResult
    from asystent.terminal.session import Session

TOP = 3
SOON = 60  # days within which a deadline is among what matters most
MOST_URGENT = 2
YEAR = 366


class Telling:
    """Says the parts of one result. What lies outside the chosen fields of law is only counted."""

    def __init__(self, session: Session, planner: Planner) -> None:
        """Work the result out."""
        self.session = session
        self.screen = session.screen
        self.content = session.content
        self.planner = planner
        self.result = planner.result(session.case.answers, sent_of(session.case))
        self.paths = self._paths()

    def renew_deadlines(self) -> None:
        """Count the deadlines again: a letter was handed in or answered."""
        deadlines = self.planner.deadlines(self.session.case.answers, sent_of(self.session.case))
        self.result = replace(self.result, deadlines=deadlines)

    def _paths(self) -> list[PathResult]:
        """Return the paths, the open ones first: their places are the numbers of ``droga N``."""
        if not self.planner.covers_paths:
            return []
        order = {YES: 0, DISCRETIONARY: 1, DEPENDS: 2}
        return sorted(self.result.paths, key=lambda path: order.get(path.outcome, 3))

    def headlines(self, outcomes: frozenset[str]) -> list[tuple[int, RightResult]]:
        """Return the rights with one of ``outcomes``, each with its number, of what is talked about."""
        return [
            (number, item)
            for number, item in enumerate(self.result.rights, 1)
            if item.outcome in outcomes and self.planner.covers(item.branch)
        ]

    def _headline(self, number: int, item: RightResult) -> str:
        estimate = " Szacunkowo." if item.estimate else ""
        told = f"{item.name}: {report.headline(item)}.{estimate}{report.doubt(item)} {item.summary}"
        return f"Wynik {number} z {len(self.result.rights)}. {told}"

    def total(self) -> None:
        """How many things apply, on which day, and how much is unknown."""
        if not self.result.described:
            self.screen.say("Na ten dzień program nie podaje wyników.", self.result.information)
            return
        instead = self.session.instead_of
        unknown = sum(value == "nie-wiem" for value in self.session.case.answers.values()) + len(self.session.case.skipped)
        self.screen.say(
            report.opening(self.result, self.planner.covers if self.planner.scope else None),
            f"To stan prawny z tego dnia, a nie z dnia {dated(instead)}." if instead else "",
            "Nie ma więcej pytań, które mogą to zmienić." if not self.session.case.skipped else "",
            f"Odpowiedzi nieznane albo pominięte: {unknown}. Nie liczą się ani jako tak, ani jako nie." if unknown else "",
            *self.session.misfits(),
            self.result.information,
        )

    def top(self) -> None:
        """The few things that matter most: deadlines that run out and the weightiest rights."""
        soon = [item for item in self.result.deadlines if not item.passed and (item.day - self.result.day).days <= SOON]
        lines = [report.deadline_line(self.content, item, self._left(item)) for item in soon[:MOST_URGENT]]
        # A right whose own deadline was just told is not told a second time.
        timed = {self.content.deadline(item.id).right for item in soon[:MOST_URGENT] if self.content.has("terminy", item.id)}
        found = [(number, item) for number, item in self.headlines(GRANTED) if item.id not in timed]
        for number, item in found[: TOP - len(lines)]:
            lines += [self._headline(number, item), *self._sums(item)]
        if lines:
            self.screen.tell(["Najważniejsze na początek.", *lines], "Najważniejsze")

    def deadlines(self, *, asked: bool) -> None:
        """The deadlines, those still ahead first, and what is left to do where the day has passed."""
        every = (*self.result.deadlines, *self.result.possible_deadlines)
        if not every:
            if asked:
                self.screen.say("Nie ma terminu, którego dzień można policzyć z podanych odpowiedzi.")
            return
        # A day years ahead is no news: told when asked for; so is one that is over and perhaps never concerned this family.
        later = () if asked else tuple(item for item in every if (item.day - self.result.day).days > YEAR)
        found = [item for item in every if item not in later and (asked or not (item.passed and item.depends))]
        more = f"Terminy późniejsze niż za rok: {len(later)}. Podaje je słowo terminy." if later else ""
        if not found:
            self.screen.say(more)
            return
        certain = [item for item in found if not item.depends]
        lines = [f"Terminy, razem {len(certain)}.", *self._deadline_lines(certain, asked=asked)] if certain else []
        maybe = [item for item in found if item.depends]
        if maybe:
            lines.append(f"Terminy, które mogą dotyczyć tej rodziny, razem {len(maybe)}.")
            lines += self._deadline_lines(maybe, asked=asked)
        self.screen.tell([*lines, more, "Koniec terminów."], "Lista terminów")

    def _deadline_lines(self, items: list[DeadlineResult], *, asked: bool) -> Iterator[str]:
        for item in items:
            yield report.deadline_line(self.content, item, self._left(item))
            yield item.afterwards if item.passed and item.afterwards else item.description
            yield report.basis_line(self.content, item.basis) if asked else ""
            yield report.certainty_line(item.checked)

    def _left(self, item: DeadlineResult) -> str:
        if item.passed:
            return "Ten dzień już minął."
        days = (item.day - self.result.day).days
        if not days:
            return "To dzisiaj."
        return f"{form(days, 'Został', 'Zostały', 'Zostało')} {counted(days, 'dni')}."

    def _sums(self, item: RightResult) -> list[str]:
        sums = (given for given in item.gives if given.certain and given.amount is not None and given.unit.startswith("zl"))
        return [report.given_line(given) for given in sums]

    def money(self, *, asked: bool) -> None:
        """What is paid month by month or once, one line a right."""
        lines = []
        for number, item in self.headlines(GRANTED):
            sums = self._sums(item)
            if sums:
                lines.append(f"Wynik {number}. {item.name}. {' '.join(sums)}")
        if lines:
            self.screen.tell([f"Kwoty, razem {len(lines)}.", *lines, "Koniec kwot."], "Lista kwot")
        elif asked:
            self.screen.say("Żadna kwota nie jest jeszcze pewna.")

    def ways(self) -> None:
        """The ways that are open or may be, one line each."""
        opened = [path for path in self.paths if path.outcome in GRANTED]
        waiting = [path for path in self.paths if path.outcome == DEPENDS]
        total = len(self.paths)
        lines = [f"Otwarte drogi, razem {len(opened)}." if opened else "Żadna droga nie jest jeszcze na pewno otwarta."]
        lines += [f"Droga {number} z {total}. {path.name}." for number, path in enumerate(opened, 1)]
        if waiting:
            lines.append(f"Drogi zależne od brakujących odpowiedzi, razem {len(waiting)}.")
            lines += [
                f"Droga {number} z {total}. {path.name}. {self._depends(path)}" for number, path in enumerate(waiting, len(opened) + 1)
            ]
        coming = [path for path in self.paths if path.at_birth is not None]
        if coming:
            lines.append(f"Drogi, które otworzy albo może otworzyć urodzenie dziecka, razem {len(coming)}.")
            lines += [f"Droga {number} z {total}. {path.name}." for number, path in enumerate(self.paths, 1) if path in coming]
        end = ["Koniec dróg. Szczegóły podaje słowo droga z numerem, na przykład droga 1."] if total else []
        self.screen.tell([*lines, *end], "Lista dróg")

    def compare_ways(self, *, asked: bool) -> None:
        """Compare the open ways: money, time with the child, protection of the job, what cannot be undone."""
        opened = [path for path in self.paths if path.outcome in GRANTED]
        if not opened:
            self.screen.say("Nie ma jeszcze otwartych dróg do porównania." if asked else "")
            return
        head = f"Porównanie otwartych dróg, razem {len(opened)}."
        for number, path in enumerate(opened, 1):
            compared = dict(path.comparison)
            lines = [f"Droga {number} z {len(self.paths)}. {path.name}."]
            lines += [f"{title}: {compared[key]}" for key, title in report.COMPARED if key in compared]
            self.screen.say(*([head] if number == 1 else []), *lines, *(["Koniec porównania."] if number == len(opened) else []))

    def positive(self) -> None:
        """What applies, field by field, each right in one line."""
        found = self.headlines(GRANTED)
        if not found:
            self.screen.say("Żadne uprawnienie nie jest jeszcze pewne.")
            return
        lines = [f"Uprawnienia, które przysługują albo o których ktoś jeszcze decyduje, razem {len(found)}."]
        for branch in self.content.branches:
            mine = [(number, item) for number, item in found if item.branch == branch.id]
            if mine:
                lines.append(f"Dział: {branch.name}, razem {len(mine)}.")
                lines += [self._headline(number, item) for number, item in mine]
        self.screen.tell([*lines, "Koniec listy. Szczegóły podaje numer wyniku."], "Lista wyników")

    def open_ones(self, *, asked: bool) -> None:
        """What still depends on something, and when asked how to find it out; what is far from this family is only counted."""
        found, rare = self._open()
        more = f"Wyniki zależne od rzeczy, które tej rodziny zwykle nie dotyczą: {len(rare)}. Podaje je słowo rzadkie." if rare else ""
        if not found:
            self.screen.say("Żaden wynik nie zależy już od brakujących odpowiedzi.", more)
            return
        self._open_list(found, asked=asked)
        self.screen.say(more)

    def rare_ones(self) -> None:
        """What depends only on things that the program did not ask this family about."""
        rare = self._open()[1]
        if rare:
            self._open_list(rare, asked=True)
        else:
            self.screen.say("Nie ma takich wyników.")

    def _open(self) -> tuple[list[tuple[int, RightResult]], list[tuple[int, RightResult]]]:
        """Return the open results, those that may concern this family and those that most probably do not."""
        answers = self.session.case.answers
        near: list[tuple[int, RightResult]] = []
        rare: list[tuple[int, RightResult]] = []
        for number, item in self.headlines(frozenset({DEPENDS})):
            (near if self.planner.may_be_told(item.depends, answers) else rare).append((number, item))
        return near, rare

    def _open_list(self, found: list[tuple[int, RightResult]], *, asked: bool) -> None:
        total = len(self.result.rights)
        lines = [f"Wyniki zależne od brakujących odpowiedzi, razem {len(found)}."]
        lines += [f"Wynik {number} z {total}. {item.name}: to zależy. {self._depends(item)}" for number, item in found]
        facts = dict.fromkeys(fact for _, item in found for fact in item.depends)
        if asked:
            lines += report.depends_lines(self.content, tuple(facts), "Jak ustalić")
        self.screen.tell([*lines, "Koniec listy." if asked else "Koniec listy. Jak to ustalić, podaje słowo zależy."], "Lista")

    def _depends(self, item: RightResult) -> str:
        return f"Zależy od: {report.topics(self.content, item.depends)}." if item.depends else ""

    def negative(self) -> None:
        """What does not apply, why, and what would change it."""
        found = self.headlines(CLOSED)
        if not found:
            self.screen.say("Nie ma uprawnienia, które na pewno nie przysługuje.")
            return
        total = len(self.result.rights)
        # What is soon to come matters more than what is closed for good.
        found.sort(key=lambda entry: entry[1].at_birth is None)
        lines = [f"Uprawnienia, które nie przysługują, razem {len(found)}."]
        for number, item in found:
            reason = f"Powód: {' '.join(item.refusal)}" if item.refusal else ""
            told = (reason, report.birth_line(self.content, item), report.change_line(item))
            lines.append(" ".join(filter(None, (f"Wynik {number} z {total}. {item.name}: {report.SAYS[item.outcome]}.", *told))))
        self.screen.tell([*lines, "Koniec listy."], "Lista")

    def _is_about(self, letter: str) -> bool:
        rights = self.content.letter_heading(letter)[1]
        return not rights or any(self.planner.covers(self.content.right(right).branch) for right in rights)

    def rest(self) -> None:
        """What there is besides: refusals, letters, knowledge, and what lies outside the chosen field."""
        closed = self.headlines(CLOSED)
        count, coming = len(closed), sum(item.at_birth is not None for _, item in closed)
        letters = sum(letter.outcome in POSSIBLE and self._is_about(letter.id) for letter in self.result.letters)
        outside = sum(item.outcome in GRANTED and not self.planner.covers(item.branch) for item in self.result.rights)
        self.screen.say(
            f"Nie przysługuje albo nie jest opisane: {count}. Powody podają słowa: nie przysługuje." if count else "",
            f"Z tego urodzenie dziecka zmieni albo może zmienić: {coming}. Są na początku tej listy." if coming else "",
            f"Pisma, które można teraz napisać: {letters}. Prowadzi do nich słowo pisma." if letters else "",
            "Przepisy krok po kroku, dział po dziale, czyta słowo wiedza." if self.content.ids("wiedza") else "",
            f"Poza wybranym działem pewne są jeszcze: {outside}. Inny dział wybiera słowo temat." if outside else "",
        )
