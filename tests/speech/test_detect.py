"""Detection of screen readers, against a real D-Bus daemon and real processes."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asystent.speech import dbus, signs_linux
from asystent.speech.detect import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DESK = {"DISPLAY": ":99", "TERM": "xterm"}


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """Give the address of a session bus of our own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed (Debian: dbus)")
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={tmp_path}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.kill()
    process.wait()
    process.stdout.close()


def _serve(address: str, name: str, value: bool, ready: threading.Event) -> None:
    """Be the owner of a bus name that answers every call with a Boolean in a variant."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(dbus._sockets(address)[0])
        line.sendall(f"\0AUTH EXTERNAL {str(os.getuid()).encode().hex()}\r\nBEGIN\r\n".encode())
        hello = dbus.Call(dbus.BUS, "/org/freedesktop/DBus", dbus.BUS, "Hello")
        line.sendall(dbus._marshal(hello, 1))
        raw = name.encode()
        body = struct.pack("<I", len(raw)) + raw + b"\0"
        body += b"\0" * (-len(body) % 4) + struct.pack("<I", 0)
        request = bytearray(dbus._marshal(dbus.Call(dbus.BUS, "/org/freedesktop/DBus", dbus.BUS, "RequestName", (name, name)), 2))
        # The helper knows strings only: put in the real signature and body of (su).
        head = bytes(request[: -(len(request) - request.rfind(b"\x02ss\0") - 4)]).replace(b"\x02ss\0", b"\x02su\0")
        head += b"\0" * (-len(head) % 8)
        line.sendall(head[:4] + struct.pack("<I", len(body)) + head[8:] + body)
        seen = bytearray()
        while some := line.recv(4096):
            seen += some
            if name.encode() in seen:
                ready.set()
            at = seen.find(b"ScreenReaderEnabled\0")
            if at >= 0:
                _answer(line, bytes(seen), value=value)
                return


def _answer(line: socket.socket, seen: bytes, *, value: bool) -> None:
    start = next(at for at in range(len(seen)) if seen[at : at + 2] == b"l\x01" and seen[at + 3] == 1)
    (serial,) = struct.unpack_from("<I", seen, start + 8)
    at = seen.index(b"\x07\x01s\0", start) + 4
    (size,) = struct.unpack_from("<I", seen, at)
    sender = seen[at + 4 : at + 4 + size]
    fields = b"\x05\x01u\0" + struct.pack("<I", serial)
    fields += b"\x06\x01s\0" + struct.pack("<I", len(sender)) + sender + b"\0"
    fields += b"\0" * (-len(fields) % 8) + b"\x08\x01g\0\x01v\0"
    body = b"\x01b\0\0" + struct.pack("<I", int(value))
    head = b"l\x02\x01\x01" + struct.pack("<III", len(body), 3, len(fields)) + fields
    line.sendall(head + b"\0" * (-len(head) % 8) + body)


@pytest.mark.parametrize(("value", "reader"), [(True, "Orca"), (False, None)])
def test_status_property_is_read_from_the_bus(bus: str, reader: str | None, *, value: bool) -> None:
    """The accessibility bus says whether a reader is on; the answer is read, never written."""
    ready = threading.Event()
    service = threading.Thread(target=_serve, args=(bus, "org.a11y.Bus", value, ready), daemon=True)
    service.start()
    assert ready.wait(10)
    found = detect({**DESK, "DBUS_SESSION_BUS_ADDRESS": bus}, "linux")
    assert found.reader == reader
    assert found.known


def test_name_of_orca_is_seen(bus: str) -> None:
    """Orca's own name on the bus is enough."""
    ready = threading.Event()
    threading.Thread(target=_serve, args=(bus, "org.gnome.Orca.Service", True, ready), daemon=True).start()
    assert ready.wait(10)
    assert detect({**DESK, "DBUS_SESSION_BUS_ADDRESS": bus}, "linux").reader == "Orca"


def test_quiet_bus_is_a_signal(bus: str) -> None:
    """A bus without the accessibility service means: looked, and no reader; nothing is started by asking."""
    assert dbus.ask(bus, [dbus.has_owner("org.a11y.Bus")], 5.0) == [False]
    found = detect({**DESK, "DBUS_SESSION_BUS_ADDRESS": bus}, "linux")
    assert (found.reader, found.known) == (None, True)
    assert dbus.ask(bus, [dbus.has_owner("org.a11y.Bus")], 5.0) == [False]


