"""Characters that command a terminal instead of being read: they come from files, names and keys, and never go out."""

from __future__ import annotations


def clean(text: str) -> str:
    """Take out control characters, escape sequences among them; what else cannot be printed becomes a space."""
    if text.isprintable():
        return text
    result: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\x1b":
            at = _after_escape(text, at + 1)
            continue
        if char == "\x9b":
            at = _after_escape("[" + text[at + 1 :], 0) + at
            continue
        result.append(char if char.isprintable() else " ")
        at += 1
    return "".join(result)


def shown(name: object) -> str:
    """Return the name of a file as it may stand in a sentence: what cannot be printed becomes a question mark."""
    return "".join(char if char.isprintable() else "?" for char in str(name))


def _after_escape(text: str, at: int) -> int:
    """Return the index after an escape sequence whose first character after ESC is at ``at``."""
    if at >= len(text):
        return at
    if text[at] == "O":  # a function key
        return min(at + 2, len(text))
    if text[at] != "[":
        return at + 1
    at += 1
    while at < len(text) and not "@" <= text[at] <= "~":
        at += 1
    return min(at + 1, len(text))


def clean_lines(text: str) -> str:
    """Take them out of text of several lines."""
    return text if text.isprintable() else "\n".join(map(clean, text.split("\n")))
