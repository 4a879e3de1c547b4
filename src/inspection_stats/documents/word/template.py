"""A council's own Word template: its styles, headers and footers, ready for the annex.

It is tried first in a process that reads one file and nothing else (`load.reading_child`), where any harm that it does
to the libraries that read it ends; only then it is opened here.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm

from inspection_stats.documents.word.parts import CONTENTS, element
from inspection_stats.errors import BadData, BadRequest, is_out_of_memory
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_TEMPLATE
from inspection_stats.load.reading_process import Reader, read_in_child
from inspection_stats.load.zipped import check_unpacked_size

READER = Reader(
    "inspection_stats.documents.word.template",
    "The Word template",
    "Check where it comes from, or save it again from Word without its text",
    LARGEST_TEMPLATE,
)
FIX = "Name a Word file (.docx or .dotx) that opens in Word without a password."
STYLES = ("Title", "Heading 1", "Heading 2", "Caption", "List Bullet", "Table Grid", "Header", "Footer")
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # Word's format before 2007, in which a file with a password is wrapped too
TYPES = "[Content_Types].xml"
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
NARROWEST = Mm(60)  # a table of five columns needs as much
WIDEST = Mm(560)  # 22 inches, Word's own limit
MOST_STYLES = 5_000  # Word itself takes no more than 4,079
BULLETS = "900"  # the number of the list that the bullets belong to, out of the way of the template's own


def open_template(path: Path) -> Any:
    """Open a .docx or .dotx as an empty document with its styles, headers and footers; missing styles are added.

    Its own text is left out. Raises `BadRequest` where the file is missing, locked, not a Word file, or has parts that
    cannot be used, and `BadData` where it unpacks to far too much, or takes too much memory or time.
    """
    try:
        content = read_bytes(path, LARGEST_TEMPLATE)
    except BadData as error:
        why = error.faults[0].problem.removeprefix("The file cannot be read: ")
        raise BadRequest(f"The Word template {path} cannot be read: {why}. {FIX}") from None
    _try_once(path, content)
    return _template(path, content)


@lru_cache(maxsize=2)
def _try_once(path: Path, content: bytes) -> None:
    """Read the template in a process of its own; once for each content, as many packs take the same."""
    read_in_child(path, READER, content)


def read_content(path: Path, content: bytes) -> None:
    """Try the template at `path`, which holds these bytes. Raises as `open_template` does."""
    _template(path, content)


def _template(path: Path, content: bytes) -> Any:
    document = _opened(path, content)
    try:
        _empty(document)
        if len(document.styles) > MOST_STYLES:
            raise unusable(path, f"it has {len(document.styles):,} styles; the limit is {MOST_STYLES:,}")
        add_missing_styles(document)
        document.styles["Normal"]
        page = document.sections[-1]
        sizes = (page.page_width, page.page_height, page.left_margin, page.right_margin)
    except BadRequest:
        raise
    except Exception as error:  # python-docx raises its own for parts that are not what they are said to be
        if is_out_of_memory(error):
            raise
        raise unusable(path, f"its parts do not fit together ({type(error).__name__})") from None
    if any(size is None or not 0 <= size <= WIDEST for size in sizes) or sizes[0] - sizes[2] - sizes[3] < NARROWEST:
        raise unusable(path, "its page leaves no room for text")
    return document


def unusable(path: Path, why: str) -> BadRequest:
    """The error for a Word file that cannot hold an annex."""
    return BadRequest(
        f"The Word template {path} cannot be used: {why}. Open it in Word, save it again as .docx, and name that file."
    )


def add_missing_styles(document: Any) -> None:
    """Add each style that the annex needs and the document has not used so far."""
    plain = Document()
    known = {style.style_id for style in document.styles}
    for name in (one for one in STYLES if one not in document.styles):
        style = deepcopy(plain.styles[name].element)
        for tag in ("w:basedOn", "w:next", "w:link"):
            for link in style.findall(qn(tag)):
                if link.get(qn("w:val")) not in known:
                    style.remove(link)
        document.styles.element.append(style)
        if name == "List Bullet":
            _give_bullets(document, style)
    if CONTENTS not in document.styles:
        contents = document.styles.add_style(CONTENTS, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        contents.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)


def _opened(path: Path, content: bytes) -> Any:
    if content.startswith(OLD_OR_LOCKED):
        raise BadRequest(
            f"The Word template {path} has a password or is in Word's format from before 2007. Save it again as .docx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_unpacked_size(path, archive)
        return Document(io.BytesIO(_as_document(content)))
    except BadData:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each raise their own for a file that is something else
        if is_out_of_memory(error):
            raise
        raise BadRequest(f"The Word template {path} is not a Word file. {FIX}") from None


def _as_document(content: bytes) -> bytes:
    """A template (.dotx) as the document (.docx) that Word would create from it."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        if TEMPLATE not in old.read(TYPES):
            return content
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, part.replace(TEMPLATE, DOCUMENT) if name == TYPES else part)
    return buffer.getvalue()


def _empty(document: Any) -> None:
    """Leave out the template's text. Its last section is the annex's; headers it takes from earlier ones stay."""
    body = document.element.body
    if not document.sections:  # Word opens such a file on a page of its own size
        body.append(deepcopy(Document().sections[-1]._sectPr))
    last = document.sections[-1]._sectPr
    for tag in ("w:pgSz", "w:pgMar"):
        if last.find(qn(tag)) is None:
            last.append(deepcopy(Document().sections[-1]._sectPr.find(qn(tag))))
    for tag in ("w:footerReference", "w:headerReference"):
        held = {one.get(qn("w:type")): one for section in body.iter(qn("w:sectPr")) for one in section.findall(qn(tag))}
        own = {one.get(qn("w:type")) for one in last.findall(qn(tag))}
        for kind in held.keys() - own:
            last.insert(0, deepcopy(held[kind]))
    for child in list(body):
        if child is not last:
            body.remove(child)


def _give_bullets(document: Any, style: Any) -> None:
    """A separate list for bullets: the numbers of another file's lists mean nothing in this one."""
    numbering = _numbering(document)
    abstract = element("w:abstractNum", abstractNumId=BULLETS)
    abstract.append(element("w:multiLevelType", val="singleLevel"))
    level = element("w:lvl", ilvl="0")
    level.extend([element("w:start", val="1"), element("w:numFmt", val="bullet"), element("w:lvlText", val="•")])
    level.append(element("w:lvlJc", val="left"))
    place = element("w:pPr")
    place.append(element("w:ind", left="360", hanging="360"))
    level.append(place)
    abstract.append(level)
    number = element("w:num", numId=BULLETS)
    number.append(element("w:abstractNumId", val=BULLETS))
    numbering.insert(len(numbering.findall(qn("w:abstractNum"))), abstract)  # Word wants these before every w:num
    numbering.append(number)
    for one in style.iter(qn("w:numId")):
        one.set(qn("w:val"), BULLETS)


def _numbering(document: Any) -> Any:
    part = document.part
    for link in part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return link.target_part.element
    new = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element("w:numbering"), part.package
    )
    part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    return new.element
