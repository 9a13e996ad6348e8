"""A slow and obvious evaluator: one concrete family at a time, straight from the words of the content.

It shares nothing with the engine but the model and the calendar, so that the two can be held against each other.
"""

from __future__ import annotations

from datetime import date
from itertools import product

from asystent.content.model import FactDay
from asystent.law import calendar


def as_day(value):
    """A day to compare with, None for "no day at all"."""
    if isinstance(value, date):
        return value
    return date.max if value == "bezterminowo" else None


class Oracle:
    """Judges fully known families on one day."""

    def __init__(self, content, day):
        self.content = content
        self.day = day

    def value(self, world, name):
        """The effective value of a fact: hidden facts mean what the content says they mean."""
        fact = self.content.fact(name)
        if fact.concerns is not None and not self.holds(world, fact.concerns):
            return fact.hidden
        return world[name]

    def rate(self, name):
        """The number of a parameter on the day."""
        for rate in self.content.parameter(name).rates:
            if rate.since <= self.day and (rate.until is None or self.day <= rate.until):
                return rate.number
        return None

    def compare(self, value, test, operand):
        """One comparison."""
        if test == "jest":
            return value in operand
        if test in {"mniej_niz", "najwyzej", "wiecej_niz", "co_najmniej"}:
            limit = self.rate(operand.parameter) if operand.parameter else operand.number
            return isinstance(value, int) and {
                "mniej_niz": value < limit,
                "najwyzej": value <= limit,
                "wiecej_niz": value > limit,
                "co_najmniej": value >= limit,
            }[test]
        day = as_day(value)
        if day is None:
            return False
        if test in {"przed", "do", "od", "po"}:
            limit = self.day if operand == "dzis" else operand
            return {"przed": day < limit, "do": day <= limit, "od": day >= limit, "po": day > limit}[test]
        if day == date.max:
            return test in {"do_konca_miesiaca_po", "wiek_mniej_niz", "do_konca_roku_w_ktorym_ma", "minelo_najwyzej", "zostalo_wiecej_niz"}
        later = calendar.add_span(day, operand)
        earlier = calendar.add_span(day, operand, -1)
        return {
            "wiek_co_najmniej": later <= self.day,
            "wiek_mniej_niz": later > self.day,
            "do_konca_roku_w_ktorym_ma": later.year >= self.day.year,
            "minelo_najwyzej": self.day <= later,
            "minelo_wiecej_niz": self.day > later,
            "do_konca_miesiaca_po": self.day <= calendar.month_end(later),
            "zostalo_najwyzej": self.day >= earlier,
            "zostalo_wiecej_niz": self.day < earlier,
        }[test]

    def holds(self, world, condition):  # noqa: C901, PLR0911, PLR0912 - one branch an operator, obvious on purpose
        """Whether a condition is true of a fully known family."""
        op = condition.op
        if op == "fact":
            operand = condition.value
            if isinstance(operand, FactDay):
                one, two = as_day(self.value(world, condition.name)), as_day(self.value(world, operand.fact))
                if one is None or two is None:
                    return False
                return {"przed": one < two, "do": one <= two, "od": one >= two, "po": one > two}[condition.test]
            return self.compare(self.value(world, condition.name), condition.test, operand)
        if op == "deadline":
            deadline = self.content.deadline(condition.name)
            rule = next(r for r in deadline.rules if r.since <= self.day and (r.until is None or self.day <= r.until))
            day = as_day(self.value(world, deadline.fact))
            if day is None:
                return False
            runs = calendar.deadline(day, rule, self.content.days_off) >= self.day
            return runs == (condition.value == "trwa")
        if op == "all":
            return all(self.holds(world, part) for part in condition.parts)
        if op == "any":
            return any(self.holds(world, part) for part in condition.parts)
        if op == "not":
            return not self.holds(world, condition.parts[0])
        if op == "least":
            return sum(self.holds(world, part) for part in condition.parts) >= condition.least
        if op == "const":
            return condition.value
        if op == "day":
            since, until = condition.value
            return (since is None or since <= self.day) and (until is None or self.day <= until)
        if op == "def":
            for since, until, meaning in self.content.definition(condition.name)[3]:
                if (since is None or since <= self.day) and (until is None or self.day <= until):
                    return self.holds(world, meaning)
            raise AssertionError(condition.name)
        return self.outcome(world, condition.name) in condition.value

    def outcome(self, world, name):
        """The outcome of a right for a fully known family."""
        right = self.content.right(name)
        day = self.day if right.reference == "dzis" else as_day(self.value(world, right.reference))
        for version in right.versions:
            if day is not None and version.since <= day and (version.until is None or day <= version.until):
                if version.kind == "absent":
                    return "nie-przysluguje"
                if version.kind == "unknown":
                    return "poza-stanem-prawnym"
                met = self.holds(world, version.condition) and not any(self.holds(world, item) for item in version.exceptions)
                if not met:
                    return "nie-przysluguje"
                by_discretion = version.discretionary is not None and self.holds(world, version.discretionary)
                return "uznaniowe" if by_discretion else version.outcome
        return "poza-stanem-prawnym"


def enumerate_worlds(frame, facts, known, limit):
    """Every combination of cells of the unknown facts, or None where they are more than ``limit``."""
    unknown = [fact for fact in facts if fact not in known]
    domains = [frame.cells(fact) for fact in unknown]
    size = 1
    for domain in domains:
        size *= len(domain)
    if size > limit:
        return None
    return [dict(known) | dict(zip(unknown, combination, strict=True)) for combination in product(*domains)]


def answer(content, law, name, known, limit=6000):
    """Outcome and deciding facts by brute force, None where there are too many possibilities."""
    facts = law.facts(content.right(name))
    worlds = enumerate_worlds(law.verdict(name, known).frame, facts, {fact: known[fact] for fact in facts if fact in known}, limit)
    if worlds is None:
        return None
    oracle = Oracle(content, law.day)
    outcomes = {}
    unknown = [fact for fact in facts if fact not in known]
    for world in worlds:
        outcomes[tuple(world[fact] for fact in unknown)] = oracle.outcome(world, name)
    if len(set(outcomes.values())) == 1:
        return next(iter(outcomes.values())), set()
    depends = set()
    for index, fact in enumerate(unknown):
        groups = {}
        for key, outcome in outcomes.items():
            groups.setdefault(key[:index] + key[index + 1 :], set()).add(outcome)
        if any(len(group) > 1 for group in groups.values()):
            depends.add(fact)
    return "zalezy", depends
