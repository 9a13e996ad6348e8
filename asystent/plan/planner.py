"""The planner: the next question worth asking, why it is asked, and the result."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from asystent.interview.scope import whole
from asystent.law import calendar
from asystent.law.domain import UndescribedError
from asystent.law.engine import Engine
from asystent.law.frame import DEPENDS, DISCRETIONARY, NO, OUTSIDE, POSSIBLE, YES
from asystent.plan import terms
from asystent.plan.assemble import gifts, right_result
from asystent.plan.result import DeadlineResult, LetterResult, PathResult, Result, RightResult

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from asystent.content.model import Clash, Condition, Question
    from asystent.content.store import Content
    from asystent.law.day import DayLaw

ORDER = {YES: 0, DISCRETIONARY: 1, DEPENDS: 2, OUTSIDE: 3, NO: 4}


class Planner:
    """Answers for one day. ``answers`` are those of a case: fact id to value, ``nie-wiem`` allowed.

    ``scope``: the fields of law that questions are asked about and deadlines told from, empty for all. The result always
    holds the whole catalogue.
    """

    def __init__(self, content: Content, day: date, engine: Engine | None = None, scope: frozenset[str] = frozenset()) -> None:
        self.content = content
        self.day = day
        self.engine = engine or Engine(content)
        self.law: DayLaw = self.engine.at(day)
        self.scope = whole(scope, content)
        self._asked_about: list[str] | None = None

    def covers(self, branch: str) -> bool:
        """Return whether a field of law belongs to what is talked about."""
        return not self.scope or branch in self.scope

    @property
    def covers_paths(self) -> bool:
        """Whether the ways back to work belong to what is talked about."""
        return not self.scope or any(branch.has_paths and branch.id in self.scope for branch in self.content.branches)

    def _names(self) -> list[str]:
        if self._asked_about is None:
            rights = self.content.ids("uprawnienia")
            paths = self.content.ids("sciezki") if self.covers_paths else []
            if self.scope:
                rights = [name for name in rights if self.covers(self.content.right(name).branch)]
            self._asked_about = [*rights, *paths]
        return self._asked_about

    def read_ahead(self) -> Iterator[None]:
        """Read the law right by right, so that no question has to wait for it."""
        for name in self._names():
            with suppress(UndescribedError):
                self.law.facts(self.content.right(name))
            yield

    def _timed(self) -> Iterator[str]:
        """Yield the deadlines of what is talked about."""
        for name in self.content.ids("terminy"):
            right = self.content.deadline(name).right
            if not right or not self.scope or self.covers(self.content.right(right).branch):
                yield name

    def _open_facts(self, name: str, known: dict[str, Any]) -> set[str]:
        """Return the facts that can still change the answer about ``name`` or the amounts that it gives."""
        verdict = self.law.verdict(name, known)
        found = set(verdict.depends)
        if verdict.outcome in POSSIBLE:
            for gift in gifts(self.law, self.content.right(name), verdict):
                found.update(gift.depends)
        return found

    def _counted_from(self, fact: str, known: dict[str, Any]) -> Iterator[str]:
        """Yield the deadlines that the day of ``fact``, not known yet, would tell."""
        if fact in known:
            return
        for name in self._timed():
            deadline = self.content.deadline(name)
            if deadline.fact != fact or self.law.deadline_rule(name) is None:
                continue
            if self.engine.holds(deadline.condition, known, self.day) is not False:
                yield name

    def _concerns(self, fact: str, known: dict[str, Any]) -> bool:
        """Return whether a question about ``fact`` can make sense for this family."""
        conditions = (self.content.fact(fact).concerns, self.content.question(fact).when)
        return all(self.engine.holds(condition, known, self.day) is not False for condition in conditions)

    def may_be_told(self, facts: Collection[str], answers: Mapping[str, Any]) -> bool:
        """Return whether one of ``facts`` is something that this family is asked about, was asked about or put aside.

        Where it is not, what depends on them alone is far from this family: it is counted, and told on demand.
        """
        known = self.engine.known(answers)
        return any(fact in answers or (self.content.has("pytania", fact) and self._concerns(fact, known)) for fact in facts)

    def _worth_asking(self, known: dict[str, Any], candidates: Collection[str]) -> Iterator[str]:
        wanted = dict.fromkeys(candidates)
        found: set[str] = set()
        names = self._names()
        if not self.law.described:
            return
        done: set[str] = set()
        for fact in wanted:
            if fact not in found:
                for name in names:
                    # Looked at only as far as needed: the first question must not wait for the whole catalogue.
                    if name in done or fact not in self.law.facts(self.content.right(name)):
                        continue
                    done.add(name)
                    found |= self._open_facts(name, known)
                    if fact in found:
                        break
            if fact in found or any(self._counted_from(fact, known)):
                yield fact

    def next_question(self, answers: Mapping[str, Any], skipped: Collection[str] = ()) -> Question | None:
        """Return the first question whose answer can still change something, None when there is none left.

        A fact that was answered, also with ``nie-wiem``, or skipped is not asked again.
        """
        known = self.engine.known(answers)
        candidates = [
            fact
            for fact in self.content.ids("pytania")
            if fact not in answers and fact not in known and fact not in skipped and self._concerns(fact, known)
        ]
        for fact in self._worth_asking(known, candidates):
            return self.content.question(fact)
        return None

    def why(self, answers: Mapping[str, Any], fact: str) -> tuple[str, ...]:
        """Return the names of the rights, paths and deadlines that the answer about ``fact`` can still change."""
        known = {key: value for key, value in self.engine.known(answers).items() if key != fact}
        found = [self.content.right(name).name for name in self._names() if fact in self._open_facts(name, known)]
        found += [self.content.deadline(name).name for name in self._counted_from(fact, known)]
        return tuple(dict.fromkeys(found))

    def best(self, answers: Mapping[str, Any], told: Collection[str] = (), *, at_once: bool = False) -> RightResult | None:
        """Return the weightiest right of what is talked about that this family certainly has, None where there is none.

        Neither what everybody has nor what was ``told`` before. ``at_once``: only what is plain to see, for nobody should wait for it.
        """
        if not self.law.described:
            return None
        known = self.engine.known(answers)
        names = [name for name in self._names() if name not in told and self.content.has("uprawnienia", name)]
        names = [name for name in names if not self.content.right(name).universal]
        names.sort(key=lambda name: -self.content.right(name).weight)
        for name in names:
            outcome = self.law.at_a_glance(name, known) if at_once else self.law.verdict(name, known).outcome
            if outcome == YES:
                return right_result(self.law, name, known)
        return None

    def clashes(self, answers: Mapping[str, Any], about: str = "") -> tuple[Clash, ...]:
        """Return the pairs of answers that cannot both be true; ``about``: only those with this fact."""
        known = self.engine.known(answers)
        every = map(self.content.clash, self.content.ids("sprzecznosci"))
        concerned = (clash for clash in every if about in {"", *clash.facts} and all(fact in known for fact in clash.facts))
        return tuple(clash for clash in concerned if self.engine.holds(clash.condition, known, self.day))

    def is_void(self, answers: Mapping[str, Any], fact: str) -> bool:
        """Return whether an answer has no bearing any more, because of what was told besides."""
        known = {name: value for name, value in self.engine.known(answers).items() if name != fact}
        return self.engine.holds(self.content.fact(fact).concerns, known, self.day) is False

    def in_section(self, section: str, answers: Mapping[str, Any], skipped: Collection[str] = ()) -> tuple[str, ...]:
        """Return the facts of a section that are neither answered nor put aside."""
        return tuple(
            fact
            for fact in self.content.ids("pytania")
            if self.content.question(fact).section == section and fact not in answers and fact not in skipped
        )

    def right(self, name: str, answers: Mapping[str, Any]) -> RightResult:
        """Return everything about one right or path."""
        return right_result(self.law, name, self.engine.known(answers))

    def letter(self, letter: str, known: dict[str, Any]) -> LetterResult:
        """Return whether the right behind a letter applies; of several the best answer."""
        name, rights = self.content.letter_heading(letter)
        if not rights:
            return LetterResult(letter, name, YES if self.law.described else OUTSIDE, ())
        verdict = min((self.law.verdict(right, known) for right in rights), key=lambda item: ORDER[item.outcome])
        return LetterResult(letter, name, verdict.outcome, verdict.depends)

    def _deadline(self, name: str, known: dict[str, Any]) -> DeadlineResult | None:
        deadline = self.content.deadline(name)
        rule = self.law.deadline_rule(name)
        start = known.get(deadline.fact)
        if rule is None or not isinstance(start, date) or not self.law.described:
            return None
        depends = self._condition_depends(deadline.condition, known)
        if depends is None or self.engine.holds(self.content.fact(deadline.fact).concerns, known, self.day) is False:
            return None
        end = calendar.deadline(start, rule, self.content.days_off)
        if rule.is_first_day:
            end = calendar.add_days(end, 1)
        return DeadlineResult(
            deadline.id,
            deadline.name,
            end,
            deadline.description,
            end < self.day,
            deadline.afterwards,
            rule.basis,
            rule.checked,
            depends,
        )

    def _condition_depends(self, condition: Condition | None, known: dict[str, Any]) -> tuple[str, ...] | None:
        """Return the facts that can still decide a condition, none where it is met; None: not met, or its law is not described."""
        if condition is None:
            return ()
        try:
            truth = self.law.holds(condition, known)
            if truth is not None:
                return () if truth else None
            frame = self.law.frame(condition, known=known)
        except UndescribedError:
            return None
        return frame.depends(frame.truth(condition))

    def deadlines(self, answers: Mapping[str, Any], sent: Iterable[terms.Sent] = ()) -> tuple[DeadlineResult, ...]:
        """Return the deadlines whose day is known, with those of letters that were sent, the nearest first."""
        return self._all_deadlines(answers, sent)[0]

    def possible_deadlines(self, answers: Mapping[str, Any]) -> tuple[DeadlineResult, ...]:
        """Return the deadlines whose day is known but not whether they concern this family, the nearest first."""
        return self._all_deadlines(answers)[1]

    def _all_deadlines(
        self, answers: Mapping[str, Any], sent: Iterable[terms.Sent] = ()
    ) -> tuple[tuple[DeadlineResult, ...], tuple[DeadlineResult, ...]]:
        """Return the certain and the possible ones."""
        known = self.engine.known(answers)
        found = [item for name in self._timed() if (item := self._deadline(name, known)) is not None]
        found = sorted([*found, *terms.awaited(self.content, sent, self.day)], key=_nearest)
        return tuple(item for item in found if not item.depends), tuple(item for item in found if item.depends)

    def result(self, answers: Mapping[str, Any], sent: Iterable[terms.Sent] = ()) -> Result:
        """Return the whole result: every entry of the catalogue, those that apply first, the weightiest first."""
        known = self.engine.known(answers)
        rights = [right_result(self.law, name, known) for name in self.content.ids("uprawnienia")]
        rights.sort(key=lambda item: (ORDER[item.outcome], -item.weight))
        paths = [right_result(self.law, name, known) for name in self.content.ids("sciezki")]
        deadlines, possible = self._all_deadlines(answers, sent)
        return Result(
            day=self.day,
            described=self.law.described,
            horizon=self.content.until,
            information=self.content.information,
            clashes=self.clashes(answers),
            paths=tuple(item for item in paths if isinstance(item, PathResult)),
            rights=tuple(rights),
            letters=tuple(self.letter(name, known) for name in self.content.ids("pisma")),
            deadlines=deadlines,
            possible_deadlines=possible,
        )


def _nearest(item: DeadlineResult) -> tuple[bool, date]:
    return item.passed, item.day
