"""``asystent mowa``: what speech there is, what was chosen and why, what is missing, and one sentence spoken."""

# ruff: noqa: PLC0415 - late imports: --help needs none of this

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from asystent.cli.options import Parser
from asystent.polish.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asystent.speech.probe import Found
    from asystent.speech.voice import Voice

LONGEST_TRIAL = 15.0
"""Seconds after which the spoken trial is given up."""

TRIAL = "Mowa działa. Tak brzmi głos programu."


def run(argv: Sequence[str]) -> int:
    """Print the report line by line and speak one sentence; always 0, UserError for arguments that mean nothing."""
    Parser("mowa", "Mówi, jaka mowa jest dostępna, co wybrano i dlaczego, i wypowiada jedno zdanie.").parse_args(list(argv))
    width = _width()
    for line in report():
        for part in wrap(line, width) if width else [line]:
            print(part, flush=True)
    return 0


def _width() -> int:
    """Characters that fit a line of the terminal, 0 where there is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns - 1
    except (OSError, ValueError):
        return 0


def report() -> Iterator[str]:
    """Give the lines one by one, as soon as each is known."""
    from asystent.speech import catalogue
    from asystent.speech.choice import decide
    from asystent.speech.detect import detect
    from asystent.speech.probe import probe
    from asystent.speech.voice import Voice

    yield "Sprawdzanie mowy."
    detection = detect(os.environ, sys.platform)
    yield f"Czytnik ekranu: {detection.reader or 'nie wykryto'}."
    yield detection.reason
    yield f"W rozmowie, gdy wybór jest automatyczny. {decide('auto', detection).sentence}"
    names = catalogue.order(sys.platform, os.environ)
    forced = catalogue.forced_engine(os.environ)
    if forced:
        yield f"Zmienna środowiska {catalogue.ENGINE_VARIABLE} wybiera głos: {catalogue.title(forced)}."
    if detection.reader is not None and not forced:
        # In the mode "czytnik" the text goes straight to the reader, with its braille.
        names = [name for name in catalogue.order(sys.platform, os.environ, detection.reader) if name not in names] + names
    known = [name for name in names if catalogue.is_known(name, os.environ)]
    if len(known) > 1:
        yield f"Głosy, których program próbuje po kolei, razem {len(known)}:"
    found = probe(known, os.environ)
    for number, one in enumerate(found, start=1):
        yield from _described(number, len(found), one)
    with Voice() as voice:
        if found and not any(one.works for one in found):
            yield "Wybrano: nic, bo żaden głos nie działa. Program będzie tylko pisać."
        else:
            yield "Teraz program mówi jedno zdanie."
            voice.say([TRIAL])
            voice.wait(LONGEST_TRIAL)
            yield from _chosen(voice, {one.name for one in found if one.works})
    yield "Koniec pracy. Sprawdzono mowę."


def _described(number: int, count: int, found: Found) -> Iterator[str]:
    from asystent.speech import catalogue

    title = catalogue.title(found.name)
    place = f"Głos {number} z {count}: {title}."
    if found.works:
        yield f"{place} Jest, mówi po polsku."
        return
    yield f"{place} {found.reason}"
    entry = catalogue.ENTRIES.get(found.name)
    if entry:
        yield f"Jak dodać {title}: {entry.add}"


def _chosen(voice: Voice, opened: set[str]) -> Iterator[str]:
    from asystent.speech import catalogue

    for name, reason in voice.engines_tried:
        # Those that did not even open were told about above.
        if name not in opened:
            continue
        yield f"Przy mówieniu zawiódł głos {catalogue.title(name)}. {reason}"
    notice = voice.pop_notice()
    if notice:
        yield notice
        yield "Sprawdzić, czy podłączono głośnik albo słuchawki, i wpisać jeszcze raz: asystent mowa"
    elif voice.is_speaking:
        yield "Uwaga, głos nie skończył zdania na czas. Program go uciszył."
    elif voice.engine:
        entry = catalogue.ENTRIES.get(voice.engine)
        why = f", bo {entry.why}" if entry else ""
        yield f"Wybrano: {catalogue.title(voice.engine)}{why}."
        yield "Zdanie zostało wypowiedziane. Jeżeli nic nie słychać, sprawdzić głośność i głośniki."
