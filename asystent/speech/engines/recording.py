"""A recording instead of a loudspeaker: what would be heard is added to a WAV file, sample by sample."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.speech.catalogue import FILE_VARIABLE, PACE_VARIABLE
from asystent.speech.engines.base import EngineError, Interrupt, QuietEngine
from asystent.speech.engines.samples import open_source

if TYPE_CHECKING:
    from asystent.speech.engines.base import Started
    from asystent.speech.engines.samples import Source

_HEADER = 44
_BLOCK = 0.05


class RecordingEngine(QuietEngine):
    """Adds to the file of ASYSTENT_MOWA_PLIK; with ASYSTENT_MOWA_TEMPO=1 as slowly as it would be heard."""

    name = "nagranie"

    def __init__(self) -> None:
        self._source: Source | None = None
        self._file = Path()
        self._paced = os.environ.get(PACE_VARIABLE, "") not in {"", "0"}

    def open(self) -> None:
        """Open the voice and check that the file can be written."""
        name = os.environ.get(FILE_VARIABLE, "")
        if not name:
            raise EngineError(f"Nagranie do pliku wymaga nazwy pliku w zmiennej {FILE_VARIABLE}.")
        self._file = Path(name)
        self._source = open_source()
        try:
            self._add(b"", self._source.rate)
        except OSError as error:
            raise EngineError(f"Nie można zapisać nagrania w pliku {name}.") from error

    def speak(self, text: str, interrupt: Interrupt, started: Started) -> None:
        """Add the samples; an interrupt leaves what was added by then."""
        if self._source is None:
            raise EngineError("Nagranie nie jest otwarte.")
        samples = self._source.samples(text, self.step, self.loudness)
        rate = self._source.rate
        started(len(samples) / 2 / rate)
        block = int(rate * _BLOCK) * 2 if self._paced else len(samples)
        try:
            for at in range(0, len(samples), max(block, 1)):
                if interrupt.is_set():
                    return
                self._add(samples[at : at + block], rate)
                if self._paced:
                    interrupt.wait(_BLOCK)
        except OSError as error:
            raise EngineError(f"Nie można zapisać nagrania w pliku {self._file}.") from error

    def set_voice(self, name: str) -> None:
        """Choose one of the Polish voices of what is recorded."""
        if self._source is not None:
            self._source.set_voice(name)

    def _add(self, samples: bytes, rate: int) -> None:
        # Samples first, sizes after: a kill in between leaves a file that still plays.
        mode = "r+b" if self._file.exists() and self._file.stat().st_size >= _HEADER else "w+b"
        with self._file.open(mode) as file:
            if mode == "w+b":
                file.write(_header(0, rate))
            file.seek(0, os.SEEK_END)
            file.write(samples)
            size = file.tell() - _HEADER
            file.seek(0)
            file.write(_header(size, rate))


def _header(size: int, rate: int) -> bytes:
    return struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16, b"data", size)
