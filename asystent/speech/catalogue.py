"""The back ends by name: what they are called aloud, why one comes before another, and how to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGINE_VARIABLE = "ASYSTENT_MOWA_SILNIK"
FILE_VARIABLE = "ASYSTENT_MOWA_PLIK"
PACE_VARIABLE = "ASYSTENT_MOWA_TEMPO"
TEST_VARIABLE = "ASYSTENT_TESTY"
FAULT_PREFIX = "usterka-"

_OPENING, _SLOW_OPENING = 2.0, 8.0


class Entry(NamedTuple):
    """One back end, in words for the user."""

    title: str
    why: str
    add: str


ENTRIES: dict[str, Entry] = {
    "nvda": Entry("NVDA", "to czytnik ekranu rodzica, z jego głosem i brajlem", "Uruchomić NVDA."),
    "jaws": Entry("JAWS", "to czytnik ekranu rodzica, z jego głosem i brajlem", "Uruchomić JAWS."),
    "orca": Entry(
        "Orca przez Speech Dispatcher",
        "to głos czytnika ekranu rodzica",
        "Uruchomić czytnik Orca.",
    ),
    "ssip": Entry(
        "Speech Dispatcher",
        "to głos wybrany w ustawieniach systemu",
        "Włączyć czytnik Orca albo w Debianie wpisać: sudo apt install speech-dispatcher speech-dispatcher-espeak-ng",
    ),
    "sapi": Entry(
        "głos systemu Windows",
        "to głos wybrany w ustawieniach systemu",
        "W ustawieniach systemu Windows, w części Czas i język, dodać polski głos.",
    ),
    "say": Entry(
        "głos systemu macOS",
        "to głos wybrany w ustawieniach systemu",
        "W ustawieniach systemu, w części Dostępność, dodać polski głos Zosia.",
    ),
    "espeakng-loader": Entry(
        "eSpeak NG z pakietu programu",
        "nie wymaga niczego poza programem i głośnikiem",
        "Zainstalować program jeszcze raz, razem z pakietem espeakng-loader.",
    ),
    "espeak-ng": Entry(
        "eSpeak NG z systemu",
        "sam trafia do głośnika i milknie od razu",
        "W Debianie wpisać: sudo apt install espeak-ng",
    ),
    "pyttsx3": Entry(
        "pyttsx3",
        "żaden inny głos nie zadziałał",
        "Zainstalować program jeszcze raz, razem z pakietem pyttsx3.",
    ),
    "nagranie": Entry(
        "nagranie do pliku",
        "tak ustawiono w zmiennej środowiska",
        f"Podać nazwę pliku w zmiennej {FILE_VARIABLE}.",
    ),
}

_BY_PLATFORM: dict[str, tuple[str, ...]] = {
    "win32": ("sapi", "espeakng-loader", "pyttsx3"),
    "darwin": ("say", "espeakng-loader", "espeak-ng"),
}
_ELSEWHERE = ("ssip", "espeakng-loader", "espeak-ng", "pyttsx3")

_READERS = {"NVDA": "nvda", "JAWS": "jaws", "Orca": "orca"}
_WITH_BRAILLE = frozenset({"nvda", "jaws"})


def takes_text(reader: str) -> bool:
    """Say whether text can be handed straight to this screen reader."""
    return reader in _READERS


def shows_text(name: str) -> bool:
    """Say whether this back end also puts the text on a braille display, where it has to stand as it is printed."""
    return name in _WITH_BRAILLE


def order(platform: str, environ: Mapping[str, str], reader: str | None = None) -> list[str]:
    """Names of the back ends to try, best first.

    A name in ASYSTENT_MOWA_SILNIK wins and stands alone. ``reader`` is the screen reader to hand the text to, if any: then nothing
    else speaks, so that two voices never say the same.
    """
    forced = forced_engine(environ)
    if forced:
        return [forced]
    if reader is not None and reader in _READERS:
        return [_READERS[reader]]
    return list(_BY_PLATFORM.get(platform, _ELSEWHERE))


def forced_engine(environ: Mapping[str, str]) -> str | None:
    """Give the back end named in the environment, or None when there is no such wish."""
    return environ.get(ENGINE_VARIABLE, "").strip() or None


def is_known(name: str, environ: Mapping[str, str]) -> bool:
    """Say whether a back end of this name exists; the faulty ones exist only in tests."""
    return name in ENTRIES or (name.startswith(FAULT_PREFIX) and bool(environ.get(TEST_VARIABLE)))


def opening_time(name: str) -> float:
    """Seconds that a back end may take to open: Windows writes the description of its speech interface at the first use."""
    return _SLOW_OPENING if name in {"sapi", "pyttsx3"} else _OPENING


def title(name: str) -> str:
    """Give the name to say aloud."""
    entry = ENTRIES.get(name)
    return entry.title if entry else name