@pytest.mark.parametrize("said", [b"", b"REJECTED EXTERNAL\r\n", b"OK 00\r\n" + bytes(400), b"OK 00\r\nl\x02\x01\x01" + b"\xff" * 60])
def test_bus_that_misbehaves_is_no_reader(tmp_path: Path, said: bytes) -> None:
    """A bus that never answers, refuses or sends rubbish neither hangs nor breaks the start."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "zly"))
        server.listen()

        def serve() -> None:
            line, _ = server.accept()
            line.sendall(said)
            # Until the other side gives up.
            while line.recv(4096):
                pass
            line.close()

        threading.Thread(target=serve, daemon=True).start()
        found = detect({**DESK, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/zly"}, "linux")
    assert found.reader is None


@pytest.mark.parametrize("address", ["unix:path=/nie/ma", "tcp:host=localhost,port=1", "rubbish", "unix:abstract=%zz;;", ":"])
def test_bad_bus_address_is_no_reader(address: str) -> None:
    """An address that leads nowhere, or to a network, is passed over."""
    assert detect({**DESK, "DBUS_SESSION_BUS_ADDRESS": address}, "linux").reader is None


def test_remote_and_bare_surroundings_are_not_known() -> None:
    """Over ssh, in Linux under Windows and in a container silence about a reader proves nothing."""
    over_ssh = detect({"SSH_CONNECTION": "1 2 3 4", **DESK}, "linux")
    assert (over_ssh.reader, over_ssh.known, over_ssh.remote) == (None, False, True)
    under_windows = detect({"WSL_DISTRO_NAME": "Debian", **DESK}, "linux")
    assert (under_windows.known, under_windows.remote) == (False, True)
    bare = detect({}, "linux")
    assert (bare.known, bare.remote) == (False, False)


def _running(folder: Path, *names: str) -> Path:
    """Give a process table in which our own processes bear ``names``.

    A real process called orca would be seen by every other test that runs at the same time.
    """
    for number, name in enumerate(names, start=4000):
        entry = folder / str(number)
        entry.mkdir(parents=True)
        real = Path("/proc/self/comm").read_text(encoding="utf-8")
        (entry / "comm").write_text(real.replace(real.strip(), name), encoding="utf-8")
    return folder


def test_orca_process_counts_on_a_desktop_only(tmp_path: Path) -> None:
    """A running Orca is seen even where the bus does not tell."""
    assert signs_linux.find(DESK, _running(tmp_path / "bez", "bash")).reader is None
    table = _running(tmp_path / "z", "bash", "orca")
    assert signs_linux.find(DESK, table).reader == "Orca"
    assert signs_linux.find({}, table).reader is None


def test_readers_of_the_text_console(tmp_path: Path) -> None:
    """BRLTTY and speakup count on a text console."""
    console = {"TERM": "linux"}
    synthesizer = tmp_path / "synth"
    assert signs_linux.find(console, speakup=synthesizer).reader is None
    assert signs_linux.find(console, speakup=synthesizer).known
    synthesizer.write_text("none\n", encoding="utf-8")
    assert signs_linux.find(console, speakup=synthesizer).reader is None
    synthesizer.write_text("soft\n", encoding="utf-8")
    assert signs_linux.find(console, speakup=synthesizer).reader == "speakup"
    assert signs_linux.find(console, _running(tmp_path / "procesy", "brltty"), tmp_path / "brak").reader == "BRLTTY"


def test_reader_around_the_program(tmp_path: Path) -> None:
    """Inside yasr the program is read already, also over ssh."""
    shutil.copy(shutil.which("dash") or "/bin/sh", tmp_path / "yasr")
    code = "import os; from asystent.speech.detect import detect; print(detect(os.environ, 'linux').reader)"
    done = subprocess.run(
        [str(tmp_path / "yasr"), "-c", f'"{sys.executable}" -c "{code}"; :'],
        env={**os.environ, "SSH_CONNECTION": "x", "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "yasr"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_missing_system_calls_are_no_reader(platform: str) -> None:
    """Where the system's own calls fail, the answer is an honest "not known", not an error."""
    if sys.platform == platform:
        pytest.skip("on this system the calls are there")
    found = detect({}, platform)
    assert (found.reader, found.known) == (None, False)
