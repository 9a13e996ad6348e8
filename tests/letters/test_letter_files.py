"""The files: TXT and DOCX as a screen reader and an office need them, hostile values, names, refusals."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import stat
import zipfile
from html import unescape

import docx as docx_library
import pytest
from docx.oxml.ns import qn
from letter_kit import FIRST, LETTERS, TODAY, examples, write_letter

from asystent.errors import UserError
from asystent.letters import docx, html, markup, spoken, templates, txt, write
from asystent.letters.document import Address, Document, Heading, ItemList, Paragraph, Run, Signature, own
from asystent.letters.fields import clean

HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "# Nagłówek",
    "## x",
    "- punkt listy",
    "> adres",
    "podpis: ktoś",
    "<b>tłusto</b> & <w:p/> ]]>",
    "#let x = 1; *gwiazdka* _kreska_",
    "\x1b[31mczerwony\x1b[0m \x07 \x00 koniec",
    "\u202eodwrócone\u202c \u200f\u2066tekst\u2069",
    "emoji 😀 i 👩‍🦯 zostają",
    "znak \ue000pole\ue001inne\ue002 znacznika",
    "koniec\ufffe znaku \ud800 połówka",
    "pierwsza linia\n# druga linia\r\n\n- trzecia\u2028czwarta",
    "$HOME `ls` %s %(x)s {0} \\n \\ue000",
)


def bodies(document):
    """Return the document's words from both formats."""
    text = txt.to_bytes(document).decode("utf-8-sig")
    opened = docx_library.Document(io.BytesIO(docx.to_bytes(document)))
    return text, opened


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("letter_id", FIRST)
def test_hostile_value_stands_as_text(content, letter_id, value):
    """A value never runs as a template, makes no heading or list item, breaks no file, and its words are all there."""
    letter = content.letter(letter_id)
    changes = {field.id: value for field in letter.fields if field.type in {"tekst", "dlugi-tekst"}}
    plain = write.compose_letter(content, letter_id, {}, examples(letter), TODAY)
    document = write.compose_letter(content, letter_id, {}, examples(letter) | changes, TODAY)
    text, opened = bodies(document)
    shape = [type(block) for block in document.blocks if not isinstance(block, Paragraph)]
    assert shape == [type(block) for block in plain.blocks if not isinstance(block, Paragraph)]
    headings = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings == [block.runs[0].text for block in plain.blocks if isinstance(block, Heading)]
    assert "49" not in text or "49" in value
    assert "\x1b" not in text
    assert not re.search("[\ue000-\uf8ff\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)
    said = clean(value, long=True).replace(markup.BREAK, " ")
    assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", said) in re.sub(r"\s", "", "".join(paragraph.text for paragraph in opened.paragraphs))
    assert spoken.spoken(document)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_value_stands_as_text_in_html(content, value):
    """HTML of a hostile value holds the same elements as of a plain one: nothing in a value is an element or an entity."""
    letter = content.letter("odwolanie-do-wojewodzkiego-zespolu-o-punkty")
    changes = {field.id: value for field in letter.fields if field.type == "tekst"}
    pages = [
        html.to_bytes(write.compose_letter(content, letter.id, {}, values, TODAY)).decode("utf-8")
        for values in (examples(letter), examples(letter) | changes)
    ]
    plain, hostile = (re.findall(r"<[^>]*>", page) for page in pages)
    assert hostile == plain
    assert pages[1].startswith('<!DOCTYPE html>\n<html lang="pl-PL">')
    assert re.sub(r"\s", "", clean(value)) in re.sub(r"\s", "", unescape(pages[1]))


def test_template_reaches_nothing_but_values():
    """The sandbox refuses attributes, unknown names, imports and calls: a template is data too."""
    import jinja2

    value = {"a": None}
    for source in (
        "{{ a.__class__ }}",
        "{{ ''.join(['x']) }}",
        "{{ nieznane }}",
        "{% include 'x' %}",
        "{{ a|attr('x') }}",
        "{{ range(3) }}",
        "{{ a['__class__'] }}",
    ):
        with pytest.raises((jinja2.TemplateError, jinja2.exceptions.SecurityError, TypeError)):
            templates.render(source, title="x", day=TODAY, values=value, words={})


@pytest.mark.parametrize("letter_id", LETTERS)
def test_txt_is_for_any_editor(content, letter_id):
    """TXT has the mark of UTF-8, CRLF alone, at most 80 columns, no spaces at line ends, no two empty lines together."""
    letter = content.letter(letter_id)
    values = examples(letter) | {field.id: "ż" * 5_000 + " słowo" * 900 for field in letter.fields if field.type == "dlugi-tekst"}
    data = txt.to_bytes(write.compose_letter(content, letter_id, {}, values, TODAY))
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line != line.strip()]
    assert "\r\n\r\n\r\n" not in text
    assert text.endswith("\r\n")


