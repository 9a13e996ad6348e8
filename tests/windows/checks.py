"""Checks of the installed program on Windows, by pipes. Runs with the Windows Python itself, under Wine or on a real machine.

``python checks.py`` prints one line a check: ``Dobrze``, ``Źle`` with the reason, or ``Pominięto`` with the reason.
From the environment: WZOR (folder with what Linux made of the same input), GLOSNIK (file that the sound device writes), ATRAPA (set where
NVDA's client library is the stand-in of fake_nvda.c), REPO (the checkout).
"""

from __future__ import annotations

import ctypes
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import wave
import zipfile
from pathlib import Path

PROMPT = "Odpowiedź: "
TOPIC = re.compile(r"^Pytanie \d+,(?:[^\n]|\n(?!\n))*?temat:\s+([^.]*)\.", re.MULTILINE)
TRIAL = "Mowa działa. Tak brzmi głos programu."
PIECES = ["Zażółć gęślą jaźń.", "Urlop wychowawczy wynosi trzydzieści sześć miesięcy.", "Artykuł 186, paragraf 3."]
CASE = {
    "format": 1,
    "na_dzien": "2026-11-21",
    "odpowiedzi": {"dziecko.data-urodzenia": "2024-03-01", "orzeczenie.pkt7": "tak", "orzeczenie.pkt8": "nie-wiem"},
}
MUTE = "Uwaga, program nie mówi."
LIMIT = 90.0
STILL_ACTIVE = 259
ANNA = {
    "dziecko.data-urodzenia": "1 marca 2024",
    "diagnoza.kiedy": "2",
    "rodzic.praca": "umowa o",
    "rodzic.rola": "matka",
    "rodzic.urlop": "na żadnym",
    "rodzic.swiadczenie": "1",
    "orzeczenie.rodzaj": "4",
    "orzeczenie.pkt7": "tak",
    "orzeczenie.pkt8": "tak",
    "orzeczenie.wazne-do": "bezterminowo",
    "orzeczenie.doreczono": "16.11.2026",
    "orzeczenie.wydano": "9 listopada 2026",
    "dziecko.wymaga-osobistej-opieki": "tak",
    "dziecko.placowka-calodobowa": "nie",
    "rodzic.staz-miesiecy": "3 lata",
    "urlop.wychowawczy-wykorzystany": "zero",
    "urlop.dodatkowy-wykorzystany": "0",
    "drugi-rodzic.praca": "1",
    "drugi-rodzic.swiadczenie-na-dziecko": "nie",
}
CHECKS = []


class Skip(Exception):  # noqa: N818 - no error
    """A check that cannot be made here; the words say why."""


def check(sentence):
    """Register a check under the sentence that is printed about it."""

    def register(work):
        CHECKS.append((sentence, work))
        return work

    return register


