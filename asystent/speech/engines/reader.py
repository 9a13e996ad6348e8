"""NVDA and JAWS by name through accessible-output2: the reader speaks and shows the text on the braille display."""

from __future__ import annotations

import importlib
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from asystent.speech.engines.base import EngineError, Interrupt, QuietEngine

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started


class ReaderEngine(QuietEngine):
    """Hands text over and returns at once; the reader keeps its own speed, voice and queue."""

    def __init__(self, name: str, title: str, module: str, output: str) -> None:
        """``module`` and ``output`` name the class in accessible-output2 whose ``speak`` and ``braille`` are both called."""
        self.name = name
        self._title = title
        self._module = module
        self._class = output
        self._output: Any = None

    def open(self) -> None:
        """Connect to the reader; every fault of the library counts as its absence."""
        if sys.platform != "win32":
            raise EngineError(f"{self._title} działa tylko w systemie Windows.")
        try:
            self._output = getattr(importlib.import_module(self._module), self._class)()
        except Exception as error:  # the library lets through OSError, COM errors and its own
            raise EngineError(f"Z czytnikiem {self._title} nie da się połączyć.") from error
        self._check()

    def _check(self) -> None:
        if self._output is None or not self._output.is_active():
            raise EngineError(f"Czytnik {self._title} nie działa.")

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Give the text to voice and braille; the library itself never does both."""
        if interrupt.is_set():
            return
        self._check()
        try:
            self._output.speak(text, interrupt=False)
            self._output.braille(text)
        except Exception as error:
            raise EngineError(f"Czytnik {self._title} przestał odpowiadać.") from error
        started()

    def silence(self) -> None:
        """Cut the reader's speech short."""
        # Silence from a reader that has left is silence.
        with suppress(Exception):
            if self._class == "NVDA":
                self._output.silence()
            else:
                self._output.object.StopSpeech()


def nvda() -> ReaderEngine:
    """Make the way to NVDA."""
    return ReaderEngine("nvda", "NVDA", "accessible_output2.outputs.nvda", "NVDA")


def jaws() -> ReaderEngine:
    """Make the way to JAWS."""
    return ReaderEngine("jaws", "JAWS", "accessible_output2.outputs.jaws", "Jaws")
