"""Polish speech as samples from the eSpeak NG library of the package espeakng-loader, by ctypes; only inside a helper process."""

# ruff: noqa: PLC0415 - late imports: the package may be missing

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any

from asystent.speech.engines.base import LOUDEST, EngineError, amplitude, words_a_minute

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8, _END_PAUSE = 1, 0x1000
_RATE, _VOLUME = 1, 2
_CHARACTERS = 1
_BUFFER_MS = 60
_LONGEST_PATH = 4096


class Synthesiser:
    """The library, opened once in a process; ``rate`` is in samples a second, samples are 16-bit mono."""

    loudest = LOUDEST

    def __init__(self) -> None:
        """Load library and data and choose the Polish voice; EngineError says what is missing."""
        try:
            import espeakng_loader
        except ImportError as error:
            raise EngineError("Nie ma pakietu espeakng-loader.") from error
        try:
            library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
            data = espeakng_loader.get_data_path()
        except (OSError, RuntimeError) as error:
            raise EngineError("Biblioteki eSpeak NG z pakietu espeakng-loader nie da się wczytać.") from error
        self.rate: int = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, _system_name(data), _DO_NOT_EXIT)
        if self.rate <= 0:
            raise EngineError("Biblioteka eSpeak NG nie znalazła swoich danych.")
        self._library = library
        self._samples = bytearray()
        receive = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
        # Kept as an attribute: the library calls it long after this method has returned.
        self._callback = receive(self._receive)
        library.espeak_SetSynthCallback(self._callback)
        library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip
        self.set_voice("pl")

    def _receive(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, count * 2)
        return 0

    def set_voice(self, name: str) -> None:
        """Choose the Polish voice or one of its variants, such as ``pl+f2``; never another language."""
        good = name == "pl" or name.startswith("pl+")
        if not good or self._library.espeak_SetVoiceByName(name.encode()) != 0:
            raise EngineError(f"eSpeak NG nie ma polskiego głosu o nazwie {name}.")

    def samples(self, text: str, step: int = 0, loudness: int = 0) -> bytes:
        """Samples of the whole text at a speed step and a volume step; EngineError when the library refuses."""
        self._samples = bytearray()
        self._library.espeak_SetParameter(_RATE, words_a_minute(step), 0)
        self._library.espeak_SetParameter(_VOLUME, amplitude(loudness), 0)
        raw = text.replace("\0", " ").encode()
        if self._library.espeak_Synth(raw, len(raw) + 1, 0, _CHARACTERS, 0, _UTF8 | _END_PAUSE, None, None) != 0:
            raise EngineError("Biblioteka eSpeak NG odmówiła przeczytania tekstu.")
        return bytes(self._samples)


def _system_name(path: str) -> bytes:
    """Name of a file as a C library opens it: on Windows that is not UTF-8, and a user's name may hold letters it does not know."""
    if sys.platform != "win32":
        return os.fsencode(path)
    try:
        return path.encode("mbcs")
    except UnicodeEncodeError:
        short = ctypes.create_unicode_buffer(_LONGEST_PATH)
        # Without short names on that disk the library says itself that its data is missing.
        known = ctypes.windll.kernel32.GetShortPathNameW(path, short, _LONGEST_PATH)
        return (short.value if known else path).encode("mbcs", "replace")
