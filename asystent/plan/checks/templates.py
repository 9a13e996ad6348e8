"""Templates of letters: every name leads to a field, every field is used, and no way through them fails."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Protocol

from asystent.errors import UserError
from asystent.plan.checks import walk
from asystent.polish.dates import printed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Letter, LetterField
    from asystent.content.store import Content
    from asystent.law.engine import Engine

MOST_WAYS = 300
"""Ways through one template that are tried. Where there are more, every two branches are tried together, up to this number."""
ROLES = ("matka", "ojciec", "opiekun")
# Beside the fields: the day of the letter, and whether the fields that are only printed are told or left empty.
DAY, BARE = " dzień", " puste"
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")

Axis = list[tuple[str, str]]


class TemplateFault(Exception):  # noqa: N818 - it is the template's fault, told as a finding
    """A template that cannot be understood or filled in. ``line`` is counted from 1, ``sentence`` says what is wrong."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


class Press(Protocol):
    """Makes letters of templates. Given from above: the floor of letters stands above this one."""

    @property
    def own(self) -> Collection[str]:
        """Names a template may use besides its fields."""

    def source(self, letter: str) -> str | None:
        """Return the text of a template, None where there is no such file."""

    def name(self, field: str) -> str:
        """Return the name under which a template knows a field."""

    def asked(self, source: str) -> set[str]:
        """Return the names that a template asks for. Raises ``TemplateFault``."""

    def branched(self, source: str) -> set[str]:
        """Return the names on which a template branches. Raises ``TemplateFault``."""

    def wrong(self, letter: Letter, source: str, texts: dict[str, str], day: date, role: str, engine: Engine) -> str:
        """Return what is wrong with the letter made of these answers, empty where nothing is.

        Raises ``TemplateFault`` where it cannot be made, ``UserError`` where an answer does not fit its field.
        """


def file_of(letter: Letter) -> str:
    """Return the place of a letter's template."""
    return f"letter_templates/{letter.id}.j2"


def words(content: Content, press: Press) -> Iterator[Finding]:
    """Yield templates that are missing or broken, names without a field, and fields that nothing uses."""
    for letter in map(content.letter, content.ids("pisma")):
        source = press.source(letter.id)
        if source is None:
            yield walk.finding(
                letter.where,
                f"Brakuje tekstu pisma. Trzeba dodać plik {letter.id}.j2 w katalogu letter_templates.",
                "odwolanie",
            )
            continue
        try:
            asked = press.asked(source)
        except TemplateFault as fault:
            yield _fault(letter, fault)
            continue
        fields = {press.name(field.id): field for field in letter.fields}
        for name in sorted(asked - {*fields, *press.own}):
            yield walk.finding(
                f"{file_of(letter)}:{_line_of(source, name)}",
                f"Tekst pisma „{letter.id}” pyta o „{name}”, a takiego pola nie ma. "
                "Trzeba dopisać pole w kluczu „pola” albo poprawić nazwę w tekście.",
                "zmienna-bez-pola",
            )
        steering = _steering(letter)
        for name, field in fields.items():
            if name not in asked and field.id not in steering and not field.is_common:
                yield walk.finding(
                    letter.where,
                    f"Pole „{field.id}” pisma „{letter.id}” nie jest nigdzie użyte. Trzeba użyć go w tekście pisma albo usunąć.",
                    "nieuzyte-pole",
                )


def _line_of(source: str, name: str) -> int:
    return next((number for number, line in enumerate(source.split("\n"), start=1) if name in line), 1)


def _fault(letter: Letter, fault: TemplateFault) -> Finding:
    return walk.finding(f"{file_of(letter)}:{fault.line}", f"Tekst pisma „{letter.id}”: {fault.sentence}", "szablon")


def _steering(letter: Letter) -> set[str]:
    """Return the fields that a condition of the letter looks at."""
    conditions = [line.condition for line in walk.letter_lines(letter)]
    conditions += [field.condition for field in letter.fields]
    return {
        node.name.removeprefix(walk.FIELD)
        for condition in conditions
        if condition is not None
        for node in walk.nodes(condition)
        if node.name.startswith(walk.FIELD)
    }


