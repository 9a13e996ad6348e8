"""Killed at any moment, or refused by the disk: what was confirmed is there at the next start."""

from __future__ import annotations

import os
import random
import re
import shutil
import time

import pytest

from tests.conftest import MORE
from tests.faults import strace
from tests.faults.life import SCRIPT, Life, document, is_confirmed, reference, restart
from tests.faults.tally import counted
from tests.terminal.conftest import ROOT

PARTS = 4
RANDOM = 20 * MORE // PARTS
INJECTED = 5 * min(MORE, 10)
CALLS = "openat,write,fsync,rename,link,unlink,chmod,fchmod,mkdir,flock"
"""The system calls by which a case is written."""
OF_HOME = re.compile(r"^(?:\d+ +)?(\w+)\(.*/dom[/\"> ]")


def surroundings(folder):
    """An environment whose home and case folder lie in ``folder``."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return {
        **kept,
        "HOME": str(folder),
        "ASYSTENT_DOM": str(folder / "dom"),
        "ASYSTENT_MOWA": "nigdy",
        # Over ssh no screen reader is looked for: that opens a file for each process of the machine, and openings are counted here.
        "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 2",
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory):
    """What the file holds after each line of the script when nothing happens, and how long each line takes."""
    folder = tmp_path_factory.mktemp("cala")
    return reference(surroundings(folder), folder / "dom", folder)


@pytest.fixture
def seed():
    """Where the moments come from. It is printed; ASYSTENT_ZIARNO makes the same moments come again."""
    return int(os.environ.get("ASYSTENT_ZIARNO") or random.SystemRandom().randrange(10**6))


def live(life, until):
    """Type the script as far as line ``until``, without waiting for the answer to that one; return how many lines were typed."""
    for number, line in enumerate(SCRIPT[:until]):
        if not life.wait():
            return number
        life.type(line)
    return until


def check(life, folder, kept, counts, *, typed, sure):
    """What a death left is a state no older than line ``sure`` and no newer than line ``typed``; and one can start on it again."""
    counts["potwierdzonych odpowiedzi"] += sum(map(is_confirmed, life.shown))
    found = document(folder / "dom")
    is_kept = found in kept[sure : typed + 1]
    counts["zgubionych"] += not is_kept
    assert is_kept, (SCRIPT[:typed], life.shown[-1], found, kept[sure])
    restart(surroundings(folder), folder / "dom", folder)
    shutil.rmtree(folder)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_kill_at_a_random_moment_loses_nothing_confirmed(part, seed, unharmed, tmp_path, record_property):
    """SIGKILL while the program starts or handles any line: every line that had its answer is kept, and the next start writes the case."""
    kept, took = unharmed
    chance = random.Random(seed)
    with counted(record_property, "Zabicie w losowej chwili", seed) as counts:
        for number in range(RANDOM):
            counts["prób"] += 1
            folder = tmp_path / str(number)
            folder.mkdir()
            until = chance.randrange(len(SCRIPT) + 1)
            moment = chance.uniform(0, 1.5 * took[until])
            life = Life(surroundings(folder), folder)
            assert live(life, until) == until, life.shown
            time.sleep(moment)
            counts["zabitych"] += life.child.isalive()
            life.kill()
            check(life, folder, kept, counts, typed=until, sure=life.answered)


@pytest.fixture(scope="module")
def places(unharmed, tmp_path_factory):
    """Every system call of the script that touches the program's folder: its name and which one of that name it is."""
    if not strace.works():
        pytest.skip(f"{strace.MISSING} Usterki w wybranych wywołaniach systemu są pominięte.")
    folder = tmp_path_factory.mktemp("slad")
    log = folder / "slad.txt"
    life = Life(surroundings(folder), folder, ["strace", "-y", "-o", str(log), "-e", f"trace={CALLS}"])
    live(life, len(SCRIPT))
    life.wait()
    life.kill()
    counts, found = {}, []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        name = line.partition("(")[0]
        counts[name] = counts.get(name, 0) + 1
        if OF_HOME.match(line):
            found.append((name, counts[name]))
    assert {"write", "fsync", "rename", "link"} <= {name for name, _ in found}
    return found


DEEDS = {
    "Zabicie w wywołaniu systemu": ("signal=KILL", "signal=KILL", "signal=KILL"),
    "Dysk odmawia": ("error=ENOSPC", "error=EIO", "error=ENOSPC+"),
}
LASTING = {"fsync", "rename", "link"}
"""Calls that only the disk answers: when they fail for good, the program itself goes on."""


@pytest.mark.parametrize("kind", DEEDS)
def test_a_fault_in_a_system_call_loses_nothing_confirmed(kind, seed, unharmed, places, tmp_path, record_property):
    """Killed in a chosen call to the disk, or refused by it, once or from then on: what was confirmed as saved is kept, as above."""
    kept, _ = unharmed
    chance = random.Random(seed)
    is_kill = "KILL" in DEEDS[kind][0]
    with counted(record_property, kind, seed) as counts:
        for number in range(INJECTED):
            counts["prób"] += 1
            folder = tmp_path / str(number)
            folder.mkdir()
            deed, (name, when) = chance.choice(DEEDS[kind]), chance.choice(places)
            lasting = "+" if deed.endswith("+") and name in LASTING else ""
            log = folder / "slad.txt"
            inject = f"inject={name}:{deed.removesuffix('+')}:when={when}{lasting}"
            life = Life(surroundings(folder), folder, ["strace", "-y", "-o", str(log), "-e", f"trace={name}", "-e", inject])
            typed = live(life, len(SCRIPT))
            if typed == len(SCRIPT):
                life.wait()
            is_dead = life.prompts <= len(SCRIPT)
            life.kill()
            said = "".join(life.shown)
            assert "Traceback" not in said, said
            fate = log.read_text(encoding="utf-8", errors="replace")
            hit = [line for line in fate.splitlines() if line.endswith("(INJECTED)")]
            assert all(map(OF_HOME.match, hit)), hit
            counts["zabitych" if is_kill else "odmów dysku"] += is_dead if is_kill else bool(hit)
            confirmed = [at for at, block in enumerate(life.shown) if is_confirmed(block)]
            check(life, folder, kept, counts, typed=typed, sure=life.answered if is_kill else max(confirmed, default=0))
        assert counts["zabitych"] + counts["odmów dysku"] == INJECTED, "the calls are counted wrongly: not every fault came"
