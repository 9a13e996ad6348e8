"""Words: what cannot be heard well does not go out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asystent.plan.checks import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.findings import Finding
    from asystent.content.store import Content

LONGEST = 220
# Characters that a reader drops, spells out or misreads.
_DROPPED = re.compile(r"[/\\|•●▪►→←✓✗★…_*#<>@^~=+\[\]]|[\U0001F300-\U0001FAFF]")
_SHORT = re.compile(
    r"\b(?:art|ust|pkt|lit|poz|nr|tj|np|m\.in|itd|itp|tzw|ww|wg|ok|zł|gr|godz|min|mies|tyg|ul|tel|k\.p|k\.p\.a|r)\.|"
    r"\bm\.in\b|\bzł\b|§|\bDz\.U|\bDz\. U|\bk\.p"
)


def _of_rights(content: Content) -> Iterator[tuple[str, str]]:
    for right in walk.rights(content):
        yield from ((right.where, text) for text in (right.name, right.summary))
        for line in walk.right_lines(right):
            yield from ((right.where, text) for text in (line.sentence, line.caution))
        yield from ((right.where, gift.sentence) for gift in walk.right_gifts(right))
        for version in right.versions:
            yield from ((version.where, text) for text in (version.reason, version.why_discretionary))


def _of_questions(content: Content) -> Iterator[tuple[str, str]]:
    for fact in map(content.fact, content.ids("fakty")):
        sentences = (value.sentence for value in (*fact.values, *fact.special))
        yield from ((fact.where, text) for text in (fact.how_to_find, fact.sentence.replace("{wartosc}", ""), *sentences))
    for question in map(content.question, content.ids("pytania")):
        labels = (option.label for option in question.options)
        yield from ((question.where, text) for text in (question.text, question.explanation, question.topic, *labels))


def _of_the_rest(content: Content) -> Iterator[tuple[str, str]]:
    for where, root in walk.roots(content):
        for node in walk.nodes(root):
            yield from ((node.where or where, text) for text in (node.sentence, node.sentence_no))
    for deadline in map(content.deadline, content.ids("terminy")):
        yield from ((deadline.where, text) for text in (deadline.name, deadline.description, deadline.afterwards))
    for known in map(content.knowledge, content.ids("wiedza")):
        yield from ((known.where, text) for text in (known.name, *(line.sentence for line in known.notes)))
        for version in known.versions:
            yield from ((version.where, text) for text in (version.reason, *(line.sentence for line in version.sentences)))
    for letter in map(content.letter, content.ids("pisma")):
        said = [*(item.question for item in letter.fields), *(line.sentence for line in (*letter.attachments, *letter.next_steps))]
        yield from ((letter.where, text) for text in (letter.name, letter.when, *said))


def check(content: Content) -> list[Finding]:
    """Return findings about sentences that cannot be heard well."""
    found: list[Finding] = []
    for where, text in (*_of_rights(content), *_of_questions(content), *_of_the_rest(content)):
        if len(text) > LONGEST:
            found.append(walk.finding(where, f"Zdanie jest za długie do słuchania: {text[:60]}", "za-dlugie", "ostrzezenie"))
        dropped = _DROPPED.search(text)
        if dropped:
            found.append(
                walk.finding(where, f"Znak „{dropped[0]}” czytnik opuszcza albo literuje: {text[:60]}", "znak", "ostrzezenie")
            )
        short = _SHORT.search(text)
        if short:
            found.append(walk.finding(where, f"Skrót „{short[0]}” trzeba rozwinąć: {text[:60]}", "skrot", "ostrzezenie"))
    for name in content.ids("pytania"):
        question = content.question(name)
        if "?" not in question.text:
            found.append(walk.finding(question.where, f"Pytanie o „{name}” nie ma znaku zapytania.", "bez-pytajnika"))
    return found
