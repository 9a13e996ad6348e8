"""The one place where the program meets the terminal: reading a line, writing a block."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import signal
import sys

from asystent.errors import EndedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType
    from typing import Any, Protocol

    class Console(Protocol):
        """What a conversation needs from a terminal. Tests and the self-voiced mode put another one in its place."""

        @property
        def width(self) -> int:
            """Characters a line may have."""

        @property
        def rows(self) -> int:
            """Height in lines."""

        @property
        def is_interactive(self) -> bool:
            """Whether a person types: only then is a long text stopped part by part."""

        def write(self, text: str) -> None:
            """Put the whole text out in one write."""

        def read(self) -> str:
            """Return one line without its end. Raises ``EOFError`` and ``KeyboardInterrupt``."""

        def close(self) -> None:
            """Give the terminal back as it was."""


ENDINGS = ("SIGTERM", "SIGHUP", "SIGQUIT")  # the system shuts down, the window was closed, Ctrl and backslash
DEFAULT_COLUMNS = 80
DEFAULT_ROWS = 24
NARROWEST = 20
LOWEST = 8
NO_KEYS = frozenset({"dumb", "unknown"})
"""Terminals that hand over whole lines."""
LONGEST = 100_000  # characters of a line; the longest answer a letter takes has a fifth of that


class TerminalConsole:
    """Cooked lines from standard input, plain text to standard output.

    The kernel edits the line. GNU readline is left out on purpose: it writes escape bytes when a letter is
    deleted, and a screen reader loses words over them.
    """

    def __init__(self, width: int | None = None) -> None:
        """Take over the standard streams; ``width`` is the user's own line length in characters."""
        self._width = width
        self._reading = False
        self._end_reading = _raise_ended
        self._come_back: Callable[[], None] | None = None
        self._interrupted = False
        self._lead = ""
        self._is_input_terminal = _is_terminal(sys.stdin)
        self._is_output_terminal = _is_terminal(sys.stdout)
        for stream in (sys.stdin, sys.stdout):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="replace")
        self._own_modes = self._erase_whole_letters()
        self._alarm: tuple[int, int] | None = None
        if self._is_input_terminal and os.name == "posix":
            self._alarm = os.pipe()
            for end in self._alarm:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._alarm[1], warn_on_full_buffer=False)
        self._is_ended = False
        self._is_resumed = False
        self._shown = ""
        self._before = {signal.SIGINT: signal.signal(signal.SIGINT, self._interrupt)}
        for number in filter(None, (getattr(signal, name, None) for name in ENDINGS)):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup means it
                self._before[number] = signal.signal(number, self._end)

        if self._alarm is not None and sys.platform != "win32":
            self._before[signal.SIGCONT] = signal.signal(signal.SIGCONT, self._resume)

    @property
    def width(self) -> int:
        """Characters a line may have: the user's wish where the terminal can show it, else one less than its columns."""
        columns = max(NARROWEST, self._size()[0])
        return columns - 1 if self._width is None else max(NARROWEST, min(self._width, columns))

    @property
    def columns(self) -> int:
        """Width of the terminal itself in cells."""
        return self._size()[0]

    @property
    def rows(self) -> int:
        """Height in lines."""
        return max(LOWEST, self._size()[1])

    @property
    def is_interactive(self) -> bool:
        """Whether a person types."""
        return self._is_input_terminal

    @property
    def takes_keys(self) -> bool:
        """Whether single keys can be read and echoed here."""
        return self._is_input_terminal and self._is_output_terminal and os.environ.get("TERM", "") not in NO_KEYS

    def write(self, text: str) -> None:
        """Put the whole text out in one write. Raises ``OSError`` when nobody listens any more, ``EndedError`` in a closed window."""
        try:
            getattr(sys.stdout.write, "own", sys.stdout.write)(self._lead + text)
            self._lead = ""
            self._shown = text
            sys.stdout.flush()
        except OSError as error:
            # The window may be closed without a signal: whoever starts a program by nohup has it ignored.
            if self._is_ended or (self._is_output_terminal and error.errno == errno.EIO):
                raise EndedError from None
            raise

    def read(self) -> str:
        """Return one line without its end. Raises ``EOFError``, ``KeyboardInterrupt`` and ``EndedError``."""
        with self.reading():
            # Where nobody's Enter is echoed, the next block has to begin its line itself.
            self._lead = "\n"
            if self._is_input_terminal:
                self._wait()
                line = _typed_line()
            else:
                line = _piped_line()
        if self._is_input_terminal and self._is_output_terminal:
            self._lead = ""
        return line

    @contextlib.contextmanager
    def reading(self, end: Callable[[], None] | None = None, come_back: Callable[[], None] | None = None) -> Iterator[None]:
        """While this lasts a signal takes effect at once; at other times it waits for the next reading.

        ``end`` makes the reading raise ``EndedError`` where it would be lost if it were raised in the midst of somebody else's code.
        ``come_back`` is called from a signal's handler when the program was put aside and goes on.
        Raises ``EndedError`` and ``KeyboardInterrupt`` for a signal that has been waiting.
        """
        self._reading, self._end_reading, self._come_back = True, end or _raise_ended, come_back
        try:
            if self._is_ended:
                raise EndedError
            if self._interrupted:
                self._interrupted = False
                raise KeyboardInterrupt
            yield
        finally:
            self._reading = False
            if self._alarm is not None:  # whoever read keys had an alarm of its own
                signal.set_wakeup_fd(self._alarm[1], warn_on_full_buffer=False)

    def close(self) -> None:
        """Give the signals and the terminal back as they were. Safe more than once."""
        if self._own_modes is not None:
            _set_modes(self._own_modes)
            self._own_modes = None
        for number, before in self._before.items():
            signal.signal(number, before)
        if self._alarm is not None:
            signal.set_wakeup_fd(-1)
            for end in self._alarm:
                os.close(end)
            self._alarm = None

    def _wait(self) -> None:
        """Wait for a line without missing Ctrl+C.

        The system may hand the signal to the thread of the voice; then a plain read would sleep on until Enter.
        The alarm wakes this thread whoever got the signal.
        """
        if self._alarm is None:
            return
        keyboard, alarm = sys.stdin.fileno(), self._alarm[0]
        while True:
            ready, _, _ = select.select([keyboard, alarm], [], [])
            if alarm in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(alarm, 512)
            if self._is_resumed:  # back from Ctrl+Z: the shell has spoken in between, so the question is heard again
                self._is_resumed = False
                self.write(self._shown)
                self._lead = "\n"
            if keyboard in ready:
                return

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        # Between two questions an answer may be on its way to the disk: the interruption waits for the next prompt.
        if self._reading:
            raise KeyboardInterrupt
        self._interrupted = True

    def _resume(self, _number: int, _frame: FrameType | None) -> None:
        if self._reading and self._come_back is not None:
            self._come_back()
        else:
            self._is_resumed = True

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._is_ended = True
        if self._reading:
            self._end_reading()

    def _size(self) -> tuple[int, int]:
        for stream in (sys.stdout, sys.stdin):
            try:
                size = os.get_terminal_size(stream.fileno())
            except (OSError, ValueError, AttributeError):
                continue
            if size.columns > 0 and size.lines > 0:
                return size.columns, size.lines
        return _number("COLUMNS", DEFAULT_COLUMNS), _number("LINES", DEFAULT_ROWS)

    def _erase_whole_letters(self) -> list[Any] | None:
        """Let Backspace take a whole letter such as ż, also where the terminal did not say that it speaks UTF-8.

        Returns the terminal's own modes if they had to be changed.
        """
        if not self._is_input_terminal or not sys.platform.startswith("linux"):
            return None
        if (sys.stdin.encoding or "").lower().replace("-", "") != "utf8":
            return None
        import termios  # noqa: PLC0415 - not there on Windows

        iutf8 = 0o40000
        try:
            own = termios.tcgetattr(sys.stdin.fileno())
        except (OSError, termios.error):
            return None
        if own[0] & iutf8:
            return None
        _set_modes([own[0] | iutf8, *own[1:]])
        return own


def _set_modes(modes: list[Any]) -> None:
    import termios  # noqa: PLC0415 - not there on Windows

    with contextlib.suppress(OSError, ValueError, termios.error):  # the terminal may be gone
        # The system stops a program in the background that tries this.
        if os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp():
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, modes)


def _raise_ended() -> None:
    raise EndedError


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError, OSError):
        return False


def _typed_line() -> str:
    try:
        return input()
    except OSError:  # the terminal is gone
        raise EOFError from None


def _piped_line() -> str:
    if sys.stdin is None:
        raise EOFError
    try:
        line = sys.stdin.readline(LONGEST)
    except OSError as error:
        if error.errno == errno.EBADF:  # nohup leaves an input that cannot be read
            raise EOFError from None
        raise
    if not line:
        raise EOFError
    rest = line
    while len(rest) == LONGEST and not rest.endswith("\n"):  # what no answer can be is read past, not kept
        rest = sys.stdin.readline(LONGEST)
    return line.rstrip("\r\n")


def _number(name: str, otherwise: int) -> int:
    text = os.environ.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 10000 else otherwise  # noqa: PLR2004
