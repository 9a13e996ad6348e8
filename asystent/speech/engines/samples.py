"""Where recorded samples come from: the library of espeakng-loader, the program espeak-ng, or pyttsx3 by way of a file."""

# ruff: noqa: PLC0415 - late imports: the last resort is rarely needed

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import Protocol

from asystent.speech.catalogue import opening_time
from asystent.speech.engines.base import LOUDEST, EngineError, Interrupt, amplitude, longest_time, words_a_minute
from asystent.speech.engines.espeak_library import Synthesiser

_SHAPE = (2, 1)
"""Bytes a sample, channels."""


class Source(Protocol):
    """Gives 16-bit mono samples, ``rate`` of them a second; ``loudest`` is the highest step of volume that can be heard."""

    rate: int
    loudest: int

    def set_voice(self, name: str) -> None:
        """Choose a Polish voice; EngineError when there is none of that name, and the voice stays."""

    def samples(self, text: str, step: int = 0, loudness: int = 0) -> bytes:
        """Samples of the whole text; EngineError when there are none."""


def open_source() -> Source:
    """Open the first source that works; EngineError when none does."""
    try:
        return Synthesiser()
    except EngineError as error:
        if shutil.which("espeak-ng"):
            return _Program()
        if sys.platform == "win32":
            return _Pyttsx()
        raise EngineError("Nie ma polskiego głosu, którym można nagrać plik.") from error


def read_wave(raw: bytes) -> tuple[int, bytes]:
    """Rate and samples of a WAV file that may have an unfinished header; EngineError if it is no such file."""
    try:
        with wave.open(io.BytesIO(raw)) as sound:
            if (sound.getsampwidth(), sound.getnchannels()) != _SHAPE:
                raise EngineError("Nagranie ma nieznaną postać.")
            return sound.getframerate(), sound.readframes(len(raw) // 2)
    except (wave.Error, EOFError) as error:
        raise EngineError("Nagranie ma nieznaną postać.") from error


class _Program:
    rate = 22050
    loudest = LOUDEST

    def __init__(self) -> None:
        self._voice = "pl"

    def set_voice(self, name: str) -> None:
        if name != "pl" and not name.startswith("pl+"):
            raise EngineError(f"Program espeak-ng nie ma polskiego głosu o nazwie {name}.")
        self._voice = name

    def samples(self, text: str, step: int = 0, loudness: int = 0) -> bytes:
        program = shutil.which("espeak-ng") or "espeak-ng"
        how = ["-v", self._voice, "-s", str(words_a_minute(step)), "-a", str(amplitude(loudness))]
        try:
            done = subprocess.run(  # noqa: S603 - fixed words, the text goes by a pipe
                [program, *how, "--stdin", "--stdout"],
                input=text.encode(), capture_output=True, check=False, timeout=longest_time(text, step),
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError("Program espeak-ng nie odpowiada.") from error
        rate, samples = read_wave(done.stdout)
        if rate != self.rate:
            raise EngineError("Nagranie ma nieznaną postać.")
        return samples


class _Pyttsx:
    rate = 22050
    loudest = 0

    def set_voice(self, name: str) -> None:
        raise EngineError(f"Pakiet pyttsx3 nie ma do wyboru głosu o nazwie {name}.")

    def samples(self, text: str, step: int = 0, loudness: int = 0) -> bytes:
        from asystent.speech.engines.pyttsx import Child

        with tempfile.TemporaryDirectory(prefix="asystent-mowa-") as folder, Child() as child:
            file = Path(folder) / "zdanie.wav"
            volume = min(1.0, amplitude(loudness) / 100)
            order: dict[str, object] = {"text": text, "words": words_a_minute(step), "volume": volume, "file": str(file)}
            child.carry_out(order, Interrupt(), None, opening_time("pyttsx3") + longest_time(text, step))
            if not file.exists():
                raise EngineError("Pakiet pyttsx3 nie zapisał nagrania.")
            self.rate, samples = read_wave(file.read_bytes())
        return samples
