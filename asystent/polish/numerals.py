"""Numbers in words: cardinals and ordinals in every case and gender, decimals, fractions."""

# ruff: noqa: PLR2004  the numbers are those of Polish grammar
from __future__ import annotations

from asystent.polish.nouns import CASES, nouns
from asystent.polish.plural import agreeing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case, Gender

LARGEST = 10**12 - 1  # beyond that a person reads digits
LARGEST_ORDINAL = 10_999  # then come words such as "dwudziestotysięczny", which nobody needs here

# Below: nominative, genitive, dative, accusative, instrumental, locative, as in CASES.
_ZERO = ("zero", "zera", "zeru", "zero", "zerem", "zerze")
_ONE: dict[str, tuple[str, ...]] = {
    "masculine": ("jeden", "jednego", "jednemu", "jeden", "jednym", "jednym"),
    "man": ("jeden", "jednego", "jednemu", "jednego", "jednym", "jednym"),
    "feminine": ("jedna", "jednej", "jednej", "jedną", "jedną", "jednej"),
    "neuter": ("jedno", "jednego", "jednemu", "jedno", "jednym", "jednym"),
}
_TWO: dict[str, tuple[str, ...]] = {
    "masculine": ("dwa", "dwóch", "dwóm", "dwa", "dwoma", "dwóch"),
    "man": ("dwóch", "dwóch", "dwóm", "dwóch", "dwoma", "dwóch"),
    "feminine": ("dwie", "dwóch", "dwóm", "dwie", "dwiema", "dwóch"),
}
_THREE = ("trzy", "trzech", "trzem", "trzy", "trzema", "trzech")
_FOUR = ("cztery", "czterech", "czterem", "cztery", "czterema", "czterech")
# Nominative and accusative, then the form of the other cases; the instrumental is the second form with "u" made "oma".
_FROM_FIVE = {
    5: ("pięć", "pięciu"), 6: ("sześć", "sześciu"), 7: ("siedem", "siedmiu"), 8: ("osiem", "ośmiu"),
    9: ("dziewięć", "dziewięciu"), 10: ("dziesięć", "dziesięciu"), 11: ("jedenaście", "jedenastu"), 12: ("dwanaście", "dwunastu"),
    13: ("trzynaście", "trzynastu"), 14: ("czternaście", "czternastu"), 15: ("piętnaście", "piętnastu"),
    16: ("szesnaście", "szesnastu"), 17: ("siedemnaście", "siedemnastu"), 18: ("osiemnaście", "osiemnastu"),
    19: ("dziewiętnaście", "dziewiętnastu"), 20: ("dwadzieścia", "dwudziestu"), 30: ("trzydzieści", "trzydziestu"),
    40: ("czterdzieści", "czterdziestu"), 50: ("pięćdziesiąt", "pięćdziesięciu"),
    60: ("sześćdziesiąt", "sześćdziesięciu"), 70: ("siedemdziesiąt", "siedemdziesięciu"),
    80: ("osiemdziesiąt", "osiemdziesięciu"), 90: ("dziewięćdziesiąt", "dziewięćdziesięciu"),
}  # fmt: skip
_HUNDREDS = {
    100: ("sto", "stu"), 200: ("dwieście", "dwustu"), 300: ("trzysta", "trzystu"), 400: ("czterysta", "czterystu"),
    500: ("pięćset", "pięciuset"), 600: ("sześćset", "sześciuset"), 700: ("siedemset", "siedmiuset"),
    800: ("osiemset", "ośmiuset"), 900: ("dziewięćset", "dziewięciuset"),
}  # fmt: skip
_COLLECTIVE = {
    2: "dwo", 3: "tro", 4: "czwor", 5: "pięcior", 6: "sześcior", 7: "siedmior", 8: "ośmior", 9: "dziewięcior",
    10: "dziesięcior",
}  # fmt: skip
_ORDINALS = {
    0: "zerowy", 1: "pierwszy", 2: "drugi", 3: "trzeci", 4: "czwarty", 5: "piąty", 6: "szósty", 7: "siódmy", 8: "ósmy",
    9: "dziewiąty", 10: "dziesiąty", 11: "jedenasty", 12: "dwunasty", 13: "trzynasty", 14: "czternasty", 15: "piętnasty",
    16: "szesnasty", 17: "siedemnasty", 18: "osiemnasty", 19: "dziewiętnasty", 20: "dwudziesty", 30: "trzydziesty",
    40: "czterdziesty", 50: "pięćdziesiąty", 60: "sześćdziesiąty", 70: "siedemdziesiąty", 80: "osiemdziesiąty",
    90: "dziewięćdziesiąty", 100: "setny", 200: "dwusetny", 300: "trzechsetny", 400: "czterechsetny", 500: "pięćsetny",
    600: "sześćsetny", 700: "siedemsetny", 800: "osiemsetny", 900: "dziewięćsetny",
}  # fmt: skip
# First elements of compounds such as "dwutysięczny".
_BEFORE_THOUSANDTH = {
    1: "", 2: "dwu", 3: "trzy", 4: "cztero", 5: "pięcio", 6: "sześcio", 7: "siedmio", 8: "ośmio", 9: "dziewięcio",
    10: "dziesięcio",
}  # fmt: skip
# First elements of compounds such as "trzydziestosześciomiesięczny" and "dwuletni", beside those above.
_COMPOUND = {
    1: "jedno", 11: "jedenasto", 12: "dwunasto", 13: "trzynasto", 14: "czternasto", 15: "piętnasto", 16: "szesnasto",
    17: "siedemnasto", 18: "osiemnasto", 19: "dziewiętnasto", 20: "dwudziesto", 30: "trzydziesto", 40: "czterdziesto",
    50: "pięćdziesięcio", 60: "sześćdziesięcio", 70: "siedemdziesięcio", 80: "osiemdziesięcio", 90: "dziewięćdziesięcio",
}  # fmt: skip
_ENDINGS: dict[str, tuple[str, ...]] = {
    "masculine": ("y", "ego", "emu", "y", "ym", "ym"),
    "man": ("y", "ego", "emu", "ego", "ym", "ym"),
    "feminine": ("a", "ej", "ej", "ą", "ą", "ej"),
    "neuter": ("e", "ego", "emu", "e", "ym", "ym"),
    "group": ("e", "ego", "emu", "e", "ym", "ym"),
}
_PLURAL_ENDINGS = ("e", "ych", "ym", "e", "ymi", "ych")


