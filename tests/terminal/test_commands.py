from __future__ import annotations

import re

import pytest

from asystent.polish.fold import fold
from asystent.terminal import commands
from tests.terminal.conftest import topic

R20 = (
    "pomoc", "powtórz", "wstecz", "gdzie", "podsumowanie", "zmień", "dlaczego", "pomiń", "zapisz", "literuj", "mowa", "cisza",
    "szybciej", "wolniej", "koniec",
)  # fmt: skip


def test_every_word_of_r20_is_there_and_no_two_letters_are_alike():
    """R20: fifteen words, each with a letter of its own; t and n stay free for tak and nie."""
    assert [printed for printed, _, _ in commands.WORDS.values()] == list(R20)
    letters = [letter for _, letter, _ in commands.WORDS.values()]
    assert len(set(letters)) == len(letters) == 15
    assert not set(letters) & {"t", "n"}
    assert all(len(letter) == 1 and letter.isascii() for letter in letters)


@pytest.mark.parametrize("word", R20)
def test_a_command_is_known_with_and_without_diacritics_and_case(word):
    """A whole command word is a command however it is typed; as a part of a sentence it is not."""
    name = fold(word)
    for text in (word, word.upper(), fold(word), f"{word}."):
        assert commands.parse(text) == (name, "")
    assert commands.parse(f"{word} proszę o to") is None or word == "zapisz"


def test_in_a_free_text_field_only_what_follows_polecenie_is_a_command():
    """R20: a person called Koniec can be written down."""
    assert commands.parse("koniec", free_text=True) is None
    assert commands.parse("polecenie koniec", free_text=True) == ("koniec", "")
    assert commands.parse("polecenie", free_text=True) is None


def test_zmien_takes_a_number_and_nothing_else():
    """The line "zmień 4" is a command, "zmień pracę" may be an answer."""
    assert commands.parse("zmień 4") == ("zmien", "4")
    assert commands.parse("e 4") == ("zmien", "4")
    assert commands.parse("zmień pracę") is None


def test_pomoc_lists_every_word_and_letter(sit):
    """R20, R24: pomoc lists all and brings the full hints back."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    sitting.answer("1")
    block = " ".join(sitting.onward(sitting.answer("pomoc")).split())
    for printed, letter, _ in commands.WORDS.values():
        assert f"{printed}, litera {letter}:" in block
    assert "Można też wpisać: nie wiem." in sitting.answer("1")


def test_hints_are_full_twice_and_then_short(sit):
    """R24: newcomers get the hints, those who know the program are not read them for ever."""
    sitting = sit(about="")
    blocks = [sitting.blocks[0], sitting.answer("1"), sitting.answer("1 marca 2024")]
    assert ["Słowo pomoc" in block for block in blocks] == [True, True, False]


def test_powtorz_repeats_the_question_word_for_word(sit):
    """R21."""
    sitting = sit()
    block = sitting.answer("1 marca 2024")
    assert sitting.answer("powtórz") == block
    assert sitting.answer("r") == block


def test_wstecz_takes_back_without_limit_also_after_a_restart(sit, home):
    """R22: each wstecz takes back one answer, down to the first; a resumed case can be taken back as well."""
    sitting = sit()
    for text in ("1 marca 2024", "1", "1"):
        sitting.answer(text)
    sitting.answer("koniec")
    sitting.end()
    sitting = sit()
    sitting.answer("1")
    topics = [topic(sitting.answer("wstecz")) for _ in range(3)]
    assert topics == ["praca rodzica", "czas diagnozy", "data urodzenia dziecka"]
    assert "Nie ma czego cofnąć" in sitting.answer("wstecz")


def test_podsumowanie_numbers_the_answers_and_zmien_changes_one(sit):
    """R22: zmień keeps the other answers and comes back to the question that was open."""
    sitting = sit()
    for text in ("1 marca 2024", "1", "umowa"):
        sitting.answer(text)
    open_topic = topic(sitting.blocks[-1])
    assert "Odpowiedź 2 z 3. Diagnoza przyszła przed urodzeniem" in sitting.answer("podsumowanie")
    block = sitting.answer("zmień 2")
    assert topic(block) == "czas diagnozy"
    block = sitting.answer("po pierwszych")
    assert "Zapisano: diagnoza przyszła po pierwszych urodzinach dziecka." in block
    assert topic(block) == open_topic
    summary = " ".join(sitting.answer("podsumowanie").split())
    assert "Odpowiedź 2 z 3. Diagnoza przyszła po pierwszych" in summary
    assert "Odpowiedź 3 z 3. Rodzic pracuje na podstawie umowy o pracę." in summary


def test_zmien_can_be_given_up(sit):
    """The word wstecz inside zmień leaves the answer as it was."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    sitting.answer("zmień 1")
    block = sitting.answer("wstecz")
    assert "Bez zmian." in block
    assert "1 marca 2024" in sitting.answer("podsumowanie")


