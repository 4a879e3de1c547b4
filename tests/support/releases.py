"""Small workbooks in the layouts that Ofsted has published, made for a test.

Headers are as published: "Children's social care data in England 2023" (6 July 2023) and "Local authority inspection
outcomes as at 31 March 2025" (25 September 2025), with their spaces and line breaks.
"""

from __future__ import annotations

import csv
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

RI = "Requires improvement to be good"
LINK = "Ofsted Local Authority Webpage"

HISTORY_HEADER = [
    "Web link",
    "Local authority area code",
    "Local authority name",
    "Local authority status",
    "Ofsted region",
    "Inspection date",
    "Publication date",
    "Inspection type",
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
]
STATE_2023_HEADER = [
    "Web link",
    "Local authority name",
    "Ofsted region",
    "Inspection date",
    "Overall effectiveness",
    "Impact of leaders",
    "Experiences and progress of children who need help and protection",
    "Experiences and progress of children in care",
    "Experiences and progress of care leavers",
]
IN_YEAR_HEADER = [
    "Web link",
    "Local authority area code",
    "Local authority name",
    "Region",
    "Inspection/Visit date",
    "Publication date",
    "Inspection/Visit type",
    *HISTORY_HEADER[8:],
    "Visit Theme",
]
WIDE_HEADER = [
    "Web link",
    "Local authority name",
    "LA region",
    "LA Authority Type",
    "Safeguarding & Looked After Children (SLAC) Inspection publication date",
    "SLAC Safeguarding Overall effectiveness (OE)",
    "SLAC Looked After Children Overall Effectiveness (OE)",
    "Single Inspection of LA Children's Services (SIF)  First SIF publication date",
    " First SIF Overall Judgement\n(OE)",
    " First SIF children who need help and protection ",
    " First SIF children looked after and achieving permanence ",
    " First SIF CLA Sub: Adoption Performance",
    " First SIF CLA Sub: Experiences and progress of care leavers",
    " First SIF leadership, management and governance",
    "LSCB Overall Effectiveness ",
    "First ILACS framework inspection type",
    "First ILACS framework publication date",
    "First ILACS framework overall effectiveness",
    "First ILACS framework impact of leaders",
    "First ILACS framework experiences and progress of children who need help and protection",
    "First ILACS framework experiences and progress of children in care and care leavers",
    "Second ILACS framework inspection type",
    "Second ILACS framework publication date",
    "Second ILACS framework overall effectiveness",
    "Second ILACS framework impact of leaders",
    "Second ILACS framework experiences and progress of children who need help and protection",
    "Second ILACS framework experiences and progress of children in care",
    "Second ILACS framework experiences and progress of care leavers",
]
ABOLISHED_HEADER = [label.replace("First ILACS", "ILACS") for label in WIDE_HEADER[:21]]


def history_row(
    name: str, on_site: date | str, published: date | str, grades: list[str], code: str = "", kind: str = "Standard"
) -> list:
    """A row of the ILACS history: `grades` as published, blank for care leavers before 2023."""
    return [LINK, code, name, "Current", "London", on_site, published, f"ILACS {kind} Inspection", *grades]


def wide_row(name: str, slac: list, sif: list, first: list, second: list) -> list:
    """A row of the wide sheet: for each inspection its cells in order, from the date or the type; none for blanks."""
    lengths = {3: slac, 8: sif, 6: first, 7: second}
    cells = [cell for length, given in lengths.items() for cell in given + [""] * (length - len(given))]
    return [LINK, name, "London", "Unitary", *cells]


def write_xlsx(path: Path, sheets: dict[str, list[list]]) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), day)
                    elif value != "":
                        sheet.write(number, column, value)
    return path


ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>{{}}</manifest:manifest>'
)
EMPTY_CELLS = '<table:table-cell table:number-columns-repeated="16384"/>'


def ods_cell(value: object, attributes: str = "") -> str:
    if isinstance(value, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{value}"{attributes}>'
            f"<text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
        )
    if value == "":
        return f"<table:table-cell{attributes}/>"
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string"{attributes}>{text}</table:table-cell>'


def ods_row(cells: str, repeated: int = 1) -> str:
    times = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{times}>{cells}</table:table-row>"


def write_ods(path: Path, sheets: dict[str, list[list]], below: str = "", manifest: str = "") -> Path:
    """An ODS; `below` is XML under the last row of each sheet, by default a million declared empty rows."""
    below = below or ods_row(EMPTY_CELLS, 1_048_000)
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(ods_row("".join(ods_cell(value) for value in row)) for row in rows)
        + f"{below}</table:table>"
        for name, rows in sheets.items()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST.format(manifest))
        archive.writestr("content.xml", ODS_HEAD + tables + ODS_TAIL)
    return path


def write_csv(path: Path, rows: list[list], encoding: str = "utf-8-sig") -> Path:
    """A sheet saved as CSV by hand: dates become dd/mm/yyyy text."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(
            [value.strftime("%d/%m/%Y") if isinstance(value, date) else value for value in row] for row in rows
        )
    return path
