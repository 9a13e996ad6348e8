from __future__ import annotations

import json
import os
import re
import shutil
import signal

import pytest

from asystent.speech.text import spoken
from asystent.terminal.line import EMPTY
from tests.speech.listener import Listener
from tests.terminal.conftest import ANNA

LOUD = {"ASYSTENT_MOWA": "zawsze"}
LONG = "ASYSTENT_PRZYKLADY"
"""Set by .ci/long; the short run stops after the third question."""
UNBOUND = "Ten klawisz nic tu nie robi. Klawisz F jeden to pomoc."


@pytest.fixture
def surroundings(surroundings):
    """Without a loudspeaker: only what the server is given to say counts."""
    (surroundings.home / ".asoundrc").write_text("pcm.!default { type null }\n", encoding="utf-8")
    return surroundings


@pytest.fixture
def listen(dispatcher, surroundings):
    """Start the program with nothing to go by but its voice."""
    running = []

    def start(*args, **changes):
        listener = Listener(dispatcher, surroundings, *args, **{"ASYSTENT_MOWA_SILNIK": "ssip", **changes})
        running.append(listener)
        return listener

    yield start
    for listener in running:
        listener.child.close(force=True)


def test_three_questions_with_the_monitor_off(listen):
    """Issue 5.3: keys, a deletion, an error, a correction and help, by the voice alone; all that is printed is spoken, once, in order."""
    person = listen("rozmowa", "--tryb", "glos", **LOUD)
    assert "O czym ma być ta rozmowa?" in person.block()
    person.key("4", "cztery.")
    person.key("\x7f", "Usunięto: cztery.")
    person.key("1", "jeden.")
    block = person.enter()
    assert block[0] == "Wpisano: jeden."
    assert "Kiedy urodziło się dziecko?" in block
    assert any(sentence.startswith("Błąd.") for sentence in person.enter("wczorajszy"))
    for sign, name in (("3", "trzy."), (" ", "trzy"), ("m", "em."), ("a", "a."), ("c", "ce.")):
        person.key(sign, name)
    person.key("\x1b[D", "ce.")
    person.key("r", "er.")
    person.key("\x1b[H", "Początek linii. trzy.")
    person.key("\x1b[3~", "Usunięto: trzy.")
    person.key("1", "jeden.")
    person.key("\x1b[F", "Koniec linii.")
    person.key("a", "a.")
    person.key("\x1b[A", "pierwszego marca")
    block = person.enter(" 2024")
    assert "Zapisano: dziecko urodziło się pierwszego marca dwa tysiące dwudziestego czwartego roku." in block
    person.key("\x1bOP", "Wpisano: pomoc.")
    told = person.block()
    assert "pomoc, litera p: ta lista." in told
    assert "Klawisz F osiem to słowo wstecz." in told
    for key in ("\x1b[25~", "\x1b[57399u", "\x1bk"):  # F13, a key that no table knows, Alt and k
        person.key(key, UNBOUND)
    person.child.send("koniec\r")
    assert person.end() == 0
    assert person.said() == person.shown()


def test_who_says_yes_to_speech_hears_the_keys(listen):
    """Issue 5.3: without a screen reader a parent needs no option; the wish is kept, and cisza and mowa take the keys along."""
    person = listen()
    assert "Czy program ma mówić własnym głosem?" in person.block()
    person.key("1", "jeden.")
    assert "Zapisano: program mówi sam." in person.enter()
    person.child.send("koniec\r")
    assert person.end() == 0
    person = listen()
    assert "Tryb z mową: tak wybrano." in person.block()
    person.key("1", "jeden.")
    person.enter()
    person.silence()
    assert person.enter("mowa")[0] == "Mowa: włączona."
    person.key("\x1bOR", "Wpisano: gdzie.")
    person.block()
    person.child.send("koniec\r")
    assert person.end() == 0


@pytest.mark.parametrize("args", [("--tryb", "czytnik"), ()])
def test_keys_are_left_to_those_who_name_them(listen, tmp_path, args):
    """Two voices never name one key: a mode given is kept to, and under a screen reader the wish for speech means text only."""
    yasr = tmp_path / "yasr"
    shutil.copy(shutil.which("sh"), yasr)
    inside = () if args else (str(yasr), "-c", '"$@"; exit $?', "-")
    person = listen("rozmowa", *args, inside=inside, **LOUD)
    opening = person.block()
    assert any("wykryto yasr" in sentence for sentence in opening) is bool(inside)
    assert person.enter("1")[0].startswith("Przyjęto:")


@pytest.mark.parametrize("args", [(), ("--tryb", "glos")])
def test_a_terminal_without_keys_is_read_by_lines(listen, args):
    """Where single keys do not come the program speaks and reads lines; who asked for keys is told so."""
    person = listen("rozmowa", *args, TERM="dumb", **LOUD)
    told = "Ten terminal nie podaje pojedynczych klawiszy, więc program ich nie wymawia."
    assert (told in person.block()) is bool(args)
    assert person.enter("1")[0].startswith("Przyjęto:")


