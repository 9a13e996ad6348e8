"""The project itself: pins, licence, README, no address of a package index anywhere."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Written in pieces, so that this file does not name them either.
HOSTS = ["py" + "pi.org", "python" + "hosted", "npm" + "js", "deb." + "debian.org", "crates" + ".io"]


def tracked():
    """Files of the repository, or of the folder where there is no git."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = done.stdout.split("\n") if done.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def pins():
    """Names and versions of the lock file."""
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))


def test_constraints_are_the_lock():
    """`uv run` in a fresh clone takes exactly the versions whose hashes are kept."""
    constraints = [re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", item) for item in PROJECT["tool"]["uv"]["constraint-dependencies"]]
    assert {item[1]: item[2] for item in constraints} == pins()


def test_every_dependency_is_pinned_with_hashes():
    """Each dependency stands in the lock, each line of the lock with a hash."""
    locked = {name.lower().replace("_", "-") for name in pins()}
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    for item in wanted:
        assert re.match(r"[A-Za-z0-9._-]+", item)[0].lower() in locked, item
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert text.count("==") <= text.count("--hash=")


def test_no_package_index_is_named():
    """No file names the host of a package registry."""
    for path in tracked():
        data = path.read_bytes()
        for host in HOSTS:
            assert host.encode() not in data, f"{path}: {host}"


def test_uv_lock_is_not_kept():
    """uv.lock records index addresses, so git must not take it."""
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_readme_has_exactly_two_commands():
    """The first runs the program, the second the tests, each alone in its own fenced block."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert [block.strip() for block in blocks] == ["uv run -q asystent", "uv run -q pytest"]


def test_ci_runs_the_readme():
    """CI takes its test command from the README, so that the two cannot part."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "commands[1]" in script


def test_licence():
    """GPL-3.0-or-later, with the text beside it."""
    assert PROJECT["project"]["license"] == "GPL-3.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_every_test_states_its_rule():
    """Each test says in its docstring which rule it defends."""
    import ast

    missing = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node):
                missing.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not missing, "\n".join(missing)
