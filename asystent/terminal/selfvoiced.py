"""The self-voiced mode: the program says what is typed, because nothing else does.

prompt_toolkit reads the keys and paints nothing; the echo is written here, letter by letter, and spoken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings

    from asystent.terminal.console import TerminalConsole
    from asystent.terminal.voicing import Voicing

FUNCTION_KEYS = {"f1": "pomoc", "f2": "powtórz", "f3": "gdzie", "f4": "podsumowanie", "f5": "literuj", "f8": "wstecz"}
ERASE = "\b \b"


class SelfVoicedConsole:
    """Keys in, the same lines out; every key silences the voice and is named by it."""

    def __init__(self, plain: TerminalConsole) -> None:
        """Write through ``plain``, which knows the terminal's size."""
        self._plain = plain
        self._voicing: Voicing | None = None
        self._typed: list[str] = []

    def attach(self, voicing: Voicing) -> None:
        """Speak keys through ``voicing``."""
        self._voicing = voicing

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
        self._plain.write(text)

    def close(self) -> None:
        """Give the terminal back."""
        self._plain.close()

    def read(self) -> str:
        """Return the line that was typed. Raises ``EOFError`` and ``KeyboardInterrupt``."""
        from prompt_toolkit import PromptSession  # noqa: PLC0415 - 100 ms that the first question need not wait for
        from prompt_toolkit.output import DummyOutput  # noqa: PLC0415 - as above

        self._typed = []
        session: PromptSession[str] = PromptSession(output=DummyOutput(), key_bindings=self._bindings())
        try:
            with self._plain.reading():
                text = session.prompt()
        except (EOFError, KeyboardInterrupt):
            self._plain.write("\n")
            raise
        self._plain.write("\n")
        if self._voicing is not None and text:
            self._voicing.say([f"Wpisano: {text}."])
        return text

    def _bindings(self) -> KeyBindings:  # noqa: C901 - a table of keys, written as functions
        from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415 - as in read
        from prompt_toolkit.keys import Keys  # noqa: PLC0415 - as in read

        keys = KeyBindings()

        @keys.add(Keys.Any, eager=True)
        def _letter(event: Any) -> None:
            self._type(event.data)

        @keys.add(Keys.BracketedPaste, eager=True)
        def _paste(event: Any) -> None:
            self._type(" ".join(event.data.split()))

        @keys.add("backspace", eager=True)
        @keys.add("delete", eager=True)
        def _erase(_event: Any) -> None:
            if not self._typed:
                self._tell("Nie ma czego usunąć.")
                return
            gone = self._typed.pop()
            self._plain.write(ERASE)
            self._tell("Usunięto: spacja." if gone == " " else f"Usunięto: {gone}.")

        @keys.add("c-u", eager=True)
        def _erase_all(_event: Any) -> None:
            self._plain.write(ERASE * len(self._typed))
            self._typed.clear()
            self._tell("Usunięto wszystko.")

        @keys.add("enter", eager=True)
        @keys.add("c-j", eager=True)
        def _done(event: Any) -> None:
            self._hush()
            event.app.exit(result="".join(self._typed))

        @keys.add("up", eager=True)
        def _line(_event: Any) -> None:
            self._tell("".join(self._typed) or "Nic jeszcze nie wpisano.")

        @keys.add("c-c", eager=True)
        def _stop(event: Any) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        @keys.add("c-d", eager=True)
        def _end(event: Any) -> None:
            if not self._typed:
                event.app.exit(exception=EOFError)

        for name in ("escape", "left", "right", "down", "tab"):
            keys.add(name, eager=name != "escape")(lambda _event: self._hush())
        for key, command in FUNCTION_KEYS.items():
            keys.add(key, eager=True)(self._command(command))
        return keys

    def _command(self, word: str) -> Any:
        def run(event: Any) -> None:
            self._plain.write(ERASE * len(self._typed) + word)
            event.app.exit(result=word)

        return run

    def _type(self, text: str) -> None:
        kept = "".join(char for char in text if char.isprintable())
        if not kept:
            return
        self._typed += kept
        self._plain.write(kept)
        self._hush()
        if self._voicing is not None:
            self._voicing.spell(kept)

    def _tell(self, text: str) -> None:
        self._hush()
        if self._voicing is not None:
            self._voicing.say([text])

    def _hush(self) -> None:
        if self._voicing is not None:
            self._voicing.hush()
