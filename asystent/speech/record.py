"""Speech as a WAV file, made in a helper process that can hang or crash without harm."""

# ruff: noqa: PLC0415 - late imports: nothing is needed before a recording is asked for

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from asystent.speech.manner import Manner

if TYPE_CHECKING:
    from collections.abc import Iterable

PAUSE = 0.4
"""Seconds of silence after each sentence."""

_START = 20.0
_CHARACTERS_A_SECOND = 100
_HEARD_A_SECOND = 14.3
"""Characters a second at the usual speed, measured over the whole result of a family."""


_USUAL = Manner()


class Recording(NamedTuple):
    """A WAV file, its length in seconds, and a sentence about each part of the manner that the voice could not follow."""

    sound: bytes
    seconds: float
    notices: tuple[str, ...]


def record(sentences: Iterable[str], manner: Manner = _USUAL) -> Recording:
    """Record the sentences, spoken in Polish. UserError when there is no Polish voice or nothing to say."""
    import json
    import subprocess
    import sys

    from asystent.errors import UserError
    from asystent.speech.link import end_group, own_group, worker_environment
    from asystent.speech.text import spoken

    pieces = [piece for sentence in sentences for piece in spoken(sentence, with_signs=manner.with_signs)]
    if not pieces:
        raise UserError("Nie ma czego nagrać, tekst jest pusty.")
    how = {"step": manner.step, "loudness": manner.loudness, "voice": manner.voice}
    order = json.dumps({"pieces": pieces, **how, "pause": PAUSE}).encode()
    limit = _START + sum(map(len, pieces)) / _CHARACTERS_A_SECOND
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "asystent.speech.recorder"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=worker_environment(os.environ), **own_group(),
        )  # fmt: skip
        try:
            answer, _ = process.communicate(order, timeout=limit)
        finally:
            end_group(process)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError("Nie udało się nagrać mowy, bo głos nie odpowiada. Polecenie asystent mowa powie, czego brakuje.") from error
    head, _, samples = answer.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:
        told = {}
    if "rate" not in told or not samples:
        reason = str(told.get("sentence", "Głos przestał działać."))
        raise UserError(f"Nie udało się nagrać mowy. {reason} Polecenie asystent mowa powie, czego brakuje.")
    rate = int(told["rate"])
    return Recording(_wave(rate, samples), len(samples) / 2 / rate, tuple(told["notices"]))


def seconds_of(sentence: str, manner: Manner = _USUAL) -> float:
    """Return about how long the sentence will last in a recording, with its pause, before it is made."""
    from asystent.speech.engines.base import NORMAL_WORDS, words_a_minute
    from asystent.speech.text import spoken

    speed = _HEARD_A_SECOND * words_a_minute(manner.step) / NORMAL_WORDS
    return sum(len(piece) / speed + PAUSE for piece in spoken(sentence, with_signs=manner.with_signs))


def _wave(rate: int, samples: bytes) -> bytes:
    import io
    import wave

    whole = io.BytesIO()
    with wave.open(whole, "wb") as sound:
        sound.setparams((1, 2, rate, 0, "NONE", ""))
        sound.writeframes(samples)
    return whole.getvalue()
