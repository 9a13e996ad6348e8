"""Every id that is named must exist, and every value must be one of its fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.content.builders.letters import TODAY
from asystent.content.conditions import UNITS
from asystent.content.model import Amount, Condition, FactDay
from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.model import Letter, Right
    from asystent.content.store import Content

OUTCOMES = {"przysluguje", "nie-przysluguje", "uznaniowe", "poza-stanem-prawnym"}
_PARAMETER = re.compile(r"\{parametr:([^}]*)\}")
_LATER = re.compile(rf"za:\d{{1,3}}-(?:{'|'.join(UNITS)})")
_PLACE = re.compile(r"\{([^}]*)\}")


def _missing(where: str, what: str, name: str) -> Finding:
    return walk.finding(where, f"Nie ma {what} „{name}”. Trzeba poprawić identyfikator albo dodać tę rzecz.", "odwolanie")


def _values(content: Content, where: str, node: Condition) -> Iterator[Finding]:
    fact = content.fact(node.name)
    allowed = {value.id for value in (*fact.values, *fact.special)} | ({fact.hidden} if fact.hidden is not None else set())
    for value in node.value:
        if fact.type == "wybor" or isinstance(value, str):
            if value not in allowed:
                words = ", ".join(sorted(str(item) for item in allowed))
                yield walk.finding(where, f"Fakt „{fact.id}” nie ma wartości „{value}”. Dozwolone: {words}.", "odwolanie")
        elif fact.type == "data":
            yield walk.finding(where, f"Fakt „{fact.id}” jest datą: porównanie „jest” nie ma sensu.", "struktura")


def _fact_node(content: Content, where: str, node: Condition) -> Iterator[Finding]:
    fact = content.fact(node.name)
    if node.test == "jest":
        yield from _values(content, where, node)
        return
    if isinstance(node.value, FactDay):
        if not content.has("fakty", node.value.fact):
            yield _missing(where, "faktu", node.value.fact)
        elif fact.type != "data" or content.fact(node.value.fact).type != "data":
            yield walk.finding(where, f"Porównanie „{fact.id}” i „{node.value.fact}” chce dwóch dat.", "struktura")
        return
    needed = "liczba" if isinstance(node.value, Amount) else "data"
    if fact.type != needed:
        yield walk.finding(where, f"Fakt „{fact.id}” jest typu {fact.type}, a porównanie „{node.test}” chce typu {needed}.", "struktura")
    elif isinstance(node.value, Amount) and node.value.parameter and not content.has("parametry", node.value.parameter):
        yield _missing(where, "parametru", node.value.parameter)


KINDS = {"fact": ("fakty", "faktu"), "def": ("definicje", "definicji"), "deadline": ("terminy", "terminu")}


def _node(content: Content, place: str, node: Condition) -> Iterator[Finding]:
    if node.op in KINDS:
        kind, word = KINDS[node.op]
        if not content.has(kind, node.name):
            yield _missing(place, word, node.name)
        elif node.op == "fact":
            yield from _fact_node(content, place, node)
    elif node.op == "right":
        if not content.has("uprawnienia", node.name) and not content.has("sciezki", node.name):
            yield _missing(place, "uprawnienia", node.name)
        wrong = (value for value in node.value if value not in OUTCOMES)
        yield from (walk.finding(place, f"„{value}” nie jest wynikiem uprawnienia.", "odwolanie") for value in wrong)
    yield from (_missing(place, "aktu", basis.act) for basis in node.basis if not content.has("akty", basis.act))


def _nodes(content: Content) -> Iterator[Finding]:
    for where, root in walk.roots(content):
        for node in walk.nodes(root):
            yield from _node(content, node.where or where, node)


def _cycles(content: Content) -> Iterator[Finding]:
    """Refuse definitions and rights that refer to themselves, directly or through others."""
    edges: dict[tuple[str, str], list[tuple[str, str]]] = {}
    places: dict[tuple[str, str], str] = {}

    def targets(root: Condition) -> list[tuple[str, str]]:
        return [(node.op, node.name) for node in walk.nodes(root) if node.op in {"def", "right"}]

    for name in content.ids("definicje"):
        _, _, _, versions, where = content.definition(name)
        key = ("def", name)
        places[key] = where
        edges[key] = [target for _, _, condition in versions for target in targets(condition)]
    for right in walk.rights(content):
        key = ("right", right.id)
        places[key] = right.where
        edges[key] = [
            target
            for version in right.versions
            for condition in (version.condition, *version.exceptions, version.discretionary)
            if condition is not None
            for target in targets(condition)
        ]
    state: dict[tuple[str, str], int] = {}

    def visit(key: tuple[str, str]) -> bool:
        if state.get(key) == 1:
            return True
        if key in state or key not in edges:
            return False
        state[key] = 1
        looped = any(visit(target) for target in edges[key])
        state[key] = 2
        return looped

    for key in edges:
        if visit(key):
            yield walk.finding(places[key], f"„{key[1]}” odwołuje się do samego siebie.", "odwolanie")


def _sentences(content: Content) -> Iterator[tuple[str, str]]:
    for right in walk.rights(content):
        for line in walk.right_lines(right):
            yield right.where, line.sentence
            yield right.where, line.caution
        for gift in walk.right_gifts(right):
            yield right.where, gift.sentence
        yield right.where, right.summary
    for known in map(content.knowledge, content.ids("wiedza")):
        for version in known.versions:
            yield from ((version.where, line.sentence) for line in version.sentences)
        yield from ((known.where, line.sentence) for line in known.notes)


def _facts(content: Content) -> Iterator[Finding]:
    for fact in map(content.fact, content.ids("fakty")):
        for value in (*fact.values, *fact.special):
            if value.follows_from and not content.has("fakty", value.follows_from):
                yield _missing(fact.where, "faktu", value.follows_from)


def _reference_day(content: Content, right: Right) -> Iterator[Finding]:
    if right.reference == "dzis":
        return
    if not content.has("fakty", right.reference):
        yield _missing(right.where, "faktu", right.reference)
    elif content.fact(right.reference).type != "data":
        yield walk.finding(
            right.where,
            f"Dzień odniesienia „{right.reference}” nie jest datą. Trzeba podać fakt typu data albo „dzis”.",
            "odwolanie",
        )


def _rights(content: Content) -> Iterator[Finding]:
    branches = {branch.id for branch in content.branches}
    for right in walk.rights(content):
        if branches and right.branch and right.branch not in branches:
            yield _missing(right.where, "działu", right.branch)
        yield from _reference_day(content, right)
        for gift in walk.right_gifts(right):
            if gift.amount is not None and gift.amount.parameter and not content.has("parametry", gift.amount.parameter):
                yield _missing(right.where, "parametru", gift.amount.parameter)
        for line in walk.right_lines(right):
            if line.right and not content.has("uprawnienia", line.right):
                yield _missing(right.where, "uprawnienia", line.right)


def _places(content: Content) -> Iterator[Finding]:
    for where, sentence in _sentences(content):
        for name in _PARAMETER.findall(sentence):
            if not content.has("parametry", name):
                yield _missing(where, "parametru", name)
        for name in _PLACE.findall(sentence):
            if name != "ile" and not name.startswith("parametr:") and not _LATER.fullmatch(name):
                yield walk.finding(where, f"W zdaniu stoi nieznane miejsce na liczbę: „{name}”.", "odwolanie")


def _questions(content: Content) -> Iterator[Finding]:
    sections = {section for section, _ in content.sections}
    for name in content.ids("pytania"):
        question = content.question(name)
        if not content.has("fakty", name):
            yield _missing(question.where, "faktu", name)
            continue
        if question.section not in sections:
            yield _missing(question.where, "sekcji", question.section)
        fact = content.fact(name)
        allowed = {value.id for value in (*fact.values, *fact.special)}
        for option in question.options:
            if option.value not in allowed:
                yield walk.finding(question.where, f"Fakt „{name}” nie ma wartości „{option.value}”.", "odwolanie")


def _acts_and_deadlines(content: Content) -> Iterator[Finding]:
    for where, _, basis, _ in walk.dated(content):
        yield from (_missing(where, "aktu", item.act) for item in basis if not content.has("akty", item.act))
    for name in content.ids("terminy"):
        deadline = content.deadline(name)
        if not content.has("fakty", deadline.fact):
            yield _missing(deadline.where, "faktu", deadline.fact)
        elif content.fact(deadline.fact).type != "data":
            yield walk.finding(
                deadline.where,
                f"Termin „{name}” liczy się od faktu „{deadline.fact}”, który nie jest datą. Trzeba podać fakt typu data.",
                "odwolanie",
            )
        if deadline.right and not content.has("uprawnienia", deadline.right):
            yield _missing(deadline.where, "uprawnienia", deadline.right)


def _knowledge(content: Content) -> Iterator[Finding]:
    for known in map(content.knowledge, content.ids("wiedza")):
        if known.chapter not in content.chapters:
            yield _missing(known.where, "rozdziału", known.chapter)
    branches = {branch.id for branch in content.branches}
    for calculator in map(content.calculator, content.ids("kalkulatory")):
        if branches and calculator.branch not in branches:
            yield _missing(calculator.where, "działu", calculator.branch)
    for chapter, (_, branch) in content.chapters.items():
        if branches and branch not in branches:
            yield walk.finding(
                "kwestionariusz.yaml:1", f"Rozdział „{chapter}” ma nieznany dział „{branch}”. Trzeba poprawić „dzial”.", "odwolanie"
            )


def _letters(content: Content) -> Iterator[Finding]:
    for letter, where, condition in walk.letter_conditions(content):
        fields = {item.id for item in letter.fields}
        for node in walk.nodes(condition):
            if node.name.startswith(walk.FIELD):
                if node.name.removeprefix(walk.FIELD) not in fields:
                    yield _missing(node.where or where, "pola", node.name)
            else:
                yield from _node(content, node.where or where, node)
    for letter in map(content.letter, content.ids("pisma")):
        if not letter.right:
            yield walk.finding(
                letter.where,
                f"Pismo „{letter.id}” nie ma uprawnienia. Trzeba dopisać klucz „uprawnienie”.",
                "pismo-bez-prawa",
            )
        for right in filter(None, (letter.right, *letter.also)):
            if not content.has("uprawnienia", right):
                yield _missing(letter.where, "uprawnienia", right)
        if letter.channel and not content.has("wysylka", letter.channel):
            yield _missing(letter.where, "sposobu wysyłki", letter.channel)
        yield from _letter_days(content, letter)


def _letter_days(content: Content, letter: Letter) -> Iterator[Finding]:
    """Yield findings about the terms of a letter and the limits of its dates: both name fields that hold dates."""
    dates = {field.id for field in letter.fields if field.type == "data"}
    for use in letter.terms:
        if not content.has("terminy-pism", use.term):
            yield _missing(use.where, "terminu pism", use.term)
        if use.field and use.field not in dates:
            yield _missing(use.where, "pola z datą", use.field)
    for field in letter.fields:
        limits = (*field.not_before, *field.not_after)
        if limits and field.id not in dates:
            yield walk.finding(
                letter.where, f"Pole „{field.id}” nie jest datą, więc nie ma granic. Trzeba usunąć „nie_przed” i „nie_po”.", "odwolanie"
            )
        yield from (_missing(letter.where, "pola z datą", name) for name in limits if name not in {*dates, TODAY})


def _letter_terms(content: Content) -> Iterator[Finding]:
    for term in map(content.letter_term, content.ids("terminy-pism")):
        if term.like and not content.has("terminy", term.like):
            yield _missing(term.where, "terminu", term.like)
        if term.letter and not content.has("pisma", term.letter):
            yield _missing(term.where, "pisma", term.letter)


def _people(content: Content) -> Iterator[Finding]:
    for right in walk.rights(content):
        for example in content.examples(right.id):
            yield from (_missing(example.where, "faktu", told) for told in example.answers if not content.has("fakty", told))
    for person in map(content.person, content.ids("osoby")):
        yield from (_missing(person.where, "faktu", told) for told in person.answers if not content.has("fakty", told))


def check(content: Content) -> list[Finding]:
    """Return findings about names that lead nowhere."""
    found = list(_nodes(content))
    for function in (_facts, _rights, _places, _questions, _acts_and_deadlines, _knowledge, _letters, _letter_terms, _people):
        found += function(content)
    found += _cycles(content)
    return found
