"""Speed as ratios, measured side by side in one run: ``python -m benchmarks``.

Every process is timed as a whole, alternating with its yardstick, so that a busy machine slows both. Median of many.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import platform
import pty
import resource
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TextIO

ROUNDS = 21
HEAD = """\
# Wydajność

Te linie napisało polecenie `uv run -q --group peers python -m benchmarks zapisz`. Każda liczba to mediana z wielu prób, a w nawiasie
są najmniejsza i największa. Stosunki mierzono na przemian w jednym przebiegu, więc obciążenie komputera zwalnia obie strony tak samo.
"""
ROOT = Path(__file__).resolve().parent.parent
PROMPT = "Odpowiedź: ".encode()
CASE = {
    "dziecko.data-urodzenia": "2022-03-01",
    "rodzic.rola": "matka",
    "rodzic.praca": "umowa-o-prace",
    "orzeczenie.rodzaj": "niepelnosprawnosc",
}


def process(arguments: list[str]) -> float:
    """Return the seconds a whole process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - start


def first_question(home: Path) -> float:
    """Return the seconds from start to the whole first question on a terminal."""
    environment = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "ASYSTENT_MOWA": "nigdy"}
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, "-m", "asystent"], environment)
    seen = b""
    while PROMPT not in seen:
        ready, _, _ = select.select([terminal], [], [], 20)
        if not ready:
            raise SystemExit(f"no prompt: {seen!r}")
        seen += os.read(terminal, 65536)
    taken = time.perf_counter() - start
    if "Pytanie 1" not in seen.decode():
        raise SystemExit("no question before the prompt")
    os.close(terminal)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return taken


def spread(values: list[float]) -> str:
    """Return median, least and most in milliseconds."""
    return f"{statistics.median(values) * 1000:.1f} ms ({min(values) * 1000:.1f} to {max(values) * 1000:.1f})"


def aim(value: float, most: float, unit: str = "") -> str:
    """Say whether a target is met, or by how much not."""
    over = f"not met, {value / most:.2f} times as much" if value > most else "met"
    return f"(target at most {most:g}{unit}: {over})"


def timely(seconds: list[float], most: float) -> str:
    """The same for the median of times, the target in milliseconds."""
    return aim(statistics.median(seconds) * 1000, most, " ms")


def starting() -> None:
    """Start to first question against bare Python and against importing prompt_toolkit."""
    with tempfile.TemporaryDirectory() as folder:
        first_question(Path(folder))  # compiles the content and the bytecode once
        rows: dict[str, list[float]] = {"bare": [], "prompt_toolkit": [], "first": []}
        for _ in range(ROUNDS):
            rows["bare"].append(process(["-c", "pass"]))
            rows["prompt_toolkit"].append(process(["-c", "import prompt_toolkit"]))
            rows["first"].append(first_question(Path(folder)))
    middle = {name: statistics.median(values) for name, values in rows.items()}
    print(f"bare python: {spread(rows['bare'])}")
    print(f"python -c 'import prompt_toolkit': {spread(rows['prompt_toolkit'])}")
    print(f"start to the whole first question: {spread(rows['first'])}")
    ratio = middle["first"] / middle["prompt_toolkit"]
    print(f"ratio to import prompt_toolkit: {ratio:.2f} {aim(ratio, 0.8)}")
    print(f"ratio to bare python: {middle['first'] / middle['bare']:.2f}")


