"""The same questions asked by another program: ``python asked.py questionary|inquirerpy QUESTIONS``, a script of ``benchmarks.peers``.

``QUESTIONS`` is a JSON file: a list of objects with ``words`` and ``options``; without options a line of text is asked for.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Ask everything, one question after the other."""
    who, file = sys.argv[1:]
    questions = json.loads(Path(file).read_text(encoding="utf-8"))
    if who == "questionary":
        import questionary  # noqa: PLC0415 - only the one that is measured

        for item in questions:
            asked = questionary.select(item["words"], choices=item["options"]) if item["options"] else questionary.text(item["words"])
            asked.unsafe_ask()
    else:
        from InquirerPy import inquirer  # noqa: PLC0415 - as above

        for item in questions:
            if item["options"]:
                inquirer.select(message=item["words"], choices=item["options"]).execute()
            else:
                inquirer.text(message=item["words"]).execute()


if __name__ == "__main__":
    main()