@pytest.mark.parametrize("text", ["zmień", "zmień 0", "zmień 9"])
def test_zmien_with_a_wrong_number_says_which_there_are(sit, text):
    """A wrong number is a mistake with an example, not a crash and not a change."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    assert "od 1 do 1" in " ".join(sitting.answer(text).split())


def test_gdzie_says_section_question_answers_and_file(sit, home):
    """R23: where we are, how much was answered, which file is written; no percentage."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    block = " ".join(sitting.answer("gdzie").split())
    assert "Pytanie 3, dział: dziecko, temat: czas diagnozy." in block
    assert "Udzielono 1 odpowiedzi." in block
    assert "sprawa-1.json" in block.replace(" ", "")
    assert "%" not in block


def test_dlaczego_names_what_the_answer_can_change(sit):
    """R17: the reason is worked out from the rights that are still open."""
    sitting = sit()
    block = sitting.onward(sitting.answer("dlaczego"))
    assert re.search(r"Ta odpowiedź może zmienić \d+ wynik", " ".join(block.split()))
    assert "Wynik do ustalenia 1 z" in block


def test_pomin_puts_a_question_aside_and_it_is_never_a_no(sit, home):
    """R16: a skipped question is unknown; it is told as such and can be brought back from the results."""
    import json

    sitting = sit()
    block = sitting.answer("pomiń")
    assert re.search(r"^Zapisano: pytanie pominięte\.", block, re.MULTILINE)
    saved = json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))
    assert saved["odpowiedzi"] == {}
    assert saved["pominiete"] == ["dziecko.data-urodzenia"]
    assert topic(sitting.answer("wstecz")) == "data urodzenia dziecka"


def test_literuj_spells_the_last_value(sit):
    """R21: letter by letter, in Polish names."""
    sitting = sit()
    assert "Nie ma jeszcze czego literować." in sitting.answer("literuj")
    sitting.answer("1 marca 2024")
    assert "Jeden, odstęp, em, a, er, ce." in sitting.answer("literuj")


def test_mowa_alfabet_spells_by_first_names_and_is_kept(sit):
    """Issue 5.2: the word changes it there and back, says so, works without the program's own voice, and holds the next time."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    assert "Mowa: litery mają imiona, na przykład: Barbara." in sitting.answer("mowa alfabet")
    assert "Jeden, odstęp, Maria, Adam, Roman, Celina." in sitting.answer("literuj")
    sitting.answer("koniec")
    assert sitting.end() == 0
    sitting = sit("rozmowa", "--sprawa", "inna.json")
    sitting.answer("2 maja 2024")
    assert "Dwa, odstęp, Maria, Adam, Jadwiga, Adam." in sitting.answer("literuj")
    assert "Mowa: litery mają zwykłe nazwy, na przykład: be." in sitting.answer("mowa alfabet.")


def test_zapisz_gives_a_name(sit, home):
    """The word zapisz with a name names the case; the name stands in the list of cases."""
    sitting = sit()
    sitting.answer("1 marca 2024")
    block = " ".join(sitting.answer("zapisz Ala Kowalska").split())
    assert "Zapisano." in block
    assert "Sprawa nazywa się Ala Kowalska." in block


def test_a_switched_mode_says_its_new_state(sit):
    """R25: mowa, cisza, szybciej and wolniej each say what is true now."""
    sitting = sit()
    assert "Mowa: wyłączona." in sitting.answer("cisza")
    assert "Mowa: wyłączona." in sitting.answer("szybciej")
    assert "Mowa: wyłączona." in sitting.answer("mowa nigdy")
