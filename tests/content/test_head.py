"""The head of a content folder is proved like everything else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from asystent.content.compile import compile_folder

FOLDER = Path(__file__).resolve().parents[2] / "questionnaires" / "powrot-do-pracy"


@pytest.mark.parametrize(
    ("sound", "broken", "said"),
    [
        ("{id: sio, nazwa: co szkoła", "{id: sio, nazwa: co, szkoła", "Nieznany klucz"),
        ("{id: praca, nazwa: praca i urlopy, drogi: tak}", "{id: praca, drogi: tak}", "nazwa"),
        ("drogi: tak}", "drogi: owszem}", "tak albo nie"),
    ],
)
def test_a_slip_in_the_head_is_told_with_its_line(tmp_path, sound, broken, said):
    """A comma without quotation marks cuts a name short: it is refused, not heard half."""
    copy = tmp_path / "tresc"
    shutil.copytree(FOLDER, copy)
    path = copy / "kwestionariusz.yaml"
    text = path.read_text(encoding="utf-8")
    assert sound in text
    path.write_text(text.replace(sound, broken, 1), encoding="utf-8")
    findings = [finding for finding in compile_folder(copy)[1] if finding.file == "kwestionariusz.yaml"]
    assert said in findings[0].sentence
    assert findings[0].line == next(at for at, line in enumerate(text.splitlines(), 1) if sound in line)
