"""Signs of a screen reader on Windows: NVDA's client library, JAWS's window, Narrator's mark, the system's own flag."""

from __future__ import annotations

import ctypes
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asystent.speech.detect import Detection

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPI_GETSCREENREADER = 0x0046
_SYNCHRONIZE = 0x00100000
_NARRATOR_KEY = r"Software\Microsoft\Narrator\NoRoam"


def find(environ: Mapping[str, str]) -> Detection:
    """Look for NVDA, JAWS and Narrator by name, then for any reader; the flag alone proves presence, never absence."""
    if environ.get("SSH_CONNECTION"):
        return Detection(None, "Połączenie jest zdalne, przez ssh, więc czytnika nie widać.", known=False, remote=True)
    windll: Any = getattr(ctypes, "windll")  # noqa: B009 - absent outside Windows, so unknown to the type checker
    user = windll.user32
    if _nvda_answers(windll) or user.FindWindowW("wxWindowClassNR", "NVDA"):
        return Detection("NVDA", "NVDA odpowiada.")
    if user.FindWindowW("JFWUI2", None):
        return Detection("JAWS", "JAWS ma otwarte okno.")
    if _narrator(windll):
        return Detection("Narrator", "Windows podaje, że działa Narrator.")
    flag = ctypes.c_int(0)
    if user.SystemParametersInfoW(_SPI_GETSCREENREADER, 0, ctypes.byref(flag), 0) and flag.value:
        return Detection("czytnik ekranu", "Windows podaje, że działa czytnik ekranu.")
    return Detection(None, "Windows nie zgłasza żadnego czytnika ekranu.")


def _nvda_answers(windll: Any) -> bool:
    # Finding the package does not import it: its own start-up is not needed to ask one question.
    spec = find_spec("accessible_output2")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        bits = 8 * ctypes.sizeof(ctypes.c_void_p)
        library = Path(folder) / "lib" / f"nvdaControllerClient{bits}.dll"
        try:
            return bool(windll.LoadLibrary(str(library)).nvdaController_testIfRunning() == 0)
        except (OSError, AttributeError):
            continue
    return False


def _narrator(windll: Any) -> bool:
    handle = windll.kernel32.OpenMutexW(_SYNCHRONIZE, 0, "NarratorRunning")
    if handle:
        windll.kernel32.CloseHandle(handle)
        return True
    winreg: Any = import_module("winreg")
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _NARRATOR_KEY) as key:
            return bool(winreg.QueryValueEx(key, "RunningState")[0])
    except OSError:
        return False
