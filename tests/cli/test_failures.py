"""Whatever fails, the user hears one Polish sentence, and nothing of the family stands in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = "wszystkie\n1 marca 2024\n2\n"
CASE = "sprawy/sprawa-1.json"


@pytest.fixture
def shell(tmp_path):
    """Run a shell line in which $PROGRAM is the program; its home is ``tmp_path / "dom"``."""

    def go(line, text="", **environment):
        env = {
            **os.environ,
            "PROGRAM": f"{sys.executable} -m asystent",
            "PYTHONPATH": str(ROOT),
            "ASYSTENT_DOM": str(tmp_path / "dom"),
            "ASYSTENT_MOWA": "nigdy",
            **environment,
        }
        done = subprocess.run(
            ["bash", "-c", line],
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=env,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr or environment.get("ASYSTENT_SLAD")
        return done

    return go


@pytest.mark.fault
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_nobody_listening(shell, tmp_path, closed):
    """stdin, stdout or stderr closed: exit code 0 as with nobody listening, the answers are kept, no file of ours takes their number."""
    assert shell(f"$PROGRAM {closed}", ANSWERS).returncode == 0
    if "<" not in closed:
        assert len(json.loads((tmp_path / "dom" / CASE).read_text())["odpowiedzi"]) == 2
    assert shell(f"$PROGRAM sprawy {closed}").returncode == 0
    assert shell(f"$PROGRAM --help {closed}").returncode == 0


@pytest.mark.fault
@pytest.mark.parametrize("command", ["", "prawo", "--help"])
def test_a_full_output_is_one_polish_sentence(shell, command):
    """Nothing can be written: said once on stderr in Polish, also about what was still waiting to be written; exit code 2."""
    done = shell(f"$PROGRAM {command} >/dev/full", ANSWERS)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "na dysku nie ma miejsca" in done.stderr


FAULT = """
import sys
import asystent.interview.confirm as confirm
def fail(*_):
    raise ValueError("sekret rodziny 1 marca 2024")
confirm.sentence = fail
from asystent.cli.main import main
sys.exit(main(["rozmowa"]))
"""


@pytest.mark.fault
def test_a_mistake_of_the_program_is_one_sentence_and_gives_the_case_back(shell, tmp_path):
    """An exception nobody thought of: one sentence without what the family told, exit code 2, the answer saved, no lock left."""
    (tmp_path / "fault.py").write_text(FAULT)
    done = shell(f"{sys.executable} fault.py", ANSWERS)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "nieznany błąd" in done.stderr
    assert "sekret" not in done.stderr + done.stdout
    assert [path.name for path in (tmp_path / "dom" / "sprawy").iterdir()] == ["sprawa-1.json"]
    assert "sekret" in shell(f"{sys.executable} fault.py", "nowa\n\n" + ANSWERS, ASYSTENT_SLAD="1").stderr


def test_no_core_file_may_hold_the_answers(tmp_path):
    """Where core files are wished for without limit, the program allows itself none."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ASYSTENT_DOM": str(tmp_path / "dom"), "ASYSTENT_MOWA": "nigdy"}
    line = f"ulimit -c unlimited; exec {sys.executable} -m asystent"
    with subprocess.Popen(["bash", "-c", line], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        program.stdout.readline()
        limits = Path(f"/proc/{program.pid}/limits").read_text(encoding="ascii")
        program.stdin.close()
        program.stdout.read()
    assert re.search(r"^Max core file size\s+0\s+0\s", limits, re.MULTILINE)


@pytest.mark.bad_input
def test_a_folder_of_ten_thousand_files_is_refused(shell, tmp_path):
    """More files than any content has, or a number of a hundred thousand digits: a finding with a sentence, exit code 1."""
    folder = tmp_path / "tresc"
    (folder / "pytania").mkdir(parents=True)
    head = ROOT / "questionnaires" / "powrot-do-pracy" / "kwestionariusz.yaml"
    (folder / "kwestionariusz.yaml").write_bytes(head.read_bytes())
    (folder / "pytania" / "a.yaml").write_text("- fakt: " + "9" * 100_000)
    done = shell("$PROGRAM sprawdz tresc")
    assert done.returncode == 1
    assert "Plik pytania/a.yaml, linia 1: Liczba jest za długa" in done.stdout
    for number in range(10_000):
        (folder / "pytania" / f"{number}.yaml").touch()
    done = shell("$PROGRAM sprawdz tresc")
    assert done.returncode == 1
    assert "więcej niż 5000 plików" in done.stdout


@pytest.mark.bad_input
@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 20_000 + "x", "a: &a [*a]", "- x\n" * 480_000])
def test_content_that_would_crash_the_loader_is_a_finding(shell, tmp_path, text):
    """Nested without end, in a circle, or with half a million entries: a finding with a sentence instead of a crash."""
    folder = tmp_path / "tresc"
    (folder / "pytania").mkdir(parents=True)
    head = ROOT / "questionnaires" / "powrot-do-pracy" / "kwestionariusz.yaml"
    (folder / "kwestionariusz.yaml").write_bytes(head.read_bytes())
    (folder / "pytania" / "a.yaml").write_text(text)
    done = shell("$PROGRAM sprawdz tresc")
    assert done.returncode == 1
    assert "Plik jest zbyt rozbudowany" in done.stdout


