"""Where the program keeps cases and settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from asystent.errors import UserError
from asystent.polish import controls

CASES = "sprawy"
SETTINGS = "ustawienia.json"
SUFFIX = ".json"
LEFT = (".poprzednia", ".pola", ".pola.poprzednia")
"""How the names of further files of a case end, after the name of its own."""


class NoHomeError(UserError):
    """There is no folder to keep cases in; the conversation can go on without one."""


def home() -> Path:
    """Folder of the program: ``ASYSTENT_DOM``, else the place the system reserves for a person's data.

    Raises ``NoHomeError`` when the system names no such place. The password database is not asked: without
    ``HOME`` somebody else's session may be borrowing the account, and case files are private.
    """
    own = os.environ.get("ASYSTENT_DOM", "").strip()
    if own:
        return Path(own).absolute()
    if sys.platform == "win32":
        roaming = os.environ.get("APPDATA", "").strip()
        if roaming:
            return Path(roaming) / "asystent"
    else:
        shared = os.environ.get("XDG_DATA_HOME", "").strip()
        if shared and Path(shared).is_absolute():
            return Path(shared) / "asystent"
        user = os.environ.get("HOME", "").strip()
        if user and Path(user).is_absolute():
            return Path(user) / ".local" / "share" / "asystent"
    sentence = (
        "System nie podaje folderu domowego, więc nie ma gdzie zapisać odpowiedzi; "
        "folder można wskazać w zmiennej ASYSTENT_DOM albo plik po słowie --sprawa."
    )
    raise NoHomeError(sentence)


def cases_folder() -> Path:
    """Folder with the saved cases. Raises ``NoHomeError``."""
    return home() / CASES


def settings_file() -> Path:
    """File with the settings. Raises ``NoHomeError``."""
    return home() / SETTINGS


def names_of(case: Path) -> set[str]:
    """Return the names of the files of one case."""
    return {case.name + end for end in ("", *LEFT)}


def new_case_file(skip: int = 0) -> Path:
    """A path for a new case that is not taken. The name tells nothing about the family. Raises ``NoHomeError``.

    ``skip`` free names are passed over: another program may be about to take them.
    """
    folder = cases_folder()
    number = 1
    while True:
        path = folder / f"sprawa-{number}{SUFFIX}"
        # What is left of a case whose own file is gone keeps its name: it must not be written over.
        if not any(os.path.lexists(path.with_name(path.name + end)) for end in ("", *LEFT)):
            if not skip:
                return path
            skip -= 1
        number += 1


def shown(path: Path) -> str:
    """The path as the user knows it: without terminal controls, for a sentence."""
    return controls.shown(path)
