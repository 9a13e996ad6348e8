"""Our conversation beside the same questions asked with questionary and with InquirerPy.

Each program runs as a whole process in a terminal of its own, alternating with the others, and is answered by the same keys' worth
of meaning: the first option, or a date. A question counts as asked when its last option, or our prompt, is on the screen. Ours also
checks, says what was understood, weighs which question comes next and saves each answer; the others only ask.
"""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
FELT, THOUGHT = 5, 1.0
"""Conversations with pauses, and the seconds of each: far less than it takes to hear a question."""
MOST = 10
ASKED = 6
PEERS = {"questionary": "questionary", "inquirerpy": "InquirerPy"}
PROMPT = "Odpowiedź: "
DATE = "1 marca 2022"
ROWS, COLUMNS = 60, 200
WHERE_IS_THE_CURSOR = b"\x1b[6n"
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A program in a terminal, read as a person would see it; it answers where the cursor is, as real ones do."""

    def __init__(self, arguments: list[str], home: str) -> None:
        environment = os.environ | {"XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "HOME": home, "ASYSTENT_MOWA": "nigdy", "TERM": "xterm"}
        self.start = time.perf_counter()
        self._child, self._end = pty.fork()
        if self._child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *arguments], environment)

    def until(self, words: str) -> str:
        """Read until ``words`` are on the screen. Returns what was shown since the last call."""
        seen, shown = b"", ""
        while words not in shown:
            ready, _, _ = select.select([self._end], [], [], 20)
            if not ready:
                raise SystemExit(f"{words!r} was never shown: {shown!r}")
            got = os.read(self._end, 65536)
            if WHERE_IS_THE_CURSOR in got:
                os.write(self._end, b"\x1b[1;1R")
            seen += got
            shown = _ESCAPE.sub("", seen.decode(errors="ignore")).replace("\r", "")
        return shown

    def type(self, words: str) -> float:
        """Type a line. Returns when Enter was pressed."""
        os.write(self._end, words.encode())
        time.sleep(0.02)  # a person is slower still; what a program does with single characters is not measured
        moment = time.perf_counter()
        os.write(self._end, b"\r")
        return moment

    def close(self) -> None:
        """End the program."""
        os.close(self._end)
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def _question(shown: str) -> dict[str, Any]:
    """Return the words and the options of the last question on the screen."""
    words = shown[shown.rindex("Pytanie ") :].removesuffix(PROMPT).strip().splitlines()
    options = [re.sub(r"^Opcja \d+ z \d+: |\.$", "", line) for line in words if line.startswith("Opcja ")]
    return {"words": "\n".join(line for line in words if not line.startswith("Opcja ")), "options": options}


def _answer(question: dict[str, Any]) -> str:
    return "1" if question["options"] else DATE


def ours(home: str, thought: float = 0.0) -> tuple[float, list[float], list[dict[str, Any]]]:
    """Return the seconds to the first question, those from each answer to the next question, and the questions.

    ``thought``: seconds that the person listens and thinks before each answer.
    """
    program = Terminal(["-m", "asystent"], home)
    try:
        questions = [_question(program.until(PROMPT))]
        first = time.perf_counter() - program.start
        steps = []
        while len(questions) < ASKED:
            time.sleep(thought)
            moment = program.type(_answer(questions[-1]))
            shown = program.until(PROMPT)
            steps.append(time.perf_counter() - moment)
            questions.append(_question(shown))
    finally:
        program.close()
    return first, steps, questions


def peer(name: str, file: str, questions: list[dict[str, Any]], home: str) -> tuple[float, list[float]]:
    """Return the same seconds for another program that asks the same."""
    program = Terminal([str(ROOT / "benchmarks" / "asked.py"), name, file], home)
    ends = [item["options"][-1] if item["options"] else item["words"].splitlines()[-1] for item in questions]
    try:
        program.until(ends[0])
        first = time.perf_counter() - program.start
        steps = []
        for question, end in zip(questions, ends[1:], strict=False):
            moment = program.type("" if question["options"] else DATE)
            program.until(end)
            steps.append(time.perf_counter() - moment)
    finally:
        program.close()
    return first, steps


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values) * 1000:.1f} ms ({min(values) * 1000:.1f} to {max(values) * 1000:.1f})"


def _felt() -> None:
    """Print how long the next question takes for somebody who listens to the present one."""
    steps: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FELT):
            steps += ours(str(Path(folder, str(number))), THOUGHT)[1]
    over = statistics.median(steps) * 1000 / MOST
    verdict = "met" if over <= 1 else f"not met, {over:.2f} times as much"
    title = f"answer to next question at a terminal, {THOUGHT:g} s of thought before each"
    print(f"{title}: {_spread(steps)} (target at most {MOST} ms: {verdict})")


def main() -> None:
    """Print start to the first question and answer to next question, ours and the others', with ratios."""
    _felt()
    here = [name for name, package in PEERS.items() if importlib.util.find_spec(package)]
    for name in PEERS.keys() - set(here):
        print(f"{name}: not installed, so not compared (uv run --group peers)")
    if not here:
        return
    firsts: dict[str, list[float]] = {}
    steps: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder, "questions.json"))
        questions = ours(str(Path(folder, "first")))[2]
        Path(file).write_text(json.dumps(questions), encoding="utf-8")
        for number in range(-1, ROUNDS):  # the first round brings everything into memory and is not counted
            home = Path(folder, "home")
            home.mkdir()
            row = {"ours": ours(str(home))[:2]} | {name: peer(name, file, questions, str(home)) for name in here}
            shutil.rmtree(home)
            for name, (first, later) in row.items() if number >= 0 else ():
                firsts.setdefault(name, []).append(first)
                steps.setdefault(name, []).extend(later)
    for title, times in (("start to the whole first question", firsts), (f"answer to next question, {ASKED} questions", steps)):
        print(f"{title}, in a terminal: ours, each answer saved: {_spread(times['ours'])}")
        for name in here:
            ratio = statistics.median(times["ours"]) / statistics.median(times[name])
            print(f"{title}, the same words with {name}: {_spread(times[name])}; ours takes {ratio:.2f} times as long")


if __name__ == "__main__":
    main()
