"""The parent's side of one speech worker: start it, send it orders, hear its events, kill it with everything it started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_NOISE = 2000
_GONE = "gone"


class WorkerLink:
    """One worker process. Events come to ``hear(link, event)`` from a thread of the link; the last one is always ``gone``."""

    def __init__(self, names: Sequence[str], environ: Mapping[str, str], hear: Callable[[WorkerLink, dict[str, Any]], None]) -> None:
        """Start the worker with back ends ``names``, best first; OSError if it cannot be started."""
        self._hear = hear
        self._noise = bytearray()
        if not sys.executable:
            raise OSError("python")
        self._process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
            [sys.executable, "-P", "-m", "asystent.speech.worker", *names],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
            env=worker_environment(environ), **own_group(),
        )  # fmt: skip
        for work in (self._read, self._drain):
            threading.Thread(target=work, daemon=True, name="mowa-odbior").start()

    @property
    def pid(self) -> int:
        """Number of the worker process, also of its process group."""
        return self._process.pid

    @property
    def noise(self) -> str:
        """The last of what back ends wrote to their standard output and error; for finding faults, not for the user."""
        return self._noise.decode(errors="replace")

    def send(self, order: Mapping[str, object]) -> bool:
        """Send one order; false when the worker is gone."""
        pipe = self._process.stdin
        if pipe is None:
            return False
        try:
            pipe.write(json.dumps(order).encode() + b"\n")
        except (OSError, ValueError):
            return False
        return True

    def kill(self) -> None:
        """End the worker and all that it started, at once; safe more than once."""
        end_group(self._process)
        self._close()

    def leave(self, seconds: float) -> None:
        """Let the worker end by itself within ``seconds``, then make sure that nothing is left of it."""
        self._close()
        try:
            # Waiting without reaping, so that the group can still be named.
            done = threading.Event()
            threading.Thread(target=self._await_end, args=(done,), daemon=True).start()
            done.wait(seconds)
        finally:
            self.kill()

    def _await_end(self, done: threading.Event) -> None:
        if sys.platform != "win32":
            with suppress(ChildProcessError):
                os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOWAIT)
        else:
            self._process.wait()
        done.set()

    def _close(self) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(OSError):
                pipe.close()

    def _read(self) -> None:
        for raw in _lines(self._process.stdout):
            try:
                event = json.loads(raw)
            except ValueError:
                continue
            if isinstance(event, dict):
                self._hear(self, event)
        self._hear(self, {"event": _GONE})

    def _drain(self) -> None:
        # A back end that floods its standard error must never block on it.
        stream = self._process.stderr
        if stream is None:
            return
        with stream:
            while some := stream.read(65536):
                self._noise += some
                del self._noise[:-_NOISE]


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a child that was started with ``own_group``, and its whole group, and reap it."""
    if sys.platform == "win32":
        process.kill()
    elif process.returncode is None:
        # Before the child is reaped its number still belongs to its group, also when it has died.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def worker_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Environment in which a child finds this package, wherever it lies, and speaks UTF-8."""
    result = {**environ, "PYTHONUTF8": "1"}
    root = Path(__file__).resolve().parents[2]
    # A folder of installed packages must not come before the standard library, and is found anyway.
    if root.name not in {"site-packages", "dist-packages"}:
        result["PYTHONPATH"] = os.pathsep.join(part for part in (environ.get("PYTHONPATH", ""), str(root)) if part)
    return result


def own_group() -> dict[str, Any]:
    """Arguments of Popen that put a child into a process group of its own."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    # A session of its own: no Ctrl+C from the terminal, and a group that can be killed whole.
    return {"start_new_session": True}


def _lines(stream: IO[bytes] | None) -> Iterator[bytes]:
    if stream is None:
        return
    rest = b""
    with stream:
        while some := stream.read(65536):
            *lines, rest = (rest + some).split(b"\n")
            yield from lines
