"""Metadata of letters."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.builders.dated import deadline_rule
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


def letter_field(entry: Entry) -> model.LetterField:
    """Return one blank."""
    result = model.LetterField(
        id=entry.text("id"),
        question=entry.text("pytanie"),
        type=entry.choice("typ", LETTER_TYPES),
        required=entry.flag("wymagane"),
        example=entry.text("przyklad"),
        choices=pieces.options(entry),
        condition=pieces.condition(entry, "gdy"),
        explanation=entry.text("wyjasnienie", ""),
        not_before=entry.texts("nie_przed"),
        not_after=entry.texts("nie_po"),
        least=entry.number("najmniej"),
        most=entry.number("najwiecej"),
        decimals=entry.integer("miejsca", 0) or 0,
    )
    entry.finish()
    return result


def letter_term(data: Any, file: str) -> model.LetterTerm:
    """Return a term that letters keep or set."""
    entry = Entry(data, file)
    result = model.LetterTerm(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        records=entry.texts("rekordy"),
        like=entry.text("liczy_sie_jak", ""),
        rules=tuple(deadline_rule(item) for item in entry.entries("wersje")),
        description=entry.text("opis"),
        afterwards=entry.text("po_terminie"),
        letter=entry.text("pismo", ""),
        where=entry.where,
    )
    if bool(result.like) == bool(result.rules):
        raise entry.fail("Termin pisma ma mieć wersje albo klucz „liczy_sie_jak”, jedno z dwóch.")
    entry.finish()
    return result


def _term_use(entry: Entry) -> model.TermUse:
    result = model.TermUse(entry.text("termin"), entry.text("pole", ""), pieces.condition(entry, "gdy"), entry.where)
    entry.finish()
    return result


def letter(data: Any, file: str) -> model.Letter:
    """Return the metadata of a letter."""
    entry = Entry(data, file)
    versions = []
    for inner in entry.entries("wersje"):
        since = pieces.first_day(inner)
        versions.append(
            model.LetterVersion(since, inner.day("do"), inner.text("kiedy", ""), read_basis(inner), pieces.checked(inner))
        )
        inner.finish()
    result = model.Letter(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        right=entry.text("uprawnienie", ""),
        when=entry.text("kiedy"),
        addressee=entry.text("adresat"),
        records=entry.texts("rekordy"),
        versions=tuple(versions),
        fields=tuple(letter_field(item) for item in entry.entries("pola")),
        attachments=pieces.lines(entry, "zalaczniki"),
        next_steps=pieces.lines(entry, "co_dalej"),
        where=entry.where,
        terms=tuple(_term_use(item) for item in entry.entries("terminy")),
        channel=entry.text("wysylka", ""),
        also=entry.texts("takze"),
        caution=entry.text("ostrzezenie", ""),
        extra={"uwagi": entry.raw("uwagi")} if entry.has("uwagi") else {},
    )
    entry.finish()
    return result


def channel(data: Any, file: str) -> model.Channel:
    """Return how letters of one kind are sent."""
    entry = Entry(data, file)
    result = model.Channel(
        entry.text("id"), entry.text("nazwa"), entry.texts("rekordy"), entry.flag("publiczny"), pieces.lines(entry, "zdania"), entry.where
    )
    entry.finish()
    return result


TODAY = "dzis"
"""In the limits of a date field: the day of the letter."""


ACCESSIBLE = "forma-odpowiedzi"
"""The blank that every letter to a public body has: the form of an answer that the parent can read."""


ACCESSIBLE_AT = "adres-do-odpowiedzi"
"""Where that answer is to come to, asked only for a form that needs an address or a number."""


def accessible_fields(data: Any, file: str) -> tuple[model.LetterField, ...]:
    """Return the blanks that ask for an accessible reply, from their words in ``kwestionariusz.yaml``."""
    entry = Entry(data, file)
    field = model.LetterField(
        id=ACCESSIBLE,
        question=entry.text("pytanie"),
        type="wybor",
        required=False,
        example=entry.text("przyklad"),
        choices=pieces.options(entry),
        condition=model.Condition("day", value=(entry.day("od"), None), where=entry.where),
        explanation=entry.text("wyjasnienie", ""),
        is_common=True,
    )
    entry.text("zdanie")
    entry.text("zdanie_bez_przepisu")
    entry.text("zwykla")
    read_basis(entry)
    inner = entry.entry("adres")
    entry.finish()
    if inner is None:
        return (field,)
    needed_for = inner.texts("dla")
    address = model.LetterField(
        id=ACCESSIBLE_AT,
        question=inner.text("pytanie"),
        type="tekst",
        required=False,
        example=inner.text("przyklad"),
        condition=model.Condition("fact", name=f"pole.{ACCESSIBLE}", test="jest", value=needed_for, where=inner.where),
        explanation=inner.text("wyjasnienie", ""),
        is_common=True,
    )
    inner.text("zdanie")
    inner.finish()
    return field, address
