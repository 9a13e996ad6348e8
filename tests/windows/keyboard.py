"""Checks of the program at a Windows console, typed key by key. Runs on Linux: Wine draws its console into a pseudo-terminal.

``python keyboard.py PYTHON_EXE``, where PYTHON_EXE is the Windows Python; one line a check, as in checks.py.
What Wine's console does not do as Windows does: Ctrl+C does not end a pending read, so here Enter follows it; Ctrl+Z and the function
keys do not arrive at all, so they are not checked.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pexpect
import pyte

ROWS, COLUMNS = 40, 100
PROMPT = "Odpowiedź:"
SECONDS = 60.0
CHECKS = []
PYTHON = sys.argv[1]


def check(sentence):
    """Register a check under the sentence that is printed about it."""

    def register(work):
        CHECKS.append((sentence, work))
        return work

    return register


class Sitting:
    """The program at a console of its own; ``text`` is what stands on its screen. ``running``: those of the present check."""

    running = []  # noqa: RUF012 - one list for all on purpose

    def __init__(self, folder, *words, **env):
        Sitting.running.append(self)
        self.home = folder / "dom"
        self.log = folder / "czytnik.txt"
        self.off = folder / "bez-nvda"
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        settings = {
            "ASYSTENT_DOM": windows(self.home),
            "FAKE_NVDA_LOG": windows(self.log),
            "FAKE_NVDA_OFF": windows(self.off),
            "TERM": "xterm-256color",
        }
        self.child = pexpect.spawn(
            "wine", [PYTHON, "-m", "asystent", *words], dimensions=(ROWS, COLUMNS), env={**os.environ, **settings, **env}
        )

    @property
    def text(self):
        """The lines of the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def until(self, condition):
        """Read until the condition holds on the screen or on disk."""
        end = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < end, self.text[-700:]
            self._take()

    def _take(self):
        try:
            self._stream.feed(self.child.read_nonblocking(65536, 0.1))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            time.sleep(0.1)

    def sees(self, *words):
        """Wait until the words stand on the screen and the prompt is its last line."""
        self.until(lambda: all(word in " ".join(self.text.split()) for word in words) and self.text.endswith(PROMPT))

    def begin(self):
        """Choose the subject of the conversation, everything, and wait for the first question about the family."""
        self.sees("O czym ma być ta rozmowa?")
        self.type("1\r")
        self.sees("Kiedy urodziło się dziecko?")

    def type(self, text):
        """Press keys."""
        self.child.send(text)

    def heard(self):
        """Lines of the stand-in for NVDA."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    def end(self):
        """Wait for the program to leave; return its exit code."""
        stop = time.monotonic() + SECONDS
        while self.child.isalive():
            assert time.monotonic() < stop, self.text[-700:]
            self._take()
        return self.child.exitstatus

    def answers(self):
        """What is saved."""
        return json.loads((self.home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))["odpowiedzi"]


def windows(path):
    """Name under which Wine knows a file of this machine."""
    return "Z:" + str(path).replace("/", "\\")


@check("konsola: NVDA jest, program milczy, polskie litery z klawiatury dochodzą i wracają na ekran")
def _(folder):
    sitting = Sitting(folder)
    sitting.sees("Tryb czytnika ekranu: wykryto NVDA. Program nie mówi sam.", "Pytanie 1")
    sitting.begin()
    sitting.type("1 marca 2024\r")
    sitting.sees("Zapisano: dziecko urodziło się 1 marca 2024 roku.")
    sitting.type("zażółć gęślą jaźń\r")
    sitting.sees("Błąd. Wpisano: zażółć gęślą jaźń.")
    sitting.type("koniec\r")
    sitting.until(lambda: "Koniec pracy." in sitting.text)
    assert sitting.end() == 0
    assert sitting.answers() == {"dziecko.data-urodzenia": "2024-03-01"}
    assert not sitting.heard(), sitting.heard()


@check("konsola: Ctrl i C pyta, drugie kończy z kodem 130, odpowiedzi zostają")
def _(folder):
    sitting = Sitting(folder, "--mowa", "nigdy")
    sitting.sees("Pytanie 1")
    sitting.begin()
    sitting.type("1 marca 2024\r")
    sitting.sees("Zapisano")
    sitting.type("\x03")
    sitting.type("\r")
    sitting.sees("Zakończyć?")
    sitting.type("\x03")
    sitting.type("\r")
    sitting.until(lambda: "Koniec pracy." in sitting.text)
    assert sitting.end() == 130
    assert list(sitting.answers()) == ["dziecko.data-urodzenia"]


@check("konsola: Ctrl i C nie zabija procesu mowy, NVDA słyszy pytanie o koniec")
def _(folder):
    sitting = Sitting(folder, "--mowa", "czytnik")
    sitting.begin()
    sitting.until(lambda: "SPEAK Kiedy urodziło się dziecko?" in sitting.heard())
    sitting.type("\x03")
    sitting.type("\r")
    sitting.sees("Zakończyć?")
    sitting.until(lambda: "SPEAK Zakończyć?" in sitting.heard())
    assert "BRAILLE Zakończyć?" in sitting.heard()
    assert "program nie mówi" not in sitting.text
    assert sitting.heard().index("CANCEL") < sitting.heard().index("SPEAK Zakończyć?")
    sitting.type("tak\r")
    assert sitting.end() == 0


@check("konsola bez czytnika: program pyta raz o mowę albo mówi sam")
def _(folder):
    (folder / "bez-nvda").touch()
    sitting = Sitting(folder, ASYSTENT_MOWA_SILNIK="usterka-brak", ASYSTENT_TESTY="1")
    sitting.sees("nie wykryto czytnika ekranu. Program mówi sam.", "Czy program ma mówić własnym głosem?")
    sitting.type("nie, czyta czytnik ekranu\r")
    sitting.sees("Zapisano: program nie mówi sam.")
    sitting.type("koniec\r")
    assert sitting.end() == 0


@check("tryb glos: każdy klawisz ma nazwę, skasowana litera też")
def _(folder):
    sitting = Sitting(folder, "--tryb", "glos", ASYSTENT_MOWA_SILNIK="nvda")
    sitting.begin()
    sitting.until(lambda: "SPEAK Kiedy urodziło się dziecko?" in sitting.heard())
    for key, words in (("ż", "ż"), ("a", "a"), ("\x7f", "Usunięto: a."), ("\x7f", "Usunięto: zet z kropką, jak żaba.")):
        before = len(sitting.heard())
        sitting.type(key)
        sitting.until(lambda words=words, before=before: any(words in line.removeprefix("SPEAK ") for line in sitting.heard()[before:]))
    sitting.type("1 marca 2024")
    sitting.until(lambda: sitting.text.endswith("1 marca 2024"))
    sitting.type("\r")
    sitting.sees("Zapisano: dziecko urodziło się 1 marca 2024 roku.")
    sitting.type("koniec\r")
    assert sitting.end() == 0
    assert sitting.answers() == {"dziecko.data-urodzenia": "2024-03-01"}


def main():
    for sentence, work in CHECKS:
        if sys.argv[2:] and not any(word in sentence for word in sys.argv[2:]):
            continue
        folder = Path(tempfile.mkdtemp(prefix="asystent-"))
        try:
            work(folder)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next check has to be made
            print(f"Źle: {sentence}. Powód: {' / '.join(str(error).strip().splitlines())[-900:]}", flush=True)
        else:
            print(f"Dobrze: {sentence}.", flush=True)
        for sitting in Sitting.running:
            sitting.child.close(force=True)
        Sitting.running.clear()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
