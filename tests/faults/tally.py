"""The counts of the fault runs, and the table of them at the end of a test run."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager

from tests.faults.strace import MISSING

KEY = "usterki"
"""The property of a test report that holds its counts."""
SUMS = {
    "fault": "Usterki: sprawdzono {}, przeżyto {}.",
    "bad_input": "Złe dane: sprawdzono {}, odrzucono zdaniem {}.",
}
"""By marker: each marked test tries one."""


@contextmanager
def counted(record_property, kind, seed):
    """Give a counter whose sums go into the table, also when the test fails."""
    counts = Counter()
    try:
        yield counts
    finally:
        record_property(KEY, [kind, seed, dict(counts)])


def pytest_terminal_summary(terminalreporter):
    """Print a line for each kind of injected fault, with the seeds that make the same ones come again; then the sums over all tests."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    calls = [report for report in reports if getattr(report, "when", "") == "call" and report.outcome != "skipped"]
    rows = [(value, report) for report in calls for name, value in report.user_properties if name == KEY]
    for kind in sorted({row[0] for row, _ in rows}):
        mine = [row for row, _ in rows if row[0] == kind]
        sums = {name: sum(counts.get(name, 0) for _, _, counts in mine) for name in mine[0][2]}
        told = ", ".join(f"{name} {number}" for name, number in sums.items())
        terminalreporter.write_line(f"{kind}: {told}. Ziarno: {', '.join(str(seed) for _, seed, _ in mine)}.")
    for mark, sentence in SUMS.items():
        # A run of many faults ends at the first that is not survived.
        marked = [(1, report.passed) for report in calls if mark in report.keywords]
        many = [(row[2]["prób"], row[2]["prób"] - report.failed) for row, report in rows] if mark == "fault" else []
        tried, good = (sum(numbers) for numbers in zip((0, 0), *marked, *many, strict=True))
        if tried:
            terminalreporter.write_line(sentence.format(tried, good))
    skipped = {report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ())}
    for reason in sorted(reason for reason in skipped if reason.startswith(MISSING)):
        terminalreporter.write_line(reason)