def cardinal(n: int, case: Case = "nominative", gender: Gender = "masculine") -> str:
    """Return `n` in words: "dwadzieścia dwie" for feminine nouns, "dwudziestu dwóch" in the genitive.

    Raises ValueError beyond `LARGEST` either way.
    """
    if abs(n) > LARGEST:
        message = f"too large to be said in words: {n}"
        raise ValueError(message)
    at = CASES.index(case)
    if n < 0:
        return "minus " + cardinal(-n, case, gender)
    if n == 0:
        return _ZERO[at]
    if gender == "group":
        if n in _COLLECTIVE:
            return _collective(n, at)
        gender = "neuter" if n == 1 else "masculine"  # dwadzieścia dwoje is bookish; beyond ten people say dwanaście dzieci
    if n == 1:
        return _ONE[gender][at]
    words = []
    rest = n
    for size, name in ((10**9, "miliard"), (10**6, "milion"), (1000, "tysiąc")):
        count, rest = divmod(rest, size)
        if count:
            words.append(_thousands(count, name, case))
    if rest:
        words.append(_below_thousand(rest, at, gender))
    return " ".join(words)


def ordinal(n: int, case: Case = "nominative", gender: Gender = "masculine", *, plural: bool = False) -> str:
    """Return the ordinal of `n`: "siódmy", "siódmego", "siódmym"; only tens and ones decline: "sto dwudziestego piątego".

    With `plural`, the plural beside things ("osiemnaste urodziny", "przed szesnastymi urodzinami").
    Raises ValueError for a negative number and beyond `LARGEST_ORDINAL`.
    """
    if n < 0 or n > LARGEST_ORDINAL:
        message = f"has no ordinal: {n}"
        raise ValueError(message)
    before, last = _ordinal_parts(n)
    at = CASES.index(case)
    ending = _PLURAL_ENDINGS[at] if plural else _ENDINGS[gender][at]
    words = [cardinal(before)] if before else []
    words += [_declined(word, ending) for word in last]
    return " ".join(words)


def decimal(text: str, case: Case = "nominative", gender: Gender = "masculine") -> str:
    """Return a decimal number written with a comma or a point in words.

    "7,5" is "siedem i pół", "1,5" is "półtora" ("półtorej" for a feminine noun), "0,5" is "pół",
    "9,76" is "dziewięć przecinek siedemdziesiąt sześć". Beyond `LARGEST` it is read digit by digit.
    """
    whole, _, part = text.replace(",", ".").partition(".")
    if len(whole) > len(str(LARGEST)):
        return f"{digits(whole)} przecinek {digits(part)}" if part else digits(whole)
    significant = part.rstrip("0")
    if not significant:
        return cardinal(int(whole or 0), case, gender)
    if significant == "5":
        if int(whole or 0) == 0:
            return "pół"
        if int(whole) == 1:
            return "półtorej" if gender == "feminine" else "półtora"
        return f"{cardinal(int(whole), case, gender)} i pół"
    zeros = len(part) - len(part.lstrip("0"))
    said = [digits(part)] if len(part) - zeros > 3 else ["zero"] * zeros + [cardinal(int(part))]
    return " ".join([cardinal(int(whole or 0)), "przecinek", *said])


