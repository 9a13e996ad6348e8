"""Numbers inside a text, declined as their noun and preposition ask."""

from __future__ import annotations

import re
from functools import cache

from asystent.polish.nouns import CASES, nouns, readings
from asystent.polish.numerals import LARGEST, LARGEST_ORDINAL, cardinal, compound, decimal, digits, fraction, ordinal
from asystent.polish.plural import agreeing
from asystent.polish.prepositions import governed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case, Gender, Noun

_DASH = r"\s?[-\u2010-\u2015]\s?"
_WORD = r"[a-ząćęłńóśźż]+"
_ADJECTIVE = r"(?:ych|ich|ymi|imi|ym|im|emu|ego|iej|ej|[eyiaą])"
# Beside these a lone "1" is the first: w 1 roku życia.
_FIRST_BEFORE = ("życia", "ciąży", "nauki", "miesiąca")
_BIRTHDAYS: dict[str, Case] = {
    "urodziny": "nominative", "urodzin": "genitive", "urodzinom": "dative", "urodzinami": "instrumental", "urodzinach": "locative",
}  # fmt: skip
# A number after one of these is its name, said in the nominative whatever the sentence: w artykule siedemnaście ustępie jeden.
_LABELS = (
    "artykuł", "paragraf", "ustęp", "punkt", "podpunkt", "litera", "pozycja", "numer", "rozdział", "załącznik", "zdanie", "pytanie",
    "opcja", "wynik", "pokój",
)  # fmt: skip
# Nouns whose number follows and ranks them: klasa 3 is the third.
_RANKED = ("klasa", "grupa")


_DENOMINATORS = (2, 3, 4, 5, 6, 7, 8, 10, 16)  # 30/60 is no fraction but two numbers
# nie skończyło 18 lat, nie ma jeszcze 16 lat: what is denied stands in the genitive
_DENIED = re.compile(r"(?:^|\s)[nN]ie\s+(?!co\b|na\b|za\b|przez\b|o\b|po\b|w\b)\w+(?:\s+(?:jeszcze|już))?\s+$")


@cache
def _label_words() -> frozenset[str]:
    words = {"indeks", "mieszkania", "lokal", "lokalu"}
    for name in _LABELS:
        words.update(nouns()[name].singular.values())
    return frozenset(words)


def spoken(text: str) -> str:
    """Return `text` with all digits in words: "do 36 miesięcy" is "do trzydziestu sześciu miesięcy".

    A number beside a singular noun that it cannot count is an ordinal ("8 roku życia"). A range becomes "od … do …".
    """
    if not re.search(r"\d", text):
        return text
    text = re.sub(r"(?<![\w-])(\d{1,3})-(?=[a-ząćęłńóśźż]{3})", _compound, text)
    text = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", text)
    text = _fraction_pattern().sub(_fraction, text)
    text = re.sub(r"(?<=\d)\s?/\s?(?=\d)", " łamane przez ", text)
    text = _ranked_pattern().sub(_ranked, text)
    text = _range_pattern().sub(_range, text)
    text = re.sub(r"(?<![\w,.])[-\u2212](?=\d)", "minus ", text)
    text = re.sub(r"(?<![\d,])(\d+),(\d+)(?!,?\d)", _decimal, text)
    text = re.sub(r"(?<=\d)[.](?=\d)", " kropka ", text)
    text = re.sub(r"(?<=\d):(?=\d)", " do ", text)
    text = re.sub(r"(?<=\d)[-\u2010-\u2015](?=\d)", " ", text)
    return re.sub(rf"\d+(?P<dot>\.(?=\s+{_WORD}))?", _number, text)


def _compound(found: re.Match[str]) -> str:
    n = int(found[1])
    return compound(n) if 1 <= n <= 199 else found[0]  # noqa: PLR2004


@cache
def _fraction_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,./])(\d{{1,2}})/(\d{{1,3}})(?![\d/]|,\d)(\s+{_WORD})?")


def _fraction(found: re.Match[str]) -> str:
    top, bottom, after = int(found[1]), int(found[2]), found[3] or ""
    before = found.string[: found.start()]
    if not (0 < top < bottom and bottom in _DENOMINATORS) or re.search(
        r"(?:numer\w*|pokój|pokoju|klas\w*|ulic\w+|mieszkani\w*)\s+$|[A-ZŁŚ][\w.]*\s+$", before
    ):
        return f"{found[1]} łamane przez {found[2]}{after}"
    if (top, bottom) == (1, 2) and after:
        return f"pół{after}"
    case = governed(before)
    return fraction(top, bottom, case if case in ("genitive", "dative", "locative") else "nominative") + after


