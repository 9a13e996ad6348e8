"""A document as DOCX with what a screen reader needs: the language, a title, real headings and real lists."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from asystent.letters.document import Address, Block, Document, Heading, ItemList, Paragraph, Runs, Signature

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIX = ".docx"
FONT = "Arial"
SIZE_POINTS = 12
MARGIN_CM = 2.5
PAGE_CM = (21.0, 29.7)
SIGNING_ROOM_POINTS = 48
HEADING_POINTS = {1: 16, 2: 14, 3: 12}
LINES_TOGETHER = 0


def to_bytes(document: Document) -> bytes:
    """Return the whole file."""
    from docx import Document as new_document  # noqa: N813, PLC0415 - 100 ms, only when a file is written

    made = new_document()
    _page(made)
    _language(made, document.language)
    _styles(made)
    _properties(made, document)
    for block in document.blocks:
        _WRITERS[type(block)](made, block)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _page(made: Any) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - see to_bytes

    section = made.sections[0]
    section.page_width, section.page_height = (Cm(size) for size in PAGE_CM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)


def _language(made: Any, language: str) -> None:
    """Say the language wherever a reader may look for it: the template says en-US in each of these places."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see to_bytes
    from docx.oxml.ns import qn  # noqa: PLC0415 - see to_bytes

    styles = made.styles.element
    properties = [styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")]
    properties += [style.get_or_add_rPr() for style in styles.findall(qn("w:style")) if style.get(qn("w:type")) == "paragraph"]
    for element in properties:
        tag = element.find(qn("w:lang"))
        if tag is None:
            tag = OxmlElement("w:lang")
            element.append(tag)
        for name in ("w:val", "w:eastAsia"):
            tag.set(qn(name), language)
    settings = made.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is None:
        theme = OxmlElement("w:themeFontLang")
        settings.append(theme)
    theme.set(qn("w:val"), language)


def _styles(made: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - see to_bytes
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - see to_bytes

    sizes = {"Normal": SIZE_POINTS, "List Bullet": SIZE_POINTS}
    sizes |= {f"Heading {level}": size for level, size in HEADING_POINTS.items()}
    for name, size in sizes.items():
        style = made.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    made.styles["Normal"].paragraph_format.space_after = Pt(8)
    made.styles["List Bullet"].paragraph_format.space_after = Pt(4)
    for level in HEADING_POINTS:
        form = made.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(16), Pt(8), True


def _properties(made: Any, document: Document) -> None:
    core = made.core_properties
    core.title = document.title
    core.language = document.language
    core.author = ""
    core.last_modified_by = ""
    core.comments = ""
    core.keywords = ""
    core.revision = 1
    if document.day is not None:
        core.created = core.modified = datetime.combine(document.day, time(12))


def _write(made: Any, runs: Runs, style: str) -> Any:
    paragraph = made.add_paragraph(style=style)
    for run in runs:
        paragraph.add_run(run.text)
    return paragraph


def _heading(made: Any, block: Heading) -> None:
    _write(made, block.runs, f"Heading {block.level}")


def _paragraph(made: Any, block: Paragraph) -> None:
    _write(made, block.runs, "Normal")


def _list(made: Any, block: ItemList) -> None:
    for item in block.items:
        _write(made, item, "List Bullet")


def _address(made: Any, block: Address) -> None:
    from docx.shared import Pt  # noqa: PLC0415 - see to_bytes

    for number, line in enumerate(block.lines, start=1):
        paragraph = _write(made, line, "Normal")
        if number < len(block.lines):
            paragraph.paragraph_format.space_after = Pt(LINES_TOGETHER)
            paragraph.paragraph_format.keep_with_next = True


def _signature(made: Any, block: Signature) -> None:
    from docx.shared import Pt  # noqa: PLC0415 - see to_bytes

    label = _write(made, block.label, "Normal")
    label.paragraph_format.space_before = Pt(SIGNING_ROOM_POINTS // 2)
    if block.name:
        label.paragraph_format.keep_with_next = True
        # Room for the hand, not empty paragraphs: those are read as "puste".
        _write(made, block.name, "Normal").paragraph_format.space_before = Pt(SIGNING_ROOM_POINTS)


_WRITERS: dict[type[Block], Callable[[Any, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ItemList: _list,
    Address: _address,
    Signature: _signature,
}
