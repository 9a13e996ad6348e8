"""What the checks say is told as a family and holds on every day, and nothing sound is called wrong."""

from __future__ import annotations

from datetime import date

import pytest
from checks_kit import FACTS, KNOWN, LAW, NOT_B, PATH, PRAWO, QUESTIONS, SECOND, broken, findings

from asystent.plan.checks.templates import MOST_WAYS, ways


def told(tmp_path, check, changes, today=date(2026, 11, 22)):
    """The sentences of one check about the sound folder with some changes."""
    return [item.sentence for item in findings(broken(tmp_path, changes), today) if item.check == check]


def test_a_gap_is_told_as_a_family_with_both_places(tmp_path):
    """A gap: the days, a family that the neighbouring version fits, and where both neighbours stand."""
    (sentence,) = told(tmp_path, "luka", [(PRAWO, "do: 2019-12-31", "do: 2019-11-30")])
    assert "od 1 grudnia 2019 roku do 31 grudnia 2019 roku" in sentence
    assert "Przykładowa rodzina: rodzic pracuje, liczba miesięcy to 5." in sentence
    assert "W dniu 1 grudnia 2019 roku nie pasuje żadna wersja." in sentence
    assert "Poprzednia wersja: plik uprawnienia/prawo.yaml, linia 8." in sentence
    assert "Następna wersja: plik uprawnienia/prawo.yaml, linia 16." in sentence


def test_an_overlap_is_told_as_a_family_with_both_places(tmp_path):
    """A clash of versions: the day, a family, both places; the child is a child and not born in 1900."""
    (sentence,) = told(tmp_path, "nakladanie", [(PRAWO, "do: 2019-12-31", "do: 2020-01-31")])
    assert "W dniu 1 stycznia 2020 roku pasują dwie wersje naraz" in sentence
    assert "linia 8" in sentence
    assert "linia 16" in sentence
    assert "dziecko urodziło się 1 stycznia 2016 roku" in sentence


def test_the_family_of_a_gap_meets_the_exceptions_too(tmp_path):
    """The family named for the later version does not fall under its exceptions."""
    (sentence,) = told(tmp_path, "luka", [(PRAWO, "od: 2020-01-01", "od: 2020-01-01\n    do: 2026-06-30")])
    assert "rodzic nie jest na urlopie" in sentence
    assert "1 lipca 2026" in sentence


def test_two_open_paths_are_told_as_a_family_on_a_day(tmp_path):
    """Paths that exclude each other: a family for whom both are open, the day, both paths with their places."""
    (sentence,) = told(tmp_path, "wykluczajace-sie-drogi", [(SECOND, NOT_B, "{fakt: a.c, co_najmniej: 4}")])
    assert sentence.startswith("Przykładowa rodzina: rodzic pracuje, liczba miesięcy to 4.")
    assert "„droga.x.1”, plik sciezki/droga.x.1.yaml, linia 2" in sentence
    assert "„droga.x.2”, plik sciezki/droga.x.2.yaml, linia 2" in sentence


def test_paths_are_held_apart_on_every_day(tmp_path):
    """A clash that begins with a later version is found on its first day."""
    later = f"do: 2021-03-14\n{LAW}\n    warunki: {NOT_B}\n  - od: 2021-03-15"
    changes = [(SECOND, f"{LAW}\n    warunki: {NOT_B}", f"    {later}\n{LAW}\n    warunki: {{stale: tak}}")]
    (sentence,) = told(tmp_path, "wykluczajace-sie-drogi", changes)
    assert "W dniu 15 marca 2021 roku" in sentence


def test_an_undecided_path_is_not_open(tmp_path):
    """Only what is certainly open clashes: where an authority decides about one of the paths, both may be tried."""
    changes = [(SECOND, f"warunki: {NOT_B}", "warunki: {stale: tak}\n    wynik: uznaniowe\n    dlaczego_uznaniowe: Decyduje urząd.")]
    assert told(tmp_path, "wykluczajace-sie-drogi", changes) == []


@pytest.mark.parametrize(("old", "new"), [("2019-12-31, odp", "2019-12-30, odp"), ("2020-01-01, odp", "2020-01-02, odp")])
def test_each_side_of_a_boundary_needs_its_example(tmp_path, old, new):
    """The day before and the first day: each is asked for, and both days are named."""
    (sentence,) = told(tmp_path, "bez-przykladu-granicy", [(PRAWO, f"na_dzien: {old}", f"na_dzien: {new}")])
    assert "między 31 grudnia 2019 roku a 1 stycznia 2020 roku" in sentence
    assert sentence.count(" na dzień ") == 1


