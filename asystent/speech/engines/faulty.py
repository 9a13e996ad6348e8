"""A back end that fails on purpose, each way a real one was seen to fail. It exists only where ASYSTENT_TESTY is set."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from asystent.speech.engines.base import EngineError, Interrupt, QuietEngine

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started

_FOREVER = 600.0
_FLOOD = 4 << 20


class FaultyEngine(QuietEngine):
    """``kind`` is brak, import, start, niemy, srodek, wypadek, stdout, stderr, dziecko or glos."""

    def __init__(self, kind: str) -> None:
        """Remember the kind of fault."""
        self.name = f"usterka-{kind}"
        self._kind = kind

    def open(self) -> None:
        """Fail at the start if that is the fault."""
        if self._kind == "brak":
            raise EngineError("Tego głosu nie ma na tym komputerze.")
        if self._kind == "glos":
            raise EngineError("Ten głos nie mówi po polsku.")
        if self._kind == "import":
            importlib.import_module("asystent_modul_ktorego_nie_ma")
        if self._kind == "start":
            time.sleep(_FOREVER)

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Fail in speaking if that is the fault; otherwise be silent for as long as a short sentence takes."""
        if self._kind == "wypadek":
            os._exit(139)
        if self._kind == "stdout":
            os.write(1, b"Audio saved to nowhere\n" * 1000)
            sys.stdout.write('{"event": "failed", "sentence": "To nie jest wiadomość."}\n')
            sys.stdout.flush()
        if self._kind == "stderr":
            for _ in range(_FLOOD // 4096):
                os.write(2, b"ALSA lib confmisc.c: cannot find card 0\n" * 100)
        if self._kind == "niemy":
            time.sleep(_FOREVER)
        started()
        if self._kind == "srodek":
            time.sleep(_FOREVER)
        if self._kind == "dziecko":
            # A player that would outlive everybody who does not kill the whole group.
            subprocess.run(["sleep", str(_FOREVER)], check=False)  # noqa: S603, S607 - exists in tests only
        interrupt.wait(len(text) * 0.001)
