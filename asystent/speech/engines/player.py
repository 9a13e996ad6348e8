"""Playing samples: paplay, aplay or pw-play as a child that is killed to fall silent, the package miniaudio, or Windows itself."""

# ruff: noqa: PLC0415 - late imports: each player needs its own

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from asystent.speech.engines.base import EngineError, Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from asystent.speech.engines.base import Interrupt, Started

STALL = 1.5
"""Seconds without a sample taken, after which a sound device counts as broken."""

_PIPE_BYTES = 4096
_BYTES_A_SAMPLE = 2
_BUFFERS = 3.0
_CLOSING = 0.5
_TAIL = 0.1
_ASYNCHRONOUS, _NO_DEFAULT, _MEMORY = 1, 2, 4


class Player(Protocol):
    """One way to the loudspeaker."""

    name: str

    def play(self, samples: bytes, rate: int, interrupt: Interrupt, started: Started) -> None:
        """Play 16-bit mono samples to the end or to the interrupt; EngineError when the device refuses or hangs."""


def players(environ: Mapping[str, str]) -> list[Player]:
    """Give the ways that exist on this machine, best first; a sound server that runs is preferred to the bare device."""
    found: list[Player] = []
    if sys.platform == "linux":
        runtime = environ.get("XDG_RUNTIME_DIR", "/nonexistent")
        pulse = bool(environ.get("PULSE_SERVER")) or Path(runtime, "pulse/native").exists()
        pipewire = Path(runtime, "pipewire-0").exists()
        order = ["paplay"] * pulse + ["pw-play"] * pipewire + ["aplay"]
        found += [_PLAYERS[name](path) for name in order if (path := shutil.which(name))]
    if find_spec("miniaudio") is not None:
        found.append(MiniaudioPlayer())
    if sys.platform == "win32":
        found.append(WindowsPlayer())
    return found


class _ChildPlayer:
    """A program that reads raw samples from its standard input."""

    name = ""

    def __init__(self, path: str) -> None:
        self._path = path

    def _arguments(self, rate: int) -> list[str]:
        raise NotImplementedError

    def play(self, samples: bytes, rate: int, interrupt: Interrupt, started: Started) -> None:
        """Feed the child through a small pipe, so that a device that stalls is noticed."""
        process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
            [self._path, *self._arguments(rate)],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        # What is left after the last sample was taken: the pipe and the device's own buffer.
        left = min(_length(samples, rate), _BUFFERS) + STALL
        try:
            with interrupt.calling(process.kill):
                started(_length(samples, rate))
                taken = _feed(process, samples, interrupt)
                with Guard(left, process.kill) as guard:
                    if not taken:
                        guard.give_up()
                    code = process.wait()
        finally:
            process.kill()
            process.wait()
        if interrupt.is_set():
            return
        if guard.hung:
            raise EngineError("Urządzenie dźwięku nie odpowiada.")
        if code != 0:
            raise EngineError("Nie ma urządzenia dźwięku, które przyjęłoby głos.")


def _feed(process: subprocess.Popen[bytes], samples: bytes, interrupt: Interrupt) -> bool:
    """Write all samples; false when the child took none for too long."""
    pipe = process.stdin
    if pipe is None:
        return True
    descriptor = pipe.fileno()
    os.set_blocking(descriptor, False)
    _shrink(descriptor)
    view, at, last = memoryview(samples), 0, time.monotonic()
    try:
        while at < len(view) and not interrupt.is_set():
            _, ready, _ = select.select([], [descriptor], [], 0.05)
            if ready:
                at += os.write(descriptor, view[at : at + _PIPE_BYTES])
                last = time.monotonic()
            elif time.monotonic() - last > STALL:
                return False
    except BlockingIOError:
        return True
    except OSError:
        # The child has left: its exit code says why.
        return True
    finally:
        pipe.close()
    return True


def _length(samples: bytes, rate: int) -> float:
    return len(samples) / _BYTES_A_SAMPLE / rate


def _wave(samples: bytes, rate: int) -> bytes:
    import io
    import wave

    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, _BYTES_A_SAMPLE, rate, 0, "NONE", ""))
        sound.writeframes(samples)
    return file.getvalue()


def _shrink(descriptor: int) -> None:
    if sys.platform == "linux":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        except OSError:
            return


class Aplay(_ChildPlayer):
    """ALSA's player."""

    name = "aplay"

    def _arguments(self, rate: int) -> list[str]:
        return ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate), "-"]


