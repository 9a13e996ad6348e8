"""From a name to a back end; each module is loaded only when its name is asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from asystent.speech.catalogue import FAULT_PREFIX, is_known
from asystent.speech.engines.base import EngineError

if TYPE_CHECKING:
    from asystent.speech.engines.base import Engine


def make(name: str) -> Engine:  # noqa: C901, PLR0911 (one plain line a back end)
    """Make the back end of this name, not yet opened; EngineError for a name that nobody has."""
    if not is_known(name, os.environ):
        raise EngineError(f"Nie ma głosu o nazwie {name}.")
    if name.startswith(FAULT_PREFIX):
        from asystent.speech.engines.faulty import FaultyEngine

        return FaultyEngine(name.removeprefix(FAULT_PREFIX))
    if name in {"ssip", "orca"}:
        from asystent.speech.engines import ssip

        return ssip.HandedToReader() if name == "orca" else ssip.SsipEngine()
    if name in {"nvda", "jaws"}:
        from asystent.speech.engines import reader

        return reader.nvda() if name == "nvda" else reader.jaws()
    if name == "sapi":
        from asystent.speech.engines.sapi import SapiEngine

        return SapiEngine()
    if name == "say":
        from asystent.speech.engines.say import SayEngine

        return SayEngine()
    if name == "espeakng-loader":
        from asystent.speech.engines.espeak_loader import LoaderEngine

        return LoaderEngine()
    if name == "espeak-ng":
        from asystent.speech.engines.espeak_child import EspeakChildEngine

        return EspeakChildEngine()
    if name == "pyttsx3":
        from asystent.speech.engines.pyttsx import PyttsxEngine

        return PyttsxEngine()
    from asystent.speech.engines.recording import RecordingEngine

    return RecordingEngine()
