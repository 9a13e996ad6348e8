"""Who speaks in this sitting, and the words that change it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.polish.fold import fold
from asystent.storage import settings
from asystent.terminal.commands import ALPHABET, LOUDER, QUIETER, SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.speech.choice import Mode
    from asystent.speech.detect import Detection
    from asystent.speech.voice import Voice
    from asystent.terminal.following import Following

VARIABLE = "ASYSTENT_MOWA"
CHOICES = ("auto", "zawsze", "nigdy", "czytnik")
_OFF = frozenset({"", "0", "false", "no", "off", "nie", "falsz"})
NAMES = {
    "auto": "wybór automatyczny",
    "zawsze": "program mówi zawsze",
    "nigdy": "program nie mówi",
    "czytnik": "tekst idzie do czytnika ekranu",
}


def is_on(value: str | None) -> bool:
    """Whether an environment variable such as ``ACCESSIBLE`` says yes: 0, false and the like mean no."""
    return (value or "").strip().lower() not in _OFF


class Voicing:
    """The program's voice as the conversation sees it: silent until it is clear that it is wanted.

    An explicit choice beats detection: the option, then the environment, then the saved setting. Detection is a hint;
    it is never saved.
    """

    def __init__(self, option: str | None, *, is_interactive: bool, is_kept: bool = True) -> None:
        """Choose from the option (None: not given). Raises ``UserError`` for a word that is no choice."""
        self._kept = settings.load() if is_kept else {}
        self._may_keep = is_kept
        self._is_interactive = is_interactive
        self._voice: Voice | None = None
        self._notice = ""
        self._lead = ""
        saved = self._kept.get(settings.SPEECH)
        given = option or os.environ.get(VARIABLE, "").strip() or (saved if saved in CHOICES else None)
        if given is not None and given not in CHOICES:
            where = "po słowie --mowa" if option else f"w zmiennej {VARIABLE}"
            raise UserError(f"Nie ma trybu mowy o nazwie {given[:40]} {where}. Można wpisać: auto, zawsze, nigdy albo czytnik.")
        self._following: Following | None = None
        self.failed_to_keep = False
        self._detected: Detection | None = None
        self.is_chosen = given is not None
        self.setting = given or "auto"
        self.mode = self._decide()

    @property
    def is_asking(self) -> bool:
        """Whether the person should be asked once: nothing was chosen and nothing detected."""
        return self._is_interactive and not self.is_chosen and not self._is_accessible and self._detection.reader is None

    @property
    def sentence(self) -> str:
        """The mode and why, for the first line."""
        return self.mode.sentence

    @property
    def is_speaking(self) -> bool:
        """Whether something is being spoken now."""
        return self._voice is not None and self._voice.is_speaking

    @property
    def is_alone(self) -> bool:
        """Whether the program's is the only voice: it can speak, and nothing tells of a screen reader."""
        is_speaking = self.mode.speaks and not self.mode.through_reader and not (self._voice is not None and self._voice.muted)
        return is_speaking and not self.has_reader

    @property
    def has_reader(self) -> bool:
        """Whether something tells of a screen reader."""
        return self._is_accessible or self._detection.reader is not None

    def warm_up(self) -> None:
        """Start the voice before there is anything to say, if the mode says so."""
        if self.mode.speaks:
            self._ready().warm_up()

    def say(self, lines: list[str]) -> None:
        """Begin to speak, if the mode says so; what was being said before is dropped."""
        lead, self._lead = self._lead, ""
        if self.mode.speaks:
            self._followed().say([lead, *lines] if lead else lines)

    def name(self, text: str) -> None:
        """Say a key or what it did, without losing the place in what is being read."""
        if self.mode.speaks:
            self._followed().hold()
            self._ready().say([text])

    def step(self, by: int) -> None:
        """Say the sentence before (-1), the same again (0) or the next one (1)."""
        if self.mode.speaks:
            self._followed().step(by)

    def pause(self) -> None:
        """Fall silent, or read on from where it stopped."""
        if self.mode.speaks:
            self._followed().pause()

    def again(self) -> None:
        """Say the last page once more from its beginning."""
        if self.mode.speaks:
            self._followed().again()

    def lead(self, sentence: str) -> None:
        """Put a sentence before what is said next: said at once, it would be cut off with the speech that a key ends."""
        self._lead = sentence

    def spell(self, text: str) -> None:
        """Name every character, if the mode says so, without losing the place in what is being read."""
        if self.mode.speaks:
            self._followed().hold()
            self._ready().spell(text)

    def hush(self) -> None:
        """Fall silent."""
        if self._voice is not None:
            self._voice.stop()

    def pop_notice(self) -> str:
        """Return what has to be printed about the voice itself, once."""
        notice = self._notice or (self._voice.pop_notice() if self._voice is not None else None) or ""
        self._notice = ""
        return notice

    def choose(self, setting: str, *, is_kept: bool = True) -> None:
        """Speak as ``setting`` says from now on, and keep that for the next time."""
        self.setting = setting
        self.is_chosen = True
        self.mode = self._decide()
        if self._voice is not None:
            self._voice.close()
            self._voice = None
        if is_kept:
            self._keep(**{settings.SPEECH: setting})

    def switch(self, rest: str = "", *, is_kept: bool = True) -> str:
        """Obey ``mowa`` and ``cisza``: return the sentence that tells the new state."""
        wanted = {"wlaczona": "zawsze", "wylaczona": "nigdy"}.get(fold(rest), fold(rest))
        if wanted not in CHOICES:
            wanted = "nigdy" if self.mode.speaks else "zawsze"
        if wanted == "nigdy" and not is_kept and not self.mode.speaks:
            return "Mowa: wyłączona."
        self.choose(wanted, is_kept=is_kept)
        if not self.mode.speaks:
            return "Mowa: wyłączona."
        if wanted == "zawsze":
            return "Mowa: włączona."
        return f"Mowa: włączona, {NAMES[wanted]}."

    def faster(self) -> str:
        """Speak faster and say so."""
        return self._change(lambda voice: voice.faster())

    def slower(self) -> str:
        """Speak more slowly and say so."""
        return self._change(lambda voice: voice.slower())

    def adjust(self, wish: str) -> str:
        """Obey ``mowa głośniej`` and ``ciszej``, ``interpunkcja``, ``alfabet`` and ``głos N``; return what to say about it."""
        word, _, rest = fold(wish).rstrip(".").partition(" ")
        if word == ALPHABET:
            return self._change_alphabet()

        from asystent.terminal.manner import choose_voice, toggle_signs  # noqa: PLC0415 - only for a voice

        if word == LOUDER:
            return self._change(lambda voice: voice.louder())
        if word == QUIETER:
            return self._change(lambda voice: voice.quieter())
        if word == SIGNS:
            return self._change(toggle_signs)
        return self._change(lambda voice: choose_voice(voice, rest))

    @property
    def by_names(self) -> bool:
        """Whether letters are spelled by first names, also in print for a screen reader."""
        return self._kept.get(settings.ALPHABET) is True

    def _change_alphabet(self) -> str:
        self._keep(**{settings.ALPHABET: not self.by_names})
        if self._voice is not None:
            self._voice.name_letters(self.by_names)
        return f"Mowa: litery mają {'imiona, na przykład: Barbara' if self.by_names else 'zwykłe nazwy, na przykład: be'}."

    def close(self, finish: float = 0.0) -> None:
        """End the voice; wait at most ``finish`` seconds for its last words."""
        if self._voice is not None:
            self._voice.close(finish)
            self._voice = None

    def _ready(self) -> Voice:
        """Return the voice, made at its first word: nothing of it is loaded before the first question is on the screen."""
        if self._voice is None:
            from asystent.speech.voice import Voice  # noqa: PLC0415 - see above
            from asystent.terminal.manner import manner_of  # noqa: PLC0415 - as above

            self._voice = Voice(reader=self.mode.reader, manner=manner_of(self._kept))
            self._following = None
        return self._voice

    def _followed(self) -> Following:
        voice = self._ready()
        if self._following is None:
            from asystent.terminal.following import Following  # noqa: PLC0415 - as in _ready

            self._following = Following(voice)
        return self._following

    def _change(self, work: Callable[[Voice], str]) -> str:
        if not self.mode.speaks:
            return "Mowa: wyłączona. Słowo mowa ją włącza."
        voice = self._ready()
        before = voice.manner
        sentence = work(voice)
        manner = voice.manner
        if manner != before:
            changes: dict[str, str | int] = {settings.VOICE: manner.voice, settings.SIGNS: manner.with_signs}
            self._keep(**changes, **{settings.RATE: manner.step, settings.LOUDNESS: manner.loudness})
        return sentence

    def _keep(self, **changes: str | int) -> None:
        self._kept = {**self._kept, **changes}
        if not self._may_keep:
            return
        try:
            settings.save(**changes)
            self.failed_to_keep = False
        except (OSError, UserError):
            self.failed_to_keep = True
            self._notice = "Uwaga. Tego ustawienia nie udało się zapisać, działa do końca tej rozmowy."

    @property
    def _is_accessible(self) -> bool:
        return is_on(os.environ.get("ACCESSIBLE"))

    @property
    def _detection(self) -> Detection:
        if self._detected is None:
            from asystent.speech.detect import detect  # noqa: PLC0415 - only where nothing was chosen

            self._detected = detect(os.environ, sys.platform)
        return self._detected

    def _decide(self) -> Mode:
        from asystent.speech.choice import Mode, decide  # noqa: PLC0415 - beside what it decides about

        if not self.is_chosen and not self._is_interactive:
            sentence = "Tryb tekstowy: odpowiedzi nie idą z klawiatury. Program nie mówi sam."
            return Mode(speaks=False, through_reader=False, sentence=sentence)
        if not self.is_chosen and self._is_accessible:
            sentence = "Tryb czytnika ekranu: wskazuje go zmienna ACCESSIBLE. Program nie mówi sam."
            return Mode(speaks=False, through_reader=False, sentence=sentence)
        return decide(self.setting, self._detection)
