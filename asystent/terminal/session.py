"""One sitting: what is asked, answered and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asystent.errors import UserError
from asystent.interview import confirm
from asystent.interview.answer import YES_NO, Refusal, choices, is_unknown, read_answer, typed
from asystent.interview.case import UNKNOWN, Case
from asystent.polish.fold import fold
from asystent.storage.casefile import without_told
from asystent.terminal import commands, expecting
from asystent.terminal import prompt as asking
from asystent.terminal.keeper import TAKEN
from asystent.terminal.letterbox import Letterbox
from asystent.terminal.orders import Orders
from asystent.terminal.prompt import MORE, Prompt
from asystent.terminal.reply import Kind, Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from asystent.content.model import Clash, Question
    from asystent.content.store import Content
    from asystent.interview.case import Answer
    from asystent.terminal.keeper import Keeper
    from asystent.terminal.screen import Screen
    from asystent.terminal.voicing import Voicing

THIRD = 3
MOST_REFUSED = 1000  # lines from a file; a person may go on for ever


class Session:
    """The state of a sitting and the handling of one prompt."""

    def __init__(self, screen: Screen, voicing: Voicing, keeper: Keeper, content: Content, day: date) -> None:
        """Start with an empty case."""
        self.screen = screen
        self.voicing = voicing
        self.keeper = keeper
        self.content = content
        self.day = day
        self.case = Case()
        self.instead_of: date | None = None
        self.is_other_day = False
        """Whether the call named a day: such results are a look aside."""
        self.asked = 0
        self.hinted = 0
        self.last_values: list[str] = []
        self.place = ""
        self.files: list[str] = []
        self._last_topic = ""
        self._orders = Orders(self)
        self.letterbox = Letterbox(self)
        self.clashes: Callable[[str], tuple[Clash, ...]] = lambda _fact: ()
        self.is_void: Callable[[str], bool] = lambda _fact: False
        self.why_fact: Callable[[str], tuple[str, ...]] = lambda _fact: ()

    # Asking.

    def ask(self, prompt: Prompt) -> Reply:
        """Ask until there is a usable answer or a word that leads elsewhere. Raises ``Leave`` and ``EOFError``."""
        if prompt.topic:
            # The same question heard again, after wstecz or in a menu, keeps its number.
            self.asked += prompt.topic != self._last_topic
            self._last_topic = prompt.topic
            self.place = f"Pytanie {self.asked}, temat: {prompt.topic}."
        full = self.hinted < asking.FULL_HINTS
        self.hinted += 1
        start = refused = 0
        lines = self._question(prompt, start, full=full)
        is_first = True
        while True:
            try:
                text = self.screen.ask(*lines, is_early=prompt.is_early)
            except KeyboardInterrupt:
                # The question is read again after the first: without the count nobody who is quick could ever leave.
                self._orders.interrupted(is_first=is_first)
                is_first = not is_first
                lines = self._question(prompt, start)
                continue
            is_first = True
            command = commands.parse(text, free_text=prompt.is_free)
            if command is not None:
                is_again = command[0] == commands.REPEAT
                reply = self._orders.obey(*command, prompt)
                if reply is not None:
                    return reply
                lines = () if is_again else self._question(prompt, start, brief=True)
                continue
            word = self._own_word(prompt, text)
            if word is not None:
                return Reply(Kind.WORD, word)
            value = self._read(prompt, text, start)
            if isinstance(value, Refusal):
                refused += 1
                if refused >= MOST_REFUSED and not self.screen.console.is_interactive:
                    raise UserError(
                        f"Przyszło {MOST_REFUSED} linii z rzędu, które nie są odpowiedzią. Program skończył pracę. "
                        "Przyjęte odpowiedzi zostały, a plik z odpowiedziami trzeba poprawić."
                    )
                lines = self._refuse(prompt, value, refused, start)
            elif value == MORE:
                start += asking.LONGEST_LIST - 1
                lines = (self._again(prompt), *asking.option_lines(asking.shown_options(prompt, start)))
            else:
                return Reply(Kind.VALUE, value)

    def confirm(self, *lines: str) -> bool:
        """Ask for a plain yes or no, which has no number of its own. An empty line is no answer."""
        reply = self.ask(Prompt(text="", how=" ".join(lines), read=asking.read_confirmation))
        return reply.kind is Kind.VALUE and reply.value is True

    def _own_word(self, prompt: Prompt, text: str) -> str | None:
        return prompt.words.get(fold(text).rstrip(".")) if prompt.words else None

    def _read(self, prompt: Prompt, text: str, start: int) -> Any:
        if not text.strip():
            if prompt.default_means or prompt.takes_enter:
                return prompt.default
            return Refusal(typed(""), "Sam Enter nie jest tu odpowiedzią.")
        if prompt.fact and is_unknown(text):
            return UNKNOWN
        return asking.read_value(prompt, text, start)

    def head(self, prompt: Prompt) -> str:
        """Return the line that says where we are; empty for a confirmation."""
        if not prompt.topic:
            return ""
        section = f", dział: {prompt.section}" if prompt.section and prompt.section != prompt.topic else ""
        return f"Pytanie {self.asked}{section}, temat: {prompt.topic}."

    def _question(self, prompt: Prompt, start: int, *, full: bool = False, brief: bool = False) -> tuple[str, ...]:
        """Return the lines of a question; ``brief``: it was heard a moment ago, so its explanation is left out."""
        lines = [self.head(prompt), prompt.text, "" if brief else prompt.explanation, *asking.how_to_answer(prompt, full=full)]
        if prompt.options:
            lines += asking.option_lines(asking.shown_options(prompt, start))
        return tuple(line for line in lines if line)

    def _again(self, prompt: Prompt) -> str:
        return f"Pytanie {self.asked}. {prompt.text}" if prompt.topic else prompt.text or prompt.how

    def _refuse(self, prompt: Prompt, refusal: Refusal, count: int, start: int) -> tuple[str, ...]:
        """Say what was wrong; return the question as it is asked again: shorter at first, in full after the second mistake."""
        first, *rest = refusal.lines
        lines = [f"Błąd. {first}", *rest]
        if count >= THIRD and prompt.fact:
            lines.append("Jeśli odpowiedź nie jest znana, można wpisać: nie wiem.")
        elif count >= THIRD:
            lines.append("Słowo pomoc podaje polecenia, słowo koniec kończy pracę.")
        self.screen.say(*lines)
        if count >= THIRD - 1 and prompt.options:
            hint = asking.how_to_answer(prompt, full=False) if prompt.options == YES_NO else ()
            return (self._again(prompt), *hint, *asking.option_lines(asking.shown_options(prompt, start)))
        return (self._again(prompt),)

    def numbered(self) -> list[str]:
        """Return the facts told, in the order of telling: their places are the numbers of podsumowanie."""
        return list(self.case.answers)

    def meaning(self, fact: str) -> str:
        """Say what the answer about a fact means."""
        return confirm.sentence(self.content.fact(fact), self.case.answers[fact], self.question(fact))

    def meaning_in(self, case: Case, fact: str) -> str:
        """Say what an answer means in another state of the case."""
        return confirm.sentence(self.content.fact(fact), case.answers[fact], self.question(fact))

    def topic(self, fact: str) -> str:
        """Return the short name of a fact."""
        question = self.question(fact)
        return question.topic if question else fact

    def question(self, fact: str) -> Question | None:
        """Return the words of the question about a fact, None where it has none."""
        return self.content.question(fact) if self.content.has("pytania", fact) else None

    # Questions about facts.

    def undo(self) -> bool:
        """Take back the last step of the case and say so; False when there is none."""
        undone = self.case.undo()
        if undone is None:
            self.screen.say("To jest pierwsza odpowiedź. Nie ma czego cofnąć.")
            return False
        before = self.case
        self.case, step = undone
        if step.fact in before.answers:
            self.case = without_told(self.case, step.fact, before.answers[step.fact])
            self.screen.say(f"Wstecz. Cofnięto odpowiedź: {confirm.after_colon(self.meaning_in(before, step.fact))}")
        else:
            self.screen.say(f"Wstecz. Wraca pytanie: {self.topic(step.fact)}.")
        self.screen.say(self.keeper.save(self.case)[1])
        return True

    def ask_fact(self, fact_id: str, other_words: Question | None = None, *, is_final: bool = True) -> Kind:
        """Ask about a fact as ``ask_question`` does; return only what came of it."""
        return self.ask_question(fact_id, other_words, is_final=is_final).kind

    def ask_question(self, fact_id: str, other_words: Question | None = None, *, is_final: bool = True) -> Reply:
        """Ask about a fact and take the answer into the case. ``BACK`` and ``SKIP`` are left to the caller.

        ``other_words``: the question put differently, for whoever did not know the first time. Not ``is_final``: it is the
        caller who deals with an unknown answer.
        """
        fact, question = self.content.fact(fact_id), other_words or self.question(fact_id)
        if question is None:
            self.screen.say("O tę odpowiedź program nie pyta, bo nie ma jej wśród pytań. Można ją zmienić w pliku sprawy.")
            return Reply(Kind.BACK)
        options = choices(question, fact)
        how = ""
        if not options:
            sort = "Odpowiedź to data" if fact.type == "data" else "Odpowiedź to liczba"
            how = f"{sort}, na przykład {question.example}." if question.example else f"{sort}."
        sections = dict(self.content.sections)
        reply = self.ask(
            Prompt(
                text=question.text,
                topic=question.topic,
                explanation=question.explanation,
                how=how,
                options=options,
                read=None if options else lambda text: read_answer(question, fact, text, day=self.day),
                section=sections.get(question.section, question.section),
                fact=fact_id,
                can_skip=True,
            )
        )
        if reply.kind is Kind.VALUE and (is_final or reply.value != UNKNOWN):
            self.take(fact_id, reply.value)
            for special in fact.special:
                if special.id == reply.value and special.follows_from:
                    # "Not born yet" is kept as the day the birth is expected, so that day is asked for at once.
                    expecting.ask_day(self, fact_id, special.follows_from)
        return reply

    def take(self, fact_id: str, value: Answer) -> None:
        """Put an answer into the case, keep it, and say back what it means."""
        fact, question = self.content.fact(fact_id), self.question(fact_id)
        self.case = self.case.answer(fact_id, value)
        word, trouble = self.keeper.save(self.case)
        meaning = confirm.after_colon(confirm.sentence(fact, value, question))
        self.last_values = [confirm.shown(fact, value) if not isinstance(value, str) else _label(question, value, meaning)]
        if any(special.id == value and special.follows_from for special in fact.special):
            word = TAKEN  # only the day that follows is written to the file
        lines = [f"{word}: {meaning}"]
        if value == UNKNOWN:
            lines = [f"{word}: nie wiem. Temat: {question.topic if question else fact_id}."]
            if fact.how_to_find:
                lines.append(f"Jak to ustalić: {confirm.after_colon(fact.how_to_find)}")
        self.screen.say(trouble)
        self.screen.say(*lines, *self.misfits(fact_id))

    def misfits(self, about: str = "") -> list[str]:
        """Say which two answers cannot both be true, and the words that change them; ``about``: only those with this fact."""
        found = self.clashes(about)
        if not found:
            return []
        from asystent.plan.report import clash_line  # noqa: PLC0415 - rarely needed, and not before the first question

        told, lines = self.numbered(), []
        for clash in found:
            numbers = [told.index(fact) + 1 for fact in clash.facts if fact in told]
            how = " albo ".join(f"zmień {number}" for number in sorted(numbers))
            lines.append(clash_line(self.content, clash, self.case.answers, f"Jedną z nich zmieniają słowa: {how}."))
        return lines

    def files_written(self) -> list[str]:
        """Return a sentence for each letter written in this sitting, the file's name first."""
        return [f"{name} to zapisany plik." for name in self.files]


def _label(question: Question | None, value: str, otherwise: str) -> str:
    if value == UNKNOWN:
        return "nie wiem"
    for option in question.options if question else ():
        if option.value == value:
            return option.label
    return otherwise.rstrip(".") if value not in {"tak", "nie"} else value