class Paplay(_ChildPlayer):
    """PulseAudio's player, also served by PipeWire."""

    name = "paplay"

    def _arguments(self, rate: int) -> list[str]:
        return ["--raw", "--format=s16le", "--channels=1", f"--rate={rate}", "--latency-msec=100", "--client-name=asystent"]


class PwPlay:
    """PipeWire's player; older ones cannot read a pipe, so the samples wait in memory under a file name."""

    name = "pw-play"

    def __init__(self, path: str) -> None:
        self._path = path

    def play(self, samples: bytes, rate: int, interrupt: Interrupt, started: Started) -> None:
        """Play from a file that exists in memory only."""
        memory = os.memfd_create("mowa")
        try:
            os.write(memory, _wave(samples, rate))
            process = subprocess.Popen(  # noqa: S603 - fixed words, the text goes by a pipe
                [self._path, f"/proc/self/fd/{memory}"], pass_fds=[memory],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            length = _length(samples, rate)
            with Guard(length + STALL, process.kill) as guard, interrupt.calling(process.kill):
                started(length)
                code = process.wait()
        finally:
            os.close(memory)
        if not interrupt.is_set() and (guard.hung or code != 0):
            raise EngineError("Urządzenie dźwięku nie odpowiada.")


class MiniaudioPlayer:
    """The package miniaudio: plays with nothing but pip, on Linux, Windows and macOS."""

    name = "miniaudio"

    def play(self, samples: bytes, rate: int, interrupt: Interrupt, started: Started) -> None:
        """Play from this process; a device that takes nothing counts as broken."""
        import importlib

        try:
            miniaudio: Any = importlib.import_module("miniaudio")
        except ImportError as error:
            raise EngineError("Pakietu miniaudio nie da się wczytać.") from error
        source = _Source(samples)
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate, buffersize_msec=60
            )
        except miniaudio.MiniaudioError as error:
            raise EngineError("Nie ma urządzenia dźwięku, które przyjęłoby głos.") from error
        try:
            stream = source.frames()
            next(stream)
            device.start(stream)
            started(_length(samples, rate))
            seen, last = -1, time.monotonic()
            while not source.done.is_set() and not interrupt.wait(0.01):
                if source.at != seen:
                    seen, last = source.at, time.monotonic()
                elif time.monotonic() - last > STALL:
                    raise EngineError("Urządzenie dźwięku nie odpowiada.")
            # What the device has taken but not played yet.
            interrupt.wait(0.12)
        except miniaudio.MiniaudioError as error:
            raise EngineError("Urządzenie dźwięku nie odpowiada.") from error
        finally:
            # Closing waits for the device; one that stalls would keep the whole worker.
            closing = threading.Thread(target=device.close, daemon=True)
            closing.start()
            closing.join(_CLOSING)


class WindowsPlayer:
    """The system's own PlaySound, where miniaudio cannot be loaded or finds no device."""

    name = "winmm"

    def play(self, samples: bytes, rate: int, interrupt: Interrupt, started: Started) -> None:
        """Play from memory, so that nothing of what is said ever lies in a file."""
        import ctypes

        winmm: Any = ctypes.WinDLL("winmm")  # type: ignore[attr-defined,unused-ignore]
        sound = ctypes.create_string_buffer(_wave(samples, rate))
        length = _length(samples, rate)
        # Without a device the call itself still reports success.
        if not winmm.waveOutGetNumDevs() or not winmm.PlaySoundW(sound, None, _ASYNCHRONOUS | _NO_DEFAULT | _MEMORY):
            raise EngineError("Nie ma urządzenia dźwięku, które przyjęłoby głos.")
        try:
            started(length)
            # The system does not tell when the sound ends.
            interrupt.wait(length + _TAIL)
        finally:
            winmm.PlaySoundW(None, None, 0)


class _Source:
    """Samples given out as the device asks for them."""

    def __init__(self, samples: bytes) -> None:
        self._samples = samples
        self.at = 0
        self.done = threading.Event()

    def frames(self) -> Generator[bytes, int, None]:
        wanted = yield b""
        while self.at < len(self._samples):
            some = self._samples[self.at : self.at + wanted * _BYTES_A_SAMPLE]
            self.at += len(some)
            wanted = yield some
        self.done.set()


_PLAYERS: dict[str, Callable[[str], Player]] = {"paplay": Paplay, "pw-play": PwPlay, "aplay": Aplay}
