"""Ten rights of the catalogue as a tax and benefit system of OpenFisca-core 46, as they are in force since 1 October 2024.

Written as OpenFisca's own country packages are: a variable for each fact and each right, a formula dated by its name, dated parameters,
vectors throughout. What does not concern a family without a certificate is false for it, as in the content. No right of the content
counts "at least so many of these", so none here does.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAR = "9999-12-31"
"""The day that stands for "without end" and for a request that was never made."""
FAMILY = build_entity(key="rodzina", plural="rodziny", label="Rodzina", is_person=True)
DAYS_OFF: list[np.datetime64] = []

Outcome = Enum("Outcome", {"przysluguje": "przysluguje", "nie_przysluguje": "nie-przysluguje", "uznaniowe": "uznaniowe"})
Role = Enum("Role", {"matka": "matka", "ojciec": "ojciec", "opiekun": "opiekun"})
Certificate = Enum(
    "Certificate", {name: name for name in ("brak", "wniosek_zlozony", "odmowa", "niepelnosprawnosc", "lekki", "umiarkowany", "znaczny")}
)
Work = Enum(
    "Work",
    {name: name for name in ("umowa_o_prace", "zlecenie", "dzialalnosc", "rolnik_krus", "bezrobotny_zarejestrowany", "bez_pracy")},
)
Sight = Enum("Sight", {name: name for name in ("niewidomy", "slabowidzacy", "widzacy")})
Degree = Enum("Degree", {name: name for name in ("brak", "lekki", "umiarkowany", "znaczny")})
Stage = Enum("Stage", {name: name for name in ("dom", "zlobek", "przedszkole", "zerowka", "podstawowa", "ponadpodstawowa")})
CHOICES = {"rodzic_rola": Role, "orzeczenie_rodzaj": Certificate, "rodzic_praca": Work, "rodzic_wzrok": Sight, "rodzic_stopien": Degree}
CHOICES["szkola_etap"] = Stage
DAYS = ("dziecko_data_urodzenia", "orzeczenie_wazne_do", "orzeczenie_nowy_wniosek")
TRUTHS = ("dziecko_urodzone", "dziecko_placowka_calodobowa", "orzeczenie_pkt9", "za_zyciem_zaswiadczenie")


def _add_months(days: Any, months: int) -> Any:
    """Return days of the same number so many months later, or the last days of those months."""
    start = days.astype("M8[M]")
    month = start + months
    return np.minimum(month.astype("M8[D]") + (days - start.astype("M8[D]")), (month + 1).astype("M8[D]") - 1)


def _today(period: Any) -> Any:
    """Return the day asked about."""
    return np.datetime64(str(period.start), "D")


def _outcome(met: Any, discretionary: Any = False) -> Any:
    """Return the outcome of a right whose conditions are met, or for an authority to decide."""
    numbers = np.where(met, np.where(discretionary, Outcome.uznaniowe.index, Outcome.przysluguje.index), Outcome.nie_przysluguje.index)
    return EnumArray(numbers.astype(np.uint8), Outcome)


def _is_under(family: Any, period: Any, months: int) -> Any:
    """Return whether the child is there and so many months have not passed."""
    return family("dziecko_urodzone", period) & (_add_months(family("dziecko_data_urodzenia", period), months) > _today(period))


def _is_over(family: Any, period: Any, months: int) -> Any:
    """Return whether the child has reached an age."""
    return family("dziecko_urodzone", period) & (_add_months(family("dziecko_data_urodzenia", period), months) <= _today(period))


def _ma_orzeczenie(family: Any, period: Any) -> Any:
    kind = family("orzeczenie_rodzaj", period)
    return (kind != Certificate.brak) & (kind != Certificate.wniosek_zlozony) & (kind != Certificate.odmowa)


def _stopien_dziecka(family: Any, period: Any) -> Any:
    kind = family("orzeczenie_rodzaj", period)
    return (kind == Certificate.umiarkowany) | (kind == Certificate.znaczny)


def _is_valid(family: Any, period: Any) -> Any:
    """Return whether the certificate still runs, or a request in time keeps it for six months more."""
    until, asked = family("orzeczenie_wazne_do", period), family("orzeczenie_nowy_wniosek", period)
    end = (_add_months(until, 6).astype("M8[M]") + 1).astype("M8[D]") - 1
    is_extended = (until >= np.datetime64("2024-10-01")) & (_today(period) <= end) & (asked <= until)
    return (until >= _today(period)) | is_extended


def _orzeczenie_zachowuje_waznosc_2024_10_01(family: Any, period: Any) -> Any:
    until, asked = family("orzeczenie_wazne_do", period), family("orzeczenie_nowy_wniosek", period)
    is_old = (until >= np.datetime64("2020-03-08")) & (until < np.datetime64("2024-10-01")) & (asked <= np.datetime64("2024-09-30"))
    return family("ma_orzeczenie", period) & (_is_valid(family, period) | is_old)


def _orzeczenie_zachowuje_waznosc_2025_04_01(family: Any, period: Any) -> Any:
    return family("ma_orzeczenie", period) & _is_valid(family, period)


def _rok_od_urodzenia_trwa(family: Any, period: Any) -> Any:
    end = np.busday_offset(_add_months(family("dziecko_data_urodzenia", period), 12), 0, roll="forward", holidays=DAYS_OFF)
    return family("dziecko_urodzone", period) & (end >= _today(period))


def _rok_od_urodzenia_minal(family: Any, period: Any) -> Any:
    return family("dziecko_urodzone", period) & ~family("rok_od_urodzenia_trwa", period)


def _zasilek_pielegnacyjny(family: Any, period: Any) -> Any:
    kind = family("orzeczenie_rodzaj", period)
    has_ended = family("ma_orzeczenie", period) & (family("orzeczenie_wazne_do", period) <= _today(period))
    is_of_a_child = _is_under(family, period, 16 * 12) | (_is_over(family, period, 16 * 12) & has_ended)
    by_kind = ((kind == Certificate.niepelnosprawnosc) & is_of_a_child) | (
        family("stopien_dziecka", period) & _is_over(family, period, 16 * 12)
    )
    is_away = family("dziecko_placowka_calodobowa", period)
    return _outcome(by_kind & family("orzeczenie_zachowuje_waznosc", period) & ~is_away)


def _becikowe(family: Any, period: Any, parameters: Any) -> Any:
    is_guardian = family("rodzic_rola", period) == Role.opiekun
    in_time = family("rok_od_urodzenia_trwa", period) | (is_guardian & _is_under(family, period, 18 * 12))
    is_poor = family("rodzina_dochod_na_osobe", period) <= parameters(period).prog_becikowego
    return _outcome(
        family("dziecko_urodzone", period) & in_time & is_poor, is_guardian & family("rok_od_urodzenia_minal", period)
    )


def _karta_parkingowa(family: Any, period: Any) -> Any:
    is_child = (family("orzeczenie_rodzaj", period) == Certificate.niepelnosprawnosc) & _is_under(family, period, 16 * 12)
    point = family("ma_orzeczenie", period) & family("orzeczenie_pkt9", period)
    return _outcome(point & (is_child | family("stopien_dziecka", period)) & family("orzeczenie_zachowuje_waznosc", period))


def _leki_bezplatne_do_18_2023_08_30(family: Any, period: Any) -> Any:
    return _outcome(_is_under(family, period, 18 * 12))


def _swiadczenie_wychowawcze_2019_07_01(family: Any, period: Any) -> Any:
    return _outcome(_is_under(family, period, 18 * 12), family("dziecko_placowka_calodobowa", period))


def _za_zyciem_4000_2017_01_01(family: Any, period: Any) -> Any:
    is_guardian = family("rodzic_rola", period) == Role.opiekun
    in_time = family("rok_od_urodzenia_trwa", period) | (is_guardian & _is_under(family, period, 18 * 12))
    met = family("dziecko_urodzone", period) & family("za_zyciem_zaswiadczenie", period) & in_time
    is_away = family("dziecko_placowka_calodobowa", period)
    return _outcome(met & ~is_away, is_guardian & family("rok_od_urodzenia_minal", period))


def _zasilek_rodzinny_2016_01_01(family: Any, period: Any, parameters: Any) -> Any:
    stage, income = family("szkola_etap", period), family("rodzina_dochod_na_osobe", period)
    at_school = (stage == Stage.podstawowa) | (stage == Stage.ponadpodstawowa)
    is_valid = family("orzeczenie_zachowuje_waznosc", period)
    by_degree = _is_under(family, period, 24 * 12) & at_school & family("stopien_dziecka", period) & is_valid
    by_age = _is_under(family, period, 18 * 12) | (_is_under(family, period, 21 * 12) & at_school) | by_degree
    limits = parameters(period)
    kind = family("orzeczenie_rodzaj", period)
    is_disabled = ((kind == Certificate.niepelnosprawnosc) | family("stopien_dziecka", period)) & is_valid
    in_limit = (income <= limits.prog_zasilku) | ((income <= limits.prog_zasilku_niepelnosprawnosc) & is_disabled)
    is_away = family("dziecko_placowka_calodobowa", period)
    return _outcome(by_age & (income <= limits.granica_zlotowki) & ~is_away, ~in_limit)


def _dodatek_ksztalcenie_rehabilitacja_2016_01_01(family: Any, period: Any) -> Any:
    benefit = family("zasilek_rodzinny", period)
    is_child = (family("orzeczenie_rodzaj", period) == Certificate.niepelnosprawnosc) & _is_under(family, period, 16 * 12)
    is_older = family("stopien_dziecka", period) & _is_over(family, period, 16 * 12) & _is_under(family, period, 24 * 12)
    is_valid = family("orzeczenie_zachowuje_waznosc", period)
    return _outcome((benefit != Outcome.nie_przysluguje) & (is_child | is_older) & is_valid, benefit == Outcome.uznaniowe)


def _urlop_okolicznosciowy_narodziny(family: Any, period: Any) -> Any:
    is_employed = family("rodzic_praca", period) == Work.umowa_o_prace
    return _outcome(is_employed & (family("rodzic_rola", period) != Role.opiekun) & _is_under(family, period, 12))


def _ulgi_przejazdy(family: Any, period: Any) -> Any:
    sight, degree = family("rodzic_wzrok", period), family("rodzic_stopien", period)
    is_blind, sees_badly = sight == Sight.niewidomy, sight == Sight.slabowidzacy
    return _outcome((degree == Degree.znaczny) | ((is_blind | sees_badly) & (degree == Degree.umiarkowany)) | is_blind)


# What follows on one day, and the outcomes of the rights: formulas by the first day on which they count.
BETWEEN = {
    "ma_orzeczenie": {"formula": _ma_orzeczenie},
    "stopien_dziecka": {"formula": _stopien_dziecka},
    "orzeczenie_zachowuje_waznosc": {
        "formula_2024_10_01": _orzeczenie_zachowuje_waznosc_2024_10_01,
        "formula_2025_04_01": _orzeczenie_zachowuje_waznosc_2025_04_01,
    },
    "rok_od_urodzenia_trwa": {"formula": _rok_od_urodzenia_trwa},
    "rok_od_urodzenia_minal": {"formula": _rok_od_urodzenia_minal},
}
RIGHTS = {
    "zasilek_pielegnacyjny": {"formula": _zasilek_pielegnacyjny},
    "becikowe": {"formula": _becikowe},
    "karta_parkingowa": {"formula": _karta_parkingowa},
    "leki_bezplatne_do_18": {"formula_2023_08_30": _leki_bezplatne_do_18_2023_08_30},
    "swiadczenie_wychowawcze": {"formula_2019_07_01": _swiadczenie_wychowawcze_2019_07_01},
    "za_zyciem_4000": {"formula_2017_01_01": _za_zyciem_4000_2017_01_01},
    "zasilek_rodzinny": {"formula_2016_01_01": _zasilek_rodzinny_2016_01_01},
    "dodatek_ksztalcenie_rehabilitacja": {"formula_2016_01_01": _dodatek_ksztalcenie_rehabilitacja_2016_01_01},
    "urlop_okolicznosciowy_narodziny": {"formula": _urlop_okolicznosciowy_narodziny},
    "ulgi_przejazdy": {"formula": _ulgi_przejazdy},
}
LIMITS = {
    "prog_becikowego": {"2021-11-01": 1922},
    "prog_zasilku": {"2021-11-01": 674},
    "prog_zasilku_niepelnosprawnosc": {"2021-11-01": 764},
    "granica_zlotowki": {"2016-01-01": 1384},
}




def _variables() -> Iterator[type[Variable]]:
    told = {"entity": FAMILY, "definition_period": DateUnit.ETERNITY}
    yield type("rodzina_dochod_na_osobe", (Variable,), told | {"value_type": int})
    yield from (type(name, (Variable,), told | {"value_type": bool}) for name in TRUTHS)
    yield from (type(name, (Variable,), told | {"value_type": date}) for name in DAYS)
    for name, values in CHOICES.items():
        yield type(name, (Variable,), told | {"value_type": Enum, "possible_values": values, "default_value": next(iter(values))})
    found = {"entity": FAMILY, "definition_period": DateUnit.DAY}
    yield from (type(name, (Variable,), found | {"value_type": bool} | formulas) for name, formulas in BETWEEN.items())
    right = found | {"value_type": Enum, "possible_values": Outcome, "default_value": Outcome.nie_przysluguje}
    yield from (type(name, (Variable,), right | formulas) for name, formulas in RIGHTS.items())


def system(days_off: Iterable[date]) -> TaxBenefitSystem:
    """Return the ten rights as a system; ``days_off`` are the statutory holidays."""
    DAYS_OFF[:] = sorted(np.datetime64(day, "D") for day in days_off)
    made = TaxBenefitSystem([FAMILY])
    made.parameters = ParameterNode(data={name: {"values": values} for name, values in LIMITS.items()})
    for variable in _variables():
        made.add_variable(variable)
    return made
