"""The counts of the fault runs, and the table of them at the end of a test run."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager

KEY = "usterki"
"""The property of a test report that holds its counts."""


@contextmanager
def counted(record_property, kind, seed):
    """Give a counter whose sums go into the table, also when the test fails."""
    counts = Counter()
    try:
        yield counts
    finally:
        record_property(KEY, [kind, seed, dict(counts)])


def pytest_terminal_summary(terminalreporter):
    """Print a line for each kind of fault, with the seeds that make the same faults come again."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    calls = [report for report in reports if getattr(report, "when", "") == "call"]
    rows = [value for report in calls for name, value in report.user_properties if name == KEY]
    if rows:
        terminalreporter.write_line("Usterki: program zabijany i dysk, który odmawia.")
    for kind in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == kind]
        sums = {name: sum(counts[name] for _, _, counts in mine) for name in mine[0][2]}
        told = ", ".join(f"{name} {number}" for name, number in sums.items())
        terminalreporter.write_line(f"{kind}: {told}. Ziarno: {', '.join(str(seed) for _, seed, _ in mine)}.")
