"""Writing a letter by ear: choose it, fill its blanks one by one, hear it sentence by sentence, put it on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview.answer import Choice, Refusal
from asystent.law.frame import DEPENDS, DISCRETIONARY, YES
from asystent.letters import compose, fields, spoken, standing, write
from asystent.plan import report
from asystent.storage import places
from asystent.storage.casefile import LETTERS
from asystent.terminal.prompt import Prompt
from asystent.terminal.session import Kind

if TYPE_CHECKING:
    from asystent.content.model import Letter, LetterField
    from asystent.letters.document import Document
    from asystent.letters.fields import Value
    from asystent.plan.planner import Planner
    from asystent.plan.result import Result
    from asystent.terminal.session import Session

KEPT = "pola"
FREE = frozenset({"tekst", "dlugi-tekst"})
FORMATS = ("txt", "docx")
KINDS = {"txt": "zwykły tekst", "docx": "dokument do edytora tekstu"}
_HOW = {
    "data": "Odpowiedź to data",
    "liczba": "Odpowiedź to liczba",
    "kwota": "Odpowiedź to kwota w złotych",
    "kod-pocztowy": "Odpowiedź to kod pocztowy",
    "pesel": "Odpowiedź to jedenaście cyfr",
    "e-mail": "Odpowiedź to adres poczty elektronicznej",
    "telefon": "Odpowiedź to numer telefonu",
    "rachunek": "Odpowiedź to numer rachunku, dwadzieścia sześć cyfr",
}
WRITE, READ, MEND, DROP = "zapisz", "czytaj", "popraw", "rezygnacja"


class LetterDesk:
    """Letters of one case on one day."""

    def __init__(self, session: Session, planner: Planner, result: Result) -> None:
        """Use the planner's engine, so that nothing is worked out twice."""
        self.session = session
        self.screen = session.screen
        self.result = result
        self.at = compose.occasion(session.content, session.case.answers, planner.day, planner.engine)

    def open(self) -> None:
        """Offer the letters and write the chosen one; returns when the person goes back."""
        while True:
            letter = self._choose()
            if letter is None:
                return
            self._write(letter)

    def _choose(self) -> Letter | None:
        order = {YES: 0, DISCRETIONARY: 1, DEPENDS: 2}
        letters = sorted(self.result.letters, key=lambda item: order.get(item.outcome, 3))
        if not letters:
            self.screen.say("Nie ma pism do napisania.")
            return None
        options = [Choice(item.id, f"{item.name}: {report.SAYS[item.outcome]}") for item in letters]
        reply = self.session.ask(
            Prompt(
                text="Które pismo napisać?",
                topic="pisma",
                explanation="Słowo wstecz wraca do wyników.",
                options=tuple(options),
                words={"wyniki": ""},
                why=lambda: ("Program zapyta o brakujące dane, przeczyta pismo i zapisze je w dwóch plikach.",),
                can_skip=True,
            )
        )
        if reply.kind is Kind.VALUE:
            return self.session.content.letter(reply.value)
        return None

    def _write(self, letter: Letter) -> None:
        caution = standing.caution(letter, self.at)
        self.screen.say(f"Pismo: {letter.name}.", caution, f"Kiedy: {letter.when}" if letter.when else "", f"Adresat: {letter.addressee}.")
        texts = self._kept(letter)
        if not self._fill(letter, texts):
            self.screen.say("Pismo nie jest skończone. Podane odpowiedzi zostają w sprawie." if texts else "Pismo nie jest pisane.")
            return
        action = READ
        while True:
            document = self._composed(letter, texts)
            if document is None:
                self.screen.say("Pismo nie jest skończone. Podane odpowiedzi zostają w sprawie.")
                return
            if action == READ and self._proof_read(letter, document, texts):
                continue  # something was mended: hear it again
            action = self._decide()
            if action == DROP:
                self.screen.say("Pismo nie zostało zapisane. Podane odpowiedzi zostają w sprawie.")
                return
            if action == MEND:
                self._mend_any(letter, texts)
                action = READ
            elif action == WRITE and self._save(letter, texts):
                return

    # Blanks.

    def _kept(self, letter: Letter) -> dict[str, str]:
        kept = self.session.case.extra.get(KEPT)
        own = kept.get(letter.id) if isinstance(kept, dict) else None
        known = {field.id for field in letter.fields}
        return {key: text for key, text in own.items() if key in known and isinstance(text, str)} if isinstance(own, dict) else {}

    def _offered(self, field: LetterField, letter: Letter) -> str:
        """Return a text that may be meant: from this letter, from another letter, or from the case."""
        texts: dict[str, str] = {}
        kept = self.session.case.extra.get(KEPT)
        for name, own in kept.items() if isinstance(kept, dict) else ():
            if isinstance(own, dict) and isinstance(own.get(field.id), str) and (name == letter.id or field.id not in texts):
                texts[field.id] = own[field.id]
        known = {item.id: item for item in letter.fields}
        found = texts.get(field.id) or fields.suggestions(known, self.session.case.answers).get(field.id, "")
        try:
            return fields.check(field, found).shown if found else ""
        except UserError:
            return ""

    def _fill(self, letter: Letter, texts: dict[str, str]) -> bool:
        """Ask for the blanks one by one; False when the person went back out of the letter."""
        values: dict[str, Value] = {}
        at = 0
        self.screen.say(f"Pól do wypełnienia jest najwyżej {len(letter.fields)}. Słowa polecenie wstecz wracają o jedno pole.")
        while at < len(letter.fields):
            field = letter.fields[at]
            if field.id not in compose.relevant(letter, values, self.at.holds):
                at += 1
                continue
            moved = self._ask_field(letter, field, texts, at)
            if moved < 0:
                at = self._before(letter, values, at)
                if at < 0:
                    return False
                continue
            values.pop(field.id, None)
            if texts.get(field.id):
                values[field.id] = fields.check(field, texts[field.id])
            at += 1
        return True

    def _before(self, letter: Letter, values: dict[str, Value], at: int) -> int:
        at -= 1
        kept = compose.relevant(letter, values, self.at.holds)
        while at >= 0 and letter.fields[at].id not in kept:
            at -= 1
        return at

    def _ask_field(self, letter: Letter, field: LetterField, texts: dict[str, str], at: int) -> int:
        """Ask for one blank. Returns 1 when it is settled, -1 for the word wstecz."""
        offered = self._offered(field, letter)
        options = tuple(Choice(option.value, option.label) for option in field.choices)
        if field.type == "tak-nie":
            options = (Choice("tak", "tak"), Choice("nie", "nie"))
        means = offered or ("" if field.required else "pole zostaje puste")
        how = "" if options else _how(field)
        while True:
            reply = self.session.ask(
                Prompt(
                    text=field.question,
                    topic=f"pismo, pole {at + 1} z {len(letter.fields)}",
                    explanation=field.explanation,
                    how=how,
                    options=options,
                    read=None if options else lambda text: _checked(field, text),
                    default=offered,
                    default_means=means,
                    is_free=field.type in FREE,
                    can_skip=True,
                    why=lambda: (f"Ta odpowiedź stanie w piśmie: {letter.name}.",),
                )
            )
            if reply.kind is Kind.BACK:
                return -1
            if reply.kind is Kind.CHANGED:
                continue
            if reply.kind is Kind.SKIP and field.required:
                self.screen.say("Bez tego pola pismo byłoby niepełne, więc nie da się go pominąć.")
                continue
            self._take(letter, field, texts, "" if reply.kind is Kind.SKIP else str(reply.value or ""))
            return 1

    def _take(self, letter: Letter, field: LetterField, texts: dict[str, str], text: str) -> None:
        texts[field.id] = text
        kept = self.session.case.extra.get(KEPT)
        kept = {**kept} if isinstance(kept, dict) else {}
        kept[letter.id] = {key: value for key, value in texts.items() if value}
        self.session.case = self.session.case.with_extra(KEPT, kept)
        word, trouble = self.session.keeper.save(self.session.case)
        shown = fields.check(field, text).shown if text else ""
        self.session.last_value = shown
        self.screen.say(trouble)
        self.screen.say(f"{word}: {shown.rstrip('.')}." if shown else f"{word}: pole puste.")

    def _composed(self, letter: Letter, texts: dict[str, str]) -> Document | None:
        """Return the document; a blank that does not fit is asked for again. None: the person gave up."""
        while True:
            try:
                case = self.session.case
                return write.compose_letter(self.session.content, letter.id, case.answers, self._filled(letter, texts), self.at.day)
            except fields.FieldError as error:
                self.screen.say(f"Błąd. {error.sentence}")
                place = [field.id for field in letter.fields].index(error.field)
                if self._ask_field(letter, letter.fields[place], texts, place) < 0:
                    return None
            except UserError as error:
                self.screen.say(f"Błąd. {error.sentence}")
                if not self._fill(letter, texts):
                    return None

    def _filled(self, letter: Letter, texts: dict[str, str]) -> dict[str, str]:
        """Return what was filled in and has to do with this letter; the rest stays stored and unused."""
        known = {field.id: field for field in letter.fields}
        values = {name: fields.check(known[name], text) for name, text in texts.items() if text}
        kept = compose.relevant(letter, values, self.at.holds)
        return {name: text for name, text in texts.items() if text and name in kept}

    # Hearing.

    def _proof_read(self, letter: Letter, document: Document, texts: dict[str, str]) -> bool:
        """Tell the letter sentence by sentence; True when a blank was mended on the way."""
        told = spoken.sentences(document)
        self.screen.say(
            f"Pismo jest gotowe do sprawdzenia. Zdań jest {len(told)}.",
            "Enter: następne zdanie. Wstecz: poprzednie. Popraw: zmiana tego, co tu wpisano. Pomiń: koniec czytania.",
        )
        at = 0
        while at < len(told):
            sentence = told[at]
            values = [texts[name] for name in sentence.fields if texts.get(name)]
            if values:
                self.session.last_value = values[0]
            reply = self.session.ask(
                Prompt(
                    text=f"Zdanie {at + 1} z {len(told)}. {sentence.text}",
                    takes_enter=True,
                    default="dalej",
                    read=lambda _text: Refusal("Tego słowa tu nie ma.", "Działa sam Enter oraz słowa: wstecz, popraw, pomiń, literuj."),
                    words={"dalej": "dalej", "popraw": MEND},
                    can_skip=True,
                    why=lambda: ("Przed zapisaniem warto usłyszeć każde zdanie pisma.",),
                )
            )
            if reply.kind is Kind.SKIP:
                break
            if reply.kind is Kind.BACK:
                at = max(0, at - 1)
            elif reply.value == MEND:
                if self._mend(letter, sentence.fields, texts):
                    return True
            else:
                at += 1
        self.screen.say("Koniec pisma.")
        return False

    def _mend(self, letter: Letter, names: tuple[str, ...], texts: dict[str, str]) -> bool:
        known = [field.id for field in letter.fields]
        mended = False
        for name in dict.fromkeys(names):
            if name in known and self._ask_field(letter, letter.fields[known.index(name)], texts, known.index(name)) > 0:
                mended = True
        if not names:
            self.screen.say("W tym zdaniu nic nie wpisano, więc nie ma tu czego poprawić.")
        return mended

    def _mend_any(self, letter: Letter, texts: dict[str, str]) -> None:
        known = {field.id: field for field in letter.fields}
        filled = [name for name in known if texts.get(name)]
        reply = self.session.ask(
            Prompt(
                text="Które pole poprawić?",
                topic="poprawianie pisma",
                options=tuple(Choice(name, _filled_in(known[name], texts[name])) for name in filled),
                can_skip=True,
            )
        )
        if reply.kind is Kind.VALUE:
            self._mend(letter, (reply.value,), texts)

    def _decide(self) -> str:
        while True:
            reply = self.session.ask(
                Prompt(
                    text="Co zrobić z pismem?",
                    topic="zapis pisma",
                    options=(
                        Choice(WRITE, "utworzyć pliki z pismem"),
                        Choice(READ, "przeczytać jeszcze raz"),
                        Choice(MEND, "poprawić pole"),
                        Choice(DROP, "wrócić bez tworzenia plików"),
                    ),
                    can_skip=True,
                    why=lambda: ("Pliki powstają dopiero po tej odpowiedzi.",),
                )
            )
            if reply.kind is Kind.VALUE:
                return str(reply.value)
            if reply.kind is not Kind.CHANGED:
                return READ if reply.kind is Kind.BACK else DROP

    # On disk.

    def _save(self, letter: Letter, texts: dict[str, str]) -> bool:
        """Write the files; False when the person went back."""
        otherwise = Path.cwd()
        while True:
            reply = self.session.ask(
                Prompt(
                    text="W którym folderze zapisać pismo?",
                    topic="folder",
                    default=str(otherwise),
                    default_means=f"folder {places.shown(otherwise)}",
                    read=lambda text: text,
                    is_free=True,
                    can_skip=True,
                    why=lambda: ("W tym folderze powstaną dwa pliki z pismem.",),
                )
            )
            if reply.kind in {Kind.BACK, Kind.SKIP}:
                return False
            if reply.kind is Kind.CHANGED:
                continue
            folder = Path(str(reply.value)).expanduser()
            try:
                paths = write.write_letter(
                    self.session.content, letter.id, self.session.case.answers, self._filled(letter, texts), self.at.day, FORMATS, folder
                )
            except (UserError, OSError, RuntimeError) as error:
                sentence = error.sentence if isinstance(error, UserError) else "Nie udało się zapisać pisma w tym folderze."
                self.screen.say(f"Błąd. {sentence}")
                continue
            self._tell_written(letter, texts, paths)
            return True

    def _tell_written(self, letter: Letter, texts: dict[str, str], paths: list[Path]) -> None:
        folder = places.shown(paths[0].parent.absolute())
        self.screen.say(
            f"Zapisano pismo. Liczba plików: {len(paths)}.",
            *(f"{places.shown(Path(path.name))}, {KINDS.get(path.suffix.lstrip('.'), 'plik')}." for path in paths),
            f"Folder: {folder}.",
        )
        case = self.session.case
        known = case.extra.get(LETTERS)
        written = [str(path.absolute()) for path in paths]
        self.session.case = case.with_extra(LETTERS, [*(known if isinstance(known, list) else []), *written])
        self.screen.say(self.session.keeper.save(self.session.case)[1])
        self.session.files += [places.shown(Path(path.name)) for path in paths]
        values = compose.read_values(letter, self._filled(letter, texts))
        lists: tuple[tuple[str, list[str]], ...] = (
            ("Załączniki", compose.attachments(letter, values, self.at)),
            ("Co dalej z pismem", compose.next_steps(letter, values, self.at)),
        )
        for title, lines in lists:
            if lines:
                count = len(lines)
                self.screen.tell(
                    [f"{title}, razem {count}.", *(f"Pozycja {at} z {count}. {line}" for at, line in enumerate(lines, 1)), "Koniec listy."],
                    "Lista",
                )
        self.screen.say(self.session.content.information)
        self._offer_folder(paths[0].parent.absolute())

    def _offer_folder(self, folder: Path) -> None:
        command = _opener()
        if command is None or not self.screen.console.is_interactive:
            return
        if self.session.confirm("Otworzyć folder z pismem?", "Tak albo nie."):
            try:
                subprocess.Popen(  # noqa: S603 - a fixed program, the folder is an argument
                    [command, str(folder)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            except OSError:
                self.screen.say("Uwaga. Folderu nie udało się otworzyć.")
                return
            self.screen.say("Folder się otwiera.")


def _opener() -> str | None:
    """Return the system's program that opens a folder; None where there is no desktop."""
    if sys.platform == "win32":
        return "explorer"
    if sys.platform == "darwin":
        return "open"
    has_desktop = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return shutil.which("xdg-open") if has_desktop else None


def _how(field: LetterField) -> str:
    sort = _HOW.get(field.type)
    return f"{sort}, na przykład {field.example}." if sort else f"Przykład: {field.example}."


def _filled_in(field: LetterField, text: str) -> str:
    return f"{field.question.rstrip('?')}: {fields.check(field, text).shown}"


def _checked(field: LetterField, text: str) -> Any:
    """Return the text when its field takes it; the check makes the sentence for a refusal."""
    try:
        fields.check(field, text)
    except UserError as error:
        return Refusal(error.sentence)
    return text