@pytest.mark.parametrize("letter_id", LETTERS)
def test_docx_is_readable_by_ear(content, letter_id):
    """DOCX opened again: pl-PL everywhere, a title, one heading of level 1, real lists, no empty paragraph for spacing."""
    document = write.compose_letter(content, letter_id, {"rodzic.rola": "ojciec"}, examples(content.letter(letter_id)), TODAY)
    data = docx.to_bytes(document)
    opened = docx_library.Document(io.BytesIO(data))
    assert opened.core_properties.title == document.title
    assert opened.core_properties.language == "pl-PL"
    assert opened.core_properties.author == ""
    assert opened.core_properties.created.date() == TODAY
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    assert styles.count("Heading 1") == 1
    assert styles.count("List Bullet") == sum(len(block.items) for block in document.blocks if isinstance(block, ItemList))
    assert not [paragraph for paragraph in opened.paragraphs if not paragraph.text.strip()]
    defaults = opened.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == "pl-PL"
    for name in set(styles):
        assert opened.styles[name].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "pl-PL"
    assert opened.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == "pl-PL"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert b'w:val="en-US"' not in archive.read("word/document.xml") + archive.read("word/settings.xml")


def test_any_document_can_be_written():
    """The model and both writers serve other documents too, such as the result to take along."""
    document = Document(
        "Wynik",
        (
            Heading(1, own("Wynik")),
            Heading(2, own("Prawa")),
            Heading(3, own("Urlop")),
            Paragraph((Run("Dziecko: "), Run("Jan", "dziecko"))),
            ItemList((own("pierwsze"), own("drugie"))),
            Address((own("ulica"), own("miasto"))),
            Signature(own("Podpis:")),
        ),
    )
    text, opened = bodies(document)
    assert text.split() == document.text().replace("pierwsze", "- pierwsze").replace("drugie", "- drugie").split()
    assert [paragraph.style.name for paragraph in opened.paragraphs][:3] == ["Heading 1", "Heading 2", "Heading 3"]
    with pytest.raises(ValueError, match="heading level 4"):
        Heading(4, own("za głęboko"))


def test_spoken_letter_marks_what_was_filled_in(content):
    """Filled-in values are marked in words, one border between two of them; a full stop inside a short value ends no sentence."""
    letter = "odwolanie-do-wojewodzkiego-zespolu-o-punkty"
    values = examples(content.letter(letter), zespol_powiatowy="PZON sp. z o.o. Nowy Targ", stan_dziecka="Nie chodzi. " * 40)
    document = write.compose_letter(content, letter, {}, values, TODAY)
    heard = spoken.spoken(document)
    assert "Tu wpisano: Anna Kowalska." in heard
    assert "Tu wpisano: 34-400, tu wpisano: Nowy Targ." in heard
    assert "Tu wpisano: PZON sp. z o.o. Nowy Targ." in heard
    assert heard.count("Dalej wpisano: Nie chodzi.") == 39
    assert "Numer zaskarżonego orzeczenia: tu wpisano: PZON 123.2026." in heard
    told = next(sentence for sentence in spoken.sentences(document) if "orzeczenia: tu" in sentence.text)
    assert told.fields == ("orzeczenie-numer",)


