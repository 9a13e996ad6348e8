"""The process that runs pyttsx3 once: it gets ready, takes one order by standard input, and leaves at the end of input."""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import queue
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import Any

_CALLS = 3
_BEGINNING = 0.3
NO_VOICE = "Pakiet pyttsx3 nie znalazł polskiego głosu."
NO_DEVICE = "Nie ma urządzenia dźwięku, które przyjęłoby głos."
NO_ENGINE = "Pakiet pyttsx3 nie znalazł syntezatora mowy."


def main() -> int:
    """Say ready, carry out the order and answer with JSON lines: started, done, failed."""
    report = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # pyttsx3 and the player talk English to the screen, which a screen reader would read.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)

    def tell(event: str, sentence: str = "") -> None:
        report.write(json.dumps({"event": event, "sentence": sentence}) + "\n")
        report.flush()

    orders: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    try:
        engine = _engine()
    except Exception:  # noqa: BLE001 - drivers raise whatever their system raises
        tell("failed", NO_ENGINE)
        return 0
    voice = _polish(engine)
    if voice is None:
        tell("failed", NO_VOICE)
        return 0
    tell("ready")
    order = orders.get()
    engine.setProperty("voice", voice)
    engine.setProperty("rate", order["words"])
    engine.setProperty("volume", order.get("volume", 1.0))
    if order.get("file"):
        engine.save_to_file(order["text"], order["file"])
    else:
        engine.say(order["text"])
    player = _WatchedPlayer()
    finished = threading.Event()
    engine.connect("finished-utterance", lambda **_: finished.set())
    tell("started")
    # On Linux a call may return before anything was said, while a thread of the library goes on or has not even begun.
    for _ in range(_CALLS):
        engine.runAndWait()
        if finished.wait(_BEGINNING) or player.begun.is_set():
            break
    if player.begun.is_set():
        player.ended.wait()
    if any(player.codes):
        tell("failed", NO_DEVICE)
    else:
        tell("done")
    return 0


class _WatchedPlayer:
    """Looks at the player's exit codes: pyttsx3 throws them away and reports success on a machine without sound."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.begun = threading.Event()
        self.ended = threading.Event()
        self._run = os.system
        os.system = self._watched  # type: ignore[assignment]

    def _watched(self, command: str) -> int:
        self.begun.set()
        self.codes.append(self._run(command))
        self.ended.set()
        return self.codes[-1]


def _engine() -> Any:
    if sys.platform == "linux":
        _bring_library()
    return importlib.import_module("pyttsx3").init()


def _bring_library() -> None:
    """Let pyttsx3 find the library of espeakng-loader; loaded under its own name, it is found before the system's."""
    try:
        loader = importlib.import_module("espeakng_loader")
        data = loader.get_data_path()
        os.environ["ESPEAK_DATA_PATH"] = str(Path(data).parent)
        ctypes.CDLL(str(Path(data).parent / "libespeak-ng.so.1"), ctypes.RTLD_GLOBAL)
    except (ImportError, OSError, RuntimeError):
        os.environ.pop("ESPEAK_DATA_PATH", None)


def _polish(engine: Any) -> str | None:
    for voice in engine.getProperty("voices"):
        identity = str(voice.id).lower()
        languages = [str(language).lower() for language in (voice.languages or [])]
        if identity in {"pl", "zlw/pl"} or "pl-pl" in identity or any(name.startswith("pl") for name in languages):
            return str(voice.id)
    return None


def _listen(orders: queue.SimpleQueue[dict[str, Any]]) -> None:
    """Take the order. The parent never sends a second one: any end of reading means that it has gone or wants silence."""
    # Unbuffered: Python cannot leave while another thread waits inside its buffer.
    with os.fdopen(0, "rb", buffering=0, closefd=False) as lines:
        if line := lines.readline():
            orders.put(json.loads(line))
            lines.readline()
    # The parent gave this process a folder for its temporary files alone.
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    if sys.platform == "win32":
        os._exit(0)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
