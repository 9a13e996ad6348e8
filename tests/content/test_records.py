"""Nothing of the research is forgotten: every record is used by the content or left out with a reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from asystent.plan.register import register

RECORDS = [line.split() for line in (Path(__file__).parent / "rekordy.txt").read_text(encoding="utf-8").splitlines()]
"""The file of each record and its id: 493 of the four law files and 42 that the corrections add."""
KINDS = ("uprawnienia", "sciezki", "parametry", "terminy", "wiedza", "pisma", "kalkulatory", "wysylka")


def used_records(content):
    """Return every record id that a thing of the content names, with how many things name it."""
    read = {
        "uprawnienia": content.right,
        "sciezki": content.right,
        "parametry": content.parameter,
        "terminy": content.deadline,
        "wiedza": content.knowledge,
        "pisma": content.letter,
        "kalkulatory": content.calculator,
        "wysylka": content.channel,
    }
    return Counter(record for kind in KINDS for name in content.ids(kind) for record in read[kind](name).records)


def test_every_record_is_used_or_left_out_with_a_reason(content, capsys):
    """No parent leaves with "nothing for me" because a record was forgotten."""
    ids = {record for _, record in RECORDS}
    used, omitted = set(used_records(content)), set(content.ids("pominiete"))
    with capsys.disabled():
        print()
        for file in dict.fromkeys(file for file, _ in RECORDS):
            mine = {record for name, record in RECORDS if name == file}
            print(f"{file}: rekordów {len(mine)}, użytych {len(mine & used)}, pominiętych z powodem {len(mine & omitted)}")
        print(f"razem: rekordów {len(ids)}, użytych {len(ids & used)}, pominiętych z powodem {len(ids & omitted)}")
    assert len(ids) == 535
    assert sorted(ids - used - omitted) == []
    assert sorted(used - ids) == [], "the content names a record that does not exist"
    assert sorted(used & omitted) == [], "a record cannot be used and left out"
    assert sorted(omitted - ids) == []


def test_a_record_leads_to_the_fact_that_tells_it(content):
    """``prawo --json`` shows the link: asked for a record's id, the register answers with what tells it."""
    for record in sorted(used_records(content))[::25]:
        assert any(record in fact["rekordy"] for fact in register(content, record)), record
