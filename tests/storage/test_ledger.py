"""What the program wrote outside its own folder is known, shown and removed, file by file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from asystent.errors import UserError
from asystent.interview.case import Case
from asystent.letters import write
from asystent.storage import atomic, belongings, blanks, casefile, ledger, lock
from tests.storage.talk_kit import talk

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
FAMILY = {"dziecko.data-urodzenia": "2024-03-01", "orzeczenie.rodzaj": "odmowa", "orzeczenie.doreczono": "2026-11-16"}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The program's own folder."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    return tmp_path / "dom"


@pytest.fixture
def case(tmp_path):
    """A case written by hand."""
    path = tmp_path / "ala.json"
    path.write_text(json.dumps({"format": 1, "na_dzien": "2026-11-22", "odpowiedzi": FAMILY}))
    return path


def run(*args, text=""):
    """Run a command of the program; return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "asystent", *map(str, args)],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def test_every_file_of_a_command_is_shown_and_removed_one_by_one(home, case, tmp_path):
    """Results, calendars and letters: each listed, each asked about; the one refused stays and is still known afterwards."""
    folder = tmp_path / "dokumenty"
    data = tmp_path / "dane.json"
    data.write_text("{}")
    run("wynik", case, "--format", "txt", "--do", folder)
    run("terminy", case, "--do", folder)
    written = sorted(folder.iterdir())
    assert len(written) == 2
    assert stat.S_IMODE((home / ledger.FILE).stat().st_mode) == 0o600
    shown = run("dane").stdout
    assert all(f"Plik: {path}\n" in shown for path in written)
    # The list of written files is no file of the family's: neither asked about nor counted.
    assert "Liczba usuniętych plików: 1." in run("dane", "--usun", text="tak\nnie\n").stdout
    [left] = folder.iterdir()
    assert f"Plik: {left}\n" in run("dane").stdout
    run("dane", "--usun", text="tak\n")
    assert not list(folder.iterdir())
    assert not home.exists()


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_file_of_the_conversation_is_noted_unless_nothing_may_stay(content, home, case, tmp_path, is_kept):
    """The calendar is noted; under --bez-zapisu it is written all the same and the program's folder is not even made."""
    folder = tmp_path / "kalendarz"
    said = talk(content, TODAY, *["nie wiem"] * 45, "kalendarz", str(folder), path=case, is_kept=is_kept)
    assert "Zapisano kalendarz" in said or list(folder.iterdir())
    assert home.exists() is is_kept
    assert (ledger.noted(ledger.OTHER) == list(folder.iterdir())) is is_kept


def test_a_file_is_noted_before_it_is_there(tmp_path):
    """Killed in between, the program knows of a file too many, never of one too few."""
    seen = []
    [path] = write.write_files({"txt": b"x"}, "wynik", TODAY, tmp_path, lambda paths: seen.extend((path, path.exists()) for path in paths))
    assert seen == [(path, False)]


def test_a_case_in_another_folder_is_shown_and_removed_with_all_its_parts(content, home, tmp_path):
    """--sprawa: the file, the version before and what was typed into letters go together; not while a window has it open."""
    path = tmp_path / "ala.json"
    talk(content, TODAY, "wszystkie", "1 marca 2024", "2", path=path)
    blanks.save(path, {"a": {"imie": "Ala"}})
    parts = [path, atomic.previous_of(path), blanks.place_of(path)]
    assert all(f"Plik: {part}\n" in run("dane").stdout for part in parts)
    held = lock.Lock(path)
    with pytest.raises(UserError):
        belongings.claim([], [path])
    assert run("dane", "--usun", text="tak\ntak\n").returncode == 2
    held.release()
    run("dane", "--usun", text="tak\ntak\n")
    assert not any(part.exists() for part in parts)
    assert not home.exists()


