"""Facts, questions and definitions."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.builders import pieces
from asystent.content.entry import LINE, Entry


def fact(data: Any, file: str) -> model.Fact:
    """Return a fact."""
    entry = Entry(data, file)
    kind = entry.choice("typ", ("wybor", "data", "liczba"))
    result = model.Fact(
        id=entry.text("id"),
        type=kind,
        values=pieces.values(entry, "wartosci"),
        special=pieces.values(entry, "specjalne"),
        sentence=entry.text("zdanie", "" if kind == "wybor" else None),
        least=entry.integer("najmniej"),
        most=entry.integer("najwiecej"),
        unit=entry.text("jednostka", ""),
        past=entry.flag("przeszla"),
        estimate=entry.flag("szacunek"),
        changeable=entry.flag("zmienne"),
        keepsakes=entry.texts("nie_do_stracenia"),
        how_to_find=entry.text("jak_ustalic"),
        concerns=pieces.condition(entry, "dotyczy_gdy"),
        hidden=entry.raw("ukryte_znaczy"),
        where=entry.where,
    )
    if kind == "wybor" and len(result.values) < 2:  # noqa: PLR2004 - a choice has two values
        raise entry.fail("Fakt typu wybor ma mieć co najmniej dwie wartości.")
    if kind == "liczba" and (result.least is None or result.most is None):
        raise entry.fail("Fakt typu liczba ma mieć klucze „najmniej” i „najwiecej”.")
    entry.finish()
    return result


def question(data: Any, file: str) -> model.Question:
    """Return the words of a question."""
    entry = Entry(data, file)
    result = model.Question(
        fact=entry.text("fakt"),
        section=entry.text("sekcja"),
        topic=entry.text("temat"),
        text=entry.text("pytanie"),
        explanation=entry.text("wyjasnienie", ""),
        example=entry.text("przyklad", ""),
        options=pieces.options(entry),
        where=entry.where,
        alike=entry.text("bez_roznicy", ""),
        when=pieces.condition(entry, "pytaj_gdy"),
    )
    entry.finish()
    return result


def definition(data: Any, file: str) -> tuple[str, str, str, tuple[tuple[Any, Any, model.Condition], ...], str]:
    """Return id, sentence, its denial, dated conditions and place of a definition."""
    entry = Entry(data, file)
    identifier, sentence, sentence_no = entry.text("id"), entry.text("zdanie"), entry.text("zdanie_nie")
    versions = []
    if entry.has("wersje"):
        for inner in entry.entries("wersje"):
            condition = pieces.condition(inner, "warunek")
            if condition is None:
                raise inner.fail("Wersja definicji nie ma klucza „warunek”.")
            versions.append((inner.day("od"), inner.day("do"), condition))
            inner.finish()
    else:
        condition = pieces.condition(entry, "warunek")
        if condition is None:
            raise entry.fail("Definicja nie ma klucza „warunek”.")
        versions.append((None, None, condition))
    entry.finish()
    return identifier, sentence, sentence_no, tuple(versions), entry.where


def clash(data: Any, file: str) -> model.Clash:
    """Return two facts of which some answers cannot both be true."""
    entry = Entry(data, file)
    condition = pieces.condition(entry, "gdy")
    if condition is None:
        raise entry.fail("Sprzeczność nie ma klucza „gdy”.")
    result = model.Clash(entry.text("id"), entry.texts("fakty"), condition, entry.text("zdanie"), entry.where)
    if len(set(result.facts)) != 2:  # noqa: PLR2004 - one sentence names both answers and how to change one
        raise entry.fail("Klucz „fakty” ma zawierać dwa fakty, których odpowiedzi nie pasują do siebie.")
    entry.finish()
    return result


def move(data: Any, file: str) -> model.Move:
    """Return what became of a fact of earlier content."""
    entry = Entry(data, file)
    inner = entry.entry("wartosci")
    values = {} if inner is None else {key: value for key, value in inner.data.items() if key != LINE}
    result = model.Move(entry.text("z"), entry.text("na", ""), values, entry.text("zdanie", ""), entry.where)
    if any(not isinstance(value, (str, int)) for value in values.values()):
        raise entry.fail("Klucz „wartosci” ma zawierać pary: dawna wartość i dzisiejsza.")
    if result.source == result.target and not values:
        raise entry.fail("Fakt przechodzi sam na siebie. Trzeba podać „wartosci” albo inny fakt w kluczu „na”.")
    if not result.target and (values or not result.sentence):
        raise entry.fail("Fakt, o który program już nie pyta, ma mieć klucz „zdanie” i nie może mieć „wartosci”.")
    entry.finish()
    return result
