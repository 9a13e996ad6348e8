"""Who speaks."""

from __future__ import annotations

import pytest

from asystent.errors import UserError
from asystent.speech.catalogue import order
from asystent.speech.choice import SETTINGS, decide
from asystent.speech.detect import Detection

NONE = Detection(None, "Nic.")
UNSEEN = Detection(None, "Nic.", known=False)
REMOTE = Detection(None, "Nic.", known=False, remote=True)
NVDA = Detection("NVDA", "Jest.")
NARRATOR = Detection("Narrator", "Jest.")


def test_contract_sentence_for_a_reader() -> None:
    """R30: the first line names mode and reason; with a reader the program is silent."""
    mode = decide("auto", NVDA)
    assert mode.sentence == "Tryb czytnika ekranu: wykryto NVDA. Program nie mówi sam."
    assert (mode.speaks, mode.through_reader) == (False, False)


@pytest.mark.parametrize(
    ("setting", "detection", "speaks", "through", "ask"),
    [
        ("auto", NONE, True, False, False),
        ("auto", UNSEEN, True, False, True),
        ("auto", REMOTE, False, False, True),
        ("auto", NARRATOR, False, False, False),
        ("nigdy", NONE, False, False, False),
        ("nigdy", NVDA, False, False, False),
        ("zawsze", NONE, True, False, False),
        ("zawsze", NVDA, True, False, False),
        ("zawsze", REMOTE, True, False, False),
        ("czytnik", NVDA, True, True, False),
        ("czytnik", NARRATOR, False, False, False),
        ("czytnik", NONE, True, False, False),
        ("czytnik", REMOTE, False, False, True),
    ],
)
def test_every_choice(setting: str, detection: Detection, *, speaks: bool, through: bool, ask: bool) -> None:
    """R31: an explicit choice beats detection; a program that hands text to a reader makes no sound of its own."""
    mode = decide(setting, detection)
    assert (mode.speaks, mode.through_reader, mode.ask) == (speaks, through, ask)
    assert (mode.reader is not None) is mode.through_reader


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("detection", [NONE, UNSEEN, REMOTE, NVDA, NARRATOR, Detection("Orca", "Jest.")])
def test_sentences_are_for_the_ear(setting: str, detection: Detection) -> None:
    """R39: no slash, bracket or other sign that a reader stumbles on, a mode first, a full stop last."""
    sentence = decide(setting, detection).sentence
    assert sentence.startswith("Tryb ")
    assert sentence.endswith(".")
    assert not set(sentence) & set("/()[]{}<>*_#\"'")


def test_unknown_setting_is_refused_in_polish() -> None:
    """A wrong word costs one sentence with the words that are allowed, not a traceback."""
    with pytest.raises(UserError, match="auto, zawsze, nigdy albo czytnik"):
        decide("glosno", NONE)


def test_nothing_speaks_beside_the_reader_that_gets_the_text() -> None:
    """Two voices never say the same: with a reader to hand text to, no other back end is in the list."""
    assert order("win32", {}, "NVDA") == ["nvda"]
    assert order("linux", {}, "Orca") == ["orca"]
    assert order("win32", {}) == ["sapi", "espeakng-loader", "pyttsx3"]
    assert order("linux", {"ASYSTENT_MOWA_SILNIK": "espeak-ng"}) == ["espeak-ng"]
