"""After a letter is written: by when the answer is due, where that is told, and how a letter is struck off."""

from __future__ import annotations

import json
import re

from tests.terminal.conftest import topic
from tests.terminal.test_conversation import fill

DAY = ("rozmowa", "--na-dzien", "2026-11-22")


def flat(block):
    """A block as one line."""
    return " ".join(block.split())


def write_appeal(sitting, walk, tmp_path):
    """Walk to the results and write the appeal to the kolegium; return the block that asks for the day of handing in."""
    walk(sitting)
    sitting.onward(sitting.answer("pisma"))
    block = fill(sitting, sitting.answer("odwołanie do samorządowego"))
    while "Zdanie " in block:
        block = sitting.onward(sitting.answer(""))
    assert topic(block) == "zapis pisma"
    block = sitting.onward(sitting.answer("utworzyć"))
    assert topic(block) == "format", block
    assert topic(sitting.answer("")) == "folder"
    return sitting.onward(sitting.answer(str(tmp_path / "pisma")))


def test_a_letter_that_waits_for_an_answer_is_remembered(sit, walk, home, tmp_path):
    """The day of handing in is asked, the day of the answer told at once, among the deadlines and in the calendar file."""
    sitting = sit(*DAY)
    block = write_appeal(sitting, walk, tmp_path)
    assert topic(block) == "złożenie pisma"
    assert "Termin: Ostatni dzień na odwołanie" in flat(block)
    assert "Błąd" in sitting.answer("jutro po obiedzie")
    block = flat(sitting.onward(sitting.answer("24 listopada 2026")))
    assert "pismo złożone 24 listopada 2026 roku." in block
    assert "Termin: Odpowiedź na odwołanie, pismo z dnia 24 listopada 2026 roku" in block
    stored = json.loads(next((home / "sprawy").glob("*.json")).read_text(encoding="utf-8"))["zlozone_pisma"]
    assert [(item["pismo"], item["dzien"]) for item in stored] == [("odwolanie-do-sko", "2026-11-24")]

    assert "Słowo złożone" in flat(sitting.blocks[-1]) or "złożone" in flat(sitting.answer("pomoc"))
    sitting.onward(sitting.answer("wyniki"))
    told = flat(sitting.onward(sitting.answer("terminy")))
    assert "Termin: Odpowiedź na odwołanie, pismo z dnia 24 listopada 2026 roku" in told
    assert topic(sitting.onward(sitting.answer("kalendarz"))) == "folder"
    block = flat(sitting.onward(sitting.answer(str(tmp_path / "kalendarz"))))
    assert "Zapisano kalendarz." in block
    assert "pismo z dnia 24 listopada" in re.sub(r"\r\n ", "", next((tmp_path / "kalendarz").glob("*.ics")).read_bytes().decode())

    sitting.onward(sitting.answer("pisma"))
    block = sitting.onward(sitting.answer("złożone"))
    assert topic(block) == "złożone pisma", sitting.blocks[-3:]
    assert "odpowiedź na to pismo przyszła" in flat(sitting.onward(sitting.answer("1")))
    sitting.onward(sitting.answer("wyniki"))
    assert "pismo z dnia 24 listopada" not in flat(sitting.onward(sitting.answer("terminy")))


def test_a_second_letter_of_the_kind_and_an_odd_day_are_asked_about(sit, walk, home, tmp_path):
    """A slip in the year is asked about, a second letter waits beside the first, a day without described law is named as such."""
    sitting = sit(*DAY)
    write_appeal(sitting, walk, tmp_path)
    sitting.onward(sitting.answer("24 listopada 2026"))
    fill(sitting, sitting.answer("odwołanie do samorządowego"))
    while topic(sitting.blocks[-1]) != "zapis pisma":
        sitting.onward(sitting.answer(""))
    for answer in ("utworzyć", "", str(tmp_path / "pisma")):
        sitting.onward(sitting.answer(answer))
    assert "Czy na pewno 5 maja 1926 roku?" in flat(sitting.onward(sitting.answer("5 maja 1926")))
    assert topic(sitting.onward(sitting.answer("nie"))) == "złożenie pisma"
    block = flat(sitting.onward(sitting.answer("4 stycznia 2027")))
    assert "Takie pismo, złożone 24 listopada 2026 roku, czeka już na odpowiedź." in block
    block = flat(sitting.onward(sitting.answer("tak")))
    assert "Program nie opisuje prawa na dzień 4 stycznia 2027 roku, więc nie liczy czasu na odpowiedź." in block
    stored = json.loads(next((home / "sprawy").glob("*.json")).read_text(encoding="utf-8"))["zlozone_pisma"]
    assert [item["dzien"] for item in stored] == ["2026-11-24", "2027-01-04"]


def test_one_of_several_values_is_spelled(sit, walk):
    """R21 in a letter: where a sentence holds more than one value, literuj asks which, and spells only that one."""
    sitting = sit(*DAY)
    walk(sitting)
    sitting.onward(sitting.answer("pisma"))
    block = fill(sitting, sitting.answer("wniosek o urlop wychowawczy"))
    while flat(block).count("tu wpisano") < 2:
        assert "Zdanie " in block, block
        block = sitting.onward(sitting.answer(""))
    heard = re.findall(r"tu wpisano: (.*?)(?:, tu wpisano|[.,;]? (?:do dnia|do) |\.)", flat(block))
    listed = flat(sitting.onward(sitting.answer("literuj")))
    assert re.search(r"Wartość 1 z [2-9]: .* Wartość 2 z [2-9]: .* Słowo literuj z numerem od 1 do [2-9] literuje jedną", listed), listed
    assert heard[0] in listed
    second = re.search(r"Wartość 2 z \d: ([^.]*)\.", listed)[1]
    one = flat(sitting.onward(sitting.answer("literuj 2")))
    assert f"Ostatnia odpowiedź to: {second}." in one
    assert "literuj z numerem" in flat(sitting.onward(sitting.answer("literuj 9")))
