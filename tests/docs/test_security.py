"""The promises of docs/bezpieczenstwo.md and their proofs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = (ROOT / "docs" / "bezpieczenstwo.md").read_text(encoding="utf-8").split("\n## ")
PROOF = re.compile(r"(tests/\S+\.py)::(test_\w+)")


def numbered(beginning):
    """The numbered entries of the part with this heading."""
    part = next(part for part in PARTS if part.startswith(beginning))
    entries = re.split(r"^(\d+)\. ", part, flags=re.MULTILINE)[1:]
    return dict(zip(entries[::2], entries[1::2], strict=True))


def test_every_promise_has_a_proof():
    """Each numbered promise has its entry among the proofs, with at least one test, and no proof is of nothing."""
    promises, proofs = numbered("Dla rodzica: co program obiecuje"), numbered("Dla osoby, która sprawdza")
    assert list(promises) == list(proofs) == [str(number) for number in range(1, len(promises) + 1)]
    assert [number for number, text in proofs.items() if not PROOF.search(text)] == []


def test_every_proof_exists():
    """Each test that is named is there, under that name."""
    named = PROOF.findall("\n".join(PARTS))
    assert len(named) == len(set(named)) > 30
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body), (file, name)
