from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.content.store import load as load_content
from asystent.errors import UserError
from asystent.interview.case import Case, resumed
from asystent.interview.document import read, to_document
from asystent.storage import atomic, casefile, lock, places, settings
from tests.conftest import families

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def facts(content):
    """Every fact by its id."""
    return content.facts


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The program's own folder."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    return tmp_path / "dom"


CONTENT = load_content()
FACTS = CONTENT.facts


@given(families(CONTENT, TODAY), st.text(max_size=30))
def test_a_case_comes_back_from_its_document_as_it_was(answers, name):
    """Whatever a family answered is there again, in the same order, and a second writing changes nothing."""
    answers = {fact: value for fact, value in answers.items() if value != "nieurodzone"}
    case = resumed(answers, name="Ala", extra={"cudze": {"a": [1]}})
    document = json.loads(json.dumps(to_document(case)))
    again = read(document, FACTS, where="x", today=TODAY).case
    assert to_document(again) == document
    kept = {fact: value for fact, value in again.answers.items() if value != "nieurodzone"}
    assert kept == answers
    assert list(kept) == list(answers)
    assert again.extra == {"cudze": {"a": [1]}}


def write(path, **document):
    """Write a case by hand."""
    path.write_text(json.dumps({"format": 1, **document}), encoding="utf-8")
    return path


def refusal(path, facts, **kw):
    """The sentence with which a file is refused."""
    with pytest.raises(UserError) as caught:
        casefile.load(path, facts, today=TODAY, **kw)
    assert caught.value.exit_code == 2
    sentence = caught.value.sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.mark.bad_input
@pytest.mark.parametrize(
    "told, words",
    [
        ({"orzeczenie.pkt77": "tak"}, ["orzeczenie.pkt77", "tak", "orzeczenie.pkt7"]),
        ({"orzeczenie.pkt7": "moze"}, ["orzeczenie.pkt7", "moze", "tak, nie, nie-wiem"]),
        ({"orzeczenie.pkt7": True}, ["orzeczenie.pkt7", "true"]),
        ({"orzeczenie.pkt7": None}, ["orzeczenie.pkt7", "null"]),
        ({"rodzic.staz-miesiecy": "6"}, ["rodzic.staz-miesiecy", "liczba całkowita od 0 do"]),
        ({"rodzic.staz-miesiecy": 6.5}, ["rodzic.staz-miesiecy", "6.5"]),
        ({"rodzic.staz-miesiecy": -1}, ["rodzic.staz-miesiecy", "-1"]),
        ({"rodzic.staz-miesiecy": True}, ["rodzic.staz-miesiecy", "true"]),
        ({"rodzic.staz-miesiecy": [6]}, ["rodzic.staz-miesiecy"]),
        ({"dziecko.data-urodzenia": "2024-02-30"}, ["dziecko.data-urodzenia", "2024-02-30", "2024-03-01"]),
        ({"dziecko.data-urodzenia": "1.2.2024"}, ["dziecko.data-urodzenia", "1.2.2024"]),
        ({"dziecko.data-urodzenia": "20240201"}, ["dziecko.data-urodzenia", "20240201"]),
        ({"dziecko.data-urodzenia": "2026-11-23"}, ["dziecko.data-urodzenia", "2026-11-23", "przyszłości"]),
        ({"dziecko.data-urodzenia": "2024-02-01", "ciaza.przewidywany-termin": "2027-02-01"}, ["ciaza.przewidywany-termin", "naraz"]),
        (["a"], ["odpowiedzi"]),
    ],
)
def test_a_wrong_answer_in_a_file_is_named_with_what_is_allowed(tmp_path, facts, told, words):
    """Contract 2: the sentence names the file, the fact, the value and the allowed values."""
    path = write(tmp_path / "sprawa.json", odpowiedzi=told)
    sentence = refusal(path, facts)
    for word in [str(path), *words]:
        assert word in sentence


@pytest.mark.parametrize("day, is_future", [(None, True), (date(2027, 1, 1), False)])
def test_the_future_is_measured_from_the_day_of_the_file_or_the_call(tmp_path, facts, day, is_future):
    """Contract 2: not from the clock; the call's day wins over the file's."""
    path = write(tmp_path / "sprawa.json", na_dzien="2016-03-01", odpowiedzi={"dziecko.data-urodzenia": "2017-01-01"})
    if is_future:
        assert "2016-03-01" in refusal(path, facts, day=day)
    else:
        assert casefile.load(path, facts, today=TODAY, day=day).case.answers


