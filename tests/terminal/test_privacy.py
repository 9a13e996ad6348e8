"""What a family types stays theirs: blanks of letters, one writer a case, and endings from outside."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys

import pexpect
import pytest

from asystent.storage import atomic, blanks, lock
from tests.terminal.conftest import PROMPT, topic

CONSENT = "pismo, pole wstępne"


def to_letter(sitting, walk):
    """Go to the first question of a letter."""
    walk(sitting)
    sitting.onward(sitting.answer("pisma"))
    return sitting.onward(sitting.answer("wniosek o urlop wychowawczy"))


def case_of(home):
    """The first case on disk."""
    return home / "sprawy" / "sprawa-1.json"


def test_consent_is_asked_before_the_first_blank_and_has_no_default(sit, walk):
    """An empty line is neither yes nor no; dlaczego explains; only then the first blank comes."""
    sitting = sit()
    assert topic(to_letter(sitting, walk)) == CONSENT
    assert "Błąd" in sitting.answer("")
    assert "rozpoznać rodzinę" in " ".join(sitting.answer("dlaczego").split())
    assert "pole 1 z" in topic(sitting.onward(sitting.answer("nie")))


def test_without_consent_nothing_personal_is_written(sit, walk, home):
    """No: the name is taken for this sitting, offered again in the next letter, and stands in no file of the program."""
    sitting = sit()
    to_letter(sitting, walk)
    sitting.onward(sitting.answer("nie"))
    assert re.search(r"^Przyjęto: Zuzanna Próbna", sitting.answer("Zuzanna Próbna"), re.MULTILINE)
    for _ in range(2):
        sitting.answer("polecenie wstecz")
    sitting.onward()
    block = sitting.onward(sitting.answer("wniosek o pracę zdalną"))
    assert "Zuzanna Próbna" in block
    sitting.answer("polecenie koniec")
    sitting.end()
    assert all(b"Zuzanna" not in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_with_consent_the_blanks_lie_beside_the_case(sit, walk, home, environment):
    """Yes: a file of its own that only its owner reads; the case file holds none of it; the next sitting asks no more."""
    sitting = sit()
    to_letter(sitting, walk)
    sitting.onward(sitting.answer("tak"))
    assert re.search(r"^Zapisano: Zuzanna Próbna", sitting.answer("Zuzanna Próbna"), re.MULTILINE)
    sitting.answer("polecenie koniec")
    sitting.end()
    kept = blanks.place_of(case_of(home))
    assert "Zuzanna Próbna" in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "Zuzanna" not in case_of(home).read_text(encoding="utf-8")
    sitting = sit()
    sitting.answer("1")
    sitting.onward()
    sitting.onward(sitting.answer("pisma"))
    block = sitting.onward(sitting.answer("wniosek o urlop wychowawczy"))
    assert "pole 1 z" in topic(block)
    assert "Zuzanna Próbna" in block
    sitting.answer("polecenie koniec")
    sitting.end()
    told = subprocess.run(
        [sys.executable, "-m", "asystent", "dane", "--usun"],
        input="tak\ntak\n",
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert f"Plik: {kept}" in told.stdout
    assert not kept.exists()


def test_blanks_of_an_earlier_version_leave_the_case_file(sit, walk, home):
    """A case that holds typed blanks itself: after a no they are gone from it, and still offered in this sitting."""
    sitting = sit()
    walk(sitting)
    sitting.answer("koniec")
    sitting.end()
    path = case_of(home)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["pola"] = {"wniosek-o-urlop-wychowawczy": {"imie-nazwisko": "Zuzanna Próbna"}}
    path.write_text(json.dumps(document), encoding="utf-8")
    sitting = sit()
    sitting.answer("1")
    sitting.onward()
    sitting.onward(sitting.answer("pisma"))
    sitting.onward(sitting.answer("wniosek o urlop wychowawczy"))
    assert "Zuzanna Próbna" in sitting.onward(sitting.answer("nie"))
    assert "pola" not in json.loads(path.read_text(encoding="utf-8"))


def test_the_second_program_on_a_case_may_only_read(sit, home):
    """The second window is told so, takes answers for itself, and leaves the file as the first one wrote it."""
    first = sit()
    first.answer("1 marca 2024")
    before = case_of(home).read_bytes()
    second = sit()
    block = second.answer("1")
    assert "otwarta w drugim oknie" in " ".join(block.split())
    assert re.search(r"^Przyjęto: ", second.answer("2"), re.MULTILINE)
    assert "nie są zapisywane" in " ".join(second.answer("gdzie").split())
    second.answer("koniec")
    assert second.end() == 0
    assert case_of(home).read_bytes() == before
    assert re.search(r"^Zapisano: ", first.answer("2"), re.MULTILINE)
    first.answer("koniec")
    first.end()
    assert not lock.lock_of(case_of(home)).exists()


def test_two_new_cases_at_once_are_two_files(sit, home):
    """Two windows that both begin anew never write over each other."""
    first, second = sit(), sit()
    first.answer("1 marca 2024")
    second.answer("2 maja 2020")
    kept = [json.loads((home / "sprawy" / f"sprawa-{number}.json").read_text())["odpowiedzi"] for number in (1, 2)]
    assert [case["dziecko.data-urodzenia"] for case in kept] == ["2024-03-01", "2020-05-02"]


@pytest.mark.fault
def test_a_lock_of_a_dead_program_is_taken_over(sit, home):
    """Killed in mid-question: the next start writes the case as if nothing had been."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    assert lock.lock_of(case_of(home)).exists()
    sitting.child.kill(signal.SIGKILL)
    sitting.child.close(force=True)
    sitting = sit()
    block = sitting.answer("1")
    assert "drugim oknie" not in block
    assert re.search(r"^Zapisano: ", sitting.answer("2"), re.MULTILINE)


