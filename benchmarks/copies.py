"""A larger catalogue, made of copies: every right again under another id, with the same conditions."""

from __future__ import annotations

import copy
import re
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def bundle(original: dict[str, Any], times: int) -> dict[str, Any]:
    """Return compiled content whose rights are there ``times`` times."""
    made = dict(original)
    rights = dict(original["uprawnienia"])
    for number in range(2, times + 1):
        for name, right in original["uprawnienia"].items():
            twin = copy.deepcopy(right)
            twin["id"] = f"{name}-kopia-{number}"
            rights[twin["id"]] = twin
    made["uprawnienia"] = rights
    return made


def folder(source: Path, target: Path, times: int) -> Path:
    """Copy a content folder and put every right into it ``times`` times. Returns the copy."""
    shutil.copytree(source, target)
    for number in range(2, times + 1):
        for path in sorted((source / "uprawnienia").glob("*.yaml")):
            text = re.sub(r"(?m)^id: (.*)$", rf"id: \1-kopia-{number}", path.read_text(encoding="utf-8"), count=1)
            (target / "uprawnienia" / f"{path.stem}-kopia-{number}.yaml").write_text(text, encoding="utf-8")
    return target
