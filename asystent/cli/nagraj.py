"""``asystent nagraj``: the result of a case as spoken chapters with a playlist."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path

from asystent.cli.options import Parser, day_option, read_case, read_day
from asystent.errors import UserError, reason

LONGEST = 300.0
"""Seconds that a chapter lasts at most; a longer one comes in parts."""


def run(argv: list[str]) -> int:
    """Record one WAV file a chapter into a new folder and a playlist beside them, as the voice is kept in the conversation."""
    parser = Parser("nagraj", "Wynik sprawy jako nagrania: jeden rozdział to jeden plik WAV, do tego lista odtwarzania.")
    parser.add_argument("plik", help="plik sprawy")
    parser.add_argument("--do", required=True, help="katalog na nagrania")
    day_option(parser, "--na-dzien", "dzień, na który liczy się wynik; bez tego: dzień z pliku albo dzisiaj")
    options = parser.parse_args(argv)
    day = read_day(options.na_dzien, "--na-dzien")

    from asystent.content.store import load  # noqa: PLC0415 - after the call is understood
    from asystent.plan.chapters import chapters  # noqa: PLC0415 - as above
    from asystent.plan.planner import Planner  # noqa: PLC0415 - as above
    from asystent.plan.terms import sent_of  # noqa: PLC0415 - as above
    from asystent.polish.fold import fold  # noqa: PLC0415 - as above
    from asystent.speech.record import record, seconds_of  # noqa: PLC0415 - as above
    from asystent.storage import atomic, ledger, settings  # noqa: PLC0415 - as above
    from asystent.terminal.manner import manner_of  # noqa: PLC0415 - as above

    content = load()
    case, day = read_case(options.plik, content, day)
    manner = manner_of(settings.load())
    result = Planner(content, day).result(case.answers, sent_of(case))
    parts = chapters(content, result, cache(partial(seconds_of, manner=manner)), LONGEST)
    folder = Path(options.do)
    names = [f"{number:02d}-{re.sub(r'[^a-z0-9]+', '-', fold(part.title)).strip('-')}.wav" for number, part in enumerate(parts, 1)]
    playlist = folder / "rozdzialy.m3u8"
    taken = [name for name in [*names, playlist.name] if (folder / name).exists() or (folder / name).is_symlink()]
    if taken:
        raise UserError(f"W katalogu {folder} jest już plik {taken[0]}. Trzeba wskazać inny katalog.")
    print("To potrwa chwilę.", flush=True)
    try:
        atomic.make_folder(folder)
        ledger.note([*(folder / name for name in names), playlist])
        rows = ["#EXTM3U"]
        for number, (name, part) in enumerate(zip(names, parts, strict=True), 1):
            made = record([f"Rozdział {number}. {part.title}.", *part.lines, "Koniec rozdziału."], manner)
            if number == 1:
                print(*(f"Uwaga. {notice}\n" for notice in made.notices), sep="", end="", flush=True)
            atomic.write(folder / name, made.sound, keep_previous=False)
            rows += [f"#EXTINF:{round(made.seconds)},{part.title}", name]
            print(f"Zapisano rozdział {number} z {len(parts)}: {part.title}, plik {folder / name}", flush=True)
        atomic.write(playlist, ("\n".join(rows) + "\n").encode(), keep_previous=False)
    except OSError as error:
        raise UserError(f"Nie można zapisać nagrań w katalogu {folder}: {reason(error)}. Trzeba wskazać inny katalog.") from None
    print(f"Zapisano listę odtwarzania: {playlist}")
    return 0