def test_a_lock_is_held_from_the_moment_it_is_made(tmp_path):
    """Between the making of the file and its first byte nobody else takes the case."""
    path = tmp_path / "sprawa-1.json"
    first = lock.Lock(path)
    lock.lock_of(path).write_text("")
    assert not lock.Lock(path).is_held
    first.release()
    assert lock.Lock(path).is_held


def test_a_lock_given_back_while_it_is_taken_is_not_taken_twice(tmp_path, monkeypatch):
    """The other window closes between our opening of its lock and our locking it: the lock that counts is the one with the name."""
    path = tmp_path / "sprawa-1.json"
    first = lock.Lock(path)
    seize = lock._seize

    def later(handle):
        first.release()
        return seize(handle)

    monkeypatch.setattr(lock, "_seize", later)
    second = lock.Lock(path)
    assert second.is_held
    assert not lock.Lock(path).is_held


@pytest.mark.fault
@pytest.mark.parametrize("text", ["", "śmieci", "999999999 1", "1 0", f"{os.getppid()} 1"])
def test_a_lock_that_names_no_living_owner_holds_nobody_off(tmp_path, text):
    """Cut short, nonsense, a number nobody has, or one that somebody else has by now."""
    path = tmp_path / "sprawa-1.json"
    lock.lock_of(path).write_text(text, encoding="utf-8")
    taken = lock.Lock(path)
    assert taken.is_held
    taken.release()
    assert not lock.lock_of(path).exists()


@pytest.mark.fault
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT])
def test_an_ending_from_outside_is_quiet_and_loses_nothing(sit, home, number):
    """The window is closed, the machine shuts down, Ctrl and backslash: the answers are there, no traceback, no lock left."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    sitting.child.kill(number)
    sitting.wait()
    assert sitting.end() == 130
    assert "Traceback" not in sitting.raw
    assert json.loads(case_of(home).read_text(encoding="utf-8"))["odpowiedzi"]
    assert not lock.lock_of(case_of(home)).exists()


@pytest.mark.parametrize("mode", ["czytnik", "glos"])
def test_an_ending_just_before_the_reading_is_not_missed(sit, home, mode):
    """The signal comes when the prompt is out and nobody reads yet: the program ends all the same."""
    sitting = sit("rozmowa", "--tryb", mode, about="")
    sitting.child.kill(signal.SIGHUP)
    sitting.wait()
    assert sitting.end() == 130


@pytest.mark.fault
def test_back_from_the_shell_the_question_is_heard_again(environment, tmp_path):
    """Ctrl+Z and fg: what stood before the prompt comes once more, and the next line answers it."""
    shell = pexpect.spawn("bash", ["--norc", "-i"], env={**environment, "PS1": "SH> "}, encoding="utf-8", timeout=30, cwd=tmp_path)
    try:
        shell.expect_exact("SH> ")
        shell.sendline(f"{sys.executable} -m asystent")
        shell.expect_exact(PROMPT)
        shell.sendline("wszystkie")
        shell.expect_exact(PROMPT)
        shell.send("1 mar\x1a")
        shell.expect_exact("SH> ")
        shell.sendline("fg")
        shell.expect_exact(PROMPT)
        assert "temat: data urodzenia dziecka" in shell.before
        shell.sendline("1 marca 2024")
        shell.expect_exact(PROMPT)
        assert "Zapisano: dziecko urodziło się 1 marca 2024" in shell.before
    finally:
        shell.close(force=True)


@pytest.mark.fault
def test_the_rests_of_a_killed_writing_are_swept_at_the_start(sit, home, tmp_path):
    """A temporary file of a process that is gone is removed at the next start, also beside a case of one's own; other files stay."""
    (home / "sprawy").mkdir(parents=True)
    rest = home / "sprawy" / f".sprawa-1.json.999999999.ab12cd34{atomic.PENDING}"
    rest.write_text("{")
    own = tmp_path / f".ala.json.poprzednia.999999999.ab12cd34{atomic.PENDING}"
    other = tmp_path / f".list.txt.999999999.ab12cd34{atomic.PENDING}"
    for path in (own, other):
        path.write_text("{")
    sit("rozmowa", "--sprawa", str(tmp_path / "ala.json"))
    assert not rest.exists()
    assert not own.exists()
    assert other.exists()


