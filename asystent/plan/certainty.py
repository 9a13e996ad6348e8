"""How sure a number is: a statute may be read to the letter while the amount it leaves to a notice is known only from the press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asystent.content.model import Checked
    from asystent.law.day import DayLaw

ORDER = ("statute", "official", "secondary", "memory")
_PARAMETER = re.compile(r"\{parametr:([a-z0-9-]+)\}")


def parameters_in(sentence: str) -> list[str]:
    """Return the parameters whose amounts a sentence says."""
    return _PARAMETER.findall(sentence)


def weakest(notes: Iterable[Checked | None]) -> Checked | None:
    """Return the note of the weakest source, None where there is no note."""
    return max((note for note in notes if note is not None), key=lambda note: ORDER.index(note.certainty), default=None)


def of_parameters(law: DayLaw, names: Iterable[str]) -> Checked | None:
    """Return how the weakest of these amounts was checked; None where none of them is described on this day."""
    rates = (law.rate_version(name) for name in names)
    return weakest(rate.checked for rate in rates if rate is not None)
