"""Knowledge by ear: the chapters, and one chapter read aloud, as the law stands or as it stood in March 2016."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from asystent.plan import report
from asystent.plan.knowledge import Library, Told
from asystent.polish.dates import printed as dated
from asystent.polish.plural import counted
from asystent.polish.sentence import capital

if TYPE_CHECKING:
    from asystent.plan.knowledge import Chapter
    from asystent.plan.planner import Planner
    from asystent.terminal.session import Session

THEN = date(2016, 3, 1)
"""The day of the article that the program comes from."""


class Shelf:
    """The chapters of one case."""

    def __init__(self, session: Session, planner: Planner) -> None:
        """Look only at the fields of law that the conversation is about."""
        self._screen = session.screen
        self._content = session.content
        self._day = planner.day
        self._library = Library(planner.engine, planner.day, session.case.answers, planner.covers)
        self._chapters: tuple[Chapter, ...] | None = None

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that have something to tell; their places are the numbers of ``wiedza N``."""
        if self._chapters is None:
            self._chapters = self._library.chapters()
        return self._chapters

    def tell_chapters(self) -> None:
        """Name the chapters."""
        if not self.chapters:
            self._screen.say("Nie ma rozdziałów wiedzy dla tej rozmowy.")
            return
        total = len(self.chapters)
        lines = [f"Rozdziały wiedzy, razem {total}."]
        lines += [
            f"Rozdział {at} z {total}. {capital(item.name)}. {counted(item.count, 'punkty')}."
            for at, item in enumerate(self.chapters, 1)
        ]
        self._screen.tell([*lines, "Koniec rozdziałów. Rozdział czyta słowo wiedza z numerem, na przykład wiedza 1."], "Lista rozdziałów")

    def read(self, number: int, *, then: bool) -> None:
        """Read one chapter; ``then``: as it stood in March 2016."""
        chapter = self.chapters[number - 1]
        day = THEN if then else self._day
        lines = [f"Rozdział {number} z {len(self.chapters)}. {capital(chapter.name)}, stan na {dated(day)}."]
        told = self._library.read(chapter.id, day)
        for at, item in enumerate(told, 1):
            lines += [f"Punkt {at} z {len(told)}. {item.name}.", *self._lines(item)]
        other = f"Stan z marca 2016 roku czyta: wiedza {number} dawniej." if not then else f"Stan dzisiejszy czyta: wiedza {number}."
        self._screen.tell([*lines, f"Koniec rozdziału. {other}"], "Rozdział")

    def _lines(self, item: Told) -> list[str]:
        lines = [*item.sentences, *(f"Uwaga: {note}" for note in item.cautions)]
        lines += filter(None, (report.basis_line(self._content, item.basis), report.certainty_line(item.checked)))
        return lines
