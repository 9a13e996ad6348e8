"""Every letter for every combination of its branches, in every format: generated, not picked by hand."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import math
import random
import re
from html import unescape

import docx as docx_library
import pytest
from letter_kit import FIRST, LETTERS, examples
from pypdf import PdfReader

from asystent.letters import brf, compose, docx, html, pdf, spoken, txt, write
from asystent.letters.document import plain
from asystent.letters.relevance import relevant
from asystent.polish.braille import braille
from tests.conftest import MORE

ROLES = ("matka", "ojciec", "opiekun")
BOUNDARIES = (
    "2013-10-01",
    "2015-12-31",
    "2016-01-02",
    "2018-06-06",
    "2023-04-07",
    "2023-04-26",
    "2023-05-18",
    "2025-03-19",
    "2026-11-22",
    "2027-01-01",
)
MOST = 300 if MORE == 1 else 20_000
"""Ways through a letter that are all tried; of more, every pair of branches. The long run tries practically all."""
DAYS = 2 if MORE == 1 else len(BOUNDARIES)
"""Days on which each way is tried, another pair for each way; the long run takes them all."""
COMBINATIONS = {
    "odwolanie-do-wojewodzkiego-zespolu-o-punkty": (2 + 2 + 4) * 2**3 * (3 + 4 * 2),
    "wniosek-o-obnizenie-wymiaru-czasu-pracy": 6 * 2 * 2**3,
    "wniosek-o-prace-zdalna": 7 * 2 * 2**4,
    "wniosek-o-urlop-wychowawczy": (3 + 3 * 2 + 4 * 2) * 2**3,
    "wniosek-o-urlop-wychowawczy-dodatkowy": (3 + 3 * 2 + 4 * 2) * 2 * 2**5,
}


def combinations(axes):
    """Yield every combination of the axes; where there are too many, every pair of branches at least once, and some by chance."""
    size = math.prod(map(len, axes))
    if size <= MOST:
        yield from itertools.product(*axes)
        return
    for one, two in itertools.combinations(range(len(axes)), 2):
        for here, there in itertools.product(axes[one], axes[two]):
            yield tuple(here if at == one else there if at == two else axis[0] for at, axis in enumerate(axes))
    chance = random.Random(size)
    for _ in range(50):
        yield tuple(chance.choice(axis) for axis in axes)


def branches(letter):
    """Yield the checked values of every way through the template: each choice, each optional field filled and empty.

    Ways that differ only in the answer to a question that would not be asked are one way.
    """
    axes = []
    for field in letter.fields:
        if field.choices:
            axes.append([(field.id, option.value) for option in field.choices])
        elif field.type == "tak-nie":
            axes.append([(field.id, "tak"), (field.id, "nie" if field.required else "")])
        elif not field.required:
            axes.append([(field.id, field.example), (field.id, "")])
    base = examples(letter)
    seen = set()
    for chosen in combinations(axes):
        checked = compose.read_values(letter, base | dict(chosen))
        way = tuple(relevant(letter, checked, lambda _condition: None).items())
        if way not in seen:
            seen.add(way)
            yield checked


def brf_words(document) -> str:
    """The words of a braille file, those parted at the end of a line joined again."""
    return re.sub(r"-\r\n(?:\f)? *(?=\S)", "-", brf.to_bytes(document).decode("ascii")).replace("\f", " ")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_every_combination_renders_on_every_day(content, at, letter_id):
    """No combination of branches, role and law of the day fails, loses a filled-in value or leaves a mark of the markup behind."""
    letter = content.letter(letter_id)
    source = write.template(letter_id)
    count = 0
    for checked in branches(letter):
        count += 1
        for number in range(DAYS):
            boundary = BOUNDARIES[(count * DAYS + number) % len(BOUNDARIES)]
            occasion = at(dt.date.fromisoformat(boundary), rodzic__rola=ROLES[(count + number) % 3])
            document = compose.compose(letter, source, checked, occasion)
            text = document.text()
            assert not re.search("[\ue000-\ue003]|{|}|None|Undefined|  |\\.\\.", text), text
            assert sum(getattr(block, "level", 0) == 1 for block in document.blocks) == 1
            assert all(run.text for runs in document.paragraphs() for run in runs)
    assert MORE == 1 or count == COMBINATIONS.get(letter_id, count)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_same_words_in_every_format(content, at, letter_id):
    """All five formats of one document hold the same words in the same order, and so does what is heard, its marks taken out."""
    letter = content.letter(letter_id)
    source = write.template(letter_id)
    seen = set()
    for checked in branches(letter):
        document = compose.compose(letter, source, checked, at(rodzic__rola="matka"))
        if document.text() in seen:
            continue
        seen.add(document.text())
        wanted = words(document.text())
        assert words(txt.to_bytes(document).decode("utf-8-sig")) == wanted
        body = html.to_bytes(document).decode("utf-8").partition("<main>")[2]
        assert words(unescape(re.sub(r"<[^>]*>", " ", body))) == wanted
        assert words(brf_words(document)) == words(" ".join(braille(plain(runs)) for runs in document.paragraphs()))
        if len(seen) <= (40 if letter_id in FIRST else 3) * MORE:  # costly, and their writers know blocks, not branches
            opened = docx_library.Document(io.BytesIO(docx.to_bytes(document)))
            assert words("\n".join(paragraph.text for paragraph in opened.paragraphs)) == wanted
            pages = PdfReader(io.BytesIO(pdf.to_bytes(document))).pages
            assert words("\n".join(sheet.extract_text() for sheet in pages)) == wanted
        heard = re.sub(r"(?i)(tu|dalej) wpisano: |Tytuł: |Nagłówek: |Pozycja \d+ z \d+: ", "", " ".join(spoken.spoken(document)))
        assert [word.lower() for word in words(heard)] == [word.lower() for word in wanted]
    assert seen


@pytest.mark.parametrize("letter_id", LETTERS)
def test_template_and_fields_fit(content, letter_id):
    """Every name a template asks for is a field or a word of its own; every field is used."""
    from asystent.letters import templates

    letter = content.letter(letter_id)
    asked = templates.variables(write.template(letter_id))
    known = {templates.variable(field.id): field for field in letter.fields}
    assert asked - known.keys() <= templates.OWN_VARIABLES
    assert {name for name, field in known.items() if not field.is_common} <= asked


@pytest.mark.parametrize("letter_id", LETTERS)
def test_missing_required_field_is_named(content, at, letter_id):
    """A required field left empty is named, whichever it is; nothing else is."""
    from asystent.errors import UserError

    letter = content.letter(letter_id)
    source = write.template(letter_id)
    for field in letter.fields:
        if not field.required or field.condition is not None:
            continue
        values = examples(letter)
        del values[field.id]
        with pytest.raises(UserError) as caught:
            compose.compose(letter, source, compose.read_values(letter, values), at())
        assert caught.value.sentence.split(": ")[1].split(".")[0] == field.id
    required = {field.id: field.example for field in letter.fields if field.required and field.condition is None}
    for boundary in BOUNDARIES:
        compose.compose(letter, source, compose.read_values(letter, required), at(dt.date.fromisoformat(boundary)))


def test_field_called_for_by_another_answer_is_required_then(content, at):
    """The dates of the other parent's leave are required exactly when that parent means to take it."""
    letter = content.letter("wniosek-o-urlop-wychowawczy")
    values = examples(letter, drugi_rodzic="zamierza")
    del values["drugi-rodzic-urlop-od"]
    checked = compose.read_values(letter, values)
    assert [field.id for field in compose.missing(letter, checked, at())] == ["drugi-rodzic-urlop-od"]
    values["drugi-rodzic"] = "nie-zyje"
    assert compose.missing(letter, compose.read_values(letter, values), at()) == []
