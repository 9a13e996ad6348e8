"""Read-only questions to a D-Bus daemon over its socket, by hand: no library, no process, one deadline for everything."""

from __future__ import annotations

import os
import socket
import struct
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Sequence

_CALL, _RETURN = 1, 2
_NO_AUTO_START = 0x2
_PATH, _INTERFACE, _MEMBER, _REPLY_SERIAL, _DESTINATION, _SIGNATURE = 1, 2, 3, 5, 6, 8
_MOST_BYTES = 1 << 16


class Call(NamedTuple):
    """One method call whose arguments are all strings."""

    destination: str
    path: str
    interface: str
    member: str
    arguments: tuple[str, ...] = ()


BUS = "org.freedesktop.DBus"


def has_owner(name: str) -> Call:
    """Ask whether a bus name is taken."""
    return Call(BUS, "/org/freedesktop/DBus", BUS, "NameHasOwner", (name,))


def get_property(destination: str, path: str, interface: str, name: str) -> Call:
    """Ask for a property; never starts the service that has it."""
    return Call(destination, path, "org.freedesktop.DBus.Properties", "Get", (interface, name))


def ask(address: str, calls: Sequence[Call], seconds: float) -> list[bool | None]:
    """Put all calls at once and return each one's Boolean answer, or None where there was none.

    ``address`` is a D-Bus address; only Unix sockets are used. ``seconds`` bounds the whole exchange. Never raises.
    """
    answers: list[bool | None] = [None] * len(calls)
    deadline = time.monotonic() + seconds
    for place in _sockets(address):
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(max(0.001, seconds))
                line.connect(place)
                _exchange(line, calls, answers, deadline)
        except (OSError, ValueError, struct.error, IndexError, UnicodeError):
            continue
        break
    return answers


def _sockets(address: str) -> list[str]:
    places = []
    for one in address.split(";"):
        transport, _, rest = one.partition(":")
        keys = dict(pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
        if transport != "unix":
            continue
        if "path" in keys:
            places.append(unquote(keys["path"]))
        elif "abstract" in keys:
            places.append("\0" + unquote(keys["abstract"]))
    return places


def _exchange(line: socket.socket, calls: Sequence[Call], answers: list[bool | None], deadline: float) -> None:
    identity = str(os.getuid()).encode().hex()
    hello = Call(BUS, "/org/freedesktop/DBus", BUS, "Hello")
    messages = b"".join(_marshal(call, serial) for serial, call in enumerate([hello, *calls], start=1))
    line.sendall(f"\0AUTH EXTERNAL {identity}\r\nBEGIN\r\n".encode() + messages)
    received = bytearray()
    while b"\r\n" not in received:
        _receive(line, received, deadline)
    head, _, rest = bytes(received).partition(b"\r\n")
    if not head.startswith(b"OK "):
        return
    received = bytearray(rest)
    missing = set(range(2, len(calls) + 2))
    while missing:
        message, used = _next_message(received)
        if message is None:
            _receive(line, received, deadline)
            continue
        del received[:used]
        serial, value = message
        if serial in missing:
            missing.discard(serial)
            answers[serial - 2] = value


def _receive(line: socket.socket, received: bytearray, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0 or len(received) > _MOST_BYTES:
        raise TimeoutError
    line.settimeout(left)
    some = line.recv(4096)
    if not some:
        raise ConnectionError
    received += some


def _aligned(size: int, to: int) -> int:
    return -size % to


def _string(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<I", len(raw)) + raw + b"\0"


def _marshal(call: Call, serial: int) -> bytes:
    body = b""
    for argument in call.arguments:
        body += b"\0" * _aligned(len(body), 4) + _string(argument)
    fields = b""
    parts = [
        (_PATH, b"o", call.path),
        (_INTERFACE, b"s", call.interface),
        (_MEMBER, b"s", call.member),
        (_DESTINATION, b"s", call.destination),
    ]
    for code, kind, value in parts:
        fields += b"\0" * _aligned(len(fields), 8) + bytes([code, 1]) + kind + b"\0" + _string(value)
    if call.arguments:
        signature = b"s" * len(call.arguments)
        fields += b"\0" * _aligned(len(fields), 8)
        fields += bytes([_SIGNATURE, 1]) + b"g\0" + bytes([len(signature)]) + signature + b"\0"
    head = b"l" + bytes([_CALL, _NO_AUTO_START, 1]) + struct.pack("<III", len(body), serial, len(fields)) + fields
    return head + b"\0" * _aligned(len(head), 8) + body


def _next_message(received: bytearray) -> tuple[tuple[int, bool | None] | None, int]:
    """Cut one whole message off: which call it answers with what, and its size; None while it is incomplete."""
    fixed = 16
    if len(received) < fixed:
        return None, 0
    order = "<" if received[0:1] == b"l" else ">"
    body_size, _, fields_size = struct.unpack_from(order + "III", received, 4)
    start = fixed + fields_size + _aligned(fields_size, 8)
    total = start + body_size
    if total > _MOST_BYTES:
        raise ValueError
    if len(received) < total:
        return None, 0
    serial, signature = _answered(bytes(received[:start]), order, fixed, fixed + fields_size)
    value: bool | None = None
    if received[1] == _RETURN:
        body = bytes(received[start:total])
        if signature == "b":
            value = bool(struct.unpack_from(order + "I", body)[0])
        elif signature == "v" and body[:3] == b"\x01b\0":
            value = bool(struct.unpack_from(order + "I", body, 4)[0])
    return (serial, value), total


def _answered(head: bytes, order: str, at: int, end: int) -> tuple[int, str]:
    serial, signature = 0, ""
    while at < end:
        at += _aligned(at, 8)
        code, kind_size = head[at], head[at + 1]
        kind = head[at + 2 : at + 2 + kind_size].decode()
        at += 2 + kind_size + 1
        if kind == "g":
            size = head[at]
            if code == _SIGNATURE:
                signature = head[at + 1 : at + 1 + size].decode()
            at += size + 2
            continue
        at += _aligned(at, 4)
        (number,) = struct.unpack_from(order + "I", head, at)
        at += 4
        if kind == "u":
            if code == _REPLY_SERIAL:
                serial = number
        elif kind in {"s", "o"}:
            at += number + 1
        else:
            raise ValueError(kind)
    return serial, signature
