"""What a parent takes along: deadlines for a calendar, the result as recordings."""

from __future__ import annotations

import json
import re
import stat
import wave
from math import inf

import pytest

from asystent.cli.nagraj import LONGEST
from asystent.cli.options import read_case
from asystent.plan.chapters import chapters
from asystent.plan.planner import Planner
from asystent.plan.terms import sent_of
from asystent.speech.manner import Manner
from asystent.speech.record import seconds_of
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


def recorded(folder):
    """The playlist: title, file name and seconds of each row, as it is written and as the file lasts."""
    head, *rows = (folder / "rozdzialy.m3u8").read_text(encoding="utf-8").splitlines()
    assert head == "#EXTM3U"
    found = []
    for info, name in zip(rows[::2], rows[1::2], strict=True):
        told, title = re.fullmatch(r"#EXTINF:(\d+),(.+)", info).groups()
        with wave.open(str(folder / name)) as sound:
            found.append((title, name, int(told), sound.getnframes() / sound.getframerate()))
    return found


@pytest.mark.parametrize("step", [0, 6])
def test_every_chapter_is_recorded_whole_in_short_parts(case, content, tmp_path, step):
    """All chapters, in order, at the speed kept in the conversation, none much over five minutes, each as long as its words take."""
    pytest.importorskip("espeakng_loader")
    if step:
        (tmp_path / "dom").mkdir()
        (tmp_path / "dom/ustawienia.json").write_text(json.dumps({"tempo": step}))
    # The usual speed is proved by a short result: sound takes a second of work for each five minutes.
    path = case(FAMILY if step else {"dziecko.data-urodzenia": "2022-05-01"})
    done = asystent("nagraj", path, "--do", tmp_path / "nagranie", ASYSTENT_DOM=str(tmp_path / "dom"))
    assert done.returncode == 0, done.stderr
    rows = recorded(tmp_path / "nagranie")
    names = [name for _, name, _, _ in rows]
    assert names == sorted(path.name for path in (tmp_path / "nagranie").glob("*.wav"))
    assert [int(name.split("-")[0]) for name in names] == list(range(1, len(rows) + 1))
    assert all(told == round(seconds) for _, _, told, seconds in rows)
    assert max(seconds for *_, seconds in rows) < LONGEST * 1.1
    family, day = read_case(str(path), content, None)
    whole = chapters(content, Planner(content, day).result(family.answers, sent_of(family)), len, inf)
    lasting = dict.fromkeys((part.title for part in whole), 0.0)
    for title, *_, seconds in rows:
        lasting[title.split(", część")[0]] += seconds  # one that is no chapter is an error
    for part in whole:
        # A chapter also says its title and its end.
        wanted = sum(seconds_of(line, Manner(step=step)) for line in part.lines)
        assert 0.85 * wanted < lasting[part.title] < 1.15 * wanted + 10, part.title
    assert any("część 2 z " in title for title, *_ in rows)


def test_a_recording_has_the_kept_voice_or_says_why_not(case, tmp_path):
    """Issue 5.2: the voice kept in the conversation is used; one that cannot be recorded costs one sentence, not the recording."""
    pytest.importorskip("espeakng_loader")
    made = []
    for number, voice in enumerate(["pl", "pl+f2", "Polish+Adam"]):
        home = tmp_path / f"dom{number}"
        home.mkdir()
        (home / "ustawienia.json").write_text(json.dumps({"glos": voice, "glosnosc": -1}))
        path = case({"dziecko.data-urodzenia": "2022-05-01"})
        done = asystent("nagraj", path, "--do", tmp_path / f"nagranie{number}", ASYSTENT_DOM=str(home))
        assert done.returncode == 0, done.stderr
        told = [line for line in done.stdout.splitlines() if line.startswith("Uwaga. ")]
        made.append((min((tmp_path / f"nagranie{number}").glob("*.wav")).read_bytes(), told))
    (usual, said), (other, said_other), (refused_voice, complaint) = made
    assert said == said_other == []
    assert other != usual == refused_voice
    assert complaint == ["Uwaga. eSpeak NG nie ma polskiego głosu o nazwie Polish+Adam. Nagranie ma zwykły głos."]


def test_a_recording_is_private_and_touches_nothing_else(case, tmp_path):
    """What is written is its owner's alone and known to asystent dane; no link is followed, nothing is written over."""
    pytest.importorskip("espeakng_loader")
    folder, victim = tmp_path / "nagranie", tmp_path / "cudze"
    folder.mkdir()
    victim.write_text("cudze")
    trap = folder / ".01-wynik.wav.czesc"  # what it was called while it grew, in earlier versions
    trap.symlink_to(victim)
    done = asystent("nagraj", case({"dziecko.data-urodzenia": "2022-05-01"}), "--do", folder)
    assert done.returncode == 0, done.stderr
    assert victim.read_text() == "cudze"
    trap.unlink()
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    known = asystent("dane").stdout
    assert all(f"Plik: {path}\n" in known for path in folder.iterdir())
    refused(asystent("nagraj", case(), "--do", folder))
    assert "nie jest folderem" in asystent("nagraj", case(), "--do", folder / "01-wynik.wav").stderr
