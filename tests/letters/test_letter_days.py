"""The dates of a letter: what cannot be, what is odd, by when to hand it in, by when the answer is due."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_kit import LETTERS, TODAY, examples

from asystent.cli import main
from asystent.letters import afterwards, compose, days, fields
from asystent.plan import terms

APPEAL = "odwolanie-do-sko"
DATES = {"decyzja_data": "2 listopada 2026", "decyzja_doreczono": "9 listopada 2026"}


def values(letter, **changes):
    """Return the checked examples of a letter, some changed."""
    return compose.read_values(letter, examples(letter, **changes))


def test_a_decision_is_not_served_before_it_was_made(content):
    """Dates that cannot be true together are refused in one sentence that names both fields."""
    letter = content.letter(APPEAL)
    with pytest.raises(fields.FieldError) as caught:
        values(letter, decyzja_data="9 listopada 2026", decyzja_doreczono="2 listopada 2026")
    assert caught.value.field == "decyzja-doreczono"
    assert "decyzja-data" in caught.value.sentence
    assert "2 listopada 2026 roku, a to wcześniej niż 9 listopada 2026 roku" in caught.value.sentence


def test_a_day_after_the_letter_is_doubted_not_refused(content, at):
    """What has happened lies before the letter; a year mistyped is said, the letter is still written."""
    letter = content.letter(APPEAL)
    told = days.doubts(letter, values(letter, **DATES | {"decyzja_doreczono": "9 listopada 2027"}), at())
    assert any("To później niż dzień pisma, czyli 22 listopada 2026 roku." in line for line in told), told
    assert all(line.startswith("Uwaga. ") for line in told)
    assert days.doubts(letter, values(letter, **DATES), at()) == []


def test_a_date_unlike_the_answer_in_the_case_is_doubted(content, at):
    """The child has one birthday: a letter that says another one than the case is not let pass in silence."""
    letter = content.letter(APPEAL)
    filled = values(letter, **DATES, dziecko_data_urodzenia="1 marca 2020")
    assert days.doubts(letter, filled, at(dziecko__data_urodzenia="2020-03-01")) == []
    told = days.doubts(letter, filled, at(dziecko__data_urodzenia="2021-03-01"))
    assert len(told) == 1
    assert "W odpowiedziach zapisany jest inny dzień: 1 marca 2021 roku." in told[0]


@pytest.mark.parametrize(
    ("served", "last"),
    [
        ("9 listopada 2026", "2026-11-23"),
        # 14 days end on Sunday 15 November, so on Monday (k.p.a. art. 57 § 4).
        ("1 listopada 2026", "2026-11-16"),
    ],
)
def test_the_last_day_for_an_appeal_is_counted_from_the_letters_own_date(content, at, served, last):
    """14 days from service (k.p.a. art. 129 § 2): told while they run, doubted once they are over."""
    letter = content.letter(APPEAL)
    filled = values(letter, **DATES | {"decyzja_data": "1 października 2026", "decyzja_doreczono": served})
    found = days.hand_in(letter, filled, at())
    assert [item.day.isoformat() for item in found] == [last]
    is_late = last < TODAY.isoformat()
    assert [bool(days.doubts(letter, filled, at())), bool(afterwards.ahead(letter, filled, at()))] == [is_late, not is_late]


def test_the_answer_is_due_from_the_day_of_handing_in(content, at):
    """The same letter handed in later is answered later; the term is named with its letter and its day."""
    letter = content.letter(APPEAL)
    filled = values(letter, **DATES)
    one, two = (
        terms.awaited(content, [terms.Sent(letter.id, day, days.answered_by(letter, filled, at()))], TODAY)
        for day in (TODAY, TODAY + dt.timedelta(days=10))
    )
    assert one
    assert [item.day for item in one] < [item.day for item in two]
    assert letter.name in one[0].name
    assert one[0].basis


def test_a_term_of_another_days_law_is_that_days(content, at):
    """A letter for an undescribed day promises no term: no day's law is lent to another."""
    letter = content.letter(APPEAL)
    filled = values(letter, decyzja_data="2 listopada 2031", decyzja_doreczono="9 listopada 2031")
    when = at(dt.date(2031, 11, 22))
    assert days.hand_in(letter, filled, when) == []
    assert terms.awaited(content, [terms.Sent(letter.id, when.day, days.answered_by(letter, filled, when))], when.day) == ()


@pytest.mark.parametrize("letter_id", LETTERS)
def test_examples_of_every_letter_do_not_contradict_themselves(content, letter_id):
    """What `pisma --json` calls an example passes, also together with the other examples."""
    letter = content.letter(letter_id)
    compose.read_values(letter, examples(letter))


