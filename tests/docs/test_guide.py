"""The guide for editors is carried out word for word on a copy of the content, so that it can never rot.

A yearly change of the real amount that the guide uses, or of the end of the described law, makes these tests red on purpose:
the guide then tells people to look for lines that are no longer there.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
from collections import Counter

import guide_kit
import pytest
from guide_kit import GUIDE, ROOT, TODAY, Editor, blocks, findings, light

from asystent.cli.sprawdz import _tell
from asystent.content.builders.pieces import CERTAINTIES
from asystent.content.compile import compile_folder
from asystent.content.store import Content
from asystent.plan.checks import references
from asystent.plan.report import CERTAINTY

pytestmark = pytest.mark.xdist_group("guide")
TASKS = ("kwota", "prawo", "rodzina", "wiedza", "termin", "pominiete")
RIGHT = "uprawnienia/cwiczenie-tanszy-bilet.yaml"
MISTAKES = sorted({block.task for block in blocks() if block.action == "wiersz"})


def told(found):
    """What ``asystent sprawdz`` prints about these findings, line by line."""
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        _tell(None, sorted(found, key=lambda item: (not item.is_error, item.file, item.line, item.sentence)), TODAY)
    return heard.getvalue().splitlines()


def expected(task, action="wynik"):
    """The lines that the guide promises."""
    return [line for block in blocks() if block.task == task and block.action == action for line in block.text.split("\n")]


def promised(task, lines):
    """Whether every promised line begins one of the lines that are heard."""
    missing = [line for line in expected(task) if not any(heard.startswith(line) for heard in lines)]
    assert expected(task)
    assert not missing, f"the guide promises, but the check does not say: {missing}. It says: {lines}"


def changed(before, after):
    """Findings by file and sentence: lines move when something is typed above them."""

    def bag(found):
        return Counter((item.file, item.sentence) for item in found)

    return bag(after) - bag(before), bag(before) - bag(after)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """The copy with everything in the guide typed in; its root, and what was heard on the way."""
    root = tmp_path_factory.mktemp("redaktor")
    shutil.copytree(ROOT / "questionnaires", root / "cwiczenie")
    folder = root / "cwiczenie" / "powrot-do-pracy"
    heard = {"before": findings(folder)}
    editor = Editor(root)
    for block in blocks():
        if block.task in TASKS:
            editor.do(block)
        if block.action == "polecenie" and block.task in {"brak", "prawo"}:
            heard[block.task] = [item for item in light(folder) if item.file == RIGHT]
    heard["after"] = findings(folder)
    return root, heard


def test_amount_right_and_the_rest_leave_the_content_sound(done):
    """Both tasks and the smaller ones, done as the guide says: no error, no warning more, none less."""
    _, heard = done
    more, fewer = changed(heard["before"], heard["after"])
    assert not more
    assert not fewer
    for task in ("start", "kwota", "rodzina", "dalsze"):
        promised(task, told(()))


def test_new_amount_counts_from_its_day(done):
    """The day before the change has the old amount, the first day the new one: that is what the task is for."""
    root, _ = done
    bundle, _ = compile_folder(root / "cwiczenie" / "powrot-do-pracy")
    rates = Content(bundle).parameter("kwota-swiadczenia-pielegnacyjnego").rates
    assert [(rate.since.isoformat(), rate.until and rate.until.isoformat(), rate.number) for rate in rates[-2:]] == [
        ("2026-01-01", "2026-11-30", 3386),
        ("2026-12-01", None, 3500),
    ]


def test_missing_examples_are_told_as_promised(done):
    """A right without examples: the check says the very sentences of the guide, with the very lines."""
    promised("brak", told(done[1]["brak"]))


def test_right_with_examples_has_only_the_promised_warning(done):
    """With its examples the right has no error; that no family visits it is the one warning the guide speaks of."""
    assert len(done[1]["prawo"]) == 1
    promised("prawo", told(done[1]["prawo"]))


def test_guide_tells_what_each_beginners_mistake_sounds_like(done, tmp_path):
    """Every mistake of the guide brings the message it quotes, in the file that was spoiled."""
    root, _ = done
    together = tmp_path / "razem"
    shutil.copytree(root / "cwiczenie", together / "cwiczenie")
    assert MISTAKES
    for task in (item for item in MISTAKES if item.startswith("tresc-")):
        spoil(together, task)
    deadline = together / "cwiczenie/powrot-do-pracy/terminy/cwiczenie-zwrot-za-bilet.yaml"
    deadline.write_text(deadline.read_text(encoding="utf-8").replace("od: 2026-03-01", "od: 2027-01-01"), encoding="utf-8")
    found = findings(together / "cwiczenie" / "powrot-do-pracy")
    for task in (item for item in MISTAKES if item.startswith("tresc-")):
        assert is_told(task, found, spoilt_file(task)), task
    assert is_told("horyzont", found, "terminy/cwiczenie-zwrot-za-bilet.yaml")


@pytest.mark.parametrize("task", [item for item in MISTAKES if item.startswith("zapis-")])
def test_mistake_of_spelling_is_told(done, tmp_path, task):
    """A mistake that leaves the file unreadable is told for that file with the sentence of the guide."""
    root, _ = done
    folder = tmp_path / "cwiczenie" / "powrot-do-pracy"
    for name in ("kwestionariusz.yaml", spoilt_file(task)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / "cwiczenie" / "powrot-do-pracy" / name, folder / name)
    spoil(tmp_path, task)
    assert is_told(task, compile_folder(folder)[1], spoilt_file(task))


@pytest.mark.parametrize("task", [item for item in MISTAKES if item.startswith("nazwa-")])
def test_name_that_leads_nowhere_is_told(done, tmp_path, task):
    """A misspelt id is told with the sentence of the guide."""
    root, _ = done
    shutil.copytree(root / "cwiczenie", tmp_path / "cwiczenie")
    spoil(tmp_path, task)
    bundle, _ = compile_folder(tmp_path / "cwiczenie" / "powrot-do-pracy")
    assert is_told(task, references.check(Content(bundle)), spoilt_file(task))


def spoil(root, task):
    """Make one mistake of the guide: the right line becomes the wrong one."""
    editor = Editor(root)
    for block in blocks():
        if block.task == task:
            editor.do(block)


def spoilt_file(task):
    """The file in which a mistake is made, as messages name it."""
    return expected(task, "plik")[0].removeprefix("cwiczenie/powrot-do-pracy/")


def is_told(task, found, file):
    """Whether the sentence that the guide quotes is said of ``file``."""
    (sentence,) = expected(task, "komunikat")
    return any(sentence in item.sentence for item in found if item.file == file)


def test_register_answers_as_the_guide_says():
    """The command that lets an editor hear the correction exists and answers with the promised lines."""
    (command,) = expected("rejestr", "polecenie")
    words = command.removeprefix("uv run -q asystent ").split()
    answer = subprocess.run(
        [sys.executable, "-m", "asystent", *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60
    )
    lines = answer.stdout.splitlines()
    assert len(lines) == len(expected("rejestr"))
    assert all(line.startswith(start) for line, start in zip(lines, expected("rejestr"), strict=True))


def test_certainty_and_fields_of_law_are_those_of_the_program(content):
    """The words of `pewnosc` with what the parent hears, and the words of `dzial`, are listed in full."""
    text = GUIDE.read_text(encoding="utf-8")
    assert set(CERTAINTY) == set(CERTAINTIES)
    for word, heard in CERTAINTY.items():
        assert f"\n- {word}: {heard}" in text
    branches = ", ".join(branch.id for branch in content.branches)
    assert f"jedno ze słów {branches}." in text


def test_every_marked_block_is_carried_out():
    """A block marked with an action nobody carries out, or with a task nobody knows, would only seem to be tested."""
    known = {"polecenie", "wynik", "komunikat"}
    for block in blocks():
        is_done = hasattr(Editor, "_" + block.action.replace("-", "_"))
        assert is_done or block.action in known, f"line {block.line}: {block.action}"
        assert block.task in {*TASKS, *MISTAKES, "start", "brak", "dalsze", "horyzont", "rejestr"}, f"line {block.line}: {block.task}"
    assert guide_kit.unmarked() == ["cp -r questionnaires cwiczenie", "rm -r cwiczenie", "uv run -q asystent sprawdz"]


def test_guide_is_for_listening():
    """No tables, no long lines of code, no marks for the eye: the guide is read with a screen reader."""
    prose = guide_kit.prose()
    assert "|" not in prose
    assert not set("→•*✓…") & set(prose)
    assert max(map(len, prose.splitlines())) < 700
