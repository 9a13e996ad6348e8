"""The process that makes samples for a recording: sentences in, one JSON line and raw samples out. The voice library lives only here."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from asystent.speech.engines.base import EngineError
from asystent.speech.engines.samples import open_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.speech.engines.samples import Source


def main() -> int:
    """Read ``{"pieces": […], "step": 0, "loudness": 0, "voice": "", "pause": 0.4}`` and write the answer; 1 when there is no voice."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order = json.loads(sys.stdin.buffer.read())
    try:
        source = open_source()
        notices = list(_suit(source, order["voice"], order["loudness"]))
        parts = [source.samples(piece, order["step"], order["loudness"]) for piece in order["pieces"]]
    except EngineError as error:
        out.write(json.dumps({"sentence": error.sentence}).encode() + b"\n")
        out.close()
        return 1
    silence = bytes(2 * int(source.rate * order["pause"]))
    out.write(json.dumps({"rate": source.rate, "notices": notices}).encode() + b"\n")
    for part in parts:
        out.write(part + silence)
    out.close()
    return 0


def _suit(source: Source, voice: str, loudness: int) -> Iterator[str]:
    """Choose the voice; give a sentence for each wish that cannot be met."""
    if voice:
        try:
            source.set_voice(voice)
        except EngineError as error:
            yield f"{error.sentence} Nagranie ma zwykły głos."
    if loudness > source.loudest:
        yield "Nagranie nie może być głośniejsze niż zwykle."


if __name__ == "__main__":
    sys.exit(main())
