"""Parts of a Word file that python-docx does not offer: fields, contents, bookmarks, and fixed dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:  # what reads a template in a process of its own starts without pandas
    from inspection_stats.documents.prose import Run

CONTENTS = "toc 1"  # the style of an entry, by the name that Word itself gives it
NO_CLOCK_ZIP = (1980, 1, 1, 0, 0, 0)


def element(tag: str, /, **attributes: str) -> Any:
    """A Word element, as in `element("w:lang", val="en-GB")`."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field at the end of a paragraph, with the text it shows until Word updates it."""
    field = element("w:fldSimple", instr=instruction)
    field.append(_run(shown))
    paragraph._p.append(field)


def add_runs(paragraph: Any, runs: Sequence[Run], size: Any = None) -> None:
    """Add pieces of text to a paragraph, each in its style; one with a link leads there."""
    for run in runs:
        added = paragraph.add_run(run.text)
        added.font.size = size
        added.bold, added.italic = run.bold or None, run.italic or None
        if run.code:
            added.font.name = "Courier New"
        if run.link:
            added.font.underline = True
            link = element("w:hyperlink", history="1")
            if run.link.startswith("#"):
                link.set(qn("w:anchor"), run.link[1:])
            else:
                address = paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link.set(qn("r:id"), address)
            paragraph._p.append(link)
            link.append(added._r)


def mark_as_commentary(paragraph: Any) -> Any:
    """Give a paragraph a line at its left margin, and return it."""
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="8", color="12436D"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
    return paragraph


def set_outline_level(paragraph: Any, level: int) -> None:
    """Make a paragraph a heading of a level to a screen reader and in Word's navigation, whatever its style."""
    paragraph._p.get_or_add_pPr().insert_element_before(
        element("w:outlineLvl", val=str(level - 1)), "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"
    )


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Name a paragraph, so that a link within the document leads there."""
    paragraph._p.insert(1, element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def add_contents(document: Any, headings: Sequence[str]) -> None:
    """A contents list on a new page, to read and to follow before Word has updated it; Word then adds page numbers."""
    for number, heading in enumerate(headings, start=1):
        paragraph = document.add_paragraph(style=CONTENTS)
        if number == 1:
            paragraph.paragraph_format.page_break_before = True
            paragraph._p.extend([_mark("begin"), _instruction('TOC \\o "1-1" \\h \\z'), _mark("separate")])
        link = element("w:hyperlink", anchor=_bookmark(number), history="1")
        link.append(_run(heading))
        paragraph._p.append(link)
        if number == len(headings):
            paragraph._p.append(_mark("end"))


def bookmark_heading(paragraph: Any, number: int) -> None:
    """Name the heading that the contents list calls its `number`th, so that its entry leads there."""
    add_bookmark(paragraph, _bookmark(number), number)


def without_clock(content: bytes) -> bytes:
    """The same file with fixed dates inside its zip, so that the same report gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, NO_CLOCK_ZIP)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"


def _run(text: str) -> Any:
    run, words = element("w:r"), element("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _mark(kind: str) -> Any:
    run = element("w:r")
    run.append(element("w:fldChar", fldCharType=kind))
    return run


def _instruction(text: str) -> Any:
    run, words = element("w:r"), element("w:instrText")
    words.text = f" {text} "
    run.append(words)
    return run