def fraction(top: int, bottom: int, case: Case = "nominative") -> str:
    """Return a common fraction in words: "jedna druga", "dwie trzecie", "pięć szesnastych"; `bottom` is at least 2."""
    noun_case: Case = case
    is_plural = top != 1
    if is_plural and case in ("nominative", "accusative") and agreeing(top, "godzina") == "godzin":
        noun_case = "genitive"
    return f"{cardinal(top, case, 'feminine')} {ordinal(bottom, noun_case, 'feminine', plural=is_plural)}"


def compound(n: int) -> str:
    """Return the first element that `n` makes in one word with what follows: "dwu" in "dwuletni", "czternasto".

    Raises ValueError outside 1 to 199.
    """
    if not 1 <= n <= 199:
        message = f"makes no compound: {n}"
        raise ValueError(message)
    if n >= 100:
        return "stu" + (compound(n - 100) if n > 100 else "")
    if found := _COMPOUND.get(n) or _BEFORE_THOUSANDTH.get(n):
        return found
    return _COMPOUND[n // 10 * 10] + compound(n % 10)


def with_noun(n: int, name: str, case: Case = "nominative") -> str:
    """Return `n` in words with the noun `name` (nominative singular): "dwie godziny", "trojga dzieci"."""
    return f"{cardinal(n, case, nouns()[name].gender(n))} {agreeing(n, name, case)}"


def digits(text: str) -> str:
    """Return each digit of `text` as a word, everything else left out: "07" is "zero siedem"."""
    return " ".join(cardinal(int(sign)) for sign in text if sign.isdecimal())


def _thousands(count: int, name: str, case: Case) -> str:
    noun = agreeing(count, name, case)
    return noun if count == 1 else f"{_below_thousand(count, CASES.index(case), 'masculine')} {noun}"


def _below_thousand(n: int, at: int, gender: str) -> str:
    hundreds, rest = n // 100 * 100, n % 100
    words = []
    is_man = gender == "man" and at in (0, 3)
    if hundreds:
        words.append(_HUNDREDS[hundreds][at not in (0, 3) or is_man])
    if rest:
        tens, ones = (0, rest) if rest in _FROM_FIVE or rest < 5 else (rest // 10 * 10, rest % 10)
        if tens:
            words.append(_from_five(tens, at, is_man=is_man))
        if ones:
            words.append(_ones(ones, at, gender))
    return " ".join(words)


def _ones(n: int, at: int, gender: str) -> str:
    is_man = gender == "man" and at in (0, 3)
    if n == 1:
        return "jeden"  # frozen at the end of a larger number: sto jeden godzin, dwudziestu jeden dni
    if n == 2:
        return _TWO.get(gender, _TWO["masculine"])[at]
    if n in (3, 4):
        return (_THREE if n == 3 else _FOUR)[1 if is_man else at]
    return _from_five(n, at, is_man=is_man)


def _from_five(n: int, at: int, *, is_man: bool) -> str:
    plain, oblique = _FROM_FIVE[n]
    if at == 4:  # instrumental
        return oblique[:-1] + "oma"
    return oblique if is_man or at not in (0, 3) else plain


def _collective(n: int, at: int) -> str:
    stem = _COLLECTIVE[n]
    if n <= 3:  # dwoje, dwojga; troje, trojga
        return stem + ("je", "jga", "jgu", "je", "jgiem", "jgu")[at]
    return stem + ("o", "ga", "gu", "o", "giem", "gu")[at]


def _ordinal_parts(n: int) -> tuple[int, list[str]]:
    """Return the part said as a cardinal, and the words that decline."""
    tens = n % 100
    if n == 0 or tens:
        last = [_ORDINALS[tens]] if tens in _ORDINALS else [_ORDINALS[tens // 10 * 10], _ORDINALS[tens % 10]]
        return n - tens, last
    if n % 1000:
        return n - n % 1000, [_ORDINALS[n % 1000]]
    return 0, [_BEFORE_THOUSANDTH[n // 1000] + "tysięczny"]


def _declined(word: str, ending: str) -> str:
    if word == "drugi":
        return "drug" + ("i" + ending[1:] if ending[0] == "y" else "i" + ending if ending[0] == "e" else ending)
    if word == "trzeci":
        return word + (ending[1:] if ending[0] == "y" else ending)
    return word[:-1] + ending
