"""What the conversation is about, sections that can be put aside, and what is known so far."""

from __future__ import annotations

import json
import re

from tests.terminal.conftest import ANNA, topic


def test_the_subject_is_asked_once_and_kept_with_the_case(sit, home):
    """A parent who only wants school says so at the start, and is not asked again when the case is taken up."""
    sitting = sit(about="")
    assert topic(sitting.onward()) == "temat rozmowy"
    assert "przedszkole i szkoła" in sitting.answer("przedszkole")
    sitting.answer("1 marca 2018")
    sitting.answer("koniec")
    sitting.end()
    kept = json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))
    assert kept["dzialy"] == ["edukacja"]
    sitting = sit()
    sitting.answer("1")
    assert all(topic(block) != "temat rozmowy" for block in sitting.blocks)


def test_whoever_does_not_know_hears_everything(sit):
    """Nie wiem and Enter are answers to the question about the subject."""
    for text in ("nie wiem", "", "pomiń"):
        assert "rozmowa jest o wszystkim" in sit(about="", HOME="/nowhere", ASYSTENT_DOM="/nowhere").answer(text)


def test_school_alone_asks_nothing_about_work(sit, by_topic):
    """Questions that can change nothing in the chosen field are not asked."""
    sitting = sit(about="przedszkole")
    asked = []
    while (name := topic(sitting.onward())) in by_topic:
        asked.append(by_topic[name])
        sitting.answer(ANNA.get(by_topic[name], "nie wiem"))
    assert "szkola.etap" in asked
    assert not {"rodzic.staz-miesiecy", "rodzic.urlop", "urlop.wychowawczy-wykorzystany"} & set(asked)
    said = " ".join("".join(sitting.blocks).split())
    assert "w wybranym dziale" in said
    assert re.search(r"Poza wybranym działem pewne są jeszcze: \d+", said)


def test_another_subject_is_one_word_away(sit, by_topic, walk):
    """At the results the word temat widens the conversation; the answers stay."""
    sitting = sit(about="przedszkole")
    walk(sitting)
    assert topic(sitting.onward(sitting.answer("temat"))) == "temat rozmowy"
    block = sitting.answer("wszystkie")
    assert topic(block) in by_topic


def test_a_section_is_put_aside_and_taken_up_again(sit, home, walk):
    """Pomiń dział skips what is left of a section in one step; wstecz brings it back, pytania at the results as well."""
    sitting = sit()
    first = topic(sitting.blocks[-1])
    sitting.answer("1 marca 2024")
    sitting.answer("2")
    before = topic(sitting.blocks[-1])
    block = " ".join(sitting.onward(sitting.answer("pomiń dział")).split())
    assert "dział pytań pominięty: rodzic i praca" in block
    kept = json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))["pominiete"]
    assert {"rodzic.praca", "rodzic.rola"} <= set(kept)
    assert topic(sitting.onward(sitting.answer("wstecz"))) == before
    assert "pominiete" not in json.loads((home / "sprawy" / "sprawa-1.json").read_text(encoding="utf-8"))
    sitting.answer("pomiń dział")
    walk(sitting, {**ANNA, "dziecko.data-urodzenia": "1 marca 2024"})
    assert topic(sitting.onward(sitting.answer("pytania"))) == before
    assert first == "data urodzenia dziecka"


def test_after_each_section_the_best_so_far_is_told(sit, walk):
    """Nobody waits for the end to learn what matters: one line after each section, always of the same beginning."""
    sitting = sit()
    walk(sitting)
    said = "".join(sitting.blocks)
    lines = re.findall(r"^Już wiadomo: .*", said, re.MULTILINE)
    assert len(lines) >= 3
    assert any("To przysługuje." in " ".join(found.split()) for found in re.findall(r"^Już wiadomo: (?:.*\n){1,3}", said, re.MULTILINE))


def test_knowledge_is_read_chapter_by_chapter_for_today_and_for_march_2016(sit, walk):
    """What is no entitlement is told in chapters, with its provision, as it stands and as it stood."""
    sitting = sit()
    walk(sitting)
    block = sitting.onward(sitting.answer("wiedza"))
    assert re.search(r"^Rozdziały wiedzy, razem \d+\.", block, re.MULTILINE)
    now = " ".join(sitting.onward(sitting.answer("wiedza 1")).split())
    assert "stan na 21 listopada 2026" in now or "stan na 22 listopada 2026" in now
    assert "Podstawa prawna:" in now
    then = " ".join(sitting.onward(sitting.answer("wiedza 1 dawniej")).split())
    assert "stan na 1 marca 2016 roku" in then
    assert "Numery są od 1" in sitting.answer("wiedza 999")


def test_a_fee_is_worked_out_by_ear(sit, walk):
    """Obliczenia: the numbers are asked one by one, the outcome has its provision, nothing of it is kept."""
    sitting = sit("rozmowa", "--na-dzien", "2026-11-21")
    walk(sitting)
    sitting.answer("obliczenia")
    block = sitting.answer("miesięczna opłata")
    for text in ("autyzm", "w rodzinie", "6000", "3", "50", "20"):
        assert "liczba" in (topic(block) or "")
        block = sitting.onward(sitting.answer(text))
    flat = " ".join(block.split())
    assert "Opłata to 35 złotych miesięcznie" in flat
    assert "Podstawa prawna:" in flat
    assert topic(sitting.onward(sitting.answer("wstecz"))) == "wyniki"


def test_a_step_back_in_a_calculation_passes_over_what_was_not_asked(sit, walk):
    """Wstecz leads to the question asked before, also where one between them does not concern this family."""
    sitting = sit("rozmowa", "--na-dzien", "2026-11-21")
    walk(sitting)
    sitting.answer("obliczenia")
    block = sitting.answer("miesięczna opłata")
    for text in ("autyzm", "samo prowadzi gospodarstwo", "2000"):
        block = sitting.onward(sitting.answer(text))
    assert "Ile kosztuje jedna godzina usług?" in " ".join(block.split())
    block = sitting.onward(sitting.answer("wstecz"))
    assert "Ile wynosi miesięczny dochód na rękę" in " ".join(block.split())
    block = sitting.onward(sitting.answer("wstecz"))
    assert "Czy dziecko mieszka w rodzinie?" in " ".join(block.split())
    for text in ("w rodzinie", "6000", "3", "50", "20"):
        block = sitting.onward(sitting.answer(text))
    assert "Opłata to 35 złotych miesięcznie" in " ".join(block.split())
