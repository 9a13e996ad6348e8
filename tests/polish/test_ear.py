"""What a person would read aloud, line by line."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asystent.polish import abbreviations, acronyms, codes, dates, plural
from asystent.polish.abbreviations import ADJECTIVES, DOTTED, INSIDE, SLASHED, UNDOTTED
from asystent.polish.ear import speakable

_LINES = (Path(__file__).parent / "golden.tsv").read_text(encoding="utf-8").splitlines()
GOLDEN = [tuple(line.split("\t")) for line in _LINES if not line.startswith("# ")]


def _section(*names: str) -> list[tuple[str, str]]:
    chosen, found = False, []
    for line in _LINES:
        if line.startswith("# "):
            chosen = line[2:] in names
        elif chosen:
            text, said = line.split("\t")
            found.append((text, said))
    return found


def test_the_golden_table_is_large() -> None:
    """Issue 5: at least 300 readings, no line twice."""
    assert len(GOLDEN) >= 300
    assert len({text for text, _ in GOLDEN}) == len(GOLDEN)


@pytest.mark.parametrize(("text", "said"), GOLDEN)
def test_golden_readings(text: str, said: str) -> None:
    """Each line is read as a Pole would read it aloud; every expected reading was checked by a person's knowledge of the language."""
    assert speakable(text) == said
    assert speakable(said) == said


def _holds_nothing_unspoken(said: str) -> None:
    assert not any(sign.isdigit() for sign in said), said
    assert "/" not in said
    assert "  " not in said
    assert said == said.strip()


ODD = st.text(alphabet=st.sampled_from([*"aąbcdzł0123456789 .,-–/§%^()", "\u00a0", "²", "⁸", "½", "①", "٣", "\t"]), max_size=30)
ANY = st.text(max_size=40)
PIECES = st.lists(
    st.sampled_from(
        [text for text, _ in GOLDEN if len(text) < 40]
        + sorted(DOTTED)
        + sorted(UNDOTTED)
        + sorted(ADJECTIVES)
        + ["w", "do", "od", "po", "przed", "z", "na", "co najmniej", "i", "oraz", "Termin:", "dziecko", "roku"],
    ),
    min_size=1,
    max_size=7,
).map(" ".join)


@settings(max_examples=300)
@given(st.one_of(ODD, ANY, PIECES))
def test_no_digit_no_slash_and_idempotent(text: str) -> None:
    """Issue 5: whatever comes in, no digit and no slash is left, and a spoken line is spoken unchanged."""
    said = speakable(text)
    _holds_nothing_unspoken(said)
    assert speakable(said) == said


@pytest.mark.parametrize("name", sorted({*DOTTED, *UNDOTTED, *ADJECTIVES, *SLASHED}))
def test_no_known_abbreviation_is_left(name: str) -> None:
    """Issue 5: each abbreviation we know is gone in the middle of a sentence, before a number, and at the start."""
    for text in (f"To jest {name} dokument rodzica.", f"To jest {name} 5 dni.", f"{name} rodzica"):
        said = speakable(text)
        assert not re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", said.replace("rodzica", "")), said
        _holds_nothing_unspoken(said)


@pytest.mark.parametrize("name", sorted(INSIDE))
def test_words_that_look_like_abbreviations_stay_at_the_end(name: str) -> None:
    """ "Dziecko bierze lek." ends with a word; "lek. Anna" is another matter, "ok. 3 dni" is an abbreviation."""  # noqa: D210  a quotation
    assert speakable(f"To jest {name}") == f"To jest {name}"
    assert speakable(f"To jest {name} rodzinny dokument") == f"To jest {INSIDE[name]} rodzinny dokument"


@given(st.dates(), st.booleans())
def test_a_printed_date_is_heard_as_the_spoken_date(day, weekday) -> None:
    """R39: one text model; the printed line and the spoken line say the same day."""
    if day.year >= 1000:
        assert speakable(dates.printed(day, weekday=weekday)) == dates.spoken(day, weekday=weekday)
        assert speakable(f"{day.day}.{day.month:02}.{day.year}") == dates.spoken(day)


@given(st.integers(0, 10**9), st.sampled_from(sorted(plural.units())))
def test_what_plural_prints_can_be_said(n, unit) -> None:
    """Every count the program prints becomes words, with the unit's own form unchanged."""
    text = plural.counted(n, unit)
    said = speakable(text)
    _holds_nothing_unspoken(said)
    assert said.endswith(text.partition(" ")[2])


def test_letters_and_plain_words_stay() -> None:
    """A sentence without anything to expand comes back as it is."""
    for text in ("Rodzic pracuje na podstawie umowy o pracę.", "Czy dziecko jest w placówce całodobowej?", "Koniec pracy.", ""):
        assert speakable(text) == text


def test_the_parts_leave_plain_text_alone() -> None:
    """Each stage is safe on text that holds nothing of its kind."""
    text = "Rodzic ma prawo do urlopu."
    assert codes.spoken(text) == abbreviations.expand(text) == acronyms.expand(text) == text


ESPEAK = shutil.which("espeak-ng")


def _phonemes(text: str) -> list[str]:
    done = subprocess.run([ESPEAK, "-v", "pl", "-q", "-x", text], capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.split()


@pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize(("text", "said"), _section("daty", "kwoty"))
def test_espeak_says_dates_and_amounts_word_by_word(text: str, said: str) -> None:
    """Issue 5: eSpeak NG turns each word of the reading into one spoken word; nothing is spelled out or expanded again."""
    heard = _phonemes(said)
    words = re.findall(r"\w+", said)
    assert len(heard) == len(words), (said, heard)
    # A word spelled letter by letter carries a stress on each letter.
    assert all(word.count("'") <= 1 for word in heard), heard


@pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize(
    ("text", "misheard"),
    [
        ("1 stycznia 2026", "jeden stycznia"),
        ("2.02.2026 r.", "zero"),
        ("3287,50 zł", "zet"),
    ],
)
def test_untreated_text_is_misread_by_espeak(text: str, misheard: str) -> None:
    """The reason for this module: the raw line holds what nobody says, the treated one does not."""

    def plain(words: str) -> str:
        return re.sub(r"[^A-Za-z~;^*]", "", "".join(_phonemes(words)))

    assert plain(misheard)[:4] in plain(text)
    assert plain(misheard)[:4] not in plain(speakable(text))
