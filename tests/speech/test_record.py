"""Recording speech into WAV files."""

from __future__ import annotations

import shutil
import wave
from typing import TYPE_CHECKING

import pytest

from asystent.errors import UserError
from asystent.speech.manner import Manner
from asystent.speech.record import PAUSE, record

from .test_engines import heard

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = ["Wynik pierwszy z trzech.", "Urlop wychowawczy przysługuje do trzydziestu sześciu miesięcy.", "Koniec listy."]


def test_length_and_sound(tmp_path: Path) -> None:
    """A recording is as long as it says, speaks 10 to 22 characters a second beside its pauses, and is not silence."""
    pytest.importorskip("espeakng_loader")
    path = tmp_path / "wynik.wav"
    data, seconds, _ = record(SENTENCES)
    path.write_bytes(data)
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert sound.getnframes() / sound.getframerate() == pytest.approx(seconds)
    assert 10 < sum(map(len, SENTENCES)) / (seconds - PAUSE * len(SENTENCES)) < 22
    assert heard(path) == pytest.approx(seconds)


def test_every_sentence_is_in_it() -> None:
    """Nothing is left out: the whole lasts as long as its sentences."""
    pytest.importorskip("espeakng_loader")
    parts = sum(record([sentence])[1] for sentence in SENTENCES)
    assert record(SENTENCES)[1] == pytest.approx(parts, rel=0.02)


def test_polish_letters_matter() -> None:
    """The voice is Polish: letters that only Polish has change what is heard."""
    pytest.importorskip("espeakng_loader")
    assert record(["Żaden zażółcił."])[0] != record(["Zaden zazolcil."])[0]


@pytest.mark.parametrize("program", [False, True])
def test_the_manner_is_heard_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: bool) -> None:
    """Issue 5.2: voice, volume and named punctuation change what is recorded, by the library and by the program; nothing to complain of."""
    if program:
        _only_the_program(monkeypatch, tmp_path)
    else:
        pytest.importorskip("espeakng_loader")
    usual = record(SENTENCES)
    for manner in (Manner(voice="pl+f2"), Manner(loudness=-3), Manner(with_signs=True), Manner(step=2)):
        made = record(SENTENCES, manner)
        assert made.notices == ()
        assert made.sound != usual.sound, manner
    assert _peak(record(SENTENCES, Manner(loudness=-3)).sound) < _peak(usual.sound)
    assert record(SENTENCES, Manner(with_signs=True)).seconds > usual.seconds


@pytest.mark.parametrize("program", [False, True])
def test_a_voice_that_cannot_be_recorded_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: bool) -> None:
    """A voice kept from the system's speech is none of this one's: recorded in the usual voice, and one sentence says so."""
    if program:
        _only_the_program(monkeypatch, tmp_path)
    else:
        pytest.importorskip("espeakng_loader")
    made = record(["Tak."], Manner(voice="Polish+Adam"))
    assert made.sound == record(["Tak."]).sound
    (notice,) = made.notices
    assert "Polish+Adam" in notice
    assert notice.endswith("Nagranie ma zwykły głos.")


def _only_the_program(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Hide the package espeakng-loader from the recorder."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    (folder / "espeakng_loader.py").write_text("raise ImportError\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def _peak(data: bytes) -> int:
    return max(map(abs, memoryview(data[44:]).cast("h")))


@pytest.mark.parametrize("sentences", [[], [""], [" ", "..."]])
def test_nothing_to_say(sentences: list[str]) -> None:
    """An empty text is refused in one sentence."""
    with pytest.raises(UserError, match="tekst jest pusty"):
        record(sentences)
