"""First sound and silence of each back end that is here, beside plain ``espeak-ng`` as the yardstick.

A program that stamps every piece of sound stands where the loudspeaker would. First sound: from the line on the screen to
the first sample that is not silence. Silence: from the key to the moment when nothing plays any more; where the sound card
is another process's (Speech Dispatcher), to the moment when that process has said so.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
FIRST = "Pytanie pierwsze, temat: praca."
LONG = "Pytanie drugie, temat: urlop wychowawczy, który trwa do trzydziestu sześciu miesięcy, a potem jeszcze dłużej."
ENGINES = ("espeak-ng", "espeakng-loader", "pyttsx3", "ssip")
_STAMP = """
import os, sys, time
log = open(sys.argv[1], "a", buffering=1)
os.read(0, 44)
while piece := os.read(0, 65536):
    log.write(f"{time.time()} {int(any(piece))}\\n")
"""


def _heard(log: Path, after: int) -> float | None:
    """Return when the first sound came after so many stamped pieces; None: it did not."""
    limit = time.monotonic() + 8
    while time.monotonic() < limit:
        rows = log.read_text().splitlines()[after:] if log.exists() else []
        for row in rows:
            moment, is_loud = row.split()
            if is_loud == "1":
                return float(moment)
        time.sleep(0.002)
    return None


def _count(log: Path) -> int:
    return len(log.read_text().splitlines()) if log.exists() else 0


def _show(name: str, row: list[float | None], yardstick: float | None, most: int = 0) -> float | None:
    """Print one row; return its median."""
    found = [value for value in row if value is not None]
    if not found:
        print(f"{name}: no sound came")
        return None
    middle = statistics.median(found)
    ratio = f"; {middle / yardstick:.2f} times espeak-ng by itself" if yardstick else ""
    target = ""
    if most:
        target = f" (target at most {most} ms: {'met' if middle * 1000 <= most else f'not met, {middle * 1000 / most:.2f} times as much'})"
    print(f"{name}: {middle * 1000:.0f} ms ({min(found) * 1000:.0f} to {max(found) * 1000:.0f}){target}{ratio}")
    return middle


def _plain(surroundings: dict[str, str], log: Path) -> list[float | None]:
    row: list[float | None] = []
    for _ in range(ROUNDS):
        before, start = _count(log), time.time()
        child = subprocess.Popen(["espeak-ng", "-v", "pl", FIRST], env=surroundings, stderr=subprocess.DEVNULL)
        heard = _heard(log, before)
        row.append(None if heard is None else heard - start)
        child.wait()
    return row


def _engine(name: str, surroundings: dict[str, str], log: Path, yardstick: float | None) -> None:
    from asystent.speech.voice import Voice  # noqa: PLC0415 - after the path is set

    first: list[float | None] = []
    later: list[float | None] = []
    silence: list[float | None] = []
    surroundings["ASYSTENT_MOWA_SILNIK"] = name
    for _ in range(ROUNDS):
        with Voice(environ=surroundings) as voice:
            for text, row in ((FIRST, first), (LONG, later)):
                before, start = _count(log), time.time()
                voice.say([text])
                heard = _heard(log, before)
                row.append(None if heard is None else heard - start)
                if text is FIRST:
                    voice.wait(10)
            start = time.time()
            voice.stop()
            silence.append(time.time() - start if voice.wait(5) else None)
    _show(f"{name}, first sound of a session", first, yardstick, 100)
    _show(f"{name}, first sound later", later, yardstick, 100)
    _show(f"{name}, silence after a key", silence, None, 50)


def main() -> None:
    """Print the rows of every back end that can speak here; what cannot is named."""
    from tests.speech.conftest import Dispatcher, Surroundings  # noqa: PLC0415 - the same real parts as in the tests

    if sys.platform != "linux" or shutil.which("espeak-ng") is None:
        print("speech: measured only on Linux with espeak-ng")
        return
    with tempfile.TemporaryDirectory(prefix="mowa") as folder:
        surroundings = Surroundings(Path(folder))
        log, stamp = Path(folder, "stamps"), Path(folder, "stamp.py")
        stamp.write_text(_STAMP, encoding="utf-8")
        surroundings.sink(f"{sys.executable} {stamp} {log}")
        yardstick = _show("espeak-ng by itself, first sound", _plain(surroundings, log), None)
        for name in ENGINES:
            if name != "ssip":
                _engine(name, surroundings, log, yardstick)
            elif shutil.which("speech-dispatcher") is None:
                print("ssip: speech-dispatcher is not installed")
            else:
                place = Path(folder, "spd")
                place.mkdir(mode=0o700)
                server = Dispatcher(place, surroundings)
                try:
                    _engine(name, surroundings, log, yardstick)
                finally:
                    server.kill()


if __name__ == "__main__":
    main()
