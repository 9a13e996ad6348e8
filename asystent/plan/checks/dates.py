"""Versions: every described day has exactly one, and a gap or a clash is told as a family."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from asystent.law.day import DayLaw
from asystent.law.diagram import FALSE
from asystent.law.domain import UndescribedError
from asystent.plan.checks import walk
from asystent.plan.checks.examples import UNSOUND
from asystent.plan.checks.person import describe
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from asystent.content.findings import Finding
    from asystent.content.model import Right, Version
    from asystent.content.store import Content
    from asystent.plan.checks.survey import Survey

DAY = timedelta(days=1)


def _no_one(_version: Any) -> str:
    return ""


def _gap(name: str, where: str, days: tuple[date, date], sides: tuple[Any, Any], who: Callable[[Any], str]) -> Finding:
    """Return a gap told with the family that stands before it (or after it) and with both places."""
    before, after = sides
    first, last = days
    when = f"w dniu {printed(first)}" if first == last else f"od {printed(first)} do {printed(last)}"
    family = next((said for said in map(who, (side for side in sides if side is not None)) if said), "")
    places = []
    if before is not None:
        places.append(f"Poprzednia wersja: {walk.place(before.where)}.")
    if after is not None:
        places.append(f"Następna wersja: {walk.place(after.where)}.")
    return walk.finding(
        where,
        " ".join(
            part
            for part in (
                f"„{name}”: luka {when}.",
                family,
                f"W dniu {printed(first)} nie pasuje żadna wersja.",
                *places,
                "Trzeba poprawić daty albo dopisać wersję z „nie_opisano: tak”.",
            )
            if part
        ),
        "luka",
    )


def _row(content: Content, name: str, versions: Sequence[Any], where: str, who: Callable[[Any], str] = _no_one) -> Iterator[Finding]:
    """Check one row of versions: it covers the described law without gap or overlap. ``who`` tells whom a version fits."""
    expected, previous = content.since, None
    for version in sorted(versions, key=lambda item: (item.since, item.until or date.max)):
        if version.until is not None and version.until < version.since:
            yield walk.finding(
                version.where, f"„{name}”: wersja kończy się, zanim się zaczęła. Trzeba poprawić „od” albo „do”.", "nakladanie"
            )
            continue
        if previous is not None and (previous.until is None or version.since <= previous.until):
            yield _clash(name, previous, version, who)
        elif version.since > expected and expected <= content.until:
            yield _gap(name, version.where, (expected, version.since - DAY), (previous, version), who)
        previous = version
        expected = date.max if version.until is None else max(expected, version.until + DAY)
    if expected <= content.until:
        yield _gap(name, previous.where if previous else where, (expected, content.until), (previous, None), who)


def _clash(name: str, one: Any, two: Any, who: Callable[[Any], str]) -> Finding:
    said = who(two) or who(one)
    return walk.finding(
        two.where,
        " ".join(
            part
            for part in (
                f"„{name}”: wersje nachodzą na siebie.",
                said,
                f"W dniu {printed(two.since)} pasują dwie wersje naraz: {walk.place(one.where)}, i {walk.place(two.where)}.",
                "Trzeba poprawić „do” pierwszej albo „od” drugiej.",
            )
            if part
        ),
        "nakladanie",
    )


def family_of(content: Content, right: Right, version: Version) -> str:
    """Return a family that meets ``version`` in words; empty where there is none or it cannot be worked out."""
    if version.kind != "rule":
        return ""
    day = min(max(version.since, content.since), content.until)
    if version.until is not None and version.until < day:
        day = version.until
    try:
        frame = DayLaw(content, day).frame(version.condition, *version.exceptions)
        node = frame.met(version)
    except (UndescribedError, *UNSOUND):  # a broken reference is told elsewhere
        return ""
    if node == FALSE:
        return ""
    said = describe(frame, node)
    return said if right.reference == "dzis" else f"{said} Wersję wybiera dzień faktu „{right.reference}”."


def rows(content: Content) -> Iterator[Finding]:
    """Yield gaps and overlaps of everything that has versions."""
    for right in walk.rights(content):
        if right.versions:
            yield from _row(content, right.id, right.versions, right.where, partial(family_of, content, right))
    for parameter in map(content.parameter, content.ids("parametry")):
        yield from _row(content, parameter.id, parameter.rates, parameter.where)
    for deadline in map(content.deadline, content.ids("terminy")):
        yield from _row(content, deadline.id, deadline.rules, deadline.where)
    for term in map(content.letter_term, content.ids("terminy-pism")):
        if not term.like:  # else the deadline's own rules are looked at
            yield from _row(content, term.id, term.rules, term.where)
    for known in map(content.knowledge, content.ids("wiedza")):
        yield from _row(content, known.id, known.versions, known.where)
    for calculator in map(content.calculator, content.ids("kalkulatory")):
        yield from _row(content, calculator.id, calculator.versions, calculator.where)


def loose_rows(content: Content) -> Iterator[Finding]:
    """Yield overlaps where a gap means something of its own: letters, and notions that came into the law later."""
    for letter in map(content.letter, content.ids("pisma")):
        spans = [(version.since, version.until) for version in letter.versions]
        yield from _overlaps(letter.id, spans, letter.where)
    for name in content.ids("definicje"):
        _, _, _, versions, where = content.definition(name)
        yield from _overlaps(name, [(since or date.min, until) for since, until, _ in versions], where)
    for where, name, since, until in _stretches(content):
        if since is not None and until is not None and until < since:
            yield walk.finding(
                where, f"„{name}”: zdanie z datami kończy się, zanim się zaczęło. Trzeba poprawić „od” albo „do”.", "nakladanie"
            )


def _overlaps(name: str, spans: list[tuple[date, date | None]], where: str) -> Iterator[Finding]:
    ordered = sorted(spans, key=lambda item: (item[0], item[1] or date.max))
    for (_, until), (since, _) in pairwise(ordered):
        if until is None or since <= until:
            yield walk.finding(
                where,
                f"„{name}”: w dniu {printed(since)} pasują dwie wersje naraz. Trzeba poprawić „do” wcześniejszej albo „od” późniejszej.",
                "nakladanie",
            )
    for since, until in ordered:
        if until is not None and until < since:
            yield walk.finding(where, f"„{name}”: wersja kończy się, zanim się zaczęła. Trzeba poprawić „od” albo „do”.", "nakladanie")


def _stretches(content: Content) -> Iterator[tuple[str, str, date | None, date | None]]:
    """Yield place, id and dates of every dated sentence."""
    for right in walk.rights(content):
        yield from ((right.where, right.id, line.since, line.until) for line in walk.right_lines(right))
        yield from ((right.where, right.id, gift.since, gift.until) for gift in walk.right_gifts(right))
    for known in map(content.knowledge, content.ids("wiedza")):
        for line in walk.knowledge_lines(known):
            yield known.where, known.id, line.since, line.until
    for letter in map(content.letter, content.ids("pisma")):
        for line in walk.letter_lines(letter):
            yield letter.where, letter.id, line.since, line.until
    for channel in map(content.channel, content.ids("wysylka")):
        yield from ((channel.where, channel.id, line.since, line.until) for line in channel.lines)


def silent(content: Content, survey: Survey) -> Iterator[Finding]:
    """Yield definitions without a version on a day on which a right rests on them."""
    for name, (right, day) in survey.undefined.items():
        where = content.definition(name)[4]
        yield walk.finding(
            where,
            f"„{name}”: luka w definicji. W dniu {printed(day)} nie pasuje żadna wersja, a korzysta z niej „{right}”, "
            f"{walk.place(content.right(right).where)}. Trzeba dopisać wersję definicji albo skrócić wersję uprawnienia.",
            "luka",
        )


def horizon(content: Content) -> Iterator[Finding]:
    """Yield versions and sentences that nobody will ever meet, because they begin after the described law ends."""
    stretches = ((where, since) for where, _, since, _ in _stretches(content) if since is not None)
    for where, since in (*walk.starts(content), *stretches):
        if since > content.until:
            yield walk.finding(
                where,
                f"Wersja albo zdanie zaczyna się {printed(since)}, po końcu opisanego czasu, czyli po {printed(content.until)}. "
                "Trzeba poprawić datę albo przesunąć „stan_prawny” w pliku kwestionariusz.yaml.",
                "za-horyzontem",
            )
