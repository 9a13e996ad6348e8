"""The content as the program sees it: loaded at once, its parts built when first asked for."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from asystent.content import builders, model
from asystent.content.bundle import dump, read
from asystent.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.content.bundle import Bundle

T = TypeVar("T")

PACKAGE = Path(__file__).resolve().parent.parent
BUNDLE = PACKAGE / "_tresc" / "powrot-do-pracy.jsonl"
NAME = "powrot-do-pracy"


class Content:
    """One questionnaire with its law. Parts are read and built lazily and kept.

    ``is_proven``: the bundle was compiled without an error, so that its parts need not be proved again.
    """

    def __init__(self, bundle: dict[str, Any] | Bundle, *, is_proven: bool = False) -> None:
        self._bundle = bundle
        self._is_proven = is_proven
        self._built: dict[tuple[str, str], Any] = {}
        head = bundle["kwestionariusz"]
        span = head.get("stan_prawny") or {}
        self.id: str = head.get("id", "")
        self.name: str = head.get("nazwa", "")
        self.since = date.fromisoformat(span.get("od", "2015-12-31"))
        self.until = date.fromisoformat(span.get("do", "2026-12-31"))
        self.stale_days: int = head.get("starosc_dni", 365)
        self.information: str = " ".join(str(head.get("zdanie_informacja", "")).split())
        self.sections: list[tuple[str, str]] = [(item["id"], item["nazwa"]) for item in head.get("sekcje") or []]
        self.chapters: dict[str, tuple[str, str]] = {
            item["id"]: (item["nazwa"], item["dzial"]) for item in head.get("rozdzialy") or []
        }
        self._days_off: frozenset[date] | None = None
        self._branches: tuple[model.Branch, ...] | None = None
        self._letters: dict[str, model.Letter] = {}

    def _get(self, kind: str, key: str, builder: Callable[[Any, str], T]) -> T:
        found: T | None = self._built.get((kind, key))
        if found is None:
            from asystent.content import entry  # noqa: PLC0415 - not on the path to the first prompt

            data = dict(self._bundle[kind][key])
            with entry.proven() if self._is_proven else nullcontext():
                found = self._built[kind, key] = builder(data, data.pop("_f"))
        return found

    def describes(self, day: date) -> bool:
        """Return whether ``day`` lies within the described law."""
        return self.since <= day <= self.until

    def bundle(self) -> dict[str, Any]:
        """Return the compiled content that this is made of, as plain mappings."""
        return dict(self._bundle) if isinstance(self._bundle, dict) else self._bundle.whole()

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind (uprawnienia, sciezki, fakty…), in the order of the files."""
        return list(self._bundle.get(kind, ()))

    def has(self, kind: str, key: str) -> bool:
        """Return whether ``key`` exists among the things of ``kind``."""
        return key in self._bundle.get(kind, ())

    def right(self, key: str) -> model.Right:
        """Return a right or, for an id ``droga.…``, a path."""
        if key in self._bundle["uprawnienia"]:
            return self._get("uprawnienia", key, builders.right)
        return self._get("sciezki", key, builders.path)

    def examples(self, key: str) -> tuple[model.Example, ...]:
        """Return the families that test a right or a path."""
        return self._get("przyklady", key, builders.examples) if self.has("przyklady", key) else ()

    def path(self, key: str) -> model.Path:
        """Return a path."""
        return self._get("sciezki", key, builders.path)

    def fact(self, key: str) -> model.Fact:
        """Return a fact."""
        return self._get("fakty", key, builders.fact)

    def question(self, fact: str) -> model.Question:
        """Return the question about ``fact``."""
        return self._get("pytania", fact, builders.question)

    def clash(self, key: str) -> model.Clash:
        """Return two facts of which some answers cannot both be true."""
        return self._get("sprzecznosci", key, builders.clash)

    def parameter(self, key: str) -> model.Parameter:
        """Return a parameter."""
        return self._get("parametry", key, builders.parameter)

    def deadline(self, key: str) -> model.Deadline:
        """Return a deadline."""
        return self._get("terminy", key, builders.deadline)

    def letter(self, key: str) -> model.Letter:
        """Return a letter; one to a public body has a blank more, for a reply that can be read."""
        found = self._letters.get(key)
        if found is None:
            found = self._get("pisma", key, builders.letter)
            if self.has("wysylka", found.channel) and self.channel(found.channel).is_public:
                from dataclasses import replace  # noqa: PLC0415 - not on the path to the first prompt

                found = replace(found, fields=(*found.fields, *self._accessible()))
            self._letters[key] = found
        return found

    def letter_heading(self, key: str) -> tuple[str, tuple[str, ...]]:
        """Return the name of a letter and the ids of the rights that it serves, without building the rest of it."""
        data = self._bundle["pisma"][key]
        rights = (data.get("uprawnienie", ""), *(data.get("takze") or ()))
        return " ".join(str(data.get("nazwa", "")).split()), tuple(right for right in rights if self.has("uprawnienia", right))

    def channel(self, key: str) -> model.Channel:
        """Return how letters of one kind are sent."""
        return self._get("wysylka", key, builders.channel)

    @property
    def accessible_reply(self) -> dict[str, Any]:
        """The words about a reply in a form that can be read: ``zdanie``, ``zwykla`` (the form that is no demand), ``podstawa``."""
        return dict(self._bundle["kwestionariusz"].get("dostepna_odpowiedz") or {})

    def _accessible(self) -> tuple[model.LetterField, ...]:
        data = self.accessible_reply
        return builders.accessible_fields(data, "kwestionariusz.yaml") if data else ()

    def letter_term(self, key: str) -> model.LetterTerm:
        """Return a term of letters."""
        return self._get("terminy-pism", key, builders.letter_term)

    def term_rules(self, key: str) -> tuple[model.DeadlineRule, ...]:
        """Return how a term of letters is counted: by its own rules, or by those of a deadline, from any day."""
        term = self.letter_term(key)
        if not term.like:
            return term.rules
        from dataclasses import replace  # noqa: PLC0415 - as above

        return tuple(replace(rule, last=None) for rule in self.deadline(term.like).rules)

    def knowledge(self, key: str) -> model.Knowledge:
        """Return a law fact that is no entitlement."""
        return self._get("wiedza", key, builders.knowledge)

    def calculator(self, key: str) -> model.Calculator:
        """Return a calculator."""
        return self._get("kalkulatory", key, builders.calculator)

    def omission(self, key: str) -> model.Omission:
        """Return why the record ``key`` is left out."""
        return self._get("pominiete", key, builders.omission)

    @property
    def facts(self) -> dict[str, model.Fact]:
        """Every fact by its id."""
        return {name: self.fact(name) for name in self.ids("fakty")}

    @property
    def moves(self) -> dict[str, model.Move]:
        """What became of facts and values that saved cases may still know under another name."""
        return {name: self._get("przenosiny", name, builders.move) for name in self.ids("przenosiny")}

    def act(self, key: str) -> model.Act:
        """Return an act."""
        return self._get("akty", key, builders.act)

    def person(self, key: str) -> model.Person:
        """Return a family of the test set."""
        return self._get("osoby", key, builders.person)

    def definition(self, key: str) -> tuple[str, str, str, tuple[tuple[Any, Any, model.Condition], ...], str]:
        """Return id, sentence, denial, dated conditions and place of a definition."""
        return self._get("definicje", key, builders.definition)

    @property
    def branches(self) -> tuple[model.Branch, ...]:
        """Fields of law, in the order they are told."""
        if self._branches is None:
            rows = self._bundle["kwestionariusz"].get("dzialy") or []
            self._branches = tuple(
                model.Branch(item["id"], item["nazwa"], item.get("zawsze") == "tak", item.get("drogi") == "tak") for item in rows
            )
        return self._branches

    @property
    def days_off(self) -> frozenset[date]:
        """Days off by statute."""
        if self._days_off is None:
            self._days_off = frozenset(date.fromisoformat(day) for day in self._bundle.get("dni_wolne", ()))
        return self._days_off


