"""From the verdict about a right to everything that can be said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.content import model
from asystent.content.stretch import holds_on
from asystent.law import explain
from asystent.law.diagram import FALSE, TRUE
from asystent.law.frame import CLOSED, DISCRETIONARY, GRANTED, NO, OUTSIDE, POSSIBLE, YES
from asystent.plan import certainty
from asystent.plan.birth import after_birth
from asystent.plan.result import AtBirth, GivenAmount, Later, PathResult, RightResult, StepText
from asystent.plan.text import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from asystent.law.day import DayLaw, Verdict
    from asystent.law.frame import Frame

OUTSIDE_REASON = "Program nie opisuje prawa z tego dnia."
BORN = "Dziecko się urodziło."
PATH_LISTS = ("needs", "advantages", "drawbacks", "practices", "corrections")


def said(law: DayLaw, frame: Frame | None, lines: Iterable[model.Line], *, only_certain: bool) -> list[model.Line]:
    """Return the sentences of the day that concern this family (``only_certain``) or may concern it."""
    found = []
    for line in lines:
        if not holds_on(line, law.day):
            continue
        truth = frame.decided(line.condition) if frame is not None else (True if line.condition is None else None)
        if truth or (truth is None and not only_certain):
            found.append(line)
    return found


def _given(law: DayLaw, frame: Frame, gift: model.Gift, positive: int) -> GivenAmount | None:
    if not holds_on(gift, law.day):
        return None
    diagram = frame.diagram
    condition = TRUE if gift.condition is None else frame.truth(gift.condition)
    # What cannot be together with the right itself is not offered.
    together = diagram.both(positive, condition)
    if together == FALSE:
        return None
    number = None
    if gift.amount is not None:
        number = law.rate(gift.amount.parameter) if gift.amount.parameter else gift.amount.number
    certain = together == positive
    if gift.only_certain and not certain:
        return None
    # Which facts tell this line apart, once the right is taken as given.
    depends = () if certain else frame.depends(diagram.ite(positive, condition, TRUE))
    named = certainty.parameters_in(gift.sentence)
    if gift.amount is not None and gift.amount.parameter:
        named.append(gift.amount.parameter)
    checked = certainty.of_parameters(law, named)
    return GivenAmount(gift.what, number, gift.unit, fill(gift.sentence, law, number, gift.unit), certain, depends, checked)


def gifts(law: DayLaw, right: model.Right, verdict: Verdict) -> tuple[GivenAmount, ...]:
    """Return what the right gives, with what is still open; empty where it does not apply."""
    if verdict.outcome not in POSSIBLE or verdict.frame is None:
        return ()
    frame = verdict.frame
    positive = frame.diagram.is_among(verdict.node, GRANTED)
    found = []
    for condition, version in law.versions(right):
        inside = positive if condition is None else frame.diagram.both(positive, frame.truth(condition))
        found += [_given(law, frame, gift, inside) for gift in version.gifts if inside != FALSE]
    found += [_given(law, frame, gift, positive) for gift in right.gifts]
    return tuple(item for item in found if item is not None)


def _rests_on_estimate(law: DayLaw, verdict: Verdict) -> bool:
    if verdict.frame is None or verdict.outcome not in {YES, NO, DISCRETIONARY}:
        return False
    known = verdict.frame.known
    estimates = law.estimates.intersection(known)
    if not estimates:
        return False
    without = {fact: value for fact, value in known.items() if fact not in estimates}
    return law.verdict(verdict.right, without).outcome != verdict.outcome


def _refusal(verdict: Verdict) -> tuple[str, ...]:
    if verdict.outcome == OUTSIDE:
        reason = verdict.version.reason if verdict.version is not None else ""
        return (reason or OUTSIDE_REASON,)
    if verdict.outcome != NO or verdict.version is None or verdict.frame is None:
        return ()
    if verdict.version.kind == "absent":
        return (verdict.version.reason,)
    return explain.smallest_no(verdict.frame, verdict.version)


def _change(law: DayLaw, verdict: Verdict, born: Verdict | None) -> tuple[str, ...]:
    """Return what would turn the no into a yes; of an expected child also what would do so only after its birth."""

    def decide(known: dict[str, Any]) -> Verdict:
        return law.verdict(verdict.right, known)

    found = explain.nearest_change(verdict, decide)
    if found or born is None:
        return found
    later = explain.nearest_change(born, decide) if born.outcome == NO else ()
    return (BORN, *later) if later else ()


def right_result(law: DayLaw, name: str, known: dict[str, Any]) -> RightResult:
    """Return everything about one right or path for a family of which ``known`` is known."""
    verdict = law.verdict(name, known)
    right = law.content.right(name)
    frame, version = verdict.frame, verdict.version
    rule = version if version is not None and version.kind == "rule" else None
    born_known = after_birth(known, law.day) if verdict.outcome == NO else None
    born = None if born_known is None else law.verdict(name, born_known)
    # A closed path still tells where it leads; the steps to a right that does not apply would only mislead.
    applies = verdict.outcome in POSSIBLE or isinstance(right, model.Path)
    fields: dict[str, Any] = {
        "id": right.id,
        "name": right.name,
        "branch": right.branch,
        "summary": fill(right.summary, law),
        "weight": right.weight,
        "outcome": verdict.outcome,
        "depends": verdict.depends,
        "gives": Later(lambda: gifts(law, right, verdict)) if verdict.outcome in POSSIBLE else (),
        "notes": _sentences(law, frame, [*(rule.notes if rule else ()), *right.notes], only_certain=True),
        "steps": Later(lambda: _steps(law, frame, [*(rule.steps if rule else ()), *right.steps])) if applies else (),
        "reasons": Later(lambda: explain.reasons(frame, rule)) if frame is not None and rule is not None else (),
        "refusal": Later(lambda: tuple(fill(sentence, law) for sentence in _refusal(verdict))) if verdict.outcome in CLOSED else (),
        "change": Later(lambda: _change(law, verdict, born)) if verdict.outcome == NO else (),
        "at_birth": AtBirth(born.outcome, born.depends) if born is not None and born.outcome in POSSIBLE else None,
        "discretion": version.why_discretionary if version is not None and verdict.outcome == DISCRETIONARY else "",
        "estimate": _rests_on_estimate(law, verdict),
        "basis": version.basis if version is not None else _all_basis(law, right),
        "checked": version.checked if version is not None else None,
        "since": version.since if version is not None else None,
        "until": version.until if version is not None else None,
    }
    if not isinstance(right, model.Path):
        return RightResult(**fields)
    for key in PATH_LISTS:
        fields[key] = _sentences(law, frame, getattr(right, key), only_certain=False)
    fields["comparison"] = Later(lambda: _comparison(law, frame, right.comparison))
    return PathResult(**fields)


def _sentences(law: DayLaw, frame: Frame | None, lines: Iterable[model.Line], *, only_certain: bool) -> Sequence[str]:
    return Later(lambda: tuple(fill(line.sentence, law) for line in said(law, frame, lines, only_certain=only_certain)))


def _steps(law: DayLaw, frame: Frame | None, lines: Iterable[model.Line]) -> tuple[StepText, ...]:
    return tuple(
        StepText(fill(line.sentence, law), fill(line.caution, law)) for line in said(law, frame, lines, only_certain=False)
    )


def _comparison(law: DayLaw, frame: Frame | None, lines: Iterable[model.Line]) -> tuple[tuple[str, str], ...]:
    """Return what is said about each topic, as one text."""
    found: dict[str, list[str]] = {}
    for line in said(law, frame, lines, only_certain=False):
        found.setdefault(line.topic, []).append(fill(line.sentence, law))
    return tuple((topic, " ".join(sentences)) for topic, sentences in found.items())


def _all_basis(law: DayLaw, right: model.Right) -> tuple[model.Basis, ...]:
    """Return the basis of every version that can apply, where a fact decides which one does."""
    if not law.described:
        return ()
    found = [basis for _, version in law.versions(right) for basis in version.basis]
    return tuple(dict.fromkeys(found))
