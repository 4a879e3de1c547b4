"""Workbooks that are made to eat the machine, or to be read otherwise than they look."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import READ, beside_it, rows
from tests.hard.corpus.audits import ods, xlsx
from tests.support.bombs import BOMBS
from tests.support.releases import ODS_HEAD, ODS_TAIL, ODS_TYPE, ods_cell, ods_row
from tests.support.workbooks import SHEET, changed, packed, parts_of

STRINGS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
READERS = {"check {}": 3, "import {}": 3, "compare {} --service x": 3, "audit {}": 3}


def changed_xlsx(change: Callable[[str], str], part: str = SHEET) -> Callable[[Path], object]:
    """A maker of the audit as XLSX with one part changed."""

    def maker(path: Path) -> None:
        xlsx(rows())(path)
        changed(path, part, change)

    return maker


def with_parts(**parts: bytes) -> Callable[[Path], object]:
    """A maker of the audit as XLSX with parts put in the place of its own, or left out where empty."""

    def maker(path: Path) -> None:
        xlsx(rows())(path)
        packed(path, {**parts_of(path), **{name.replace("__", "/"): content for name, content in parts.items()}})

    return maker


def ods_of(tables: str, head: str = ODS_HEAD, tail: str = ODS_TAIL) -> Callable[[Path], object]:
    """A maker of an ODS of this XML."""
    content = (head + tables + tail).encode()
    return lambda path: packed(path, {"mimetype": ODS_TYPE.encode(), "content.xml": content})


def table(content: str, name: str = "S") -> str:
    return f'<table:table table:name="{name}">{content}</table:table>'


def sheet(content: str) -> Callable[[Path], object]:
    """A maker of an XLSX whose sheet has these rows."""
    return changed_xlsx(
        lambda text: re.sub("<sheetData>.*</sheetData>", f"<sheetData>{content}</sheetData>", text, flags=re.S)
    )


def with_bytes(make: Callable[[Path], object], change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """A maker of another's file with its bytes changed."""

    def maker(path: Path) -> None:
        make(path)
        path.write_bytes(change(path.read_bytes()))

    return maker


def flagged(content: bytes, flag: int) -> bytes:
    """A zipped file whose every part says that it is packed in a way of its own."""
    found = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = found.find(mark)
        while at >= 0:
            found[at + place] |= flag
            at = found.find(mark, at + 4)
    return bytes(found)


def far_central_directory(content: bytes) -> bytes:
    """A zipped file whose list of parts is said to be far beyond its end."""
    at = content.rindex(b"PK\x05\x06")
    return content[: at + 16] + struct.pack("<I", 0xFFFFFFF0) + content[at + 20 :]