def test_how_many_letters_have_terms(content, capsys):
    """The count is printed, so that a term that falls out of the content is seen."""
    letters = [content.letter(name) for name in LETTERS]
    own = sum(any(use.field for use in letter.terms) for letter in letters)
    answers = sum(any(not use.field for use in letter.terms) for letter in letters)
    limited = sum(any(field.not_before or field.not_after for field in letter.fields) for letter in letters)
    with capsys.disabled():
        print(f"\npism: {len(letters)}, z terminem złożenia: {own}, z terminem odpowiedzi: {answers}, z granicami dat: {limited}")
    assert own >= 15
    assert answers >= 15
    assert limited >= 30


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("2026-11-22"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["pismo", "dzien", "terminy", "x"]), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_whatever_a_case_file_says_of_sent_letters_is_no_error(content, data):
    """A case file is untrusted: what makes no sense is passed over."""
    terms.awaited(content, terms.read_sent(data), TODAY)


def test_what_is_stored_comes_back(content, at):
    """A letter that was handed in is the same after the case was saved and loaded."""
    letter = content.letter(APPEAL)
    sent = terms.Sent(letter.id, TODAY, days.answered_by(letter, values(letter, **DATES), at()))
    assert terms.read_sent(json.loads(json.dumps([sent.stored()]))) == (sent,)


@pytest.fixture
def call(capsys, tmp_path, content):
    """Return a way to write the appeal from the command line."""

    def run(*argv, **changes):
        case, data = tmp_path / "sprawa.json", tmp_path / "pola.json"
        case.write_text(json.dumps({"format": 1, "na_dzien": "2026-11-22", "odpowiedzi": {}}), encoding="utf-8")
        data.write_text(json.dumps(examples(content.letter(APPEAL), **DATES | changes)), encoding="utf-8")
        code = main.main(["pismo", APPEAL, str(case), "--dane", str(data), "--do", str(tmp_path / "pisma"), *argv])
        return code, *capsys.readouterr()

    return run


def test_a_counsellor_hears_what_comes_next_when_asked(call):
    """`--co-dalej` prints attachments, sending, next steps and terms after the paths; without it only paths are printed."""
    code, out, _ = call("--format", "txt")
    assert code == 0
    assert len(out.splitlines()) == 1
    code, out, _ = call("--format", "txt", "--co-dalej")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].endswith(".txt")
    for head in ("Załączniki, razem", "Jak złożyć pismo, razem", "Co dalej z pismem, razem", "Termin: Ostatni dzień na odwołanie"):
        assert any(line.startswith(head) for line in lines), head
    assert sum(line.startswith("Termin:") for line in lines) >= 2


def test_a_letters_terms_go_into_a_calendar(call, tmp_path):
    """`--kalendarz` writes the day of handing in and the day of the answer beside the letter."""
    code, out, _ = call("--format", "txt", "--kalendarz")
    assert code == 0
    assert out.splitlines()[-1].endswith(".ics")
    text = next((tmp_path / "pisma").glob("*.ics")).read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") >= 2
    assert "20261123" in text


def test_a_late_appeal_is_written_with_a_caution(call):
    """The letter is written; stderr says that its day has passed and what is left."""
    code, out, err = call("--format", "txt", decyzja_data="1 października 2026", decyzja_doreczono="1 listopada 2026")
    assert code == 0
    assert out.strip().endswith(".txt")
    line = next(line for line in err.splitlines() if "Ten dzień już minął" in line)
    assert line.startswith("Uwaga. Ostatni dzień na odwołanie: 16 listopada 2026 roku.")


def test_letters_that_braille_lacks_are_named(call):
    """A name in another script is not lost in silence: stderr names what the braille file cannot show; other formats can."""
    code, _, err = call("--format", "brf", imie_nazwisko="Олена Ковальчук")
    assert code == 0
    assert "Uwaga. Polski brajl nie ma tych znaków: О, л, е, н, а, К, о i inne." in err
    assert "brajl" not in call("--format", "txt", imie_nazwisko="Олена Ковальчук")[2]
    assert "brajl" not in call("--format", "brf", imie_nazwisko="Łucja Żółć-Müller")[2]


def test_two_letters_with_the_same_term_keep_apart_in_a_calendar(content, at):
    """A calendar takes an entry with a known identity for the same one: each letter has its own last day for handing in."""
    found = []
    for name in ("odwolanie-do-wojewodzkiego-zespolu", "odwolanie-do-wojewodzkiego-zespolu-o-punkty"):
        letter = content.letter(name)
        found += days.hand_in(letter, values(letter), at())
    assert len(found) > 1
    assert len({item.id for item in found}) == len(found)
