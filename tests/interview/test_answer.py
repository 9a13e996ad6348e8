from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asystent.content.store import load as load_content
from asystent.interview import confirm
from asystent.interview.answer import Choice, Refusal, choices, is_unknown, pick, read_answer
from asystent.interview.case import Case, resumed

DAY = date(2026, 11, 22)
CONTENT = load_content()
ASKED = CONTENT.ids("pytania")
JOBS = (
    Choice("umowa-o-prace", "umowa o pracę"),
    Choice("zlecenie", "zlecenie"),
    Choice("umowa-o-dzielo", "umowa o dzieło"),
    Choice("zadna", "żadna"),
)


def read(fact, text):
    """What a text means for a fact of the real content."""
    return read_answer(CONTENT.question(fact), CONTENT.fact(fact), text, day=DAY)


@pytest.mark.parametrize(
    "text, value",
    [
        ("1", "umowa-o-prace"),
        (" 2. ", "zlecenie"),
        ("opcja 2", "zlecenie"),
        ("dwa", "zlecenie"),
        ("zl", "zlecenie"),
        ("ZLECENIE", "zlecenie"),
        ("umowa o p", "umowa-o-prace"),
        ("umowa o prace", "umowa-o-prace"),
        ("zad", "zadna"),
        ("żadna", "zadna"),
    ],
)
def test_an_option_is_picked_by_number_or_unique_beginning(text, value):
    """R12: the number, the unique beginning of at least two letters; case and diacritics do not matter."""
    assert pick(JOBS, text) == value


@pytest.mark.parametrize("text", ["", "z", "u", "umowa", "umowa o", "0", "5", "99999999999999999999", "x", "zleceniodawca", "ż"])
def test_what_is_not_unique_is_refused_with_an_example(text):
    """R12, R15: one letter or a shared beginning is never guessed."""
    found = pick(JOBS, text)
    assert isinstance(found, Refusal)
    assert any(line.startswith("Przykład") for line in found.lines)


def test_one_letter_is_no_beginning():
    """R12, R20: a letter alone may be a command, so it is no label even where it would be unique."""
    assert isinstance(pick(JOBS[:2], "z"), Refusal)
    assert pick(JOBS[:2], "zl") == "zlecenie"


@pytest.mark.parametrize(
    "text, value", [("t", "tak"), ("TAK", "tak"), ("n", "nie"), ("nie", "nie"), ("1", "tak"), ("2", "nie"), ("ta", "tak")]
)
def test_yes_and_no(text, value):
    """R12: Polish yes and no words beside the numbers."""
    assert read("orzeczenie.pkt7", text) == value


@pytest.mark.parametrize("text", ["nie wiem", "Nie wiem.", "nie-wiem", "nie pamiętam", "nw"])
def test_nie_wiem_is_an_answer_to_every_question_and_never_a_no(text):
    """R16: for every question of the content."""
    assert is_unknown(text)
    for fact in ASKED:
        assert read(fact, text) == "nie-wiem"


@pytest.mark.parametrize(
    "fact, text, value",
    [
        ("dziecko.data-urodzenia", "1.02.2020", date(2020, 2, 1)),
        ("dziecko.data-urodzenia", "1 lutego 2020", date(2020, 2, 1)),
        ("dziecko.data-urodzenia", "2020-02-01", date(2020, 2, 1)),
        ("dziecko.data-urodzenia", "ciaza", "nieurodzone"),
        ("orzeczenie.wazne-do", "bezterminowo", "bezterminowo"),
        ("orzeczenie.wazne-do", "31 sierpnia 2030", date(2030, 8, 31)),
        ("orzeczenie.nowy-wniosek", "nie złożono", "nie-zlozono"),
        ("rodzic.staz-miesiecy", "siedem", 7),
        ("rodzic.staz-miesiecy", "3 lata", 36),
        ("rodzina.dochod-na-osobe", "1 500,00", 1500),
    ],
)
def test_dates_and_numbers_in_any_polish_form(fact, text, value):
    """R19."""
    assert read(fact, text) == value


