"""The cost of importing speech."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("subprocess", "ctypes", "asyncio", "accessible_output2", "pyttsx3", "espeakng_loader", "miniaudio", "wave", "tempfile")


@pytest.mark.parametrize(
    "module", ["asystent.speech", "asystent.speech.detect", "asystent.speech.choice", "asystent.speech.voice", "asystent.speech.record"]
)
def test_nothing_heavy_at_import(module: str) -> None:
    """The first line must be on the screen before speech is thought of: no speech library and no process machinery at import."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {row.rsplit("|", 1)[-1].strip().split(".")[0] for row in done.stderr.splitlines() if row.startswith("import time:")}
    assert "asystent" in loaded
    assert not loaded & set(HEAVY)


def test_libraries_stay_out_of_the_conversation() -> None:
    """The voice library may be loaded only inside a helper process, and the worker loads only what it was asked for."""
    code = (
        "import sys, os, asystent.speech.voice as v\n"
        "voice = v.Voice(environ={**os.environ, 'ASYSTENT_MOWA_SILNIK': 'usterka-nic', 'ASYSTENT_TESTY': '1'})\n"
        "voice.say(['Zdanie.']); assert voice.wait(20); voice.close()\n"
        "print(sorted(set(sys.modules) & {'espeakng_loader', 'pyttsx3', 'accessible_output2', 'asystent.speech.engines.registry'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
