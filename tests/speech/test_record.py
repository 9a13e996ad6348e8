"""Recording speech into WAV files."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest

from asystent.errors import UserError
from asystent.speech.record import PAUSE, record

from .test_engines import heard

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = ["Wynik pierwszy z trzech.", "Urlop wychowawczy przysługuje do trzydziestu sześciu miesięcy.", "Koniec listy."]


def test_length_and_sound(tmp_path: Path) -> None:
    """A recording is as long as it says, speaks 10 to 22 characters a second beside its pauses, and is not silence."""
    pytest.importorskip("espeakng_loader")
    path = tmp_path / "wynik.wav"
    data, seconds = record(SENTENCES)
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


@pytest.mark.parametrize("sentences", [[], [""], [" ", "..."]])
def test_nothing_to_say(sentences: list[str]) -> None:
    """An empty text is refused in one sentence."""
    with pytest.raises(UserError, match="tekst jest pusty"):
        record(sentences)