def test_a_boundary_of_a_path_needs_examples(tmp_path):
    """Paths are checked like rights, and the first version of the described law is no boundary."""
    changes = [
        (PATH, "od: 2015-12-31", f"od: 2015-12-31\n    do: 2016-01-01\n{LAW}\n    warunki: {{definicja: jest-b}}\n  - od: 2016-01-02")
    ]
    (sentence,) = told(tmp_path, "bez-przykladu-granicy", changes)
    assert "na dzień 1 stycznia 2016 roku i na dzień 2 stycznia 2016 roku" in sentence


def test_no_boundary_where_another_day_picks_the_version(tmp_path):
    """A right whose version is picked by a fact's day has no boundary on the calendar."""
    changes = [(PRAWO, "wersje:\n", "dzien_odniesienia: a.e\nwersje:\n"), (PRAWO, "na_dzien: 2019-12-31", "na_dzien: 2019-12-30")]
    assert told(tmp_path, "bez-przykladu-granicy", changes) == []


def test_everybody_on_one_day_is_enough(tmp_path):
    """A right that only one version gives to everybody is caught on that version's first day; marked universal it is free."""
    old = f"do: 2017-05-31\n{LAW}\n    warunki: {NOT_B}\n  - od: 2017-06-01"
    changes = [(SECOND, f"od: 2015-12-31\n{LAW}\n    warunki: {NOT_B}", f"od: 2015-12-31\n    {old}\n{LAW}\n    warunki: {{stale: tak}}")]
    (sentence,) = told(tmp_path / "a", "zawsze", changes)
    assert "1 czerwca 2017" in sentence
    assert told(tmp_path / "b", "zawsze", [*changes, (SECOND, "wersje:\n", "powszechne: tak\nwersje:\n")]) == []


def test_a_right_that_nobody_is_without_needs_no_example_of_no_or_maybe(tmp_path):
    """`powszechne: tak` frees from the NIE example; where nothing can be open, no ZALEŻY is asked for."""
    changes = [
        (SECOND, NOT_B, "{stale: tak}"),
        (SECOND, "wersje:\n", "powszechne: tak\nwersje:\n"),
        (SECOND, "  - {nazwa: n", "  #"),
        (SECOND, "  - {nazwa: z", "  #"),
        (PATH, "wyklucza: [droga.x.2]\n", ""),
    ]
    assert findings(broken(tmp_path, changes)) == []


def test_each_version_must_be_within_reach(tmp_path):
    """A version nobody can meet is caught even where another version of the right is sound."""
    changes = [(PRAWO, "fakt: a.c, co_najmniej: 5", "fakt: a.c, wiecej_niz: 10")]
    (sentence,) = told(tmp_path, "nigdy", changes)
    assert "w tej wersji" in sentence


def test_a_version_that_opens_later_is_within_reach(tmp_path):
    """A condition that a parameter opens only in its second half is not called impossible."""
    rates = f"ile: 11\n    do: 2018-12-31\n{LAW}\n  - od: 2019-01-01\n    ile: 3"
    changes = [("parametry/p", "ile: 3", rates), (PRAWO, "fakt: a.c, co_najmniej: 5", "fakt: a.c, co_najmniej: {parametr: prog}")]
    assert told(tmp_path, "nigdy", changes) == []


def test_of_two_equal_exceptions_one_is_superfluous(tmp_path):
    """Two exceptions that mean the same are told once, at the second one, with the place of the first."""
    changes = [(PRAWO, "fakt: a.c, co_najmniej: 9}", "nie: {fakt: a.d, jest: nie}}")]
    (sentence,) = told(tmp_path, "sprzeczne-wyjatki", changes)
    assert "jest zbędny" in sentence
    assert "linia 25" in sentence


