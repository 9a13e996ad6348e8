"""From compiled mappings to the values of ``model``. One function a noun."""

from __future__ import annotations

from typing import Any

from asystent.content import model
from asystent.content.conditions import ALWAYS, read_basis, read_condition
from asystent.content.entry import Entry, to_day, to_number

CERTAINTIES = ("statute", "official", "secondary", "memory")
OUTCOMES = ("przysluguje", "nie-przysluguje", "zalezy", "uznaniowe", "poza-stanem-prawnym")
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


def _condition(entry: Entry, key: str) -> model.Condition | None:
    value = entry.raw(key)
    return None if value is None else read_condition(value, entry.file, entry.line)


def _checked(entry: Entry) -> model.Checked | None:
    inner = entry.entry("sprawdzono")
    if inner is None:
        return None
    day = inner.day("dnia")
    if day is None:
        raise inner.fail("Brakuje klucza „dnia”.")
    checked = model.Checked(day, inner.choice("pewnosc", CERTAINTIES), inner.texts("zrodla"))
    inner.text("uwaga", "")
    inner.finish()
    return checked


def _amount(entry: Entry, key: str) -> model.Amount | None:
    value = entry.raw(key)
    if value is None:
        return None
    if isinstance(value, dict):
        inner = Entry(value, entry.file, entry.line)
        amount = model.Amount(parameter=inner.text("parametr"))
        inner.finish()
        return amount
    return model.Amount(number=to_number(value, entry))


def lines(entry: Entry, key: str) -> tuple[model.Line, ...]:
    """Return the sentences under ``key``; an item is a sentence or a mapping."""
    result = []
    for item in entry.items(key):
        if isinstance(item, str):
            result.append(model.Line(" ".join(item.split())))
            continue
        inner = Entry(item, entry.file, entry.line)
        result.append(
            model.Line(
                inner.text("zdanie"),
                inner.day("od"),
                inner.day("do"),
                _condition(inner, "gdy"),
                read_basis(inner),
                inner.text("uwaga", ""),
                inner.text("uprawnienie", ""),
                inner.text("co", ""),
            )
        )
        inner.finish()
    return tuple(result)


def _gifts(entry: Entry) -> tuple[model.Gift, ...]:
    result = []
    for inner in entry.entries("daje"):
        result.append(
            model.Gift(
                inner.text("co"),
                _amount(inner, "ile"),
                inner.text("jednostka", ""),
                inner.text("zdanie"),
                _condition(inner, "gdy"),
                inner.day("od"),
                inner.day("do"),
                read_basis(inner),
                inner.flag("tylko_pewne"),
            )
        )
        inner.finish()
    return tuple(result)


def _version(entry: Entry) -> model.Version:
    since = entry.day("od")
    if since is None:
        raise entry.fail("Wersja musi mówić, od kiedy obowiązuje: klucz „od”.")
    kind = "absent" if entry.flag("nie_istnieje") else "unknown" if entry.flag("nie_opisano") else "rule"
    condition = _condition(entry, "warunki")
    if kind == "rule" and condition is None:
        raise entry.fail("Wersja nie ma klucza „warunki”. Gdy warunków nie ma, trzeba napisać: stale: tak.")
    outcome = entry.choice("wynik", ("przysluguje", "uznaniowe"), "przysluguje")
    version = model.Version(
        kind=kind,
        since=since,
        until=entry.day("do"),
        reason=entry.text("powod", "" if kind == "rule" else None),
        basis=read_basis(entry),
        checked=_checked(entry),
        condition=condition or ALWAYS,
        exceptions=tuple(read_condition(item, entry.file, entry.line) for item in entry.items("wyjatki")),
        outcome=outcome,
        why_discretionary=entry.text("dlaczego_uznaniowe", None if outcome == "uznaniowe" else ""),
        gifts=_gifts(entry),
        notes=lines(entry, "uwagi"),
        steps=lines(entry, "kroki"),
        open_start=entry.flag("od_co_najmniej"),
        where=entry.where,
    )
    entry.finish()
    return version


def answers(entry: Entry, key: str) -> dict[str, Any]:
    """Return the answers of a family under ``key``, as they stand in a case file."""
    inner = entry.entry(key)
    if inner is None:
        return {}
    return {fact: value for fact, value in inner.data.items() if fact != "_l"}


def _examples(entry: Entry) -> tuple[model.Example, ...]:
    result = []
    for inner in entry.entries("przyklady"):
        day = inner.day("na_dzien")
        if day is None:
            raise inner.fail("Przykład nie ma klucza „na_dzien”.")
        gives = inner.entry("daje")
        depends = inner.texts("zalezy_od") if inner.has("zalezy_od") else None
        result.append(
            model.Example(
                inner.text("nazwa", ""),
                day,
                answers(inner, "odpowiedzi"),
                inner.choice("wynik", OUTCOMES),
                depends,
                {key: to_number(value, inner) for key, value in gives.data.items() if key != "_l"} if gives else {},
                inner.where,
            )
        )
        inner.finish()
    return tuple(result)


