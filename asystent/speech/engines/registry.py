"""From a name to a back end; each module is loaded only when its name is asked for."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from asystent.speech.catalogue import FAULT_PREFIX, is_known
from asystent.speech.engines.base import EngineError

if TYPE_CHECKING:
    from asystent.speech.engines.base import Engine

_PLACES = {
    "ssip": ("ssip", "SsipEngine"),
    "orca": ("ssip", "HandedToReader"),
    "nvda": ("reader", "nvda"),
    "jaws": ("reader", "jaws"),
    "sapi": ("sapi", "SapiEngine"),
    "say": ("say", "SayEngine"),
    "espeakng-loader": ("espeak_loader", "LoaderEngine"),
    "espeak-ng": ("espeak_child", "EspeakChildEngine"),
    "pyttsx3": ("pyttsx", "PyttsxEngine"),
    "nagranie": ("recording", "RecordingEngine"),
}


def make(name: str) -> Engine:
    """Make the back end of this name, not yet opened; EngineError for a name that nobody has."""
    if not is_known(name, os.environ):
        raise EngineError(f"Nie ma głosu o nazwie {name}.")
    if name.startswith(FAULT_PREFIX):
        faulty: Engine = import_module("asystent.speech.engines.faulty").FaultyEngine(name.removeprefix(FAULT_PREFIX))
        return faulty
    module, factory = _PLACES[name]
    engine: Engine = getattr(import_module(f"asystent.speech.engines.{module}"), factory)()
    return engine
