"""One thing that is asked, and how it sounds the first time, after a command and after a mistake."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asystent.interview.answer import YES_NO, Choice, Refusal, pick, typed
from asystent.polish.fold import fold
from asystent.polish.parse import Unclear, yes_no

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_LIST = 7
FULL_HINTS = 2
MORE = "\0dalsze"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as the conversation asks it.

    ``read`` turns what was typed into a value or a ``Refusal``; where it is None the options decide. ``topic`` empty:
    a confirmation, which is no numbered question. ``default`` is the value of a lone Enter, ``default_means`` says so
    in words (``takes_enter``: it has been said before). ``is_free``: any line is an answer, commands stand after the
    word polecenie. ``is_early``: this line may be taken before the question was heard. ``words`` are answers of this
    place that are not in the options; ``read_help`` says what else may be typed here.
    """

    text: str
    topic: str = ""
    explanation: str = ""
    how: str = ""
    options: tuple[Choice, ...] = ()
    read: Callable[[str], Any] | None = None
    default: Any = None
    default_means: str = ""
    takes_enter: bool = False
    is_free: bool = False
    section: str = ""
    why: Callable[[], tuple[str, ...]] | None = None
    fact: str = ""
    can_skip: bool = False
    is_early: Callable[[str], bool] | None = None
    read_help: Callable[[], tuple[str, ...]] | None = None
    words: dict[str, str] = field(default_factory=dict)


def option_lines(options: tuple[Choice, ...]) -> list[str]:
    """Return the count and the numbered options; a plain yes or no needs no list."""
    if options == YES_NO:
        return []
    count = len(options)
    lines = [f"Liczba opcji: {count}."]
    lines += [f"Opcja {number} z {count}: {option.label.rstrip('.')}." for number, option in enumerate(options, 1)]
    return lines


def shown_options(prompt: Prompt, start: int) -> tuple[Choice, ...]:
    """Return the options of the list that begins at ``start``: at most seven, the last leading on when there are more."""
    rest = prompt.options[start:]
    if len(rest) <= LONGEST_LIST:
        return rest
    return (*rest[: LONGEST_LIST - 1], Choice(MORE, "żadna z tych, dalsze odpowiedzi"))


def how_to_answer(prompt: Prompt, *, full: bool) -> list[str]:
    """Say how to answer: at length while the person is new, then only what this question needs."""
    lines = []
    if prompt.how:
        lines.append(prompt.how)
    elif prompt.options == YES_NO:
        lines.append("Odpowiedź to tak albo nie.")
    elif prompt.options and full:
        lines.append("Wystarczy numer opcji albo początek odpowiedzi i Enter.")
    if prompt.default_means:
        lines.append(f"Sam Enter oznacza: {prompt.default_means}.")
    if full and prompt.fact:
        lines.append("Można też wpisać: nie wiem. Słowo pomoc podaje polecenia.")
    elif full and prompt.is_free:
        lines.append("Polecenie pisze się po słowie polecenie, na przykład: polecenie pomoc.")
    elif full:
        lines.append("Słowo pomoc podaje polecenia.")
    return lines


def read_confirmation(text: str) -> bool | Refusal:
    """Read yes or no."""
    try:
        return yes_no(text)
    except Unclear:
        return Refusal(typed(text), "Potrzebne jest słowo tak albo nie.", "Przykład: nie.")


def read_value(prompt: Prompt, text: str, start: int) -> Any:
    """Return the value that ``text`` gives, ``MORE`` for the rest of a long list, or a ``Refusal``."""
    if prompt.read is not None:
        return prompt.read(text)
    visible = shown_options(prompt, start)
    word = fold(text).rstrip(".")
    if word.isdigit() or len(visible) == len(prompt.options):
        return pick(visible, text)
    found = pick(prompt.options, text)  # a label may also stand in the part of the list not heard yet
    return pick(visible, text) if isinstance(found, Refusal) else found
