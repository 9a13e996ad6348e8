"""The self-voiced mode: the program says what is typed, because nothing else does.

prompt_toolkit reads the keys and paints nothing; the echo is written here, letter by letter, and spoken.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from asystent.errors import EndedError
from asystent.terminal.line import EMPTY, Line, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings

    from asystent.terminal.console import TerminalConsole
    from asystent.terminal.voicing import Voicing

FUNCTION_KEYS = {"f1": "pomoc", "f2": "powtórz", "f3": "gdzie", "f4": "podsumowanie", "f5": "literuj", "f8": "wstecz"}
SENTENCES = {"f6": -1, "f7": 0, "f9": 1}
PAUSE = "f10"
KEY_HELP = (
    "Klawisze działają, gdy program mówi sam. Każdy wpisany znak ma nazwę, a spacja powtarza słowo.",
    *(f"Klawisz {key.upper()} to słowo {word}." for key, word in FUNCTION_KEYS.items()),
    "Klawisz F6 czyta poprzednie zdanie, F7 to samo jeszcze raz, F9 następne.",
    "Klawisz F10 zatrzymuje czytanie, a wciśnięty drugi raz czyta dalej od tego miejsca. To samo robi Ctrl i P.",
    "Strzałka w górę czyta całą linię, strzałka w dół ją literuje.",
    "Strzałki w lewo i w prawo, Home i End przesuwają się w linii i podają znak.",
    "Backspace usuwa znak przed tym miejscem, Delete w tym miejscu, Ctrl i U całą linię.",
    "Escape ucisza głos.",
)
UNBOUND = "Ten klawisz nic tu nie robi. Klawisz F1 to pomoc."
REPORTS = "<"
"""Begins the names of what is no key: a terminal reports by itself where its cursor and its mouse are."""


class SelfVoicedConsole:
    """Keys in, the same lines out; every key silences the voice and is named by it."""

    key_help = KEY_HELP
    """What pomoc adds while this console is in use."""

    def __init__(self, plain: TerminalConsole, voicing: Voicing) -> None:
        """Write through ``plain``, which knows the terminal's size, and name keys through ``voicing``."""
        self._plain = plain
        self._voicing = voicing
        self._line = Line()
        self._shown = ""
        """The last block: it is heard again after fg, and its last line is the prompt."""
        self._sequence = ""

    @property
    def width(self) -> int:
        """Characters a line may have."""
        return self._plain.width

    @property
    def rows(self) -> int:
        """Height in lines."""
        return self._plain.rows

    @property
    def is_interactive(self) -> bool:
        """Whether a person types."""
        return True

    def write(self, text: str) -> None:
        """Put the whole text out in one write."""
        self._shown = text
        self._plain.write(text)

    def close(self) -> None:
        """Give the terminal back."""
        self._plain.close()

    def read(self) -> str:
        """Return the line that was typed. Raises ``EOFError``, ``KeyboardInterrupt`` and ``EndedError``."""
        self._line = Line(self._plain.columns - 1 - len(self._shown.rpartition("\n")[2]))
        self._sequence = ""
        try:
            session = self._session()
        except Exception:  # noqa: BLE001 - whatever this terminal lacks for keys, it can be read by lines
            return self._plain.read()
        try:
            with self._plain.reading(lambda: _end(session), lambda: self._come_back(session)):
                text = session.prompt()
        except (EOFError, KeyboardInterrupt):
            self._plain.write("\n")
            raise
        except OSError:  # the terminal is gone
            raise EOFError from None
        self._plain.write("\n")
        if text.strip():
            self._voicing.lead(f"Wpisano: {text.strip()}.")
        return text

    def _come_back(self, session: PromptSession[str]) -> None:
        """Back from the shell, which has used the terminal in its own way: take it over, show and say the question again."""
        loop = session.app.loop

        def again() -> None:
            with contextlib.suppress(OSError):  # the terminal is gone: the next key is the end of input
                session.app.input.raw_mode().__enter__()
            self._echo(self._shown + self._line.again())
            self._voicing.again()

        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the line was done already, and the loop is closed
                loop.call_soon_threadsafe(again)

    def _session(self) -> PromptSession[str]:
        from prompt_toolkit import PromptSession  # noqa: PLC0415 - 100 ms that the first question need not wait for
        from prompt_toolkit.output import DummyOutput  # noqa: PLC0415 - as above

        session: PromptSession[str] = PromptSession(output=DummyOutput(), key_bindings=self._bindings())
        session.app.ttimeoutlen = 0.05  # seconds until Escape is known to be no beginning of another key
        return session

    def _bindings(self) -> KeyBindings:
        from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415 - as in _session
        from prompt_toolkit.keys import Keys  # noqa: PLC0415 - as in _session

        line = self._line
        keys = KeyBindings()

        def bind(change: Callable[[], Step], *names: str) -> None:
            for name in names:
                keys.add(name, eager=True)(lambda _event: self._take(change()))

        bind(line.backspace, "backspace")
        bind(line.delete, "delete")
        bind(line.clear, "c-u")
        bind(line.left, "left")
        bind(line.right, "right")
        bind(line.to_start, "home")
        bind(line.to_end, "end")
        bind(lambda: Step(said=line.text.strip() or EMPTY), "up")
        bind(Step, "tab")
        keys.add(Keys.Any, eager=True)(self._other)
        keys.add(Keys.BracketedPaste, eager=True)(self._paste)
        keys.add("down", eager=True)(self._spell)
        keys.add("escape", eager=True)(self._escape)
        for key, by in SENTENCES.items():
            keys.add(key, eager=True)(self._sentence(by))
        for key in (PAUSE, "c-p"):
            keys.add(key, eager=True)(lambda _event: self._voicing.pause())
        for key, word in FUNCTION_KEYS.items():
            keys.add(key, eager=True)(self._command(word))

        self._bind_endings(keys)
        return keys

    def _bind_endings(self, keys: KeyBindings) -> None:
        """Bind what a terminal that hands over whole lines does by itself."""
        line = self._line

        @keys.add("enter", eager=True)
        @keys.add("c-j", eager=True)
        def _done(event: Any) -> None:
            self._voicing.hush()
            event.app.exit(result=line.text)

        @keys.add("c-c", eager=True)
        @keys.add("<sigint>", eager=True)
        def _stop(event: Any) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        @keys.add("c-\\", eager=True)
        def _quit(event: Any) -> None:
            event.app.exit(exception=EndedError)

        @keys.add("c-z", eager=True)
        def _put_aside(event: Any) -> None:
            self._voicing.hush()
            event.app.suspend_to_background()

        @keys.add("c-d", eager=True)
        def _end(event: Any) -> None:
            if not line.text:
                event.app.exit(exception=EOFError)

    def _command(self, word: str) -> Callable[[Any], None]:
        def run(event: Any) -> None:
            self._voicing.hush()
            self._echo(self._line.wipe() + word)
            event.app.exit(result=word)

        return run

    def _sentence(self, by: int) -> Callable[[Any], None]:
        return lambda _event: self._voicing.step(by)

    def _spell(self, _event: Any) -> None:
        if not self._line.text:
            self._take(Step(said=EMPTY))
            return
        self._voicing.hush()
        self._voicing.spell(self._line.text)

    def _paste(self, event: Any) -> None:
        text = " ".join("".join(sign if sign.isprintable() else " " for sign in event.data).split())
        self._take(Step(self._line.insert(text).shown, f"Wklejono: {text}."))

    def _escape(self, event: Any) -> None:
        """Escape alone, or the first byte of a key that nobody knows: then the rest of it came with it and is no text."""
        self._voicing.hush()
        waiting = event.key_processor.input_queue
        if waiting and waiting[0].data.isprintable():
            self._sequence = "\x1b"

    def _other(self, event: Any) -> None:
        if self._sequence:
            self._sequence += event.data
            if _is_whole(self._sequence):
                self._sequence = ""
                self._take(Step(said=UNBOUND))
        elif event.data and event.data.isprintable():
            self._take(self._line.insert(event.data))
        elif not str(getattr(event.key_sequence[0].key, "value", "")).startswith(REPORTS):
            self._take(Step(said=UNBOUND))

    def _take(self, step: Step) -> None:
        """Show a change and say it in place of whatever was being said."""
        if step.shown:
            self._echo(step.shown)
        self._voicing.hush()
        if step.said:
            self._voicing.name(step.said)

    def _echo(self, text: str) -> None:
        # A terminal that is gone ends the reading itself; the loop of keys would only stop and wait for Enter over this.
        with contextlib.suppress(OSError, EndedError):
            self._plain.write(text)


def _end(session: PromptSession[str]) -> None:
    """Make the prompt raise ``EndedError``. The loop of keys swallows what a signal raises in the midst of its own work."""
    loop = session.app.loop
    if loop is None:
        raise EndedError

    def leave() -> None:
        with contextlib.suppress(Exception):  # the line was done already: then the next reading ends
            session.app.exit(exception=EndedError())

    with contextlib.suppress(RuntimeError):  # as above, and the loop is closed
        loop.call_soon_threadsafe(leave)


def _is_whole(sequence: str) -> bool:
    """Whether an escape sequence has ended: ESC and a letter, or ESC [ or O, parameters and a last character."""
    if sequence[1] not in "[O":
        return True
    return len(sequence) > len("\x1b[") and "@" <= sequence[-1] <= "~"
