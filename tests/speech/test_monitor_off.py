from __future__ import annotations

import pytest

from tests.speech.listener import Listener

LOUD = {"ASYSTENT_MOWA": "zawsze", "ASYSTENT_MOWA_SILNIK": "ssip"}


@pytest.fixture
def listen(dispatcher, surroundings):
    """Start the program with nothing to go by but its voice."""
    running = []

    def start(*args, **changes):
        listener = Listener(dispatcher, surroundings, *args, **{**LOUD, **changes})
        running.append(listener)
        return listener

    yield start
    for listener in running:
        listener.child.close(force=True)


def test_three_questions_with_the_monitor_off(listen):
    """Issue 5.3: keys, a deletion, an error, a correction and help, by the voice alone; all that is printed is spoken, once, in order."""
    person = listen("--tryb", "glos")
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
    assert "pomoc, litera p: ta lista." in person.block()
    person.key("\x1b[17~", "Ten klawisz nic tu nie robi. Klawisz F jeden to pomoc.")
    person.child.send("koniec\r")
    assert person.end() == 0
    assert person.said() == person.shown()
