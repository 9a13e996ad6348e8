"""The back ends with real parts: Speech Dispatcher, espeak-ng, aplay into a file, pyttsx3; and devices that fail."""

from __future__ import annotations

import math
import os
import shutil
import signal
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asystent.speech.probe import Found, probe
from asystent.speech.ssip import Client, SsipError
from asystent.speech.voice import Voice

from .conftest import marked_processes, wait_until

if TYPE_CHECKING:
    from .conftest import Dispatcher, Surroundings

TEXT = "Zażółć gęślą jaźń, a potem złożyć wniosek."
OTHER = "Koniec listy."


def heard(path: Path) -> float:
    """Seconds of sound in what ALSA wrote; its header is never finished. Zero when all of it is silence."""
    raw = path.read_bytes() if path.exists() else b""
    if len(raw) <= 44:
        return 0.0
    rate = struct.unpack_from("<I", raw, 24)[0]
    channels = struct.unpack_from("<H", raw, 22)[0]
    samples = memoryview(raw[44 : len(raw) - len(raw) % 2]).cast("h")
    loud = math.sqrt(sum(value * value for value in samples[::7]) / max(1, len(samples) // 7))
    return len(samples) / channels / rate if loud > 50 else 0.0


def _need(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


@pytest.mark.parametrize(("engine", "programs"), [("espeakng-loader", ["aplay"]), ("espeak-ng", ["espeak-ng"]), ("pyttsx3", ["aplay"])])
def test_polish_reaches_the_sound_device(surroundings: Surroundings, engine: str, programs: list[str]) -> None:
    """Each back end plays real samples of the expected length through ALSA, without a word on the screen."""
    for program in programs:
        _need(program)
    if engine != "espeak-ng":
        pytest.importorskip("espeakng_loader")
    if engine == "pyttsx3":
        pytest.importorskip("pyttsx3")
    surroundings["ASYSTENT_MOWA_SILNIK"] = engine
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT])
        assert voice.wait(30)
        assert (voice.engine, voice.pop_notice()) == (engine, None)
    assert 6 < len(TEXT) / heard(surroundings.sound) < 25
    assert surroundings.left_behind() == []


def test_dispatcher_is_told_polish(surroundings: Surroundings, dispatcher: Dispatcher) -> None:
    """Speech Dispatcher's own default is English; every text reaches it with the Polish language set, in order."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "ssip"
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT, OTHER, ".", "  "])
        assert voice.wait(30)
        assert voice.pop_notice() is None
    log = dispatcher.log()
    first, second = log.index(f"|{TEXT}|"), log.index(f"|{OTHER}|")
    assert first < second
    assert log.count("Queueing message |") == 2
    assert "language=pl" in log[first:second]
    assert heard(surroundings.sound) > 2


def test_the_first_sentence_does_not_wait_for_the_list_of_voices(surroundings: Surroundings, dispatcher: Dispatcher) -> None:
    """Issue 5.2: the list of a synthesiser that surely speaks Polish takes longer than all the rest: asked once, after that sentence."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "ssip"
    with Voice(environ=surroundings) as voice:
        assert voice.voices is None
        voice.say([OTHER, TEXT])
        assert voice.wait(30)
        assert voice.voices
        assert all("Polish" in name for name in voice.voices)
    log = dispatcher.log()
    assert log.index(f"|{OTHER}|") < log.index("LIST SYNTHESIS_VOICES") < log.index(f"|{TEXT}|")
    assert log.count("LIST SYNTHESIS_VOICES") == log[log.index(f"|{OTHER}|") : log.index(f"|{TEXT}|")].count("LIST SYNTHESIS_VOICES")


@pytest.fixture
def without_polish(surroundings: Surroundings, tmp_path: Path) -> None:
    """Take Polish away from the system's eSpeak NG."""
    found = next(Path("/usr/lib").glob("*/espeak-ng-data"), None)
    if found is None:
        pytest.skip("espeak-ng-data is not installed")
    shutil.copytree(found, tmp_path / "espeak-ng-data", ignore=shutil.ignore_patterns("pl", "pl_dict"))
    surroundings["ESPEAK_DATA_PATH"] = str(tmp_path)


@pytest.mark.usefixtures("without_polish")
def test_a_server_without_polish_is_left(surroundings: Surroundings, dispatcher: Dispatcher) -> None:
    """A server that turns out to have no Polish voice: the next back end says the sentence again, and asystent mowa says so."""
    _need("aplay")
    pytest.importorskip("espeakng_loader")
    assert dispatcher.listens()
    assert probe(["ssip"], surroundings) == [Found("ssip", works=False, reason="Speech Dispatcher działa, ale nie ma polskiego głosu.")]
    with Voice(environ=surroundings, platform="linux") as voice:
        voice.say([OTHER])
        assert voice.wait(30)
        assert (voice.engine, voice.pop_notice()) == ("espeakng-loader", None)
        assert voice.engines_tried == [("ssip", "Speech Dispatcher działa, ale nie ma polskiego głosu.")]


def test_a_key_while_a_slow_voice_opens_does_not_kill_it(surroundings: Surroundings, tmp_path: Path) -> None:
    """Opening may take longer than an answer may: a key meanwhile drops the sentence, the next is said by the same voice."""
    _need("aplay")
    pytest.importorskip("pyttsx3")
    slow = tmp_path / "wolny"
    slow.mkdir()
    (slow / "pyttsx3.py").write_text(
        f"import importlib, sys, time\ntime.sleep(3)\nsys.path.remove({str(slow)!r})\n"
        "del sys.modules['pyttsx3']\nimportlib.import_module('pyttsx3')\n",
        encoding="utf-8",
    )
    surroundings.update(ASYSTENT_MOWA_SILNIK="pyttsx3", PYTHONPATH=os.pathsep.join([str(slow), surroundings.get("PYTHONPATH", "")]))
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT * 20])
        assert wait_until(lambda: len(marked_processes(surroundings.mark)) > 1)
        voice.stop()
        voice.say([OTHER])
        assert voice.wait(30)
        assert (voice.engine, voice.engines_tried, voice.pop_notice()) == ("pyttsx3", [], None)
    assert 0.5 < heard(surroundings.sound) < 3


