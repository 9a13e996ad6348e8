"""A deadline that may run is told as such: unknown is never no, and never yes."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from asystent.letters import ics
from asystent.plan import export, report
from asystent.plan.chapters import chapters
from asystent.plan.planner import Planner
from tests.conftest import MORE, days, families
from tests.storage.talk_kit import talk

DAY = date(2026, 11, 21)
NEWBORN = {"dziecko.data-urodzenia": date(2026, 10, 5), "rodzic.rola": "matka"}
GRANT = "becikowe-12-miesiecy"


def ids(deadlines):
    """The ids of deadlines."""
    return {item.id for item in deadlines}


@settings(max_examples=40 * MORE)
@given(st.data())
def test_what_is_told_later_confirms_or_ends_a_possible_deadline(content, engine, data):
    """With less known no deadline is lost: one of the full story is certain or possible before, and a certain one stays."""
    day = data.draw(days(content))
    full = data.draw(families(content, day))
    part = {fact: value for fact, value in full.items() if isinstance(value, date) or data.draw(st.booleans())}
    planner = Planner(content, day, engine)
    sure, maybe = planner.deadlines(part), planner.possible_deadlines(part)
    for item in maybe:
        assert item.depends, item.id
        assert not set(item.depends) & set(engine.known(part)), item.id
    assert not any(item.depends for item in sure)
    assert ids(sure) <= ids(planner.deadlines(full))
    assert ids(planner.deadlines(full)) <= ids(sure) | ids(maybe)
    assert ids(planner.possible_deadlines(full)) <= ids(maybe)


def test_a_possible_deadline_is_told_everywhere_and_never_as_certain(content, engine):
    """Lists, data, recordings and the calendar name it, say what it depends on, and keep it apart from the certain ones."""
    result = Planner(content, DAY, engine).result(NEWBORN)
    item = next(item for item in result.possible_deadlines if item.id == GRANT)
    assert item.depends == ("rodzina.dochod-na-osobe",)
    line = report.deadline_line(content, item)
    assert line.startswith("Termin może biec: ")
    assert line.endswith("Zależy od: dochód na osobę.")
    assert line in next(part for part in report.report(content, result, NEWBORN) if part.title == "Terminy").lines
    data = export.as_json(content, result)
    assert GRANT not in [row["id"] for row in data["terminy"]]
    assert {row["id"]: row["zalezy_od"] for row in data["terminy_mozliwe"]}[GRANT] == ["rodzina.dochod-na-osobe"]
    assert any(line in told for part in chapters(content, result, len, 10**6) for told in part.lines)
    event = ics.to_bytes([(item, report.calendar_note(content, item))], "sprawa", DAY).decode().replace("\r\n ", "")
    assert "SUMMARY:Termin\\, który może biec: " in event
    assert "Nie wiadomo\\, czy ten termin dotyczy tej rodziny. Zależy od: dochód na osobę." in event


def test_the_conversation_tells_it_and_writes_it_down(content, tmp_path, monkeypatch):
    """Whoever leaves the income out still hears of the year for the birth grant, and finds the day in the calendar."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mala.json"
    path.write_text('{"format": 1, "odpowiedzi": {"dziecko.data-urodzenia": "2026-10-05", "rodzic.rola": "matka"}}')
    said = talk(content, DAY, "wszystkie", *["nie wiem"] * 46, "kalendarz", "", path=path)
    assert "Termin może biec: Wniosek o becikowe, wtorek, 5 października 2027 roku." in said
    assert "W tym terminy, które mogą biec: " in said
