"""Amounts of money."""

from __future__ import annotations

from asystent.polish.numerals import with_noun
from asystent.polish.plural import counted, round_half_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from asystent.polish.nouns import Case


def printed(amount: int | Decimal, case: Case = "nominative") -> str:
    """Return `amount` złotych for the printed line, in digits: "3386 złotych", "184 złote 42 grosze", "50 groszy"."""
    return counted(amount, "zl", case)


def spoken(amount: int | Decimal, case: Case = "nominative") -> str:
    """Return `amount` złotych in words: "sto osiemdziesiąt cztery złote czterdzieści dwa grosze"."""
    zlote, grosze = divmod(abs(round_half_up(amount * 100)), 100)
    parts = [with_noun(count, name, case) for count, name in ((zlote, "złoty"), (grosze, "grosz")) if count]
    return ("minus " if amount < 0 else "") + " ".join(parts or [with_noun(0, "złoty", case)])