def _values(field: LetterField) -> Axis:
    """Return the answers to a field that can lead different ways."""
    if field.choices:
        found = [(field.id, option.value) for option in field.choices]
    elif field.type == "tak-nie":
        found = [(field.id, "tak"), (field.id, "nie")]
    else:
        found = [(field.id, field.example)]
    return found if field.required else [*found, (field.id, "")]


def ways(axes: list[Axis]) -> Iterator[dict[str, str]]:
    """Yield the answers of every way, at most ``MOST_WAYS``: all of them, or else every two branches together."""
    size = 1
    for axis in axes:
        size *= len(axis)
    if size <= MOST_WAYS:
        yield from (dict(chosen) for chosen in product(*axes))
        return
    base = dict(axis[0] for axis in axes)
    yield dict(base)
    count = 1
    singles = (dict([answer]) for axis in axes for answer in axis[1:])
    pairs = (dict(both) for one, two in combinations(axes, 2) for both in product(one[1:], two[1:]))
    for change in (*singles, *pairs):
        if count == MOST_WAYS:
            return
        count += 1
        yield base | change


def _days(content: Content, letter: Letter, source: str) -> list[date]:
    """Return the days on which the letter may read differently, one of them past the described law."""
    days = {content.since, content.until, content.until + timedelta(days=1)}
    for version in letter.versions:
        days.add(version.since)
        if version.until is not None:
            days.add(version.until + timedelta(days=1))
    for written in _ISO.findall(source):
        with suppress(ValueError):
            turn = date.fromisoformat(written)
            days |= {turn - timedelta(days=1), turn, turn + timedelta(days=1)}
    return sorted(day for day in days if content.since <= day <= content.until + timedelta(days=1))


def branches(content: Content, press: Press, engine: Engine) -> Iterator[Finding]:
    """Yield one finding for each template that fails for some way through it. Needs content whose references lead somewhere."""
    for letter in map(content.letter, content.ids("pisma")):
        source = press.source(letter.id)
        if source is None or not letter.versions:
            continue
        try:
            branched = press.branched(source)
            unknown = press.asked(source) - {*press.own, *(press.name(field.id) for field in letter.fields)}
        except TemplateFault:
            continue
        if unknown:
            continue  # told by ``words``, as is a template that cannot be read
        fault = _letter(letter, source, branched, _days(content, letter, source), press, engine)
        if fault is not None:
            yield fault


def _letter(letter: Letter, source: str, branched: set[str], days: list[date], press: Press, engine: Engine) -> Finding | None:
    """Return the first way through the template that fails, told with its day and answers, None where none does."""
    steering = _steering(letter)
    is_branch = {field.id: field.id in steering or press.name(field.id) in branched for field in letter.fields}
    axes: list[Axis] = [[(DAY, day.isoformat()) for day in days]]
    axes += [axis for field in letter.fields if is_branch[field.id] and len(axis := _values(field)) > 1]
    bare = {field.id: "" for field in letter.fields if not field.required and not is_branch[field.id]}
    if bare:
        axes.append([(BARE, ""), (BARE, "tak")])
    examples = {field.id: field.example for field in letter.fields}
    # The examples as they stand come first: they are what a helper and the user see.
    for number, chosen in enumerate(chain([{}], ways(axes))):
        day = date.fromisoformat(chosen.pop(DAY, days[0].isoformat()))
        left = bare if chosen.pop(BARE, "") else {}
        try:
            wrong = press.wrong(letter, source, examples | left | chosen, day, ROLES[number % len(ROLES)], engine)
            line = 1
        except TemplateFault as fault:
            wrong, line = fault.sentence, fault.line
        except UserError as error:
            return walk.finding(letter.where, f"Pismo „{letter.id}” nie powstaje z własnych przykładów. {error.sentence}", "szablon")
        if wrong:
            told = ", ".join(f"{field} {value or 'puste'}" for field, value in chosen.items())
            case = f"Tak jest w dniu {printed(day)}" + (f", gdy: {told}." if told else ".")
            return _fault(letter, TemplateFault(line, f"{wrong} {case}"))
    return None
