"""The families of the content, complete: what a story leaves out is filled in with the most ordinary answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asystent.content.store import Content
    from asystent.law.engine import Engine

ORDINARY: dict[str, Any] = {
    "diagnoza.kiedy": "po-12-miesiacach",
    "rodzic.praca": "umowa-o-prace",
    "rodzic.rola": "matka",
    "rodzic.urlop": "zaden",
    "rodzic.swiadczenie": "zadne",
    "orzeczenie.rodzaj": "niepelnosprawnosc",
    "orzeczenie.pkt7": "tak",
    "orzeczenie.pkt8": "tak",
    "orzeczenie.pkt9": "nie",
    "orzeczenie.wazne-do": date(2028, 8, 31),
    "orzeczenie.wydano": date(2025, 9, 1),
    "orzeczenie.doreczono": date(2025, 9, 15),
    "orzeczenie.nowy-wniosek": "nie-zlozono",
    "dziecko.wymaga-osobistej-opieki": "tak",
    "za-zyciem.zaswiadczenie": "nie",
    "dziecko.placowka-calodobowa": "nie",
    "drugi-rodzic.swiadczenie-na-dziecko": "nie",
    "rodzic.renta-lub-emerytura": "nie",
    "rodzic.staz-miesiecy": 60,
    "urlop.wychowawczy-wykorzystany": 0,
    "urlop.dodatkowy-wykorzystany": 0,
    "drugi-rodzic.praca": "pracuje",
    "rodzic.grupa-zawodowa": "inna",
    "rodzic.ubezpieczenie-chorobowe": "tak",
    "rodzic.karmi-piersia": "nie",
    "dziecko.urodzone-razem": 1,
    "dziecko.tygodnie-w-szpitalu": 0,
    "dziecko.tydzien-urodzenia": 39,
    "dziecko.masa-urodzeniowa": 3300,
    "rodzic.dni-skladkowe": 400,
    "szkola.orzeczenie-ks": "tak",
    "szkola.opinia-wwr": "nie",
    "szkola.orzeczenie-rw": "nie",
    "szkola.placowka": "ogolnodostepna",
    "szkola.publiczna": "tak",
    "szkola.klasa": 3,
    "szkola.powod": "autyzm",
    "szkola.orzeczenie-doreczono": date(2025, 6, 2),
    "szkola.orzeczenie-ni": "nie",
    "szkola.zalecenia-wsparcie-osoby": "tak",
    "szkola.realizuje-zalecenia": "tak",
    "szkola.kopia-ipet": "tak",
    "suo.decyzja": "brak-wniosku",
    "suo.rodzaj": "inna",
    "rodzic.wzrok": "niewidomy",
    "rodzic.stopien": "znaczny",
    "rodzina.dochod-na-osobe": 1800,
}
BIRTH = "dziecko.data-urodzenia"
AGES = ((3, "dom"), (6, "przedszkole"), (15, "podstawowa"))
SPECIAL_EDUCATION_FROM = 5


def complete(content: Content, engine: Engine) -> Iterator[tuple[str, date, dict[str, Any]]]:
    """Yield name, day and every answer of each family of the content."""
    from asystent.plan.checks.examples import read_answers  # noqa: PLC0415 - after the path is set

    for name in content.ids("osoby"):
        person = content.person(name)
        day = person.described_on or person.expected[0]["day"]
        told = engine.known(read_answers(content, person.answers, day, name))
        yield name, day, _filled(told, day)


def _filled(told: dict[str, Any], day: date) -> dict[str, Any]:
    family = dict(told)
    born = told.get(BIRTH)
    for fact, ordinary in ORDINARY.items():
        value = ordinary
        if isinstance(value, date) and fact != "orzeczenie.wazne-do":
            value = min(value, day.replace(year=day.year - 1, day=1))
            if isinstance(born, date):
                value = max(value, born)
        family.setdefault(fact, value)
    if isinstance(born, date):
        age = (day - born).days / 365.25
        family.setdefault("szkola.etap", next((stage for limit, stage in AGES if age < limit), "ponadpodstawowa"))
        if "szkola.orzeczenie-ks" not in told and age < SPECIAL_EDUCATION_FROM:
            family["szkola.orzeczenie-ks"] = "nie"
    return family
