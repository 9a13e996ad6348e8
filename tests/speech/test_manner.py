"""How the voice speaks: volume, voice, named punctuation, and which sentence was begun last."""

from __future__ import annotations

from types import SimpleNamespace

from asystent.speech.manner import Manner
from asystent.speech.text import spoken
from asystent.speech.voice import Voice
from asystent.terminal.manner import choose_voice
from tests.speech.conftest import wait_until


def test_named_punctuation_keeps_its_pauses():
    """Whoever proof-reads hears every mark by name; the mark stays behind its name, for it makes the pause."""
    assert spoken("Tak (nie), czyli „być może”.", with_signs=True) == [
        "Tak nawias otwierający nie nawias zamykający przecinek, czyli cudzysłów otwierający być może cudzysłów zamykający kropka."
    ]
    assert spoken("Tak, nie.") == ["Tak, nie."]


def test_a_louder_and_a_quieter_voice_is_heard_so():
    """Volume: the same sentence has larger samples when louder and smaller ones when quieter."""
    from asystent.speech.engines.espeak_library import Synthesiser

    library = Synthesiser()
    peaks = [_peak(library.samples("Dzień dobry.", 0, step)) for step in (-3, 0, 3)]
    assert peaks[0] < peaks[1] < peaks[2]


def _peak(samples):
    return max(abs(int.from_bytes(samples[at : at + 2], "little", signed=True)) for at in range(0, len(samples), 2))


def test_speech_dispatcher_is_told_volume_and_voice(surroundings, dispatcher):
    """The real server gets SET SELF VOLUME and SET SELF SYNTHESIS_VOICE, in Polish, and only what differs from usual."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "ssip"
    with Voice(environ=surroundings) as voice:
        voice.say(["Pierwsze."])
        assert voice.wait(20)
        assert voice.voices
        assert voice.quieter() == "Mowa: ciszej niż zwykle, poziom 1."
        voice.choose_voice(voice.voices[0])
        voice.say(["Drugie."])
        assert voice.wait(20)
    assert wait_until(lambda: "SET SELF VOLUME" in dispatcher.log())
    assert f"SET SELF SYNTHESIS_VOICE {voice.voices[0]}" in dispatcher.log()


def test_a_voice_that_is_not_there_costs_one_sentence(surroundings):
    """A voice name kept from another machine: one printed sentence, and the usual voice goes on."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "espeak-ng"
    with Voice(environ=surroundings, manner=Manner(voice="de")) as voice:
        voice.say(["Dzień dobry."])
        assert voice.wait(20)
        assert voice.engine == "espeak-ng"
        assert "nie ma polskiego głosu o nazwie de" in (voice.pop_notice() or "")


def test_the_sentence_begun_last_is_known(surroundings):
    """Sentence by sentence: after a stop the voice knows how far it came."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "espeak-ng"
    with Voice(environ=surroundings) as voice:
        generation = voice.say(["Raz.", "Dwa.", "Trzy, a to zdanie jest długie, bo ma trwać jeszcze wtedy, gdy przyjdzie koniec."])
        assert wait_until(lambda: voice.begun == (generation, 2))
        voice.stop()
        assert voice.wait(20)
        assert voice.begun == (generation, 2)


def test_of_a_hundred_voices_a_few_are_named():
    """A server with a hundred voices is no sentence of a minute: some are named, the numbers of the others told."""
    many = SimpleNamespace(voices=[f"głos-{number}" for number in range(1, 103)])
    told = choose_voice(many, "")
    assert "głosów jest 102" in told
    assert "7: głos-7. Następne mają numery od 8 do 102." in told
    assert "Następne" not in choose_voice(SimpleNamespace(voices=["pl", "pl+f2"]), "")
