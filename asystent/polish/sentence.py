"""A sentence begins with a capital letter; the rest of it stays as it is."""

from __future__ import annotations


def capital(text: str) -> str:
    """Return ``text`` with a first capital letter. Unlike ``str.capitalize`` it leaves names inside alone."""
    return text[:1].upper() + text[1:]
