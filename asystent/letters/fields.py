"""The blanks of a letter: cleaning and checking what a person typed, one function a kind."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import gt, lt
from typing import TYPE_CHECKING

from asystent.errors import UserError
from asystent.letters.markup import BREAK
from asystent.plan.calculation import plain
from asystent.polish import amounts, dates
from asystent.polish.fold import fold
from asystent.polish.parse import Unclear, parse_date, parse_number, yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from asystent.content.model import LetterField

MAX_SHORT = 300
MAX_LONG = 20_000
MAX_NUMBER = 1_000_000

# Facts of a case that may be offered as the answer to a field of the same meaning.
FROM_FACTS = {
    "dziecko-data-urodzenia": "dziecko.data-urodzenia",
    "orzeczenie-data": "orzeczenie.wydano",
    "orzeczenie-doreczono": "orzeczenie.doreczono",
}

_EMAIL = re.compile(r"[\w.+\-]+@(?:[\w\-]+\.)+[^\W\d_]{2,}")
_BELOW_ZERO = re.compile(r"[-−–]\s*\d|minus\b", re.IGNORECASE)
_DECIMAL = re.compile(r"(\d{1,9})[.,](\d+)")
_MONEY = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?")
_PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
_PESEL_CENTURIES = {0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800}
_PESEL_LENGTH = 11
_POSTAL_LENGTH = 5
_PHONE_LENGTH = 9
_ACCOUNT_LENGTH = 26


class FieldError(UserError):
    """A value that a field does not take. ``field`` is its id."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Value:
    """A checked value: ``plain`` for comparing (a date as RRRR-MM-DD, a choice by its id), ``shown`` as the letter says it."""

    plain: str
    shown: str