def test_the_ledger_takes_nothing_for_ours_that_it_was_not_told(home, tmp_path):
    """Torn lines, links, relative names and files that are gone are passed over; a hostile case adds nothing to it."""
    victim, link = tmp_path / "klucz.pem", tmp_path / "a.txt"
    victim.write_text("x")
    link.symlink_to(victim)
    ledger.note([link, tmp_path / "nie-ma.txt"])
    with (home / ledger.FILE).open("a") as file:
        file.write('["plik", "wzgledna.txt"]\n["plik"]\n["plik", "/tmp/x')
    ledger.note([tmp_path / "b.txt"])
    (tmp_path / "b.txt").touch()
    casefile.save(home / "sprawy" / "sprawa-1.json", Case().with_extra(casefile.LETTERS, [str(victim)]), today=TODAY)
    assert belongings.letters() == [tmp_path / "b.txt"]


CUT_SHORT = """
import os, sys
from datetime import date
from pathlib import Path
from asystent.letters import write
from asystent.storage import atomic, ledger
sys.addaudithook(lambda event, _: os._exit(9) if event in ("os.link", "os.rename") else None)
if sys.argv[2] == "nagranie":
    ledger.note([Path(sys.argv[1]) / "01-wynik.wav"])
    atomic.write(Path(sys.argv[1]) / "01-wynik.wav", b"x", keep_previous=False)
write.write_files({"txt": b"tajne", "pdf-duzy": b"tajne"}, "wynik", date(2026, 11, 22), Path(sys.argv[1]), ledger.note)
"""


def cut_short(folder, what):
    """A program killed just before a whole file gets its name; what it left."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", CUT_SHORT, str(folder), what], env=env, timeout=60, check=False)
    assert done.returncode == 9
    [rest] = [path for path in folder.iterdir() if path.name.endswith(atomic.PENDING) and path.read_bytes() in {b"tajne", b"x"}]
    return rest


@pytest.mark.fault
@pytest.mark.parametrize("what", ["pismo", "nagranie"])
@pytest.mark.parametrize("is_start", [True, False])
def test_rests_of_a_killed_writing_are_swept_wherever_they_lie(content, home, tmp_path, what, is_start):
    """A half-written letter or recording in a folder of the parent's: gone at the next start, or with the command dane, which says so."""
    folder = tmp_path / "dokumenty"
    folder.mkdir()
    rest = cut_short(folder, what)
    if is_start:
        talk(content, TODAY)
    else:
        assert "Usunięto resztki plików, których zapis przerwano, razem 1." in run("dane").stdout
        assert "resztki" not in run("dane").stdout
    assert not rest.exists()


@pytest.mark.fault
def test_sweeping_takes_nothing_that_is_not_ours(home, tmp_path):
    """Links, folders, other names, names of files that were never noted and the files of a program that still runs all stay."""
    folder = tmp_path / "dokumenty"
    folder.mkdir()
    rest = cut_short(folder, "pismo")
    dead = rest.name.split(".")[-3]
    victim = tmp_path / "klucz.pem"
    victim.write_text("x")
    stem = "wynik-2026-11-22"
    link = folder / f".{stem}.{dead}.00000000.tymczasowy"
    link.symlink_to(victim)
    lane = folder / f".{stem}.{dead}.00000001.tymczasowy"
    lane.mkdir()
    kept = [f".{stem}.{os.getpid()}.00000002.tymczasowy", f".inne.{dead}.00000003.tymczasowy", f".{stem}.{dead}.moje.tymczasowy"]
    kept += [f"{stem}.{dead}.00000004.tymczasowy", f".{stem}.{dead}.00000005.tymczasowy.txt", f".{stem}.x.00000006.tymczasowy"]
    for name in kept:
        (folder / name).write_text("x")
    far = tmp_path / "obcy"
    far.mkdir()
    (far / rest.name).write_text("x")
    assert ledger.sweep() == 1
    assert not rest.exists()
    assert all(path.exists() for path in (victim, link, lane, far / rest.name, *(folder / name for name in kept)))
    assert link.is_symlink()
