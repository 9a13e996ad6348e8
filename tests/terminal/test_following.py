"""Sentence by sentence through a page; tests/speech tries the same keys under a real speech-dispatcher."""

from __future__ import annotations

from asystent.terminal.following import FIRST, LAST, Following


class Voice:
    """Keeps what it is given; each order is begun to its last sentence, unless ``begun_at`` says otherwise."""

    def __init__(self):
        self.said, self.begun, self.is_speaking, self._generation = [], (0, 0), False, 0

    def say(self, sentences):
        """Take an order."""
        self.said.append(list(sentences))
        self._generation += 1
        self.begun = (self._generation, len(self.said[-1]) - 1)
        return self._generation

    def stop(self):
        """Fall silent."""
        self.is_speaking = False


def test_before_the_same_next_and_the_edges():
    """Issue 5.2: one sentence at a time from the one begun last; at an edge the edge is said and the sentence again."""
    voice = Voice()
    following = Following(voice)
    following.say(["Tak jest. Kiedy?", "Odpowiedź:"])
    for by in (-1, -1, -1, 0, 1, 1, 1):
        following.step(by)
    assert voice.said[1:] == [
        ["Kiedy?"], ["Tak jest."], [FIRST, "Tak jest."], ["Tak jest."], ["Kiedy?"], ["Odpowiedź:"], [LAST, "Odpowiedź:"],
    ]  # fmt: skip


def test_a_pause_goes_on_from_the_sentence_begun_last_also_after_a_key():
    """A pause keeps the place, and so does a key that was named in between."""
    voice = Voice()
    following = Following(voice)
    following.say(["Raz.", "Dwa.", "Trzy."])
    voice.begun, voice.is_speaking = (1, 1), True
    following.hold()
    voice.say(["jot."])  # the name of a key
    voice.is_speaking = True
    following.pause()
    following.pause()
    assert voice.said[-1] == ["Dwa.", "Trzy."]
    assert voice.said[0] == ["Raz.", "Dwa.", "Trzy."]
