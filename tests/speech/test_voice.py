"""The voice as the conversation uses it: it never waits, never speaks what was dropped, and survives the death of its worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asystent.speech.voice import Voice

from .conftest import marked_processes, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Surroundings

ROOT = Path(__file__).parents[2]
SHORT = "Pytanie pierwsze."
LONG = "Urlop wychowawczy trwa do trzydziestu sześciu miesięcy i można go wykorzystać w pięciu częściach, po kolei albo z przerwami."


def seconds_of(path: Path) -> float:
    """Length of a WAV file."""
    with wave.open(str(path)) as sound:
        return sound.getnframes() / sound.getframerate()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@pytest.fixture
def recording(surroundings: Surroundings, tmp_path: Path) -> Path:
    """Choose the recording back end, as slow as real speech, and give its file."""
    pytest.importorskip("espeakng_loader")
    file = tmp_path / "mowa.wav"
    surroundings.update(ASYSTENT_MOWA_SILNIK="nagranie", ASYSTENT_MOWA_PLIK=str(file), ASYSTENT_MOWA_TEMPO="1")
    return file


@pytest.fixture
def voice(surroundings: Surroundings) -> Iterator[Voice]:
    """Give a voice in those surroundings, closed at the end, and check that nothing is left behind."""
    with Voice(environ=surroundings) as made:
        yield made
    assert surroundings.left_behind() == []


def test_recording_has_the_expected_length(surroundings: Surroundings, recording: Path, voice: Voice) -> None:
    """What is said is in the recording, as long as a person takes to hear it: about 12 to 20 characters a second."""
    surroundings["ASYSTENT_MOWA_TEMPO"] = "0"
    voice.say([SHORT, LONG])
    assert voice.wait(20)
    assert 10 < len(SHORT + LONG) / seconds_of(recording) < 22
    assert voice.pop_notice() is None


def test_stop_cuts_the_sentence_and_drops_the_queue(recording: Path, voice: Voice) -> None:
    """A new question drops the old queue: after stop only what is said later is heard."""
    voice.say([LONG, LONG, LONG])
    assert wait_until(lambda: _size(recording) > 10_000)
    voice.stop()
    assert voice.wait(20)
    cut = seconds_of(recording)
    voice.say([SHORT])
    assert voice.wait(20)
    assert cut < 4.0
    assert 0.5 < seconds_of(recording) - cut < 2.5


def test_said_after_stop_is_spoken_at_once(recording: Path, voice: Voice) -> None:
    """Stop and the next question follow each other without a pause in the program; only the question is heard to its end."""
    voice.say([LONG] * 20)
    voice.stop()
    voice.say([SHORT])
    assert voice.wait(20)
    assert seconds_of(recording) < 2.5


def test_killed_in_mid_sentence_it_goes_on(surroundings: Surroundings, recording: Path, voice: Voice) -> None:
    """After kill -9 of the engine in mid-sentence the sentence is said again by a new worker, the rest follows, no message is needed."""
    voice.say([LONG, SHORT])
    assert wait_until(lambda: _size(recording) > 50_000)
    before = seconds_of(recording)
    (worker,) = marked_processes(surroundings.mark)
    os.kill(worker, signal.SIGKILL)
    surroundings_after = voice.wait(30)
    assert surroundings_after
    assert seconds_of(recording) > before + len(LONG + SHORT) / 22
    assert voice.pop_notice() is None
    assert not voice.muted


def test_killed_twice_it_is_mute_with_one_sentence(surroundings: Surroundings, recording: Path, voice: Voice) -> None:
    """The second death is the last: one sentence to print, then silence; the word mowa brings speech back."""
    voice.say([LONG, SHORT])
    for size in (20_000, 40_000):
        assert wait_until(lambda size=size: _size(recording) > size)  # type: ignore[misc]
        for pid in marked_processes(surroundings.mark):
            os.kill(pid, signal.SIGKILL)
    assert voice.wait(20)
    assert voice.muted
    notice = voice.pop_notice()
    assert notice is not None
    assert notice.startswith("Uwaga")
    assert notice.endswith(".")
    assert voice.pop_notice() is None
    voice.say([SHORT])
    assert voice.wait(20)
    assert voice.pop_notice() is None
    length = seconds_of(recording)
    voice.revive()
    voice.say([SHORT])
    assert voice.wait(20)
    assert seconds_of(recording) > length + 0.5


def test_frozen_worker_is_replaced(surroundings: Surroundings, recording: Path, voice: Voice) -> None:
    """A worker that answers nothing at all is killed 2 s after a key was pressed, and what is said next is heard."""
    voice.say([LONG, LONG])
    assert wait_until(lambda: _size(recording) > 20_000)
    (worker,) = marked_processes(surroundings.mark)
    os.kill(worker, signal.SIGSTOP)
    voice.stop()
    voice.say([SHORT])
    before = seconds_of(recording)
    assert voice.wait(20)
    assert not voice.muted
    assert 0.5 < seconds_of(recording) - before < 2.5
    assert marked_processes(surroundings.mark) != [worker]


@pytest.mark.parametrize("way", ["kill", "end"])
def test_parent_gone_leaves_nothing(surroundings: Surroundings, recording: Path, way: str) -> None:
    """When the program is killed in mid-sentence or ends without a word, the worker falls silent and leaves: no process, no file."""
    code = f"import os,time\nfrom asystent.speech.voice import Voice\nv=Voice()\nv.say([{LONG!r}]*50)\ninput()"
    parent = subprocess.Popen([sys.executable, "-c", code], env=surroundings, cwd=ROOT, stdin=subprocess.PIPE)
    assert wait_until(lambda: _size(recording) > 20_000)
    assert len(marked_processes(surroundings.mark)) > 1
    if way == "kill":
        parent.kill()
    parent.communicate(b"\n")
    assert surroundings.left_behind() == []


@pytest.mark.parametrize("fault", ["srodek", "dziecko", "start"])
def test_parent_killed_while_the_engine_hangs(surroundings: Surroundings, fault: str) -> None:
    """A worker whose engine hangs leaves all the same when the program is gone, and takes its player along."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = f"usterka-{fault}"
    code = f"from asystent.speech.voice import Voice\nv=Voice()\nv.say([{LONG!r}]*50)\ninput()"
    parent = subprocess.Popen([sys.executable, "-c", code], env=surroundings, cwd=ROOT, stdin=subprocess.PIPE)
    assert wait_until(lambda: len(marked_processes(surroundings.mark)) > (2 if fault == "dziecko" else 1))
    parent.kill()
    parent.communicate()
    assert surroundings.left_behind() == []


