"""The whole result as titled lists of plain lines: for the printed result and for documents to take along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asystent.interview.confirm import after_colon, sentence
from asystent.law.frame import CLOSED, DEPENDS, DISCRETIONARY, GRANTED, NO, OUTSIDE, POSSIBLE, YES
from asystent.plan.export import outside_sentence
from asystent.plan.result import PathResult
from asystent.polish.citations import printed as cited
from asystent.polish.dates import printed as dated
from asystent.polish.plural import counted, form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asystent.content.model import Basis, Checked, Clash
    from asystent.content.store import Content
    from asystent.plan.calculation import Outcome
    from asystent.plan.result import DeadlineResult, GivenAmount, Result, RightResult

SAYS = {
    YES: "przysługuje",
    NO: "nie przysługuje",
    DEPENDS: "to zależy",
    DISCRETIONARY: "wymaga decyzji urzędu, szkoły, lekarza albo pracodawcy",
    OUTSIDE: "prawo z tego dnia nie jest opisane",
}
PATH_SAYS = SAYS | {YES: "droga otwarta", NO: "droga zamknięta"}
MOST_TOPICS = 4
COMPARED = (
    ("pieniadze", "Pieniądze"),
    ("czas", "Czas z dzieckiem"),
    ("ochrona", "Ochrona pracy"),
    ("nieodwracalne", "Czego nie da się cofnąć"),
)
CERTAINTY = {
    "statute": "sprawdzono w tekście aktu",
    "official": "sprawdzono w źródle urzędowym",
    "secondary": "wiadomo z omówienia, nie z tekstu aktu",
    "memory": "niepotwierdzone, zapytaj w urzędzie",
}


AMOUNT_DOUBTS = {
    "secondary": "Liczba z omówienia, nie z tekstu aktu.",
    "memory": "Liczba niepotwierdzona, zapytaj w urzędzie.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A titled list of lines."""

    title: str
    lines: tuple[str, ...]


def basis_line(content: Content, basis: tuple[Basis, ...]) -> str:
    """Return the legal basis as one line that can be heard, empty where there is none."""
    acts: dict[str, list[str]] = {}
    for item in basis:
        acts.setdefault(item.act, []).append(cited(item.place))
    if not acts:
        return ""
    parts = [f"{content.act(act).spoken}, {' oraz '.join(filter(None, places))}".rstrip(", ") for act, places in acts.items()]
    return f"Podstawa prawna: {'; '.join(parts)}."


def checked_line(checked: Checked | None) -> str:
    """Return when and how well it was checked, as one line."""
    if checked is None:
        return ""
    return f"Stan sprawdzenia: {CERTAINTY[checked.certainty]}, dnia {dated(checked.day)}."


def calculation_lines(content: Content, outcome: Outcome) -> list[str]:
    """Return what came out of a calculation: the sentences or why there are none, cautions, basis, how well checked."""
    lines = [*(outcome.sentences or (outcome.reason,)), *(f"Uwaga: {line}" for line in outcome.cautions)]
    return [*lines, *filter(None, (basis_line(content, outcome.basis), checked_line(outcome.checked)))]


def certainty_line(checked: Checked | None) -> str:
    """Return a line only where the source is weaker than the act itself."""
    return "" if checked is None or checked.certainty in {"statute", "official"} else checked_line(checked)


def doubt(item: RightResult) -> str:
    """Return the words of doubt that stand beside the headline of what rests on memory."""
    return " Niepotwierdzone, zapytaj w urzędzie." if item.checked is not None and item.checked.certainty == "memory" else ""


def headline(item: RightResult) -> str:
    """Return the answer in a few words. A no that the birth of the child ends is never told as a mere no."""
    words = _says(item, item.outcome)
    if item.at_birth is None:
        return words
    turn = "może to zmienić" if item.at_birth.outcome == DEPENDS else "zmieni to"
    return f"na razie {words}, {turn} urodzenie dziecka"


def _says(item: RightResult, outcome: str) -> str:
    return (PATH_SAYS if isinstance(item, PathResult) else SAYS)[outcome]


