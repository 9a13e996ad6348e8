"""Keeping the case on disk while the conversation goes on, whatever the disk says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.storage import casefile, places

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from asystent.interview.case import Case

SAVED, TAKEN = "Zapisano", "Przyjęto"


class Keeper:
    """Writes the case after every answer; a refusal of the disk is told once and tried again with the next answer."""

    def __init__(self, path: Path | None, *, today: date, is_off: bool = False, sound: bool = True) -> None:
        """Keep in ``path``; None: find a place at the first answer. ``sound`` false: the file there is damaged."""
        self.path = path
        self.is_off = is_off
        self.is_saved = False
        self._today = today
        self._sound = sound
        self._told = ""

    def save(self, case: Case) -> tuple[str, str]:
        """Write the case. Return the word that confirms an answer, and a sentence to tell first (mostly empty)."""
        if self.is_off:
            return TAKEN, ""
        try:
            if self.path is None:
                self.path = places.new_case_file()
            casefile.save(self.path, case, today=self._today, sound=self._sound)
        except UserError as error:
            self.is_saved = False
            if self._told == error.sentence:
                return TAKEN, ""
            self._told = error.sentence
            return TAKEN, f"Uwaga. {error.sentence} Rozmowa trwa dalej, ale odpowiedzi są tylko w pamięci programu."
        self._sound = True
        self.is_saved = True
        if self._told:
            self._told = ""
            return SAVED, f"Zapis znowu działa. Odpowiedzi są w pliku {places.shown(self.path)}."
        return SAVED, ""

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
        if self.is_saved and self.path is not None:
            return f"Odpowiedzi są zapisane w pliku {places.shown(self.path)}."
        return "Odpowiedzi nie są zapisane, bo dysk odmówił."
