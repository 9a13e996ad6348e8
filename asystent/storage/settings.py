"""What the program remembers between cases: how it is to speak and look. Never anything about a person."""

from __future__ import annotations

import json
from typing import Any

from asystent.content import plainfile
from asystent.storage import atomic, places

SPEECH = "mowa"
RATE = "tempo"
LOUDNESS = "glosnosc"
VOICE = "glos"
SIGNS = "interpunkcja"
ALPHABET = "alfabet"
MODE = "tryb"
LIMIT = 65536


def load() -> dict[str, Any]:
    """The saved settings; empty when there are none or they cannot be read (then the program asks again)."""
    try:
        data = json.loads(plainfile.read(places.settings_file(), LIMIT))
    except (OSError, ValueError, RecursionError, places.NoHomeError):
        return {}
    return data if isinstance(data, dict) else {}


def save(**changes: Any) -> None:
    """Change some settings. Raises ``OSError`` or ``NoHomeError`` when they cannot be kept."""
    data = {**load(), **changes}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    atomic.write(places.settings_file(), text.encode(), keep_previous=False)