@pytest.mark.parametrize(
    "fact, text",
    [
        ("dziecko.data-urodzenia", "23 listopada 2026"),
        ("dziecko.data-urodzenia", "30.02.2024"),
        ("rodzic.staz-miesiecy", "-1"),
        ("rodzic.staz-miesiecy", "2000"),
        ("rodzic.staz-miesiecy", "2,5"),
        ("dziecko.masa-urodzeniowa", "2 kg i jeszcze"),
    ],
)
def test_impossible_values_are_refused_with_an_example(fact, text):
    """R15: a future birth, a day that is none, a number out of bounds."""
    found = read(fact, text)
    assert isinstance(found, Refusal)
    assert "Przykład" in " ".join(found.lines)


@given(st.sampled_from(ASKED), st.text(max_size=60))
def test_any_text_is_an_answer_or_a_refusal(fact, text):
    """Nothing that can be typed is an exception, and no value outside the fact's own is ever made."""
    found = read(fact, text)
    known = CONTENT.fact(fact)
    if isinstance(found, Refusal):
        assert found.lines
    elif known.type == "wybor":
        assert found in {"nie-wiem", *(value.id for value in known.values)}
    elif known.type == "liczba":
        assert found == "nie-wiem" or known.least <= found <= known.most
    else:
        assert isinstance(found, date) or found in {"nie-wiem", *(value.id for value in known.special)}


@pytest.mark.parametrize("fact", ASKED)
def test_every_option_of_the_content_can_be_picked_and_is_confirmed_by_meaning(fact):
    """Each number and each whole label leads to its value, and each value has its sentence (R18)."""
    question, known = CONTENT.question(fact), CONTENT.fact(fact)
    options = choices(question, known)
    for number, option in enumerate(options, 1):
        assert read(fact, str(number)) == option.value
        assert read(fact, option.label) == option.value
        sentence = confirm.sentence(known, option.value, question)
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_numbers_and_dates_are_said_back_with_their_unit():
    """R18, R19: read back normalised."""
    fact = CONTENT.fact("rodzic.staz-miesiecy")
    assert "36 miesięcy" in confirm.sentence(fact, 36)
    assert "1 marca 2024 roku" in confirm.sentence(CONTENT.fact("dziecko.data-urodzenia"), date(2024, 3, 1))


STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["tak", "nie", "nie-wiem", None])), max_size=20)


@given(STEPS)
def test_undo_leads_back_step_by_step_to_the_beginning(steps):
    """R22: after any answers and skips, each undo gives exactly the state before."""
    case = Case()
    states = [case]
    for fact, value in steps:
        case = case.skip(fact) if value is None else case.answer(fact, value)
        states.append(case)
    for state in reversed(states[:-1]):
        case, _ = case.undo()
        assert (case.answers, case.skipped) == (state.answers, state.skipped)
    assert case.undo() is None


def test_a_resumed_case_can_be_taken_back():
    """R22: the answers of a saved case come off one by one, the last told first."""
    case = resumed({"a": "tak", "b": "nie"})
    case, step = case.undo()
    assert step.fact == "b"
    assert case.answers == {"a": "tak"}


def test_a_label_is_known_in_another_grammatical_form(content):
    """Words of a label in any form choose it when they make up half of it; half a label never stands for its opposite."""
    work, leave = content.question("rodzic.praca"), content.question("rodzic.urlop")
    work_fact, leave_fact = content.fact("rodzic.praca"), content.fact("rodzic.urlop")
    assert read_answer(work, work_fact, "umowe o prace", day=DAY) == "umowa-o-prace"
    assert read_answer(leave, leave_fact, "na macierzyńskim", day=DAY) == "macierzynski"
    assert read_answer(leave, leave_fact, "zadnym", day=DAY) != "macierzynski"
    assert isinstance(read_answer(work, work_fact, "bezrobotna", day=DAY), Refusal)
    other, other_fact = content.question("drugi-rodzic.praca"), content.fact("drugi-rodzic.praca")
    assert read_answer(other, other_fact, "nie pracuja", day=DAY) == "nie-pracuje"
