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
    seconds = record(SENTENCES, path)
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert sound.getnframes() / sound.getframerate() == pytest.approx(seconds)
    assert 10 < sum(map(len, SENTENCES)) / (seconds - PAUSE * len(SENTENCES)) < 22
    assert heard(path) == pytest.approx(seconds)
    assert [file.name for file in tmp_path.iterdir()] == ["wynik.wav"]


def test_every_sentence_is_in_it(tmp_path: Path) -> None:
    """Nothing is left out: the whole lasts as long as its sentences."""
    pytest.importorskip("espeakng_loader")
    parts = sum(record([sentence], tmp_path / "zdanie.wav") for sentence in SENTENCES)
    assert record(SENTENCES, tmp_path / "razem.wav") == pytest.approx(parts, rel=0.02)


def test_polish_letters_matter(tmp_path: Path) -> None:
    """The voice is Polish: letters that only Polish has change what is heard."""
    pytest.importorskip("espeakng_loader")
    record(["Żaden zażółcił."], tmp_path / "a.wav")
    record(["Zaden zazolcil."], tmp_path / "b.wav")
    assert (tmp_path / "a.wav").read_bytes() != (tmp_path / "b.wav").read_bytes()


@pytest.mark.parametrize("sentences", [[], [""], [" ", "..."]])
def test_nothing_to_say(tmp_path: Path, sentences: list[str]) -> None:
    """An empty text is refused in one sentence and leaves no file."""
    with pytest.raises(UserError, match="tekst jest pusty"):
        record(sentences, tmp_path / "x.wav")
    assert list(tmp_path.iterdir()) == []


def test_unwritable_place(tmp_path: Path) -> None:
    """A folder that is not there, or that stands where the file should, is one sentence naming the file, and no part of a file."""
    pytest.importorskip("espeakng_loader")
    (tmp_path / "katalog").mkdir()
    for name in ("nie-ma/x.wav", "katalog"):
        with pytest.raises(UserError, match="Nie można zapisać nagrania") as refused:
            record(SENTENCES, tmp_path / name)
        assert name in refused.value.sentence
    assert [file.name for file in tmp_path.iterdir()] == ["katalog"]
