"""The fault table in real conversations at a terminal: each fault costs one printed sentence, and nothing is left behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import FAULT
from tests.terminal.conftest import topic

from .conftest import marked_processes, wait_until

NOTICE = re.compile(r"Uwaga, program nie mówi\. .*?asystent mowa\.")
BROKEN = {
    "brak": "silnika nie ma",
    "import": "silnika nie da się zaimportować",
    "start": "silnik zawiesza się przy starcie",
    "niemy": "silnik przyjmuje tekst i nie zaczyna mówić",
    "srodek": "silnik zawiesza się w środku zdania",
    "wypadek": "silnik pada",
    "glos": "nie ma polskiego głosu",
}
NOISY = {"stdout": ("silnik pisze na standardowe wyjście", 20_000), "stderr": ("silnik zalewa wyjście błędów", 4 << 20)}
"""The fault, and how many bytes it writes in one sentence."""


def printed(sitting):
    """All that was shown, as one line."""
    return " ".join(sitting.raw.split())


def notices(sitting):
    """The sentences about a voice that fails."""
    return NOTICE.findall(printed(sitting))


def is_told(sitting, mark):
    """Give the voice time to fail by itself, then press on, as a person does: it is given up sooner when a key is not obeyed."""
    wait_until(lambda: len(marked_processes(mark)) == 1, 1)
    sitting.answer("gdzie")
    return bool(notices(sitting))


def ended(sitting, surroundings, *, is_mute=True):
    """Go on with the conversation to its end; return what was printed about the voice."""
    assert topic(sitting.answer("1 marca 2024")) == "czas diagnozy"
    assert not is_mute or wait_until(lambda: is_told(sitting, surroundings.mark), 40)
    assert "Zapisano: " in sitting.answer("2")
    assert topic(sitting.blocks[-1]) not in {None, "czas diagnozy"}
    sitting.answer("koniec")
    assert sitting.end() == 0
    assert "Koniec pracy." in printed(sitting)
    assert surroundings.left_behind() == []
    told = notices(sitting)
    assert (len(told), printed(sitting).count("program nie mówi")) == (int(is_mute), int(is_mute))
    return told[0] if told else "nic, bo głos mówi dalej."


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_engine(talk, surroundings, record_property, fault):
    """Issue 5: missing, failing to import, hanging, crashing or without Polish: the conversation goes on after one sentence."""
    sitting = talk(ASYSTENT_MOWA_SILNIK=f"usterka-{fault}")
    record_property(FAULT, f"{BROKEN[fault]}: {ended(sitting, surroundings)}")


@pytest.mark.parametrize("fault", NOISY)
def test_a_noisy_engine(talk, surroundings, record_property, fault):
    """Issue 5: what an engine prints never reaches the screen; the voice works, so there is nothing to say about it."""
    name, amount = NOISY[fault]
    sitting = talk(ASYSTENT_MOWA_SILNIK=f"usterka-{fault}")
    assert wait_until(lambda: any(written(pid) > amount for pid in marked_processes(surroundings.mark)))
    record_property(FAULT, f"{name}: {ended(sitting, surroundings, is_mute=False)}")
    assert "Audio saved" not in sitting.raw
    assert "ALSA" not in sitting.raw
    assert "event" not in sitting.raw


def written(pid):
    """Bytes that a process has written so far."""
    try:
        return int(re.search(r"wchar: (\d+)", (Path("/proc") / str(pid) / "io").read_text())[1])
    except OSError:
        return 0


def test_no_sound_device(talk, surroundings, record_property):
    """Issue 5: the real back ends, one after another, and a device that does not exist."""
    pytest.importorskip("espeakng_loader")
    (surroundings.home / ".asoundrc").write_text("pcm.!default { type hw card 99 }\n", encoding="utf-8")
    record_property(FAULT, f"nie ma urządzenia dźwięku: {ended(talk(), surroundings)}")


def test_the_server_dies(talk, surroundings, dispatcher, record_property):
    """Issue 5: a real speech-dispatcher is killed while it speaks, and there is no other voice."""
    sitting = talk(ASYSTENT_MOWA_SILNIK="ssip")
    assert wait_until(lambda: "Queueing message |" in dispatcher.log())
    dispatcher.kill()
    record_property(FAULT, f"serwer mowy ginie: {ended(sitting, surroundings)}")
