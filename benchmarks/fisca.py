"""Ten rights for one fully answered family at a time, in our engine and in OpenFisca-core 46, held against each other and timed.

Each family is a simulation of its own, as in a program that answers a person, and every right is asked on the family's day. Ours holds
those ten rights alone, as the system of variables there does, and answers in two ways: by the engine, as a conversation does, and by the
law of the day compiled for many families. What either side prepares is made once and stays. OpenFisca gets its best: of the two ways in
which a simulation can be made, from a description and by setting inputs, the quicker one is the yardstick, and outcomes are written as
numbers and not as objects. It is made for vectors of many families, which is no help to one person and is not measured here.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from asystent.content.store import Content, load
from asystent.law.compiled import Compiled
from asystent.law.day import DayLaw
from asystent.law.engine import Engine
from benchmarks import families

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
FAMILIES = 1000
FEWER = 60
"""So many of them for the slower side, so that a round takes a second."""
CHECKED = 600
DAYS = 40
TARGET = 20
FIRST = date(2024, 10, 1)
BIRTH = "dziecko.data-urodzenia"
UNBORN, ENDLESS, NEVER = "nieurodzone", "bezterminowo", "nie-zlozono"
TOLD = (
    BIRTH, "dziecko.placowka-calodobowa", "orzeczenie.rodzaj", "orzeczenie.pkt9", "orzeczenie.wazne-do", "orzeczenie.nowy-wniosek",
    "rodzic.praca", "rodzic.rola", "rodzic.stopien", "rodzic.wzrok", "rodzina.dochod-na-osobe", "szkola.etap", "za-zyciem.zaswiadczenie",
)  # fmt: skip
LIMITS = (674, 764, 800, 1384, 1922)


def compiled(law: Compiled, family: dict[str, Any], rights: tuple[str, ...]) -> list[str]:
    """Return our outcomes for a fully answered family by the compiled law: one of the two functions that are measured."""
    found = law.outcomes(family)
    return [found[name] for name in rights]


def asked(law: DayLaw, family: dict[str, Any], rights: tuple[str, ...]) -> list[str]:
    """Return the same by the engine."""
    return [law.verdict(name, family).outcome for name in rights]


def _law(content: Content, rights: tuple[str, ...], day: date) -> DayLaw:
    """Return the law of a day that holds these rights and no other."""
    bundle = content.bundle()
    held = bundle | {"uprawnienia": {name: bundle["uprawnienia"][name] for name in rights}, "sciezki": {}}
    return DayLaw(Content(held, is_proven=True), day)


def _drawn(content: Any, chance: random.Random, day: date) -> dict[str, Any]:
    """Return a random family that has answered everything that the ten rights ask, often near a limit."""
    family: dict[str, Any] = {}
    for name in TOLD:
        fact = content.fact(name)
        if fact.type == "wybor":
            family[name] = chance.choice(fact.values).id
        elif fact.type == "liczba":
            family[name] = chance.choice((chance.choice(LIMITS) + chance.choice((-1, 0, 1)), chance.randrange(3000)))
        elif name == BIRTH:
            years, near = chance.choice((1, 16, 18, 21, 24)), timedelta(days=chance.randrange(-4, 5))
            family[name] = chance.choice((UNBORN, day - timedelta(days=chance.randrange(9500)), _years_before(day, years) + near))
        else:
            special = ENDLESS if name == "orzeczenie.wazne-do" else NEVER
            drawn = day + timedelta(days=chance.randrange(-1200, 1200 if special == ENDLESS else 1))
            family[name] = chance.choice((special, drawn, day, day - timedelta(days=chance.randrange(200))))
    return family


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _inputs(family: dict[str, Any], far: str) -> dict[str, Any]:
    """Return what a family tells under the names of the other system."""
    found: dict[str, Any] = {"dziecko_urodzone": family[BIRTH] != UNBORN}
    for name in TOLD:
        value = family[name]
        if value in {UNBORN, ENDLESS, NEVER}:
            value = date.fromisoformat(far)
        key = name.replace(".", "_").replace("-", "_")
        truth = key in {"dziecko_placowka_calodobowa", "orzeczenie_pkt9", "za_zyciem_zaswiadczenie"}
        found[key] = value == "tak" if truth else value.replace("-", "_") if isinstance(value, str) else value
    return found


def _described(builder: Any, system: Any, inputs: dict[str, Any], rights: tuple[str, ...], day: date) -> list[str]:
    """Return the outcomes of one family, told as a description."""
    told = {name: {"ETERNITY": value.isoformat() if isinstance(value, date) else value} for name, value in inputs.items()}
    simulation = builder().build_from_entities(system, {"rodziny": {"jedna": told}})
    return [simulation.calculate(name, day.isoformat()).decode_to_str()[0].replace("_", "-") for name in rights]


def _set(builder: Any, system: Any, inputs: dict[str, Any], rights: tuple[str, ...], day: date) -> list[str]:
    """Return the outcomes of one family, set input by input."""
    simulation = builder().build_default_simulation(system, count=1)
    for name, value in inputs.items():
        simulation.set_input(name, "ETERNITY", [value])
    return [simulation.calculate(name, day.isoformat()).decode_to_str()[0].replace("_", "-") for name in rights]


WAYS = {"OpenFisca, from a description": _described, "OpenFisca, inputs set one by one": _set}


def _rate(function: Callable[[dict[str, Any]], object], families: list[dict[str, Any]]) -> float:
    """Return how many families a second a function answers."""
    start = time.perf_counter()
    for family in families:
        function(family)
    return len(families) / (time.perf_counter() - start)


def main() -> None:
    """Check that both give the same outcomes, then print families a second and the ratio."""
    if not importlib.util.find_spec("openfisca_core"):
        print("OpenFisca-core: not installed, so not compared (uv run --group peers)")
        return
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415 - only where it is installed

    from benchmarks import fisca_rules  # noqa: PLC0415 - as above

    content, chance = load(), random.Random(46)  # noqa: S311 - families, no secrets
    system = fisca_rules.system(content.days_off)
    rights = tuple(name.replace("_", "-") for name in fisca_rules.RIGHTS)
    theirs = tuple(fisca_rules.RIGHTS)

    # A child that is not born yet is at home.
    known = [(day, {"szkola.etap": "dom"} | family) for _, day, family in families.complete(content, Engine(content)) if day >= FIRST]
    days = [FIRST + timedelta(days=chance.randrange((content.until - FIRST).days + 1)) for _ in range(DAYS)]
    drawn = [(day, _drawn(content, chance, day)) for day in days for _ in range(CHECKED // DAYS)]
    laws = {day: _law(content, rights, day) for day in {day for day, _ in (*known, *drawn)}}
    ready = {day: Compiled(law) for day, law in laws.items()}
    seen: dict[str, set[str]] = {}
    for day, family in (*known, *drawn):
        mine = asked(laws[day], family, rights)
        inputs = _inputs(family, fisca_rules.FAR)
        others = [way(SimulationBuilder, system, inputs, theirs, day) for way in (_described, _set)]
        if any(other != mine for other in (compiled(ready[day], family, rights), *others)):
            raise SystemExit(f"Different outcomes on {day} of {rights}: engine {mine}, OpenFisca {others[0]}, {family}")
        for name, outcome in zip(rights, mine, strict=True):
            seen.setdefault(name, set()).add(outcome)
    both = sum(len(outcomes) > 1 for outcomes in seen.values())
    print(
        f"OpenFisca-core 46 and our engine agree on {len(rights)} rights for {len(known)} families of the content "
        f"and {len(drawn)} random ones; rights with more than one outcome among them: {both}"
    )
    day = content.until
    one, many = _law(content, rights, day), Compiled(_law(content, rights, day))
    rows: dict[str, list[float]] = {title: [] for title in ("our compiled law", "our engine", *WAYS)}
    for _ in range(ROUNDS):
        # Each family is new: an answer kept from another one is no use but where all facts of a right are the same.
        new = [_drawn(content, chance, day) for _ in range(FAMILIES)]
        rows["our compiled law"].append(_rate(lambda family: compiled(many, family, rights), new))
        rows["our engine"].append(_rate(lambda family: asked(one, family, rights), new))
        told = [_inputs(family, fisca_rules.FAR) for family in new[:FEWER]]
        for title, way in WAYS.items():
            rows[title].append(_rate(lambda inputs, way=way: way(SimulationBuilder, system, inputs, theirs, day), told))
    for title, row in rows.items():
        spread = f"{statistics.median(row):.0f} families a second ({min(row):.0f} to {max(row):.0f})"
        print(f"ten rights, one family at a time, {title}: {spread}")
    best = max(statistics.median(rows[title]) for title in WAYS)
    for title in ("our compiled law", "our engine"):
        ratio = statistics.median(rows[title]) / best
        verdict = "met" if ratio >= TARGET else f"not met, {ratio / TARGET:.2f} of it"
        print(f"{title} against the quicker OpenFisca: {ratio:.1f} times as many (target at least {TARGET}: {verdict})")


if __name__ == "__main__":
    main()
