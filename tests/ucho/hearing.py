"""What was shown against what was spoken, word by word and in order, and the table of it at the end of a test run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

KEY = "ucho"
"""The property of a test report that holds its line of the table."""


def words(text):
    """The words of a text, without signs and capitals: a voice may leave those out."""
    return re.findall(r"\w+", text.casefold())


def letters(text):
    """The letters and digits alone."""
    return "".join(char for char in text.casefold() if char.isalnum())


@dataclass
class Account:
    """The sum over all turns. A word in the wrong place counts as lost where it was due and as extra where it came."""

    shown: int = 0
    spoken: int = 0
    lost: int = 0
    extra: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, turn, said):
        """Set a turn against what was said of it."""
        wanted, got = words(turn.text), words(" ".join(said))
        self.shown += len(wanted)
        self.spoken += len(got)
        for tag, start, end, first, last in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            self.lost += end - start
            self.extra += last - first
            lost, extra = " ".join(wanted[start:end]), " ".join(got[first:last])
            self.faults.append(f"po {turn.typed!r}, za słowami {' '.join(wanted[max(0, start - 3) : start])!r}: {lost!r} -> {extra!r}")

    def line(self, reader, columns, rows):
        """One line of the table."""
        ratio = f"{self.spoken / max(1, self.shown):.2f}".replace(".", ",")
        return (
            f"{reader}, {columns} na {rows}: słów pokazanych {self.shown}, wypowiedzianych {self.spoken}, "
            f"stosunek {ratio}, zgubionych {self.lost}, zbędnych {self.extra}."
        )


def pytest_terminal_summary(terminalreporter):
    """Print a line for each reader and size, and a sentence for each reader that is not here."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    lines = {text for report in reports for name, text in getattr(report, "user_properties", ()) if name == KEY}
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if "/ucho/" in report.nodeid]
    absent = {report.longrepr[2].removeprefix("Skipped: ") for report in skipped}
    if lines or absent:
        terminalreporter.write_line("Ucho: co z ekranu wypowiada czytnik.")
    for line in [*sorted(lines), *sorted(absent)]:
        terminalreporter.write_line(line)
