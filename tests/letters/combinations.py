"""How many ways lead through the letters: ``python -m tests.letters.combinations``; the tests render every one of them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from test_letter_branches import BOUNDARIES, branches

from asystent.content import store


def main() -> None:
    """Print a line a letter and the sum."""
    content = store.load()
    total = 0
    for name in content.ids("pisma"):
        count = sum(1 for _ in branches(content.letter(name)))
        total += count
        print(f"{name}: {count}")
    print(f"Pisma: {len(content.ids('pisma'))}, sposobów wypełnienia: {total}, każdy w dniach: {len(BOUNDARIES)}.")


if __name__ == "__main__":
    main()
