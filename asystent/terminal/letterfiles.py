"""A finished letter on the disk: where to, what was written, and the folder at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.interview.answer import Choice
from asystent.letters import write
from asystent.storage import places
from asystent.terminal import saving
from asystent.terminal.prompt import Prompt
from asystent.terminal.reply import Kind

if TYPE_CHECKING:
    from asystent.terminal.blanks import Blanks
    from asystent.terminal.session import Session

KINDS = {
    "txt": "zwykły tekst",
    "docx": "dokument do edytora tekstu",
    "pdf": "dokument do druku",
    "html": "strona do przeglądarki",
    "brf": "brajl",
}
CHOICES = {
    "txt,docx": "zwykły tekst i dokument do edytora tekstu",
    "pdf": "PDF do druku",
    "pdf-duzy": "PDF w dużym druku",
    "brf": "brajl do linijki albo drukarki brajlowskiej",
    "html": "strona do przeglądarki",
    "txt,docx,pdf,html,brf": "wszystkie te formaty",
}
USUAL = "txt,docx"


def put(session: Session, blanks: Blanks) -> bool:
    """Ask for a format and a folder and write the letter there; False when the person went back."""
    formats = _formats(session)
    if formats is None:
        return False
    paths = saving.put(session, lambda: _rendered(session, blanks, formats), write.file_name(blanks.letter.id), "pismo")
    if paths is None:
        return False
    _tell(session, paths[0].parent, paths)
    return True


def _rendered(session: Session, blanks: Blanks, formats: list[str]) -> dict[str, bytes] | None:
    """Return the files of the letter; None where a format cannot hold its words: another folder would not help."""
    try:
        document = write.compose_letter(session.content, blanks.letter.id, session.case.answers, blanks.filled(), session.day)
        data = write.render(document, formats)
    except UserError as error:
        session.screen.say(f"Błąd. {error.sentence}")
        return None
    session.screen.say(*write.losses(document, formats))
    return data


def _formats(session: Session) -> list[str] | None:
    """Ask which files to make; None when the person went back."""
    while True:
        reply = session.ask(
            Prompt(
                text="W jakim formacie zapisać pismo?",
                topic="format",
                options=tuple(Choice(value, label) for value, label in CHOICES.items()),
                default=USUAL,
                default_means=CHOICES[USUAL],
                can_skip=True,
                why=lambda: ("To samo pismo można mieć w kilku plikach. Słowa są w każdym takie same.",),
            )
        )
        if reply.kind in {Kind.VALUE, Kind.SKIP}:
            return write.read_formats(USUAL if reply.kind is Kind.SKIP else str(reply.value))
        if reply.kind is Kind.BACK:
            return None


def _tell(session: Session, folder: Path, paths: list[Path]) -> None:
    names = [places.shown(Path(path.name)) for path in paths]
    kinds = [KINDS.get(path.suffix.lstrip("."), "plik") for path in paths]
    session.screen.say(
        f"Zapisano pismo. Liczba plików: {len(paths)}.",
        *(f"{name}: {kind}." for name, kind in zip(names, kinds, strict=True)),
        f"Folder: {places.shown(folder)}",
    )
    saving.remember(session, paths)
    command = _opener()
    if command is not None and session.screen.console.is_interactive and session.confirm("Otworzyć folder z pismem?", "Tak albo nie."):
        _open(session, command, folder)


def _open(session: Session, command: str, folder: Path) -> None:
    try:
        subprocess.Popen(  # noqa: S603 - a fixed program; the folder is its argument
            [command, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        session.screen.say("Uwaga. Folderu nie udało się otworzyć.")
    else:
        session.screen.say("Folder się otwiera.")


def _opener() -> str | None:
    """Return the system's program that opens a folder; None where there is no desktop."""
    if sys.platform == "win32":
        return "explorer"
    if sys.platform == "darwin":
        return "open"
    has_desktop = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return shutil.which("xdg-open") if has_desktop else None
