"""Keeping the case on disk while the conversation goes on, whatever the disk says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.storage import casefile, ledger, lock, places

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from asystent.interview.case import Case

SAVED, TAKEN = "Zapisano", "Przyjęto"
ELSEWHERE = (
    "Uwaga. Ta sprawa jest otwarta w drugim oknie programu.",
    "W tym oknie można ją tylko czytać. Nowe odpowiedzi nie zostaną zapisane.",
)


class Keeper:
    """Writes the case after every answer; a refusal of the disk is told once and tried again with the next answer."""

    def __init__(self, path: Path | None, *, today: date, is_off: bool = False) -> None:
        """Keep in ``path``; None: find a place at the first answer."""
        self.path = path
        self.is_off = is_off
        self.is_saved = False
        self.today = today
        self.is_sound = True
        self._told = ""
        self._is_noted = False
        self._lock: lock.Lock | None = None
        self.is_reading = False
        self.is_there = False
        """Whether the file was there when this sitting last looked."""

    @property
    def is_gone(self) -> bool:
        """Whether somebody removed the file in the middle of this sitting."""
        if not self.is_there or self.path is None or os.path.lexists(self.path):
            return False
        return self.path.parent.is_dir() or not os.path.lexists(self.path.parent)  # else the disk is at fault

    @property
    def may_write(self) -> bool:
        """Whether this sitting may put anything on the disk."""
        return not self.is_off and not self.is_reading

    def claim(self) -> tuple[str, ...]:
        """Take the case for this program alone; the sentences to tell when another one has it, mostly none."""
        if self.path is None or self._lock is not None or not self.may_write:
            return ()
        self._lock = lock.Lock(self.path)
        self.is_reading = not self._lock.is_held
        return ELSEWHERE if self.is_reading else ()

    def release(self) -> None:
        """Leave the case to others. Safe more than once."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def place(self) -> Path:
        """Return the path of the case, chosen now if there was none. Raises ``UserError``."""
        skip = 0
        while self.path is None:
            path = places.new_case_file(skip)
            taken = lock.Lock(path)
            if taken.is_held and not os.path.lexists(path):
                self.path, self._lock = path, taken
            else:  # another program is just beginning its own case here
                taken.release()
                skip += not os.path.lexists(path)
        return self.path

    def save(self, case: Case, *, is_asked: bool = False) -> tuple[str, str]:
        """Write the case. Return the word that confirms an answer, and a sentence to tell first (mostly empty).

        A file that was removed in the meantime comes back only when that ``is_asked`` for: the removal may have been meant.
        """
        if not self.may_write:
            return TAKEN, ""
        if self.is_gone and not is_asked:
            self.is_saved = False
            return TAKEN, self._once(f"Pliku sprawy już nie ma. Był to {places.shown(self.place())}.", "Zapisuje je od nowa słowo zapisz.")
        try:
            if not self._is_noted:
                ledger.note_case(self.place())
                self._is_noted = True
            casefile.save(self.place(), case, today=self.today, sound=self.is_sound)
        except UserError as error:
            self.is_saved = self.is_there = False
            return TAKEN, self._once(error.sentence, "")
        self.is_sound = self.is_there = True
        self.is_saved = True
        if self._told:
            self._told = ""
            return SAVED, f"Zapis znowu działa. Odpowiedzi są w pliku {places.shown(self.place())}."
        return SAVED, ""

    def _once(self, sentence: str, remedy: str) -> str:
        """Return the complaint when it was not told just before, else nothing."""
        if self._told == sentence:
            return ""
        self._told = sentence
        return f"Uwaga. {sentence} Rozmowa trwa dalej, ale odpowiedzi są tylko w pamięci programu. {remedy}".rstrip()

    def check(self) -> str:
        """Return the sentence to tell at the start when answers will not be kept; empty when they will."""
        if self.is_off:
            return "Zapis jest wyłączony. Na dysku nic nie zostanie."
        try:
            path = self.path or places.new_case_file()
        except UserError as error:
            self._told = error.sentence
            return f"Uwaga. {error.sentence} Rozmowa działa bez zapisu."
        trouble = casefile.trouble(path)
        if trouble:
            self._told = trouble
            return f"Uwaga. {trouble} Rozmowa działa bez zapisu."
        return ""

    def state(self, case: Case) -> str:
        """Say in one sentence where the answers are."""
        if not case.answers and not case.skipped:
            return "Nie ma jeszcze żadnej odpowiedzi."
        if self.is_off:
            return "Odpowiedzi nie są zapisywane, tak wybrano."
        if self.is_reading:
            return "Nowe odpowiedzi nie są zapisywane, bo sprawa jest otwarta w drugim oknie programu."
        if self.is_saved and self.path is not None:
            return f"Odpowiedzi są zapisane w pliku {places.shown(self.path)}."
        if self.is_gone:
            return "Odpowiedzi nie są zapisane, bo plik sprawy został usunięty."
        return "Odpowiedzi nie są zapisane, bo dysk odmówił."
