"""Folding for matching answers."""

import pytest

from asystent.polish.fold import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Zasiłek", "zasilek"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("  nie   wiem ", "nie wiem"),
        ("z\u0307o\u0301l\u0301", "zoĺ".replace("ĺ", "l")),
        ("", ""),
    ],
)
def test_diacritics_case_and_spaces_do_not_matter(typed: str, folded: str) -> None:
    """R12: an answer matches a label whatever its case, diacritics (also typed as combining signs) and spaces."""
    assert fold(typed) == folded


def test_folding_twice_changes_nothing() -> None:
    """A folded label can be folded again by a careless caller without harm."""
    assert fold(fold("Świadczenie PIELĘGNACYJNE")) == "swiadczenie pielegnacyjne"
