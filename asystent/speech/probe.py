"""Which back ends work here: each is opened in a process of its own, so that one that hangs costs two seconds and nothing else."""

from __future__ import annotations

import queue
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from asystent.speech.catalogue import opening_time
from asystent.speech.conductor import START_TIME
from asystent.speech.link import WorkerLink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Found(NamedTuple):
    """One back end: whether it can be opened, and if not, why, as a Polish sentence."""

    name: str
    works: bool
    reason: str = ""


def probe(names: Sequence[str], environ: Mapping[str, str]) -> list[Found]:
    """Open each back end without a sound, all at the same time, and report in the order given."""
    inbox: queue.SimpleQueue[tuple[str, dict[str, Any]]] = queue.SimpleQueue()
    found: dict[str, Found] = {}
    links: dict[str, WorkerLink] = {}
    deadlines: dict[str, float] = {}
    for name in names:
        try:
            links[name] = WorkerLink([name], environ, lambda _, event, name=name: inbox.put((name, event)))  # type: ignore[misc]
        except OSError:
            found[name] = Found(name, works=False, reason="Nie da się uruchomić procesu mowy.")
            continue
        deadlines[name] = time.monotonic() + START_TIME
    try:
        while len(found) < len(names):
            waiting = {name: deadlines[name] for name in names if name not in found}
            first = min(waiting, key=lambda name: waiting[name])
            try:
                name, event = inbox.get(timeout=max(0.0, waiting[first] - time.monotonic()))
            except queue.Empty:
                found[first] = Found(first, works=False, reason="Ten głos nie odpowiada.")
                continue
            result = _judged(name, event)
            if result is not None:
                found.setdefault(name, result)
            elif event.get("event") == "ready":
                links[name].send({"do": "voices"})  # it has not asked for Polish yet
            elif event.get("event") in {"up", "trying"}:
                deadlines[name] = time.monotonic() + opening_time(name)
    finally:
        for link in links.values():
            link.kill()
    return [found[name] for name in names]


def _judged(name: str, event: dict[str, Any]) -> Found | None:
    kind = event.get("event")
    if kind == "voices" or (kind == "ready" and event.get("voices") is not None):
        return Found(name, works=True)
    if kind == "unavailable":
        return Found(name, works=False, reason=str(event["sentence"]))
    if kind == "gone":
        return Found(name, works=False, reason="Ten głos przestał działać przy uruchamianiu.")
    return None
