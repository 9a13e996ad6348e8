"""The engine and the findings of ``sprawdz`` against an SMT solver; the random sample against brute force is in ``test_exactness.py``."""

from __future__ import annotations

import copy
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import MORE, NO_SOLVER, every_right

z3 = pytest.importorskip("z3", reason=NO_SOLVER)
sys.path.insert(0, str(Path(__file__).parent))

import solver  # noqa: E402 - needs the path set above, and z3

from asystent.content.store import Content  # noqa: E402 - as above
from asystent.law.day import DayLaw  # noqa: E402 - as above
from asystent.plan.checks import catalogue, dates, exclusions  # noqa: E402 - as above
from asystent.plan.checks.survey import Survey  # noqa: E402 - as above
from asystent.plan.checks.turning import Turning  # noqa: E402 - as above
from asystent.polish.dates import printed  # noqa: E402 - as above

DAY = timedelta(days=1)
NEITHER = {solver.NO, solver.OUTSIDE}


@pytest.fixture(scope="module")
def table(content):
    """Every day of the calendar, tried once."""
    return solver.Calendar(content.days_off)


class Laws:
    """Formulas of each day of one content, kept."""

    def __init__(self, content, table):
        self.content, self._table, self._kept = content, table, {}

    def at(self, day):
        """The law of a day."""
        if day not in self._kept:
            self._kept[day] = solver.Solver(self.content, day, self._table)
        return self._kept[day]


def described(function, *arguments):
    """The answer of the solver, None where the content is silent on that day."""
    try:
        return function(*arguments)
    except solver.UndescribedError:
        return None


def looked_at(content):
    """Each day on which law changes, and the last day before, with the rights concerned; and some days in between."""
    turning, found = Turning(content), {}
    chance = random.Random(7)
    for right in every_right(content):
        days = set(turning.of_right(right))
        days |= {day - DAY for day in days if day > content.since}
        days |= {content.since + timedelta(days=chance.randrange((content.until - content.since).days))}
        for day in days:
            found.setdefault(day, []).append(right.id)
    return sorted(found.items())


def test_an_outcome_is_possible_exactly_when_some_family_has_it(content, engine, table):
    """Nothing known: what the engine says may come out of each right, on every day of change, is what the solver can satisfy."""
    for day, names in looked_at(content):
        law, formulas = engine.at(day), solver.Solver(content, day, table)
        for name in names:
            verdict = law.verdict(name, {})
            mine = {verdict.outcome} if verdict.frame is None else verdict.frame.diagram.outcomes(verdict.node)
            assert mine == (described(formulas.outcomes, name) or {solver.OUTSIDE}), f"{name}, {day}"


def matters(formulas, beside, name, fact, known):
    """Whether two families that differ in one fact alone can differ in the outcome."""
    outcome = formulas.outcome(name)
    other = z3.substitute(outcome, (formulas.raw(fact), beside.raw(fact)))
    return formulas.can(outcome != other, *known, *beside.domains())


def test_an_open_answer_names_exactly_what_can_change_it(content, engine, table):
    """Each fact of "zależy od" has two families that differ in it alone and in the answer; no other fact has."""
    for day in (content.until, date(2019, 3, 31)):
        law = engine.at(day)
        formulas, beside = solver.Solver(content, day, table), solver.Solver(content, day, table, shadow=" drugiej rodziny")
        for right in every_right(content):
            verdict = law.verdict(right.id, {})
            if verdict.frame is None:
                continue
            formulas.outcome(right.id)
            found = {fact for fact in law.facts(right) if matters(formulas, beside, right.id, fact, ())}
            assert found == set(verdict.depends), f"{right.id}, {day}"


def near(chance, fact, value, day):
    """A value at or beside a threshold of the engine, within what the fact can be."""
    step = chance.choice((-1, 0, 1))
    if isinstance(value, date):
        last = day if fact.past else solver.calendar.LAST_DAY
        return min(max(solver.calendar.add_days(value, step), solver.calendar.FIRST_DAY), last)
    return min(max(value + step, fact.least), fact.most) if isinstance(value, int) else value


def test_partly_known_families(content, table):
    """Random families of whom some facts are known: the same outcomes are possible, and the same facts still matter."""
    chance = random.Random(1)
    names = [right.id for right in every_right(content)]
    for day in (content.until, date(2017, 9, 1), date(2023, 12, 31)):
        formulas, beside = solver.Solver(content, day, table), solver.Solver(content, day, table, shadow=" drugiej rodziny")
        for name in chance.choices(names, k=250 * MORE):
            law = DayLaw(content, day)  # it knows the thresholds of this right and of no other
            facts = law.facts(content.right(name)) if described(formulas.outcome, name) is not None else ()
            told = [fact for fact in facts if chance.random() < chance.choice((0.2, 0.8))]
            known = {fact: near(chance, content.fact(fact), chance.choice(law.cells(fact)), day) for fact in told}
            verdict = law.verdict(name, known)
            if verdict.frame is None:
                continue
            given = formulas.told(known)
            assert verdict.frame.diagram.outcomes(verdict.node) == formulas.outcomes(name, *given), f"{name}, {day}, {known}"
            free = [fact for fact in facts if fact not in known]
            found = {fact for fact in free if matters(formulas, beside, name, fact, given)}
            assert found == set(verdict.depends), f"{name}, {day}, {known}"


