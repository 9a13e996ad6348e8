"""A client of Speech Dispatcher over its Unix socket (the SSIP protocol), in which every wait has an end.

python3-speechd waits for ever when the server's sound is broken; this one never does.
"""

from __future__ import annotations

import os
import socket
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

TIME_OUT = 2.0
_EVENTS = {"701": "begin", "702": "end", "703": "cancel", "704": "pause", "705": "resume"}
_MOST_BYTES = 1 << 20


class SsipError(Exception):
    """The server is not there, does not answer in time, or refuses a command."""


class Reply(NamedTuple):
    """One whole answer: its three-digit code and the data lines."""

    code: str
    data: list[str]
    last: str


class Event(NamedTuple):
    """What happened to a message: begin, end, cancel, pause or resume."""

    kind: str
    message: str


def socket_path(environ: Mapping[str, str]) -> Path | None:
    """Where Speech Dispatcher listens, if the socket is there; an address on a network is never used."""
    address = environ.get("SPEECHD_ADDRESS", "")
    if address.startswith("unix_socket:"):
        places = [Path(address.removeprefix("unix_socket:"))]
    elif address and address != "unix_socket":
        return None
    else:
        runtime = environ.get("XDG_RUNTIME_DIR", "")
        home = environ.get("HOME", "")
        places = [Path(runtime) / "speech-dispatcher/speechd.sock"] if runtime else []
        places += [Path(home) / ".cache/speech-dispatcher/speechd.sock"] if home else []
    return next((place for place in places if place.is_socket()), None)


class Client:
    """One connection. SsipError from any method means: close it, and open another or give up."""

    def __init__(self, path: Path, time_out: float = TIME_OUT) -> None:
        """Connect and name the client; ``time_out`` in seconds bounds every single answer."""
        self._time_out = time_out
        self._received = bytearray()
        self._data: list[str] = []
        self._events: deque[Event] = deque()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(time_out)
        try:
            self._socket.connect(str(path))
        except OSError as error:
            self._socket.close()
            raise SsipError(str(error)) from error
        try:
            self._introduce()
        except SsipError:
            self._socket.close()
            raise

    def _introduce(self) -> None:
        user = "".join(sign for sign in os.environ.get("USER", "") if sign.isalnum()) or "rodzic"
        self.command(f"SET SELF CLIENT_NAME {user}:asystent:rozmowa")

    def command(self, line: str) -> Reply:
        """Send one command and return its answer; SsipError if it is refused."""
        self._send(line.encode() + b"\r\n")
        return self._accepted(line)

    def speak(self, text: str) -> str:
        """Queue a text and return the message's number."""
        self._send(b"SPEAK\r\n")
        self._accepted("SPEAK")
        lines = [f".{line}" if line.startswith(".") else line for line in text.splitlines()]
        self._send("".join(f"{line}\r\n" for line in [*lines, "."]).encode())
        reply = self._accepted("SPEAK")
        if not reply.data:
            raise SsipError("SPEAK")
        return reply.data[0]

    def event(self, seconds: float) -> Event | None:
        """Wait at most ``seconds`` for the next event; None if there was none."""
        deadline = time.monotonic() + seconds
        while not self._events:
            reply = self._next(deadline)
            if reply is None:
                return None
            self._keep(reply)
        return self._events.popleft()

    def forget_events(self) -> None:
        """Drop events of earlier messages."""
        self._events.clear()

    def close(self) -> None:
        """Leave; a server that does not answer any more is not waited for."""
        try:
            self._socket.settimeout(0.1)
            self._socket.sendall(b"QUIT\r\n")
        except OSError:
            pass
        self._socket.close()

    def _accepted(self, line: str) -> Reply:
        deadline = time.monotonic() + self._time_out
        while True:
            reply = self._next(deadline)
            if reply is None:
                raise SsipError(f"brak odpowiedzi: {line}")
            if self._keep(reply):
                continue
            if not reply.code.startswith("2"):
                raise SsipError(f"{line}: {reply.last}")
            return reply

    def _keep(self, reply: Reply) -> bool:
        if not reply.code.startswith("7"):
            return False
        kind = _EVENTS.get(reply.code)
        if kind and reply.data:
            self._events.append(Event(kind, reply.data[0]))
        return True

    def _send(self, raw: bytes) -> None:
        self._socket.settimeout(self._time_out)
        try:
            self._socket.sendall(raw)
        except OSError as error:
            raise SsipError(str(error)) from error

    def _next(self, deadline: float) -> Reply | None:
        while True:
            line, found, _ = self._received.partition(b"\n")
            if found:
                del self._received[: len(line) + 1]
                reply = self._take(line.decode(errors="replace").rstrip("\r"))
                if reply:
                    return reply
                continue
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            self._socket.settimeout(left)
            try:
                some = self._socket.recv(4096)
            except TimeoutError:
                return None
            except OSError as error:
                raise SsipError(str(error)) from error
            if not some or len(self._received) > _MOST_BYTES:
                raise SsipError("koniec połączenia")
            self._received += some

    def _take(self, line: str) -> Reply | None:
        code, mark, rest = line[:3], line[3:4], line[4:]
        if mark == "-":
            self._data.append(rest)
            return None
        data, self._data = self._data, []
        return Reply(code, data, rest)
