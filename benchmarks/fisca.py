"""Ten rights for one fully answered family at a time, in our engine and in OpenFisca-core 46, held against each other and timed.

As a program that answers a person would: each family is a simulation of its own, of which every right is asked on the family's day.
The law of the day, and there the system of variables, is made once and stays. OpenFisca gets its best: of the two ways in which a
simulation can be made, from a description and by setting inputs, the quicker one is the yardstick, and outcomes are written as numbers
and not as objects. It is made for vectors of many families, which is no help to one person and is not measured here.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.law.engine import DayLaw

ROUNDS = 7
FAMILIES = 60
CHECKED = 600
TARGET = 20
FIRST = date(2024, 10, 1)
BIRTH = "dziecko.data-urodzenia"
UNBORN, ENDLESS, NEVER = "nieurodzone", "bezterminowo", "nie-zlozono"
TOLD = (
    BIRTH, "dziecko.placowka-calodobowa", "orzeczenie.rodzaj", "orzeczenie.pkt9", "orzeczenie.wazne-do", "orzeczenie.nowy-wniosek",
    "rodzic.praca", "rodzic.rola", "rodzic.stopien", "rodzic.wzrok", "rodzina.dochod-na-osobe", "szkola.etap", "za-zyciem.zaswiadczenie",
)  # fmt: skip
LIMITS = (674, 764, 800, 1384, 1922)


def evaluate(law: DayLaw, family: dict[str, Any], rights: tuple[str, ...]) -> list[str]:
    """Return our outcome of each right for a fully answered family: the one function that is measured on our side."""
    return [law.verdict(name, family).outcome for name in rights]


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


def _timed(function: Callable[[], object], count: int) -> float:
    start = time.perf_counter()
    function()
    return count / (time.perf_counter() - start)


def main() -> None:
    """Check that both give the same outcomes, then print families a second and the ratio."""
    if not importlib.util.find_spec("openfisca_core"):
        print("OpenFisca-core: not installed, so not compared (uv run --group peers)")
        return
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415 - only where it is installed

    from asystent.content.store import load  # noqa: PLC0415 - measured apart
    from asystent.law.engine import Engine  # noqa: PLC0415 - as above
    from benchmarks import families, fisca_rules  # noqa: PLC0415 - as above

    content, chance = load(), random.Random(46)  # noqa: S311 - families, no secrets
    engine = Engine(content, kept_days=CHECKED)
    system = fisca_rules.system(content.days_off)
    rights = tuple(name.replace("_", "-") for name in fisca_rules.RIGHTS)
    theirs = tuple(fisca_rules.RIGHTS)

    # A child that is not born yet is at home.
    known = [(day, {"szkola.etap": "dom"} | family) for _, day, family in families.complete(content, engine) if day >= FIRST]
    days = [FIRST + timedelta(days=chance.randrange((content.until - FIRST).days + 1)) for _ in range(CHECKED)]
    drawn = [(day, _drawn(content, chance, day)) for day in days]
    seen: dict[str, set[str]] = {}
    for day, family in (*known, *drawn):
        mine = evaluate(engine.at(day), family, rights)
        inputs = _inputs(family, fisca_rules.FAR)
        for way in (_described, _set):
            found = way(SimulationBuilder, system, inputs, theirs, day)
            if found != mine:
                raise SystemExit(f"OpenFisca differs on {day}: {dict(zip(rights, zip(mine, found, strict=True), strict=True))}, {family}")
        for name, outcome in zip(rights, mine, strict=True):
            seen.setdefault(name, set()).add(outcome)
    both = sum(len(outcomes) > 1 for outcomes in seen.values())
    print(
        f"OpenFisca-core 46 and our engine agree on {len(rights)} rights for {len(known)} families of the content "
        f"and {len(drawn)} random ones; rights with more than one outcome among them: {both}"
    )
    rows: dict[str, list[float]] = {"ours": [], "described": [], "set": []}
    law = engine.at(content.until)
    for _ in range(ROUNDS):
        # Each family is new: an answer kept from the family before is no use but where the facts are the same.
        new = [_drawn(content, chance, content.until) for _ in range(FAMILIES)]
        told = [_inputs(family, fisca_rules.FAR) for family in new]
        rows["ours"].append(_timed(lambda new=new: [evaluate(law, family, rights) for family in new], FAMILIES))
        for name, way in (("described", _described), ("set", _set)):
            rows[name].append(
                _timed(lambda told=told, way=way: [way(SimulationBuilder, system, item, theirs, content.until) for item in told], FAMILIES)
            )
    middle = {name: statistics.median(values) for name, values in rows.items()}
    titles = {"ours": "our engine", "described": "OpenFisca, from a description", "set": "OpenFisca, inputs set one by one"}
    for name, title in titles.items():
        spread = f"{middle[name]:.0f} families a second ({min(rows[name]):.0f} to {max(rows[name]):.0f})"
        print(f"ten rights, one family at a time, {title}: {spread}")
    ratio = middle["ours"] / max(middle["described"], middle["set"])
    verdict = "met" if ratio >= TARGET else f"not met, {ratio / TARGET:.2f} of it"
    print(f"ours against the quicker OpenFisca: {ratio:.1f} times as many (target at least {TARGET}: {verdict})")


if __name__ == "__main__":
    main()
