from __future__ import annotations

import time

from tests.terminal.conftest import topic

RECORDED = {"ASYSTENT_MOWA": "zawsze", "ASYSTENT_MOWA_SILNIK": "nagranie", "ASYSTENT_MOWA_TEMPO": "1"}


def wait_for(condition, seconds=20):
    """Wait for another process; the limit only keeps a broken test from hanging."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def test_ctrl_c_silences_first_and_asks_only_then(sit, tmp_path):
    """R26: while something is spoken the first Ctrl+C stops it and the question stays; the next one asks."""
    sound = tmp_path / "glos.wav"
    sitting = sit(**RECORDED, ASYSTENT_MOWA_PLIK=str(sound))
    assert wait_for(lambda: sound.exists() and sound.stat().st_size > 20_000)
    block = sitting.interrupt()
    assert "Głos zatrzymany." in block
    assert "Zakończyć?" not in block
    assert topic(block) == "data urodzenia dziecka"
    sitting.answer("1 marca 2024")
    sitting.interrupt()
    sitting.answer("cisza")
    assert "Zakończyć?" in sitting.interrupt()


def test_an_answer_silences_the_voice(sit, tmp_path):
    """Enter interrupts: what was being said stops growing before it is finished."""
    sound = tmp_path / "glos.wav"
    sitting = sit(**RECORDED, ASYSTENT_MOWA_PLIK=str(sound))
    assert wait_for(lambda: sound.exists() and sound.stat().st_size > 20_000)
    sitting.answer("cisza")
    assert wait_for(lambda: _is_still(sound))
    assert sound.stat().st_size < 44_100 * 8


def _is_still(path):
    before = path.stat().st_size
    time.sleep(0.4)
    return path.stat().st_size == before


def test_mowa_and_cisza_say_what_is_true_now(sit, tmp_path):
    """R25: the new state is said; mowa is kept for the next start, cisza holds for this sitting."""
    sitting = sit(**RECORDED, ASYSTENT_MOWA_PLIK=str(tmp_path / "glos.wav"))
    assert "Mowa: wyłączona." in sitting.answer("cisza")
    assert "Mowa: wyłączona. Słowo mowa ją włącza." in sitting.answer("szybciej")
    assert "Mowa: włączona." in sitting.answer("mowa")
    assert "Mowa: szybciej niż zwykle, poziom 1." in sitting.answer("szybciej")
    assert "Mowa: zwykłe tempo." in sitting.answer("wolniej")


def test_the_self_voiced_mode_takes_keys_and_writes_no_escape(sit, home):
    """R34: keys through prompt_toolkit without its painting; typed letters, Backspace, function keys and Ctrl+C work."""
    sitting = sit(ASYSTENT_TRYB="glos")
    child = sitting.child
    time.sleep(0.5)
    for key in "1 marcż":
        child.send(key)
    child.send("\x7f")
    child.send("a 2024\r")
    block = sitting.wait()
    assert "Zapisano: dziecko urodziło się 1 marca 2024 roku." in block
    time.sleep(0.5)
    child.send("\x1bOP")
    assert "Polecenia wpisuje się całym słowem" in sitting.wait()
    time.sleep(0.5)
    child.send("\x03")
    assert "Zakończyć?" in sitting.wait()
    time.sleep(0.5)
    child.send("\x03")
    sitting.wait()
    assert sitting.end() == 130
    assert "\x1b" not in sitting.raw
