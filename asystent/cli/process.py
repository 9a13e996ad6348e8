"""What holds for the whole process: its streams are open, it leaves no memory image, and every failure is one sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import threading
from typing import TYPE_CHECKING

from asystent.errors import EndedError, UserError, reason
from asystent.polish.controls import clean_lines

if TYPE_CHECKING:
    from typing import TextIO

DEVELOPER = "ASYSTENT_SLAD"
"""Whoever mends the program sets this variable to see where it failed. What is shown then may hold what the family told."""
INTERRUPTED = 130


def prepare() -> None:
    """Set the process up, before anything is read or said."""
    _open_streams()
    _leave_no_image()
    if not os.environ.get(DEVELOPER):
        threading.excepthook = lambda _args: None  # a thread of the voice has nothing to say to the user


def _open_streams() -> None:
    """Open closed streams to nowhere and speak UTF-8: a Polish letter must never end the program (Windows pipes, LANG=C)."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # Otherwise the next file that is opened would take this number, and a child would write into it.
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115 - a stream lives as long as the process
    for own, of_system in ((sys.stdout, sys.__stdout__), (sys.stderr, sys.__stderr__)):
        if own is of_system or of_system is None:
            _keep_plain(own)
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (getattr(stream, "encoding", "") or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


def _keep_plain(stream: TextIO) -> None:
    """Let no control character out, whoever prints it: names of files, words of the call and of the environment are not ours.

    The console of the conversation cleans what it shows itself and writes past this, by ``own``: it takes back letters on the
    screen and makes lines bold.
    """
    write = stream.write

    def plain(text: str) -> int:
        return write(clean_lines(text))

    plain.own = write  # type: ignore[attr-defined]
    stream.write = plain  # type: ignore[method-assign]


def _leave_no_image() -> None:
    """Forbid a core file: it would hold the answers."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def finish(code: int) -> None:
    """Put out what still waits. Raises ``OSError`` when that fails, unless the window was closed: then nobody is there to be told."""
    try:
        sys.stdout.flush()
    except OSError:
        if code != INTERRUPTED:
            raise
        _silence(sys.stdout)


def failed(error: BaseException) -> int:
    """Tell a failure in one sentence and return the exit code. What the family told is never in it."""
    if isinstance(error, UserError):
        _tell(error.sentence)
        return error.exit_code
    if isinstance(error, EndedError):
        return INTERRUPTED
    if isinstance(error, KeyboardInterrupt):
        _tell("Przerwano.")
        return INTERRUPTED
    if os.environ.get(DEVELOPER):
        import traceback  # noqa: PLC0415 - only for developers

        traceback.print_exception(error)
    if _reader_has_gone(error):
        _silence(sys.stdout)  # nothing is left to say and nobody to say it to
        return 0
    if isinstance(error, MemoryError):
        _tell("Program nie mógł dokończyć pracy, bo zabrakło pamięci. Trzeba zamknąć inne programy i spróbować jeszcze raz.")
    elif isinstance(error, OSError):
        _tell(f"Program nie mógł dokończyć pracy: {reason(error)}. Trzeba sprawdzić dysk i uprawnienia.")
        _silence(sys.stdout)  # what is still to be written would fail once more
    else:
        _tell("Program zatrzymał się przez nieznany błąd. Zapisane odpowiedzi zostały na dysku. Trzeba uruchomić program jeszcze raz.")
    return 2


def _reader_has_gone(error: BaseException) -> bool:
    """Whether the other end of our output was closed. Windows calls that an invalid argument, of no file."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None


def _tell(sentence: str) -> None:
    try:
        print(sentence, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _silence(sys.stderr)


def _silence(stream: object) -> None:
    """Lead a stream to nowhere, so that Python has no complaint about it at the end either."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
