"""Names of a package that are loaded when they are first asked for (PEP 562): loading all of them takes longer than asking a question."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def finder(package: str, homes: Mapping[str, tuple[str, ...]], names: dict[str, Any]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package: ``homes`` maps its modules to their names, ``names`` are its globals."""
    home = {name: module for module, own in homes.items() for name in own}

    def find(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        names[name] = found = getattr(import_module(f"{package}.{home[name]}"), name)
        return found

    return find