def test_dots_survive_the_protocol(surroundings: Surroundings, dispatcher: Dispatcher) -> None:
    """A line that begins with a dot is text, not the end of it."""
    client = Client(dispatcher.socket)
    client.speak("...trzy kropki\n.\nkoniec")
    client.close()
    assert wait_until(lambda: "...trzy kropki\n.\nkoniec|" in dispatcher.log())


def test_interrupt_cancels_in_the_dispatcher(surroundings: Surroundings, dispatcher: Dispatcher) -> None:
    """Stop reaches the server as a cancel of this program's own texts."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "orca"
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT] * 3)
        assert voice.wait(30)
        voice.stop()
        assert wait_until(lambda: "CANCEL SELF" in dispatcher.log())


@pytest.mark.parametrize("way", ["kill", "freeze", "freeze_sound"])
def test_server_gone_means_the_next_voice(surroundings: Surroundings, dispatcher: Dispatcher, way: str) -> None:
    """A server that dies, stops answering or takes texts without speaking costs nothing: the next back end says the sentence."""
    _need("aplay")
    pytest.importorskip("espeakng_loader")
    with Voice(environ=surroundings, platform="linux") as voice:
        voice.say([OTHER])
        assert voice.wait(30)
        assert voice.engine == "ssip"
        assert wait_until(lambda: heard(surroundings.sound) > 0)
        getattr(dispatcher, way)()
        surroundings.sound.unlink()
        voice.say([TEXT])
        assert voice.wait(30)
        assert (voice.engine, voice.pop_notice()) == ("espeakng-loader", None)
    assert 8 < len(TEXT) / heard(surroundings.sound) < 25
    if way != "kill":
        os.killpg(dispatcher.process.pid, signal.SIGCONT)


def test_server_comes_back(surroundings: Surroundings, dispatcher: Dispatcher) -> None:
    """A connection that the server closed is opened once more."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "ssip"
    with Voice(environ=surroundings) as voice:
        voice.say([OTHER])
        assert voice.wait(30)
        # The server's modules stay; only the connection is cut, by killing and starting the server anew on the same socket.
        dispatcher.kill()
        dispatcher.socket.unlink()
        dispatcher.start()
        voice.say([TEXT])
        assert voice.wait(30)
        assert voice.pop_notice() is None
    assert wait_until(lambda: f"|{TEXT}|" in dispatcher.log())


