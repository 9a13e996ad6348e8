"""Which case the words before a number or a citation ask for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asystent.polish.nouns import Case

_GOVERNS: dict[str, Case] = {
    "do": "genitive",
    "od": "genitive",
    "ode": "genitive",
    "z": "genitive",
    "ze": "genitive",
    "dla": "genitive",
    "bez": "genitive",
    "u": "genitive",
    "według": "genitive",
    "wedle": "genitive",
    "około": "genitive",
    "powyżej": "genitive",
    "poniżej": "genitive",
    "oprócz": "genitive",
    "podczas": "genitive",
    "zamiast": "genitive",
    "wobec": "genitive",
    "spośród": "genitive",
    "blisko": "genitive",
    "obok": "genitive",
    "wskutek": "genitive",
    "ciągu": "genitive",
    "okresie": "genitive",
    "okresu": "genitive",
    "czasie": "genitive",
    "terminie": "genitive",
    "upływie": "genitive",
    "upływem": "genitive",
    "upływu": "genitive",
    "wieku": "genitive",
    "wysokości": "genitive",
    "wymiarze": "genitive",
    "wymiaru": "genitive",
    "liczbie": "genitive",
    "kwocie": "genitive",
    "kwoty": "genitive",
    "kwotę": "genitive",
    "trakcie": "genitive",
    "podstawie": "genitive",
    "mocy": "genitive",
    "myśl": "genitive",
    "rozumieniu": "genitive",
    "trybie": "genitive",
    "treści": "genitive",
    "treść": "genitive",
    "treścią": "genitive",
    "brzmieniu": "genitive",
    "brzmienia": "genitive",
    "brzmienie": "genitive",
    "przepis": "genitive",
    "przepisu": "genitive",
    "przepisów": "genitive",
    "przepisy": "genitive",
    "przepisami": "genitive",
    "postanowienia": "genitive",
    "naruszenie": "genitive",
    "naruszenia": "genitive",
    "naruszeniem": "genitive",
    "zmiana": "genitive",
    "zmiany": "genitive",
    "dotyczy": "genitive",
    "okres": "genitive",
    "wymiar": "genitive",
    "ukończenia": "genitive",
    "ukończeniu": "genitive",
    "ukończeniem": "genitive",
    "ukończenie": "genitive",
    "skończenia": "genitive",
    "skończeniu": "genitive",
    "osiągnięcia": "genitive",
    "osiągnięciu": "genitive",
    "wymogi": "genitive",
    "zasady": "genitive",
    "dzięki": "dative",
    "wbrew": "dative",
    "przeciwko": "dative",
    "ku": "dative",
    "przez": "accusative",
    "za": "accusative",
    "na": "accusative",
    "przed": "instrumental",
    "między": "instrumental",
    "pomiędzy": "instrumental",
    "nad": "instrumental",
    "pod": "instrumental",
    "poza": "instrumental",
    "w": "locative",
    "we": "locative",
    "o": "locative",
    "po": "locative",
    "przy": "locative",
}
# Words after which "z" means with.
_WITH = frozenset((
    "zgodnie", "zgodny", "zgodna", "zgodne", "niezgodnie", "niezgodne", "sprzeczne", "sprzeczny", "sprzeczna", "związku",
    "zw.", "wraz", "razem", "porównaniu", "połączeniu",
))  # fmt: skip
# "co najmniej" and the like stand between a preposition and its number without governing anything.
_TRANSPARENT = frozenset((
    "co", "najmniej", "najwyżej", "więcej", "mniej", "niż", "tylko", "ponad", "prawie", "jeszcze", "już", "też", "także",
    "kolejnych", "pełnych", "ostatnich", "pierwszych", "najbliższych", "następnych",
))  # fmt: skip


def governed(before: str) -> Case | None:
    """Return the case that the end of `before` asks of the next word, or None where it asks for none.

    "zgodnie z" is the instrumental, "wynika z" the genitive; words such as "co najmniej" are looked through.
    A sentence mark or a comma ends the search.
    """
    words = before.lower().split()[-6:]
    while words and words[-1] in _TRANSPARENT:
        words.pop()
    if not words:
        return None
    last = words.pop()
    if last in ("z", "ze") and words and words[-1] in _WITH:
        return "instrumental"
    return _GOVERNS.get(last.lstrip("(„"))
