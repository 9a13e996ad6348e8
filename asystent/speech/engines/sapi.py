"""The Windows speech interface (SAPI 5) with a Polish voice, through accessible-output2."""

from __future__ import annotations

import importlib
import sys
import time
from typing import TYPE_CHECKING, Any

from asystent.speech.engines.base import EngineError, Interrupt, QuietEngine, longest_time

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started

_ASYNCHRONOUS, _NOT_XML = 1, 16
_POLISH = "Language=415"
_POLL_MS = 15


class SapiEngine(QuietEngine):
    """Speaks asynchronously and polls, so that an interrupt is heard within one poll."""

    name = "sapi"

    def __init__(self) -> None:
        self._output: Any = None
        self._voice: Any = None
        self._usual_rate = 0
        self._usual_volume = 100

    def open(self) -> None:
        """Connect and choose a Polish voice; a machine without one stays silent rather than reading Polish in English."""
        if sys.platform != "win32":
            raise EngineError("Głos systemu Windows działa tylko w systemie Windows.")
        try:
            # This is not the main thread, and COM wants to be told.
            importlib.import_module("pythoncom").CoInitialize()
            self._output = importlib.import_module("accessible_output2.outputs.sapi5").SAPI5()
            self._voice = self._output.object
            voices = self._voice.GetVoices(_POLISH)
            count = voices.Count
        except Exception as error:  # COM errors have no common base that can be named without pywin32
            raise EngineError("Głos systemu Windows nie odpowiada.") from error
        if not count:
            raise EngineError("System Windows nie ma polskiego głosu.")
        self._voice.Voice = voices.Item(0)
        self._usual_rate = int(self._voice.Rate)
        self._usual_volume = int(self._voice.Volume)

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Speak plain text, so that an ampersand or an angle bracket is not taken for markup."""
        try:
            self._voice.Volume = max(0, min(100, round(self._usual_volume * 1.25**self.loudness)))
            self._voice.Rate = max(-10, min(10, self._usual_rate + self.step))
            self._voice.Speak(text, _ASYNCHRONOUS | _NOT_XML)
            started()
            deadline = time.monotonic() + longest_time(text, self.step)
            while not self._voice.WaitUntilDone(_POLL_MS):
                if interrupt.is_set():
                    self._output.silence()
                    return
                if time.monotonic() > deadline:
                    raise TimeoutError  # noqa: TRY301 - the same end as any other fault of COM
        except Exception as error:
            raise EngineError("Głos systemu Windows przestał odpowiadać.") from error

    def voices(self) -> list[str]:
        """Return the descriptions of the Polish voices."""
        voices = self._voice.GetVoices(_POLISH)
        return [str(voices.Item(index).GetDescription()) for index in range(voices.Count)]

    def set_voice(self, name: str) -> None:
        """Choose a Polish voice by its description."""
        voices = self._voice.GetVoices(_POLISH)
        for index in range(voices.Count):
            if voices.Item(index).GetDescription() == name:
                self._voice.Voice = voices.Item(index)
                return
        raise EngineError(f"System Windows nie ma polskiego głosu o nazwie {name}.")
