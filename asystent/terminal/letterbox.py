"""What was typed into the letters of a case: names and addresses, kept on the disk only with consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.interview.answer import Choice
from asystent.storage import blanks
from asystent.terminal.keeper import SAVED, TAKEN
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.terminal.session import Session


class Letterbox:
    """Texts by letter and field. They live in this sitting, and in a file beside the case when the person agreed."""

    def __init__(self, session: Session) -> None:
        """Read nothing yet: most sittings write no letter."""
        self._session = session
        self._texts: dict[str, dict[str, str]] | None = None
        self._is_kept: bool | None = None
        self._is_sound = True

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """What is known so far, from the file beside the case and from this sitting."""
        if self._texts is None:
            keeper = self._session.keeper
            kept = blanks.load(keeper.path) if keeper.path is not None else blanks.Blanks({})
            self._session.screen.say(kept.notice)
            self._texts = {**blanks.typed(self._session.case.extra.get(blanks.KEY)), **kept.texts}
            self._is_kept = (kept.is_there or None) if keeper.may_write else False
            self._is_sound = kept.is_sound
        return self._texts

    @property
    def is_kept(self) -> bool:
        """Whether the texts stay on the disk."""
        return bool(self._is_kept)

    def ask_consent(self) -> bool:
        """Ask once whether the texts may stay on this computer; False when the person went back."""
        texts = self.texts
        while self._is_kept is None:
            reply = self._session.ask(
                Prompt(
                    text="Czy dane wpisane do pism mają zostać na tym komputerze?",
                    topic="pismo, pole wstępne",
                    explanation="To na przykład imię, nazwisko i adres.",
                    options=(Choice("tak", "tak, następne pismo je podpowie"), Choice("nie", "nie, znikną po tej rozmowie")),
                    why=lambda: ("Te dane pozwalają rozpoznać rodzinę, więc bez zgody program ich nie zachowuje.",),
                )
            )
            if reply.kind is Kind.BACK:
                return False
            if reply.kind is Kind.VALUE:
                self._is_kept = reply.value == "tak"
                self._settle(texts)
        return True

    def _settle(self, texts: dict[str, dict[str, str]]) -> None:
        session = self._session
        if blanks.KEY in session.case.extra:  # earlier versions kept them in the case itself
            session.case = session.case.without_extra(blanks.KEY)
            session.screen.say(session.keeper.save(session.case)[1])
        if not self._is_kept:
            session.screen.say("Przyjęto: dane z pism znikną po tej rozmowie.")
            return
        word, trouble = self._write(texts)
        session.screen.say(trouble)
        session.screen.say(f"{word}: dane z pism zostaną w osobnym pliku obok sprawy. Usuwa go polecenie asystent dane.")

    def keep(self, letter: str, texts: dict[str, str]) -> tuple[str, str]:
        """Take what was typed into a letter. Return the word that confirms it, and a sentence to tell first."""
        self.texts[letter] = texts
        return self._write(self.texts) if self._is_kept else (TAKEN, "")

    def _write(self, texts: dict[str, dict[str, str]]) -> tuple[str, str]:
        if self._session.keeper.is_gone:
            return TAKEN, ""
        try:
            blanks.save(self._session.keeper.place(), texts, sound=self._is_sound)
            self._is_sound = True
        except UserError as error:
            return TAKEN, f"Uwaga. {error.sentence} Dane z pism są tylko w pamięci programu."
        return SAVED, ""

    def whereabouts(self) -> str:
        """Say what becomes of what was typed into a letter that is not written."""
        return "Wpisane dane zostają na tym komputerze." if self._is_kept else "Wpisane dane są pamiętane do końca tej rozmowy."
