"""Words: what cannot be heard well does not go out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from asystent.plan.checks import walk
from asystent.polish import abbreviations, acronyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asystent.content import model
    from asystent.content.findings import Finding
    from asystent.content.store import Content

LONGEST = 160
"""Characters of one sentence: what is longer has to be heard twice."""
SHOWN = 60
# Characters that a reader drops, spells out or misreads; the last ones cannot even be seen.
_DROPPED = re.compile(r"[/\\|•●▪►→←⇒✓✔✗★…_*#<>@^~=+&()\[\]]|[\U0001F300-\U0001FAFF]|[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_PLACE = re.compile(r"\{[^}]*\}")
_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„])")
_CITED = r"§|\b[Dd]z\. ?[Uu]\b|\bk\.p\b|\bm\.in\b"
# A short word with a full stop after which the sentence goes on is an abbreviation, also one that nobody listed.
_UNLISTED = re.compile(r"(?<![\w.])[a-ząćęłńóśźż]{1,5}\.(?=\s+[a-ząćęłńóśźż\d])")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĄĆĘŁŃÓŚŹŻ]{2,8}(?!\w)")


@cache
def _short() -> re.Pattern[str]:
    """Return the pattern of the abbreviations that the program would have to expand before it says them."""
    dotted = "|".join(map(re.escape, sorted({*abbreviations.DOTTED, *abbreviations.INSIDE}, key=len, reverse=True)))
    bare = "|".join(map(re.escape, sorted(abbreviations.UNDOTTED, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.])(?<!kropka )(?:{dotted})(?!\w)|(?<![\w.-])(?:{bare})(?![\w.-])|{_CITED}")


def _of_rights(content: Content) -> Iterator[tuple[str, str]]:
    for right in walk.rights(content):
        yield from ((right.where, text) for text in (right.name, right.summary))
        yield from _of_lines(right.where, walk.right_lines(right))
        yield from ((right.where, gift.sentence) for gift in walk.right_gifts(right))
        for version in right.versions:
            yield from ((version.where, text) for text in (version.reason, version.why_discretionary))


def _of_lines(where: str, lines: Iterable[model.Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        yield where, line.sentence
        yield where, line.caution


def _of_questions(content: Content) -> Iterator[tuple[str, str]]:
    for fact in map(content.fact, content.ids("fakty")):
        sentences = (value.sentence for value in (*fact.values, *fact.special))
        yield from ((fact.where, text) for text in (fact.how_to_find, fact.sentence, *sentences))
    yield from ((clash.where, clash.sentence) for clash in map(content.clash, content.ids("sprzecznosci")))
    for question in map(content.question, content.ids("pytania")):
        labels = (option.label for option in question.options)
        said = (question.text, question.explanation, question.topic, question.example, *labels)
        yield from ((question.where, text) for text in said)


def _of_knowledge(content: Content) -> Iterator[tuple[str, str]]:
    for known in map(content.knowledge, content.ids("wiedza")):
        yield known.where, known.name
        yield from _of_lines(known.where, known.notes)
        for version in known.versions:
            yield version.where, version.reason
            yield from _of_lines(version.where, version.sentences)
    for name, _ in content.chapters.values():
        yield "kwestionariusz.yaml:1", name


def _of_letters(content: Content) -> Iterator[tuple[str, str]]:
    for letter in map(content.letter, content.ids("pisma")):
        yield from ((letter.where, text) for text in (letter.name, letter.when, letter.addressee))
        yield from ((letter.where, version.when) for version in letter.versions)
        yield from _of_lines(letter.where, walk.letter_lines(letter))
        for field in letter.fields:
            # The blank that all letters share is written once, in the head of the questionnaire.
            yield from _of_field("kwestionariusz.yaml:1" if field.is_common else letter.where, field)
    for channel in map(content.channel, content.ids("wysylka")):
        yield channel.where, channel.name
        yield from _of_lines(channel.where, channel.lines)


def _of_field(where: str, field: model.LetterField) -> Iterator[tuple[str, str]]:
    yield from ((where, text) for text in (field.question, field.explanation, *(option.label for option in field.choices)))


def _of_calculators(content: Content) -> Iterator[tuple[str, str]]:
    for item in map(content.calculator, content.ids("kalkulatory")):
        yield item.where, item.name
        yield from _of_lines(item.where, item.notes)
        for field in item.fields:
            yield from _of_field(item.where, field)
        for version in item.versions:
            yield from ((version.where, text) for text in (version.reason, *(sentence for sentence, _ in version.sentences)))


def _of_the_rest(content: Content) -> Iterator[tuple[str, str]]:
    for where, root in walk.roots(content):
        for node in walk.nodes(root):
            yield from ((node.where or where, text) for text in (node.sentence, node.sentence_no))
    for name in content.ids("definicje"):
        _, sentence, sentence_no, _, where = content.definition(name)
        yield from ((where, text) for text in (sentence, sentence_no))
    for parameter in map(content.parameter, content.ids("parametry")):
        yield parameter.where, parameter.name
        yield from ((rate.where, rate.reason) for rate in parameter.rates)
    for deadline in map(content.deadline, content.ids("terminy")):
        yield from ((deadline.where, text) for text in (deadline.name, deadline.description, deadline.afterwards))
    for term in map(content.letter_term, content.ids("terminy-pism")):
        yield from ((term.where, text) for text in (term.name, term.description, term.afterwards))
    yield "kwestionariusz.yaml:1", content.information


def faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield what cannot be heard well in one text: the check and a sentence."""
    bare = _PLACE.sub("1", text)
    for sentence in _SENTENCES.split(bare):
        if len(sentence) > LONGEST:
            yield "za-dlugie", f"Zdanie ma {len(sentence)} znaków i jest za długie do słuchania. Trzeba je podzielić: {_shown(sentence)}"
    dropped = _DROPPED.search(bare)
    if dropped:
        sign = f"„{dropped[0]}”" if dropped[0].isprintable() and not dropped[0].isspace() else f"niewidoczny numer {ord(dropped[0])}"
        yield "znak", f"Znak {sign} czytnik opuszcza albo literuje. Trzeba go zastąpić słowem: {_shown(bare)}"
    short = _short().search(bare) or _UNLISTED.search(bare)
    if short:
        yield "skrot", f"Skrót „{short[0]}” trzeba rozwinąć: {_shown(bare)}"
    for capitals in _CAPITALS.findall(bare):
        if acronyms.expand(capitals) == capitals:
            yield "skrot", f"Skrótowca „{capitals}” program nie umie wymówić. Trzeba napisać pełną nazwę: {_shown(bare)}"


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0]


def check(content: Content) -> Iterator[Finding]:
    """Yield findings about sentences that cannot be heard well."""
    parts = (_of_rights, _of_questions, _of_knowledge, _of_letters, _of_calculators, _of_the_rest)
    for where, text in dict.fromkeys(item for part in parts for item in part(content)):
        for name, sentence in faults(text):
            yield walk.finding(where, sentence, name, walk.WARNING)
    for question in map(content.question, content.ids("pytania")):
        if "?" not in question.text:
            yield walk.finding(
                question.where,
                f"Pytanie o „{question.fact}” nie ma znaku zapytania. Trzeba je napisać jako pytanie.",
                "bez-pytajnika",
            )
