"""The results spoken: their recording has the length of its words, and the death of the voice does not end the conversation."""

from __future__ import annotations

import os
import re
import signal
import uuid
import wave
from contextlib import suppress
from pathlib import Path

import pytest

from asystent.polish.ear import speakable
from asystent.speech.record import PAUSE, record
from asystent.speech.text import spoken
from tests.speech.conftest import MARK, marked_processes, wait_until
from tests.terminal.conftest import topic

# So wide that nothing is wrapped: a line on the screen is a sentence for the voice.
UNWRAPPED = {"rows": 60, "columns": 2000}
CHARACTERS_A_SECOND = 14
# In the mode in which keys are not spoken: here the printed text alone is measured.
CALL = ("rozmowa", "--tryb", "czytnik", "--mowa", "zawsze", "--na-dzien", "2026-11-21")


@pytest.fixture
def recorded(tmp_path):
    """Choose the recording back end; give its file and its environment, marked so that its processes are found."""
    pytest.importorskip("espeakng_loader")
    file = tmp_path / "glos.wav"
    return file, {"ASYSTENT_MOWA_SILNIK": "nagranie", "ASYSTENT_MOWA_PLIK": str(file), MARK: uuid.uuid4().hex}


def frames_of(path):
    """Samples of a WAV file that may be growing, and how many there are a second; no samples while there is no file."""
    try:
        with wave.open(str(path)) as sound:
            return sound.getnframes(), sound.getframerate()
    except (OSError, EOFError, wave.Error):
        return 0, 22_050


def frames_for(sentences, path):
    """Samples that these sentences take, made apart from the conversation by the recorder, less its pauses."""
    path.write_bytes(record(sentences)[0])
    frames, rate = frames_of(path)
    return frames - int(rate * PAUSE) * sum(len(spoken(sentence)) for sentence in sentences)


def sentences_of(block):
    """The sentences of an unwrapped block, the prompt among them."""
    return [line.strip() for line in block.split("\n") if line]


def worker_of(environment):
    """The process that speaks for a sitting; None while there is none."""
    for pid in marked_processes(environment[MARK]):
        with suppress(OSError):
            if b"asystent.speech.worker" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
    return None


def test_a_spoken_result_is_as_long_as_its_words(sit, walk, recorded, tmp_path):
    """With --mowa zawsze a result is in the recording whole: as long as its characters take to say, and to the sample what they make."""
    file, environment = recorded
    sitting = sit(*CALL, **UNWRAPPED, **environment)
    assert topic(walk(sitting)) == "wyniki"
    assert frames_of(file)[0] > 0
    # Each Enter cut the sentence before it; from here on everything is heard to its end.
    sitting.answer("cisza")
    assert wait_until(lambda: worker_of(environment) is None)
    begun = frames_of(file)[0]
    sentences = []
    for text in ("mowa", "1"):
        block = sitting.answer(text)
        while True:
            sentences += sentences_of(block)
            wanted = frames_for(sentences, tmp_path / "wzor.wav")
            wait_until(lambda: frames_of(file)[0] - begun >= wanted)  # noqa: B023 - called at once
            assert frames_of(file)[0] - begun == wanted, block
            if "Enter: dalej." not in block:
                break
            block = sitting.answer("")
    characters = sum(len(speakable(sentence)) for sentence in sentences)
    assert characters > 1000
    assert wanted / frames_of(file)[1] == pytest.approx(characters / CHARACTERS_A_SECOND, rel=0.15)
    sitting.answer("koniec")
    assert sitting.end() == 0
    sentences += sentences_of(sitting.blocks[-1])
    assert frames_of(file)[0] - begun == frames_for(sentences, tmp_path / "wzor.wav")


def kill_in_mid_sentence(file, environment, before=None):
    """Kill -9 the voice while it adds to the recording; return its process."""
    heard = file.stat().st_size
    assert wait_until(lambda: file.stat().st_size > heard + 10_000 and worker_of(environment) not in {None, before})
    pid = worker_of(environment)
    os.kill(pid, signal.SIGKILL)
    return pid


def test_killing_the_voice_in_a_spoken_result_leaves_the_conversation(sit, walk, recorded, home):
    """Kill -9 in mid-sentence: the result is spoken on by a new worker; after the second death one sentence says so, and all goes on."""
    file, environment = recorded
    sitting = sit(*CALL, **environment, ASYSTENT_MOWA_TEMPO="1")
    walk(sitting)
    block = sitting.answer("1")
    assert "Wynik 1 z" in block
    first = kill_in_mid_sentence(file, environment)
    # The same page is spoken on, before any key is pressed.
    second = kill_in_mid_sentence(file, environment, before=first)
    assert second != first
    assert wait_until(lambda: worker_of(environment) is None)
    block = sitting.onward(sitting.answer(""))
    assert topic(block) == "wyniki"
    sitting.answer("zmień 1")
    assert re.search(r"^Zapisano: dziecko urodziło się 2 marca 2024 roku\.", sitting.answer("2 marca 2024"), re.MULTILINE)
    assert topic(walk(sitting)) == "wyniki"
    sitting.answer("koniec")
    assert sitting.end() == 0
    assert "Koniec pracy" in sitting.blocks[-1]
    assert " ".join(sitting.raw.split()).count("Uwaga, program nie mówi.") == 1
    assert "2024-03-02" in (home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8")
    assert marked_processes(environment[MARK]) == []
    assert frames_of(file)[0] > 0
