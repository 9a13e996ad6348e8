"""The one kind of error that a user may meet, and the words for what the system refuses."""

from __future__ import annotations

import errno


class UserError(Exception):
    """Something the user can mend.

    ``sentence`` is one plain Polish sentence: what is wrong, where, what to do. ``exit_code`` is the code
    the program leaves with when nobody handles the error (2: the call or a file is wrong).
    """

    exit_code = 2

    def __init__(self, sentence: str, exit_code: int = 2) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code

    def __str__(self) -> str:
        return self.sentence


class EndedError(BaseException):
    """The system asked the program to end; nobody is there to be told anything."""


def reason(error: Exception) -> str:
    """Say in Polish why the system refused."""
    words = {
        errno.EACCES: "brak uprawnień",
        errno.EPERM: "brak uprawnień",
        errno.EROFS: "dysk jest tylko do odczytu",
        errno.ENOSPC: "na dysku nie ma miejsca",
        errno.EDQUOT: "na dysku nie ma miejsca",
        errno.ENOTDIR: "część ścieżki nie jest folderem",
        errno.EISDIR: "to jest folder",
        errno.ENAMETOOLONG: "nazwa jest za długa",
        errno.EINVAL: "nazwa pliku jest nieprawidłowa",
        errno.ELOOP: "ścieżka zawiera pętlę dowiązań",
        errno.EIO: "dysk nie odpowiada prawidłowo",
        errno.EEXIST: "na drodze stoi inny plik",
    }
    number = getattr(error, "errno", None)
    return words.get(number, "system odmówił") if isinstance(number, int) else "nazwa pliku jest nieprawidłowa"
