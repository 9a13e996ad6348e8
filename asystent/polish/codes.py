"""Telephone and account numbers, addresses and file names, as people dictate them."""

from __future__ import annotations

import re
from functools import cache

from asystent.polish.numerals import cardinal, digits
from asystent.polish.spelling import SIGNS

_EXTENSIONS = {
    "docx": "dok iks", "doc": "dok", "pdf": "pe de ef", "html": "ha te em el", "htm": "ha te em", "txt": "te iks te", "brf": "be er ef",
    "json": "dżejson", "ics": "i ce es", "wav": "wu a fał", "odt": "o de te", "yaml": "jamel", "csv": "ce es fał", "mp3": "em pe trzy",
    "m3u": "em trzy u", "zip": "zip", "xlsx": "iks el es iks", "md": "em de", "py": "pe igrek", "log": "log", "j2": "jot dwa",
}  # fmt: skip
_DOMAINS = "pl|eu|com|org|net|info|gov|edu"
_TELEPHONE_WORDS = r"(?:tel\.|tel|telefon\w*|infolini\w*|faks\w*|fax|kom\.|komórk\w*|zadzwonić pod|dzwonić pod)"


def spoken(text: str) -> str:
    """Return `text` with telephone, account and identity numbers, e-mail and web addresses and file names in words.

    Numbers are grouped as they are dictated: "22 123 45 67" is "dwadzieścia dwa, sto dwadzieścia trzy, czterdzieści pięć,
    sześćdziesiąt siedem"; long runs are said digit by digit in threes.
    """
    if "@" in text or "." in text or "/" in text or "\\" in text:
        text = _mail_pattern().sub(lambda found: _address(found[0]), text)
        text = _web_pattern().sub(_web, text)
        text = _file_pattern().sub(_file, text)
    if not re.search(r"\d", text):
        return text
    text = _account_pattern().sub(_account, text)
    text = _telephone_pattern().sub(_telephone, text)
    text = _dialled_pattern().sub(_dialled, text)
    text = re.sub(r"(?<![\w,.-])(\d{3})-(\d{3})-(\d{2})-(\d{2})(?![\w-])", _by_digits, text)  # NIP
    text = re.sub(r"(?<![\w,.-])(\d{3})-(\d{2})-(\d{2})-(\d{3})(?![\w-])", _by_digits, text)
    text = re.sub(
        r"(?<![\w,.-])(\d{2})-(\d{3})(?![\w-]|,\d|\s?(?:zł|osób|dni))", lambda found: f"{group(found[1])}, {group(found[2])}", text
    )
    return re.sub(r"(?<![\d,.-])\d{8,}(?![\w]|,\d|\s?zł)", lambda found: f" {_in_threes(found[0])}", text)


def group(run: str) -> str:
    """Return one group of a dictated number: up to three digits as a number with its leading zeros, longer ones digit by digit."""
    if len(run) > 3:  # noqa: PLR2004  more than hundreds is hard to take down
        return digits(run)
    zeros = len(run) - len(run.lstrip("0"))
    rest = run[zeros:]
    return " ".join(["zero"] * zeros + ([cardinal(int(rest))] if rest else []))


@cache
def _mail_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@cache
def _web_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w@/.])(?:(?:https?|ftp)://[^\s<>„”\"]+|www\.[^\s<>„”\"]+|(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?![\w.-]*\w)(?:/[^\s<>„”\"]*)?)"
    )


@cache
def _file_pattern() -> re.Pattern[str]:
    names = "|".join(_EXTENSIONS)
    return re.compile(
        rf"(?<![\w/\\.~])(?:(?:[A-Za-z]:|~|\.{{1,2}})?(?:[/\\][\w.+-]+)+[/\\]?|[\w+-][\w.+-]*(?:[/\\][\w.+-]+)+\.(?:{names})|[\w+-][\w.+-]*\.(?:{names}))(?![\w/\\])"
    )


def _address(text: str) -> str:
    parts = re.findall(r"[^\W\d_]+|\d+|[\W_]", text)
    return " ".join(digits(part) if part.isdecimal() else part if part.isalpha() else SIGNS.get(part, "znak") for part in parts)


def _web(found: re.Match[str]) -> str:
    text = found[0].rstrip(".,;:)!?…")
    tail = found[0][len(text) :]
    text = re.sub(r"^\w+://", "", text).rstrip("/")
    return _address(text).replace("www", "wu wu wu") + tail


def _file(found: re.Match[str]) -> str:
    text = found[0].rstrip(".")
    tail = found[0][len(text) :]
    stem, dot, extension = text.rpartition(".")
    if dot and extension in _EXTENSIONS:
        end = f" kropka {_EXTENSIONS[extension]}"
    else:
        stem, end = text, ""
    words = []
    for part in re.findall(r"[^\W\d_]+|\d+|[\W_]", stem):
        if part in "/\\":
            words.append(SIGNS[part])
        elif part in "-_":
            continue  # the words of a file name are heard apart anyway
        else:
            words.append(part if part.isalnum() else SIGNS.get(part, "znak"))
    return " ".join(words) + end + tail


@cache
def _account_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w,.])(PL ?)?\d{2}(?: ?\d{4}){6}(?!\w)")


def _account(found: re.Match[str]) -> str:
    run = re.sub(r"\D", "", found[0])
    groups = [run[:2], *(run[at : at + 4] for at in range(2, 26, 4))]
    return ("pe el, " if found[1] else "") + ", ".join(map(digits, groups))


@cache
def _telephone_pattern() -> re.Pattern[str]:
    country = r"(?:(?P<country>\+\d{2}|\(\+\d{2}\))[ -]?)?"
    body = r"(?:\d{3}[ -]\d{3}[ -]\d{3}|\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}|(?<=\+48)\d{9})"
    return re.compile(rf"(?<![\w,.-]){country}(?P<body>{body})(?![\w-]|,\d|\s?(?:zł|PLN|gr\b|os[oó]b|mln|tys|%| \d{{3}}))")


def _telephone(found: re.Match[str]) -> str:
    country = f"plus {group(re.sub(r'[^0-9]', '', found['country']))}, " if found["country"] else ""
    return country + _groups(found["body"])


@cache
def _dialled_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?<!\w)({_TELEPHONE_WORDS}:?\s+(?:numer(?:u|em)?:?\s+|nr\s+)?))((?:\+\d{{2}} ?)?\d[\d -]{{1,14}}\d)(?!\w)")


def _dialled(found: re.Match[str]) -> str:
    number = found[2]
    plus = "plus " if number.startswith("+") else ""
    return f"{found[1]}{plus}{_groups(number)}"


def _groups(text: str) -> str:
    runs = re.findall(r"\d+", text)
    if len(runs) == 1 and len(runs[0]) == 9:  # noqa: PLR2004  a Polish number without spaces
        runs = [runs[0][:3], runs[0][3:6], runs[0][6:]]
    return ", ".join(map(group, runs))


def _by_digits(found: re.Match[str]) -> str:
    return ", ".join(map(digits, found.groups()))


def _in_threes(run: str) -> str:
    return ", ".join(digits(run[at : at + 3]) for at in range(0, len(run), 3))
