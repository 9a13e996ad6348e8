"""Sign of VoiceOver on macOS: the preference that the system itself keeps."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from asystent.speech.detect import Detection

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIBRARY = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8 = 0x08000100


def find(environ: Mapping[str, str]) -> Detection:
    """Read whether VoiceOver is on, without starting a program."""
    if environ.get("SSH_CONNECTION"):
        return Detection(None, "Połączenie jest zdalne, przez ssh, więc czytnika nie widać.", known=False, remote=True)
    core = ctypes.CDLL(_LIBRARY)
    core.CFStringCreateWithCString.restype = ctypes.c_void_p
    core.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
    core.CFPreferencesGetAppBooleanValue.restype = ctypes.c_ubyte
    core.CFPreferencesGetAppBooleanValue.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    key = core.CFStringCreateWithCString(None, b"voiceOverOnOffKey", _UTF8)
    application = core.CFStringCreateWithCString(None, b"com.apple.universalaccess", _UTF8)
    exists = ctypes.c_ubyte(0)
    if core.CFPreferencesGetAppBooleanValue(key, application, ctypes.byref(exists)):
        return Detection("VoiceOver", "System podaje, że VoiceOver jest włączony.")
    return Detection(None, "System nie zgłasza czytnika VoiceOver.", known=bool(exists.value))
