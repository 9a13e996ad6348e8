"""Compiles the content into the wheel, so that an installed copy needs neither YAML sources nor time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CompileContent(BuildHookInterface[Any]):  # type: ignore[misc,unused-ignore]  # untyped where hatchling is not installed
    """Adds the compiled questionnaires to the wheel. An editable install reads the checkout and needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, refuse content with errors, and name the file that goes into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT))
        from asystent.content.bundle import dump  # noqa: PLC0415 - needs the path set above
        from asystent.content.compile import compile_folder  # noqa: PLC0415 - as above

        target = Path(self.directory) / "tresc"
        target.mkdir(parents=True, exist_ok=True)
        for folder in sorted((ROOT / "questionnaires").iterdir()):
            if not (folder / "kwestionariusz.yaml").is_file():
                continue
            bundle, findings = compile_folder(folder)
            errors = [item for item in findings if item.is_error]
            if errors:
                first = errors[0]
                raise RuntimeError(f"{first.file}, linia {first.line}: {first.sentence}")
            path = target / f"{folder.name}.jsonl"
            path.write_text(dump(bundle), encoding="utf-8")
            build_data["force_include"][str(path)] = f"asystent/_tresc/{folder.name}.jsonl"