def test_speed_changes_length_and_is_announced(recording: Path, voice: Voice, surroundings: Surroundings) -> None:
    """R25: a changed speed is told, and heard from the next sentence on; at the limit that is told too."""
    surroundings["ASYSTENT_MOWA_TEMPO"] = "0"
    voice.say([LONG])
    assert voice.wait(20)
    usual = seconds_of(recording)
    assert voice.faster() == "Mowa: szybciej niż zwykle, poziom 1."
    for _ in range(10):
        last = voice.faster()
    assert last == "Mowa: szybciej już się nie da."
    voice.say([LONG])
    assert voice.wait(20)
    assert seconds_of(recording) - usual < 0.6 * usual
    for _ in range(7):
        told = voice.slower()
    assert told == "Mowa: zwykłe tempo."


def test_spelling_names_every_character(recording: Path, voice: Voice, surroundings: Surroundings) -> None:
    """Spelling takes longer than saying: every character has a name."""
    surroundings["ASYSTENT_MOWA_TEMPO"] = "0"
    voice.say(["Żółć"])
    assert voice.wait(20)
    said = seconds_of(recording)
    voice.spell("Żółć")
    assert voice.wait(20)
    assert seconds_of(recording) - said > 2 * said


def test_nothing_starts_before_the_first_sentence(voice: Voice, surroundings: Surroundings) -> None:
    """A voice that says nothing costs no process, whatever else is called on it."""
    voice.stop()
    voice.faster()
    voice.revive()
    assert voice.wait(1)
    assert marked_processes(surroundings.mark) == []


def test_after_close_nothing_is_said(recording: Path, voice: Voice) -> None:
    """Closing is final and can be repeated."""
    voice.say([SHORT])
    assert voice.wait(20)
    voice.close()
    voice.close()
    length = seconds_of(recording)
    voice.say([LONG])
    voice.stop()
    assert voice.wait(5)
    assert seconds_of(recording) == length


def test_close_in_mid_sentence_is_silent(recording: Path, voice: Voice, surroundings: Surroundings) -> None:
    """Leaving the program cuts the sentence and takes the worker along."""
    voice.say([LONG] * 10)
    assert wait_until(lambda: _size(recording) > 20_000)
    voice.close()
    assert marked_processes(surroundings.mark) == []