def source_folder() -> Path | None:
    """Return the folder with the sources when the program runs from a checkout, else None."""
    folder = PACKAGE.parent / "questionnaires" / NAME
    return folder if (folder / "kwestionariusz.yaml").is_file() else None


def templates_folder() -> Path:
    """Return the folder with the letter templates."""
    installed = PACKAGE / "_szablony"
    checkout = PACKAGE.parent / "letter_templates"
    return checkout if checkout.is_dir() and source_folder() else installed


def _cache_file(folder: Path) -> Path:
    from zlib import crc32  # noqa: PLC0415 - only in a checkout

    version = Path(__file__).stat().st_mtime_ns
    key = f"{crc32(f'{folder}{sys.version_info[:2]}{version}'.encode()):08x}"
    # In the checkout, not in a home: the content is no secret, and a program told to leave no trace leaves none.
    return PACKAGE.parent / ".cache" / f"tresc-{key}.jsonl"


def _load_checkout(folder: Path) -> Bundle | dict[str, Any]:
    """Compile the sources once and keep the result until a file changes. A cache that cannot be kept is no error."""
    from asystent.content.findings import ContentError  # noqa: PLC0415 - only in a checkout
    from asystent.content.folder import stamp  # noqa: PLC0415 - only in a checkout

    try:
        mark = stamp(folder)
    except ContentError as error:
        raise UserError(f"Błąd w treści programu: {error.sentence}") from None
    cache = _cache_file(folder)
    try:
        kept = read(cache.read_text(encoding="utf-8"), mark)
    except (OSError, ValueError, KeyError, TypeError):
        kept = None
    if kept is not None:
        return kept
    bundle = compile_or_fail(folder)
    try:
        cache.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = cache.with_suffix(f".{os.getpid()}")
        temporary.write_text(dump(bundle, mark), encoding="utf-8")
        temporary.replace(cache)
    except OSError:
        pass
    return bundle


def compile_or_fail(folder: Path) -> dict[str, Any]:
    """Return compiled content, or raise ``UserError`` with the first error of its structure."""
    from asystent.content.compile import compile_folder  # noqa: PLC0415 - only in a checkout

    bundle, findings = compile_folder(folder)
    errors = [finding for finding in findings if finding.is_error]
    if errors:
        first = errors[0]
        raise UserError(
            f"Błąd w treści programu, plik {first.file}, linia {first.line}: {first.sentence} "
            "Wszystkie błędy pokaże polecenie asystent sprawdz."
        )
    return bundle


def load() -> Content:
    """Return the content that travels with the program. Raises ``UserError`` when it is damaged."""
    folder = source_folder()
    if folder is not None:
        return Content(_load_checkout(folder), is_proven=True)
    try:
        bundle = read(BUNDLE.read_text(encoding="utf-8"))
        if bundle is not None:
            return Content(bundle, is_proven=True)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise UserError(
        f"Treść programu w pliku {BUNDLE} jest uszkodzona albo jej brakuje. Trzeba zainstalować program jeszcze raz."
    )