@pytest.mark.bad_input
@pytest.mark.parametrize(
    "text",
    ["", "{", '{"format": 1, "odpowiedzi": {"orzecz', "[]", "7", '"x"', "\x00", "{" * 100_000, '{"format": NaN}', "nic"],
)
def test_half_a_file_is_one_sentence(tmp_path, facts, text):
    """A file cut anywhere, or no case at all, is told in one sentence; deep nesting is no crash."""
    path = tmp_path / "sprawa.json"
    path.write_text(text, encoding="utf-8")
    assert str(path) in refusal(path, facts)


@pytest.mark.bad_input
@pytest.mark.parametrize("cut", range(1, 80, 7))
def test_a_file_cut_anywhere_is_refused_or_whole(tmp_path, facts, cut):
    """No prefix of a case file is taken for a case with fewer answers."""
    data = json.dumps({"format": 1, "odpowiedzi": {"orzeczenie.pkt7": "tak", "orzeczenie.pkt8": "nie"}}).encode()
    path = tmp_path / "sprawa.json"
    path.write_bytes(data[: len(data) - cut])
    refusal(path, facts)


@pytest.mark.bad_input
@pytest.mark.parametrize(
    "document, word",
    [({"format": 2}, "nowsza"), ({"format": "1"}, "format"), ({"format": True}, "format"), ({}, "format"), ({"format": 0}, "format")],
)
def test_another_format_is_refused_and_a_newer_one_named_as_such(tmp_path, facts, document, word):
    """A file of a newer program is not read by guess."""
    path = tmp_path / "sprawa.json"
    path.write_text(json.dumps({"odpowiedzi": {}, **document}), encoding="utf-8")
    assert word in refusal(path, facts)


@pytest.mark.bad_input
def test_a_fact_told_twice_is_refused(tmp_path, facts):
    """JSON with one key twice has no one meaning."""
    path = tmp_path / "sprawa.json"
    path.write_text('{"format": 1, "odpowiedzi": {"orzeczenie.pkt7": "tak", "orzeczenie.pkt7": "nie"}}', encoding="utf-8")
    assert "dwa razy" in refusal(path, facts)


@pytest.mark.bad_input
def test_a_huge_file_is_refused_quickly(tmp_path, facts):
    """A file that cannot be a case is not read to its end."""
    path = tmp_path / "sprawa.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert "za duży" in refusal(path, facts)


@pytest.mark.bad_input
def test_missing_files_and_folders_are_told(tmp_path, facts):
    """A name that leads nowhere, or to a folder."""
    assert "Nie ma pliku" in refusal(tmp_path / "nie-ma.json", facts)
    assert "folder" in refusal(tmp_path, facts)


def test_a_mark_at_the_beginning_is_no_damage(tmp_path, facts):
    """Windows editors put a byte order mark in front of UTF-8."""
    path = tmp_path / "sprawa.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"format": 1, "odpowiedzi": {}}')
    assert casefile.load(path, facts, today=TODAY).case.answers == {}


@pytest.mark.fault
def test_a_damaged_file_is_recovered_from_the_version_before_it(tmp_path, facts):
    """What the program wrote itself and a failing machine cut short comes back, with a sentence, and is not kept as sound."""
    path = tmp_path / "sprawa.json"
    case = Case().answer("orzeczenie.pkt7", "tak")
    casefile.save(path, case, today=TODAY)
    casefile.save(path, case.answer("orzeczenie.pkt8", "nie"), today=TODAY)
    path.write_bytes(path.read_bytes()[:30])
    loaded = casefile.load(path, facts, today=TODAY)
    assert loaded.case.answers == {"orzeczenie.pkt7": "tak"}
    assert loaded.notice.startswith("Uwaga.")
    before = atomic.previous_of(path).read_bytes()
    casefile.save(path, loaded.case, today=TODAY, sound=False)
    assert atomic.previous_of(path).read_bytes() == before
    assert casefile.load(path, facts, today=TODAY).notice == ""


def test_files_are_their_owners_alone_whatever_the_umask(home):
    """Folders 0700 and files 0600, also for the previous version and the settings."""
    old = os.umask(0)
    try:
        path = places.new_case_file()
        casefile.save(path, Case().answer("orzeczenie.pkt7", "tak"), today=TODAY)
        casefile.save(path, Case().answer("orzeczenie.pkt7", "nie"), today=TODAY)
        settings.save(mowa="nigdy")
    finally:
        os.umask(old)
    for entry in [home, *home.rglob("*")]:
        assert stat.S_IMODE(entry.stat().st_mode) == (0o700 if entry.is_dir() else 0o600), entry
    assert sorted(entry.name for entry in (home / "sprawy").iterdir()) == ["sprawa-1.json", "sprawa-1.json.poprzednia"]


