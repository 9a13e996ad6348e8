"""The house: imports go only downwards."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "asystent"
FLOORS = [
    {"cli"},
    {"terminal", "speech", "letters", "storage"},
    {"plan"},
    {"interview", "law"},
    {"content"},
    {"polish"},
]
# On the floor of the devices, the conversation is the one that uses the other three.
BESIDE = {("terminal", "speech"), ("terminal", "letters"), ("terminal", "storage")}
EVERYWHERE = {"errors"}
PURE = {"plan", "interview", "law", "polish"}
# Modules that read clocks, files, networks or start processes have no place in the pure middle.
IMPURE = {"os", "io", "time", "socket", "subprocess", "random", "tempfile", "shutil", "urllib", "http"}


def imports(path):
    """Every module imported anywhere in a file, absolute, with the line, outside ``if TYPE_CHECKING``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module, node.lineno
            for name in node.names:
                yield f"{node.module}.{name.name}", node.lineno


def floor(package):
    """The number of a package's floor, the top one first."""
    return next((index for index, names in enumerate(FLOORS) if package in names), None)


def test_imports_go_only_downwards():
    """cli, then terminal, speech, letters, storage, then plan, then interview, law, then content, then polish."""
    wrong = []
    for path in ROOT.rglob("*.py"):
        package = path.relative_to(ROOT).parts[0]
        if floor(package) is None:
            continue
        for module, line in imports(path):
            parts = module.split(".")
            if parts[0] != "asystent" or len(parts) < 2 or parts[1] == package or parts[1] in EVERYWHERE:
                continue
            target = floor(parts[1])
            if target is None:
                continue
            if target <= floor(package) and (package, parts[1]) not in BESIDE:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {module}")
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_the_middle_is_pure():
    """Plan, interview, law and polish know no file, clock, network or process."""
    wrong = []
    for package in PURE:
        for path in (ROOT / package).rglob("*.py"):
            wrong += [f"{path.relative_to(ROOT)}:{line} {module}" for module, line in imports(path) if module.split(".")[0] in IMPURE]
            text = path.read_text(encoding="utf-8")
            wrong += [f"{path.relative_to(ROOT)}: asks the clock" for word in ("date.today", "datetime.now") if word in text]
    assert not wrong, "\n".join(wrong)


def test_code_knows_no_provision():
    """Law is data: no act, article or id of a right stands in code."""
    rights = {path.stem for path in (ROOT.parent / "questionnaires").rglob("uprawnienia/*.yaml")}
    assert rights
    wrong = []
    for package in ("plan", "law", "interview", "content"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and node.value in rights:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.value}")
    assert not wrong, "\n".join(wrong)
