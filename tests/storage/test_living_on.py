"""A saved case lives on: whatever became of its file, of the clock, or of the content, no answer is gone."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from asystent.content.store import Content
from asystent.storage import atomic, blanks, casefile, places
from asystent.terminal.keeper import Keeper
from tests.storage.talk_kit import talk

TODAY = date(2026, 11, 22)
BIRTH, WORK = "dziecko.data-urodzenia", "rodzic.praca"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The program's own folder."""
    monkeypatch.setenv("ASYSTENT_DOM", str(tmp_path / "dom"))
    return tmp_path / "dom"


@pytest.fixture
def case(home, content):
    """A case as the program saved it: the day of birth, a diagnosis, employment."""
    talk(content, TODAY, "wszystkie", "1 marca 2024", "2", "umowa o")
    return home / "sprawy" / "sprawa-1.json"


def told(path):
    """The answers in a file."""
    return json.loads(path.read_text(encoding="utf-8"))["odpowiedzi"]


def changed(path, old, new):
    """Change a file by hand."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.fault
def test_a_clock_set_back_refuses_no_answer(content, case):
    """Dates that lie in the future of a wrong clock stay answers; the clock is told, also after a further answer and start."""
    before = told(case)
    for lines in (("1", "matka"), ("1",)):
        said = talk(content, date(2020, 1, 1), *lines)
        assert "Zegar komputera pokazuje 1 stycznia 2020" in said
        assert "Wczytano sprawę" in said
        assert told(case).items() >= before.items()
    assert "Zegar" not in talk(content, TODAY, "1")


@pytest.mark.fault
def test_a_clock_that_was_ahead_is_forgotten(content, case):
    """One wrong day ahead is no complaint for ever: the next answer on a right clock ends it."""
    talk(content, date(2030, 1, 1), "1", "tak", "matka")
    assert "Zegar" in talk(content, TODAY, "1", "nie wiem")
    assert "Zegar" not in talk(content, TODAY, "1")


def test_an_answer_of_a_later_day_waits_for_that_day(content, home):
    """Told under --na-dzien of a later day: put aside with a sentence at a plain start, and back when it fits."""
    later = TODAY + timedelta(days=30)
    talk(content, TODAY, "wszystkie", "1 grudnia 2026", "2", day=later)
    path = home / "sprawy" / "sprawa-1.json"
    assert told(path)[BIRTH] == "2026-12-01"
    said = talk(content, TODAY, "1")
    assert "Odłożono odpowiedzi" in said
    assert "Wczytano sprawę" in said
    assert "Odłożono" not in talk(content, TODAY, "1")
    assert json.loads(path.read_text(encoding="utf-8"))["odlozone"] == {BIRTH: "2026-12-01"}
    assert "Wróciły odłożone odpowiedzi" in talk(content, later, "1")
    assert told(path)[BIRTH] == "2026-12-01"
    assert "odlozone" not in json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.fault
@pytest.mark.parametrize("old, new", [('"umowa-o-prace"', '"umowa-o-prbce"'), (f'"{WORK}"', '"rodzic.prbca"')])
def test_one_wrong_letter_is_mended_from_the_version_before(content, case, old, new):
    """A letter changed by a failing disk: that answer comes from the previous version, all others from the file."""
    before = told(case)
    talk(content, TODAY, "1", "matka")  # the previous version now has the employment too
    changed(case, old, new)
    said = talk(content, TODAY, "1")
    assert "Wzięto je z poprzedniego zapisu" in said
    assert told(case) == {**before, "rodzic.rola": "matka"}


@pytest.mark.fault
def test_an_answer_that_was_taken_back_does_not_come_in_place_of_a_spoiled_one(content, case):
    """The version before has two answers with the same words: only the one called the same but for a letter is taken."""
    talk(content, TODAY, "1", "matka", "żaden", "żadne", "niepełnosprawność", "tak", "tak", "nie")
    before = told(case)
    assert (before["orzeczenie.pkt7"], before["orzeczenie.pkt8"]) == ("tak", "tak")
    document = json.loads(case.read_text(encoding="utf-8"))
    del document["odpowiedzi"]["orzeczenie.pkt7"]
    document["odpowiedzi"]["orzeczenie.pkX8"] = document["odpowiedzi"].pop("orzeczenie.pkt8")
    case.write_text(json.dumps(document), encoding="utf-8")
    talk(content, TODAY, "1")
    assert told(case).get("orzeczenie.pkt8") == "tak"
    assert "orzeczenie.pkt7" not in told(case)


def test_an_answer_that_fits_nowhere_is_kept_and_told_once(content, case):
    """Neither version has it: it is named, kept in the file through further answers, and not refused."""
    changed(case, WORK, "rodzic.zatrudnienie")
    atomic.previous_of(case).unlink()
    assert "Temat: rodzic.zatrudnienie" in talk(content, TODAY, "1", "matka")
    assert json.loads(case.read_text(encoding="utf-8"))["odlozone"] == {"rodzic.zatrudnienie": "umowa-o-prace"}
    assert "Odłożono" not in talk(content, TODAY, "1")


@pytest.mark.fault
def test_a_damaged_case_is_told_and_no_new_one_begins_unasked(content, case):
    """File and previous version both damaged: said, and asked; no answer means no new case; both files stay."""
    for path in (case, atomic.previous_of(case)):
        path.write_text("{", encoding="utf-8")
    said = talk(content, TODAY)
    assert "uszkodzony" in said
    assert "Poprzedniego zapisu tej sprawy też" in said
    assert "Czy zacząć nową sprawę?" in said
    assert "O czym ma być" not in said
    assert "O czym ma być" not in talk(content, TODAY, "nie")
    assert "O czym ma być" in talk(content, TODAY, "tak")
    assert case.read_text(encoding="utf-8") == "{"


def test_a_refused_choice_asks_again(content, case):
    """A case of a newer program: refused in a sentence, then the question, not a new case; the file is not replaced by the older one."""
    changed(case, '"format": 1', '"format": 2')
    said = talk(content, TODAY, "1")
    assert "nowsza wersja" in said
    assert "Czy zacząć nową sprawę?" in said
    assert "O czym ma być" not in said


@pytest.mark.fault
def test_a_lost_file_leaves_the_version_before_it(content, case):
    """Only the previous version is there: listed, taken up with a sentence, written back, and never written over by a new case."""
    case.unlink()
    assert [item.complaint for item in casefile.saved_cases()] == [""]
    assert places.new_case_file() != case
    said = talk(content, TODAY, "1")
    assert "zniknął" in said
    assert told(case)[BIRTH] == "2024-03-01"


@pytest.mark.fault
def test_damaged_blanks_are_told_and_the_version_before_serves(content, case):
    """What was typed into letters is not dropped silently; a sound previous version is not replaced by the damaged one."""
    blanks.save(case, {"a": {"imie": "Ala"}})
    blanks.save(case, {"a": {"imie": "Ala", "miasto": "Wrocław"}})
    place = blanks.place_of(case)
    place.write_bytes(place.read_bytes()[:30])
    found = blanks.load(case)
    assert found.texts == {"a": {"imie": "Ala"}}
    assert "uszkodzony" in found.notice
    blanks.save(case, found.texts, sound=found.is_sound)
    place.write_text("{", encoding="utf-8")
    assert blanks.load(case).texts == {"a": {"imie": "Ala"}}


@pytest.mark.fault
def test_a_case_removed_in_the_middle_comes_back_only_when_asked_for(content, home):
    """Somebody deleted the data: the next answer does not write them back; the word zapisz does."""
    path = home / "sprawy" / "sprawa-1.json"
    said = talk(content, TODAY, "wszystkie", "1 marca 2024", "2", "umowa o", "gdzie", before={"2": path.unlink})
    assert "Zapisano: dziecko urodziło się" in said
    assert said.count("Pliku sprawy już nie ma") == 1
    assert "Przyjęto: rodzic pracuje" in said
    assert "plik sprawy został usunięty" in said
    assert not path.exists()
    talk(content, TODAY, "wszystkie", "2 marca 2024", "2", "zapisz", "umowa o", before={"2": path.unlink})
    assert list(told(path)) == [BIRTH, "diagnoza.kiedy", WORK]


def moved(content, *entries):
    """The content with these entries of ``przenosiny.yaml``, and some facts gone."""
    rows = {entry["z"]: {**entry, "_l": 1, "_f": "przenosiny.yaml"} for entry in entries}
    return Content({**content.bundle(), "przenosiny": rows})


def without(content, fact):
    """The content without a fact and its question."""
    bundle = content.bundle()
    for kind in ("fakty", "pytania"):
        bundle[kind] = {name: entry for name, entry in bundle[kind].items() if name != fact}
    return Content(bundle)


def read(path, content, **kw):
    """Read a case as its own family does."""
    return casefile.load(path, content.facts, today=TODAY, moves=content.moves, is_own=True, **kw)


def test_a_renamed_fact_and_value_are_found_again(content, case):
    """Renamed twice and its value once: the answer stands under the name of today, with the sentence, in every command."""
    changed(case, WORK, "praca.dawna")
    changed(case, "umowa-o-prace", "etat")
    new = moved(
        content,
        {"z": "praca.dawna", "na": "praca.nowsza", "wartosci": {"etat": "umowa"}, "zdanie": "Pytanie o pracę ma nową nazwę."},
        {"z": "praca.nowsza", "na": WORK, "wartosci": {"umowa": "umowa-o-prace"}},
    )
    loaded = read(case, new)
    assert loaded.case.answers[WORK] == "umowa-o-prace"
    assert loaded.notice == "Pytanie o pracę ma nową nazwę."
    strict = casefile.load(case, new.facts, today=TODAY, moves=new.moves)
    assert strict.case.answers == loaded.case.answers
    assert "Pytanie o pracę ma nową nazwę." in talk(new, TODAY, "1")
    assert told(case)[WORK] == "umowa-o-prace"
    assert "Pytanie o pracę ma nową nazwę." not in talk(new, TODAY, "1")


def test_a_value_renamed_within_its_fact(content, case):
    """A value alone may get a new name; nie wiem stays nie wiem."""
    changed(case, "umowa-o-prace", "etat")
    new = moved(content, {"z": WORK, "na": WORK, "wartosci": {"etat": "umowa-o-prace", "nie-wiem": "rolnik-krus"}})
    assert read(case, new).case.answers[WORK] == "umowa-o-prace"
    changed(case, '"etat"', '"nie-wiem"')
    assert read(case, new).case.answers[WORK] == "nie-wiem"


def test_what_was_told_under_the_new_name_wins(content, case):
    """Both names in one file: the answer under the name of today counts, the other is kept aside."""
    changed(case, f'"{WORK}": "umowa-o-prace"', f'"praca.dawna": "zlecenie", "{WORK}": "umowa-o-prace"')
    loaded = read(case, moved(content, {"z": "praca.dawna", "na": WORK}))
    assert loaded.case.answers[WORK] == "umowa-o-prace"
    assert loaded.case.extra["odlozone"] == {"praca.dawna": "zlecenie"}


@pytest.mark.parametrize(("one", "two"), [("umowa-o-prace", "nie-wiem"), ("nie-wiem", "umowa-o-prace"), ("umowa-o-prace", "zlecenie")])
def test_two_old_names_of_one_fact_lose_no_answer(content, case, one, two):
    """Two facts became one: what is known wins over nie wiem, and of two known answers the second is kept aside."""
    changed(case, f'"{WORK}": "umowa-o-prace"', f'"praca.a": "{one}", "praca.b": "{two}"')
    loaded = read(case, moved(content, {"z": "praca.a", "na": WORK}, {"z": "praca.b", "na": WORK}))
    assert loaded.case.answers[WORK] == "umowa-o-prace"
    assert loaded.case.extra.get("odlozone", {}) == ({} if one == "nie-wiem" else {"praca.b": two})


@pytest.mark.fault
def test_a_case_is_read_only_once_it_is_ours(content, case, monkeypatch):
    """--sprawa: another window saves its last answer and leaves just before the case is taken; that answer is not written over."""
    claim = Keeper.claim

    def late(keeper):
        changed(case, f'"{WORK}": "umowa-o-prace"', f'"{WORK}": "umowa-o-prace", "rodzic.rola": "matka"')
        return claim(keeper)

    monkeypatch.setattr(Keeper, "claim", late)
    talk(content, TODAY, "żaden", path=case)
    assert told(case)["rodzic.rola"] == "matka"
    assert told(case)["rodzic.urlop"] == "zaden"  # the question after that one was asked


def test_a_dropped_fact_waits_and_returns(content, case):
    """The content no longer asks: put aside, kept through writing, and an answer again when the content asks again."""
    before = told(case)
    loaded = read(case, without(content, WORK))
    assert loaded.aside == (WORK,)
    casefile.save(case, loaded.case, today=TODAY)
    assert WORK not in told(case)
    again = read(case, without(content, WORK))
    assert again.aside == ()
    casefile.save(case, again.case, today=TODAY)
    assert "Wróciły odłożone odpowiedzi" in talk(content, TODAY, "1")
    assert told(case) == before


def test_a_fact_declared_as_dropped_is_told_in_its_own_words(content, case):
    """An entry without a target: its sentence is told, the answer is kept, and other commands do not refuse the file."""
    less = without(content, WORK)
    rows = {WORK: {"z": WORK, "zdanie": "Program nie pyta już o pracę.", "_l": 1, "_f": "przenosiny.yaml"}}
    less = Content({**less.bundle(), "przenosiny": rows})
    loaded = casefile.load(case, less.facts, today=TODAY, moves=less.moves)
    assert loaded.notice == "Program nie pyta już o pracę."
    assert loaded.case.extra["odlozone"] == {WORK: "umowa-o-prace"}