def test_a_link_is_replaced_and_not_followed(tmp_path, facts):
    """A case file that is a link to something else leaves that something alone."""
    other = tmp_path / "cudze.txt"
    other.write_text("cudze")
    path = tmp_path / "sprawa.json"
    path.symlink_to(other)
    casefile.save(path, Case(), today=TODAY)
    assert other.read_text() == "cudze"
    assert not path.is_symlink()


@pytest.mark.fault
def test_a_disk_that_refuses_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    """When the disk is full, the version on disk stays whole, no temporary file is left, and the sentence says why."""
    path = tmp_path / "sprawa.json"
    casefile.save(path, Case().answer("orzeczenie.pkt7", "tak"), today=TODAY)
    before = path.read_bytes()

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(casefile.SaveError) as caught:
        casefile.save(path, Case().answer("orzeczenie.pkt7", "nie"), today=TODAY)
    assert "nie ma miejsca" in caught.value.sentence
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["sprawa.json"]


@pytest.mark.fault
@pytest.mark.parametrize("number, is_told", [(errno.EIO, True), (errno.ENOSPC, True), (errno.EINVAL, False)])
def test_a_folder_that_cannot_be_made_sure_is_no_confirmed_save(tmp_path, monkeypatch, number, is_told):
    """The new name may be lost with the power: not said to be saved when the disk fails; a disk that has no such thing is no fault."""
    whole = os.fsync

    def failing(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, "")
        whole(handle)

    monkeypatch.setattr(os, "fsync", failing)
    path = tmp_path / "sprawa.json"
    with pytest.raises(casefile.SaveError) if is_told else contextlib.nullcontext():
        casefile.save(path, Case().answer("orzeczenie.pkt7", "tak"), today=TODAY)


KILLED = """
import os, sys
sys.path.insert(0, sys.argv[2])
from datetime import date
from pathlib import Path
from asystent.interview.case import Case
from asystent.storage import casefile
left = int(sys.argv[3])
def count(*_):
    global left
    left -= 1
    if left == 0:
        os._exit(9)
whole_write, whole_fsync = os.write, os.fsync
def write(handle, data):
    half = max(1, len(data) // 2)
    whole_write(handle, data[:half])
    count()
    return half
os.write, os.fsync = write, lambda handle: (count(), whole_fsync(handle))
sys.addaudithook(lambda event, _: count() if event in ("open", "os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir") else None)
casefile.save(Path(sys.argv[1]), Case().answer("rodzic.staz-miesiecy", 7), today=date(2026, 11, 22))
os._exit(0)
"""


@pytest.mark.fault
def test_a_writing_killed_at_any_step_leaves_a_whole_file(tmp_path, facts):
    """Killed before each system call of a writing, in turn: the file holds the old answer or the new one, never half of one."""
    path = tmp_path / "sprawa.json"
    steps = 0
    while True:
        steps += 1
        for entry in tmp_path.iterdir():
            entry.unlink()
        casefile.save(path, Case().answer("rodzic.staz-miesiecy", 5), today=TODAY)
        casefile.save(path, Case().answer("rodzic.staz-miesiecy", 6), today=TODAY)
        code = subprocess.run([sys.executable, "-c", KILLED, str(path), str(ROOT), str(steps)], check=False, timeout=60).returncode
        loaded = casefile.load(path, facts, today=TODAY)
        assert loaded.notice == ""
        assert loaded.case.answers["rodzic.staz-miesiecy"] in ({7} if code == 0 else {6, 7})
        atomic.sweep(tmp_path)
        assert not [entry for entry in tmp_path.iterdir() if entry.name.endswith(atomic.PENDING)]
        if code == 0:
            break
        assert code == 9
    assert steps > 10


