"""Workbooks made to eat the machine, each with a maker and the words in which it must be refused."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.support.releases import ODS_HEAD, ODS_TAIL, ODS_TYPE, ods_cell, ods_row, write_ods, write_xlsx
from tests.support.workbooks import SHEET, packed, parts_of

Parts = dict[str, bytes]
STRINGS = "xl/sharedStrings.xml"
ROWS = [["Name", "Date", "Grade"], ["Leeds", "2024-06-10", "Good"]]


def xlsx(change: Callable[[str], str], part: str = SHEET, add: Parts | None = None) -> Callable[[Path], Path]:
    """A maker of an XLSX with one part changed, and others added."""

    def make(folder: Path) -> Path:
        parts = parts_of(write_xlsx(folder / "plain.xlsx", {"S": ROWS}))
        assert part in parts
        parts[part] = change(parts[part].decode()).encode()
        return packed(folder / "bomb.xlsx", {**parts, **(add or {})})

    return make


def rows(content: str) -> Callable[[Path], Path]:
    """A maker of an XLSX whose sheet has these rows."""
    return xlsx(lambda text: re.sub("<sheetData>.*</sheetData>", f"<sheetData>{content}</sheetData>", text, flags=re.S))


def ods(content: str) -> Callable[[Path], Path]:
    """A maker of an ODS with these tables."""

    def make(folder: Path) -> Path:
        return packed(
            folder / "bomb.ods",
            {"mimetype": ODS_TYPE.encode(), "content.xml": (ODS_HEAD + content + ODS_TAIL).encode()},
        )

    return make


def table(content: str, name: str = "S") -> str:
    return f'<table:table table:name="{name}">{content}</table:table>'


def many_strings(text: str) -> str:
    """One string of a million letters, in 3 million cells."""
    return re.sub("<t>Name</t>", f"<t>{'x' * 1_000_000}</t>", text)


def repeated_string(folder: Path) -> Path:
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>"
    parts = parts_of(rows(cells * 10_000)(folder))
    parts[STRINGS] = many_strings(parts[STRINGS].decode()).encode()
    return packed(folder / "bomb.xlsx", parts)


def lying_about_its_size(folder: Path) -> Path:
    parts = parts_of(write_xlsx(folder / "plain.xlsx", {"S": ROWS}))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b" " * 250_000_000 + b"</sheetData>")
    size = len(parts[SHEET])
    path = packed(folder / "bomb.xlsx", parts)
    content = path.read_bytes()
    assert content.count(size.to_bytes(4, "little")) >= 2
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little")))
    return path


def packed_in_another_way(way: int) -> Callable[[Path], Path]:
    return lambda folder: packed(folder / "bomb.xlsx", parts_of(write_xlsx(folder / "plain.xlsx", {"S": ROWS})), way)


def with_a_part_twice(folder: Path) -> Path:
    path = write_ods(folder / "bomb.ods", {"S": ROWS})
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("content.xml", "<x/>")
    return path


REACHES = "reaches to row"
FORTY_THOUSAND_ROWS = b"<row><c><v>1</v></c></row>" * 40_000
BOMBS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "single quotes": (rows("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), REACHES),
    "spaces round =": (rows('<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>'), REACHES),
    "> in an attribute": (rows('<row r="9"><c x=">" r="XFD1048576"><v>1</v></c></row>'), REACHES),
    "another prefix": (
        xlsx(lambda text: re.sub(
            "<sheetData>.*</sheetData>",
            '<m:sheetData xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<m:row><m:c r="XFD1048576"><m:v>1</m:v></m:c></m:row></m:sheetData>', text, flags=re.S)),
        REACHES,
    ),
    "rows without a number": (rows("<row/>" * 300_000 + "<row><c><v>1</v></c></row>"), REACHES),
    "columns without a number": (rows("<row>" + "<c/>" * 9_000 + "<c><v>1</v></c></row>"), REACHES),
    "a row number of a hundred digits": (rows(f'<row r="{"9" * 100}"><c><v>1</v></c></row>'), "cannot be read"),
    "a cell number out of range": (rows('<row r="1"><c r="AAAAA99999999"><v>1</v></c></row>'), "cannot be read"),
    "an ODS within": (xlsx(lambda text: text, add={"content.xml": b"<x/>"}), "an ODS and an XLSX in one"),
    "four billion strings": (
        xlsx(lambda text: re.sub('count="[0-9]+" uniqueCount="[0-9]+"',
                                 'count="4294967295" uniqueCount="4294967295"', text), STRINGS),
        "megabytes of memory",
    ),
    "a long string in many cells": (repeated_string, "megabytes of memory"),
    "forty sheets of repeated cells": (
        ods("".join(table(ods_row(ods_cell("x", ' table:number-columns-repeated="250"'), 49_000), f"S{number}")
                    for number in range(40))),
        "The sheets have 490,000,000 cells",
    ),
    "tables within cells": (
        ods(table(ods_row("<table:table-cell>" + table(ods_row(ods_cell("x"), 40_000)) + "</table:table-cell>"))),
        "a table is inside a cell of another",
    ),
    "repeated in single quotes": (
        ods("<table:table table:name='S'><table:table-row table:number-rows-repeated = '1000000'>"
            + ods_cell("x") + "</table:table-row></table:table>"),
        REACHES,
    ),
    "sizes that lie": (lying_about_its_size, "cut short or damaged"),
    "LZMA": (packed_in_another_way(zipfile.ZIP_LZMA), "packed in a way that no office program uses"),
    "bzip2": (packed_in_another_way(zipfile.ZIP_BZIP2), "packed in a way that no office program uses"),
    "a part twice": (with_a_part_twice, "packed in a way that no office program uses"),
    "thousands of parts": (
        xlsx(lambda text: text, add={f"xl/media/{number}.png": b"" for number in range(3_000)}), "The file holds 3,"
    ),
    "elements a million deep": (ods("<table:table>" * 2 + "<a>" * 1_000_000), "cannot be read"),
    "a document type": (
        xlsx(lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY e "x">]>', 1)), "declares a document type"
    ),
    "two sheets of one name": (ods(table(ods_row(ods_cell("x"))) * 2), "two of its sheets have one name"),
    "a part for ten thousand sheets": (
        xlsx(
            lambda text: re.sub(
                "<sheets>.*</sheets>",
                "<sheets>"
                + "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 10_001))
                + "</sheets>",
                text,
            ),
            "xl/workbook.xml",
            add={SHEET: b"<worksheet><sheetData>" + FORTY_THOUSAND_ROWS + b"</sheetData></worksheet>"},
        ),
        "it has 10,000 sheets",
    ),
    "no relations": (
        lambda folder: packed(folder / "bomb.xlsx", {"xl/workbook.xml": b"<workbook/>"}), "does not say where"
    ),
}  # fmt: skip
