"""The report as a Word annex: real headings, numbered captions, alt text, repeated table headers, British English."""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docx import Document as open_document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Inches, Length, Mm, Pt, RGBColor

from inspection_stats.documents.annex import Part
from inspection_stats.documents.block_html import anchor_of
from inspection_stats.documents.blocks import Bullets, Subheading, TableBlock
from inspection_stats.documents.document import Commentary, Document
from inspection_stats.documents.prose import Heading, Prose, ProseList, Run, runs_of
from inspection_stats.documents.word.parts import (
    CONTENTS,
    add_bookmark,
    add_contents,
    add_field,
    add_runs,
    bookmark_heading,
    element,
    mark_as_commentary,
    set_outline_level,
    without_clock,
)
from inspection_stats.documents.word.table import add_table
from inspection_stats.documents.word.template import add_missing_styles, open_template
from inspection_stats.plot.carried import CarriedChart
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA

NO_CLOCK = datetime(2000, 1, 1)
LONGEST_PROPERTY = 255  # characters that Word takes of a title among a file's properties
ROOM_FOR_CAPTION = Mm(25)
INDENT = Mm(6)
BOOKMARKS = 1_000  # the number of the first bookmark within a section, beyond those of its headings
TABLE_STYLES = ("Normal Table", "Table Grid")


def word_annex(document: Document, template: Path | None = None) -> bytes:
    """A document as the bytes of a Word file, with the styles, headers and footers of `template` where one is named.

    The same document gives the same bytes. Raises `BadRequest` for a template that cannot be used.
    """
    annex = _Annex(open_template(template) if template else open_document(io.BytesIO(plain_document())))
    annex.name(document.title, document.footer, document.illustrative)
    annex.document.add_paragraph(document.title, style="Title")
    if document.illustrative:
        annex.document.add_paragraph().add_run(ILLUSTRATIVE_DATA).bold = True
    parts = [*document.parts, *document.about]
    for place, part in enumerate(parts):
        after_first = place == 1 and bool(document.contents) and not document.is_long
        annex.begin(part, new_page=after_first or (part.in_annex and not parts[place - 1].in_annex))
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            annex.add(block, leads=isinstance(following, TableBlock | Bullets | ProseList))
        if place == 0 and document.is_long:
            add_contents(annex.document, [heading.text for heading in document.contents])
    buffer = io.BytesIO()
    annex.document.save(buffer)
    return without_clock(buffer.getvalue())


