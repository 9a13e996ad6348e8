"""``asystent sprawdz``: checks all content and says every finding with file, line and a plain sentence."""

from __future__ import annotations

import json
import re
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from asystent.cli.options import Parser
from asystent.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.content.findings import Finding
    from asystent.content.model import Letter
    from asystent.content.store import Content
    from asystent.law.engine import Engine
    from asystent.letters.fields import Value

TEMPLATE_LIMIT = 100_000  # bytes


def run(argv: list[str]) -> int:
    """Run the checks. Returns 1 if there is any error, else 0."""
    parser = Parser("sprawdz", "Sprawdza treść: pytania, prawo, drogi, terminy i pisma.")
    parser.add_argument("katalog", nargs="?", help="katalog z treścią; bez niego: treść tego programu")
    parser.add_argument("--json", action="store_true", help="wynik jako JSON")
    options = parser.parse_args(argv)

    from asystent.plan.checks import check  # noqa: PLC0415 - after the call is understood

    content, templates, findings = _read(options.katalog)
    today = date.today()  # noqa: DTZ011 - the user's own calendar day is meant
    if content is not None:
        findings += check(content, today, Templates(templates) if templates is not None else None)
    findings = sorted(set(findings), key=lambda item: (not item.is_error, item.file, item.line, item.sentence))
    if options.json:
        rows = [
            {"waga": item.weight, "plik": item.file, "linia": item.line, "zdanie": item.sentence, "sprawdzian": item.check}
            for item in findings
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _tell(content, findings, today)
    return 1 if any(item.is_error for item in findings) else 0


def _read(folder_name: str | None) -> tuple[Content | None, Path | None, list[Finding]]:
    """Return the content (None where its head is broken), the folder with the templates, and what compiling found."""
    from asystent.content import store  # noqa: PLC0415 - after the call is understood
    from asystent.content.compile import compile_folder  # noqa: PLC0415 - as above
    from asystent.content.findings import ContentError  # noqa: PLC0415 - as above

    folder = Path(folder_name) if folder_name else store.source_folder()
    if folder is None:
        return store.load(), store.templates_folder(), []
    if not folder.is_dir():
        raise UserError(f"Nie ma katalogu {folder}. Trzeba podać katalog, w którym leży plik kwestionariusz.yaml.")
    if not (folder / "kwestionariusz.yaml").is_file() and (folder / store.NAME).is_dir():
        folder = folder / store.NAME
    bundle, findings = compile_folder(folder)
    templates = folder.resolve().parent.parent / "letter_templates"
    content = None
    if "kwestionariusz" in bundle:
        try:
            content = _whole(bundle)
        except ContentError as error:
            findings.append(error.finding())
    return content, templates if templates.is_dir() else None, findings


def _whole(bundle: dict[str, Any]) -> Content:
    """Return the content of a bundle. Raises ``ContentError`` where its head, which no builder has seen yet, makes no sense."""
    from asystent.content.findings import ContentError  # noqa: PLC0415 - after the call is understood
    from asystent.content.store import Content  # noqa: PLC0415 - as above

    try:
        content = Content(bundle)
        _ = content.branches
        for name in content.ids("pisma"):
            content.letter(name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContentError(
            "kwestionariusz.yaml", 1, "Nagłówek jest niepełny albo źle zapisany. Trzeba sprawdzić daty, sekcje, działy i rozdziały."
        ) from error
    if not isinstance(content.stale_days, int) or content.stale_days < 0:
        raise ContentError("kwestionariusz.yaml", 1, "Klucz „starosc_dni” ma być liczbą dni.")
    return content


def _tell(content: Content | None, findings: list[Finding], today: date) -> None:
    from asystent.plan.checks.sources import stale  # noqa: PLC0415 - after the call is understood

    for item in findings:
        word = "Błąd" if item.is_error else "Uwaga"
        print(f"{word}. Plik {item.file}, linia {item.line}: {item.sentence}")
    if content is not None:
        old = stale(content, today)
        if old:
            print(f"Akty z treścią sprawdzoną dawniej niż {content.stale_days} dni temu: {len(old)}.")
        for act in old:
            print(act.sentence)
    errors = sum(item.is_error for item in findings)
    print(f"Koniec sprawdzania. Błędy: {errors}. Ostrzeżenia: {len(findings) - errors}.")


class Templates:
    """The letters' templates, handed down to the checks, which stand on a lower floor than the letters."""

    def __init__(self, folder: Path) -> None:
        from asystent.letters.templates import OWN_VARIABLES  # noqa: PLC0415 - after the call is understood

        self.own = OWN_VARIABLES | {"forma"}
        self._folder = folder
        self._read: dict[tuple[str, str, str], Value] = {}

    def source(self, letter: str) -> str | None:
        """Return the text of a template, None where there is no such file or it cannot be read."""
        from asystent.content import plainfile  # noqa: PLC0415 - after the call is understood

        try:
            return plainfile.read(self._folder / f"{letter}.j2", TEMPLATE_LIMIT).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def name(self, field: str) -> str:
        """Return the name under which a template knows a field."""
        from asystent.letters.templates import variable  # noqa: PLC0415 - as above

        return variable(field)

    def asked(self, source: str) -> set[str]:
        """Return the names that a template asks for. Raises ``TemplateFault``."""
        return _guarded(lambda: _names(source))

    def branched(self, source: str) -> set[str]:
        """Return the names on which a template branches, also through a name it sets. Raises ``TemplateFault``."""
        return _guarded(lambda: _tests(source))

    def wrong(self, letter: Letter, source: str, texts: dict[str, str], day: date, role: str, engine: Engine) -> str:
        """Return what is wrong with the letter made of these answers, empty where nothing is."""
        from asystent.letters import compose  # noqa: PLC0415 - as above

        values = self._values(letter, texts)
        at = compose.occasion(engine.content, {compose.ROLE: role}, day, engine)
        if compose.missing(letter, values, at):
            return ""
        document = _guarded(lambda: compose.compose(letter, source, values, at))
        titles = sum(getattr(block, "level", 0) == 1 for block in document.blocks)
        if titles != 1:
            return f"ma tytułów: {titles}, a powinien mieć jeden. Tytuł to linia, która zaczyna się od krzyżyka i odstępu."
        return _leftover(document.text())

    def _values(self, letter: Letter, texts: dict[str, str]) -> dict[str, Value]:
        """Return the checked values. The same few answers come back in every way through a template: each is read once."""
        from asystent.letters import days, fields  # noqa: PLC0415 - after the call is understood

        known = {field.id: field for field in letter.fields}
        for name, text in texts.items():
            key = (letter.id, name, text)
            if text and key not in self._read:
                self._read[key] = fields.check(known[name], text)
        values = {name: self._read[letter.id, name, text] for name, text in texts.items() if text}
        days.check_order(letter.fields, values)
        return values


def _names(source: str) -> set[str]:
    from asystent.letters.templates import variables  # noqa: PLC0415 - after the call is understood

    return variables(source)


def _tests(source: str) -> set[str]:
    from jinja2 import nodes  # noqa: PLC0415 - as above

    from asystent.letters.templates import parsed  # noqa: PLC0415 - as above

    tree = parsed(source)
    tests: list[nodes.Node] = [item.test for item in tree.find_all(nodes.If)]
    tests += [item.test for item in tree.find_all(nodes.CondExpr)]
    tests += [item.node for item in tree.find_all(nodes.Assign)]
    return {name.name for test in tests for name in (*([test] if isinstance(test, nodes.Name) else []), *test.find_all(nodes.Name))}


T = TypeVar("T")


def _guarded(action: Callable[[], T]) -> T:
    """Return what ``action`` returns; whatever a template can do wrong becomes a ``TemplateFault`` with its line."""
    from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError  # noqa: PLC0415 - after the call is understood

    from asystent.letters.templates import FORBIDDEN  # noqa: PLC0415 - as above
    from asystent.plan.checks.templates import TemplateFault  # noqa: PLC0415 - as above

    try:
        return action()
    except TemplateSyntaxError as error:
        loose = "jest źle zapisany. Trzeba sprawdzić, czy każde „if” ma swoje „endif”."
        raise TemplateFault(error.lineno, FORBIDDEN if error.message == FORBIDDEN else loose) from error
    except UndefinedError as error:
        raise TemplateFault(_line(error), f"używa nazwy, której nie ma: {str(error).split(' ')[0]}. Trzeba ją poprawić.") from error
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise TemplateFault(_line(error), "nie daje się wypełnić. Trzeba poprawić tę linię.") from error


def _line(error: Exception) -> int:
    """Return the line of the template that failed, 1 where it is not known."""
    lines = [frame.lineno or 1 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else 1


_LEFTOVERS = re.compile(r"[\ue000-\ue003{}]|\bNone\b|\bUndefined\b|  |\.\.")


def _leftover(text: str) -> str:
    """Say what a finished letter holds that no letter may hold: marks of the template, doubled spaces or full stops."""
    found = _LEFTOVERS.search(text)
    if found is None:
        return ""
    around = " ".join(text[max(0, found.start() - 30) : found.end() + 30].split())
    return f"zostawia w gotowym piśmie ślad wzoru, podwójny odstęp albo podwójną kropkę. Miejsce: {around}."