def overlapping(path: Path) -> None:
    """A zipped file that lists one part of 10 MB a thousand times under other names (a bomb without recursion)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 10_000_000)
        first = archive.infolist()[0]
        for number in range(1_000):
            other = zipfile.ZipInfo(f"xl/{number}.xml")
            other.__dict__.update({}) if hasattr(other, "__dict__") else None
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset", "flag_bits"):
                setattr(other, name, getattr(first, name))
            archive.filelist.append(other)
            archive.NameToInfo[other.filename] = other
    path.write_bytes(file.getvalue())


def quine(path: Path) -> None:
    """A zipped file within a zipped file, two hundred deep."""
    content = b"x"
    for _ in range(200):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", content)
        content = file.getvalue()
    path.write_bytes(content)


FAR = "reaches to row"
DEEP = "<a>" * 100_000
REPEATED = ' table:number-columns-repeated="{}"'

BOOKS: tuple[tuple[str, str, Callable[[Path], object], str], ...] = (
    ("A list of parts beyond the end", "a.xlsx", with_bytes(xlsx(rows()), far_central_directory), "cut short"),
    ("Every part said to be under a password", "a.xlsx", with_bytes(xlsx(rows()), lambda c: flagged(c, 1)), "password"),
    ("A thousand names for one part of 10 MB", "a.xlsx", overlapping, ""),
    ("Zipped files within one another, 200 deep", "a.xlsx", quine, ""),
    ("A sheet that ends in the middle of a cell", "a.xlsx",
     changed_xlsx(lambda text: text[: text.index("</c>")]), "cannot be read"),
    ("A sheet of elements 100,000 deep", "a.xlsx", sheet(DEEP), "cannot be read"),
    ("A sheet of a million attributes", "a.xlsx",
     sheet("<row " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "></row>"), "is empty"),
    ("A name of a sheet of a million letters", "a.xlsx",
     changed_xlsx(lambda text: text.replace('name="Audit"', f'name="{"x" * 1_000_000}"'), BOOK), READ),
    ("A string that is not in the list", "a.xlsx", sheet('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'), ""),
    ("A string before the list begins", "a.xlsx", sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), ""),
    ("A cell of a kind that there is not", "a.xlsx", sheet('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'), ""),
    ("A row of number 0", "a.xlsx", sheet('<row r="0"><c r="A0"><v>1</v></c></row>'), ""),
    ("A row of number minus 1", "a.xlsx", sheet('<row r="-1"><c r="A-1"><v>1</v></c></row>'), ""),
    ("A cell without a column", "a.xlsx", sheet('<row r="1"><c r="1"><v>1</v></c></row>'), ""),
    ("Rows that go back to the first", "a.xlsx",
     sheet('<row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'), ""),
    ("A dimension of the whole sheet", "a.xlsx",
     changed_xlsx(lambda text: re.sub('<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', text)), READ),
    ("Merged cells over the whole sheet", "a.xlsx",
     changed_xlsx(lambda text: text.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell '
                                            'ref="A1:XFD1048576"/></mergeCells>')), READ),
    ("A hundred thousand merged cells", "a.xlsx",
     changed_xlsx(lambda text: text.replace("</sheetData>", "</sheetData><mergeCells>" + "".join(
         f'<mergeCell ref="A{n}:B{n}"/>' for n in range(9, 100_009)) + "</mergeCells>")), READ),
    ("A date beyond all calendars", "a.xlsx", sheet('<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'), ""),
    ("A number of 400 digits", "a.xlsx", sheet(f'<row r="1"><c r="A1"><v>{"9" * 400}</v></c></row>'), ""),
    ("A number of a million digits", "a.xlsx", sheet(f'<row r="1"><c r="A1"><v>{"9" * 1_000_000}</v></c></row>'), ""),
    ("A day number of 1E308", "a.xlsx", sheet('<row r="1"><c r="A1" s="1"><v>1E308</v></c></row>'), ""),
    ("A cell that says its own name a million times", "a.xlsx",
     sheet('<row r="1"><c r="A1" t="inlineStr"><is>' + "<t>A1</t>" * 1_000_000 + "</is></c></row>"), ""),
    ("A sheet that names itself as another part", "a.xlsx",
     changed_xlsx(lambda text: text.replace("worksheets/sheet1.xml", "../../../../etc/passwd"),
                  "xl/_rels/workbook.xml.rels"), ""),
    ("A sheet from an address on the network", "a.xlsx",
     changed_xlsx(lambda text: text.replace("worksheets/sheet1.xml", "http://127.0.0.1:9/x"),
                  "xl/_rels/workbook.xml.rels"), ""),
    ("Relations that lead round in a circle", "a.xlsx",
     changed_xlsx(lambda text: text.replace("worksheets/sheet1.xml", "workbook.xml"),
                  "xl/_rels/workbook.xml.rels"), ""),
    ("A workbook in UTF-16 within", "a.xlsx",
     lambda path: (xlsx(rows())(path), packed(path, {**parts_of(path), BOOK: parts_of(path)[BOOK].decode()
                   .replace("UTF-8", "UTF-16").encode("utf-16")})), ""),
    ("A workbook in an encoding that there is not", "a.xlsx",
     changed_xlsx(lambda text: text.replace("UTF-8", "UTF-99"), BOOK), ""),
    ("A style list of four million", "a.xlsx",
     changed_xlsx(lambda text: re.sub(r"<cellXfs.*?</cellXfs>", '<cellXfs count="4294967295">' + "<xf/>" * 1_000_000
                                      + "</cellXfs>", text, flags=re.S), "xl/styles.xml"), READ),
    ("A shared string of half a million runs", "a.xlsx",
     changed_xlsx(lambda text: text.replace("<si>", "<si>" + "<r><t>x</t></r>" * 500_000, 1), STRINGS), ""),
    ("Strings of 150 MB, packed to 150 kB", "a.xlsx",
     changed_xlsx(lambda text: text.replace("</sst>", f"<si><t>{'x' * 150_000_000}</t></si></sst>"), STRINGS), READ),
    ("Macros that begin with the workbook", "a.xlsm",
     with_parts(xl__vbaProject=b"\xcc" * 100_000), READ),
    ("A query of another program within (DDE)", "a.xlsx",
     with_parts(**{"xl__externalLinks__externalLink1.xml":
                   b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'}), READ),
    ("Cells that repeat two thousand million times", "a.ods",
     ods_of(table(ods_row(ods_cell("x", REPEATED.format(2**31))))), ""),
    ("Cells that repeat minus once", "a.ods", ods_of(table(ods_row(ods_cell("x", REPEATED.format(-1))))), ""),
    ("Cells that repeat x times", "a.ods", ods_of(table(ods_row(ods_cell("x", REPEATED.format("x"))))), ""),
    ("Cells that repeat 10^100 times", "a.ods", ods_of(table(ods_row(ods_cell("x", REPEATED.format(10**100))))), ""),
    ("Rows that repeat 0 times", "a.ods",
     ods_of(table(ods_row(ods_cell("x")).replace("<table:table-row", '<table:table-row table:number-rows-repeated="0"')
     )), ""),
    ("Spaces that repeat two thousand million times", "a.ods",
     ods_of(table(ods_row('<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2147483647"/>b'
                          "</text:p></table:table-cell>"))), ""),
    ("A cell of a million paragraphs", "a.ods",
     ods_of(table(ods_row('<table:table-cell office:value-type="string">' + "<text:p>x</text:p>" * 1_000_000
                          + "</table:table-cell>"))), ""),
    ("Spans over the whole sheet", "a.ods",
     ods_of(table(ods_row(ods_cell("x", ' table:number-columns-spanned="16384" table:number-rows-spanned="1048576"')))),
     ""),
    ("Groups of rows 5,000 deep", "a.ods",
     ods_of(table("<table:table-row-group>" * 5_000 + ods_row(ods_cell("x")) + "</table:table-row-group>" * 5_000)),
     ""),
    ("Ten thousand empty sheets", "a.ods", ods_of("".join(table("", f"S{n}") for n in range(10_000))), "sheets"),
    ("A formula that names another file", "a.ods",
     ods_of(table(ods_row(ods_cell("x", " table:formula=\"of:=['file:///etc/passwd'#$S.A1]\"")))), ""),
    ("An ODS whose content is encrypted, it says", "a.ods",
     lambda path: packed(path, {"mimetype": ODS_TYPE.encode(), "content.xml": b"\x8f\x11" * 999,
                                "META-INF/manifest.xml": b"<m><encryption-data/></m>"}), ""),
    ("A flat ODS, without a zip", "a.fods", lambda path: path.write_text(ODS_HEAD + ODS_TAIL), ""),
    ("An ODS with an entity that unpacks without end", "a.ods",
     ods_of(table(ods_row(ods_cell("x"))), head=ODS_HEAD.replace(
         "?>", '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>', 1)),
     "declares a document type"),
    ("A document type that is somewhere else", "a.ods",
     ods_of("", head=ODS_HEAD.replace("?>", '?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', 1)), ""),
)  # fmt: skip


ATTACKS = (
    *(
        Attack(
            f"A workbook bomb: {what}",
            command.format(f"bomb.{ending}"),
            (says,),
            code,
            {f"bomb.{ending}": beside_it(make)},
        )
        for number, (what, (make, says)) in enumerate(BOMBS.items())
        for ending in ["ods" if "ods" in what.lower() or "repeated" in what else "xlsx"]
        for command, code in [list(READERS.items())[number % len(READERS)]]
    ),
    *(
        Attack(what, f"check {name}", (says,) if says else (), 0 if says == READ else 3, {name: make})
        for what, name, make, says in BOOKS
    ),
    Attack("An audit as ODS with a million empty rows below", "check a.ods", (READ,), 0, {"a.ods": ods(rows())}),
)