def thinking() -> None:
    """Answer to next question, and the whole result, inside one process; the same with the catalogue doubled."""
    from asystent.cli.main import COLLECT_AFTER  # noqa: PLC0415 - measured apart
    from asystent.content.store import Content, load  # noqa: PLC0415 - as above
    from asystent.law.engine import Engine  # noqa: PLC0415 - as above
    from asystent.plan.planner import Planner  # noqa: PLC0415 - as above
    from benchmarks import copies, families  # noqa: PLC0415 - as above

    gc.set_threshold(COLLECT_AFTER)  # as in the program
    content = load()
    name, day, family = next(item for item in families.complete(content, Engine(content)) if item[0].startswith("Danuta"))
    bundles = {times: copies.bundle(content.bundle(), times) for times in (1, 2)}
    unknown: dict[int, list[float]] = {1: [], 2: []}
    typical: dict[int, list[float]] = {1: [], 2: []}
    warm: dict[int, list[float]] = {1: [], 2: []}
    steps: list[float] = []
    for _ in range(ROUNDS):
        for times, bundle in bundles.items():
            for answers, row in (({}, unknown), (family, typical)):
                content = Content(bundle, is_proven=True)
                start = time.perf_counter()
                Planner(content, day).result(answers)
                row[times].append(time.perf_counter() - start)
        for times, bundle in bundles.items():
            told: dict[str, object] = {}
            planner = Planner(Content(bundle, is_proven=True), day)
            while True:
                start = time.perf_counter()
                question = planner.next_question(told)
                if times == 1:
                    steps.append(time.perf_counter() - start)
                if question is None:
                    break
                told[question.fact] = family.get(question.fact, "nie-wiem")
            start = time.perf_counter()
            planner.result(told)  # what a conversation feels: it has built the law while it asked
            warm[times].append(time.perf_counter() - start)
    print(f"rights and paths: {len(bundles[1]['uprawnienia']) + len(bundles[1]['sciezki'])}, questions: {len(bundles[1]['pytania'])}")
    print(f"answer to next question: {spread(steps)} {timely(steps, 10)}")
    family_name = f"a typical family ({name})"
    for title, row, target in (
        ("everything unknown, first in a process", unknown, 100),
        (f"{family_name}, first in a process", typical, 10),
        (f"{family_name}, at the end of a conversation", warm, 10),
    ):
        growth = statistics.median(row[2]) / statistics.median(row[1])
        print(f"whole result, {title}: {spread(row[1])} {timely(row[1], target)}; catalogue doubled: {growth:.2f} times")


def checking() -> None:
    """``asystent sprawdz`` over the whole content, and over one with every right twice."""
    from benchmarks import copies  # noqa: PLC0415 - measured apart

    with tempfile.TemporaryDirectory() as temporary:
        source = ROOT / "questionnaires" / "powrot-do-pracy"
        twice = copies.folder(source, Path(temporary, "questionnaires", "dwa-razy"), 2)
        shutil.copytree(ROOT / "letter_templates", Path(temporary, "letter_templates"))
        rows: dict[str, list[float]] = {"once": [], "twice": []}
        for _ in range(3):
            for name, folder in (("once", source), ("twice", twice)):
                start = time.perf_counter()
                subprocess.run([sys.executable, "-m", "asystent", "sprawdz", str(folder)], check=False, stdout=subprocess.DEVNULL, cwd=ROOT)
                rows[name].append(time.perf_counter() - start)
    growth = statistics.median(rows["twice"]) / statistics.median(rows["once"])
    print(f"sprawdz: {spread(rows['once'])} {timely(rows['once'], 60_000)}; rights doubled: {growth:.2f} times")


def letters() -> None:
    """One letter in all five formats, after a first one that brought the libraries in."""
    from asystent.content.store import load  # noqa: PLC0415 - measured apart
    from asystent.letters import write  # noqa: PLC0415 - as above

    content = load()
    day = date(2026, 11, 21)
    name = "wniosek-o-prace-zdalna"
    fields = {field.id: field.example for field in content.letter(name).fields}
    taken: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS + 1):
            start = time.perf_counter()
            document = write.compose_letter(content, name, {}, fields, day)
            write.write_document(document, name, day, ["docx", "pdf", "html", "txt", "brf"], Path(folder))
            taken.append(time.perf_counter() - start)
    first = f"the first in a process: {taken[0] * 1000:.0f} ms"
    print(f"one letter in five formats, warm: {spread(taken[1:])} {timely(taken[1:], 1000)}; {first}")


def questions() -> None:
    """How many questions each family of the content hears, with everything it can say."""
    from asystent.content.store import load  # noqa: PLC0415 - measured apart
    from asystent.law.engine import Engine  # noqa: PLC0415 - as above
    from asystent.plan.planner import Planner  # noqa: PLC0415 - as above
    from benchmarks import families  # noqa: PLC0415 - as above

    content = load()
    engine = Engine(content, kept_days=40)
    counts: dict[str, list[int]] = {}
    for _, day, family in families.complete(content, engine):
        for branch in ("", *(item.id for item in content.branches if not item.always)):
            planner = Planner(content, day, engine, frozenset({branch}) if branch else frozenset())
            told: dict[str, object] = {}
            while (question := planner.next_question(told)) is not None:
                told[question.fact] = family.get(question.fact, "nie-wiem")
            counts.setdefault(branch, []).append(len(told))
    for branch, row in counts.items():
        title = f"field {branch} alone" if branch else "everything"
        note = f" {aim(statistics.median(row), 25)}" if not branch else ""
        print(f"questions heard, {title}: median {statistics.median(row):g}, least {min(row)}, most {max(row)}{note}; families: {len(row)}")


