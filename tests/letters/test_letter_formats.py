"""One document, five formats: the same words in the same order, each file as its reader needs it."""

from __future__ import annotations

import io
import re

import html5lib
import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_kit import FIRST, LETTERS, TODAY, examples, write_letter
from pypdf import PdfReader

from asystent.errors import UserError
from asystent.letters import brf, docx, html, pdf, txt, write
from asystent.letters.document import Document, Heading, ItemList, Paragraph, Run, own, plain
from asystent.polish.braille import braille
from tests.polish.test_braille import louis

MOST_BYTES = 3_000_000
HOSTILE = (
    "#let x = 1; #x *gwiazdka* _kreska_ $a+b$ [x] @cytat <etykieta> // koniec",
    '#panic(1) #import "x.typ": * \\ `kod` = nagłówek',
    "{{ 7*7 }} <b>tłusto</b> & ]]>",
    "\x1b[31mczerwony\x1b[0m \u202eodwrócone\u202c",
)


def words(text):
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("name", LETTERS)
def test_html_is_valid(content, name):
    """A strict HTML5 parser finds nothing to mend: no element left open, no stray sign."""
    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parse(html.to_bytes(letter(content, name)).decode("utf-8"))
    assert not parser.errors
    assert tree is not None


def test_braille_comes_back_through_liblouis_with_every_polish_letter(content):
    """What is embossed reads as it was written: translated back, no letter of any letter to an office is lost or changed."""
    texts = [plain(runs) for name in LETTERS for runs in letter(content, name).paragraphs()]
    # liblouis itself cannot read back a full stop inside a number, "1;" (one half) or "euro" (the sign); "§" is written as a word.
    texts = [text for text in texts if not re.search(r"(?i)§|\d[.,]\d|\d;|euro", text)]
    assert len(texts) > 100
    back = louis([braille(text) for text in texts], backwards=True)
    for text, came in zip(texts, back, strict=True):
        assert re.findall(r"[^\W\d_]", came.lower()) == re.findall(r"[^\W\d_]", text.lower()), text


def letter(content, name, **changes):
    return write.compose_letter(content, name, {"rodzic.rola": "matka"}, examples(content.letter(name)) | changes, TODAY)


def text_of(data):
    """The words of a PDF, as its own text layer gives them."""
    return "\n".join(part.extract_text() for part in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("name", LETTERS)
def test_pdf_is_tagged_and_says_the_same_words(content, name):
    """PDF/UA-1 by an independent checker, Polish, titled; the words are those of the letter."""
    document = letter(content, name)
    for data in (pdf.to_bytes(document), pdf.to_large_bytes(document)):
        report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, report
        reader = PdfReader(io.BytesIO(data))
        assert reader.trailer["/Root"]["/Lang"] == "pl-PL"
        assert reader.metadata.title == document.title
        assert words(text_of(data)) == words(document.text())


@pytest.mark.parametrize("name", FIRST)
def test_large_print_is_large(content, name):
    """At 18 points the same letter takes more room, and nothing of it is lost."""
    document = letter(content, name)
    small, large = (PdfReader(io.BytesIO(data)) for data in (pdf.to_bytes(document), pdf.to_large_bytes(document)))
    assert len(large.pages) > len(small.pages)


@pytest.mark.parametrize("name", LETTERS)
def test_braille_is_forty_by_twenty_five(content, name):
    """BRF for any display or embosser: ASCII, lines of 40 cells, pages of 25 lines, the words of the letter in their order."""
    document = letter(content, name)
    data = brf.to_bytes(document).decode("ascii")
    pages = data.split("\f")
    for sheet in pages:
        lines = sheet.split("\r\n")[:-1]
        assert lines
        assert len(lines) <= brf.LINES
        assert all(len(line) <= brf.CELLS and line == line.rstrip() for line in lines)
    wanted = " ".join(braille(plain(runs)) for runs in document.paragraphs()).split()
    found = [word for word in data.split() if word != braille("-")]
    assert "".join(found).replace("-", "") == "".join(word for word in wanted if word != braille("-")).replace("-", "")


@pytest.mark.parametrize("name", LETTERS)
def test_files_are_small_and_five(content, name, tmp_path):
    """Every format of every letter, short ASCII names, all together under three megabytes."""
    formats = ["docx", "pdf", "pdf-duzy", "html", "txt", "brf"]
    values = examples(content.letter(name))
    paths = write_letter(content, name, values, formats, tmp_path)
    assert [path.name.isascii() and len(path.name) <= 90 for path in paths] == [True] * 6
    assert [path.name.endswith(end) for path, end in zip(paths, (".docx", ".pdf", "-duzy-druk.pdf", ".html", ".txt", ".brf"), strict=True)]
    assert sum(path.stat().st_size for path in paths) < MOST_BYTES


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_value_stands_as_text_in_pdf_and_braille(content, value):
    """Nothing that is typed becomes code of the typesetter, and no file is broken by it."""
    name = "odwolanie-do-wojewodzkiego-zespolu-o-punkty"
    fields = {field.id: value for field in content.letter(name).fields if field.type in {"tekst", "dlugi-tekst"}}
    document = letter(content, name, **fields)
    data = pdf.to_bytes(document)
    assert page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).is_compliant
    assert words(text_of(data)) == words(document.text())
    assert brf.to_bytes(document).isascii()


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Co", "Cc", "Cf", "Cn")), min_size=1, max_size=400))
def test_any_text_can_be_written_in_every_format(text):
    """Emoji and other scripts: a file comes out and stays a file; a sign that no font of ours has is refused in a PDF by name."""
    text = " ".join(text.split()) or "x"
    blocks = (Heading(1, own("Tytuł")), Paragraph((Run(text, "pole"),)), ItemList((own(text),)))
    document = Document("Tytuł", blocks)
    for writer in (brf.to_bytes, html.to_bytes, txt.to_bytes, docx.to_bytes):
        assert writer(document)
    try:
        data = pdf.to_bytes(document)
    except UserError as error:
        assert "znaku" in error.sentence  # noqa: PT017 - a refusal is one of two good outcomes
    else:
        assert page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_the_demand_for_an_accessible_reply_stands_before_the_signature(content):
    """A letter to a public body asks for an answer that can be read, in the chosen form, when the parent wants it."""
    public = [name for name in LETTERS if any(field.is_common for field in content.letter(name).fields)]
    assert public
    for name in public:
        asked = letter(content, name, **{"forma-odpowiedzi": "brajl"})
        plain_letter = letter(content, name, **{"forma-odpowiedzi": "zwykla"})
        assert "pismo w brajlu" in asked.text()
        assert "artykułu 6 punkt 3 litera d" in asked.text()
        assert "artykułu 6 punkt 3 litera d" not in plain_letter.text()
        kinds = [type(block).__name__ for block in asked.blocks]
        if "Signature" in kinds:
            assert kinds[kinds.index("Signature") - 1] == "Paragraph"


def test_before_the_act_nothing_is_demanded_of_an_office(content):
    """The act is in force since 20 September 2019: a letter of an earlier day does not cite it."""
    import datetime as dt

    name = next(name for name in LETTERS if any(field.is_common for field in content.letter(name).fields))
    values = examples(content.letter(name)) | {"forma-odpowiedzi": "brajl"}
    old = write.compose_letter(content, name, {}, values, dt.date(2019, 9, 19))
    assert "brajlu" not in old.text()
