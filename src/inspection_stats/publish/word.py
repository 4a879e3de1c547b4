"""The report as a Word annex: real headings, numbered captions, alt text, repeated table headers, British English."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Inches, Length, Pt, RGBColor

from inspection_stats.describe.facts import ILLUSTRATIVE_DATA
from inspection_stats.draw.chart import Chart
from inspection_stats.publish.blocks import Block, Bullets, Section, TableBlock
from inspection_stats.publish.save import write_file

TEXT_WIDTH = Inches(6.5)
LONG_CELL = 45  # characters from which on a cell may wrap
LETTER, PADDING = 0.085, 0.16  # inches: a letter of 11 point Arial, and the margins of a cell
NO_CLOCK = datetime(2000, 1, 1)
NO_CLOCK_ZIP = (1980, 1, 1, 0, 0, 0)


def save_word(title: str, sections: tuple[Section, ...], folder: str | Path, *, illustrative: bool = False) -> None:
    """Write `report.docx` into a folder, the same bytes for the same report. An empty folder name writes nothing.

    Raises `CannotWrite`.
    """
    if str(folder):
        write_file(Path(folder) / "report.docx", word_annex(title, sections, illustrative=illustrative))


def word_annex(title: str, sections: tuple[Section, ...], *, illustrative: bool = False) -> bytes:
    """The annex as the bytes of a Word file."""
    document = Document()
    _set_up(document, title, illustrative)
    document.add_heading(title, level=0)
    if illustrative:
        document.add_paragraph().add_run(ILLUSTRATIVE_DATA).bold = True
    _field(
        document.add_paragraph(), 'TOC \\o "1-1" \\h \\z', "Right-click here and choose Update field for the contents."
    )
    for section in sections:
        document.add_heading(section.heading, level=1)
        for block in section.blocks:
            _add(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _set_up(document: Any, title: str, illustrative: bool) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Emu(7560310), Emu(10692130)  # A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(0.79)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    caption = document.styles["Caption"].font
    caption.size, caption.color.rgb = Pt(10), RGBColor(0, 0, 0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", "en-GB"
    properties.created = properties.modified = NO_CLOCK
    if illustrative:
        page.header.paragraphs[0].add_run(ILLUSTRATIVE_DATA).bold = True


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Chart):
        _chart(document, block)
    elif isinstance(block, TableBlock):
        _table(document, block)
    elif isinstance(block, Bullets):
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    else:
        document.add_paragraph(block.text)


def _chart(document: Any, chart: Chart) -> None:
    width = min(Inches(float(chart.figure.get_size_inches()[0])), TEXT_WIDTH)
    picture = document.add_picture(io.BytesIO(chart.png), width=width)
    properties = picture._inline.docPr
    properties.set("descr", chart.facts.long_alt)
    properties.set("name", chart.facts.name)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _caption(document, "Figure", chart.facts.caption)


def _table(document: Any, block: TableBlock) -> None:
    _caption(document, "Table", block.caption).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(block.frame.columns), style="Table Grid")
    for cell, label in zip(table.rows[0].cells, block.frame.columns, strict=True):
        cell.paragraphs[0].add_run(str(label)).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for values in block.frame.itertuples(index=False, name=None):
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = str(value)
    table.autofit = False
    for column, width in zip(table.columns, _widths(block), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    document.add_paragraph()


def _widths(block: TableBlock) -> list[Length]:
    """The width of each column: room for its longest word, and the rest shared by the length of its longest cell."""
    columns = [[str(label), *block.frame[label].astype(str)] for label in block.frame.columns]
    least = [max(len(word) for cell in cells for word in cell.split() or [""]) * LETTER + PADDING for cells in columns]
    weights = [min(max(len(cell) for cell in cells), LONG_CELL) for cells in columns]
    spare = max(TEXT_WIDTH.inches - sum(least), 0)
    shares = [room + spare * weight / sum(weights) for room, weight in zip(least, weights, strict=True)]
    return [Inches(share * min(TEXT_WIDTH.inches / sum(shares), 1)) for share in shares]


def _caption(document: Any, kind: str, text: str) -> Any:
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{kind} ")
    number = sum(1 for one in document.paragraphs if one.style.name == "Caption" and one.text.startswith(f"{kind} "))
    _field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f". {text}")
    return paragraph


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    """A Word field with the text it shows until Word updates it."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _without_clock(content: bytes) -> bytes:
    """The same file with fixed dates inside its zip, so that the same report gives the same bytes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, NO_CLOCK_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
