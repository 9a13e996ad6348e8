"""``asystent pismo`` and ``asystent pisma``: what other programs and counsellors rely on (contract, section 1)."""

from __future__ import annotations

import json
import re

import pytest
from letter_kit import LETTERS, examples

from asystent.cli import main

TYPES = {"tekst", "dlugi-tekst", "data", "liczba", "kwota", "kod-pocztowy", "pesel", "e-mail", "telefon", "rachunek", "tak-nie", "wybor"}


@pytest.fixture
def case(tmp_path):
    """Return a maker of case files."""

    def make(day: str | None = "2026-11-21", **answers: str):
        path = tmp_path / "sprawa.json"
        document = {"format": 1, "odpowiedzi": {name.replace("__", ".").replace("_", "-"): value for name, value in answers.items()}}
        if day:
            document["na_dzien"] = day
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return make


@pytest.fixture
def data(tmp_path):
    """Return a maker of files with the fields of a letter."""

    def make(values):
        path = tmp_path / "pola.json"
        path.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
        return path

    return make


def call(capsys, *argv):
    code = main.main([str(item) for item in argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_list_is_what_the_contract_says(capsys):
    """`pisma --json`: every key of the contract, known types, an example that is among the answers where there are answers."""
    code, out, err = call(capsys, "pisma", "--json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert {row["id"] for row in rows} >= set(LETTERS)
    for row in rows:
        assert set(row) >= {"id", "nazwa", "kiedy", "adresat", "pola", "zalaczniki"}
        assert all(isinstance(sentence, str) for sentence in row["zalaczniki"])
        for field in row["pola"]:
            assert set(field) >= {"id", "pytanie", "typ", "wymagane", "przyklad"}
            assert field["typ"] in TYPES
            assert isinstance(field["wymagane"], bool)
            assert "?" in field["pytanie"]
            assert field["typ"] != "wybor" or field["przyklad"] in field["odpowiedzi"]
    code, out, err = call(capsys, "pisma")
    assert (code, err) == (0, "")
    assert out.startswith("Liczba pism: ")
    assert out.endswith("Koniec listy.\n")


@pytest.mark.parametrize("letter_id", LETTERS)
def test_examples_alone_write_every_letter(capsys, case, data, tmp_path, content, letter_id):
    """The examples of the required fields are enough for any letter, whatever the case; paths on stdout, one a line."""
    fields = json.loads(call(capsys, "pisma", "--json")[1])
    row = next(row for row in fields if row["id"] == letter_id)
    values = {field["id"]: field["przyklad"] for field in row["pola"] if field["wymagane"]}
    folder = tmp_path / "wynik"
    for day in ("2015-12-31", "2020-02-02", "2026-11-21", "2027-06-01"):
        code, out, err = call(
            capsys, "pismo", letter_id, case(), "--dane", data(values), "--do", folder, "--format", "docx,txt", "--na-dzien", day
        )
        assert code == 0, err
        assert [line.rsplit(".", 1)[1] for line in out.splitlines()] == ["docx", "txt"]
        assert all(day in line for line in out.splitlines())
        assert re.fullmatch(r"(Uwaga[^\n]+\n)*", err)
    assert len(list(folder.iterdir())) == 8


def test_default_is_docx_in_the_current_folder(capsys, case, data, tmp_path, monkeypatch, content):
    """Without options one DOCX comes into the current folder, dated by the day of the case."""
    monkeypatch.chdir(tmp_path)
    values = examples(content.letter("wniosek-o-prace-zdalna"))
    code, out, _ = call(capsys, "pismo", "wniosek-o-prace-zdalna", case(), "--dane", data(values))
    assert code == 0
    assert out == "prace-zdalna-2026-11-21.docx\n"
    assert (tmp_path / out.strip()).is_file()


def test_right_that_does_not_apply_is_said_and_written(capsys, case, data, tmp_path, content):
    """Any letter asked for is written; a right that does not apply or depends is said in a line beginning `Uwaga`, exit 0."""
    letter = "wniosek-o-prace-zdalna"
    values = data(examples(content.letter(letter)))
    code, out, err = call(capsys, "pismo", letter, case(rodzic__praca="zlecenie"), "--dane", values, "--do", tmp_path / "a")
    assert code == 0
    assert out
    assert err.startswith("Uwaga. Na dzień 21 listopada 2026 roku to uprawnienie nie przysługuje")
    code, out, err = call(capsys, "pismo", letter, case(), "--dane", values, "--do", tmp_path / "b")
    assert code == 0
    assert err.startswith("Uwaga. Nie wiadomo jeszcze")
    code, out, err = call(capsys, "pismo", letter, case(), "--dane", values, "--do", tmp_path / "c", "--na-dzien", "2027-01-01")
    assert code == 0
    assert err.startswith("Uwaga. Program nie opisuje prawa z dnia 1 stycznia 2027 roku")
    assert err.count("\n") == 1


def test_right_that_applies_is_not_commented(capsys, case, data, tmp_path, content):
    """Where the right applies nothing is said on stderr."""
    letter = "wniosek-o-prace-zdalna"
    family = case(
        rodzic__praca="umowa-o-prace",
        rodzic__rola="matka",
        rodzic__grupa_zawodowa="inna",
        dziecko__data_urodzenia="2020-05-01",
        orzeczenie__rodzaj="niepelnosprawnosc",
        orzeczenie__wazne_do="bezterminowo",
    )
    code, _, err = call(capsys, "pismo", letter, family, "--dane", data(examples(content.letter(letter))), "--do", tmp_path / "a")
    assert (code, err) == (0, "")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nie-ma", "CASE"], "Nie ma pisma nie-ma"),
        (["wniosek-o-prace-zdalna", "CASE", "--format", "xyz"], "Nie ma formatu xyz"),
        (["wniosek-o-prace-zdalna", "CASE"], "brakuje wymaganych pól: imie-nazwisko, miejscowosc, pracodawca-nazwa"),
        (["wniosek-o-prace-zdalna", "CASE", "--na-dzien", "2026-13-01"], "--na-dzien"),
        (["wniosek-o-prace-zdalna", "brak.json"], "brak.json"),
        (["wniosek-o-prace-zdalna", "CASE", "--dane", "brak.json"], "brak.json"),
        (["wniosek-o-prace-zdalna"], "brakuje argumentu"),
    ],
)
def test_wrong_call_costs_one_sentence(capsys, case, tmp_path, monkeypatch, argv, said):
    """A wrong call: exit 2, one line on stderr, nothing on stdout, nothing written."""
    monkeypatch.chdir(tmp_path)
    path = case()
    before = set(tmp_path.iterdir())
    code, out, err = call(capsys, "pismo", *[path if item == "CASE" else item for item in argv])
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", "błąd zapisu JSON w linii 1"),
        ("[]", "ma zawierać jeden obiekt JSON"),
        ('["a", "b"]', "ma zawierać jeden obiekt JSON"),
        ('"x"', "ma zawierać jeden obiekt JSON"),
        ('{"imie-nazwisko": ["x"]}', "Treść pola ma być tekstem"),
        ('{"imie-nazwisko": {"a": "b"}}', "Treść pola ma być tekstem"),
        ('{"imie-nazwisko": "a", "imie-nazwisko": "b"}', "występuje dwa razy"),
        ('{"obce": "x"}', "nie ma pola obce"),
        ('{"praca-od": "30.02.2027"}', "Pole praca-od"),
        ('{"imie-nazwisko": "   "}', "jest puste"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_bad_fields_file_costs_one_sentence(capsys, case, data, tmp_path, monkeypatch, written, said):
    """A damaged file with fields: exit 2 and one sentence saying what and where."""
    monkeypatch.chdir(tmp_path)
    code, out, err = call(capsys, "pismo", "wniosek-o-prace-zdalna", case(), "--dane", data(written))
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