def _right_fields(entry: Entry) -> dict[str, Any]:
    weight = entry.integer("waga", 50)
    return {
        "id": entry.text("id"),
        "name": entry.text("nazwa"),
        "branch": entry.text("dzial", ""),
        "records": entry.texts("rekordy"),
        "summary": entry.text("skrot", ""),
        "weight": weight if weight is not None else 50,
        "reference": entry.text("dzien_odniesienia", "dzis"),
        "universal": entry.flag("powszechne"),
        "versions": tuple(_version(item) for item in entry.entries("wersje")),
        "gifts": _gifts(entry),
        "notes": lines(entry, "uwagi"),
        "steps": lines(entry, "kroki"),
        "examples": _examples(entry),
        "where": entry.where,
    }


def right(data: Any, file: str) -> model.Right:
    """Return a right."""
    entry = Entry(data, file)
    result = model.Right(**_right_fields(entry))
    entry.finish()
    return result


def path(data: Any, file: str) -> model.Path:
    """Return a path."""
    entry = Entry(data, file)
    result = model.Path(
        **_right_fields(entry),
        needs=lines(entry, "warunki_slowne"),
        advantages=lines(entry, "zalety"),
        drawbacks=lines(entry, "wady"),
        practices=lines(entry, "dobre_praktyki"),
        comparison=lines(entry, "porownanie"),
        corrections=lines(entry, "sprostowania"),
    )
    entry.text("model", "")
    entry.finish()
    return result


def _values(entry: Entry, key: str) -> tuple[model.Value, ...]:
    result = []
    for inner in entry.entries(key):
        result.append(model.Value(inner.text("id"), inner.text("zdanie"), inner.text("wynika_z", "")))
        inner.finish()
    return tuple(result)