def birth_line(content: Content, item: RightResult) -> str:
    """Return what the birth of the expected child will change, empty where it changes nothing."""
    if item.at_birth is None:
        return ""
    if item.at_birth.outcome != DEPENDS:
        words = _says(item, item.at_birth.outcome)
        return f"Zmieni to urodzenie dziecka. Potem: {words}, jeśli prawo i inne odpowiedzi się nie zmienią."
    return f"Może to zmienić urodzenie dziecka. Zależy to potem od: {topics(content, item.at_birth.depends)}."


def change_line(item: RightResult) -> str:
    """Return what would turn the no into a yes, empty where nobody can change it."""
    return f"Byłoby inaczej przy takiej zmianie: {' '.join(item.change)}" if item.change else ""


def topics(content: Content, facts: tuple[str, ...]) -> str:
    """Return what the first few of ``facts`` are about, and how many more there are."""
    more = f" i jeszcze {len(facts) - MOST_TOPICS}" if len(facts) > MOST_TOPICS else ""
    return ", ".join(_topic(content, fact) for fact in facts[:MOST_TOPICS]) + more


def _topic(content: Content, fact: str) -> str:
    return content.question(fact).topic if content.has("pytania", fact) else fact


def depends_lines(content: Content, depends: tuple[str, ...], title: str = "Zależy od") -> list[str]:
    """Return, for each fact that can still decide, what it is and how to find it out."""
    return [f"{title}: {_topic(content, fact)}. {content.fact(fact).how_to_find}" for fact in depends]


def clash_line(content: Content, clash: Clash, answers: Mapping[str, Any], how: str = "Trzeba zmienić jedną z nich.") -> str:
    """Return which two answers do not fit each other, why, and ``how`` to change one."""
    known = (answers.get(fact) for fact in clash.facts)
    told = [
        after_colon(sentence(content.fact(fact), value, content.question(fact) if content.has("pytania", fact) else None)).rstrip(".")
        for fact, value in zip(clash.facts, known, strict=True)
        if value is not None
    ]
    return f"Uwaga. Te dwie odpowiedzi nie pasują do siebie: {'; '.join(told)}. {clash.sentence} {how}"


def deadline_line(content: Content, item: DeadlineResult, left: str = "") -> str:
    """Return a deadline with its day; of one that may not concern this family also what decides that.

    ``left``: how much time is left, to be said after the day.
    """
    told = f"{item.name}, {dated(item.day, weekday=True)}."
    end = left or ("Ten dzień już minął." if item.passed else "")
    if not item.depends:
        return f"Termin: {told} {end}".strip()
    head = "Termin mógł minąć" if item.passed else "Termin może biec"
    return " ".join(filter(None, (f"{head}: {told}", "" if item.passed else end, f"Zależy od: {topics(content, item.depends)}.")))


def calendar_note(content: Content, item: DeadlineResult) -> str:
    """Return what stands beside a deadline in a calendar: whether it is certain, its legal basis, and how sure that is."""
    doubt = f"Nie wiadomo, czy ten termin dotyczy tej rodziny. Zależy od: {topics(content, item.depends)}." if item.depends else ""
    return " ".join(filter(None, (doubt, basis_line(content, item.basis), certainty_line(item.checked))))


def given_lines(item: RightResult) -> list[str]:
    """Return what the right gives, one line each; what is not certain is said as such."""
    return [given_line(given) if given.certain else f"To zależy od dalszych odpowiedzi: {given_line(given)}" for given in item.gives]


def given_line(given: GivenAmount) -> str:
    """Return one thing that a right gives; of an amount that no statute or office was seen to state also that."""
    doubt = AMOUNT_DOUBTS.get(given.checked.certainty) if given.checked is not None else None
    return f"{given.sentence} {doubt}" if doubt else given.sentence