@pytest.mark.fault
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize(
    "place, command, code",
    [
        (CASE, "wynik dom/sprawy/sprawa-1.json", 2),
        (CASE, "rozmowa --sprawa dom/sprawy/sprawa-1.json", 2),
        (CASE, "sprawy", 0),
        (CASE, "", 0),
        ("ustawienia.json", "", 0),
        ("sprawy/.sprawa-1.json.zamek", "", 0),
        ("dane.json", "pismo wniosek-o-urlop-ojcowski case.json --dane dom/dane.json", 2),
        ("pytania/a.yaml", "sprawdz dom", 1),
    ],
)
def test_a_pipe_in_the_place_of_a_file_holds_nobody(shell, tmp_path, place, command, code):
    """A pipe that nobody writes to, where a file is read: told or passed over at once, never waited for."""
    path = tmp_path / "dom" / place
    path.parent.mkdir(parents=True)
    (tmp_path / "case.json").write_text('{"format": 1, "odpowiedzi": {}}')
    head = ROOT / "questionnaires" / "powrot-do-pracy" / "kwestionariusz.yaml"
    (tmp_path / "dom" / "kwestionariusz.yaml").write_bytes(head.read_bytes())
    os.mkfifo(path)
    done = shell(f"timeout -k 1 20 $PROGRAM {command}", ANSWERS)
    assert done.returncode == code
    if code:
        assert len((done.stderr + done.stdout).strip()) > 0


@pytest.mark.bad_input
def test_a_device_is_no_case(shell):
    """/dev/zero never ends: refused as no plain file."""
    done = shell("timeout -k 1 20 $PROGRAM wynik /dev/zero")
    assert done.returncode == 2
    assert "nie jest zwykłym plikiem" in done.stderr


EVIL = "\x1b]0;X\x07\x1b[2J\x9b2J\u202e"


@pytest.mark.parametrize(
    "command, code",
    [
        ('"$EVIL"', 2),
        ('rozmowa --na-dzien "$EVIL"', 2),
        ('rozmowa --tryb "$EVIL"', 2),
        ('rozmowa "$EVIL"', 2),
        ('rozmowa --sprawa "$EVIL.json"', 0),
        ('wynik "$EVIL"', 2),
        ("wynik evil.json", 2),
        ('wynik case.json --format txt --do "$EVIL"', 0),
        ('terminy case.json --do "$EVIL"', 0),
        ("pismo wniosek-o-urlop-ojcowski case.json --dane evil.json", 2),
        ('prawo "$EVIL"', 2),
        ('sprawdz "$EVIL"', 2),
        ("sprawy", 0),
        ("dane", 0),
        ('ASYSTENT_MOWA="$EVIL" $PROGRAM mowa', None),
        ('ASYSTENT_DOM="$PWD/$EVIL" $PROGRAM dane', 0),
    ],
)
def test_no_command_to_the_terminal_goes_out(shell, tmp_path, command, code):
    """Names of files, words of the call, keys of files and the environment are printed without escapes or changes of direction."""
    told = {"dziecko.data-urodzenia": "2024-03-01", "orzeczenie.rodzaj": "odmowa", "orzeczenie.doreczono": "2026-11-16"}
    (tmp_path / "case.json").write_text(json.dumps({"format": 1, "na_dzien": "2026-11-22", "odpowiedzi": told}))
    (tmp_path / "evil.json").write_text(json.dumps({"format": 1, EVIL: "x", "odpowiedzi": {EVIL: EVIL}}))
    saved = tmp_path / "dom" / "sprawy" / "sprawa-1.json"
    saved.parent.mkdir(parents=True)
    saved.write_text(json.dumps({"format": 1, "nazwa": EVIL, "odpowiedzi": [], "pliki_pism": [str(tmp_path / f"{EVIL}.txt")]}))
    (tmp_path / f"{EVIL}.txt").touch()
    (tmp_path / f"dom/sprawy/{EVIL}.json").touch()
    done = shell(command if "$PROGRAM" in command else f"$PROGRAM {command}", "", EVIL=EVIL)
    assert code is None or done.returncode == code
    out = done.stdout + done.stderr
    assert out
    assert all(char.isprintable() or char == "\n" for char in out)


@pytest.mark.bad_input
def test_a_line_without_end_is_read_past(shell, tmp_path):
    """A hundred million characters before Enter: refused as an answer in bounded memory, and the next line is the next answer."""
    line = "ulimit -v 1500000; { echo wszystkie; head -c 100000000 /dev/zero | tr '\\0' a; echo; echo '1 marca 2024'; } | $PROGRAM"
    done = shell(line)
    assert done.returncode == 0
    assert done.stdout.count("\nBłąd") == 1
    assert json.loads((tmp_path / "dom" / CASE).read_text())["odpowiedzi"] == {"dziecko.data-urodzenia": "2024-03-01"}


@pytest.mark.bad_input
def test_a_content_folder_of_large_files_is_refused(shell, tmp_path):
    """Each file small enough, all together too much: a finding before anything is read."""
    (tmp_path / "tresc" / "pytania").mkdir(parents=True)
    head = ROOT / "questionnaires" / "powrot-do-pracy" / "kwestionariusz.yaml"
    (tmp_path / "tresc" / "kwestionariusz.yaml").write_bytes(head.read_bytes())
    for number in range(12):
        (tmp_path / "tresc" / "pytania" / f"{number}.yaml").write_text("- x\n" * 480_000)
    done = shell("$PROGRAM sprawdz tresc")
    assert done.returncode == 1
    assert "więcej niż 20 megabajtów" in done.stdout


@pytest.mark.bad_input
def test_a_million_lines_that_are_no_answers_end_the_program(shell, tmp_path):
    """A wrong file of answers: what was accepted is kept, and soon one sentence ends it instead of a million refusals."""
    done = shell("{ echo wszystkie; echo '1 marca 2024'; yes 'to nie jest odpowiedź' | head -n 1000000; } | $PROGRAM")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "1000 linii z rzędu" in done.stderr
    assert done.stdout.count("\nBłąd") < 1000
    assert json.loads((tmp_path / "dom" / CASE).read_text())["odpowiedzi"] == {"dziecko.data-urodzenia": "2024-03-01"}
