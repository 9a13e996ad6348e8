"""What a parent takes along: deadlines for a calendar, the result as recordings."""

from __future__ import annotations

import re
import stat
import wave

import pytest

from tests.cli.test_results import FAMILY, asystent, case, refused

__all__ = ["case"]
SERVED = FAMILY | {"orzeczenie.doreczono": "2026-11-15", "orzeczenie.wydano": "2026-11-05"}


def events(path):
    """The events of an iCalendar file, lines unfolded."""
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line and line.split(":")[0] not in found[-1]:
            found[-1][line.split(":")[0]] = line.split(":", 1)[1]
    return found


def test_deadlines_go_into_a_calendar(case, tmp_path):
    """Each running deadline is a whole-day event on its day, with a reminder; passed ones are said, not written."""
    done = asystent("terminy", case(SERVED), "--do", tmp_path / "kalendarz")
    assert done.returncode == 0
    assert "Termin: Odwołanie do wojewódzkiego zespołu, poniedziałek, 30 listopada 2026 roku." in done.stdout
    found = events(next((tmp_path / "kalendarz").glob("*.ics")))
    days = {re.match(r"(.*)-[0-9a-f]{24}@asystent$", event["UID"])[1]: event["DTSTART;VALUE=DATE"] for event in found}
    # 14 days from Sunday 15 November 2026 end on Sunday 29 November, so on Monday (k.p.a. art. 57 § 4).
    assert days["odwolanie-wojewodzki-zespol"] == "20261130"
    assert all(event["TRIGGER"].startswith("-P") for event in found)
    late = asystent("terminy", case(SERVED), "--na-dzien", "2026-12-05", "--do", tmp_path / "potem").stdout
    assert "Ten dzień już minął." in late
    assert not any("20261130" in event["DTSTART;VALUE=DATE"] for event in events(next((tmp_path / "potem").glob("*.ics"))))


def test_a_second_export_updates_the_first(case, tmp_path):
    """The same deadline of the same case keeps its identity, also when its day changes."""
    for name, served in (("raz", "2026-11-15"), ("dwa", "2026-11-16")):
        asystent("terminy", case(SERVED | {"orzeczenie.doreczono": served}), "--do", tmp_path / name)
    one, two = (events(next((tmp_path / name).glob("*.ics"))) for name in ("raz", "dwa"))
    assert [event["UID"] for event in one] == [event["UID"] for event in two]
    assert len({event["UID"] for event in one}) == len(one)


def test_a_case_without_deadlines_writes_nothing(case, tmp_path):
    """No deadline: said, and no empty calendar."""
    done = asystent("terminy", case({"rodzic.praca": "bez-pracy"}), "--do", tmp_path / "pusto")
    assert done.returncode == 0
    assert not (tmp_path / "pusto").exists()


def test_recording_has_chapters_and_a_playlist(case, tmp_path):
    """One WAV a chapter, of the length that so many words take, private, and a playlist in their order; no link is followed."""
    pytest.importorskip("espeakng_loader")
    folder, victim = tmp_path / "nagranie", tmp_path / "cudze"
    folder.mkdir()
    victim.write_text("cudze")
    trap = folder / ".01-wynik.wav.czesc"  # what it was called while it grew, in earlier versions
    trap.symlink_to(victim)
    done = asystent("nagraj", case({"dziecko.data-urodzenia": "2022-05-01"}), "--do", folder)
    assert done.returncode == 0, done.stderr
    listed = [line for line in (folder / "rozdzialy.m3u8").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert listed == sorted(path.name for path in folder.glob("*.wav"))
    assert victim.read_text() == "cudze"
    trap.unlink()
    assert listed[0] == "01-wynik.wav"
    with wave.open(str(folder / "01-wynik.wav")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    # Some 230 characters; a person hears 10 to 25 of them a second.
    assert 8 < seconds < 45
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    known = asystent("dane").stdout
    assert all(f"Plik: {path}\n" in known for path in folder.iterdir())
    refused(asystent("nagraj", case(), "--do", folder))
    assert "nie jest folderem" in asystent("nagraj", case(), "--do", folder / "01-wynik.wav").stderr
