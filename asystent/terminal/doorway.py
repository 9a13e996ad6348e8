"""Coming back: the saved cases are offered, a new one is named, a case is taken up with a spoken recap."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeGuard

from asystent.errors import UserError, reason
from asystent.interview.answer import YES_NO, Choice
from asystent.polish import dates
from asystent.storage import atomic, casefile, ledger, places
from asystent.terminal.keeper import Keeper
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind, Leave

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from asystent.content.store import Content
    from asystent.interview.case import Answer
    from asystent.terminal.session import Session

OFFERED_CASES = 5
RECAPPED = 3


def taken_from(path: Path, content: Content, today: date, day: date | None) -> casefile.Loaded:
    """Return the case in ``path`` as its own family takes it up. Raises ``DocumentError``."""
    return casefile.load(path, content.facts, today=today, day=day, moves=content.moves, is_own=True)


def sweep(path: Path | None) -> None:
    """Clear away what killed programs left half written: in the program's own folders, beside the case of the call and the files noted."""
    if path is not None:
        atomic.sweep(path.parent, places.names_of(path))
    ledger.sweep()
    try:
        for folder in (places.home(), places.cases_folder()):
            atomic.sweep(folder)
    except places.NoHomeError:
        return


def given_case(path: Path | None, content: Content, today: date, day: date | None) -> casefile.Loaded | None:
    """Return the case named in the call; None when none is named or the file is still to be made."""
    if path is None:
        return None
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        if not os.path.lexists(atomic.previous_of(path)):
            return None
    except OSError as error:
        raise UserError(f"Nie udało się przeczytać pliku {places.shown(path)}: {reason(error)}.") from None
    return taken_from(path, content, today, day)


