"""The session in docs/transkrypt.md is what the program does today."""

from __future__ import annotations

import re
import sys
from itertools import zip_longest

import docx
import pytest

from tests.terminal import transcript

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the transcript shows Linux paths, in a home of a fixed length")


def check_alike(told, kept, first):
    """Fail with the first line that differs, its number in the document, and how to renew it."""
    for number, (got, wanted) in enumerate(zip_longest(told, kept), first):
        if got != wanted:
            lines = [
                f"docs/transkrypt.md, line {number}: the program and the document differ.",
                f"  document: {wanted!r}",
                f"  program:  {got!r}",
                f"If the change is meant, renew the document: {transcript.RENEW}",
            ]
            pytest.fail("\n".join(lines), pytrace=False)


def replayed(sitting, home, kept, first):
    """Type the keys of the document one by one; stop at the first line that differs."""
    at = 0
    for key in transcript.keys(kept):
        prompt = next(number for number in range(at, len(kept)) if kept[number].startswith(transcript.ASKED))
        told = transcript.seen(sitting, home)
        check_alike(told[at:prompt] + told[prompt + 1 :], kept[at:prompt], first + at)
        check_alike(told[prompt : prompt + 1], [transcript.ASKED], first + prompt)
        sitting.answer(key)
        at = prompt + 1
    told = transcript.seen(sitting, home)
    check_alike(told, kept, first)
    return told


def test_the_transcript_is_replayed_to_a_letter_on_disk():
    """From the first question to a DOCX: the same keys in a fresh home give the same lines, and the file says what was heard."""
    kept, first = transcript.kept()
    with transcript.session() as (sitting, home):
        told = replayed(sitting, home, kept, first)
        assert sitting.end() == 0
        (path,) = home.glob("*/*.docx")
        document = docx.Document(str(path))
        plain = path.with_suffix(".txt").read_text(encoding="utf-8")
    letter = " ".join(" ".join(paragraph.text for paragraph in document.paragraphs).split())
    assert path.name in " ".join(told)
    heard = dict(re.findall(r"Zdanie (\d+) z \d+\. (.*?) " + transcript.ASKED, " ".join(" ".join(told).split())))
    assert len(heard) > 10
    for sentence in heard.values():
        for part in re.split(r"(?:^|: |\b)[Tt]u wpisano: |^Tytuł: ", sentence):
            assert part.strip(" .") in letter, sentence
            assert part.strip(" .") in " ".join(plain.split()), sentence
    mended = transcript.keys(kept)[transcript.keys(kept).index("popraw") + 1]
    assert mended in letter
    assert transcript.BLANKS[transcript.MENDED_BLANK] not in letter
    assert transcript.BLANKS["imie-nazwisko"] in letter


@pytest.mark.parametrize(
    "step", ["Błąd", "dlaczego", "wstecz", "nie wiem", "podsumowanie", "zmień", "Wynik 1 z", "droga", "popraw", "Zapisano pismo"]
)
def test_the_transcript_shows_what_a_reader_looks_for(step):
    """A mistake, a reason, a way back, not knowing, a summary, a change, results, one path, a letter mended and written."""
    kept, _ = transcript.kept()
    assert [line for line in kept if line.removeprefix(transcript.ASKED).strip().startswith(step)], step
