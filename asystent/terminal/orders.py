"""The words that work at every prompt, and Ctrl+C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.interview import confirm
from asystent.interview.answer import Refusal, typed
from asystent.terminal import commands
from asystent.terminal.prompt import read_confirmation
from asystent.terminal.reply import Kind, Leave, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from asystent.terminal.prompt import Prompt
    from asystent.terminal.session import Session

INTERRUPTED = 130


class Orders:
    """Does what a command says, for one session."""

    def __init__(self, session: Session) -> None:
        """Serve ``session``."""
        self._session = session

    def obey(self, name: str, rest: str, prompt: Prompt) -> Reply | None:
        """Do what a command says; a ``Reply`` when the prompt is over. Raises ``Leave``."""
        if name == commands.LEAVE:
            raise Leave
        if name == commands.BACK:
            return Reply(Kind.BACK)
        if name == commands.SKIP:
            if prompt.can_skip:
                return Reply(Kind.SKIP, commands.SECTION if rest and prompt.fact else None)
            self._session.screen.say("Tego pytania nie da się pominąć. Słowo koniec kończy pracę.")
            return None
        if name == commands.CHANGE:
            return self._change(rest)
        plain: dict[str, Callable[[], None]] = {
            commands.HELP: lambda: self._help(prompt),
            commands.REPEAT: self._session.screen.repeat,
            commands.WHERE: lambda: self._where(prompt),
            commands.SUMMARY: self._summarise,
            commands.WHY: lambda: self._why(prompt),
            commands.SAVE: lambda: self._save(rest),
            commands.SPELL: lambda: self._spell(rest),
            commands.SPEECH: lambda: self._speech(rest),
            commands.SILENCE: lambda: self._session.screen.say(self._session.voicing.switch("nigdy", is_kept=False)),
            commands.FASTER: lambda: self._session.screen.say(self._session.voicing.faster()),
            commands.SLOWER: lambda: self._session.screen.say(self._session.voicing.slower()),
        }
        plain[name]()
        return None

    def _help(self, prompt: Prompt) -> None:
        lines = ["Polecenia wpisuje się całym słowem albo jedną literą, w osobnej linii."]
        lines += [f"{printed}, litera {letter}: {what}." for printed, letter, what in commands.WORDS.values()]
        if prompt.is_free:
            lines.append("W tym polu przed poleceniem stoi słowo polecenie, na przykład: polecenie wstecz.")
        if prompt.fact:
            lines.append("Na każde pytanie o rodzinę można odpowiedzieć: nie wiem.")
        if prompt.words:
            lines.append("W tym miejscu działają też słowa: " + ", ".join(sorted(set(prompt.words))) + ".")
        if prompt.read_help:
            lines += prompt.read_help()
        lines += getattr(self._session.screen.console, "key_help", ())
        lines.append("W długim tekście sam Enter czyta dalej, wstecz wraca o część, pomiń kończy czytanie.")
        self._session.screen.tell(lines, "Lista poleceń")
        self._session.hinted = min(self._session.hinted, 1)

    def _where(self, prompt: Prompt) -> None:
        from asystent.polish.plural import counted  # noqa: PLC0415 - only when asked where

        lines = ["" if prompt.topic else self._session.place]  # a question says its own place when it comes again
        lines.append(
            f"Udzielono {counted(len(self._session.case.answers), 'odpowiedzi', 'genitive')}." if self._session.case.answers else ""
        )
        if self._session.case.skipped:
            lines.append(f"Pominięto {counted(len(self._session.case.skipped), 'pytania', 'accusative')}.")
        if self._session.case.name:
            lines.append(f"Sprawa: {self._session.case.name}.")
        lines.append(self._session.keeper.state(self._session.case))
        self._session.screen.say(*lines)

    def _speech(self, rest: str) -> None:
        voicing = self._session.voicing
        self._session.screen.say(voicing.adjust(rest) if commands.is_adjustment(rest) else voicing.switch(rest))

    def _summarise(self) -> None:
        told = self._session.numbered()
        if not told:
            self._session.screen.say("Nie ma jeszcze żadnej odpowiedzi.")
            return
        count = len(told)
        lines = []
        for number, fact in enumerate(told, 1):
            void = ", teraz bez znaczenia" if self._session.is_void(fact) else ""
            lines.append(f"Odpowiedź {number} z {count}{void}. {self._session.meaning(fact)}")
        lines += self._session.misfits()
        lines += [f"Pominięto: {self._session.topic(fact)}." for fact in sorted(self._session.case.skipped)]
        lines.append("Koniec listy. Słowo zmień z numerem zmienia odpowiedź, na przykład: zmień 1.")
        self._session.screen.tell(lines, "Podsumowanie")

    def _why(self, prompt: Prompt) -> None:
        if prompt.why is not None:
            self._session.screen.tell(prompt.why())
        elif prompt.fact:
            self._session.screen.tell(self._session.why_fact(prompt.fact) or ("Od tej odpowiedzi mogą zależeć wyniki.",))
        else:
            self._session.screen.say("To pytanie pozwala wybrać, co program ma zrobić dalej.")

    def _save(self, rest: str) -> None:
        from asystent.interview.document import clean_name  # noqa: PLC0415 - only for a name

        if rest:
            self._session.case = self._session.case.named(clean_name(rest))
        if not self._session.case.answers and not self._session.case.skipped and not rest:
            self._session.screen.say("Nie ma jeszcze czego zapisać. Każda odpowiedź zapisuje się sama.")
            return
        case = self._session.case
        word, trouble = self._session.keeper.save(case, is_asked=True)
        name = f"Sprawa nazywa się {case.name}." if case.name else "Słowo zapisz z nazwą nadaje sprawie nazwę."
        self._session.screen.say(trouble, f"{word}. {self._session.keeper.state(case)} {name}")

    def _spell(self, rest: str) -> None:
        values = self._session.last_values
        count = len(values)
        if not values:
            self._session.screen.say("Nie ma jeszcze czego literować.")
            return
        number = int(rest.rstrip(".")) if rest else 1
        if not 1 <= number <= count or (count > 1 and not rest):
            listed = [f"Wartość {at} z {count}: {value.rstrip('.')}." for at, value in enumerate(values, 1)]
            self._session.screen.tell([*listed, f"Słowo literuj z numerem od 1 do {count} literuje jedną, na przykład: literuj 1."])
            return
        value = values[number - 1]
        from asystent.speech.text import spelled  # noqa: PLC0415 - only to spell

        names = spelled(value, by_names=self._session.voicing.by_names)
        self._session.screen.tell([f"Ostatnia odpowiedź to: {value}.", *(name[0].upper() + name[1:] for name in names)])

    def _change(self, rest: str) -> Reply | None:
        told = self._session.numbered()
        if not told:
            self._session.screen.say("Nie ma jeszcze odpowiedzi do zmiany.")
            return None
        number = int(rest.rstrip(".")) if rest.rstrip(".").isdigit() else 0
        if not 1 <= number <= len(told):
            self._session.screen.say(
                f"Błąd. Po słowie zmień trzeba podać numer odpowiedzi od 1 do {len(told)}.",
                "Przykład: zmień 1. Numery podaje słowo podsumowanie.",
            )
            return None
        fact = told[number - 1]
        self._session.screen.say(f"Zmiana odpowiedzi {number}.", f"Teraz jest tak: {confirm.after_colon(self._session.meaning(fact))}")
        if self._session.ask_fact(fact) in {Kind.BACK, Kind.SKIP}:
            self._session.screen.say("Bez zmian.")
        return Reply(Kind.CHANGED)

    def interrupted(self, *, is_first: bool = True) -> None:
        """Ctrl+C: the first one silences the voice; otherwise ask whether to leave. Raises ``Leave``."""
        self._session.screen.drop()
        if is_first and self._session.voicing.is_speaking:
            self._session.voicing.hush()
            self._session.screen.say("Głos zatrzymany.")
            return
        self._session.screen.say(
            "Zakończyć?",
            self._session.keeper.state(self._session.case),
            "Tak: koniec pracy. Nie: powrót do pytania. Ctrl i C jeszcze raz: koniec od razu.",
        )
        while True:
            try:
                text = self._session.screen.ask()
            except KeyboardInterrupt:
                raise Leave(INTERRUPTED) from None
            command = commands.parse(text)
            value = read_confirmation(text) if text else Refusal(typed(""), "Potrzebne jest słowo tak albo nie.")
            if value is True or (command and command[0] == commands.LEAVE):
                raise Leave
            if value is False:
                return
            if isinstance(value, Refusal):
                first, *rest = value.lines
                self._session.screen.say(f"Błąd. {first}", *rest, "Zakończyć?")