def test_reading_goes_sentence_by_sentence(listen):
    """Issue 5.2: the sentence before, the same, the next, a pause and on from there, while a question is read."""
    person = listen("rozmowa", "--tryb", "glos", **LOUD)
    heard = person.block()
    # Keys that were named, and a line that was spelled, do not lose the place.
    for key, name in (("\x1b[A", EMPTY), ("\x1b[B", EMPTY), ("a", "a."), ("\x1b[B", "a.")):
        person.key(key, name)
    person.key("\x1b[17~", heard[-2])  # F6, the sentence before the prompt
    person.key("\x1b[17~", heard[-3])
    person.key("\x1b[18~", heard[-3])  # F7, the same again
    person.key("\x1b[20~", heard[-2])  # F9, the next
    person.key("\x1b[20~", heard[-1])
    person.key("\x1b[20~", "To ostatnie zdanie.")
    person.key("\x1b[17~", heard[-2])
    person.finished()
    person.key("\x1b[21~", heard[-2])  # F10: read on from here
    person.until(heard[-1])
    person.finished()
    person.key("\x1b[B", "a.")
    person.key("\x1b[17~", heard[-2])
    person.key("\x15", "Usunięto wszystko.")
    person.child.send("koniec\r")
    assert person.end() == 0


def test_back_from_the_shell_the_question_is_heard_again(listen):
    """Issue 6.7: put aside and brought back while a line is typed: the whole question is said again, and the line goes on."""
    person = listen("rozmowa", "--tryb", "glos", **LOUD)
    asked = person.block()
    person.key("1", "jeden.")
    for number in (signal.SIGSTOP, signal.SIGCONT):
        person.child.kill(number)
    assert person.block() == asked
    assert person.enter()[0] == "Wpisano: jeden."
    person.child.send("koniec\r")
    assert person.end() == 0


def test_the_manner_of_the_voice_is_kept(listen, surroundings):
    """Issue 5.2: volume and named punctuation are changed by a word, said, and are the same the next time."""
    person = listen("rozmowa", **LOUD)
    person.block()
    assert "Mowa: ciszej niż zwykle, poziom jeden." in person.enter("mowa ciszej")
    person.child.send("mowa interpunkcja\r")
    person.until("Mowa dwukropek: znaki interpunkcji mają nazwy kropka.")
    person.until("Odpowiedź dwukropek:")
    person.child.send("koniec\r")
    person.until("Koniec pracy kropka.")
    kept = json.loads(next(surroundings.home.rglob("ustawienia.json")).read_text(encoding="utf-8"))
    assert (kept["glosnosc"], kept["interpunkcja"]) == (-1, True)


TOPIC = re.compile(r"Pytanie [^:,]+(?:, dział: [^:]+)?, temat: (.*)\.")
OPTION = re.compile(r"Opcja \w+ z \w+: (.*)\.")
LETTER = "Wniosek o pracę zdalną"
CHOSEN = {"temat rozmowy": "praca i urlopy", "wyniki": "pisma", "zapis pisma": "utworzyć", "format": "", "folder": ""}


def found(pattern, block):
    """What a pattern finds in whole sentences of a block."""
    return [match[1] for sentence in block if (match := pattern.fullmatch(sentence))]


def answer_to(block, facts):
    """What a person types who knows the family, has heard this block, and wants one letter about work."""
    topic = ["", *found(TOPIC, block)][-1]
    options = found(OPTION, block)
    if topic in facts:
        return ANNA.get(facts[topic], "nie wiem")
    if topic == "pisma" and any(sentence.startswith("Zapisano: pismo złożone") for sentence in block):
        return "koniec"
    if topic == "pisma":
        return LETTER if any(option.startswith(LETTER) for option in options) else options[-1]
    return CHOSEN[topic] if topic in CHOSEN else field(" ".join(block), options)


def field(heard, options):
    """What the same person types into a letter, and between its sentences."""
    if "Sam Enter oznacza:" in heard or "Zdanie " in heard:
        return ""
    if "Odpowiedź to tak albo nie." in heard:
        return "nie"
    if options:
        return options[-1]
    return "1 lutego 2027" if "Odpowiedź to data" in heard else "Anna Kowalska"


@pytest.mark.skipif(not os.environ.get(LONG), reason="long: run by .ci/long, which sets ASYSTENT_PRZYKLADY")
def test_a_letter_with_the_monitor_off(listen, content, surroundings):
    """Issue 5.3: from the first word to a letter on the disk by the voice alone; all that was printed was spoken, once, in order."""
    facts = {spoken(f"{content.question(fact).topic}.")[0].rstrip("."): fact for fact in content.ids("pytania")}
    person = listen("rozmowa", "--na-dzien", "2026-11-21", **LOUD)
    block = person.block()
    for _ in range(250):
        answer = answer_to(block, facts)
        if answer == "koniec":
            break
        block = person.paste(answer)
    person.child.send("koniec\r")
    assert person.end() == 0
    assert any(sentence.startswith("Zapisano pismo.") for sentence in person.heard)
    assert sorted(path.suffix for path in surroundings.home.glob("*-2026-*.*")) == [".docx", ".txt"]
    assert person.said() == person.shown()
