"""Puts a Windows Python together on Linux. Used by .ci/wine, step by step.

``tree.py lock OUT``            the lines of requirements.lock that Windows needs, without their markers
``tree.py files WHEEL TREE``    python311.dll and the modules in C from panda3d's wheel, the library in Python from this Python
``tree.py forwards TREE OUT``   the names of python311.dll, for a python3.dll that hands every call on
``tree.py sample FOLDER``       what Linux makes of the input that checks.py gives to Windows
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Tools that only a developer on Linux uses, and what has no Windows wheel.
NOT_THERE = {
    "ast-serialize", "coverage", "dpath", "execnet", "inquirerpy", "librt", "mypy", "mypy-extensions",
    "numexpr", "numpy", "openfisca-core", "pendulum", "pexpect", "pfzy", "psutil", "ptyprocess", "pyte", "pytest-xdist",
    "questionary", "ruff", "strenum", "types-pyyaml", "tzdata", "z3-solver",
}  # fmt: skip
ELSEWHERE = re.compile(r" ; [^\\\n]*sys_platform == '(?!win32')")
BESIDE_PYTHON = {"python311.dll", "vcruntime140.dll"}


def lock(out):
    """Keep versions and hashes, without markers: pip would judge them by the machine that installs, which is not Windows here."""
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    kept = []
    for block in blocks:
        name = re.match(r"([A-Za-z0-9._-]+)==", block)
        if name and name[1] not in NOT_THERE and not ELSEWHERE.search(block):
            kept.append(re.sub(r" ; [^\\\n]*?(?= \\\n)", "", block, count=1))
    Path(out).write_text("".join(kept), encoding="utf-8")


def files(wheel, tree):
    """Unpack the system parts and copy the library."""
    tree = Path(tree)
    (tree / "DLLs").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            base = name.rpartition("/")[2].lower()
            if not name.startswith("deploy_libs/") or not base.endswith((".pyd", ".dll")) or base.startswith("api-ms-"):
                continue
            folder = tree if base in BESIDE_PYTHON else tree / "DLLs"
            (folder / name.rpartition("/")[2]).write_bytes(packed.read(name))
    left_out = shutil.ignore_patterns("test", "lib-dynload", "site-packages", "dist-packages", "__pycache__", "config-*")
    shutil.copytree(sysconfig.get_path("stdlib"), tree / "Lib", ignore=left_out)
    (tree / "Lib" / "site-packages").mkdir()


def forwards(tree, out):
    """Modules built for every Python 3 ask python3.dll, which the wheel does not hold."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(Path(tree, "python311.dll"))], capture_output=True, text=True, check=True
    ).stdout
    table = told[told.index("[Ordinal/Name Pointer] Table") :].partition("\n\n")[0]
    names = re.findall(r"^\s*\[\s*\d+\].*?(\w+)$", table, re.MULTILINE)
    Path(out).write_text("LIBRARY python3\nEXPORTS\n" + "".join(f"  {name}=python311.{name}\n" for name in names), encoding="ascii")


def sample(folder):
    """The same case and the same sentences as in checks.py, read from there without running it."""
    from asystent.speech.record import record

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    told = constants(HERE / "checks.py")
    case = folder / "sprawa.json"
    case.write_text(json.dumps(told["CASE"]), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "asystent", "wynik", str(case), "--json"], capture_output=True, check=True)
    (folder / "wynik.json").write_bytes(done.stdout)
    (folder / "nagranie.wav").write_bytes(record(told["PIECES"])[0])


def constants(path):
    """Plain values at the top of a module."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    return found


if __name__ == "__main__":
    {"lock": lock, "files": files, "forwards": forwards, "sample": sample}[sys.argv[1]](*sys.argv[2:])
