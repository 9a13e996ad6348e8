"""What is said: blocks that wait for the next prompt and then go out page by page, each page in one write."""

from __future__ import annotations

from asystent.polish.fold import fold
from asystent.terminal import layout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from asystent.terminal.console import Console

    class Speaker(Protocol):
        """What the screen needs from a voice."""

        def say(self, lines: list[str]) -> None:
            """Begin to speak; never wait."""

        def hush(self) -> None:
            """Fall silent."""

        def pop_notice(self) -> str:
            """Return what has to be printed about the voice itself, once; mostly empty."""


PROMPT = "Odpowiedź: "
ONWARD = "Enter: dalej."
REPEAT = frozenset({"powtorz", "r"})
BACK = frozenset({"wstecz", "w"})
ENOUGH = frozenset({"pomin", "o", "dosc"})


class Page:
    """Lines that go out in one write, and the same words for the voice."""

    __slots__ = ("lines", "spoken")

    def __init__(self, lines: list[str], spoken: list[str]) -> None:
        """Keep the wrapped lines and the unwrapped text."""
        self.lines = lines
        self.spoken = spoken


class Screen:
    """Collects blocks and shows them before a prompt.

    Everything said since the last answer and the prompt itself make one write of at most rows - 1 lines; what does
    not fit waits for Enter. Where nobody types (a file of answers) nothing waits.
    """

    def __init__(self, console: Console, speaker: Speaker | None = None) -> None:
        """Write to ``console``; ``speaker`` may be set later, when a voice is there."""
        self.console = console
        self.speaker = speaker
        self.before_write: Callable[[], None] | None = None
        self._pending: list[tuple[tuple[str, ...], bool]] = []
        self._last: list[tuple[tuple[str, ...], bool]] = []

    def say(self, *lines: str) -> None:
        """Add a block; each line is one sentence or one idea."""
        kept = tuple(" ".join(clean(line).split()) for line in lines if line.strip())
        if kept:
            self._pending.append((kept, False))

    def tell(self, name: str, lines: list[str] | tuple[str, ...]) -> None:
        """Add a long text, in parts of at most 8 lines when it is longer than that.

        ``name`` says what it is in the sentence "… ma 4 części".
        """
        from asystent.polish.plural import counted

        kept = tuple(sentence for line in lines for sentence in layout.sentences(clean(line)))
        units = layout.wrapped(kept, self._width)
        size = min(layout.PART_LINES, self._height - 1)
        if sum(map(len, units)) <= size:
            self.say(*kept)
            return
        parts = _group(kept, units, size - 2)
        for number, part in enumerate(parts, 1):
            head = f"{name} ma {counted(len(parts), 'czesci', 'accusative')}." if number == 1 else f"Część {number} z {len(parts)}."
            tail = ("Koniec opisu.",) if number == len(parts) else ()
            self._pending.append(((head, *part, *tail), number > 1))

    def break_page(self) -> None:
        """Begin the next block on a page of its own."""
        self._pending.append(((), True))

    def ask(self) -> str:
        """Show what is pending, then the prompt, and return what was typed, without spaces at the ends.

        A line typed before the last page is an answer as well: who knows what comes need not hear it all.
        Raises ``EOFError`` and ``KeyboardInterrupt``.
        """
        notice = self.speaker.pop_notice() if self.speaker is not None else ""
        if notice:
            self._pending.insert(0, ((notice,), False))
        self._last = list(self._pending)
        pages = self._pages()
        at = 0
        while True:
            is_last = at == len(pages) - 1
            if not is_last and not self.console.is_interactive:
                self._write(pages[at])
                at += 1
                continue
            page = pages[at]
            self._write(page if is_last else Page([*page.lines, ONWARD], [*page.spoken, ONWARD]), PROMPT)
            text = self._read()
            if is_last:
                return text
            word = fold(text)
            if not word:
                at += 1
            elif word in BACK and at:
                at -= 1
            elif word in ENOUGH:
                at = len(pages) - 1
            elif word not in REPEAT:
                return text

    def finish(self, *lines: str) -> None:
        """Show what is pending and a last block, with no prompt after it."""
        self.say(*lines)
        pages = self._pages()
        for at, page in enumerate(pages):
            if at < len(pages) - 1 and self.console.is_interactive:
                self._write(Page([*page.lines, ONWARD], [*page.spoken, ONWARD]), PROMPT)
                try:
                    self._read()
                except (EOFError, KeyboardInterrupt):
                    continue
            else:
                self._write(page)

    def repeat(self) -> None:
        """Make the last message pending again, word for word."""
        self._pending = list(self._last)

    def drop(self) -> None:
        """Forget what is pending."""
        self._pending.clear()

    @property
    def _width(self) -> int:
        return self.console.width

    @property
    def _height(self) -> int:
        """Lines of a page: the screen less one, less the prompt, less the line that says how to go on."""
        return max(3, self.console.rows - 3)

    def _pages(self) -> list[Page]:
        pending, self._pending = self._pending, []
        result: list[Page] = []
        lines: list[str] = []
        spoken: list[str] = []

        def turn() -> None:
            if lines:
                result.append(Page(list(lines), list(spoken)))
                lines.clear()
                spoken.clear()

        for block, breaks in pending:
            if breaks:
                turn()
            units = layout.wrapped(block, self._width)
            needed = sum(map(len, units))
            gap = 1 if lines else 0
            if lines and len(lines) + gap + needed > self._height:
                turn()
                gap = 0
            if gap and units:
                lines.append("")
            for unit, text in zip(units, (line for line in block if line.strip()), strict=True):
                rest = unit
                if lines and len(lines) + len(rest) > self._height:
                    turn()
                while len(rest) > self._height:
                    lines.extend(rest[: self._height])
                    spoken.append(" ".join(rest[: self._height]))
                    turn()
                    rest = rest[self._height :]
                lines.extend(rest)
                spoken.append(text if rest is unit else " ".join(rest))
        turn()
        return result or [Page([], [])]

    def _write(self, page: Page, prompt: str = "") -> None:
        body = "".join(line + "\n" for line in page.lines)
        self._emit(body + prompt, page.spoken)

    def _emit(self, text: str, spoken: list[str]) -> None:
        if self.before_write is not None:
            self.before_write()
        if text:
            self.console.write(text)
        if self.speaker is not None and spoken:
            self.speaker.say(spoken)

    def _read(self) -> str:
        text = self.console.read()
        if self.speaker is not None:
            self.speaker.hush()
        return clean(text).strip()


def clean(text: str) -> str:
    """Take out control characters, escape sequences among them: they come from files, names and arrow keys."""
    if text.isprintable():
        return text
    result: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\x1b":
            at = _after_escape(text, at + 1)
            continue
        if char == "\x9b":
            at = _after_escape("[" + text[at + 1 :], 0) + at
            continue
        result.append(char if char.isprintable() else " ")
        at += 1
    return "".join(result)


def _after_escape(text: str, at: int) -> int:
    """Return the index after an escape sequence whose first character after ESC is at ``at``."""
    if at >= len(text):
        return at
    if text[at] == "O":  # a function key
        return min(at + 2, len(text))
    if text[at] != "[":
        return at + 1
    at += 1
    while at < len(text) and not "@" <= text[at] <= "~":
        at += 1
    return min(at + 1, len(text))


def _group(kept: tuple[str, ...], units: list[list[str]], size: int) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    used = 0
    for sentence, unit in zip(kept, units, strict=True):
        if parts[-1] and used + len(unit) > size:
            parts.append([])
            used = 0
        parts[-1].append(sentence)
        used += len(unit)
    return parts
