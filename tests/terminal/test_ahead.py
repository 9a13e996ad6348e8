"""What is done while the person thinks: only then, in one thread at a time, and never in the way."""

from __future__ import annotations

import threading
import time

import pytest

from asystent.terminal import ahead
from asystent.terminal.ahead import Ahead


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """No quiet before the work."""
    monkeypatch.setattr(ahead, "PATIENCE", 0.0)


def test_nothing_goes_on_after_a_pause_and_the_work_is_taken_up_again():
    """While an answer is worked on no other thread touches the law; the next question goes on where the work stopped."""
    done, gate = [], threading.Event()

    def steps():
        for number in range(300):
            done.append(number)
            if number == 1:
                gate.set()
            time.sleep(0.001)  # longer than the test needs to pause
            yield

    work = Ahead(steps())
    work.begin()
    assert gate.wait(20)
    work.pause()
    assert all(thread.name != "naprzod" for thread in threading.enumerate())
    reached = len(done)
    work.begin()
    work._running[0].join()
    work.pause()
    assert reached < len(done)
    assert done == list(range(300))


def test_a_fault_ahead_is_left_to_whoever_needs_the_same():
    """Work ahead never ends a conversation, prints nothing, and is not tried a second time."""

    def steps():
        yield
        raise ValueError

    work = Ahead(steps())
    work.begin()
    work._running[0].join()
    work.pause()
    work.begin()
    assert work._running is None


def test_a_quick_answer_is_not_waited_for(monkeypatch):
    """Somebody who answers at once, or a pipe, never waits for work that has not begun."""
    monkeypatch.setattr(ahead, "PATIENCE", 3600.0)
    done = []

    def steps():
        done.append(1)
        yield

    work = Ahead(steps())
    work.begin()
    work.pause()
    assert done == []
