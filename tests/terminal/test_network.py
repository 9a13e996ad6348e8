"""Nothing of the program, whatever it is asked to do, opens a connection to the network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from asystent.cli.main import COMMANDS
from tests.faults import strace
from tests.speech.conftest import dispatcher, surroundings  # noqa: F401 - fixtures, found by their names
from tests.terminal.conftest import ROOT, topic
from tests.terminal.test_conversation import fill

CASE = {
    "format": 1,
    "na_dzien": "2026-11-22",
    "odpowiedzi": {"dziecko.data-urodzenia": "2024-03-01", "orzeczenie.rodzaj": "odmowa", "orzeczenie.doreczono": "2026-11-16"},
}
FARE = {"kilometry": "40", "do-pracy": "0", "dni": "20", "stawka": "1,15", "cena-paliwa": "5", "spalanie": "7"}
LETTER = "pismo odwolanie-do-wojewodzkiego-zespolu sprawa.json --dane dane.json --format docx,pdf,html,txt,brf --do pisma --kalendarz"
CALLS = {
    "rozmowa": "rozmowa --bez-zapisu",
    "wynik": "wynik sprawa.json --format txt,docx,html --do wynik",
    "terminy": "terminy sprawa.json --do .",
    "nagraj": "nagraj sprawa.json --do nagrania",
    "sprawy": "sprawy",
    "pismo": LETTER,
    "pisma": "pisma --json",
    "prawo": "prawo --json",
    "policz": "policz zwrot-za-dowoz --dane dowoz.json",
    "porownaj": "porownaj sprawa.json --od 2020-01-01 --do 2026-11-22",
    "sprawdz": "sprawdz tresc",
    "mowa": "mowa",
    "dane": "dane --usun",
}
SOCKETS = re.compile(r"(?:socket|socketpair)\((\w+)|(?:connect|bind|sendto|sendmsg)\(.*?sa_family=(\w+)")
HOOK = """
import os, sys
NAMES = {1: "AF_UNIX", 2: "AF_INET", 10: "AF_INET6"}
def watch(event, args):
    if event == "socket.__new__":
        with open(os.environ["ZNAK_SIECI"], "a") as file:
            file.write(f"socket({NAMES.get(int(args[1]), args[1])}\\n")
    elif event == "socket.getaddrinfo":
        with open(os.environ["ZNAK_SIECI"], "a") as file:
            file.write("socket(NAME_OF_A_HOST\\n")
sys.addaudithook(watch)
"""


class Watch:
    """Writes down every socket of a program and its children: by strace, where it works, and by Python's own account."""

    def __init__(self, folder):
        """Keep the notes in ``folder``."""
        (folder / "hak").mkdir()
        (folder / "hak" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self.log, self.own = folder / "strace.txt", folder / "python.txt"
        self.before = ["strace", "-f", "--seccomp-bpf", "-qq", "-A", "-o", str(self.log), "-e", "trace=%network"] if strace.works() else []
        self.environment = {"PYTHONPATH": f"{folder / 'hak'}:{ROOT}", "ZNAK_SIECI": str(self.own)}

    def families(self):
        """The address families of every socket."""
        text = "".join(path.read_text(encoding="utf-8", errors="replace") for path in (self.log, self.own) if path.exists())
        return {family for found in SOCKETS.findall(text) for family in found if family}


@pytest.fixture
def watch(tmp_path):
    """Watch the sockets."""
    return Watch(tmp_path)


def test_every_command_stays_at_home(watch, tmp_path):
    """Every command there is, doing all it can: at most local sockets, on which a voice listens."""
    assert set(CALLS) == set(COMMANDS)
    env = {**os.environ, **watch.environment, "ASYSTENT_DOM": str(tmp_path / "dom"), "HOME": str(tmp_path)}
    (tmp_path / "sprawa.json").write_text(json.dumps(CASE), encoding="utf-8")
    (tmp_path / "dowoz.json").write_text(json.dumps(FARE), encoding="utf-8")
    (tmp_path / "tresc" / "pytania").mkdir(parents=True)
    head = ROOT / "questionnaires" / "powrot-do-pracy" / "kwestionariusz.yaml"
    (tmp_path / "tresc" / "kwestionariusz.yaml").write_bytes(head.read_bytes())

    def run(call, text=""):
        return subprocess.run(
            [*watch.before, sys.executable, "-m", "asystent", *call.split()], input=text, env=env, cwd=tmp_path, check=False,
            capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip

    blanks = next(letter for letter in json.loads(run("pisma --json").stdout) if letter["id"] == LETTER.split()[1])["pola"]
    (tmp_path / "dane.json").write_text(json.dumps({blank["id"]: blank["przyklad"] for blank in blanks}), encoding="utf-8")
    for name, call in CALLS.items():
        done = run(call, "wszystkie\n1 marca 2024\n" if name == "rozmowa" else "nie\n")
        assert done.returncode == 0, (call, done.stderr)
        assert watch.families() <= {"AF_UNIX"}, (call, watch.families())
    assert {path.suffix for path in (tmp_path / "pisma").iterdir()} >= {".docx", ".pdf", ".html", ".txt", ".brf", ".ics"}
    assert list((tmp_path / "nagrania").rglob("*.wav"))


def test_the_conversation_stays_at_home(watch, sit, tmp_path, walk, surroundings, dispatcher):  # noqa: F811 - fixtures
    """The whole way by a spoken conversation to results and a letter on disk: at most local sockets, and one of them is the voice's."""
    server = {name: surroundings[name] for name in ("SPEECHD_ADDRESS", "XDG_RUNTIME_DIR")}
    speaking = {"ASYSTENT_MOWA": "zawsze", "ASYSTENT_MOWA_SILNIK": "ssip", **server}
    sitting = sit("rozmowa", "--tryb", "czytnik", before=watch.before, **watch.environment, **speaking)
    walk(sitting)
    sitting.onward(sitting.answer("pisma"))
    block = fill(sitting, sitting.answer("wniosek o urlop wychowawczy"))
    while "Zdanie " in block:
        block = sitting.onward(sitting.answer(""))
    sitting.answer("utworzyć")
    sitting.onward(sitting.answer(""))
    assert topic(sitting.blocks[-1]) == "folder"
    sitting.onward(sitting.answer("pisma"))
    sitting.answer("koniec")
    assert sitting.end() == 0
    assert list((tmp_path / "pisma").iterdir())
    assert dispatcher.log().count("Queueing message") > 50
    assert watch.families() == {"AF_UNIX"}


@pytest.mark.parametrize("is_traced", [True, False])
def test_the_watch_sees_a_connection(tmp_path, monkeypatch, is_traced):
    """A watch that misses this would prove nothing: a child of the watched program asks for a socket of the internet."""
    if is_traced and not strace.works():
        pytest.skip(strace.MISSING)
    monkeypatch.setattr(strace, "works", lambda: is_traced)
    watch = Watch(tmp_path)
    if is_traced:
        watch.environment["PYTHONPATH"] = str(ROOT)
    inner = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    subprocess.run([*watch.before, sys.executable, "-c", outer], env={**os.environ, **watch.environment}, check=True)
    assert watch.families() == {"AF_INET"}
