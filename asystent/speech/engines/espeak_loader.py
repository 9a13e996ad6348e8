"""eSpeak NG brought by pip, played by whatever player this machine has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from asystent.speech.engines.base import EngineError, Interrupt, QuietEngine
from asystent.speech.engines.espeak_child import POLISH_VOICES
from asystent.speech.engines.espeak_library import Synthesiser
from asystent.speech.engines.player import players

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started
    from asystent.speech.engines.player import Player


class LoaderEngine(QuietEngine):
    """Synthesises a whole sentence in a few milliseconds, then plays it."""

    name = "espeakng-loader"

    def __init__(self) -> None:
        self._synthesiser: Synthesiser | None = None
        self._players: list[Player] = []

    def open(self) -> None:
        """Load the library and find a player."""
        self._synthesiser = Synthesiser()
        self._players = players(os.environ)
        if not self._players:
            raise EngineError("Głos jest, ale nie ma programu, który gra dźwięk: aplay, paplay ani pakietu miniaudio.")

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Play through the first player that works; one that failed is not tried again."""
        if self._synthesiser is None:
            raise EngineError("Biblioteka eSpeak NG nie jest otwarta.")
        samples = self._synthesiser.samples(text, self.step, self.loudness)
        reason = EngineError("Nie ma urządzenia dźwięku, które przyjęłoby głos.")
        while self._players:
            try:
                self._players[0].play(samples, self._synthesiser.rate, interrupt, started)
            except (EngineError, OSError) as error:
                reason = error if isinstance(error, EngineError) else reason
                self._players.pop(0)
            else:
                return
        raise reason

    def voices(self) -> list[str]:
        """Return the Polish voice and some variants of it."""
        return list(POLISH_VOICES)

    def set_voice(self, name: str) -> None:
        """Choose a variant of the Polish voice."""
        if self._synthesiser is not None:
            self._synthesiser.set_voice(name)
