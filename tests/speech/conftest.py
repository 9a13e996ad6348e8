"""Real parts for the tests of speech: a sink instead of a loudspeaker, a Speech Dispatcher of our own, a look at what is left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal.conftest import ROOT, Sitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MARK = "ASYSTENT_ZNAK_TESTU"


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait for something that another process does; the limit only keeps a broken test from hanging."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def marked_processes(mark: str) -> list[int]:
    """Find processes that inherited the mark of a test and are not yet reaped corpses."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            if f"{MARK}={mark}".encode() not in (folder / "environ").read_bytes().split(b"\0"):
                continue
            if (folder / "stat").read_text().rpartition(")")[2].split()[0] != "Z":
                found.append(int(folder.name))
        except OSError:
            continue
    return found


class Surroundings(dict[str, str]):
    """An environment with a silent sink for ALSA, a temporary folder of its own and a mark on every child."""

    def __init__(self, folder: Path) -> None:
        keep = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
        super().__init__(keep)
        self.mark = uuid.uuid4().hex
        self.home = folder / "dom"
        self.temporary = folder / "tmp"
        self.sound = folder / "glosnik.wav"
        self.home.mkdir()
        self.temporary.mkdir()
        self.sink(f"cat >> {self.sound}")
        self.runtime = folder / "run"
        self.runtime.mkdir(mode=0o700)
        self.update(XDG_RUNTIME_DIR=str(self.runtime))
        self.update(HOME=str(self.home), TMPDIR=str(self.temporary), ASYSTENT_TESTY="1")
        self[MARK] = self.mark

    def sink(self, program: str) -> None:
        """Send what ALSA plays to a shell command; a plain file name loses what espeak-ng plays."""
        (self.home / ".asoundrc").write_text(
            f'pcm.!default {{ type file slave.pcm "null" file "|{program}" format "wav" }}\n', encoding="utf-8"
        )

    def left_behind(self) -> list[str]:
        """Name processes and temporary files that should be gone; waits for the dying ones."""
        wait_until(lambda: not marked_processes(self.mark), 5.0)
        return [f"proces {pid}" for pid in marked_processes(self.mark)] + [str(path) for path in self.temporary.iterdir()]


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[Surroundings]:
    """Give the environment, and kill whatever a failed test has left of its own."""
    made = Surroundings(tmp_path)
    yield made
    for pid in marked_processes(made.mark):
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def talk(surroundings: Surroundings) -> Iterator[Callable[..., Sitting]]:
    """Start a real conversation that speaks, at a terminal, in these surroundings."""
    running = []

    def start(*args: str, **changes: str) -> Sitting:
        own = {"ASYSTENT_DOM": str(surroundings.home / "dom"), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        # On a desktop, though none is there: on a text console a reader that another test runs would be detected.
        env = {**surroundings, **own, "ASYSTENT_MOWA": "zawsze", "DISPLAY": ":99", **changes}
        running.append(Sitting(args, rows=24, columns=80, env=env, cwd=surroundings.home))
        return running[-1]

    yield start
    for sitting in running:
        sitting.child.close(force=True)


class Dispatcher:
    """A real Speech Dispatcher on a socket of its own, whose log holds every text that it was given."""

    def __init__(self, folder: Path, surroundings: Surroundings) -> None:
        self._folder = folder
        self.socket = folder / "speechd.sock"
        self.log_file = folder / "log/speech-dispatcher.log"
        shutil.copytree("/etc/speech-dispatcher", folder / "conf")
        with (folder / "conf/speechd.conf").open("a", encoding="utf-8") as file:
            # The default is English on purpose: the client alone must see to it that Polish is spoken.
            file.write('\nAudioOutputMethod "alsa"\nDefaultLanguage "en-US"\n')
        (folder / "log").mkdir()
        self._environment = {**surroundings, "XDG_RUNTIME_DIR": str(folder)}
        surroundings["SPEECHD_ADDRESS"] = f"unix_socket:{self.socket}"
        self.start()

    def start(self) -> None:
        """Start the server and wait until it listens or has given up."""
        arguments = ["-s", "-C", "conf", "-L", "log", "-P", "pid", "-c", "unix_socket", "-S", str(self.socket), "-l", "5", "-t", "0"]
        self.process = subprocess.Popen(
            ["speech-dispatcher", *arguments], cwd=self._folder, start_new_session=True, env=self._environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(lambda: self.listens() or self.process.poll() is not None)

    def listens(self) -> bool:
        """Say whether a connection is taken: the socket is there a moment before."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            return line.connect_ex(str(self.socket)) == 0

    def log(self) -> str:
        """Give the whole log at level 5."""
        return self.log_file.read_text(encoding="utf-8", errors="replace") if self.log_file.exists() else ""

    def kill(self) -> None:
        """Kill the server and its modules, as a crash would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def freeze(self) -> None:
        """Stop the server without ending it: it accepts and never answers."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def freeze_sound(self) -> None:
        """Stop the part that makes the sound: the server takes texts and nothing is ever spoken."""
        for folder in Path("/proc").iterdir():
            # A process of somebody else may end between being listed and being asked.
            with contextlib.suppress(ProcessLookupError):
                if folder.name.isdigit() and os.getpgid(int(folder.name)) == self.process.pid and int(folder.name) != self.process.pid:
                    os.kill(int(folder.name), signal.SIGSTOP)


@pytest.fixture
def dispatcher(tmp_path: Path, surroundings: Surroundings) -> Iterator[Dispatcher]:
    """Give a running server; skipped with a printed reason where it cannot run."""
    if shutil.which("speech-dispatcher") is None or not Path("/etc/speech-dispatcher").is_dir():
        pytest.skip("speech-dispatcher is not installed (Debian: speech-dispatcher speech-dispatcher-espeak-ng)")
    # A socket's path is limited to about a hundred characters, and pytest's own folders are long.
    folder = Path("/tmp") / f"spd-{surroundings.mark[:8]}"
    folder.mkdir(mode=0o700)
    server = Dispatcher(folder, surroundings)
    try:
        if not server.listens():
            pytest.skip("speech-dispatcher does not start here")
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)