class Doorway:
    """The way into a case. ``day`` is the day named in the call, ``today`` the user's own."""

    def __init__(self, session: Session, day: date | None, today: date) -> None:
        """Lead into ``session``."""
        self.session = session
        self.screen = session.screen
        self.day = day
        self.today = today

    def offer_saved(self) -> None:
        """Offer the saved cases, the one used last first, and a new one."""
        try:
            found = casefile.saved_cases()
        except UserError:
            return
        saved = [item for item in found if not item.complaint]
        for item in found:
            if item.complaint:
                self.screen.say(f"Uwaga. {item.complaint}")
        if found and not saved:
            self._begin_anew()
        while saved:
            shown = saved[:OFFERED_CASES]
            options = [Choice(str(at), _named(item)) for at, item in enumerate(shown)]
            reply = self.session.ask(
                Prompt(
                    text="Która sprawa?" if len(shown) > 1 else "Czy wrócić do zapisanej sprawy?",
                    topic="zapisana sprawa",
                    options=(*options, Choice("nowa", "nowa sprawa, na przykład o innym dziecku")),
                    words={"nowa": "nowa", "tak": "0", "nie": "nowa"} if len(shown) == 1 else {"nowa": "nowa"},
                    why=lambda: ("Zapisane odpowiedzi można uzupełnić zamiast podawać je drugi raz.",),
                )
            )
            if reply.kind in {Kind.BACK, Kind.CHANGED}:
                continue
            if reply.value == "nowa":
                self._name_new(saved)
                return
            chosen = shown[int(reply.value)]
            keeper = Keeper(chosen.path, today=self.today)
            elsewhere = keeper.claim()
            try:
                loaded = taken_from(chosen.path, self.session.content, self.today, self.day)
            except UserError as error:
                self.screen.say(f"Uwaga. {error.sentence}")
                saved.remove(chosen)
                keeper.release()
                if not saved:
                    self._begin_anew()
                continue
            self.session.keeper = keeper
            self.screen.say(*elsewhere)
            self.take_up(loaded)
            return

    def _begin_anew(self) -> None:
        """No saved case can be used: a new one begins only when that is wanted. Raises ``Leave``."""
        prompt = Prompt(
            text="Czy zacząć nową sprawę?",
            topic="zapisana sprawa",
            explanation="Pliki zapisanych spraw zostają na dysku, program ich nie zmienia.",
            options=YES_NO,
            why=lambda: ("Zapisanych odpowiedzi nie da się teraz wczytać, a nowa sprawa zaczyna się od początku.",),
        )
        while (reply := self.session.ask(prompt)).kind is not Kind.VALUE:
            continue
        if reply.value != "tak":
            raise Leave

    def _name_new(self, saved: list[casefile.Saved]) -> None:
        from asystent.interview.document import clean_name  # noqa: PLC0415 - a second case is rare

        taken = {item.name for item in saved}
        otherwise = f"sprawa z dnia {dates.printed(self.today)}"
        reply = self.session.ask(
            Prompt(
                text="Jak ma się nazywać nowa sprawa?",
                topic="nazwa sprawy",
                explanation="Po nazwie łatwo ją znaleźć, na przykład Ala.",
                read=lambda text: clean_name(text) or otherwise,
                default=otherwise,
                default_means=otherwise,
                is_free=True,
                can_skip=True,
                why=lambda: ("Nazwa odróżnia sprawy, gdy dzieci jest więcej.",),
            )
        )
        name = reply.value if reply.kind is Kind.VALUE else otherwise
        number = 2
        unique = name
        while unique in taken:
            unique = f"{name}, numer {number}"
            number += 1
        self.session.case = self.session.case.named(unique)
        self.session.last_values = [unique]
        self.screen.say(f"Przyjęto: nowa sprawa nazywa się {unique}.")

    def take_up(self, loaded: casefile.Loaded) -> None:
        """Go on with a saved case, after a spoken recap."""
        session = self.session
        session.case = loaded.case
        keeper = session.keeper
        keeper.today, keeper.is_sound = loaded.today, loaded.is_sound
        keeper.is_saved = keeper.is_there = keeper.may_write and loaded.is_sound
        if self.day is None and loaded.case.day is not None:
            session.day = loaded.case.day
        self.screen.say(loaded.notice)
        self.screen.say(*self._changes(loaded))
        if loaded.notice or loaded.aside or loaded.returned:
            self.screen.say(keeper.save(session.case)[1])  # otherwise all this would be told again next time
        told = session.numbered()
        if not told:
            self.screen.say(f"Wczytano sprawę: {_title(session)}. Nie ma jeszcze odpowiedzi.")
            return
        last = told[-RECAPPED:]
        self.screen.say(
            f"Wczytano sprawę: {_title(session)}. Liczba odpowiedzi: {len(told)}.",
            "Ostatnie odpowiedzi:" if len(last) > 1 else "Ostatnia odpowiedź:",
            *(session.meaning(fact) for fact in last),
            "Wszystkie podaje słowo podsumowanie.",
        )


    def _changes(self, loaded: casefile.Loaded) -> tuple[str, ...]:
        """Say which answers were put aside or came back, and that a date or the clock cannot be right."""
        lines = []
        if loaded.aside:
            what = ", ".join(map(self._topic, loaded.aside))
            lines.append(f"Uwaga. Odłożono odpowiedzi, które nie pasują do dzisiejszych pytań. Temat: {what}.")
            lines.append("Zostają w pliku sprawy i wrócą, gdy będą pasować.")
        if loaded.returned:
            lines.append(f"Wróciły odłożone odpowiedzi. Temat: {', '.join(map(self._topic, loaded.returned))}.")
        if loaded.last is not None and loaded.last > self.today:
            lines.append(f"Uwaga. Zegar komputera pokazuje {dates.printed(self.today)}.")
            lines.append(f"Ostatnia odpowiedź jest późniejsza, z dnia {dates.printed(loaded.last)}. Datę w komputerze trzeba poprawić.")
        session = self.session
        if any(session.content.fact(name).past and value > session.day for name, value in loaded.case.answers.items() if _is_day(value)):
            lines.append("Uwaga. Niektóre odpowiedzi mówią o dniach, które są dopiero po dniu wyników.")
        return tuple(lines)

    def _topic(self, fact: str) -> str:
        """Return what a fact is about; one that is not known today bears the name from the file."""
        from asystent.interview.document import clean_name  # noqa: PLC0415 - an answer put aside is rare

        return clean_name(self.session.topic(fact))


def _is_day(value: Answer) -> TypeGuard[date]:
    return not isinstance(value, (str, int))


def _named(item: casefile.Saved) -> str:
    day = f", ostatnia odpowiedź {dates.printed(item.day)}" if item.day else ""
    return f"{item.name}{day}"


def _title(session: Session) -> str:
    return session.case.name or (session.keeper.path.stem.replace("-", " ") if session.keeper.path else "bez nazwy")