class Place:
    """A folder of its own for a check, with Polish letters in its name, and an environment that points there."""

    def __init__(self, folder):
        self.folder = folder / "Dokumenty Żółć i Łódź"
        self.folder.mkdir()
        self.roaming = folder / "Użytkownik Świętosława" / "AppData"
        self.log = folder / "czytnik.txt"
        self.off = folder / "nvda wyłączone"
        self.hang = folder / "nvda milczy"
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("ASYSTENT", "PYTHON"))}
        self.env.update(APPDATA=str(self.roaming), FAKE_NVDA_LOG=str(self.log), FAKE_NVDA_OFF=str(self.off), FAKE_NVDA_HANG=str(self.hang))

    @property
    def saved(self):
        """The case that a conversation keeps."""
        return self.roaming / "asystent" / "sprawy" / "sprawa-1.json"

    def heard(self):
        """Lines of the stand-in for NVDA."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    def run(self, *words, told="", code=0, noise=False, **env):
        """Run the program to its end; return what it printed, checked for what no command may ever print."""
        done = subprocess.run(
            [sys.executable, "-m", "asystent", *map(str, words)],
            input=told.encode(), capture_output=True, timeout=LIMIT, cwd=self.folder, env={**self.env, **env}, check=False,
        )  # fmt: skip
        complaint = plain(done.stderr)
        assert done.returncode == code, f"kod {done.returncode}: {complaint or done.stdout[-300:]}"
        assert noise or code or not complaint, complaint
        return complaint if code == 2 else plain(done.stdout)


class Talk:
    """A conversation by pipes, answered prompt by prompt. ``running``: those of the present check."""

    running = []  # noqa: RUF012 - one list for all on purpose

    def __init__(self, place, *words, **env):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "asystent", *map(str, words)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, cwd=place.folder, env={**place.env, **env},
        )  # fmt: skip
        Talk.running.append(self)
        self._came = queue.SimpleQueue()
        self.errors = b""
        for work in (self._read, self._drain):
            threading.Thread(target=work, daemon=True).start()
        self.raw = b""
        self.at_end = False
        self.block = self.wait()
        if "O czym ma być ta rozmowa?" in " ".join(self.block.split()):  # most checks are about what comes after it
            self.block += self.answer("1")

    def _read(self):
        while some := self.process.stdout.read(65536):
            self._came.put(some)
        self._came.put(b"")

    def _drain(self):
        while some := self.process.stderr.read(65536):
            self.errors += some

    def wait(self):
        """Read to the next prompt or to the end; return what came."""
        start = len(self.raw)
        while not self.raw[start:].endswith(PROMPT.encode()):
            some = self._came.get(timeout=LIMIT)
            if not some:
                self.at_end = True
                break
            self.raw += some
        self.block = plain(self.raw[start:])
        return self.block

    def answer(self, text):
        """Give one line; return the next block."""
        self.process.stdin.write(text.encode() + b"\r\n")
        return self.wait()

    def close(self):
        """End the input, read to the end, and return the exit code."""
        self.process.stdin.close()
        while not self.at_end:
            self.wait()
        assert not self.errors, self.errors.decode(errors="replace")
        plain(self.raw)
        return self.process.wait(LIMIT)


def plain(raw):
    """Text that came out, which has to be UTF-8 without an escape sequence, a traceback or a lost letter."""
    text = raw.decode("utf-8")
    assert "\x1b" not in text, "znak ESC"
    assert "Traceback" not in text, text[-600:]
    assert "\ufffd" not in text, "zgubiona litera"
    return text.replace("\r\n", "\n")


def topic(block):
    """Topic of the last question of a block."""
    found = TOPIC.findall(block)
    return " ".join(found[-1].split()) if found else None


def by_topic():
    from asystent.content.store import load

    content = load()
    return {content.question(fact).topic: fact for fact in content.ids("pytania")}


def walk(talk):
    """Answer for Anna until no question about the family is left."""
    facts = by_topic()
    for _ in range(120):
        name = topic(talk.block)
        if name not in facts:
            return
        talk.answer(ANNA.get(facts[name], "nie wiem"))
    raise AssertionError("rozmowa nie dochodzi do wyniku")


def fill(talk):
    """Fill the blanks of a letter with their own examples."""
    for _ in range(80):
        if "pole" not in (topic(talk.block) or ""):
            return
        if "Sam Enter oznacza" in " ".join(talk.block.split()):
            talk.answer("")
            continue
        example = re.search(
            r"(?:Przykład: |na przykład )([^\n]*(?:\n(?!Pytanie|Można|Polecenie|Słowo|Odpowiedź|Sam)[^\n]+)*)\.\n", talk.block
        )
        talk.answer("1" if "Liczba opcji" in talk.block else " ".join(example[1].split()))
    raise AssertionError("pismo nie ma końca")


def programs():
    """Numbers of the processes that run this Python, this one apart."""
    kernel, psapi = ctypes.WinDLL("kernel32"), ctypes.WinDLL("psapi")
    kernel.OpenProcess.restype = ctypes.c_void_p
    numbers, used = (ctypes.c_ulong * 4096)(), ctypes.c_ulong()
    psapi.EnumProcesses(numbers, ctypes.sizeof(numbers), ctypes.byref(used))
    found = []
    for number in numbers[: used.value // 4]:
        handle = kernel.OpenProcess(0x1000, 0, number)
        if not handle:
            continue
        name, length, code = ctypes.create_unicode_buffer(1024), ctypes.c_ulong(1024), ctypes.c_ulong()
        kernel.QueryFullProcessImageNameW(ctypes.c_void_p(handle), 0, name, ctypes.byref(length))
        kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        kernel.CloseHandle(ctypes.c_void_p(handle))
        if name.value.lower() == sys.executable.lower() and code.value == STILL_ACTIVE and number != os.getpid():
            found.append(number)
    return found


def nothing_left():
    """No process of the program outlives it."""
    for _ in range(100):
        if not programs():
            return
        time.sleep(0.1)
    raise AssertionError(f"zostały procesy {programs()}")


def case(place, name="Sprawa Żółć.json"):
    """A case file by hand, with Polish letters in its name."""
    path = place.folder / name
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return path


def needs(variable, why):
    """Value of a variable, or the reason to skip."""
    value = os.environ.get(variable, "")
    if not value:
        raise Skip(why)
    return value


def reader():
    needs("ATRAPA", "nie ma atrapy NVDA")


def samples(path):
    with wave.open(str(path)) as sound:
        return sound.getframerate(), sound.readframes(10**9)


# Commands.


@check("rura ma tu kodowanie cp1252, a program i tak pisze w UTF-8")
def _(place):
    told = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.platform, sys.stdout.encoding)"], capture_output=True, env=place.env, check=True
    ).stdout.split()
    if told != [b"win32", b"cp1252"]:
        raise Skip(f"tu jest {told}")
    assert "świadczeniach rodzinnych" in place.run("prawo")


@check("litery przechodzą też przy kodowaniu cp852 i cp1250")
def _(place):
    for name in ("cp852", "cp1250"):
        assert "niepełnosprawnością" in place.run("--help", PYTHONIOENCODING=name)


@check("polecenie prawo pisze rejestr, a z --json to samo jako JSON")
def _(place):
    assert "Podstawa prawna:" in place.run("prawo")
    assert len(json.loads(place.run("prawo", "--json"))) > 20


@check("polecenie sprawdz nie znajduje błędów w treści z koła")
def _(place):
    assert "Błędy: 0." in place.run("sprawdz")


@check("polecenie sprawdz czyta źródła treści z dysku")
def _(place):
    folder = needs("REPO", "nie podano katalogu z programem") + r"\questionnaires\powrot-do-pracy"
    assert "Błędy: 0." in place.run("sprawdz", folder)


@check("wynik sprawy o nazwie z polskimi literami")
def _(place):
    text = place.run("wynik", case(place))
    assert "Koniec wyniku" in text
    assert "Podstawa prawna:" in text


@check("wynik jest dokładnie taki sam jak w Linuksie")
def _(place):
    expected = Path(needs("WZOR", "nie ma wzoru z Linuksa"), "wynik.json")
    assert json.loads(place.run("wynik", case(place), "--json")) == json.loads(expected.read_text(encoding="utf-8"))


@check("wynik jako txt, docx i html w folderze z polskimi literami")
def _(place):
    target = place.folder / "Moje wyniki, żółte"
    paths = [Path(line) for line in place.run("wynik", case(place), "--format", "txt,docx,html", "--do", target).splitlines()]
    assert [path.suffix for path in paths] == [".txt", ".docx", ".html"]
    assert "Podstawa prawna" in paths[0].read_text(encoding="utf-8")
    assert zipfile.ZipFile(paths[1]).testzip() is None


@check("porównanie dwóch dni")
def _(place):
    assert place.run("porownaj", case(place), "--od", "2023-12-31", "--do", "2024-01-01")


@check("terminy jako kalendarz i wynik jako nagrania, w folderze z polskimi literami")
def _(place):
    target = place.folder / "Na później, żółw"
    told = CASE["odpowiedzi"] | {"orzeczenie.rodzaj": "niepelnosprawnosc", "orzeczenie.doreczono": "2026-11-15"}
    path = place.folder / "Sprawa z terminem.json"
    path.write_text(json.dumps(CASE | {"odpowiedzi": told}), encoding="utf-8")
    place.run("terminy", path, "--do", target)
    assert "BEGIN:VEVENT" in next(target.glob("*.ics")).read_text(encoding="utf-8")
    place.run("nagraj", path, "--do", target)
    listed = [line for line in (target / "rozdzialy.m3u8").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert listed
    assert all(samples(target / name)[1].strip(b"\0") for name in listed)


@check("nieobecny plik to jedno polskie zdanie i kod 2")
def _(place):
    said = place.run("wynik", place.folder / "nie ma, żółw.json", code=2)
    assert said.count("\n") == 1, said
    assert "żółw" in said


@check("nazwa pliku, której Windows nie przyjmuje, to zdanie, a nie ślad błędu")
def _(place):
    for name in ("co?*.json", "a|b.json"):
        said = place.run("rozmowa", "--sprawa", name, "--mowa", "nigdy", code=2)
        assert said.count("\n") == 1, said
        assert said.endswith("nazwa pliku jest nieprawidłowa.\n"), said
    talk = Talk(place, "rozmowa", "--sprawa", "x" * 300 + ".json", "--mowa", "nigdy")
    talk.answer("wszystkie")
    block = talk.answer("1 marca 2024")
    assert "Przyjęto" in block, block
    assert "Nie udało się zapisać pliku" in plain(talk.raw), plain(talk.raw)
    assert talk.close() == 0


@check("zamknięta rura kończy program po cichu")
def _(place):
    process = subprocess.Popen(
        [sys.executable, "-m", "asystent", "prawo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=place.env, cwd=place.folder
    )
    process.stdout.close()
    complaint = process.stderr.read()
    assert not complaint, complaint.decode(errors="replace").strip()
    assert process.wait(LIMIT) == 0


# The conversation and the disk.


@check("cała rozmowa do pisma docx na dysku, odpowiedzi w folderze APPDATA")
def _(place):
    talk = Talk(place, "--mowa", "nigdy")
    walk(talk)
    said = plain(talk.raw)
    assert re.search(r"^Wynik 1 z \d+\. ", said, re.MULTILINE)
    assert "Podstawa prawna:" in talk.answer("szczegóły 1")
    talk.answer("pisma")
    talk.answer("wniosek o urlop wychowawczy")
    fill(talk)
    while "Zdanie " in talk.block:
        talk.answer("")
    assert topic(talk.block) == "zapis pisma", talk.block
    assert topic(talk.answer("utworzyć")) == "format"
    assert topic(talk.answer("")) == "folder"
    target = place.folder / "Pisma do urzędu"
    talk.answer(str(target))
    assert [path.suffix for path in sorted(target.iterdir())] == [".docx", ".txt"]
    talk.answer("koniec")
    assert talk.close() == 0
    assert "Koniec pracy" in plain(talk.raw).splitlines()[-1]
    docx = next(target.glob("*.docx"))
    from docx import Document

    document = Document(str(docx))
    assert any("Anna Kowalska" in paragraph.text for paragraph in document.paragraphs)
    assert document.core_properties.language.lower().startswith("pl")
    kept = json.loads(place.saved.read_text(encoding="utf-8"))["odpowiedzi"]
    assert kept["dziecko.data-urodzenia"] == "2024-03-01"
    assert kept["rodzic.staz-miesiecy"] == 36
    assert "sprawa 1" in place.run("sprawy")
    assert not list(place.saved.parent.glob("*.tymczasowy"))


@check("koniec wejścia w środku rozmowy: kod 0, odpowiedzi zostają, sprawa wraca")
def _(place):
    talk = Talk(place, "--mowa", "nigdy")
    assert "Zapisano" in talk.answer("1 marca 2024")
    assert talk.close() == 0
    assert "Koniec pracy" in plain(talk.raw).splitlines()[-1]
    again = Talk(place, "--mowa", "nigdy")
    assert topic(again.block) == "zapisana sprawa", again.block
    assert "Wczytano sprawę" in again.answer("1")
    again.close()


@check("zabity program nie gubi potwierdzonej odpowiedzi ani nie zostawia procesu mowy")
def _(place):
    talk = Talk(place, "--mowa", "zawsze", ASYSTENT_MOWA_SILNIK="usterka-srodek", ASYSTENT_TESTY="1")
    assert "Zapisano" in talk.answer("1 marca 2024")
    time.sleep(1)
    talk.process.kill()
    kept = json.loads(place.saved.read_text(encoding="utf-8"))["odpowiedzi"]
    assert list(kept) == ["dziecko.data-urodzenia"]
    nothing_left()


@check("plik tymczasowy zabitego zapisu jest sprzątany, a cudzy żywy zostaje")
def _(place):
    place.saved.parent.mkdir(parents=True)
    dead = subprocess.Popen([sys.executable, "-c", ""], env=place.env)
    dead.wait()
    gone = place.saved.with_name(f".sprawa-1.json.{dead.pid}.0123abcd.tymczasowy")
    kept = place.saved.with_name(f".sprawa-1.json.{os.getpid()}.0123abcd.tymczasowy")
    gone.write_bytes(b"x")
    kept.write_bytes(b"x")
    from asystent.storage import atomic

    atomic.sweep(place.saved.parent)
    assert kept.exists(), "zniknął plik działającego programu"
    assert not gone.exists(), "został plik zabitego programu"


@check("druga rozmowa z tą samą sprawą tylko czyta; zamek zabitej rozmowy nie blokuje, także gdy jej numer ma już inny proces")
def _(place):
    first = Talk(place, "rozmowa", "--sprawa", "Sprawa Żółć.json", "--mowa", "nigdy")
    first.answer("1 marca 2024")
    second = Talk(place, "rozmowa", "--sprawa", "Sprawa Żółć.json", "--mowa", "nigdy")
    assert "otwarta w drugim oknie" in flat(second.block), second.block
    second.close()
    first.process.kill()
    first.process.wait()
    third = Talk(place, "rozmowa", "--sprawa", "Sprawa Żółć.json", "--mowa", "nigdy")
    assert "otwarta w drugim oknie" not in flat(third.block), third.block
    assert "Zapisano" in third.answer("2")
    third.close()
    (place.folder / ".Sprawa Żółć.json.zamek").write_text(f"{os.getpid()} 123\n", encoding="ascii")
    fourth = Talk(place, "rozmowa", "--sprawa", "Sprawa Żółć.json", "--mowa", "nigdy")
    assert "otwarta w drugim oknie" not in flat(fourth.block), fourth.block
    assert "Zapisano" in fourth.answer("1")
    fourth.close()


@check("plik sprawy trzymany chwilę przez inny program nie psuje zapisu")
def _(place):
    talk = Talk(place, "--mowa", "nigdy")
    talk.answer("1 marca 2024")
    held = place.saved.open("rb")
    threading.Timer(0.4, held.close).start()
    block = talk.answer("2")
    assert "Zapisano" in block, block
    talk.close()
    assert len(json.loads(place.saved.read_text(encoding="utf-8"))["odpowiedzi"]) == 2


@check("plik sprawy trzymany na stałe: program mówi, że nie zapisał, i rozmawia dalej")
def _(place):
    talk = Talk(place, "--mowa", "nigdy")
    talk.answer("1 marca 2024")
    with place.saved.open("rb"):
        block = talk.answer("2")
        assert "Przyjęto" in block, block
        assert "Uwaga" in block or "Nie udało się" in block, block
        assert "brak uprawnień" in block, block
    assert "Zapisano" in talk.answer("1")
    talk.close()


@check("polecenie dane mówi, gdzie leżą pliki, i usuwa je")
def _(place):
    talk = Talk(place, "--mowa", "nigdy")
    talk.answer("1 marca 2024")
    talk.close()
    assert "Świętosława" in place.run("dane")
    place.run("dane", "--usun", told="tak\n")
    assert not place.saved.exists()


# A screen reader.


@check("polecenie mowa poznaje NVDA i w rozmowie każe programowi milczeć")
def _(place):
    reader()
    text = place.run("mowa", ASYSTENT_MOWA_SILNIK="nvda")
    assert "Czytnik ekranu: NVDA." in text
    assert "wykryto NVDA. Program nie mówi sam." in text
    assert "Głos 1 z 1: NVDA. Jest" in text


@check("NVDA dostaje zdanie raz do mowy i raz do brajla, i nikt go nie ucina")
def _(place):
    reader()
    place.run("mowa", ASYSTENT_MOWA_SILNIK="nvda")
    assert place.heard() == [f"SPEAK {TRIAL}", f"BRAILLE {TRIAL}"], place.heard()


@check("rozmowa przez NVDA: każda linia raz, w kolejności ekranu; odpowiedź ucisza")
def _(place):
    reader()
    talk = Talk(place, "--mowa", "czytnik", "--na-dzien", "2026-11-21")
    printed = talk.block.split("\n")
    until(lambda: f"SPEAK {spoken_last(talk.block)}" in place.heard(), place)
    heard = [line[6:] for line in place.heard() if line.startswith("SPEAK ")]
    braille = [line[8:] for line in place.heard() if line.startswith("BRAILLE ")]
    assert heard == braille
    assert len(set(heard)) == len(heard), heard
    words = " ".join(" ".join(printed).split())
    # The block begins with the question before it, which had a prompt too.
    assert [words.rfind(line) for line in heard] == sorted(words.rfind(line) for line in heard), heard
    assert all(line in words for line in heard), [line for line in heard if line not in words]
    assert "CANCEL" not in place.heard()
    talk.answer("1 marca 2024")
    until(lambda: "CANCEL" in place.heard(), place)
    until(lambda: f"SPEAK {spoken_last(talk.block)}" in place.heard(), place)
    talk.answer("koniec")
    assert talk.close() == 0
    nothing_left()


@check("NVDA znika w środku rozmowy: jedno zdanie na ekranie, rozmowa trwa")
def _(place):
    reader()
    talk = Talk(place, "--mowa", "czytnik")
    until(place.heard, place)
    place.off.touch()
    said = notice_after(talk)
    assert said.count(MUTE) == 1, said
    assert "Czytnik NVDA nie działa." in said, said
    assert talk.close() == 0


@check("NVDA przestaje odpowiadać: proces mowy ginie, rozmowa trwa i mówi o tym raz")
def _(place):
    reader()
    place.hang.touch()
    talk = Talk(place, "--mowa", "czytnik")
    said = notice_after(talk)
    assert said.count(MUTE) == 1, said
    assert talk.close() == 0
    nothing_left()


@check("bez NVDA tryb czytnika mówi, że czytnika nie ma")
def _(place):
    reader()
    place.off.touch()
    talk = Talk(place, "--mowa", "czytnik", ASYSTENT_MOWA_SILNIK="nagranie", ASYSTENT_MOWA_PLIK=str(place.folder / "głos.wav"))
    assert "wybrano czytnik ekranu, ale go nie wykryto" in " ".join(talk.block.split()), talk.block
    talk.close()
    assert not place.heard()


# The program's own voice.


@check("bez czytnika polecenie mowa wybiera eSpeak NG i głos dochodzi do urządzenia")
def _(place):
    reader()
    device = Path(needs("GLOSNIK", "nie ma urządzenia dźwięku do podsłuchu"))
    device.unlink(missing_ok=True)
    place.off.touch()
    text = place.run("mowa")
    assert "Czytnik ekranu: nie wykryto." in text
    assert "Wybrano: eSpeak NG z pakietu programu" in text, text
    assert "Zdanie zostało wypowiedziane." in text
    assert sounds(device), "cisza"


@check("bez pakietu miniaudio gra sam Windows")
def _(place):
    device = Path(needs("GLOSNIK", "nie ma urządzenia dźwięku do podsłuchu"))
    device.unlink(missing_ok=True)
    (place.folder / "miniaudio.py").write_text("raise ImportError('popsute')\n", encoding="utf-8")
    text = place.run("mowa", ASYSTENT_MOWA_SILNIK="espeakng-loader", PYTHONPATH=str(place.folder))
    assert "Zdanie zostało wypowiedziane." in text, text
    assert sounds(device), "cisza"


@check("bez urządzenia dźwięku program mówi to jednym zdaniem i nie milczy")
def _(place):
    needs("BEZ_DZWIEKU", "tu jest urządzenie dźwięku")
    text = place.run("mowa", ASYSTENT_MOWA_SILNIK="espeakng-loader")
    assert "Uwaga, program nie mówi. Nie ma urządzenia dźwięku" in text, text
    assert "Zdanie zostało wypowiedziane." not in text
    talk = Talk(place, "--mowa", "zawsze", ASYSTENT_MOWA_SILNIK="espeakng-loader")
    assert notice_after(talk).count(MUTE) == 1
    assert talk.close() == 0
    nothing_left()


@check("nagranie WAV jest co do bajtu takie jak w Linuksie")
def _(place):
    from asystent.speech.record import record

    path = place.folder / "Nagranie, żółć.wav"
    path.write_bytes(record(PIECES)[0])
    assert samples(path)[1].strip(b"\0"), "cisza"
    expected = Path(needs("WZOR", "nie ma wzoru z Linuksa"), "nagranie.wav")
    mine, theirs = samples(path), samples(expected)
    assert len(mine[1]) == len(theirs[1]), f"długość {len(mine[1])}, a w Linuksie {len(theirs[1])}"
    assert mine == theirs, "ta sama długość, inne próbki"


@check("rozmowa mówiona do pliku: plik gra, po końcu nie zostaje żaden proces")
def _(place):
    path = place.folder / "Rozmowa, głos.wav"
    talk = Talk(place, "--mowa", "zawsze", ASYSTENT_MOWA_SILNIK="nagranie", ASYSTENT_MOWA_PLIK=str(path))
    until(lambda: path.exists() and path.stat().st_size > 100000, place)
    talk.answer("koniec")
    assert talk.close() == 0
    assert len(samples(path)[1]) > 100000
    nothing_left()


@check("głos, który wisi, ginie po dwóch sekundach, a rozmowa na niego nie czeka")
def _(place):
    talk = Talk(place, "--mowa", "zawsze", ASYSTENT_MOWA_SILNIK="usterka-niemy", ASYSTENT_TESTY="1")
    assert "podsumowanie" in talk.answer("pomoc"), talk.block
    assert notice_after(talk).count(MUTE) == 1
    assert talk.close() == 0
    nothing_left()


@check("głos, który pada albo zaśmieca wyjście, nie psuje ekranu")
def _(place):
    for fault in ("wypadek", "stdout", "stderr", "import", "brak"):
        talk = Talk(place, "--mowa", "zawsze", ASYSTENT_MOWA_SILNIK=f"usterka-{fault}", ASYSTENT_TESTY="1")
        talk.answer("pomoc")
        talk.answer("koniec")
        talk.close()
        assert "Audio saved" not in plain(talk.raw)
        assert "ALSA" not in plain(talk.raw)
    nothing_left()


def spoken_last(block):
    """The last sentence of a block before the prompt, as a reader is given it."""
    from asystent.terminal.layout import sentences

    lines = [line for line in block.replace(PROMPT, "").split("\n") if line.strip()]
    return sentences(" ".join(lines[-1].split()))[-1]


def until(condition, place, seconds=30.0):
    """Wait for what another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, place.heard()
        time.sleep(0.05)