def words() -> None:
    """How many words each family hears until the first useful thing and until all results are told, at 180 words a minute."""
    from asystent.content.store import load  # noqa: PLC0415 - measured apart
    from asystent.law.engine import Engine  # noqa: PLC0415 - as above
    from benchmarks import families, hearing  # noqa: PLC0415 - as above

    content = load()
    heard = [
        hearing.hear(content, day, family)
        for _, day, family in families.complete(content, Engine(content, kept_days=40))
        if content.describes(day)
    ]
    asked = len(content.ids("pytania"))
    for title, row, most in (
        ("until the first useful result", [ear.until_useful for ear in heard], 180),
        ("until all results are told", [ear.words for ear in heard], 0),
    ):
        middle = statistics.median(row)
        note = f" {aim(middle, most)}" if most else ""
        print(f"words heard {title}: median {middle:g}, {middle / 3:.0f} s, least {min(row)}, most {max(row)}{note}; families: {len(row)}")
    middle = statistics.median(ear.questions - 2 for ear in heard)  # less the subject and the menu of the results
    print(f"questions against asking everything in order ({asked}): {middle / asked:.2f} {aim(middle / asked, 0.5)}")


def memory() -> None:
    """Peak memory of a whole conversation and of a result, as the system counts it."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder, "sprawa.json")
        case.write_text(json.dumps({"format": 1, "na_dzien": "2026-11-21", "odpowiedzi": CASE}), encoding="utf-8")
        answers = Path(folder, "odpowiedzi")
        answers.write_text("nie wiem\n" * 60, encoding="utf-8")
        for name, arguments in (
            ("conversation", ["rozmowa", "--mowa", "nigdy", "--bez-zapisu"]),
            ("result", ["wynik", str(case)]),
        ):
            code = (
                "import resource,subprocess,sys;"
                f"subprocess.run([sys.executable,'-m','asystent',*{arguments!r}],stdin=open({str(answers)!r}),"
                "stdout=subprocess.DEVNULL,check=True);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            )
            done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
            print(f"peak memory, {name}: {int(done.stdout) / 1024:.1f} MiB {aim(int(done.stdout) / 1024, 60, ' MiB')}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this benchmark itself: {own:.1f} MiB")


class _Both:
    """Shows what is printed and keeps it."""

    def __init__(self, screen: TextIO) -> None:
        self.kept: list[str] = []
        self._screen = screen

    def write(self, text: str) -> int:
        self.kept.append(text)
        return self._screen.write(text)

    def flush(self) -> None:
        self._screen.flush()


def main() -> None:
    """Print every figure, one a line; after the word zapisz also into docs/wydajnosc.md."""
    sys.path.insert(0, str(ROOT))
    both = _Both(sys.stdout)
    with contextlib.redirect_stdout(both):  # type: ignore[type-var]  # what print needs of a stream
        _all()
    if sys.argv[1:] == ["zapisz"]:
        lines = "".join(both.kept).splitlines()
        page = "\n".join([HEAD, *(f"- {line}" for line in lines), ""])
        (ROOT / "docs" / "wydajnosc.md").write_text(page, encoding="utf-8")


def _all() -> None:
    from benchmarks import fisca, growth, many, peers, speech  # noqa: PLC0415 - after the path is set

    machine = f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}"
    print(f"asystent benchmarks, {date.today().isoformat()}, Python {platform.python_version()}, {machine}, rounds {ROUNDS}")  # noqa: DTZ011 - a label
    law = (thinking, growth.main, many.main, fisca.main, checking, letters)
    for part in (starting, peers.main, *law, questions, words, memory, speech.main):
        part()


if __name__ == "__main__":
    main()