@cache
def _ranked_pattern() -> re.Pattern[str]:
    words = sorted(
        {
            form
            for name in _RANKED
            for form, found in readings().items()
            if any(noun.singular["nominative"] == name for noun, _, _ in found)
        },
        key=len,
        reverse=True,
    )
    return re.compile(
        rf"(?i:(?<![\w])(?P<word>{'|'.join(words)}))\s+(?P<first>\d{{1,2}})(?:(?P<join>{_DASH}|\s(?:i|lub|albo|do)\s|,\s)(?P<second>\d{{1,2}}))?(?![\w,]\d|\.\d|\s*(?:osób|dzieci|uczniów))"
    )


def _ranked(found: re.Match[str]) -> str:
    word = found["word"]
    wanted = governed(found.string[: found.start()])
    forms = readings()[word.lower()]
    is_many = found["second"] is not None
    fitting = [(noun, case) for noun, is_plural, case in forms if is_plural == is_many] or [(noun, case) for noun, _, case in forms]
    noun, case = next((each for each in fitting if each[1] == wanted), fitting[0])
    if not is_many:
        return f"{word} {ordinal(int(found['first']), case, noun.gender_of_one)}"
    join = found["join"]
    if re.fullmatch(_DASH, join):
        gender = noun.gender_of_one
        return f"{word} od {ordinal(int(found['first']), 'genitive', gender)} do {ordinal(int(found['second']), 'genitive', gender)}"
    gender = noun.gender_of_one
    return f"{word} {ordinal(int(found['first']), case, gender)}{join}{ordinal(int(found['second']), case, gender)}"


@cache
def _range_pattern() -> re.Pattern[str]:
    number = r"\d+(?:,\d+)?"
    return re.compile(rf"(?<![\w,.-])(?P<first>{number}){_DASH}(?P<second>{number})(?![\w]|[-.,/:]\d|-\w)(?P<rest>(?:\s+{_WORD}){{0,2}})")


def _range(found: re.Match[str]) -> str:
    first, second, rest = found["first"], found["second"], found["rest"]
    before = found.string[: found.start()]
    wanted = governed(before)
    noun = _counted_noun(rest)
    gender: Gender = noun.gender_of_many if noun else "masculine"
    lead = "od "
    case: Case = "genitive"
    if re.search(r"(?:^|\s)(?:od|do|około|ok|z|bez|powyżej|poniżej|ponad)\s+$", before, re.IGNORECASE):
        lead = ""
    elif wanted in ("accusative", "locative", "instrumental", "dative"):
        lead, case = "", wanted
    if noun and wanted not in ("locative", "instrumental", "dative"):
        rest = _in_genitive(rest, noun)
    return f"{lead}{_either(first, case, gender)} do {_either(second, 'genitive', gender)}{rest}"


def _either(text: str, case: Case, gender: Gender) -> str:
    return decimal(text, case, gender) if "," in text else _cardinal(text, case, gender)


def _counted_noun(rest: str) -> Noun | None:
    for word in rest.split()[:2]:
        for noun, is_plural, _ in readings().get(word, ()):
            if is_plural:
                return noun
        if not re.search(_ADJECTIVE + "$", word):
            break
    return None


def _in_genitive(rest: str, noun: Noun) -> str:
    words = rest.split(" ")
    for at, word in enumerate(words):
        if any(reading[0] is noun for reading in readings().get(word, ())):
            words[at] = noun.plural["genitive"]
            break
    return " ".join(words)


def _decimal(found: re.Match[str]) -> str:
    after = found.string[found.end() :].split()
    noun = next((reading[0] for reading in readings().get(after[0].strip(".,;:"), ())), None) if after else None
    wanted = governed(found.string[: found.start()])
    return decimal(found[0], wanted or "nominative", noun.gender_of_many if noun else "masculine")