def clean(text: str, *, long: bool = False) -> str:
    """Return ``text`` as bare words: no control or invisible characters, no direction marks, single spaces.

    In a long text the ends of lines become breaks between paragraphs; in a short one they become spaces.
    """
    text = unicodedata.normalize("NFC", text)
    lines = re.split(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+", text)
    kept = [" ".join("".join(_character(sign) for sign in line).split()) for line in lines]
    return (BREAK if long else " ").join(line for line in kept if line)


def _character(sign: str) -> str:
    if sign == "\t" or unicodedata.category(sign) == "Zs":
        return " "
    # Cc control, Cf invisible format and direction marks, Cs halves of characters, Co private use
    # (our own marks among them). The last two code points of each plane are no characters at all: XML refuses them.
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"} or ord(sign) & 0xFFFE == 0xFFFE:  # noqa: PLR2004
        return ""
    return "" if 0xFDD0 <= ord(sign) <= 0xFDEF else sign  # noqa: PLR2004 - the other non-characters


def check(field: LetterField, text: str) -> Value:
    """Return the checked value of ``field``. Raises ``FieldError`` with one sentence saying what to write instead."""
    long = field.type == "dlugi-tekst"
    cleaned = clean(text, long=long)
    if not cleaned:
        raise _error(field, "jest puste")
    limit = MAX_LONG if long else MAX_SHORT
    if len(cleaned) > limit:
        raise FieldError(
            field.id, f"Pole {field.id} jest za długie: ma {len(cleaned)} znaków, a może mieć najwyżej {limit}. Trzeba je skrócić."
        )
    if field.least is not None and _BELOW_ZERO.match(cleaned):
        raise _out_of_range(field, cleaned)
    value = _CHECKS[field.type](field, cleaned)
    for end, is_beyond in ((field.least, lt), (field.most, gt)):
        if end is not None and is_beyond(Decimal(value.plain), end):
            raise _out_of_range(field, value.shown)
    return value


def _out_of_range(field: LetterField, text: str) -> FieldError:
    what = "kwotę w złotych" if field.type == "kwota" else "liczbę"
    limits = " ".join(f"{word} {_decimal(limit)}" for word, limit in (("od", field.least), ("do", field.most)) if limit is not None)
    return _error(field, f"ma zawierać {what} {limits}, wpisano: {text}")


def _decimal(number: int | Decimal) -> str:
    return str(number).replace(".", ",")


def _error(field: LetterField, what: str) -> FieldError:
    return FieldError(field.id, f"Pole {field.id} {what}. Przykład dobrej odpowiedzi: {field.example}.".replace("..", "."))


def _text(_field: LetterField, text: str) -> Value:
    return Value(text, text)


def _date(field: LetterField, text: str) -> Value:
    try:
        day = parse_date(text)
    except Unclear as error:
        raise FieldError(field.id, f"Pole {field.id}: {error}") from None
    return Value(day.isoformat(), dates.printed(day))


def _number(field: LetterField, text: str) -> Value:
    parts = _DECIMAL.fullmatch(text.replace(" ", "")) if field.decimals else None
    if parts is not None:
        if len(parts[2]) > field.decimals:
            raise _error(field, f"ma zawierać liczbę, która po przecinku ma najwyżej {field.decimals} cyfry, wpisano: {text}")
        exact = plain(Decimal(f"{parts[1]}.{parts[2]}"))
        return Value(str(exact), _decimal(exact))
    try:
        number = parse_number(text)
    except Unclear as error:
        raise FieldError(field.id, f"Pole {field.id}: {error}") from None
    if field.most is None and number > MAX_NUMBER:
        raise _error(field, "zawiera za dużą liczbę")
    return Value(str(number), str(number))


def _money(field: LetterField, text: str) -> Value:
    bare = re.sub(r"(?i)\s*(zł|zl|pln|złotych|zlotych|złote|zlote|złoty|zloty)\.?$", "", text).replace(" ", "")
    found = _MONEY.fullmatch(bare)
    if not found:
        raise _error(field, f"ma zawierać kwotę w złotych, wpisano: {text}")
    amount = Decimal(f"{found[1]}.{(found[2] or '').ljust(2, '0')}")
    return Value(str(amount), amounts.printed(amount))


def _digits(text: str) -> str:
    return re.sub(r"[ \-]", "", text)


def _postal_code(field: LetterField, text: str) -> Value:
    digits = _digits(text)
    if len(digits) != _POSTAL_LENGTH or not (digits.isascii() and digits.isdigit()):
        raise _error(field, f"ma zawierać kod pocztowy z pięciu cyfr, wpisano: {text}")
    code = f"{digits[:2]}-{digits[2:]}"
    return Value(code, code)


def _pesel(field: LetterField, text: str) -> Value:
    digits = _digits(text)
    if len(digits) != _PESEL_LENGTH or not (digits.isascii() and digits.isdigit()):
        raise _error(field, "ma zawierać numer PESEL, czyli jedenaście cyfr")
    if sum(int(digit) * weight for digit, weight in zip(digits, _PESEL_WEIGHTS, strict=True)) % 10:
        raise _error(field, "zawiera numer PESEL z błędem w jednej z cyfr, trzeba sprawdzić go z dokumentem")
    month = int(digits[2:4])
    try:
        date(_PESEL_CENTURIES[month // 20] + int(digits[:2]), month % 20, int(digits[4:6]))
    except ValueError:
        raise _error(field, "zawiera numer PESEL z niemożliwą datą urodzenia") from None
    return Value(digits, digits)


def _email(field: LetterField, text: str) -> Value:
    if not _EMAIL.fullmatch(text):
        raise _error(field, f"ma zawierać adres poczty elektronicznej, wpisano: {text}")
    return Value(text, text)


def _phone(field: LetterField, text: str) -> Value:
    digits = re.sub(r"[ \-()]", "", text)
    digits = re.sub(r"^(\+48|0048)", "", digits)
    if len(digits) != _PHONE_LENGTH or not (digits.isascii() and digits.isdigit()):
        raise _error(field, f"ma zawierać numer telefonu z dziewięciu cyfr, wpisano: {text}")
    return Value(digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}")


def _account(field: LetterField, text: str) -> Value:
    digits = re.sub(r"^PL", "", _digits(text), flags=re.IGNORECASE)
    if len(digits) != _ACCOUNT_LENGTH or not (digits.isascii() and digits.isdigit()):
        raise _error(field, "ma zawierać numer rachunku z dwudziestu sześciu cyfr")
    # ISO 7064: country letters P and L are 25 and 21, moved to the end with the two check digits.
    if int(digits[2:] + "2521" + digits[:2]) % 97 != 1:
        raise _error(field, "zawiera numer rachunku z błędem w jednej z cyfr, trzeba sprawdzić go z wyciągiem")
    groups = [digits[:2], *(digits[start : start + 4] for start in range(2, _ACCOUNT_LENGTH, 4))]
    return Value(digits, " ".join(groups))


def _yes_no(field: LetterField, text: str) -> Value:
    try:
        word = "tak" if yes_no(text) else "nie"
    except Unclear as error:
        raise FieldError(field.id, f"Pole {field.id}: {error}") from None
    return Value(word, word)


def _choice(field: LetterField, text: str) -> Value:
    word = fold(text)
    for option in field.choices:
        if word in {fold(option.value), fold(option.label)}:
            return Value(option.value, option.label)
    begun = [option for option in field.choices if len(word) > 1 and fold(option.label).startswith(word)]
    if len(begun) == 1:
        return Value(begun[0].value, begun[0].label)
    allowed = ", ".join(option.value for option in field.choices)
    raise FieldError(field.id, f"Pole {field.id} ma wartość spoza listy, wpisano: {text}. Dozwolone są: {allowed}.")


_CHECKS: dict[str, Callable[[LetterField, str], Value]] = {
    "tekst": _text,
    "dlugi-tekst": _text,
    "data": _date,
    "liczba": _number,
    "kwota": _money,
    "kod-pocztowy": _postal_code,
    "pesel": _pesel,
    "e-mail": _email,
    "telefon": _phone,
    "rachunek": _account,
    "tak-nie": _yes_no,
    "wybor": _choice,
}


def suggestions(fields: Iterable[str], answers: Mapping[str, object]) -> dict[str, str]:
    """Return, for the fields (by id) whose answer the case already holds, that answer as text to be confirmed."""
    found = {}
    for name in fields:
        answer = answers.get(FROM_FACTS.get(name, ""))
        if isinstance(answer, date):
            found[name] = dates.printed(answer)
        elif isinstance(answer, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", answer):
            found[name] = dates.printed(date.fromisoformat(answer))
    return found
