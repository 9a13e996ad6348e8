"""The session of docs/transkrypt.md: one run types it anew (``python -m tests.terminal.transcript``), a test replays it key by key."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from asystent.content.store import load
from tests.terminal.conftest import ANNA, PROMPT, ROOT, Sitting, topic

DOCUMENT = ROOT / "docs" / "transkrypt.md"
RENEW = "uv run -q python -m tests.terminal.transcript"
CALL = ("rozmowa", "--na-dzien", "2026-11-21", "--mowa", "nigdy")
ROWS, COLUMNS = 24, 80
# The home folder has a name of the same length in every run, so that lines with a path break at the same place.
SHOWN_HOME = "/home/kowalska"
HOMES, PREFIX = "/tmp", "a"
ASKED = PROMPT.rstrip()

INTRODUCTION = f"""\
# Zapis rozmowy

To zapis prawdziwej rozmowy, od pierwszego pytania do wniosku w pliku DOCX, którą skrypt wpisał w terminalu o 80 kolumnach i 24
wierszach. Test `tests/terminal/test_transcript.py` powtarza te same klawisze i porównuje każdą linię, a zapis odnawia polecenie
`{RENEW}`.
"""

FAMILY = {
    **ANNA,
    "za-zyciem.zaswiadczenie": "nie",
    "rodzic.grupa-zawodowa": "żadna",
    "rodzic.karmi-piersia": "nie",
    "dziecko.urodzone-razem": "1",
    "rodzic.stopien": "znaczny",
}
# What else is typed, one entry for every time the question is asked.
STORY = {
    "dziecko.data-urodzenia": [("31 lutego 2024", "1 marca 2024")],
    "rodzic.rola": [("ojciec", "wstecz"), ("matka",)],
    "orzeczenie.pkt8": [("dlaczego", "tak")],
    "rodzina.dochod-na-osobe": [
        ("podsumowanie", r"zmień {Odpowiedź (\d+) z \d+\. Orzeczenie doręczono}", "17 listopada 2026"),
        ("nie wiem",),
    ],
}
UNPLANNED = "nie wiem"
PATH = "droga.powrot.3"
RIGHT = "praca-zdalna-wniosek-wiazacy"
LETTER = "wniosek-o-prace-zdalna"
BLANKS = {
    "imie-nazwisko": "Anna Kowalska",
    "stanowisko": "księgowa",
    "miejscowosc": "Nowy Targ",
    "zakres": "część",
    "praca-od": "4 stycznia 2027",
    "praca-do": "",
}
MENDED_BLANK, MENDED_TEXT = "praca-od", "1 lutego 2027"
HANDED_IN = "23 listopada 2026"
FOLDER = "pisma"
"""In the home folder, where the session begins."""


class Derailed(Exception):  # noqa: N818 - it is what happened
    """The program asked for something that the script has no answer to."""


@contextmanager
def session():
    """Start the program of the transcript in a fresh home; give the sitting and the home, and take both away at the end."""
    home = Path(tempfile.mkdtemp(prefix=PREFIX, dir=HOMES))
    env = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME", "VIRTUAL_ENV") if name in os.environ}
    env.setdefault("XDG_CACHE_HOME", str(Path(os.environ.get("HOME", "/root")) / ".cache"))
    env.update(HOME=str(home), LANG="C.UTF-8", TERM="xterm-256color", PYTHONPATH=str(ROOT))
    sitting = None
    try:
        sitting = Sitting(CALL, rows=ROWS, columns=COLUMNS, env=env, cwd=home, about="")
        sitting.child.delaybeforesend = None  # the prompt is out before a key goes in
        yield sitting, home
    finally:
        if sitting is not None:
            sitting.child.close(force=True)
        shutil.rmtree(home)


def seen(sitting, home):
    """Return the lines on the screen so far, keys included, as they stand in the document."""
    text = sitting.raw.replace("\r\n", "\n").replace(str(home), SHOWN_HOME)
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def kept():
    """Return the lines of the transcript in the document and the number of the first one there."""
    lines = DOCUMENT.read_text(encoding="utf-8").split("\n")
    first = lines.index("```text") + 2  # after the fence and the call
    return lines[first : lines.index("```", first)], first + 1


def keys(lines):
    """Return what was typed at every prompt."""
    return [line[len(ASKED) :].strip() for line in lines if line.startswith(ASKED)]


class Parent:
    """Types the session and reads what it needs from the screen."""

    def __init__(self, sitting, content):
        self.sitting = sitting
        self.content = content
        self.letter = content.letter(LETTER)
        self.questions = {content.question(fact).topic: fact for fact in content.ids("pytania")}

    def type(self, text):
        """Type a line and read to the next question; ``{pattern}`` in it is a number found in what was said."""
        asked = re.search(r"\{(.*)\}", text)
        if asked:
            text = text.replace(asked[0], self.number(asked[1]))
        return self.sitting.onward(self.sitting.answer(text))

    def number(self, pattern):
        """Return the number that was last said in a line that begins with ``pattern``."""
        said = " ".join(" ".join(self.sitting.blocks).split())
        found = re.findall(pattern, said)
        if not found:
            raise Derailed(f"nobody said: {pattern}")
        return found[-1]

    def expect(self, wanted):
        """Check that the question on the screen is the one of this topic."""
        asked = topic(self.sitting.blocks[-1])
        if asked != wanted:
            raise Derailed(f"instead of {wanted}: {self.sitting.blocks[-1]}")

    def say_what_about(self):
        """Choose the subject of the conversation: everything."""
        self.expect("temat rozmowy")
        self.type("1")

    def tell_of_the_family(self):
        """Answer until the results are there."""
        visits = {fact: list(entries) for fact, entries in STORY.items()}
        self.sitting.onward()
        while (fact := self.questions.get(topic(self.sitting.blocks[-1]))) is not None:
            entries = visits.get(fact)
            for text in entries.pop(0) if entries else (FAMILY.get(fact, UNPLANNED),):
                self.type(text)
        left = [fact for fact, entries in visits.items() if entries]
        if left:
            raise Derailed(f"never asked: {', '.join(left)}")

    def hear_the_results(self):
        """Ask for the details of one path and one right."""
        self.expect("wyniki")
        self.type(rf"droga {{Droga (\d+) z \d+\. {re.escape(self.content.path(PATH).name)}}}")
        self.expect("wyniki")
        self.type(rf"{{Wynik (\d+) z \d+\. {re.escape(self.content.right(RIGHT).name)}}}")
        self.expect("wyniki")

    def write_the_letter(self):
        """Choose the letter, fill it, hear it, mend one thing in it and have it written."""
        self.type("pisma")
        self.expect("pisma")
        self.type(self.letter.name.lower())
        self.expect("pismo, pole wstępne")
        self.type("nie")
        while "pole" in (topic(self.sitting.blocks[-1]) or ""):
            self.type(self.blank())
        mended = False
        while re.search(r"^Zdanie \d+ z \d+\.", self.sitting.blocks[-1], re.MULTILINE):
            if mended or BLANKS[MENDED_BLANK] not in " ".join(self.sitting.blocks[-1].split()):
                self.type("")
                continue
            mended = True
            self.type("popraw")
            while "pole" in (topic(self.sitting.blocks[-1]) or ""):
                self.type(MENDED_TEXT if self.field().id == MENDED_BLANK else "")
        if not mended:
            raise Derailed(f"no sentence says {BLANKS[MENDED_BLANK]}")
        self.expect("zapis pisma")
        self.type("utworzyć")
        self.expect("format")
        self.type("")
        self.expect("folder")
        self.type(FOLDER)
        self.expect("złożenie pisma")
        self.type(HANDED_IN)
        self.type("koniec")

    def field(self):
        """Return the blank that is being asked for."""
        return self.letter.fields[int(re.search(r"pole\s+(\d+)\s+z", topic(self.sitting.blocks[-1]))[1]) - 1]

    def blank(self):
        """Return what is typed into the blank: the script's own text, else its example."""
        field = self.field()
        text = BLANKS.get(field.id, field.example)
        labels = [choice.label for choice in field.choices if choice.value == text]
        return labels[0] if labels else text


def renew():
    """Hold the session and write the document."""
    with session() as (sitting, home):
        parent = Parent(sitting, load())
        parent.say_what_about()
        parent.tell_of_the_family()
        parent.hear_the_results()
        parent.write_the_letter()
        if sitting.end() != 0 or not list((home / FOLDER).glob("*.docx")):
            raise Derailed("no DOCX, or not exit code 0")
        call = f"$ asystent {' '.join(CALL)}"
        text = "\n".join([INTRODUCTION, "```text", call, *seen(sitting, home), "```", ""])
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
    sys.stdout.write(f"{DOCUMENT}\n")
