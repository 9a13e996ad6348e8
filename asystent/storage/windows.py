"""What Windows says about another process; it has no signal that only asks."""

from __future__ import annotations

import sys

_QUERY = 0x1000
_STILL_ACTIVE = 259
_NO_SUCH_PROCESS = 87


def began(process: int) -> str | None:
    """Return a mark of the moment at which a running process began.

    None: no process of this number runs. Empty: it runs, and whoever asks may not know more.
    """
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - where it is needed at all

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(_QUERY, 0, process))
    if not handle:
        return None if ctypes.get_last_error() == _NO_SUCH_PROCESS else ""
    try:
        code = ctypes.c_ulong(_STILL_ACTIVE)
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        if code.value != _STILL_ACTIVE:
            return None
        # The first of four times; the others are of no use here.
        times = [ctypes.c_ulonglong() for _ in range(4)]
        is_told = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        return str(times[0].value) if is_told else ""
    finally:
        kernel.CloseHandle(handle)