def notice_after(talk):
    """Everything said, on one line, until the notice about the voice has come and once more; somebody types all the while."""
    said = talk.block
    end = time.monotonic() + 30
    while MUTE not in flat(said) and time.monotonic() < end:
        time.sleep(0.5)
        said += talk.answer("gdzie")
    return flat(said + talk.answer("gdzie"))


def flat(text):
    """The same words on one line."""
    return " ".join(text.split())


def sounds(path):
    """Whether the sound device got anything but silence; its file has an unfinished header."""
    until(path.exists, None, 5.0)
    return any(path.read_bytes()[44:])


def main(chosen):
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    for sentence, work in CHECKS:
        if chosen and not any(word in sentence for word in chosen):
            continue
        folder = Path(tempfile.mkdtemp(prefix="asystent-"))
        try:
            work(Place(folder))
        except Skip as reason:
            print(f"Pominięto: {sentence}. Powód: {reason}.", flush=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next check has to be made
            lines = str(error).strip().splitlines() or [type(error).__name__]
            where = traceback.extract_tb(error.__traceback__)[-1].lineno
            print(f"Źle: {sentence}. Powód, linia {where}: {' / '.join(lines)[-900:]}", flush=True)
        else:
            print(f"Dobrze: {sentence}.", flush=True)
        for talk in Talk.running:
            talk.process.kill()
            talk.process.wait()
        Talk.running.clear()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