def test_files_are_never_written_over(content, tmp_path):
    """A second writing takes the next number; a file, a link and a folder of that name stay; names are short, ASCII, dated."""
    letter = "wniosek-o-urlop-wychowawczy-dodatkowy"
    values = examples(content.letter(letter))
    outside = tmp_path / "cudzy.txt"
    folder = tmp_path / "pisma ąę"
    first = write_letter(content, letter, values, ["docx", "txt"], folder)
    assert [path.name for path in first] == [f"urlop-wychowawczy-dodatkowy-2026-11-22.{suffix}" for suffix in ("docx", "txt")]
    kept = [path.read_bytes() for path in first]
    (folder / "urlop-wychowawczy-dodatkowy-2026-11-22-2.txt").symlink_to(outside)
    (folder / "urlop-wychowawczy-dodatkowy-2026-11-22-3.docx").mkdir()
    second = write_letter(content, letter, values, ["docx", "txt"], folder)
    assert [path.stem for path in second] == ["urlop-wychowawczy-dodatkowy-2026-11-22-4"] * 2
    assert [path.read_bytes() for path in first] == kept
    assert not outside.exists()
    assert len(list(folder.iterdir())) == 6  # nothing temporary is left behind
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in second} == {0o600}


def test_no_hard_links_no_loss(content, tmp_path, monkeypatch):
    """On a stick without hard links the file is written all the same; when the disk fails in the middle, nothing is left."""
    letter = "wniosek-o-prace-zdalna"
    values = examples(content.letter(letter))

    def refuse(*_args, **_kwargs):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    [path] = write_letter(content, letter, values, ["txt"], tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")

    def full(_handle):
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as caught:
        write_letter(content, letter, values, ["docx", "txt"], tmp_path)
    assert "na dysku nie ma miejsca" in caught.value.sentence
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"letter_id": "nie-ma-takiego"}, "Nie ma pisma nie-ma-takiego"),
        ({"formats": ["rtf"]}, "Nie ma formatu rtf"),
        ({"formats": [""]}, "Nie ma formatu bez nazwy"),
        ({"values": {"obce-pole": "x"}}, "nie ma pola obce-pole"),
        ({"values": {}}, "brakuje wymaganych pól: imie-nazwisko, miejscowosc"),
    ],
)
def test_wrong_call_writes_nothing(content, tmp_path, change, said):
    """An unknown letter, format or field and a missing field cost one sentence, and nothing is written."""
    call = {
        "letter_id": "wniosek-o-urlop-wychowawczy",
        "values": examples(content.letter("wniosek-o-urlop-wychowawczy")),
        "formats": ["docx"],
        "folder": tmp_path / "nowy",
    } | change
    with pytest.raises(UserError) as caught:
        write_letter(content, **call)
    assert said in caught.value.sentence
    assert caught.value.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_folder_that_cannot_be_written_is_said_plainly(content, tmp_path):
    """A file in place of the folder, and a folder that cannot be made: one sentence."""
    values = examples(content.letter("wniosek-o-prace-zdalna"))
    plain = tmp_path / "plik"
    plain.write_text("x", encoding="utf-8")
    for folder, said in ((plain, "to plik, a potrzebny jest folder"), (plain / "pod", "Nie można nic zapisać w folderze")):
        with pytest.raises(UserError) as caught:
            write_letter(content, "wniosek-o-prace-zdalna", values, ["txt"], folder)
        assert said in caught.value.sentence
    assert plain.read_text(encoding="utf-8") == "x"


def test_same_letter_twice_is_the_same_bytes_of_text(content):
    """Writing is repeatable: the same values on the same day give the same TXT."""
    values = examples(content.letter("wniosek-o-prace-zdalna"))
    one, two = (txt.to_bytes(write.compose_letter(content, "wniosek-o-prace-zdalna", {}, values, dt.date(2026, 1, 1))) for _ in range(2))
    assert one == two