def test_an_unborn_child_without_a_day_leaves_both_days_unknown(sit, home):
    """After ciąża an estimate is asked for; still unknown: said honestly, and the file holds only what the contract knows."""
    sitting = sit()
    sitting.answer("ciąża")
    assert json.loads(case_of(home).read_text(encoding="utf-8"))["odpowiedzi"] == {}
    assert "w przybliżeniu" in sitting.answer("nie wiem")
    block = " ".join(sitting.answer("nie wiem").split())
    assert "to zależy" in block
    told = json.loads(case_of(home).read_text(encoding="utf-8"))["odpowiedzi"]
    assert told == {"ciaza.przewidywany-termin": "nie-wiem", "dziecko.data-urodzenia": "nie-wiem"}
    assert topic(sitting.blocks[-1]) == "czas diagnozy"


def test_an_estimated_day_of_birth_is_a_day(sit, home):
    """The estimate is kept as the expected day, and the next question comes."""
    sitting = sit()
    sitting.answer("ciąża")
    sitting.answer("pomiń")
    assert topic(sitting.answer("20 lutego 2027")) == "czas diagnozy"
    assert json.loads(case_of(home).read_text(encoding="utf-8"))["odpowiedzi"] == {"ciaza.przewidywany-termin": "2027-02-20"}


def test_answers_without_bearing_are_marked_in_the_summary(sit, walk):
    """The points of a certificate that is no longer there are kept, and said to be without meaning now."""
    sitting = sit()
    walk(sitting)
    said = " ".join(sitting.onward(sitting.answer("podsumowanie")).split())
    assert "teraz bez znaczenia" not in said
    number = re.search(r"Odpowiedź (\d+) z \d+\. Dziecko ma orzeczenie", said)[1]
    sitting.onward(sitting.answer(f"zmień {number}"))
    sitting.onward(sitting.answer("nie ma orzeczenia"))
    walk(sitting)
    said = " ".join(sitting.onward(sitting.answer("podsumowanie")).split())
    assert re.search(r"Odpowiedź \d+ z \d+, teraz bez znaczenia\. Punkt 7 orzeczenia", said)


def test_the_last_described_day_is_named_as_such_in_the_result(sit, walk):
    """Past the horizon: the sum says that it is the law of the last described day and not of the day asked for."""
    sitting = sit("rozmowa", "--na-dzien", "2027-03-01")
    sitting.answer("tak")
    walk(sitting)
    said = " ".join("".join(sitting.blocks).split())
    assert "To stan prawny z tego dnia, a nie z dnia 1 marca 2027 roku." in said


def test_results_begin_with_what_counts(sit, walk):
    """One sentence, what matters most, deadlines and money, the ways and rights in one line each; the comparison comes last."""
    sitting = sit()
    walk(sitting)
    said = "\n".join(sitting.blocks)
    marks = [r"^Na dzień ", r"^Najważniejsze na początek", r"^Terminy, razem", r"^Kwoty, razem", r"^Otwarte drogi, razem"]
    marks += [r"^Dział: praca i urlopy, razem", r"^Porównanie otwartych dróg"]
    found = [re.search(mark, said, re.MULTILINE).start() for mark in marks]
    assert found == sorted(found)


def test_why_tells_the_weightiest_results_and_the_rest_on_demand(sit):
    """Thirty results in a row are too many to hear: five, and all of them when asked a second time."""
    sitting = sit()
    first = sitting.onward(sitting.answer("dlaczego"))
    assert len(re.findall(r"^Wynik do ustalenia", first, re.MULTILINE)) == 5
    assert len(re.findall(r"^Wynik do ustalenia", sitting.onward(sitting.answer("dlaczego")), re.MULTILINE)) > 20
