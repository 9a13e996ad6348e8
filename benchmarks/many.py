"""Ten thousand fully answered families, one after another on one core: every right and path of the catalogue for each of them."""

from __future__ import annotations

import random
import resource
import statistics
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from asystent.content.store import load
from asystent.law.compiled import Compiled
from asystent.law.engine import Engine
from benchmarks import families

if TYPE_CHECKING:
    from datetime import date

    from asystent.content.model import Fact

FAMILIES = 10_000
CHECKED = 300
ROUNDS = 7
TARGET = 5000


def drawn(fact: Fact, chance: random.Random, day: date) -> Any:
    """Return any value that the domain of a fact has on ``day``, days and numbers mostly from the range where something is decided."""
    special = [value.id for value in fact.special]
    if fact.type == "wybor":
        return chance.choice([*(value.id for value in fact.values), *special])
    if special and chance.random() < 0.1:  # noqa: PLR2004 - one in ten
        return chance.choice(special)
    if fact.type == "liczba":
        return chance.randint(fact.least or 0, fact.most or 0)
    last = day if fact.past else day + timedelta(days=1500)
    return last - timedelta(days=chance.randint(0, chance.choice((60, 800, 6000))))


def main() -> None:
    """Check some families against the engine, then time all of them."""
    content, chance = load(), random.Random(7)  # noqa: S311 - families, no secrets
    engine = Engine(content)
    _, day, _ = next(families.complete(content, engine))
    law = engine.at(day)
    every = [engine.known({fact.id: drawn(fact, chance, day) for fact in content.facts.values()}) for _ in range(FAMILIES)]
    start = time.process_time()
    ready = Compiled(law)
    compiling = time.process_time() - start
    names = list(ready.outcomes({}))
    for family in every[:CHECKED]:
        if any(law.verdict(name, family).outcome != outcome for name, outcome in ready.outcomes(family).items()):
            raise SystemExit(f"Compiled law and engine differ: {family}")
    rates = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for family in every:
            ready.outcomes(family)
        rates.append(FAMILIES / (time.process_time() - start))
    middle = statistics.median(rates)
    verdict = "met" if middle >= TARGET else f"not met, {middle / TARGET:.2f} of it"
    print(f"{FAMILIES} fully answered families on one core, {len(names)} rights and paths each; law compiled in {compiling * 1000:.0f} ms")
    print(f"families a second: {middle:.0f} ({min(rates):.0f} to {max(rates):.0f}) (target at least {TARGET}: {verdict})")
    new = every[CHECKED : 2 * CHECKED]
    start = time.process_time()
    for family in new:
        for name in names:
            law.verdict(name, family)
    print(f"the same by the engine of the conversation: {len(new) / (time.process_time() - start):.0f} families a second")
    print(f"peak memory of this process with {FAMILIES} families: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} MiB")