def _number(found: re.Match[str]) -> str:
    text = found[0].rstrip(".")
    before = found.string[: found.start()]
    after = found.string[found.end() :]
    wanted = governed(before)
    if wanted == "locative" and re.search(r"(?:^|\s)[oO]\s+$", before):
        wanted = "accusative"  # zwiększyć o 2; with a noun its own form decides
    if text[0] == "0" and len(text) > 1:
        return digits(text) + found[0][len(text) :]
    following = re.match(rf"\s+({_WORD})(?:\s+({_WORD}))?(?:\s+({_WORD}))?", after)
    words = [word for word in following.groups() if word] if following else []
    if re.match(r"\s+i\s+pół\b", after):
        noun = next((reading[0] for reading in readings().get(words[2], ())), None) if len(words) > 2 else None  # noqa: PLR2004
        return _cardinal(text, wanted or "nominative", noun.gender_of_many if noun else "masculine")
    if (last := before.lower().split()[-1:]) and last[0] in _label_words():
        return _cardinal(text, "nominative", "masculine") + found[0][len(text) :]
    if wanted is None and _DENIED.search(before):
        wanted = "genitive"
    if found["dot"]:
        ranked = _ranking(int(text[-15:]), words, wanted)
        return ranked or (ordinal(int(text), _guessed(words, wanted)) if int(text[-15:]) <= LARGEST_ORDINAL else digits(text))
    said = _agreed(text, words, wanted) if words else None
    if said is None:
        # Nothing known follows: a label ("punkt 7") or the end ("2 z 9").
        return _cardinal(text, _guessed(words, wanted) if words else wanted or "nominative", "masculine")
    return said


def _guessed(words: list[str], wanted: Case | None) -> Case:
    """Return the case for a number before words that are not in the table: the preposition's, where the ending allows it."""
    if wanted == "locative" and words and not words[0].endswith(("ach", "ych", "ich", "ym", "im", "u", "e")):
        return "nominative"
    return wanted or "nominative"


def _agreed(text: str, words: list[str], wanted: Case | None) -> str | None:
    """Return the number in words as its noun asks, or None where no known noun follows."""
    n = int(text[-15:])
    if words[0] in _BIRTHDAYS and n <= LARGEST_ORDINAL:
        return ordinal(n, _BIRTHDAYS[words[0]], plural=True)
    at = 0
    while at < len(words) - 1 and words[at] not in readings() and re.search(_ADJECTIVE + "$", words[at]):
        at += 1
    found = readings().get(words[at])
    if found is None or (at and words[0] in _NOT_ADJECTIVES):
        return None
    if n == 1 and any(word in _FIRST_BEFORE for word in words[1:2]):
        return _ranking(n, words, wanted)
    for noun in dict.fromkeys(reading[0] for reading in found):
        name = noun.singular["nominative"]
        if name == "instancja":  # the courts have a second instance, never two instances
            return _ranking(n, words, wanted)
        fitting = [case for case in CASES if agreeing(n, name, case) == words[at]]
        if fitting:
            case = wanted if wanted in fitting else fitting[0]
            gender = noun.gender(n)
            if gender == "group" and case in ("instrumental", "dative", "locative"):
                gender = "masculine"
            return _cardinal(text, case, gender)
    return _ranking(n, words, wanted) if at == 0 else None


_NOT_ADJECTIVES = (
    "i",
    "a",
    "oraz",
    "lub",
    "albo",
    "z",
    "ze",
    "do",
    "na",
    "w",
    "we",
    "po",
    "za",
    "o",
    "są",
    "ma",
    "nie",
    "to",
    "ale",
    "czy",
    "dla",
)


def _ranking(n: int, words: list[str], wanted: Case | None) -> str | None:
    """Return the ordinal before a singular noun, or None where no such noun follows."""
    if n > LARGEST_ORDINAL or not words:
        return None
    if words[0] in _BIRTHDAYS:
        return ordinal(n, _BIRTHDAYS[words[0]], plural=True)
    fitting = [(noun, case) for noun, is_plural, case in readings().get(words[0], ()) if not is_plural]
    if not fitting or words[0] in _label_words():
        return None
    noun, case = next((each for each in fitting if each[1] == wanted), fitting[0])
    return ordinal(n, case, noun.gender_of_one)


def _cardinal(text: str, case: Case, gender: Gender) -> str:
    return cardinal(int(text), case, gender) if len(text) <= 15 and int(text) <= LARGEST else digits(text)  # noqa: PLR2004
