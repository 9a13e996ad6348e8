"""Signs of a screen reader on Linux: parents of this process, the text console, the session bus, Orca's process."""

# ruff: noqa: PLC0415 - late imports: many starts need no bus

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.speech.detect import Detection

if TYPE_CHECKING:
    from collections.abc import Mapping

BUS_TIME = 0.15
_PROC = Path("/proc")
_SPEAKUP = Path("/sys/accessibility/speakup/synth")
_WRAPPERS = {"yasr": "yasr", "fenrir": "Fenrir", "tdsr": "tdsr"}
_ON_CONSOLE = {"brltty": "BRLTTY", "fenrir": "Fenrir", "espeakup": "speakup"}
_PARENTS = 30
_WORDS = 2


def find(environ: Mapping[str, str], proc: Path = _PROC, speakup: Path = _SPEAKUP) -> Detection:
    """Look for a reader, the surest signs first; ``proc`` and ``speakup`` are the system's own files."""
    wrapper = _wrapping(proc)
    if wrapper:
        return Detection(wrapper, f"Program działa wewnątrz czytnika {wrapper}.")
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return Detection(None, "Połączenie jest zdalne, przez ssh, więc czytnika nie widać.", known=False, remote=True)
    if environ.get("WSL_DISTRO_NAME"):
        return Detection(None, "To Linux wewnątrz Windows, więc czytnika nie widać.", known=False, remote=True)
    if environ.get("TERM") == "linux":
        none = Detection(None, "Na konsoli tekstowej nie ma śladu speakup, BRLTTY ani Fenrira.")
        return _on_console(proc, speakup) or none
    found = _on_desktop(environ, proc)
    # tmux and screen hide the console behind another name.
    return found if found.known else _on_console(proc, speakup) or found


def _on_console(proc: Path, speakup: Path) -> Detection | None:
    synthesizer = _text(speakup).strip()
    if synthesizer and synthesizer != "none":
        return Detection("speakup", "Na konsoli tekstowej działa speakup.")
    running = _running(proc, _ON_CONSOLE, own_only=False)
    return Detection(running, f"Na konsoli tekstowej działa {running}.") if running else None


def _on_desktop(environ: Mapping[str, str], proc: Path) -> Detection:
    address = _bus_address(environ)
    graphical = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    if address:
        from asystent.speech import dbus

        status, *names = dbus.ask(
            address,
            [
                # Reading only: writing this property would start Orca.
                dbus.get_property("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status", "ScreenReaderEnabled"),
                dbus.has_owner("org.gnome.Orca.Service"),
                dbus.has_owner("org.gnome.Orca"),
            ],
            BUS_TIME,
        )
        if any(names):
            return Detection("Orca", "Orca zgłosiła się na magistrali sesji.")
        if status:
            return Detection("Orca", "System podaje, że czytnik ekranu jest włączony.")
    else:
        names = []
    if (graphical or address) and _running(proc, {"orca": "Orca"}, own_only=True):
        return Detection("Orca", "Działa proces czytnika Orca.")
    # A bus without a screen may be a service; only an answer from it counts as a signal.
    if graphical or any(name is not None for name in names):
        return Detection(None, "System nie zgłasza żadnego czytnika ekranu.")
    return Detection(None, "Nie ma tu pulpitu ani konsoli, więc czytnika nie widać.", known=False)


def _bus_address(environ: Mapping[str, str]) -> str:
    address = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        return address
    folder = environ.get("XDG_RUNTIME_DIR", "")
    usual = Path(folder) / "bus" if folder else None
    return f"unix:path={usual}" if usual is not None and usual.exists() else ""


def _wrapping(proc: Path) -> str | None:
    pid = str(os.getppid())
    for _ in range(_PARENTS):
        name = _WRAPPERS.get(_program(proc / pid))
        if name:
            return name
        # The name in brackets may hold spaces: the parent's number is the second word after the last bracket.
        words = _text(proc / pid / "stat").rpartition(")")[2].split()
        if len(words) < _WORDS or words[1] in {"0", "1"}:
            return None
        pid = words[1]
    return None


def _running(proc: Path, names: dict[str, str], *, own_only: bool) -> str | None:
    me = os.getuid()
    try:
        entries = list(os.scandir(proc))
    except OSError:
        return None
    for entry in entries:
        if not entry.name.isdigit():
            continue
        found = names.get(_program(Path(entry.path)))
        if not found:
            continue
        try:
            # The login screen may run an Orca of its own, for another user.
            if own_only and entry.stat().st_uid != me:
                continue
        except OSError:
            continue
        return found
    return None


def _program(folder: Path) -> str:
    """Name of a process: its own, or of the script that a Python runs."""
    name = _text(folder / "comm").strip()
    if not name.startswith("python"):
        return name
    words = _text(folder / "cmdline").split("\0")[1:]
    script = next((word for word in words if word and not word.startswith("-")), "")
    return Path(script).name.removesuffix(".py")


def _text(path: Path) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - a tenth of the cost, for hundreds of files
            return file.read(4096)
    except OSError:
        return ""
