"""The fault table: whatever an engine does, the conversation goes on with at most one printed sentence and nothing is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asystent.speech.voice import Voice

from .conftest import marked_processes

if TYPE_CHECKING:
    from .conftest import Surroundings

SENTENCES = ["Pierwsze zdanie.", "Drugie zdanie."]
LOUD = ["brak", "import", "glos", "start", "niemy", "srodek", "wypadek", "dziecko"]


@pytest.mark.fault
@pytest.mark.parametrize("fault", LOUD)
def test_fault_costs_one_sentence(surroundings: Surroundings, fault: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Missing, failing to import, no Polish voice, hanging at the start or in mid-speech, crashing: one sentence, then silence."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = f"usterka-{fault}"
    notices: list[str] = []
    with Voice(environ=surroundings, on_notice=notices.append) as voice:
        voice.say(SENTENCES)
        assert voice.wait(40)
        assert voice.muted
        voice.say(SENTENCES)
        voice.stop()
        assert voice.wait(10)
    assert len(notices) == 1
    assert notices[0].startswith("Uwaga, program nie mówi.")
    assert "\n" not in notices[0]
    assert surroundings.left_behind() == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["stdout", "stderr"])
def test_noise_is_swallowed(surroundings: Surroundings, fault: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Words that a library prints reach neither the screen nor the protocol; a flood of them blocks nothing."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = f"usterka-{fault}"
    with Voice(environ=surroundings) as voice:
        voice.say(SENTENCES)
        assert voice.wait(40)
        assert (voice.muted, voice.pop_notice()) == (False, None)
    assert capfd.readouterr() == ("", "")
    assert surroundings.left_behind() == []


@pytest.mark.fault
def test_stop_frees_a_hanging_engine(surroundings: Surroundings) -> None:
    """A key pressed while an engine hangs: it is killed, and what is said next goes to a new worker."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "usterka-dziecko"
    with Voice(environ=surroundings) as voice:
        voice.say(SENTENCES)
        assert not voice.wait(1)
        assert len(marked_processes(surroundings.mark)) > 1
        voice.stop()
        assert voice.wait(20)
        assert not voice.muted
    assert surroundings.left_behind() == []


def test_faulty_engines_exist_in_tests_only(surroundings: Surroundings) -> None:
    """Without the mark of a test, the name of a fault is an unknown name and the sentence says which names there are."""
    del surroundings["ASYSTENT_TESTY"]
    surroundings["ASYSTENT_MOWA_SILNIK"] = "usterka-start"
    with Voice(environ=surroundings) as voice:
        voice.say(SENTENCES)
        assert voice.wait(10)
        notice = voice.pop_notice() or ""
    assert "usterka-start" in notice
    assert "espeak-ng" in notice


@pytest.mark.fault
def test_no_python_no_voice(surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that cannot be started is one sentence as well."""
    monkeypatch.setattr("sys.executable", "/nie/ma/pythona")
    with Voice(environ=surroundings) as voice:
        voice.say(SENTENCES)
        assert voice.wait(10)
        assert (voice.pop_notice() or "").startswith("Uwaga")


@pytest.mark.fault
def test_fault_of_the_rules_of_polish_is_survived(surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error while a sentence is prepared for the ear mutes the voice; the conversation is not left waiting."""

    def broken(_: str) -> list[str]:
        raise ValueError

    monkeypatch.setattr("asystent.speech.text.spoken", broken)
    with Voice(environ=surroundings) as voice:
        voice.say(SENTENCES)
        assert voice.wait(10)
        assert (voice.pop_notice() or "").startswith("Uwaga")