def expected(laws, right, days):
    """The clashes within a right that the solver finds on those days, as the line and the word of each finding."""
    met, held, alive, covers = {}, {}, {}, {}
    everybody = False
    for day in days:
        formulas = laws.at(day)
        outcomes = described(formulas.outcomes, right.id)
        if outcomes is None:
            continue
        everybody |= not outcomes & NEITHER
        for picked, version in formulas.versions(right.id):
            if version.kind != "rule":
                continue
            key, condition = id(version), z3.And(picked, formulas.holds(version.condition))
            exceptions = [formulas.holds(item) for item in version.exceptions]
            met[key] = met.get(key, False) or formulas.can(condition)
            held[key] = held.get(key, False) or formulas.can(condition, *map(z3.Not, exceptions))
            alive.setdefault(key, set()).update(at for at, item in enumerate(exceptions) if formulas.can(item))
            pairs = {
                (one, two)
                for one, first in enumerate(exceptions)
                for two, second in enumerate(exceptions)
                if one != two and not formulas.can(first, z3.Not(second))
            }
            covers[key] = covers.get(key, pairs) & pairs
    found = {(right.where, "zawsze")} if everybody and not right.universal else set()
    for version in right.versions:
        key = id(version)
        if key not in met:
            continue
        if not held[key]:
            found.add((version.where, "sprzeczne-wyjatki" if met[key] else "nigdy"))
        for at, exception in enumerate(version.exceptions):
            wider = [two for one, two in covers[key] if one == at and two in alive[key] and ((two, at) not in covers[key] or two < at)]
            if at not in alive[key] or wider:
                found.add((exception.where or version.where, "sprzeczne-wyjatki"))
    return found


def said(findings, rights):
    """The lines and words of findings about the files of the rights."""
    files = {right.where.rpartition(":")[0] for right in rights}
    return {(f"{item.file}:{item.line}", item.check) for item in findings if item.file in files}


def nodes(condition):
    """Every node of a condition as it is compiled."""
    yield condition
    for part in condition.get("wszystkie", ()) or condition.get("dowolny", ()):
        yield from nodes(part)


def spoil(chance, version):
    """Make a mistake in the conditions of a version, such as an author could make."""
    condition, exceptions = version["warunki"], version.setdefault("wyjatki", [])
    line = {"_l": condition["_l"]}
    some = copy.deepcopy(chance.choice(list(nodes(condition))))
    kind = chance.randrange(6)
    if kind == 0:
        version["warunki"] = line | {"wszystkie": [condition, line | {"nie": some}]}
    elif kind == 1:
        version["warunki"] = line | {"dowolny": [condition, line | {"nie": some}]}
    elif kind == 2:
        exceptions.append(some)
    elif kind == 3:
        exceptions.append(line | {"wszystkie": [some, line | {"nie": copy.deepcopy(some)}]})
    elif kind == 4:
        exceptions += [copy.deepcopy(exceptions[0]) if exceptions else line | {"nie": copy.deepcopy(condition)}, some]
    else:
        places = [node for node in nodes(condition) if len(node.get("wszystkie", ())) > 1]
        if places:
            place = chance.choice(places)
            place["wszystkie"] = place["wszystkie"][1:]


def spoiled(content, seed):
    """The content with a mistake in every eighth right. Returns it and those rights."""
    chance, bundle, names = random.Random(seed), dict(content.bundle()), []
    for kind in ("uprawnienia", "sciezki"):
        bundle[kind] = things = dict(bundle[kind])
        for name, thing in things.items():
            rules = [at for at, version in enumerate(thing["wersje"]) if "warunki" in version]
            if rules and chance.randrange(8) == 0:
                things[name] = copy.deepcopy(thing)
                spoil(chance, things[name]["wersje"][chance.choice(rules)])
                names.append(name)
    made = Content(bundle, is_proven=True)
    return made, [made.right(name) for name in names]


def test_sound_content_has_no_clash_that_the_solver_finds(content, table):
    """The real content: the solver finds no version out of reach, no right of everybody and no exception in conflict."""
    turning, laws = Turning(content), Laws(content, table)
    for right in every_right(content):
        assert expected(laws, right, turning.of_right(right)) == set(), right.id


