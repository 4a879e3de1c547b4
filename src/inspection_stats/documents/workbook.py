"""The tables of a pack as one workbook: numbers as numbers, days as days, no live formula, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from numbers import Real
from typing import Any

import pandas as pd
import xlsxwriter

from inspection_stats.errors import CannotWrite
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA

NO_CLOCK = datetime(2000, 1, 1)
LONGEST_NAME = 31  # characters of a sheet's name; Excel's limit
NARROWEST, WIDEST = 9, 50  # characters of a column
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(
    title: str, about: Sequence[str], frames: Mapping[str, pd.DataFrame], *, illustrative: bool = False
) -> bytes:
    """The workbook as bytes. Figures are unrounded. Raises `CannotWrite` for a cell that no sheet can hold."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": title, "created": NO_CLOCK})
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "bold": book.add_format({"bold": True}),
            "head": book.add_format({"bold": True, "bottom": 1}),
            "mark": book.add_format({"bold": True, "font_color": "white", "bg_color": "black"}),
            "date": book.add_format({"num_format": "d mmm yyyy", "align": "left"}),
        }
        _about(book, formats, title, about, frames, illustrative)
        for name, frame in frames.items():
            _sheet(book, formats, name, frame, illustrative or _is_illustrative(frame))
    return buffer.getvalue()


def _about(
    book: Any,
    formats: dict[str, Any],
    title: str,
    about: Sequence[str],
    frames: Mapping[str, pd.DataFrame],
    illustrative: bool,
) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 24)
    lines = [(title, "title"), *([(ILLUSTRATIVE_DATA, "mark")] if illustrative else []), *((one, "") for one in about)]
    for row, (text, style) in enumerate(lines):
        sheet.write_string(row, 0, text, formats.get(style))
    first = len(lines) + 1
    for column, text in enumerate(("Sheet", "Rows")):
        sheet.write_string(first, column, text, formats["head"])
    for row, (name, frame) in enumerate(frames.items(), start=first + 1):
        sheet.write_string(row, 0, name[:LONGEST_NAME])
        sheet.write_number(row, 1, len(frame))
    note = "Percentages are unrounded. An empty cell means no figure. Each row names its source."
    sheet.write_string(first + len(frames) + 2, 0, note)


def _sheet(book: Any, formats: dict[str, Any], name: str, frame: pd.DataFrame, marked: bool) -> None:
    sheet = book.add_worksheet(name[:LONGEST_NAME])
    top = 1 if marked else 0
    if marked:
        sheet.write_string(0, 0, ILLUSTRATIVE_DATA, formats["mark"])
    for column, label in enumerate(frame.columns):
        sheet.write_string(top, column, str(label), formats["head"])
        cells = frame[label].tolist()
        for row, cell in enumerate(cells, start=top + 1):
            if _write(sheet, row, column, cell, formats["date"]):
                raise CannotWrite(f"The table {name} does not fit a workbook: row {row + 1}, column {label}.")
        longest = max(len(str(cell)) for cell in (label, *cells))
        sheet.set_column(column, column, min(max(longest + 2, NARROWEST), WIDEST))
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, top + len(frame), max(len(frame.columns) - 1, 0))


def _write(sheet: Any, row: int, column: int, cell: Any, date_format: Any) -> int:
    """Write a cell as what it is: nothing, truth, number, day or text. Anything but 0 means that it does not fit."""
    if pd.isna(cell):
        return 0
    if isinstance(cell, bool):
        return int(sheet.write_boolean(row, column, cell))
    if isinstance(cell, Real):
        return int(sheet.write_number(row, column, float(cell)))
    if isinstance(cell, date):
        return int(sheet.write_datetime(row, column, cell, date_format))
    return int(sheet.write_string(row, column, str(cell)))


def _is_illustrative(frame: pd.DataFrame) -> bool:
    return "illustrative" in frame and bool(frame["illustrative"].eq("yes").any())
