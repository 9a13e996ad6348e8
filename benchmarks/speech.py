"""First sound and silence of each back end that is here, beside plain ``espeak-ng`` as the yardstick.

A program that stamps every piece of sound stands where the loudspeaker would. First sound in a conversation is what a person feels:
from the first line on the screen of a real conversation, whose voice was started with the program, to the first sample that is not
silence. First sound of a fresh voice: from the first sentence given to a voice for which nothing was started yet; later: to the same
voice, with a long sentence. Silence: from the key to the moment when nothing plays any more; where the sound card is another
process's (Speech Dispatcher), to the moment when that process has said so. The server's own time is measured beside it with a plain
client that is connected already.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ROUNDS = 7
QUIET = 0.2
"""Seconds without a piece of sound after which the sound before is over."""
FIRST = "Pytanie pierwsze, temat: praca."
LONG = "Pytanie drugie, temat: urlop wychowawczy, który trwa do trzydziestu sześciu miesięcy, a potem jeszcze dłużej."
ROOT = Path(__file__).resolve().parents[1]
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
    """Return how many pieces were stamped, once no more of an earlier sound come in."""
    count, since = -1, time.monotonic()
    while time.monotonic() - since < QUIET:
        found = len(log.read_text().splitlines()) if log.exists() else 0
        if found != count:
            count, since = found, time.monotonic()
        time.sleep(0.02)
    return count


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
        before = _count(log)
        start = time.time()
        child = subprocess.Popen(["espeak-ng", "-v", "pl", FIRST], env=surroundings, stderr=subprocess.DEVNULL)
        heard = _heard(log, before)
        row.append(None if heard is None else heard - start)
        child.wait()
    return row


def _server(socket: Path, log: Path) -> None:
    """Print the time that the server itself takes for the same two sentences."""
    from asystent.speech.ssip import Client  # noqa: PLC0415 - after the path is set

    client = Client(socket)
    client.command("SET SELF LANGUAGE pl")
    client.command("SET SELF NOTIFICATION ALL on")
    for text, what in ((FIRST, "first sentence"), (LONG, "long sentence")):
        row: list[float | None] = []
        for _ in range(ROUNDS):
            before = _count(log)
            start = time.time()
            client.speak(text)
            heard = _heard(log, before)
            row.append(None if heard is None else heard - start)
            while (event := client.event(10)) is not None and event.kind != "end":
                pass
        _show(f"Speech Dispatcher by itself, {what}", row, None)
    client.close()


def _conversation(name: str, surroundings: dict[str, str], log: Path, folder: Path, yardstick: float | None) -> None:
    row: list[float | None] = []
    for number in range(ROUNDS):
        own = {"ASYSTENT_DOM": str(folder / f"dom-{name}-{number}"), "ASYSTENT_MOWA": "zawsze", "ASYSTENT_MOWA_SILNIK": name}
        env = {**surroundings, **own, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm", "DISPLAY": ":99"}
        before = _count(log)
        child = pexpect.spawn(sys.executable, ["-m", "asystent"], env=env, encoding="utf-8", dimensions=(24, 80))
        child.read_nonblocking(1, timeout=20)
        printed = time.time()
        heard = _heard(log, before)
        row.append(None if heard is None else heard - printed)
        child.close(force=True)
    _show(f"{name}, first sound in a conversation, from the line printed", row, yardstick, 100)


def _engine(name: str, surroundings: dict[str, str], log: Path, yardstick: float | None) -> None:
    from asystent.speech.voice import Voice  # noqa: PLC0415 - after the path is set

    first: list[float | None] = []
    later: list[float | None] = []
    silence: list[float | None] = []
    surroundings["ASYSTENT_MOWA_SILNIK"] = name
    for _ in range(ROUNDS):
        with Voice(environ=surroundings) as voice:
            for text, row in ((FIRST, first), (LONG, later)):
                before = _count(log)
                start = time.time()
                voice.say([text])
                heard = _heard(log, before)
                row.append(None if heard is None else heard - start)
                if text is FIRST:
                    voice.wait(10)
            start = time.time()
            voice.stop()
            silence.append(time.time() - start if voice.wait(5) else None)
    _show(f"{name}, first sound of a fresh voice, process start included", first, yardstick, 100)
    _show(f"{name}, first sound later, of a long sentence", later, yardstick, 100)
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
                _conversation(name, surroundings, log, Path(folder), yardstick)
                _engine(name, surroundings, log, yardstick)
            elif shutil.which("speech-dispatcher") is None:
                print("ssip: speech-dispatcher is not installed")
            else:
                place = Path(folder, "spd")
                place.mkdir(mode=0o700)
                server = Dispatcher(place, surroundings)
                try:
                    _server(server.socket, log)
                    _conversation(name, surroundings, log, Path(folder), yardstick)
                    _engine(name, surroundings, log, yardstick)
                finally:
                    server.kill()


if __name__ == "__main__":
    main()
