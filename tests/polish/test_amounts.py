"""Amounts of money."""

from decimal import Decimal

import pytest

from asystent.polish import amounts


@pytest.mark.parametrize(
    ("amount", "print_", "speech"),
    [
        ("3386", "3386 złotych", "trzy tysiące trzysta osiemdziesiąt sześć złotych"),
        ("184.42", "184 złote 42 grosze", "sto osiemdziesiąt cztery złote czterdzieści dwa grosze"),
        ("1", "1 złoty", "jeden złoty"),
        ("0", "0 złotych", "zero złotych"),
        ("0.50", "50 groszy", "pięćdziesiąt groszy"),
        ("-2.01", "minus 2 złote 1 grosz", "minus dwa złote jeden grosz"),
        ("1000000", "1000000 złotych", "milion złotych"),
    ],
)
def test_amounts_in_print_and_speech(amount: str, print_: str, speech: str) -> None:
    """Złote and grosze are named in full, never "zł", and a zero part is not said."""
    assert amounts.printed(Decimal(amount)) == print_
    assert amounts.spoken(Decimal(amount)) == speech


def test_amounts_in_the_genitive() -> None:
    """After "do" everything declines."""
    assert amounts.spoken(Decimal("2.02"), "genitive") == "dwóch złotych dwóch groszy"
