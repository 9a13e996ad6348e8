"""A power cut at any moment: what was confirmed has reached the disk, and nothing is half there."""

from __future__ import annotations

import json
import os
from datetime import date

import pytest

from asystent.storage import atomic, casefile, ledger
from tests.faults import strace
from tests.faults.life import SCRIPT
from tests.faults.powercut import Disk, record
from tests.faults.tally import counted
from tests.faults.test_kills import surroundings

PROGRAM = ("-m", "asystent")
FAMILY = {"orzeczenie.rodzaj": "odmowa", "orzeczenie.doreczono": "2026-11-16"}
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _traced():
    """All of this is read from system calls."""
    if not strace.works():
        pytest.skip(f"{strace.MISSING} Zaniki prądu są pominięte.")


@pytest.fixture
def facts(content):
    """Every fact by its id."""
    return {name: content.fact(name) for name in content.ids("fakty")}


def told(data):
    """The answers in a case file; no file has none."""
    return json.loads(data)["odpowiedzi"] if data else {}


def left(state, folder, facts):
    """The answers with which the next start goes on, if a power cut leaves this state."""
    path = folder / "sprawa-1.json"
    for place in (path, atomic.previous_of(path)):
        place.unlink(missing_ok=True)
        data = state.get(f"dom/sprawy/{place.name}")
        if data is not None:
            place.write_bytes(data)
    if not os.path.lexists(path) and not os.path.lexists(atomic.previous_of(path)):
        return {}
    case = casefile.load(path, facts, today=TODAY, is_own=True).case
    return {fact: value.isoformat() if isinstance(value, date) else value for fact, value in case.answers.items()}


def test_a_power_cut_loses_no_confirmed_answer(facts, tmp_path, record_property):
    """After each system call of a conversation, in every state that the disk may be left in: at most the line being handled is gone."""
    home, trial = tmp_path / "rodzic", tmp_path / "po"
    home.mkdir()
    trial.mkdir()
    disk, sure, saved, seen = Disk(home), 0, [{}], set()
    calls = record([*PROGRAM, "rozmowa", "--na-dzien", TODAY.isoformat()], home, env=surroundings(home), text="\n".join(SCRIPT) + "\n")
    with counted(record_property, "Zanik prądu", 0) as counts:
        for call in calls:
            said = disk.make(*call)
            if said is not None:
                if "Zapisano: " in said:
                    sure = len(saved) - 1
                    counts["potwierdzonych odpowiedzi"] += 1
                continue
            folder = disk.top.now.get("dom") and disk.top.now["dom"].now.get("sprawy")
            file = folder and folder.now.get("sprawa-1.json")
            if file and told(file.now) != saved[-1]:
                saved.append(told(file.now))
            for state in disk.after_a_cut():
                key = (sure, len(saved), *(state.get(f"dom/sprawy/sprawa-1.json{end}") for end in ("", atomic.PREVIOUS)))
                if key in seen:
                    continue
                seen.add(key)
                counts["prób"] += 1
                found = left(state, trial, facts)
                counts["zgubionych"] += found not in saved[sure:]
                assert found in saved[sure:], (call[0], sorted(state), found, saved[sure:])
        assert counts["potwierdzonych odpowiedzi"] >= 15
        assert len(saved) > 15


def states_of(args, folder, text=""):
    """Run a command. Return what a power cut at its end leaves for good, and every state in which one before could leave the folder."""
    disk, states = Disk(folder), []
    for call in record(args, folder, env=surroundings(folder), text=text):
        if disk.make(*call) is None:
            states += disk.after_a_cut()
    [final] = disk.after_a_cut()
    assert final == {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return final, states


@pytest.fixture
def parent(tmp_path):
    """A home with a case, empty otherwise."""
    folder = tmp_path / "rodzic"
    folder.mkdir()
    (folder / "ala.json").write_text(json.dumps({"format": 1, "odpowiedzi": FAMILY}))
    return folder


@pytest.mark.fault
@pytest.mark.parametrize("command, files", [("wynik --format txt,html", 2), ("terminy", 1)])
def test_files_of_a_command_are_on_the_disk_when_it_ends(parent, command, files):
    """Each is whole or not there in between, and known as soon as it is there; at the end all of them are there for good."""
    name, *options = command.split()
    args = [*PROGRAM, name, "ala.json", *options, "--na-dzien", TODAY.isoformat(), "--do", "nowy/folder"]
    final, states = states_of(args, parent)
    written = {path: data for path, data in final.items() if path.startswith("nowy/folder/")}
    assert len(written) == files
    for state in states:
        for path, data in written.items():
            assert state.get(path, data) == data
            assert path not in state or str(parent / path).encode() in state[f"dom/{ledger.FILE}"], path


@pytest.mark.fault
def test_what_was_removed_stays_removed(parent):
    """After dane --usun nothing comes back with the power."""
    states_of([*PROGRAM, "rozmowa", "--sprawa", "ala.json"], parent, "wszystkie\n1 marca 2024\n")
    states_of([*PROGRAM, "rozmowa"], parent, "wszystkie\n1 marca 2024\n2\n")
    states_of([*PROGRAM, "terminy", "ala.json", "--na-dzien", TODAY.isoformat(), "--do", "."], parent)
    final, _ = states_of([*PROGRAM, "dane", "--usun"], parent, "tak\n" * 9)
    assert final == {}


SAVES = {
    "ustawienia": "settings.save(mowa='nigdy'); settings.save(tempo=2)",
    "pola": "blanks.save(Path('ala.json'), {'a': {'imie': 'Ala'}}); blanks.save(Path('ala.json'), {'a': {'imie': 'Ola'}})",
    "spis": "ledger.note([Path('ala.json')]); ledger.note([Path('b.txt')]); ledger.forget_gone()",
}


@pytest.mark.fault
@pytest.mark.parametrize("kind", SAVES)
def test_whatever_is_saved_is_on_the_disk_when_the_saving_ends(parent, kind):
    """Settings, what was typed into letters with the version before, the list of files: never half there, and sure at the end."""
    code = f"from pathlib import Path\nfrom asystent.storage import blanks, ledger, settings\n{SAVES[kind]}"
    _, states = states_of(["-c", code], parent)
    for state in states:
        for path, data in state.items():
            if path.endswith((".json", ".pola", atomic.PREVIOUS)):
                json.loads(data)
