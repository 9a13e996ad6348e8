"""Coming back: the saved cases are offered, a new one is named, a case is taken up with a spoken recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.interview.answer import Choice
from asystent.polish import dates
from asystent.storage import casefile
from asystent.terminal.keeper import Keeper
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from datetime import date

    from asystent.content.model import Fact
    from asystent.content.store import Content
    from asystent.terminal.session import Session

OFFERED_CASES = 5
RECAPPED = 3


def facts_of(content: Content) -> dict[str, Fact]:
    """Return every fact by its id."""
    return {name: content.fact(name) for name in content.ids("fakty")}


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
            saved = [item for item in casefile.saved_cases() if not item.complaint]
        except UserError:
            return
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
                loaded = casefile.load(chosen.path, facts_of(self.session.content), today=self.today, day=self.day)
            except UserError as error:
                self.screen.say(f"Uwaga. {error.sentence}")
                saved.remove(chosen)
                keeper.release()
                continue
            self.session.keeper = keeper
            keeper.is_sound = not loaded.notice
            self.screen.say(*elsewhere)
            self.take_up(loaded)
            return

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
        session.keeper.is_saved = session.keeper.may_write and not loaded.notice
        if self.day is None and loaded.case.day is not None:
            session.day = loaded.case.day
        self.screen.say(loaded.notice)
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


def _named(item: casefile.Saved) -> str:
    day = f", ostatnia odpowiedź {dates.printed(item.day)}" if item.day else ""
    return f"{item.name}{day}"


def _title(session: Session) -> str:
    return session.case.name or (session.keeper.path.stem.replace("-", " ") if session.keeper.path else "bez nazwy")
