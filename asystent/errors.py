"""The one kind of error that a user may meet."""

from __future__ import annotations


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
