"""Who speaks: the setting, what was detected, and the sentence that tells the person."""

# ruff: noqa: PLC0415 - late imports: only a wrong setting needs them

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from asystent.speech.catalogue import takes_text

if TYPE_CHECKING:
    from asystent.speech.detect import Detection

SETTINGS = ("auto", "zawsze", "nigdy", "czytnik")
_ACCUSATIVE = {"Orca": "czytnik Orca", "Narrator": "Narratora", "Fenrir": "Fenrira"}


class Mode(NamedTuple):
    """The decision.

    ``speaks``: the conversation sends its sentences to a ``Voice``. ``through_reader``: that voice hands them to the screen reader
    instead of making sound itself. ``sentence`` is the conversation's first line. ``ask``: nothing could be detected, so the person is
    to be asked once. ``reader`` is the name of the reader to hand the text to, for ``Voice``.
    """

    speaks: bool
    through_reader: bool
    sentence: str
    ask: bool = False
    reader: str | None = None


def decide(setting: str, detection: Detection) -> Mode:
    """Choose from the setting (auto, zawsze, nigdy, czytnik) and the detection; UserError for another setting."""
    reader = detection.reader
    found = f"wykryto {_ACCUSATIVE.get(reader, reader)}" if reader else ""
    if setting == "nigdy":
        return Mode(speaks=False, through_reader=False, sentence="Tryb bez mowy: tak wybrano.")
    if setting == "zawsze":
        warning = f" Uwaga, {found}: mogą mówić dwa głosy naraz. Słowo cisza wyłącza głos programu." if reader else ""
        sentence = f"Tryb z mową: tak wybrano. Program mówi sam.{warning}"
        return Mode(speaks=True, through_reader=False, sentence=sentence)
    if setting == "czytnik" and reader:
        return _through(reader, found)
    if setting not in SETTINGS:
        from asystent.errors import UserError

        raise UserError(f"Nie ma trybu mowy o nazwie {setting}. Można wpisać: auto, zawsze, nigdy albo czytnik.")
    if reader:
        return Mode(speaks=False, through_reader=False, sentence=f"Tryb czytnika ekranu: {found}. Program nie mówi sam.")
    return _without_reader(setting, detection)


def _through(reader: str, found: str) -> Mode:
    if takes_text(reader):
        sentence = f"Tryb czytnika ekranu: {found}. Program podaje tekst czytnikowi."
        return Mode(speaks=True, through_reader=True, sentence=sentence, reader=reader)
    sentence = f"Tryb czytnika ekranu: {found}. Ten czytnik sam czyta ekran. Program nie mówi sam."
    return Mode(speaks=False, through_reader=False, sentence=sentence)


def _without_reader(setting: str, detection: Detection) -> Mode:
    if detection.remote:
        sentence = (
            "Tryb bez mowy: połączenie jest zdalne, czytnika ekranu nie da się wykryć. Program nie mówi sam. "
            "Słowo mowa włącza głos programu."
        )
        return Mode(speaks=False, through_reader=False, sentence=sentence, ask=True)
    if setting == "czytnik":
        sentence = "Tryb z mową: wybrano czytnik ekranu, ale go nie wykryto. Program mówi sam. Słowo cisza wyłącza głos."
    elif detection.known:
        sentence = "Tryb z mową: nie wykryto czytnika ekranu. Program mówi sam."
    else:
        # Silence hurts a person without a reader more than a second voice hurts one with it: one word turns the voice off.
        sentence = "Tryb z mową: czytnika ekranu nie da się tu wykryć. Program mówi sam. Słowo cisza wyłącza głos."
    return Mode(speaks=True, through_reader=False, sentence=sentence, ask=not detection.known)