def test_silent_server_is_not_waited_for(tmp_path: Path) -> None:
    """A socket that accepts and says nothing ends in an error, not in waiting for ever."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        with pytest.raises(SsipError):
            Client(tmp_path / "s", time_out=0.2)


@pytest.mark.parametrize("engine", ["espeakng-loader", "espeak-ng", "pyttsx3"])
def test_no_sound_device_is_told(surroundings: Surroundings, engine: str) -> None:
    """Where there is no sound device, playing nothing is not taken for speech."""
    _need("espeak-ng")
    _need("aplay")
    if Path("/dev/snd").exists():
        pytest.skip("this machine has a sound device")
    (surroundings.home / ".asoundrc").unlink()
    surroundings["ASYSTENT_MOWA_SILNIK"] = engine
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT])
        assert voice.wait(30)
        assert "Nie ma urządzenia dźwięku" in (voice.pop_notice() or "")
    assert surroundings.left_behind() == []


def test_sound_device_that_takes_nothing_is_left(surroundings: Surroundings) -> None:
    """A device that stalls in mid-sentence is given up, with everything that was started for it."""
    _need("aplay")
    pytest.importorskip("espeakng_loader")
    surroundings.sink("sleep 600")
    surroundings["ASYSTENT_MOWA_SILNIK"] = "espeakng-loader"
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT * 10])
        assert voice.wait(60)
        assert voice.muted
    assert surroundings.left_behind() == []


@pytest.mark.parametrize(("engine", "program"), [("espeakng-loader", "aplay"), ("espeak-ng", "espeak-ng"), ("pyttsx3", "aplay")])
def test_stop_kills_the_player(surroundings: Surroundings, engine: str, program: str) -> None:
    """Silence comes from killing the player, not from waiting for it: the same worker speaks on, none is killed for it."""
    _need(program)
    pytest.importorskip("espeakng_loader")
    surroundings.sink("sleep 600")
    surroundings["ASYSTENT_MOWA_SILNIK"] = engine
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT * 10])
        assert wait_until(lambda: len(marked_processes(surroundings.mark)) > 1)
        voice.stop()
        assert voice.wait(20)
        assert (voice.muted, voice.engines_tried) == (False, [])


def test_pyttsx3_leaves_no_file_when_stopped(surroundings: Surroundings) -> None:
    """pyttsx3 forgets its temporary files when it is interrupted; the program does not."""
    _need("aplay")
    pytest.importorskip("pyttsx3")
    surroundings.sink("sleep 600")
    surroundings["ASYSTENT_MOWA_SILNIK"] = "pyttsx3"
    with Voice(environ=surroundings) as voice:
        voice.say([TEXT * 20])
        assert wait_until(lambda: any(surroundings.temporary.glob("*/*.wav")))
        voice.stop()
        assert voice.wait(20)
    assert surroundings.left_behind() == []


@pytest.mark.parametrize(("reader", "title"), [("NVDA", "NVDA"), ("JAWS", "JAWS")])
def test_windows_readers_are_refused_elsewhere(surroundings: Surroundings, reader: str, title: str) -> None:
    """With a reader to hand text to, nothing else speaks in its place, and the sentence names the reader."""
    if os.name == "nt":
        pytest.skip("here they may be running")
    with Voice(environ=surroundings, reader=reader) as voice:
        voice.say([TEXT])
        assert voice.wait(20)
        assert title in (voice.pop_notice() or "")
    assert heard(surroundings.sound) == 0