@lru_cache
def plain_document() -> bytes:
    """An empty A4 document in Arial, used where no template is given."""
    document = open_document()
    for style in [one for one in document.styles if one.type == WD_STYLE_TYPE.TABLE and one.name not in TABLE_STYLES]:
        style.delete()  # a hundred that nothing here uses, and that slow each search for a style
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 15), ("Heading 2", 12), ("Caption", 10)):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):  # a theme's font would override the one named here
            del fonts.attrib[key]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(18)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    add_missing_styles(document)
    document.styles[CONTENTS].paragraph_format.space_after = Pt(3)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Annex:
    """A document being written: the width of its text and the count of its captions."""

    def __init__(self, document: Any):
        self.document = document
        page = document.sections[-1]
        self.width = Length(page.page_width - page.left_margin - page.right_margin - (page.gutter or 0))
        self.height = Length(page.page_height - page.top_margin - page.bottom_margin)
        self.captions: Counter[str] = Counter()
        self.headings = self.bookmarks = 0

    def name(self, title: str, footer: str, illustrative: bool) -> None:
        """Give the document its properties, its language, its footer, and the mark of illustrative data."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.language = title[:LONGEST_PROPERTY], "", "en-GB"
        properties.last_modified_by, properties.revision = "", 1
        properties.created = properties.modified = NO_CLOCK
        normal = self.document.styles["Normal"].element.get_or_add_rPr()
        for old in normal.findall(qn("w:lang")):
            normal.remove(old)
        normal.append(element("w:lang", val="en-GB"))
        for section in self.document.sections:
            if illustrative:
                for header in _used(section, "header"):
                    header.paragraphs[0].insert_paragraph_before().add_run(ILLUSTRATIVE_DATA).bold = True
            if not _says_anything(section.footer):
                _number_pages(section.footer.paragraphs[0], footer)

    def begin(self, part: Part, *, new_page: bool) -> None:
        """Add the heading of a part, where it has one."""
        if part.heading:
            self.headings += 1
            heading = self.document.add_heading(part.heading.text, level=1)
            heading.paragraph_format.page_break_before = new_page or None
            bookmark_heading(heading, self.headings)

    def add(self, block: Any, *, leads: bool) -> None:
        """Add a block at the end; a paragraph that `leads` to the next block stays on its page."""
        if isinstance(block, CarriedChart):
            self._chart(block)
        elif isinstance(block, TableBlock):
            if block.caption:
                caption = self._caption("Table", block.caption)
                self._bookmark(caption, anchor_of(block) if block.name else "")
            add_table(self.document, block.frame, self.width)
        elif isinstance(block, Bullets):
            for item in block.items:
                add_runs(self.document.add_paragraph(style="List Bullet"), runs_of(item))
        elif isinstance(block, Heading | Subheading):
            heading = self.document.add_heading(block.text, level=2)
            self._bookmark(heading, getattr(block, "anchor", ""))
        elif isinstance(block, Commentary):
            self._commentary(block)
        else:
            paragraph = self.document.add_paragraph()
            add_runs(paragraph, block.runs if isinstance(block, Prose) else runs_of(block.text))
            paragraph.paragraph_format.keep_with_next = leads or None

    def _commentary(self, said: Commentary) -> None:
        """The council's own words, with a line in the margin to mark them off from computed ones."""
        label = mark_as_commentary(self.document.add_paragraph())
        label.add_run(said.label).bold = True
        label.paragraph_format.keep_with_next = True
        for block in said.blocks:
            if isinstance(block, TableBlock):
                add_table(self.document, block.frame, self.width)
            elif isinstance(block, ProseList):
                for item in block.items:
                    style = None if item.number else "List Bullet"
                    paragraph = mark_as_commentary(self.document.add_paragraph(style=style))
                    paragraph.paragraph_format.left_indent = INDENT * (item.level + 1)
                    add_runs(paragraph, (Run(f"{item.number}. "), *item.runs) if item.number else item.runs)
            else:
                add_runs(mark_as_commentary(self.document.add_paragraph()), block.runs)

    def _chart(self, chart: CarriedChart) -> None:
        """A chart under its caption, which is its title: there a screen reader finds it among the headings."""
        picture = chart.widest
        caption = self._caption("Figure", chart.caption if picture.title is None else chart.title, level=2)
        self._bookmark(caption, anchor_of(chart))
        room = (self.width.inches / picture.width, (self.height - ROOM_FOR_CAPTION) / Inches(1) / picture.height, 1.0)
        run = self.document.add_paragraph().add_run()
        drawn = run.add_picture(io.BytesIO(picture.untitled), width=Inches(picture.width * min(room)))
        for side in ("distT", "distB", "distL", "distR"):  # left out, an office suite may move the picture to the right
            drawn._inline.set(side, "0")
        drawn._inline.docPr.set("descr", chart.long_alt or chart.alt)
        drawn._inline.docPr.set("name", chart.name)

    def _bookmark(self, paragraph: Any, name: str) -> None:
        if name:
            self.bookmarks += 1
            add_bookmark(paragraph, name, BOOKMARKS + self.bookmarks)

    def _caption(self, kind: str, text: str, level: int = 0) -> Any:
        """A numbered caption above what it names, on the same page; `level` makes it a heading to a screen reader."""
        self.captions[kind] += 1
        paragraph = self.document.add_paragraph(f"{kind} ", style="Caption")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.captions[kind]))
        paragraph.add_run(f". {text}" if text else ".")
        paragraph.paragraph_format.keep_together = paragraph.paragraph_format.keep_with_next = True
        if level:
            set_outline_level(paragraph, level)
        return paragraph


def _used(section: Any, part: str) -> list[Any]:
    """The headers (or footers) that pages of a section show: the first page and even pages may have their own."""
    shown = [getattr(section, part)]
    if section.different_first_page_header_footer:
        shown.append(getattr(section, f"first_page_{part}"))
    if section._document_part.settings.odd_and_even_pages_header_footer:
        shown.append(getattr(section, f"even_page_{part}"))
    return shown


def _says_anything(footer: Any) -> bool:
    return any(one.text.strip() or one._p.xpath(".//w:drawing|.//w:fldSimple") for one in footer.paragraphs) or bool(
        footer.tables
    )


def _number_pages(paragraph: Any, footer: str) -> None:
    paragraph.add_run(f"{footer} Page ".lstrip())
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES", "1")