def right_lines(content: Content, item: RightResult) -> list[str]:
    """Return everything about one right or path, in the order it is best heard."""
    lines: list[str] = []
    if item.outcome in POSSIBLE:
        lines += [item.summary] if item.summary else []
        lines += given_lines(item)
    if item.discretion:
        lines.append(item.discretion)
    if item.estimate:
        lines.append("Szacunkowo: ten wynik opiera się na przybliżonym dochodzie.")
    lines += [f"Powód: {sentence}" for sentence in item.refusal]
    lines += filter(None, (birth_line(content, item), change_line(item)))
    lines += depends_lines(content, item.depends)
    lines += [f"Uwaga: {sentence}" for sentence in item.notes]
    if isinstance(item, PathResult) and item.outcome not in CLOSED:
        lines += _story(item)
    for number, step in enumerate(item.steps if item.outcome not in CLOSED else (), start=1):
        if step.caution:
            lines.append(f"Uwaga przed krokiem {number}: {step.caution}")
        lines.append(f"Krok {number}. {step.sentence}")
    lines += filter(None, (basis_line(content, item.basis), checked_line(item.checked)))
    return lines


def _story(item: PathResult) -> list[str]:
    compared = dict(item.comparison)
    lines = [f"{title}: {compared[key]}" for key, title in COMPARED if key in compared]
    lines += [f"Warunek: {line}" for line in item.needs]
    lines += [f"Zaleta: {line}" for line in item.advantages]
    lines += [f"Wada: {line}" for line in item.drawbacks]
    lines += [f"Dobra praktyka: {line}" for line in item.practices]
    lines += [f"Sprostowanie do artykułu z 2016 roku: {line}" for line in item.corrections]
    return lines


def opening(result: Result, covers: Callable[[str], bool] | None = None) -> str:
    """Return the first sentence: how many things apply, of the fields of law that ``covers`` tells where it is given."""
    applies = sum(item.outcome in GRANTED and (covers is None or covers(item.branch)) for item in result.rights)
    open_paths = sum(item.outcome == YES for item in result.paths)
    applying = form(applies, "przysługuje", "przysługują", "przysługuje")
    told = f"Na dzień {dated(result.day)} {'w wybranym dziale ' if covers else ''}{applying} {counted(applies, 'uprawnienia')}."
    return told if covers else f"{told} Otwarte drogi: {open_paths}."


def report(content: Content, result: Result, answers: Mapping[str, Any]) -> list[Part]:
    """Return the whole result. Every entry of the catalogue is named; what does not apply is told with its reason."""
    first = [*(clash_line(content, clash, answers) for clash in result.clashes), result.information]
    if not result.described:
        return [Part("Wynik", (outside_sentence(result), *first))]
    parts = [Part("Wynik", (opening(result), *first))]
    if result.deadlines or result.possible_deadlines:
        parts.append(Part("Terminy", tuple(_deadline_lines(content, result))))
    # What this family has comes first, then the ways, then what it has not and why.
    split = sum(item.outcome not in CLOSED for item in result.rights)
    rights = [_right_part(content, result, number) for number in range(1, len(result.rights) + 1)]
    open_ones = [item for item in result.paths if item.outcome not in CLOSED]
    paths = [*open_ones, *(item for item in result.paths if item not in open_ones)]
    parts += rights[:split]
    parts += [Part(f"Droga: {item.name}: {headline(item)}.", tuple(right_lines(content, item))) for item in paths]
    parts += rights[split:]
    letters = [f"{item.name}: {SAYS[item.outcome]}." for item in result.letters if item.outcome in POSSIBLE]
    if letters:
        parts.append(Part("Pisma", (f"Pisma, które można napisać, razem {len(letters)}.", *letters, "Koniec listy.")))
    told = sum(value != "nie-wiem" for value in answers.values())
    parts.append(Part("Koniec wyniku", (f"Wynik opiera się na {counted(told, 'odpowiedzi', 'locative')}.",)))
    return parts


def _right_part(content: Content, result: Result, number: int) -> Part:
    right = result.rights[number - 1]
    title = f"Wynik {number} z {len(result.rights)}. {right.name}: {headline(right)}.{doubt(right)}"
    return Part(title, tuple(right_lines(content, right)))


def _deadline_lines(content: Content, result: Result) -> list[str]:
    lines = []
    for item in (*result.deadlines, *result.possible_deadlines):
        lines.append(deadline_line(content, item))
        lines.append(item.afterwards if item.passed and item.afterwards else item.description)
        lines += filter(None, (basis_line(content, item.basis), certainty_line(item.checked)))
    return lines
