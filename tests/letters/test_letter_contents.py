"""Each letter has the contents and the attachments that the provision named in the test demands on the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from letter_kit import LETTERS, TODAY, examples

from asystent.letters import compose, write

REGULATION_2025 = "rozporządzenie Ministra Rodziny, Pracy i Polityki Społecznej z dnia 11 marca 2025 roku"
REGULATION_2023 = "rozporządzenie Ministra Rodziny i Polityki Społecznej z dnia 8 maja 2023 roku"
REGULATION_2015 = "rozporządzenie Ministra Rodziny, Pracy i Polityki Społecznej z dnia 8 grudnia 2015 roku"
REGULATION_2013 = "rozporządzenie Ministra Pracy i Polityki Społecznej z dnia 19 września 2013 roku"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def text_of(content, at, letter_id, when=TODAY, answers=None, **changes):
    letter = content.letter(letter_id)
    values = compose.read_values(letter, examples(letter, **changes))
    document = compose.compose(letter, write.template(letter_id), values, at(when, **(answers or {})))
    return document.text()


@pytest.mark.parametrize("letter_id", LETTERS)
def test_every_example_passes_its_own_check(content, letter_id):
    """The example of a field is a value that the field takes (contract, section 1, `pisma`)."""
    letter = content.letter(letter_id)
    values = compose.read_values(letter, examples(letter))
    assert set(values) == {field.id for field in letter.fields}


@pytest.mark.parametrize(
    ("letter_id", "place"),
    [("wniosek-o-urlop-wychowawczy", "artykuł 186 paragraf 2"), ("wniosek-o-urlop-wychowawczy-dodatkowy", "artykuł 186 paragraf 3")],
)
def test_childcare_leave_has_the_five_contents_of_paragraph_19(content, at, letter_id, place):
    """Par. 19 ust. 1 pkt 1-5 of the regulation of 11 March 2025 (Dz.U. 2025 poz. 322), art. 186 § 2, 3 and 7 of the Code."""
    text = text_of(content, at, letter_id)
    assert "Anna Kowalska" in text  # pkt 1: the employee
    assert "na które ma być udzielony urlop: Jan Kowalski" in text  # pkt 2: the child
    assert "od 1 lutego 2027 roku do 31 lipca 2027 roku" in text  # pkt 3: the period asked for
    assert "wykorzystany dotychczas na to dziecko: od 1 marca 2026 do 31 sierpnia 2026" in text  # pkt 4: the period used
    assert "Liczba części urlopu wychowawczego, z których dotychczas skorzystano na to dziecko: 1" in text  # pkt 5
    assert f"Kodeks pracy, {place}" in text
    assert REGULATION_2025 in text
    assert "paragraf 19" in text
    assert "Podpis" in text


@pytest.mark.parametrize(
    ("choice", "attachment", "statement"),
    [
        # ust. 2 pkt 1: the employee's statement, in either form
        ("nie-zamierza", "Oświadczenie o zamiarach drugiego rodzica", "nie zamierza korzystać z urlopu wychowawczego"),
        (
            "zamierza",
            "Oświadczenie o zamiarach drugiego rodzica",
            "zamierza korzystać z urlopu wychowawczego od 1 marca 2027 roku do 30 kwietnia 2027 roku",
        ),
        # ust. 2 pkt 2: the court's order, or a statement about obstacles
        (
            "wladza-ograniczona",
            "Kopia prawomocnego orzeczenia sądu o pozbawieniu drugiego rodzica władzy",
            "Sąd ograniczył drugiemu rodzicowi",
        ),
        ("brak-wiadomosci", "Oświadczenie o przeszkodach w uzyskaniu informacji", "niedające się usunąć przeszkody"),
        # ust. 2 pkt 4 lit. a, b and d
        ("nie-zyje", "Odpis skrócony aktu zgonu drugiego rodzica dziecka", "Drugi rodzic dziecka nie żyje"),
        ("nie-ma-wladzy", "Kopia prawomocnego orzeczenia sądu o zawieszeniu władzy", "nie przysługuje władza rodzicielska"),
        ("jeden-opiekun", "orzeczenia sądu o przyznaniu opieki nad dzieckiem jednemu opiekunowi", "pod opieką jednego opiekuna"),
    ],
)
def test_childcare_leave_tells_of_the_other_parent(content, at, choice, attachment, statement):
    """Par. 19 ust. 2 pkt 1, 2 and 4 of the regulation of 11 March 2025: the statement, or what stands in its place."""
    text = text_of(content, at, "wniosek-o-urlop-wychowawczy", drugi_rodzic=choice)
    body, _, attached = text.partition("\nZałączniki\n")
    assert statement in body
    assert attachment in attached


@pytest.mark.parametrize(
    ("choice", "today", "before"),
    [
        (
            "ubezwlasnowolnienie",
            "Kopia prawomocnego orzeczenia sądu o ubezwłasnowolnieniu",
            "Prawomocne orzeczenie sądu o ubezwłasnowolnieniu",
        ),
        ("niepelnoletnosc", "Dokument potwierdzający niepełnoletność", "Dokument potwierdzający niepełnoletność"),
        ("ojcostwo", "Kopia prawomocnego orzeczenia sądu o ustaleniu ojcostwa", "Prawomocne orzeczenie sądu o ustaleniu ojcostwa"),
        ("zawieszenie", "Kopia prawomocnego orzeczenia sądu o zawieszeniu", "Prawomocne orzeczenie sądu o zawieszeniu"),
    ],
)
def test_parent_without_authority_has_the_right_document(content, at, choice, today, before):
    """Par. 19 ust. 2 pkt 4 lit. b and c today, par. 3 ust. 2 pkt 2 and 3 of the regulation of 2013 then."""
    letter = "wniosek-o-urlop-wychowawczy"
    attached = text_of(content, at, letter, drugi_rodzic="nie-ma-wladzy", dokument_o_wladzy=choice).partition("\nZałączniki\n")[2]
    assert today in attached
    assert "Oświadczenie o zamiarach drugiego rodzica" in attached
    old = text_of(content, at, letter, day("2016-01-01"), drugi_rodzic="nie-ma-wladzy", dokument_o_wladzy=choice)
    assert before in old.partition("\nZałączniki\n")[2]
    assert today not in text_of(content, at, letter, drugi_rodzic="nie-zamierza", dokument_o_wladzy=choice)


def test_full_36_months_name_their_own_basis(content, at):
    """Art. 186 § 9 (a parent alone) and § 10 (one guardian) of the Code are cited only when the whole 36 months are asked for."""
    letter = "wniosek-o-urlop-wychowawczy"
    assert "paragraf 9" in text_of(content, at, letter, drugi_rodzic="nie-zyje", pelny_wymiar="tak")
    assert "paragraf 10" in text_of(content, at, letter, drugi_rodzic="jeden-opiekun", pelny_wymiar="tak")
    assert "36 miesięcy" not in text_of(content, at, letter, drugi_rodzic="nie-zyje", pelny_wymiar="nie")
    assert "36 miesięcy" not in text_of(content, at, letter, drugi_rodzic="nie-zamierza", pelny_wymiar="tak")


def test_additional_leave_needs_the_final_certificate(content, at):
    """Par. 19 ust. 2 pkt 3: a copy of the final certificate of the child, for the leave of art. 186 § 3 only."""
    wanted = "Kopia prawomocnego orzeczenia o niepełnosprawności albo o stopniu niepełnosprawności dziecka"
    assert wanted in text_of(content, at, "wniosek-o-urlop-wychowawczy-dodatkowy")
    assert wanted not in text_of(content, at, "wniosek-o-urlop-wychowawczy")


def test_birth_certificate_is_not_asked_for_where_the_regulation_does_not(content, at):
    """Par. 19 asks for no birth certificate, par. 20 ust. 2 pkt 1 does."""
    assert "aktu urodzenia" not in text_of(content, at, "wniosek-o-urlop-wychowawczy")
    assert "aktu urodzenia" in text_of(content, at, "wniosek-o-obnizenie-wymiaru-czasu-pracy")


def test_reduced_hours_have_the_contents_of_paragraph_20(content, at):
    """Par. 20 ust. 1 pkt 1-4 and ust. 2 pkt 1-2 of the regulation of 11 March 2025, art. 186^7 § 1 of the Code."""
    text = text_of(content, at, "wniosek-o-obnizenie-wymiaru-czasu-pracy")
    assert "Anna Kowalska" in text
    assert "na które mógłby być udzielony urlop wychowawczy: Jan Kowalski" in text
    assert "od 1 lutego 2027 roku do 31 lipca 2027 roku" in text
    assert "trzy czwarte pełnego wymiaru" in text
    assert "dotychczas nie korzystano z pracy w obniżonym wymiarze" in text
    assert "Odpis skrócony aktu urodzenia dziecka albo zagraniczny dokument" in text
    assert "Kodeks pracy, artykuł 186 indeks 7 paragraf 1" in text
    assert REGULATION_2025 in text
    assert "paragraf 20" in text
    told = text_of(content, at, "wniosek-o-obnizenie-wymiaru-czasu-pracy", dotychczas_obnizony="tak", wymiar="inny")
    assert "Okres: od 1 marca 2026 do 31 sierpnia 2026" in told
    assert "dwie trzecie pełnego wymiaru" in told


def test_remote_work_cites_the_binding_request(content, at):
    """Art. 67^19 § 6 with art. 142^1 § 1 pkt 2 and 3 of the Code; the refusal is due in 7 working days. No contents are prescribed."""
    letter = "wniosek-o-prace-zdalna"
    text = text_of(content, at, letter)
    assert "artykuł 67 indeks 19 paragraf 6 oraz artykuł 142 indeks 1 paragraf 1 punkty 2 i 3" in text
    assert "7 dni roboczych" in text
    assert "orzeczenie o niepełnosprawności" in text
    assert "Załączniki" not in text
    young = text_of(content, at, letter, podstawa_wniosku="do-4-lat")
    assert "artykuł 67 indeks 19 paragraf 6" in young
    assert "142" not in young  # a child under four is named by art. 67^19 itself
    part = text_of(content, at, letter, zakres="czesc", praca_do="")
    assert "poniedziałki, środy i piątki" in part
    assert "bezterminowo" in part


def test_appeal_has_what_an_appeal_needs(content, at):
    """Par. 16 ust. 1 of the regulation of 15 July 2003; art. 63 § 2 and 3 and art. 128 of the Code of administrative procedure."""
    text = text_of(content, at, "odwolanie-do-wojewodzkiego-zespolu-o-punkty")
    for wanted in (
        "Anna Kowalska",  # art. 63 § 2: the person
        "ulica Długa 7, mieszkanie 2",  # art. 63 § 2: the address
        "34-400 Nowy Targ",
        "Organ odwoławczy:\nWojewódzki Zespół do Spraw Orzekania o Niepełnosprawności w Krakowie",
        "Za pośrednictwem zespołu, który wydał orzeczenie:\nPowiatowy Zespół",  # par. 16 ust. 1: through the issuing board
        "Numer zaskarżonego orzeczenia: PZON 123.2026",
        "Data wydania orzeczenia: 10 listopada 2026 roku",
        "Data doręczenia orzeczenia: 20 listopada 2026 roku",
        "Wnoszę o zmianę orzeczenia",  # art. 63 § 2: the demand
        "Dziecko nie chodzi, nie mówi i wymaga karmienia.",
        "Podpis osoby składającej odwołanie",  # art. 63 § 3
        "Kopia zaskarżonego orzeczenia",
        "Opinia neurologa",
        "paragraf 16 ustęp 1",
        "artykuł 6b ustęp 3 punkty 7 i 8",
    ):
        assert wanted in text, wanted


@pytest.mark.parametrize(("choice", "seven", "eight"), [("punkt-7", True, False), ("punkt-8", False, True), ("punkty-7-i-8", True, True)])
def test_appeal_argues_the_chosen_points_only(content, at, choice, seven, eight):
    """Art. 6b ust. 3 pkt 7 and 8 of the act of 27 August 1997: each point has its own demand in the words of the act."""
    text = text_of(content, at, "odwolanie-do-wojewodzkiego-zespolu-o-punkty", punkty=choice)
    assert ("stałej lub długotrwałej opieki lub pomocy innej osoby w związku ze znacznie ograniczoną możliwością" in text) is seven
    assert ("a w nocy wymaga czuwania" in text) is seven
    assert ("stałego współudziału na co dzień opiekuna dziecka w procesie jego leczenia, rehabilitacji i edukacji" in text) is eight
    assert ("dwie godziny dziennie" in text) is eight


@pytest.mark.parametrize(
    ("when", "act", "place", "own", "other"),
    [
        ("2015-12-31", REGULATION_2013, "paragrafy 1 i 2", "Orzeczenie o niepełnosprawności albo", "Pisemne oświadczenie drugiego rodzica"),
        ("2016-01-01", REGULATION_2013, "paragrafy 1 i 2", "Orzeczenie o niepełnosprawności albo", "Pisemne oświadczenie drugiego rodzica"),
        ("2016-01-02", REGULATION_2015, "paragraf 23", "Kopia prawomocnego orzeczenia", "zawarte w tym wniosku"),
        ("2023-05-17", REGULATION_2015, "paragraf 23", "Kopia prawomocnego orzeczenia", "zawarte w tym wniosku"),
        ("2023-05-18", REGULATION_2023, "paragraf 18", "Kopia prawomocnego orzeczenia", "zawarte w tym wniosku"),
        ("2025-03-18", REGULATION_2023, "paragraf 18", "Kopia prawomocnego orzeczenia", "zawarte w tym wniosku"),
        ("2025-03-19", REGULATION_2025, "paragraf 19", "Kopia prawomocnego orzeczenia", "zawarte w tym wniosku"),
        ("2026-12-31", REGULATION_2025, "paragraf 19", "Kopia prawomocnego orzeczenia", "zawarte w tym wniosku"),
    ],
)
def test_childcare_leave_cites_the_law_of_the_day(content, at, when, act, place, own, other):
    """Dz.U. 2013 poz. 1139 par. 1-2; 2015 poz. 2243 par. 23; 2023 poz. 937 par. 18; 2025 poz. 322 par. 19: each on its own days."""
    text = text_of(content, at, "wniosek-o-urlop-wychowawczy-dodatkowy", day(when))
    assert f"{act}" in text
    assert f", {place}." in text
    assert own in text
    assert other in text
    others = {REGULATION_2013, REGULATION_2015, REGULATION_2023, REGULATION_2025} - {act}
    assert not [name for name in others if name in text]


def test_old_regulation_asked_about_late_parental_leave(content, at):
    """Par. 23 ust. 2 pkt 1 of the regulation of 2015 (until 17 May 2023) asks for parts of parental leave taken later."""
    letter = "wniosek-o-urlop-wychowawczy"
    wanted = "liczba części urlopu rodzicielskiego na to dziecko"
    assert wanted in text_of(content, at, letter, day("2016-01-02"))
    assert wanted in text_of(content, at, letter, day("2023-05-17"))
    assert wanted not in text_of(content, at, letter, day("2023-05-18"))
    assert wanted not in text_of(content, at, letter, day("2016-01-01"))


@pytest.mark.parametrize(
    ("when", "place", "birth"),
    [
        ("2016-01-01", None, False),
        ("2016-01-02", (REGULATION_2015, "paragraf 24"), True),
        ("2023-05-18", (REGULATION_2023, "paragraf 19"), True),
        ("2025-03-19", (REGULATION_2025, "paragraf 20"), True),
    ],
)
def test_reduced_hours_cite_the_law_of_the_day(content, at, when, place, birth):
    """Before 2 January 2016 art. 186^7 asked for a written request alone; then par. 24, 19 and 20 of three regulations."""
    text = text_of(content, at, "wniosek-o-obnizenie-wymiaru-czasu-pracy", day(when))
    assert "Kodeks pracy, artykuł 186 indeks 7 paragraf 1" in text
    assert ("aktu urodzenia" in text) is birth
    if place is None:
        assert "rozporządzenie" not in text
    else:
        assert place[0] in text
        assert f", {place[1]}." in text


@pytest.mark.parametrize(
    ("when", "cited", "title"),
    [
        ("2015-12-31", "Podstawa prawna: Kodeks pracy.", "w formie telepracy"),
        ("2018-06-05", "Podstawa prawna: Kodeks pracy.", "w formie telepracy"),
        ("2023-04-07", "artykuł 67 indeks 19 paragraf 6", "pracy zdalnej"),
        ("2027-01-01", "Podstawa prawna: Kodeks pracy.", "pracy zdalnej"),
    ],
)
def test_remote_work_has_no_false_basis(content, at, when, cited, title):
    """Before 6 June 2018 no request bound the employer, past the horizon nothing is described: the act alone is cited."""
    text = text_of(content, at, "wniosek-o-prace-zdalna", day(when))
    assert cited in text
    assert title in text
    if cited.endswith("pracy."):
        assert "indeks" not in text
        assert "7 dni roboczych" not in text


@pytest.mark.parametrize("letter_id", LETTERS)
@pytest.mark.parametrize("when", ["2013-01-01", "2027-01-01", "2035-05-05"])
def test_undescribed_day_cites_the_act_alone(content, at, letter_id, when):
    """On a day outside the described law a letter names the statute and no place in it (contract, section 4)."""
    fields = {field.id.replace("-", "_") for field in content.letter(letter_id).fields}
    wanted = {"drugi_rodzic": "nie-zyje", "pelny_wymiar": "tak"} if letter_id.startswith("wniosek-o-urlop-wychowawczy") else {}
    text = text_of(content, at, letter_id, day(when), **{name: value for name, value in wanted.items() if name in fields})
    assert "artykuł" not in text
    assert "paragraf" not in text
    assert "Podstawa prawna: " in text


@pytest.mark.parametrize(
    ("role", "own"), [("matka", "korzystałam"), ("ojciec", "korzystałem"), ("opiekun", "korzystano"), ("nie-wiem", "korzystano")]
)
def test_forms_follow_the_role(content, at, role, own):
    """A parent writes as she or he is; where it is not known, neutrally."""
    text = text_of(content, at, "wniosek-o-obnizenie-wymiaru-czasu-pracy", answers={"rodzic__rola": role})
    assert f"nie {own}" in text


def test_no_version_resting_on_memory_is_cited(content, at, monkeypatch):
    """A letter cites only what rests on statute or official sources, else the act alone."""
    letter = content.letter("wniosek-o-urlop-wychowawczy")
    for certainty, exact in (("statute", True), ("official", True), ("secondary", False), ("memory", False)):
        versions = tuple(replace(item, checked=replace(item.checked, certainty=certainty)) for item in letter.versions)
        bases, known = compose.bases(replace(letter, versions=versions), at())
        assert known is exact
        assert bool(bases[0].place) is exact


def test_right_that_did_not_exist_has_no_place_cited(content, at):
    """Even where a letter's own version names a place, a day on which its right did not exist leaves the act alone."""
    letter = content.letter("wniosek-o-prace-zdalna")
    always = (replace(letter.versions[-1], since=dt.date(2015, 1, 1)),)
    bases, known = compose.bases(replace(letter, versions=always), at(day("2016-03-01")))
    assert not known
    assert [basis.place for basis in bases] == [""]
    assert compose.bases(replace(letter, versions=always), at())[1]
