"""``python -m tests.fuzz.run CEL SEKUNDY``: looks for inputs that break a target, led by the code they reach.

New inputs that reach more are added to the corpus with ``--zachowaj``; one that breaks is printed as a line for it.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
import tempfile
from pathlib import Path

KEPT = 300
"""Bytes of the longest input that is worth keeping."""


def main():
    """Fuzz one target. Exit code 0 also where the tool for it is not to be had: a sentence says so."""
    name, seconds = sys.argv[1:3]
    try:
        import atheris
    except ImportError:
        print(f"Nie ma pakietu atheris dla tego Pythona. Szukanie nowych wejść, cel {name}, jest pominięte.")
        return
    with atheris.instrument_imports(include=["asystent"]):
        from tests.fuzz import targets
    folder = Path(tempfile.mkdtemp(prefix="asystent-fuzz-"))
    real = [path.read_bytes() for path in Path("questionnaires").rglob("*.yaml")] if name == "tresc" else []
    for at, data in enumerate(targets.corpus(name) + real):
        (folder / str(at)).write_bytes(data)

    def one(data):
        try:
            targets.TARGETS[name](data)
        except BaseException:
            print(f"Znalezione, linia do tests/fuzz/corpus/{name}.txt: {base64.b64encode(data).decode()}", flush=True)
            raise

    worker = os.fork()  # the tool ends its process by itself
    if worker == 0:
        limits = ["-max_len=4000", "-timeout=20", f"-max_total_time={seconds}"]
        atheris.Setup([sys.argv[0], "-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={folder}-", *limits, str(folder)], one)
        atheris.Fuzz()
    code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    if code == 0 and "--zachowaj" in sys.argv:
        keep(folder, targets.CORPUS / f"{name}.txt")
    shutil.rmtree(folder)
    sys.exit(1 if code else 0)


def keep(folder, file):
    """Write the short inputs of the folder into the corpus."""
    found = {path.read_bytes() for path in folder.iterdir() if path.is_file()}
    lines = sorted(base64.b64encode(data).decode() for data in found if 0 < len(data) <= KEPT)
    file.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
