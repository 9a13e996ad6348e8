"""The process that makes samples for a recording: sentences in, one JSON line and raw samples out. The voice library lives only here."""

from __future__ import annotations

import json
import os
import sys

from asystent.speech.engines.base import EngineError
from asystent.speech.engines.samples import open_source


def main() -> int:
    """Read ``{"pieces": […], "step": 0, "pause": 0.4}`` and write the answer; 1 when there is no voice."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order = json.loads(sys.stdin.buffer.read())
    try:
        source = open_source()
        parts = [source.samples(piece, order["step"]) for piece in order["pieces"]]
    except EngineError as error:
        out.write(json.dumps({"sentence": error.sentence}).encode() + b"\n")
        out.close()
        return 1
    silence = bytes(2 * int(source.rate * order["pause"]))
    out.write(json.dumps({"rate": source.rate}).encode() + b"\n")
    for part in parts:
        out.write(part + silence)
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
