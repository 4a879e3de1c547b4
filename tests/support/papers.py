"""Papers as files, made by a test: a PDF of some lines, a Word file of a piece of XML."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def pdf(path, lines=(), password=""):
    """A PDF of one page with these lines of text; without lines it is what a scan is, a page without text."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    stream = DecodedStreamObject()
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream.set_data(f"BT /F1 12 Tf 50 800 Td {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "r": RELATIONS,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "future": "http://example.org/not/known/to/word",
}


def xml(root: str, content: str, word: str = WORD) -> str:
    """A part of a Word file: its root element with every namespace that the tests use."""
    named = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in ({"w": word} | NAMESPACES).items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {named}>{content}</w:{root}>'


def docx(path: Path, body: str, word: str = WORD, main: str = "word/document.xml", **parts: str) -> Path:
    """A Word file whose body is this XML. Each of `parts` is named by its kind and a number: `header1`, `footnotes`.

    What a part is called in the body is its own name: r:id="header1".
    """
    roots = {"header": "hdr", "footer": "ftr"}
    kinds = {name: re.sub(r"\d+$", "", name) for name in parts}
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _content_types(main))
        archive.writestr("_rels/.rels", _relations({"d": ("officeDocument", main)}))
        archive.writestr(main, xml("document", f"<w:body>{body}</w:body>", word))
        named = {name: (kind, f"{name}.xml") for name, kind in kinds.items()}
        archive.writestr("word/_rels/document.xml.rels", _relations(named))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", xml(roots.get(kinds[name], kinds[name]), content, word))
    return path


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, each as text or as XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(one if '<' in one else r(one) for one in runs)}</w:p>"


def r(content: str, properties: str = "") -> str:
    """A run of text or of XML."""
    held = content if "<" in content else f'<w:t xml:space="preserve">{content}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{held}</w:r>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, each as text or as XML."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if '<w:tc>' in c else tc(c) for c in cells)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    """A cell of text or of XML."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if '<' in content else p(content)}</w:tc>"


def _content_types(main: str) -> str:
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{word}"/></Types>'
    )


def _relations(named: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in named.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
