"""What is said: blocks that wait for the next prompt and then go out page by page, each page in one write."""

from __future__ import annotations

from asystent.polish.controls import clean
from asystent.polish.fold import fold
from asystent.terminal import commands, layout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from asystent.terminal.ahead import Ahead
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
ONWARD_HINT = "Enter: dalej. Słowo pomiń: od razu do pytania."
HINTED = 2
REPEAT = frozenset({"powtorz", "r"})
BACK = frozenset({"wstecz", "w"})
ENOUGH = frozenset({"pomin", "o", "dosc"})
PAGING = REPEAT | BACK | ENOUGH | {""}
SHOWN = 40
WIDE = 60  # columns


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
        self.emphasise: Callable[[list[str], str], list[str]] | None = None
        self.pick_console: Callable[[], Console] | None = None
        self.ahead: Ahead | None = None
        self._pending: list[tuple[tuple[str, ...], bool]] = []
        self._onward = 0
        self._has_written = False
        self._last: list[tuple[tuple[str, ...], bool]] = []

    def say(self, *lines: str) -> None:
        """Add a block; each line is one sentence or one idea."""
        kept = tuple(" ".join(clean(line).split()) for line in lines if line.strip())
        if kept:
            self._pending.append((kept, False))

    def tell(self, lines: list[str] | tuple[str, ...], name: str = "") -> None:
        """Add a long text, in parts of at most 8 lines when it is longer than that; a line of it stays whole.

        ``name`` makes it a list of records, whose parts may fill the screen; it stands in the sentence "… ma 4 części".
        """
        height = self._height(is_first=False)
        most = height if name else min(layout.PART_LINES, height)
        size = max(1, most - 2)  # less the line before and the line after
        kept: list[str] = []
        for line in lines:
            text = clean(line).strip()
            if text and len(layout.wrap(text, self._width)) > size:
                kept += layout.sentences(text)
            elif text:
                kept.append(text)
        units = layout.wrapped(tuple(kept), self._width)
        if sum(map(len, units)) <= size + 2:
            self.say(*kept)
            return
        from asystent.polish.plural import counted  # noqa: PLC0415 - long texts come after the first question

        parts = _group(kept, units, size)
        for number, part in enumerate(parts, 1):
            first = f"{name or 'Ten opis'} ma {counted(len(parts), 'czesci', 'accusative')}."
            head = first if number == 1 else f"Część {number} z {len(parts)}."
            tail = ("Koniec opisu.",) if number == len(parts) and not name else ()
            self._pending.append(((head, *part, *tail), number > 1))

    def ask(self, *lines: str, is_early: Callable[[str], bool] | None = None) -> str:
        """Show what is pending, then the question in ``lines`` and the prompt; return what was typed, without spaces at the ends.

        On the question's own pages a line is an answer although more pages follow. Before the question was heard only
        commands are taken, and what ``is_early`` knows as a wish that needs no question.
        Raises ``EOFError`` and ``KeyboardInterrupt``.
        """
        notice = self.speaker.pop_notice() if self.speaker is not None else ""
        if notice:
            self._pending.insert(0, ((notice,), False))
        self.say(*lines)
        self._last = list(self._pending)
        pages = self._pages()
        at = 0
        while True:
            is_last = at == len(pages) - 1
            if not is_last and not self.console.is_interactive:
                self._write(pages[at])
                at += 1
                continue
            self._write(pages[at] if is_last else self._with_onward(pages[at]), PROMPT)
            text = self._read()
            while not is_last and not self._leads_on(text) and not self._is_taken(text, pages[at:], lines, is_early):
                refusal = [f"Błąd. Wpisano: {text[:SHOWN]}.", "Pytanie jeszcze nie padło. Sam Enter czyta dalej."]
                shown = [part for line in refusal for part in self._emphasised(layout.wrap(line, self._width), line)]
                self._write(Page(shown, refusal), PROMPT)
                text = self._read()
            word = fold(text)
            if is_last or not self._leads_on(text) or (word in BACK and not at):
                return text
            if word in BACK:
                at -= 1
            elif word in ENOUGH:
                at = self._question_page(pages, at, lines)
            elif word not in REPEAT:
                at += 1

    def _question_page(self, pages: list[Page], at: int, lines: tuple[str, ...]) -> int:
        """Return the page that the question begins on when it lies ahead, else the last one."""
        begins = clean(lines[0]).strip() if lines else ""
        ahead = [number for number, page in enumerate(pages) if number > at and begins in page.spoken]
        return ahead[0] if ahead else len(pages) - 1

    def _leads_on(self, text: str) -> bool:
        """Whether a line belongs to the turning of pages."""
        return fold(text) in PAGING

    def _is_taken(self, text: str, rest: list[Page], lines: tuple[str, ...], is_early: Callable[[str], bool] | None) -> bool:
        """Whether a line may be an answer although pages follow: the question has begun, or the line needs none."""
        begins = clean(lines[0]).strip() if lines else ""
        has_begun = not any(begins in page.spoken for page in rest[1:])
        return has_begun or commands.parse(text) is not None or (is_early is not None and is_early(text))

    def finish(self, *lines: str) -> None:
        """Show what is pending and a last block, with no prompt after it."""
        self.say(*lines)
        pages = self._pages()
        for at, page in enumerate(pages):
            if at < len(pages) - 1 and self.console.is_interactive:
                self._write(self._with_onward(page), PROMPT)
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

    def _height(self, *, is_first: bool) -> int:
        """Lines of a page: so few that the end of the page before stays on the screen, above what was typed.

        A reader that compares the screen before and after (NVDA in the old console, Fenrir) drops new lines that fall on
        rows where the same words stood. What stays in sight shows it how far the text has moved, and it drops nothing.
        The first page of a session has nothing before it and may fill the screen.
        """
        hint = len(layout.wrap(ONWARD_HINT, self._width)) if self._onward < HINTED else 1
        rows = self.console.rows
        most = rows - 3 - hint
        if not is_first:  # on narrow lines more of them look alike, so more has to stay
            most = min(most, rows * 3 // 4 if self._width >= WIDE else rows * 5 // 8)
        return max(3, most)

    def _pages(self) -> list[Page]:
        pending, self._pending = self._pending, []
        result: list[Page] = []
        lines: list[str] = []
        spoken: list[str] = []
        height = self._height(is_first=not self._has_written)

        def turn() -> None:
            nonlocal height
            if lines:
                height = self._height(is_first=False)
                result.append(Page(list(lines), list(spoken)))
                lines.clear()
                spoken.clear()

        for block, breaks in pending:
            if breaks:
                turn()
            units = layout.wrapped(block, self._width)
            needed = sum(map(len, units))
            gap = 1 if lines else 0
            if lines and len(lines) + gap + needed > height:
                turn()
                gap = 0
            if gap and units:
                lines.append("")
            for plain, text in zip(units, (line for line in block if line.strip()), strict=True):
                rest = unit = self._emphasised(plain, text) if len(plain) <= height else plain
                if lines and len(lines) + len(rest) > height:
                    turn()
                while len(rest) > height:
                    lines.extend(rest[: height])
                    spoken.append(" ".join(rest[: height]))
                    turn()
                    rest = rest[height :]
                lines.extend(rest)
                spoken.append(text if rest is unit else " ".join(rest))
        turn()
        return result or [Page([], [])]

    def _emphasised(self, lines: list[str], text: str) -> list[str]:
        return self.emphasise(lines, text) if self.emphasise is not None else lines

    def _with_onward(self, page: Page) -> Page:
        self._onward += 1
        text = ONWARD_HINT if self._onward <= HINTED else ONWARD
        return Page([*page.lines, *layout.wrap(text, self._width)], [*page.spoken, text])

    def _write(self, page: Page, prompt: str = "") -> None:
        body = "".join(line + "\n" for line in page.lines)
        self._emit(body + prompt, [*page.spoken, prompt.strip()] if prompt else page.spoken)

    def _emit(self, text: str, spoken: list[str]) -> None:
        if self.before_write is not None:
            self.before_write()
        if text:
            self.console.write(text)
            self._has_written = True
        if self.speaker is not None and spoken:
            self.speaker.say(spoken)

    def _read(self) -> str:
        if self.pick_console is not None:
            self.console = self.pick_console()
        if self.ahead is not None and self.console.is_interactive:
            self.ahead.begin()
        try:
            text = self.console.read()
        finally:
            if self.ahead is not None:
                self.ahead.pause()
            # Also after Ctrl+C: otherwise the question whether to leave waits behind the old speech.
            if self.speaker is not None:
                self.speaker.hush()
        return clean(text).strip()


def _group(kept: list[str], units: list[list[str]], size: int) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    used = 0
    for sentence, unit in zip(kept, units, strict=True):
        if parts[-1] and used + len(unit) > size:
            parts.append([])
            used = 0
        parts[-1].append(sentence)
        used += len(unit)
    return parts