def fact(data: Any, file: str) -> model.Fact:
    """Return a fact."""
    entry = Entry(data, file)
    kind = entry.choice("typ", ("wybor", "data", "liczba"))
    result = model.Fact(
        id=entry.text("id"),
        type=kind,
        values=_values(entry, "wartosci"),
        special=_values(entry, "specjalne"),
        sentence=entry.text("zdanie", "" if kind == "wybor" else None),
        least=entry.integer("najmniej"),
        most=entry.integer("najwiecej"),
        unit=entry.text("jednostka", ""),
        past=entry.flag("przeszla"),
        estimate=entry.flag("szacunek"),
        changeable=entry.flag("zmienne"),
        how_to_find=entry.text("jak_ustalic"),
        concerns=_condition(entry, "dotyczy_gdy"),
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
    options = []
    for inner in entry.entries("odpowiedzi"):
        options.append(model.Option(inner.text("wartosc"), inner.text("etykieta")))
        inner.finish()
    result = model.Question(
        fact=entry.text("fakt"),
        section=entry.text("sekcja"),
        topic=entry.text("temat"),
        text=entry.text("pytanie"),
        explanation=entry.text("wyjasnienie", ""),
        example=entry.text("przyklad", ""),
        options=tuple(options),
        where=entry.where,
        alike=entry.text("bez_roznicy", ""),
        when=_condition(entry, "pytaj_gdy"),
    )
    entry.finish()
    return result


def parameter(data: Any, file: str) -> model.Parameter:
    """Return a dated parameter."""
    entry = Entry(data, file)
    rates = []
    for inner in entry.entries("wersje"):
        since = inner.day("od")
        if since is None:
            raise inner.fail("Wersja musi mówić, od kiedy obowiązuje: klucz „od”.")
        missing = inner.flag("nie_opisano")
        number = inner.number("ile")
        if number is None and not missing:
            raise inner.fail("Wersja parametru nie ma liczby: klucz „ile”.")
        rates.append(
            model.Rate(
                since, inner.day("do"), number, inner.text("powod", ""), read_basis(inner), _checked(inner), inner.where
            )
        )
        inner.flag("od_co_najmniej")
        inner.finish()
    result = model.Parameter(
        entry.text("id"), entry.text("nazwa"), entry.text("jednostka"), entry.texts("rekordy"), tuple(rates), entry.where
    )
    entry.finish()
    return result


def _deadline_rule(entry: Entry) -> model.DeadlineRule:
    since = entry.day("od")
    if since is None:
        raise entry.fail("Wersja musi mówić, od kiedy obowiązuje: klucz „od”.")
    kind = "absent" if entry.flag("nie_istnieje") else "unknown" if entry.flag("nie_opisano") else "rule"
    rule = kind == "rule"
    count = entry.integer("ile", None if rule else 0)
    if count is None:
        raise entry.fail("Termin nie ma liczby: klucz „ile”.")
    result = model.DeadlineRule(
        since=since,
        until=entry.day("do"),
        count=count,
        unit=entry.choice("jednostka", ("dni", "dni-robocze", "tygodnie", "miesiace"), None if rule else "dni"),
        direction=entry.choice("kierunek", ("po", "przed"), "po"),
        counting=entry.choice("liczenie", ("kpa", "zwykle"), None if rule else "zwykle"),
        kind=kind,
        basis=read_basis(entry),
        checked=_checked(entry),
        where=entry.where,
    )
    entry.text("powod", "" if rule else None)
    entry.flag("od_co_najmniej")
    entry.finish()
    return result


def deadline(data: Any, file: str) -> model.Deadline:
    """Return a deadline."""
    entry = Entry(data, file)
    result = model.Deadline(
        id=entry.text("id"),
        name=entry.text("nazwa"),
        records=entry.texts("rekordy"),
        right=entry.text("uprawnienie", ""),
        fact=entry.text("od_faktu"),
        condition=_condition(entry, "gdy"),
        rules=tuple(_deadline_rule(item) for item in entry.entries("wersje")),
        description=entry.text("opis"),
        afterwards=entry.text("po_terminie", ""),
        where=entry.where,
    )
    entry.finish()
    return result


def _letter_field(entry: Entry) -> model.LetterField:
    options = []
    for inner in entry.entries("odpowiedzi"):
        options.append(model.Option(inner.text("wartosc"), inner.text("etykieta")))
        inner.finish()
    result = model.LetterField(
        id=entry.text("id"),
        question=entry.text("pytanie"),
        type=entry.choice("typ", LETTER_TYPES),
        required=entry.flag("wymagane"),
        example=entry.text("przyklad"),
        choices=tuple(options),
        condition=_condition(entry, "gdy"),
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
            model.LetterVersion(since, inner.day("do"), inner.text("kiedy", ""), read_basis(inner), _checked(inner))
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
        attachments=lines(entry, "zalaczniki"),
        next_steps=lines(entry, "co_dalej"),
        where=entry.where,
        extra={key: value for key, value in entry.data.items() if key not in known},
    )
    if set(result.extra) - {"wysylka", "uwagi"}:
        entry.finish()
    return result


def act(data: Any, file: str) -> model.Act:
    """Return an act of the register."""
    entry = Entry(data, file)
    result = model.Act(
        entry.text("id"),
        entry.text("tytul"),
        entry.text("mowiony"),
        entry.text("dziennik", ""),
        entry.text("adres", ""),
        entry.day("czytano"),
        entry.where,
    )
    entry.text("uwaga", "")
    entry.finish()
    return result


def definition(data: Any, file: str) -> tuple[str, str, str, tuple[tuple[Any, Any, model.Condition], ...], str]:
    """Return id, sentence, its denial, dated conditions and place of a definition."""
    entry = Entry(data, file)
    identifier, sentence, sentence_no = entry.text("id"), entry.text("zdanie"), entry.text("zdanie_nie")
    versions = []
    if entry.has("wersje"):
        for inner in entry.entries("wersje"):
            condition = _condition(inner, "warunek")
            if condition is None:
                raise inner.fail("Wersja definicji nie ma klucza „warunek”.")
            versions.append((inner.day("od"), inner.day("do"), condition))
            inner.finish()
    else:
        condition = _condition(entry, "warunek")
        if condition is None:
            raise entry.fail("Definicja nie ma klucza „warunek”.")
        versions.append((None, None, condition))
    entry.finish()
    return identifier, sentence, sentence_no, tuple(versions), entry.where


def person(data: Any, file: str) -> model.Person:
    """Return a family used as a test."""
    entry = Entry(data, file)
    expected = []
    for inner in entry.entries("oczekiwane"):
        day = inner.day("na_dzien")
        if day is None:
            raise inner.fail("Oczekiwanie nie ma klucza „na_dzien”.")
        results = inner.entry("wyniki")
        expected.append(
            {
                "day": day,
                "shift": inner.flag("przesun_daty"),
                "results": {key: value for key, value in (results.data if results else {}).items() if key != "_l"},
                "where": inner.where,
            }
        )
        inner.finish()
    described = entry.raw("dzien_opisu")
    result = model.Person(
        entry.text("nazwa"),
        entry.text("opis", ""),
        answers(entry, "odpowiedzi"),
        to_day(described, entry) if described else None,
        tuple(expected),
        entry.where,
    )
    entry.finish()
    return result
