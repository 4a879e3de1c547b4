"""Workbooks that no writer makes: parts changed by hand, cells of any XML, sheets that are hidden."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter

from tests.support.releases import ODS_HEAD, ODS_MANIFEST, ODS_TAIL, ODS_TYPE, ods_cell, ods_row

SHEET = "xl/worksheets/sheet1.xml"
Sheets = Mapping[str, tuple[list[list], str]]
"""By name the rows of a sheet, and how it is shown: "", "hidden", "very hidden" or "chart"."""


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a zipped file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zipped file of these parts."""
    with zipfile.ZipFile(path, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The zipped file with one of its parts changed."""
    parts = parts_of(path)
    parts[part] = change(parts[part].decode()).encode()
    return packed(path, parts)


def with_xlsx_cell(path: Path, place: str, xml: str) -> Path:
    """The XLSX with this XML in place of a cell of its first sheet."""

    def change(sheet: str) -> str:
        start = sheet.index(f'<c r="{place}"')
        return sheet[:start] + xml + sheet[sheet.index("</c>", start) + len("</c>") :]

    return changed(path, SHEET, change)


def xlsx_with_hidden(path: Path, sheets: Sheets) -> Path:
    """An XLSX of these sheets."""
    with xlsxwriter.Workbook(path) as workbook:
        for name, (content, shown) in sheets.items():
            if shown == "chart":
                chart = workbook.add_chart({"type": "bar"})
                chart.add_series({"values": "=audit!$H$2:$H$4"})
                workbook.add_chartsheet(name).set_chart(chart)
                continue
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(content):
                sheet.write_row(number, 0, row)
            if shown:
                sheet.hide() if shown == "hidden" else sheet.very_hidden()
            else:
                sheet.activate()  # the writer shows its first sheet unless another is active
    return path


def ods_with_hidden(path: Path, sheets: Sheets) -> Path:
    """An ODS of these sheets, none of them a chart."""
    style = (
        '<office:automatic-styles><style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles><office:body>"
    )
    tables = "".join(
        f'<table:table table:name="{name}"{" table:style-name=" + chr(34) + "away" + chr(34) if shown else ""}>'
        + "".join(ods_row("".join(map(ods_cell, row))) for row in content)
        + "</table:table>"
        for name, (content, shown) in sheets.items()
    )
    return packed(
        path,
        {
            "mimetype": ODS_TYPE.encode(),
            "META-INF/manifest.xml": ODS_MANIFEST.format("").encode(),
            "content.xml": (ODS_HEAD.replace("<office:body>", style) + tables + ODS_TAIL).encode(),
        },
    )
