"""Metadata of letters."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.conditions import read_basis
from asystent.content.entry import Entry

LETTER_TYPES = (
    "tekst",
    "dlugi-tekst",
    "data",
    "liczba",
    "kwota",
    "kod-pocztowy",
    "pesel",
    "e-mail",
    "telefon",
    "rachunek",
    "tak-nie",
    "wybor",
)


def _letter_field(entry: Entry) -> model.LetterField:
    result = model.LetterField(
        id=entry.text("id"),
        question=entry.text("pytanie"),
        type=entry.choice("typ", LETTER_TYPES),
        required=entry.flag("wymagane"),
        example=entry.text("przyklad"),
        choices=pieces.options(entry),
        condition=pieces.condition(entry, "gdy"),
        explanation=entry.text("wyjasnienie", ""),
    )
    entry.finish()
    return result


def letter(data: Any, file: str) -> model.Letter:
    """Return the metadata of a letter."""
    entry = Entry(data, file)
    versions = []
    for inner in entry.entries("wersje"):
        since = inner.day("od")
        if since is None:
            raise inner.fail("Wersja musi mówić, od kiedy obowiązuje: klucz „od”.")
        versions.append(
            model.LetterVersion(since, inner.day("do"), inner.text("kiedy", ""), read_basis(inner), pieces.checked(inner))
        )
        inner.finish()
    known = ("id", "nazwa", "uprawnienie", "kiedy", "adresat", "rekordy", "wersje", "pola", "zalaczniki", "co_dalej", "_l")
    result = model.Letter(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        right=entry.text("uprawnienie", ""),
        when=entry.text("kiedy"),
        addressee=entry.text("adresat"),
        records=entry.texts("rekordy"),
        versions=tuple(versions),
        fields=tuple(_letter_field(item) for item in entry.entries("pola")),
        attachments=pieces.lines(entry, "zalaczniki"),
        next_steps=pieces.lines(entry, "co_dalej"),
        where=entry.where,
        extra={key: value for key, value in entry.data.items() if key not in known},
    )
    if set(result.extra) - {"wysylka", "uwagi"}:
        entry.finish()
    return result