def test_exceptions_that_part_on_another_day_are_both_needed(tmp_path):
    """An exception is superfluous only when another one covers it on every day, not when a parameter makes it so for a while."""
    rates = f"ile: 10\n    do: 2022-12-31\n{LAW}\n  - od: 2023-01-01\n    ile: 7"
    other = f"\n- id: inny-prog\n  nazwa: Inny próg\n  jednostka: miesiace\n  wersje:\n  - od: 2015-12-31\n    {rates}\n{LAW}\n"
    changes = [("parametry/q", "", other), (PRAWO, "fakt: a.d, jest: tak", "fakt: a.c, co_najmniej: {parametr: inny-prog}")]
    assert told(tmp_path, "sprzeczne-wyjatki", changes) == []


def test_a_universal_right_needs_no_example_of_no(tmp_path):
    """`powszechne: tak` is believed also while a broken id keeps the answers from being worked out."""
    changes = [(PATH, "wersje:\n", "powszechne: tak\nwersje:\n"), (PATH, "  - {nazwa: n", "  #"), (PRAWO, "a.d, jest", "a.x, jest")]
    assert told(tmp_path, "bez-przykladu", changes) == []
    assert len(told(tmp_path, "odwolanie", changes)) == 1


def test_a_question_that_counts_only_for_a_while_changes_something(tmp_path):
    """An answer that mattered only under a version between two others is no idle question."""
    fact = "- id: a.f\n  typ: wybor\n  wartosci: [{id: tak, zdanie: Jest.}, {id: nie, zdanie: Nie ma.}]\n  jak_ustalic: Pytać.\n- id: a.e"
    middle = (
        f"do: 2017-01-01\n{LAW}\n    warunki: {NOT_B}\n  - od: 2017-01-02\n    do: 2017-01-31\n{LAW}\n    warunki: {{fakt: a.f, jest: tak}}"
    )
    changes = [
        (FACTS, "- id: a.e", fact),
        (QUESTIONS, "- {fakt: a.e", "- {fakt: a.f, sekcja: s, temat: f, pytanie: Czy f?}\n- {fakt: a.e"),
        (SECOND, f"od: 2015-12-31\n{LAW}", f"od: 2015-12-31\n    {middle}\n  - od: 2017-02-01\n{LAW}"),
    ]
    found = findings(broken(tmp_path, changes))
    assert {item.check for item in found} & {"nic-nie-zmienia", "odpowiedz-bez-roznicy", "struktura", "odwolanie"} == set()


def test_a_question_that_only_knowledge_needs_changes_something(tmp_path):
    """Knowledge that is told only to some families is a reason to ask."""
    changes = [
        (PRAWO, "fakt: a.d, jest: tak", "fakt: a.c, co_najmniej: 8"),
        (KNOWN, "  rozdzial: r", "  rozdzial: r\n  gdy: {fakt: a.d, jest: tak}"),
    ]
    assert told(tmp_path, "nic-nie-zmienia", changes) == []


def test_age_is_counted_to_the_day_of_the_call(tmp_path):
    """What was checked 365 days ago is fresh, a day later it is old: the clock is the caller's."""
    assert told(tmp_path / "a", "dawno-sprawdzone", [], date(2027, 11, 21)) == []
    assert len(told(tmp_path / "b", "dawno-sprawdzone", [], date(2027, 11, 22))) > 1


def test_broken_references_do_not_hide_the_rest(tmp_path):
    """With an id that leads nowhere, what stands on its own feet is still checked, and what does not is left alone."""
    changes = [(PRAWO, "fakt: a.d, jest: tak", "fakt: a.x, jest: tak"), (KNOWN, "pewnosc: statute", "pewnosc: memory")]
    assert {item.check for item in findings(broken(tmp_path, changes))} == {"odwolanie", "pamiec"}


def test_every_two_branches_of_a_template_meet():
    """Where a template has too many ways, each two answers still meet in one of them, within the bound."""
    axes = [[(name, str(number)) for number in range(3)] for name in "abcdefg"]
    tried = list(ways(axes))
    assert len(tried) <= MOST_WAYS
    for one in range(7):
        for two in range(one):
            for first in axes[one]:
                for second in axes[two]:
                    assert any(way[first[0]] == first[1] and way[second[0]] == second[1] for way in tried)


def test_few_branches_are_tried_in_every_combination():
    """Up to the bound every combination is tried, each once."""
    axes = [[(name, str(number)) for number in range(4)] for name in "abcd"]
    tried = list(ways(axes))
    assert len({tuple(way.items()) for way in tried}) == len(tried) == 4**4
