"""How the voice sounds: from the kept settings, and the words that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.storage import settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from asystent.speech.manner import Manner
    from asystent.speech.voice import Voice

LONGEST_NAME, LONGEST_NUMBER = 80, 4
MOST_NAMED = 7
"""Voices named in one breath; a server may have a hundred."""
TITLES = {"pl": "zwykły", "pl+f2": "kobiecy", "pl+f4": "drugi kobiecy", "pl+m3": "męski", "pl+m7": "drugi męski"}
"""How the variants of the Polish voice of eSpeak NG are called aloud."""


def manner_of(kept: Mapping[str, Any]) -> Manner:
    """Return the manner of the saved settings; a value that is none of ours counts as the usual one."""
    from asystent.speech.engines.base import FASTEST, LOUDEST, QUIETEST, SLOWEST  # noqa: PLC0415 - only for a voice
    from asystent.speech.manner import Manner  # noqa: PLC0415 - as above

    def number(name: str, least: int, most: int) -> int:
        value = kept.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most else 0

    voice = kept.get(settings.VOICE)
    return Manner(
        step=number(settings.RATE, SLOWEST, FASTEST),
        loudness=number(settings.LOUDNESS, QUIETEST, LOUDEST),
        voice=voice if isinstance(voice, str) and voice.isprintable() and len(voice) <= LONGEST_NAME else "",
        with_signs=kept.get(settings.SIGNS) is True,
        by_names=kept.get(settings.ALPHABET) is True,
    )


def toggle_signs(voice: Voice) -> str:
    """Name punctuation marks from now on, or only pause at them; say which."""
    voice.name_signs(not voice.manner.with_signs)
    return f"Mowa: znaki interpunkcji {'mają nazwy' if voice.manner.with_signs else 'są tylko pauzą'}."


def choose_voice(voice: Voice, wish: str) -> str:
    """Choose by number, or tell what there is to choose from."""
    names = voice.voices
    if names is None:
        return "Mowa: głosu jeszcze nie wybrano, trzeba chwilę poczekać."
    if len(names) <= 1:
        return "Mowa: tu jest tylko jeden polski głos."
    number = int(wish) if wish.isdigit() and len(wish) < LONGEST_NUMBER else 0
    if 1 <= number <= len(names):
        voice.choose_voice(names[number - 1])
        return f"Mowa: głos {number} z {len(names)}, {TITLES.get(names[number - 1], names[number - 1])}."
    listed = ", ".join(f"{at}: {TITLES.get(name, name)}" for at, name in enumerate(names[:MOST_NAMED], 1))
    rest = f" Następne mają numery od {MOST_NAMED + 1} do {len(names)}." if len(names) > MOST_NAMED else ""
    return f"Mowa: głosów jest {len(names)}. {listed}.{rest} Wybiera je numer, na przykład: mowa głos 2."
