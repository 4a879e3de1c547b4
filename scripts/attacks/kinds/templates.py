"""Word templates that are damaged, empty of what a template has, or made to eat the machine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from docx import Document

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import PACKS, REPORT

TEXT = "word/document.xml"
STYLES = "word/styles.xml"
CHARTS = "[Content_Types].xml"


@cache
def plain() -> dict[str, bytes]:
    """The parts of a Word file with one paragraph, a header and a footer."""
    document, file = Document(), io.BytesIO()
    document.add_paragraph("x")
    document.sections[0].header.paragraphs[0].text = "The council"
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(parts: Mapping[str, bytes | Callable[[], bytes]]) -> Callable[[Path], object]:
    """A maker of a zipped file of these parts; a large one is made only then."""

    def maker(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content if isinstance(content, bytes) else content())

    return maker


def changed(part: str, find: str, put: str) -> Callable[[Path], object]:
    """A maker of the plain file with what the pattern finds in a part replaced."""

    def maker(path: Path) -> None:
        parts = plain()
        text, times = re.subn(find, lambda _: put, parts[part].decode(), flags=re.S)
        assert times, f"{part} has no {find}"
        word({**parts, part: text.encode()})(path)

    return maker


def without(*names: str) -> Callable[[Path], object]:
    return word({name: held for name, held in plain().items() if not name.startswith(names)})


def replaced(part: str, content: bytes | Callable[[], bytes]) -> Callable[[Path], object]:
    return word({**plain(), part: content})


def paragraphs(many: int) -> Callable[[Path], object]:
    """A maker of the plain file with so many empty paragraphs before its own; they are made when it is written."""

    def maker(path: Path) -> None:
        changed(TEXT, "<w:body>", "<w:body>" + "<w:p/>" * many)(path)

    return maker


def size(name: str, value: str) -> Callable[[Path], object]:
    return changed(TEXT, f'w:{name}="[^"]*"', f'w:{name}="{value}"')


CELL = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "{}">]>'
FILES: tuple[tuple[str, Callable[[Path], object], int], ...] = (
    ("without a section", changed(TEXT, "<w:sectPr.*?</w:sectPr>", ""), 0),
    ("without a page size", changed(TEXT, "<w:pgSz[^>]*>", ""), 0),
    ("without margins", changed(TEXT, "<w:pgMar[^>]*>", ""), 0),
    ("without a body", changed(TEXT, "<w:body>.*</w:body>", ""), 2),
    ("with an empty body", changed(TEXT, "<w:body>.*</w:body>", "<w:body/>"), 0),
    ("with two bodies", changed(TEXT, "</w:body>", "</w:body><w:body/>"), 0),
    ("without styles", without(STYLES), 2),
    ("with no style in its styles", changed(STYLES, "<w:style .*</w:style>", ""), 2),
    ("whose styles are not XML", replaced(STYLES, b"<w:styles"), 2),
    ("whose styles are a picture", replaced(STYLES, b"\x89PNG"), 2),
    ("whose styles rest on one another in a circle", changed(STYLES, '<w:basedOn w:val="[^"]*"/>',
                                                             '<w:basedOn w:val="Heading1"/>'), 0),
    ("without content types", without("[Content"), 2),
    ("without relationships", without("_rels"), 2),
    ("without the document's relationships", without("word/_rels"), 0),
    ("whose header is not there", without("word/header"), 2),
    ("whose header is not XML", replaced("word/header1.xml", b"no XML"), 2),
    ("whose header is the document itself",
     changed("word/_rels/document.xml.rels", "header1.xml", "document.xml"), 0),
    ("whose header leads upwards", changed("word/_rels/document.xml.rels", "header1.xml", "../../../../etc/passwd"), 2),
    ("whose header is on the network",
     changed("word/_rels/document.xml.rels", 'Target="header1.xml"', 'Target="http://127.0.0.1:9/x" '
             'TargetMode="External"'), 0),
    ("of a page “abc” wide", changed(TEXT, '(?<=<w:pgSz w:w=)"[^"]*"', '"abc"'), 2),
    ("of a page 0 wide", changed(TEXT, '(?<=<w:pgSz w:w=)"[^"]*"', '"0"'), 2),
    ("of a page of minus one", changed(TEXT, '(?<=<w:pgSz w:w=)"[^"]*"', '"-1"'), 2),
    ("of a page 10^30 wide", changed(TEXT, '(?<=<w:pgSz w:w=)"[^"]*"', f'"{10**30}"'), 2),
    ("of a page a kilometre wide", changed(TEXT, '(?<=<w:pgSz w:w=)"[^"]*"', '"56700000"'), 2),
    ("whose margins are wider than the page", size("left", "99999"), 2),
    ("whose margins are “abc”", size("left", "abc"), 2),
    ("whose margins are minus a metre", size("left", "-56700"), 2),
    ("with an entity that unpacks without end", changed(TEXT, r"\?>", "?>" + ENTITY.format("x" * 99)), 0),
    ("with an entity in its styles", changed(STYLES, r"\?>", "?>" + ENTITY.format("x" * 99)), 0),
    ("of elements 5,000 deep", changed(TEXT, "<w:body>", "<w:body>" + "<w:p>" * 5_000 + "</w:p>" * 5_000), 2),
    ("of elements 500,000 deep", changed(TEXT, "<w:body>", "<w:body>" + "<w:p>" * 500_000 + "</w:p>" * 500_000), 2),
    ("of a million paragraphs", paragraphs(1_000_000), 0),
    ("of 30 million paragraphs", paragraphs(30_000_000), 3),
    ("with a cell over 100,000,000 columns", changed(TEXT, "<w:body>", "<w:body>" + CELL.format(10**8)), 0),
    ("with a cell over “abc” columns", changed(TEXT, "<w:body>", "<w:body>" + CELL.format("abc")), 0),
    ("with tables 2,000 deep", changed(TEXT, "<w:body>", "<w:body>" + "<w:tbl><w:tr><w:tc>" * 2_000
                                       + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2_000), 2),
    ("with a header of a million paragraphs", changed("word/header1.xml", "<w:p>", "<w:p/>" * 1_000_000 + "<w:p>"), 0),
    ("with a header that has a cell over 100,000,000 columns", changed("word/header1.xml", "<w:p>",
                                                                       CELL.format(10**8) + "<w:p>"), 0),
    ("with 100,000 lists", changed("word/numbering.xml", "</w:numbering>", '<w:num w:numId="1"/>' * 100_000
                                   + "</w:numbering>"), 0),
    ("with 60,000 relationships", changed("word/_rels/document.xml.rels", "</Relationships>", "".join(
        f'<Relationship Id="x{n}" Type="t" Target="http://x/{n}" TargetMode="External"/>' for n in range(60_000))
        + "</Relationships>"), 0),
    ("of 100,000 sections", changed(TEXT, "<w:body>", "<w:body>" + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 100_000),
     0),
    ("of 100,000 styles", changed(STYLES, "</w:styles>", "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/></w:style>' for n in range(100_000))
        + "</w:styles>"), 2),
    ("that unpacks to 250 MB", replaced("word/media/a.bin", lambda: b" " * 250_000_000), 3),
    ("of 3,000 parts", word({**plain(), **{f"word/media/{n}.png": b"" for n in range(3_000)}}), 3),
    ("with a part of a path upwards", replaced("../../../../tmp/attack", b"x"), 0),
    ("with a part of an absolute path", replaced("/etc/attack", b"x"), 0),
    ("with macros", replaced("word/vbaProject.bin", b"\xcc" * 9_999), 0),
    ("protected from being edited", changed("word/settings.xml", "</w:settings>",
                                            '<w:documentProtection w:edit="readOnly"/></w:settings>'), 0),
    ("that takes its styles from the network", changed("word/settings.xml", "</w:settings>",
     '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>'
     "</w:settings>"), 0),
    ("whose document is a workbook's", changed(CHARTS, "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
     2),
    ("in UTF-16 within", word({**plain(), TEXT: plain()[TEXT].decode().replace("UTF-8", "UTF-16")
                                            .encode("utf-16")}), 0),
    ("in an encoding that there is not", changed(TEXT, "UTF-8", "UTF-99"), 2),
    ("that is a zip within a zip", word({"a.docx": b"PK\x03\x04" * 99}), 2),
)  # fmt: skip

ATTACKS = tuple(
    Attack(
        f"A template {what}",
        f"{REPORT} --word-template council.docx",
        ("Made",) if code == 0 else (),
        code,
        {"council.docx": make},
        leaves=PACKS if code == 0 else (),
    )
    for what, make, code in FILES
)
