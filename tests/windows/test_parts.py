"""What the trial on Windows taught, where any system can show it."""

from __future__ import annotations

import os
import threading
import time

import pytest

from asystent.speech import catalogue, worker
from asystent.speech.engines.base import QuietEngine
from asystent.speech.text import spoken
from asystent.speech.voice import Voice
from tests.windows import tree


class Reader(QuietEngine):
    """A screen reader that remembers what it was told."""

    def __init__(self):
        self.told = []

    def open(self):
        """Always there."""

    def speak(self, text, interrupt, started):
        """Take the text."""
        self.told.append(text)
        started()

    def silence(self):
        """Fall silent."""
        self.told.append("cisza")


@pytest.fixture
def speaker(monkeypatch):
    """The worker's thread with such a reader, and what came back from it."""
    reader = Reader()
    monkeypatch.setattr(worker, "make", lambda _name: reader)
    thread = worker.Speaker(["nvda"], lambda *_args, **_more: None)
    thread.start()
    return thread, reader.told


def test_leaving_does_not_cut_the_last_words_of_a_screen_reader(speaker):
    """A reader goes on alone with what it was given, so the farewell is heard; only a wish for silence silences it."""
    thread, told = speaker
    thread.speak(1, "Koniec pracy.")
    while not told:
        time.sleep(0.01)
    thread.leave()
    thread.join()
    assert told == ["Koniec pracy."]


def test_a_wish_for_silence_reaches_the_screen_reader(speaker):
    """Stop cuts the reader's speech short, also after the text was handed over."""
    thread, told = speaker
    thread.speak(1, "Długi tekst.")
    while not told:
        time.sleep(0.01)
    thread.stop()
    thread.leave()
    thread.join()
    assert told == ["Długi tekst.", "cisza"]


def test_what_was_dropped_before_it_was_handed_over_silences_nobody(monkeypatch):
    """A key pressed while the way to a screen reader is being opened: the reader goes on with what it says by itself."""
    reader, is_open = Reader(), threading.Event()
    reader.open = is_open.wait
    monkeypatch.setattr(worker, "make", lambda _name: reader)
    thread = worker.Speaker(["nvda"], lambda *_args, **_more: None)
    thread.start()
    thread.speak(1, "Pierwsze.")
    thread.stop()
    thread.speak(2, "Drugie.")
    is_open.set()
    while not reader.told:
        time.sleep(0.01)
    thread.leave()
    thread.join()
    assert reader.told == ["Drugie."]


def test_a_braille_display_shows_what_is_printed():
    """NVDA and JAWS get the text as it stands: numbers and names in words are for a voice, not for fingers."""
    line = "Termin: 30 listopada 2026, NVDA."
    assert spoken(line, as_printed=True) == [line]
    assert spoken(line) != [line]
    assert [name for name in catalogue.ENTRIES if catalogue.shows_text(name)] == ["nvda", "jaws"]


def test_fast_typing_does_not_keep_a_hanging_voice_alive():
    """A voice that hangs is given up although stop orders keep coming faster than the time limit."""
    environ = {**os.environ, catalogue.ENGINE_VARIABLE: "usterka-niemy", catalogue.TEST_VARIABLE: "1"}
    with Voice(environ=environ) as voice:
        for _ in range(100):
            voice.stop()
            voice.say(["Zdanie."])
            if voice.muted:
                break
            time.sleep(0.3)
        assert voice.muted


def test_windows_is_not_asked_for_what_only_another_system_has(tmp_path):
    """Issue 5.7: one package without a Windows wheel, and the whole trial under Wine is left out; no marker may reach pip on Linux."""
    found = tmp_path / "windows.lock"
    tree.lock(found)
    told = found.read_text(encoding="utf-8")
    names = {line.partition("==")[0] for line in told.splitlines() if "==" in line}
    assert names.isdisjoint({"atheris", "appscript"})
    assert names >= {"comtypes", "pywin32", "prompt-toolkit"}
    assert " ; " not in told
