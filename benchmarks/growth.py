"""How time grows with the catalogue and with what is not known: curves, and the power or factor that fits them best."""

from __future__ import annotations

import gc
import math
import random
import statistics
import time
from typing import TYPE_CHECKING, Any

from asystent.cli.main import COLLECT_AFTER
from asystent.content.store import Content, load
from asystent.law.day import DayLaw
from asystent.law.diagram import TRUE
from asystent.law.engine import Engine
from asystent.law.frame import GRANTED
from asystent.plan.checks import walk
from asystent.plan.planner import Planner
from benchmarks import copies, families

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from asystent.law.diagram import Diagram

TIMES = (1, 2, 4, 8)
ROUNDS = 5
MOST_UNKNOWN = 12
SAMPLES = 8


def slope(rows: Sequence[float], columns: Sequence[float]) -> float:
    """Return the slope of the straight line that fits best."""
    return statistics.linear_regression(rows, columns).slope


def _catalogue(content: Content, day: date, family: dict[str, Any]) -> None:
    """Print the time of a whole result for a catalogue of one, two, four and eight times the rights."""
    bundles = {times: copies.bundle(content.bundle(), times) for times in TIMES}
    rights = {times: len(bundle["uprawnienia"]) + len(bundle["sciezki"]) for times, bundle in bundles.items()}
    for title, answers in (("everything unknown", {}), ("a typical family", family)):
        rows: dict[int, list[float]] = {times: [] for times in TIMES}
        for _ in range(ROUNDS):
            for times, bundle in bundles.items():
                made = Content(bundle, is_proven=True)
                gc.collect()
                start = time.perf_counter()
                Planner(made, day).result(answers)
                rows[times].append(time.perf_counter() - start)
        middle = {times: statistics.median(row) for times, row in rows.items()}
        curve = ", ".join(f"{rights[times]} rights {middle[times] * 1000:.0f} ms" for times in TIMES)
        power = slope([math.log(rights[times]) for times in TIMES], [math.log(middle[times]) for times in TIMES])
        fit = f"time grows as rights to the power {power:.2f} (linear is 1)"
        print(f"growth with the catalogue, whole result, {title}, first in a process: {curve}; {fit}")


def _way(diagram: Diagram, node: int, dead: set[int]) -> dict[int, int] | None:
    """Return cells of some variables that lead to true; ``dead`` keeps the nodes from which nothing does."""
    if node == TRUE:
        return {}
    for cell, child in enumerate(diagram.children[node]):
        found = None if child in dead else _way(diagram, child, dead)
        if found is not None:
            return found | {diagram.variable[node]: cell}
    dead.add(node)
    return None


def _entitled(law: DayLaw, name: str, chance: random.Random) -> dict[str, Any]:
    """Return every answer of a random family that has a right: whatever of them is taken away leaves the answer open."""
    verdict = law.verdict(name, {})
    assert verdict.frame is not None
    frame = verdict.frame
    cells = _way(frame.diagram, frame.diagram.is_among(verdict.node, GRANTED), set()) or {}
    chosen = {frame.fact_of(variable): cell for variable, cell in cells.items()}
    facts = law.facts(law.content.right(name))
    return {fact: frame.cells(fact)[chosen[fact]] if fact in chosen else chance.choice(frame.cells(fact)) for fact in facts}


def _unknown(content: Content, day: date) -> None:
    """Print the time of a verdict, and what listing every possibility would try, by the number of unknown facts."""
    chance = random.Random(12)  # noqa: S311 - families, no secrets
    law = DayLaw(content, day)
    large = [right.id for right in walk.rights(content) if len(law.facts(right)) >= MOST_UNKNOWN]
    seconds: dict[int, list[float]] = {}
    nodes: dict[int, list[int]] = {}
    listed: dict[int, list[float]] = {}
    for name in large:
        for count in range(MOST_UNKNOWN + 1):
            for _ in range(SAMPLES):
                fresh = DayLaw(content, day)  # it has kept no answer; the thresholds are found before the clock starts
                family = _entitled(fresh, name, chance)
                unknown = set(chance.sample(list(family), count))
                known = {fact: value for fact, value in family.items() if fact not in unknown}
                start = time.perf_counter()
                verdict = fresh.verdict(name, known)
                seconds.setdefault(count, []).append(time.perf_counter() - start)
                assert verdict.frame is not None
                nodes.setdefault(count, []).append(len(verdict.frame.diagram.variable))
                listed.setdefault(count, []).append(math.prod(len(fresh.cells(fact)) for fact in unknown))
    counts = sorted(seconds)
    print(f"growth with what is unknown: {len(large)} rights of at least {MOST_UNKNOWN} facts, {len(seconds[0])} verdicts each")
    for count in counts:
        row = f"{statistics.median(seconds[count]) * 1000:.2f} ms (most {max(seconds[count]) * 1000:.1f})"
        size = f"nodes {statistics.median(nodes[count]):.0f} (most {max(nodes[count])})"
        print(f"unknown facts {count}: {row}, {size}; listing would try {statistics.median(listed[count]):.0f} families")

    def factor(rows: dict[int, list[Any]]) -> float:
        return math.exp(slope(counts, [math.log(statistics.median(rows[count])) for count in counts]))

    print(
        f"each unknown fact more multiplies the time of a verdict by {factor(seconds):.2f}, the nodes by {factor(nodes):.2f}, "
        f"what listing would try by {factor(listed):.1f}"
    )


def main() -> None:
    """Print both curves for a typical family of the content."""
    gc.set_threshold(COLLECT_AFTER)  # as in the program
    content = load()
    _, day, family = next(item for item in families.complete(content, Engine(content)) if item[0].startswith("Danuta"))
    _catalogue(content, day, family)
    _unknown(content, day)


if __name__ == "__main__":
    main()
