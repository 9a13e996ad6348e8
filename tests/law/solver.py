"""The law as formulas for an SMT solver: all families of a day at once, by a method that has nothing in common with diagrams.

A fact is an integer: a choice is the number of its value, a day its ordinal, a special value stands below zero. Nothing is cut into
cells. Days that fulfil a comparison are found by trying every day of the calendar, so no threshold is taken over from the engine.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import z3

from asystent.content.model import FactDay
from asystent.law import calendar

FOREVER = "bezterminowo"
OUTSIDE = "poza-stanem-prawnym"
NO = "nie-przysluguje"
OUTCOMES = ("przysluguje", NO, "uznaniowe", OUTSIDE)
FIRST, LAST = calendar.FIRST_DAY.toordinal(), calendar.LAST_DAY.toordinal()


class UndescribedError(Exception):
    """The content says nothing about something on this day."""


class Calendar:
    """Tables over every day of the calendar, made once for all days of the law."""

    def __init__(self, days_off):
        self._days_off = days_off
        self._every = [date.fromordinal(number) for number in range(FIRST, LAST + 1)]
        self._later = {}
        self._ends = {}

    def later(self, span, sign):
        """Each day moved by a span, as days."""
        key = (span, sign)
        if key not in self._later:
            self._later[key] = [calendar.add_span(day, span, sign) for day in self._every]
        return self._later[key]

    def ends(self, rule):
        """The end of a term counted from each day."""
        key = (rule.count, rule.unit, rule.direction, rule.counting, rule.last, rule.whole_year)
        if key not in self._ends:
            self._ends[key] = [calendar.deadline(day, rule, self._days_off) for day in self._every]
        return self._ends[key]

    def stretches(self, truths):
        """The stretches of days (as ordinals) for which a list of truths, one a day, holds."""
        found, start = [], None
        for number, truth in enumerate(truths, FIRST):
            if truth and start is None:
                start = number
            elif not truth and start is not None:
                found.append((start, number - 1))
                start = None
        return found if start is None else [*found, (start, LAST)]


def code(fact, value):
    """The integer that stands for a value of a fact."""
    if isinstance(value, date):
        return value.toordinal()
    if fact.type == "data" and value == FOREVER:
        return date.max.toordinal()
    names = [item.id for item in fact.values]
    if value in names:
        return names.index(value)
    if fact.type == "liczba" and isinstance(value, int):
        return value
    names = [item.id for item in fact.special]
    return -1 - names.index(value) if value in names else -100  # no value of its own: what the fact means where it concerns nobody


class Solver:
    """The law of one day as formulas. ``shadow`` gives the raw facts another name: a second family beside the first."""

    def __init__(self, content, day, table, shadow=""):
        self.content, self.day, self.table = content, day, table
        self._shadow = shadow
        self._raw, self._stretches = {}, {}
        self._values, self._outcomes, self._definitions = {}, {}, {}

    def raw(self, name):
        """The variable of a fact: what the family would say, whether the fact concerns it or not."""
        if name not in self._raw:
            self._raw[name] = z3.Int(name + self._shadow)
        return self._raw[name]

    def domains(self):
        """What the variables met so far can be."""
        return [self._domain(name) for name in list(self._raw)]

    def _domain(self, name):
        fact, raw = self.content.fact(name), self.raw(name)
        parts = [raw == code(fact, item.id) for item in fact.special]
        if fact.type == "wybor":
            parts += [raw == number for number in range(len(fact.values))]
        elif fact.type == "liczba":
            parts.append(z3.And(raw >= fact.least, raw <= fact.most))
        else:
            parts.append(z3.And(raw >= FIRST, raw <= (self.day.toordinal() if fact.past else LAST)))
        return z3.Or(parts)

    def value(self, name):
        """What a fact means: where it concerns nobody, what the content says it then means."""
        if name not in self._values:
            fact, raw = self.content.fact(name), self.raw(name)
            if fact.concerns is not None:
                raw = z3.If(self.holds(fact.concerns), raw, code(fact, fact.hidden))
            self._values[name] = raw
        return self._values[name]

    def _among(self, value, key, truths, beyond):
        """Whether a day lies where the truths hold; ``beyond`` is the answer for a day without end."""
        if (key, self.day) not in self._stretches:
            self._stretches[key, self.day] = self.table.stretches(truths())
        parts = [z3.And(value >= start, value <= end) for start, end in self._stretches[key, self.day]]
        return z3.Or(*parts, value == date.max.toordinal()) if beyond else z3.Or(parts)

    def _days(self, value, test, span):
        later, earlier = (lambda: self.table.later(span, 1)), (lambda: self.table.later(span, -1))
        today = self.day
        truths = {
            "wiek_co_najmniej": lambda: [day <= today for day in later()],
            "wiek_mniej_niz": lambda: [day > today for day in later()],
            "do_konca_roku_w_ktorym_ma": lambda: [day.year >= today.year for day in later()],
            "minelo_najwyzej": lambda: [today <= day for day in later()],
            "minelo_wiecej_niz": lambda: [today > day for day in later()],
            "do_konca_miesiaca_po": lambda: [today <= calendar.month_end(day) for day in later()],
            "zostalo_najwyzej": lambda: [today >= day for day in earlier()],
            "zostalo_wiecej_niz": lambda: [today < day for day in earlier()],
        }[test]
        beyond = test not in {"wiek_co_najmniej", "minelo_wiecej_niz", "zostalo_najwyzej"}
        return self._among(value, (test, span), truths, beyond)

    def _rate(self, name):
        for rate in self.content.parameter(name).rates:
            if rate.since <= self.day and (rate.until is None or self.day <= rate.until) and rate.number is not None:
                return rate.number
        raise UndescribedError(name)

    def _compare(self, name, test, operand):
        fact, value = self.content.fact(name), self.value(name)
        if test == "jest":
            # An integer for each wanted value; one that the fact cannot have stands for nothing but the hidden one.
            return z3.Or([value == code(fact, wanted) for wanted in operand])
        if test in {"mniej_niz", "najwyzej", "wiecej_niz", "co_najmniej"}:
            limit = self._rate(operand.parameter) if operand.parameter else operand.number
            limit = z3.RealVal(str(Decimal(limit)))
            real = z3.ToReal(value)
            order = {"mniej_niz": real < limit, "najwyzej": real <= limit, "wiecej_niz": real > limit, "co_najmniej": real >= limit}
            return z3.And(value >= 0, order[test])
        if test in {"przed", "do", "od", "po"}:
            if isinstance(operand, FactDay):
                limit = self.value(operand.fact)
            else:
                limit = z3.IntVal((self.day if operand == "dzis" else operand).toordinal())
            order = {"przed": value < limit, "do": value <= limit, "od": value >= limit, "po": value > limit}
            return z3.And(value > 0, limit > 0, order[test])
        return self._days(value, test, operand)

    def holds(self, condition):  # noqa: C901, PLR0911 - one branch an operator
        """A condition as a formula."""
        op = condition.op
        if op == "fact":
            return self._compare(condition.name, condition.test, condition.value)
        if op == "deadline":
            deadline = self.content.deadline(condition.name)
            rules = [rule for rule in deadline.rules if rule.since <= self.day and (rule.until is None or self.day <= rule.until)]
            if not rules or rules[0].kind != "rule":
                raise UndescribedError(condition.name)
            runs = condition.value == "trwa"
            return self._among(
                self.value(deadline.fact),
                (condition.name, runs),
                lambda: [(day >= self.day) == runs for day in self.table.ends(rules[0])],
                beyond=runs,
            )
        parts = [self.holds(part) for part in condition.parts]
        if op == "all":
            return z3.And(parts)
        if op == "any":
            return z3.Or(parts)
        if op == "not":
            return z3.Not(parts[0])
        if op == "least":
            return z3.Sum([z3.If(part, 1, 0) for part in parts]) >= condition.least
        if op == "const":
            return z3.BoolVal(condition.value)
        if op == "day":
            since, until = condition.value
            return z3.BoolVal((since is None or since <= self.day) and (until is None or self.day <= until))
        if op == "def":
            return self._definition(condition.name)
        return z3.Or([self.outcome(condition.name) == OUTCOMES.index(wanted) for wanted in condition.value if wanted in OUTCOMES])

    def _definition(self, name):
        if name not in self._definitions:
            for since, until, meaning in self.content.definition(name)[3]:
                if (since is None or since <= self.day) and (until is None or self.day <= until):
                    self._definitions[name] = self.holds(meaning)
                    break
            else:
                raise UndescribedError(name)
        return self._definitions[name]

    def versions(self, name):
        """The versions of a right that can be in force, each with the formula of the families for whom it is."""
        right = self.content.right(name)
        found = []
        for version in right.versions:
            if right.reference == "dzis":
                if version.since <= self.day and (version.until is None or self.day <= version.until):
                    found.append((z3.BoolVal(val=True), version))
            else:
                day = self.value(right.reference)
                until = LAST if version.until is None else version.until.toordinal()
                found.append((z3.And(day >= version.since.toordinal(), day <= until), version))
        return found

    def met(self, version):
        """The families that fulfil the conditions of a version and fall under no exception."""
        return z3.And(self.holds(version.condition), *(z3.Not(self.holds(item)) for item in version.exceptions))

    def outcome(self, name):
        """The number of a right's outcome in ``OUTCOMES``, as a formula."""
        if name not in self._outcomes:
            result = z3.IntVal(OUTCOMES.index(OUTSIDE))
            for picked, version in self.versions(name):
                if version.kind != "rule":
                    single = z3.IntVal(OUTCOMES.index(NO if version.kind == "absent" else OUTSIDE))
                else:
                    granted = z3.IntVal(OUTCOMES.index(version.outcome))
                    if version.discretionary is not None:
                        granted = z3.If(self.holds(version.discretionary), z3.IntVal(OUTCOMES.index("uznaniowe")), granted)
                    single = z3.If(self.met(version), granted, z3.IntVal(OUTCOMES.index(NO)))
                result = z3.If(picked, single, result)
            self._outcomes[name] = result
        return self._outcomes[name]

    def can(self, *formulas):
        """Whether some family fulfils all of the formulas."""
        solver = z3.Solver()
        solver.add(*formulas, *self.domains())
        answer = solver.check()
        assert answer != z3.unknown
        return answer == z3.sat

    def outcomes(self, name, *known):
        """All outcomes of a right that some family can have of whom ``known`` is true."""
        number = self.outcome(name)
        return {outcome for outcome in OUTCOMES if self.can(number == OUTCOMES.index(outcome), *known)}

    def told(self, known):
        """What is known about a family as formulas."""
        return [self.raw(name) == code(self.content.fact(name), value) for name, value in known.items() if self.content.has("fakty", name)]
