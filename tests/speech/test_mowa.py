"""The command ``asystent mowa``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asystent.cli.mowa import run
from asystent.errors import UserError

from .test_voice import seconds_of

if TYPE_CHECKING:
    from .conftest import Surroundings

ROOT = Path(__file__).parents[2]
CODE = "from asystent.cli.main import main; raise SystemExit(main(['mowa']))"


def _mowa(surroundings: Surroundings, python: str = sys.executable) -> list[str]:
    done = subprocess.run([python, "-c", CODE], env=surroundings, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Sprawdzanie mowy."
    assert lines[-1].startswith("Koniec pracy")
    for line in lines:
        assert len(line) >= 3
        assert not set(line) & set("/()[]{}<>*•→✓")
    assert surroundings.left_behind() == []
    return lines


def test_speaks_one_sentence(surroundings: Surroundings, tmp_path: Path) -> None:
    """It says what was chosen and why, and the sentence is really spoken."""
    pytest.importorskip("espeakng_loader")
    file = tmp_path / "mowa.wav"
    surroundings.update(ASYSTENT_MOWA_SILNIK="nagranie", ASYSTENT_MOWA_PLIK=str(file))
    lines = _mowa(surroundings)
    assert any(line.startswith("Wybrano: nagranie do pliku, bo ") for line in lines)
    assert 2 < seconds_of(file) < 5


def test_bare_machine(surroundings: Surroundings, tmp_path: Path) -> None:
    """With no engine, no player and no package it says so, says how to add one, and ends as always."""
    python = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    check = "import importlib.util as u; print(sum(u.find_spec(n) is not None for n in ('espeakng_loader', 'pyttsx3', 'miniaudio')))"
    if not python.exists() or subprocess.run([python, "-c", check], capture_output=True, text=True, check=True).stdout.strip() != "0":
        pytest.skip("the Python below this environment has speech packages of its own")
    surroundings["PATH"] = str(tmp_path)
    lines = _mowa(surroundings, str(python))
    assert "Wybrano: nic, bo żaden głos nie działa. Program będzie tylko pisać." in lines
    assert any("sudo apt install espeak-ng" in line for line in lines)


def test_no_sound_device(surroundings: Surroundings) -> None:
    """Voices without a loudspeaker are told from voices that are missing."""
    if Path("/dev/snd").exists():
        pytest.skip("this machine has a sound device")
    pytest.importorskip("espeakng_loader")
    (surroundings.home / ".asoundrc").unlink()
    lines = _mowa(surroundings)
    assert any("eSpeak NG z pakietu programu. Jest, mówi po polsku." in line for line in lines)
    assert sum(line.startswith("Uwaga, program nie mówi. Nie ma urządzenia dźwięku") for line in lines) == 1


@pytest.mark.parametrize("fault", ["start", "srodek", "wypadek", "import"])
def test_faulty_engine(surroundings: Surroundings, fault: str) -> None:
    """An engine that hangs or crashes costs a line, never the command."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = f"usterka-{fault}"
    lines = _mowa(surroundings)
    assert any("nie odpowiada" in line or "nie mówi" in line or "nie działa" in line for line in lines)


def test_unknown_name_in_the_environment(surroundings: Surroundings) -> None:
    """A wrong name in the variable is told with the names that can be used."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "spiker"
    assert any("nieznana nazwa spiker" in line and "espeak-ng" in line for line in _mowa(surroundings))


def test_extra_argument_is_refused() -> None:
    """A word that means nothing here is not passed over."""
    with pytest.raises(UserError, match="głośno"):
        run(["głośno"])


def test_output_that_nobody_reads(surroundings: Surroundings) -> None:
    """A closed pipe ends the command without a traceback and without a process left."""
    surroundings["ASYSTENT_MOWA_SILNIK"] = "usterka-nic"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", CODE], env=surroundings, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert b"Traceback" not in done.stderr
    assert surroundings.left_behind() == []
