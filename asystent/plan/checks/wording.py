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


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    for right in walk.rights(content):
        yield right.where, right.name
        yield right.where, right.summary
        for line in walk.right_lines(right):
            yield right.where, line.sentence
            yield right.where, line.caution
        for gift in walk.right_gifts(right):
            yield right.where, gift.sentence
        for version in right.versions:
            yield version.where, version.reason
            yield version.where, version.why_discretionary
    for where, root in walk.roots(content):
        for node in walk.nodes(root):
            yield node.where or where, node.sentence
            yield node.where or where, node.sentence_no
    for name in content.ids("fakty"):
        fact = content.fact(name)
        yield fact.where, fact.how_to_find
        yield fact.where, fact.sentence.replace("{wartosc}", "")
        for value in (*fact.values, *fact.special):
            yield fact.where, value.sentence
    for name in content.ids("pytania"):
        question = content.question(name)
        for text in (question.text, question.explanation, question.topic, *(option.label for option in question.options)):
            yield question.where, text
    for name in content.ids("terminy"):
        deadline = content.deadline(name)
        for text in (deadline.name, deadline.description, deadline.afterwards):
            yield deadline.where, text
    for name in content.ids("pisma"):
        letter = content.letter(name)
        for text in (letter.name, letter.when, *(item.question for item in letter.fields)):
            yield letter.where, text
        for line in (*letter.attachments, *letter.next_steps):
            yield letter.where, line.sentence


def check(content: Content) -> list[Finding]:
    """Return findings about sentences that cannot be heard well."""
    found: list[Finding] = []
    for where, text in _texts(content):
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
