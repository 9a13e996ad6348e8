"""What comes after a letter is written: what to attach, how to send it, what happens next and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.letters import compose, days
from asystent.plan import report, terms
from asystent.polish import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asystent.content.model import Letter
    from asystent.content.store import Content
    from asystent.letters.compose import Occasion
    from asystent.letters.fields import Value
    from asystent.plan.result import DeadlineResult


def lists(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[list[str]]:
    """Return the lists to tell, each with its count first and its end last; empty ones are left out."""
    found = []
    for title, lines in (
        ("Załączniki", compose.attachments(letter, values, at)),
        ("Jak złożyć pismo", compose.sending(letter, at)),
        ("Co dalej z pismem", compose.next_steps(letter, values, at)),
    ):
        if lines:
            count = len(lines)
            items = [f"Pozycja {number} z {count}. {line}" for number, line in enumerate(lines, 1)]
            found.append([f"{title}, razem {count}.", *items, "Koniec listy."])
    return found


def ahead(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[DeadlineResult]:
    """Return the days, not passed yet, by which the letter has to be handed in."""
    return [item for item in days.hand_in(letter, values, at) if not item.passed]


def all_ahead(letter: Letter, values: Mapping[str, Value], at: Occasion) -> list[DeadlineResult]:
    """Return the days ahead for a letter that is handed in on its own day: the last day for that, then those of the answers."""
    sent = terms.Sent(letter.id, at.day, days.answered_by(letter, values, at))
    return [*ahead(letter, values, at), *terms.awaited(at.content, [sent], at.day)]


def term_lines(content: Content, item: DeadlineResult) -> list[str]:
    """Say one term: what and by when, what it means, and by which provision."""
    told = f"Termin: {item.name}, {dates.printed(item.day, weekday=True)}."
    return [told, item.afterwards if item.passed else item.description, report.basis_line(content, item.basis)]