@pytest.mark.parametrize(
    "environ, place",
    [
        ({"ASYSTENT_DOM": "/a/b", "HOME": "/h", "XDG_DATA_HOME": "/x"}, "/a/b"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/x/asystent"),
        ({"HOME": "/h", "XDG_DATA_HOME": "wzgledna"}, "/h/.local/share/asystent"),
        ({"HOME": "/h"}, "/h/.local/share/asystent"),
        ({}, None),
        ({"HOME": ""}, None),
    ],
)
def test_where_files_lie(monkeypatch, environ, place):
    """The program's own variable first, then the system's; without a home there is no place, and that is said."""
    for name in ("ASYSTENT_DOM", "HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    if place is None:
        with pytest.raises(places.NoHomeError):
            places.home()
    else:
        assert places.home() == Path(place)


def test_saved_cases_are_listed_by_name_with_the_last_one_first(home):
    """A damaged case is in the list with its complaint; foreign files are not."""
    first, second = home / "sprawy" / "sprawa-1.json", home / "sprawy" / "sprawa-2.json"
    casefile.save(first, Case(name="Ala").answer("orzeczenie.pkt7", "tak"), today=date(2026, 11, 20))
    os.utime(first, (1, 1))
    casefile.save(second, Case(name="Staś"), today=TODAY)
    (home / "sprawy" / "sprawa-3.json").write_text("{")
    os.utime(home / "sprawy" / "sprawa-3.json", (0, 0))
    (home / "sprawy" / "notatki.txt").write_text("nic")
    listed = casefile.saved_cases()
    assert [item.name for item in listed] == ["Staś", "Ala", "sprawa 3"]
    assert [item.day for item in listed][:2] == [TODAY, date(2026, 11, 20)]
    assert [item.answers for item in listed] == [0, 1, 0]
    assert listed[2].complaint


def test_settings_that_cannot_be_read_are_no_settings(home):
    """A damaged settings file means asking again, not a crash."""
    assert settings.load() == {}
    settings.save(mowa="nigdy")
    settings.save(tempo=2)
    assert settings.load() == {"mowa": "nigdy", "tempo": 2}
    places.settings_file().write_text("[[[")
    assert settings.load() == {}


@pytest.fixture
def run(home, tmp_path):
    """Run a command of the program without a terminal."""

    def go(*args, text=""):
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "asystent", *args],
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=env,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return go


def test_sprawy_lists_names_days_and_files(run, home):
    """The list of saved cases is heard as records, each with name, day, count and file."""
    assert "Nie ma zapisanych spraw" in run("sprawy").stdout
    casefile.save(home / "sprawy" / "sprawa-1.json", Case(name="Ala").answer("orzeczenie.pkt7", "tak"), today=TODAY)
    lines = run("sprawy").stdout.rstrip("\n").split("\n")
    assert lines[0] == "Zapisane sprawy, razem 1."
    assert "Nazwa: Ala. Ostatnia odpowiedź: 22 listopada 2026 roku." in lines[1]
    assert lines[-1] == "Koniec listy."


@pytest.mark.parametrize("text, gone", [("tak\n", True), ("nie\n", False), ("", False), ("\n", False), ("chyba tak może\n", False)])
def test_dane_deletes_only_after_a_plain_yes(run, home, text, gone):
    """Of `dane --usun`: an empty line and the end of input never mean yes; other people's files stay."""
    casefile.save(home / "sprawy" / "sprawa-1.json", Case().answer("orzeczenie.pkt7", "tak"), today=TODAY)
    casefile.save(home / "sprawy" / "sprawa-1.json", Case().answer("orzeczenie.pkt7", "nie"), today=TODAY)
    settings.save(mowa="nigdy")
    (home / "cudze.txt").write_text("cudze")
    done = run("dane", "--usun", text=text)
    assert done.returncode == 0
    assert done.stdout.rstrip("\n").split("\n")[-1].startswith("Koniec pracy")
    assert (home / "sprawy").exists() is not gone
    assert (home / "ustawienia.json").exists() is not gone
    assert (home / "cudze.txt").exists()


def test_dane_deletes_nothing_while_a_window_is_open(run, home):
    """A running conversation would write its answers back: refused with a sentence, every file stays; a dead window's lock stops nobody."""
    path = home / "sprawy" / "sprawa-1.json"
    casefile.save(path, Case().answer("orzeczenie.pkt7", "tak"), today=TODAY)
    held = lock.Lock(path)
    done = run("dane", "--usun", text="tak\n")
    assert done.returncode == 2
    assert "otwarta w drugim oknie" in done.stderr
    assert path.exists()
    held.release()
    lock.lock_of(path).write_text("1 1\n")
    assert run("dane", "--usun", text="tak\n").returncode == 0
    assert not home.exists()


def test_dane_offers_each_known_letter_by_itself(run, home, tmp_path):
    """Letters lie where the parent put them: each is asked about; a file that no letter can be is never offered."""
    kept, gone, other = tmp_path / "a.docx", tmp_path / "b.txt", tmp_path / "klucz.pem"
    for path in (kept, gone, other):
        path.write_text("x")
    case = Case().answer("orzeczenie.pkt7", "tak").with_extra(casefile.LETTERS, [str(kept), str(gone), str(other), 7, "wzgledna.txt"])
    casefile.save(home / "sprawy" / "sprawa-1.json", case, today=TODAY)
    run("dane", "--usun", text="nie\ntak\nnie\n")
    assert (kept.exists(), gone.exists(), other.exists()) == (True, False, True)