@pytest.mark.parametrize("seed", range(6 * MORE))
def test_clashes_within_a_right_are_what_the_solver_finds(content, table, seed):
    """Mistakes put into the conditions: ``sprawdz`` says nigdy, zawsze and sprzeczne-wyjatki exactly where the solver does."""
    made, rights = spoiled(content, seed)
    turning = Turning(made)
    mine = said(catalogue.reach(made, Survey(made, turning)), rights)
    laws = Laws(made, table)
    theirs = set().union(*(expected(laws, right, turning.of_right(right)) for right in rights))
    assert mine == theirs
    assert mine, "a mistake that nobody finds proves nothing"


def test_clashes_of_paths_are_what_the_solver_finds(content, table):
    """Every two paths declared to exclude each other: the finding, its pair and its day are what the solver finds."""
    bundle = dict(content.bundle())
    names = list(bundle["sciezki"])
    bundle["sciezki"] = {name: path | {"wyklucza": names[at + 1 :]} for at, (name, path) in enumerate(bundle["sciezki"].items())}
    made = Content(bundle, is_proven=True)
    turning, laws = Turning(made), Laws(made, table)
    theirs = {}
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            for day in sorted({*turning.of_right(made.right(one)), *turning.of_right(made.right(two))}):
                formulas = laws.at(day)
                if formulas.can(formulas.outcome(one) == 0, formulas.outcome(two) == 0):
                    theirs[one, two] = day
                    break
    findings = [item.sentence for item in exclusions.check(made, turning)]
    mine = {
        (one, two): day
        for (one, two), day in theirs.items()
        if any(f"„{one}”" in item and f"„{two}”" in item and f"W dniu {printed(day)} " in item for item in findings)
    }
    assert mine == theirs
    assert len(findings) == len(theirs)
    assert 0 < len(theirs) < len(names) * (len(names) - 1) / 2, "some paths exclude each other and some do not"


def rows(made, versions):
    """What the solver finds of the days of some versions: the first day of a gap, and whether two versions clash."""
    number, one, two = z3.Int("day"), z3.Int("one"), z3.Int("two")
    last = date.max.toordinal()
    spans = [(version.since.toordinal(), last if version.until is None else version.until.toordinal()) for version in versions]
    gap = z3.Optimize()
    gap.add(number >= made.since.toordinal(), number <= made.until.toordinal())
    gap.add(*(z3.Or(number < since, number > until) for since, until in spans))
    gap.minimize(number)
    first = date.fromordinal(gap.model()[number].as_long()) if gap.check() == z3.sat else None
    clash = z3.Solver()
    clash.add(one != two)
    for which in (one, two):
        clash.add(z3.Or([z3.And(which == at, number >= since, number <= until) for at, (since, until) in enumerate(spans)]))
    return first, clash.check() == z3.sat or any(since > until for since, until in spans)


@pytest.mark.parametrize("seed", range(20 * MORE))
def test_gaps_and_overlaps_are_what_the_solver_finds(content, seed):
    """Days of versions moved by mistake: ``sprawdz`` says luka and nakladanie exactly where the solver does, and on which day."""
    chance, bundle = random.Random(seed), dict(content.bundle())
    for kind in ("uprawnienia", "sciezki", "parametry", "terminy"):
        bundle[kind] = things = copy.deepcopy(bundle[kind])
        for thing in things.values():
            version = chance.choice(thing["wersje"])
            key = chance.choice(["od", "do"])
            if key in version and chance.random() < 0.6:
                moved = date.fromisoformat(version[key]) + timedelta(days=chance.choice([-400, -40, -1, 1, 40, 400]))
                version[key] = moved.isoformat()
    made = Content(bundle, is_proven=True)
    told = {}
    for item in dates.rows(made):
        name = item.sentence.split("”", 1)[0].removeprefix("„")
        told.setdefault((item.file, name), {}).setdefault(item.check, item.sentence)
    parts = [(right.where, right.id, right.versions) for right in every_right(made)]
    parts += [(item.where, item.id, item.rates) for item in map(made.parameter, made.ids("parametry"))]
    parts += [(item.where, item.id, item.rules) for item in map(made.deadline, made.ids("terminy"))]
    found = set()
    for where, name, versions in parts:
        gap, is_clash = rows(made, versions)
        mine = told.get((where.rpartition(":")[0], name), {})
        assert set(mine) == ({"luka"} if gap else set()) | ({"nakladanie"} if is_clash else set()), f"{name}: {mine}"
        assert gap is None or printed(gap) in mine["luka"], f"{name}: {mine}, {gap}"
        found |= set(mine)
    assert found == {"luka", "nakladanie"}
