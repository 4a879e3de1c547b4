"""Read one of the suite's own CSV tables as text, cell for cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from inspection_stats.errors import BadData, Fault
from inspection_stats.load.files import one_fault, read_bytes
from inspection_stats.load.limits import LARGEST_CSV, LONGEST_LINE, MOST_CELLS, MOST_COLUMNS, MOST_CSV_LINES

SAVE_AS_CSV = "Save it as CSV UTF-8 (in Excel: Save as, CSV UTF-8)"
NAMES_FIRST = "The first row must hold the names of the columns: delete titles and merged cells above it"
TOO_FEW = "Give it a cell for each column; a note or a total below the table is not a row: delete it"
TOO_MANY = 'Put double quotes round a cell that holds a comma: "one, two"'
OTHER_SIGNS = {";": "semicolons (;)", "\t": "tabs", "|": "bars (|)"}

_UTF_8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""A letter of UTF-8 outside ASCII; in Windows-1252 it would be a run of characters such as â€™, which nobody writes."""


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV file into a frame of strings.

    The index is the spreadsheet row (the header is row 1), so that a fault can name it. Empty cells are empty strings;
    nothing is converted, and a cell that says "NA" stays "NA". Spaces round a cell or a column name are dropped.
    Read as UTF-8 (with or without a byte-order mark), then as Windows-1252; never guessed further.

    Raises `BadData` for a file that is missing, empty, not text, separated by anything but commas, or whose rows
    differ in length.
    """
    rows = csv_rows(path)
    refuse_other_signs(path, rows[:1])
    return table_of(list(enumerate(rows, start=1)), path.name)


def table_of(rows: Sequence[tuple[int, list[str]]], file: str) -> pd.DataFrame:
    """A frame of strings from numbered rows of cells, the first of them the header.

    Empty rows, and empty cells beyond the last named column, are left out. Raises `BadData` for a header that is not
    one (empty, a title, a column without a name or named twice) and for every row of another length.
    """
    trimmed = {number: _trimmed(row) for number, row in rows}
    first = rows[0][0]
    header = trimmed[first]
    filled = {number: row for number, row in trimmed.items() if row and number != first}
    faults = _header_faults(header, first, filled, file) or [
        Fault(
            f"The row has {len(row)} cell{'s'[: len(row) != 1]}, the header has {len(header)}",
            TOO_FEW if len(row) < len(header) else TOO_MANY,
            file,
            number,
        )
        for number, row in rows
        if number in filled and not len(filled[number]) <= len(header) <= len(row)
    ]
    if faults:
        raise BadData(faults)
    cells = [row + [""] * (len(header) - len(row)) for row in filled.values()]
    frame = pd.DataFrame(cells, columns=header, dtype=str)
    frame.index = pd.Index(list(filled), name="row", dtype=int)
    return frame


def csv_rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file as lists of text.

    Raises `BadData` where it is missing, empty, not a CSV table, or goes past one of the limits in `load.limits`.
    """
    content = _text(path)
    _refuse_too_long(path, content)
    if not content.strip(" \t\r\n,;\ufeff"):
        raise one_fault(path, "The file is empty", "Give it a header row and at least one row of data")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(content, newline=""), strict=True):
            if len(row) > MOST_COLUMNS:
                problem = f"The row has {len(row):,} cells; no table here has more than {MOST_COLUMNS}"
                raise one_fault(path, problem, "Check that this is the right file", len(rows) + 1)
            rows.append(row)
    except csv.Error as error:
        problem, fix = f"This is not a CSV table: {error}", f"Look at the double quotes of this row. {SAVE_AS_CSV}"
        if "field limit" in str(error):
            problem = f"A cell has more than {csv.field_size_limit():,} characters"
            fix = "Shorten it, or close its double quotes"
        raise one_fault(path, problem, fix, len(rows) + 1) from None
    return rows


def _refuse_too_long(path: Path, content: str) -> None:
    """Raise `BadData` for more lines, or longer ones, than any table has, before they are split."""
    lines = content.count("\n") + content.count("\r") - content.count("\r\n")
    for number, thing, most in ((lines, "lines", MOST_CSV_LINES), (content.count(","), "commas", MOST_CELLS)):
        if number > most:
            problem = f"The file has {number:,} {thing}; no table here has more than {most:,}"
            raise one_fault(path, problem, "Delete empty rows and columns round the table, or check which file this is")
    longest, row = max((len(line), number) for number, line in enumerate(content.splitlines() or [""], start=1))
    if longest > LONGEST_LINE:
        problem = f"The line has {longest:,} characters; no table here has more than {LONGEST_LINE:,} in one"
        raise one_fault(path, problem, "Check that this is the right file", row)


def refuse_other_signs(path: Path, rows: Sequence[list[str]]) -> None:
    """Raise `BadData` where a row is a single cell that holds semicolons, tabs or bars as separators."""
    for number, row in enumerate(rows, start=1):
        for sign, name in OTHER_SIGNS.items() if len(row) == 1 else ():
            if sign in row[0]:
                raise one_fault(path, f"The cells are separated by {name}, not by commas", SAVE_AS_CSV, number)


def _header_faults(header: list[str], row: int, filled: dict[int, list[str]], file: str) -> list[Fault]:
    named = [name for name in header if name]
    if len(named) <= 1 < max(map(len, filled.values()), default=1):
        problem = "The first row is a title, not a header" if named else "The first row is empty"
        return [Fault(problem, NAMES_FIRST, file, row, value=named[0] if named else None)]
    if len(named) < len(header):
        nameless = str(header.index("") + 1)
        return [Fault("The column has no name", f"Name it. {NAMES_FIRST}", file, row, nameless, "; ".join(header))]
    return [
        Fault("The column appears twice in the header", "Delete or rename one of the two", file, row, name)
        for name in sorted({name for name in header if header.count(name) > 1})
    ]


def _trimmed(row: Sequence[str]) -> list[str]:
    """The cells without spaces round them, and without the empty ones at the end."""
    cells = [cell.strip(" \t\r\n\xa0\ufeff") for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(path: Path) -> str:
    content = read_bytes(path, LARGEST_CSV)
    if b"\0" in content:
        utf_16 = "This is UTF-16 text, as Excel's “Unicode text” is"
        raise one_fault(path, utf_16 if _is_utf_16(content) else "This is not a text file", SAVE_AS_CSV)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _UTF_8_LETTER.search(content):
            row = content.count(b"\n", 0, error.start) + 1
            raise one_fault(path, "The file mixes UTF-8 and Windows-1252 text", SAVE_AS_CSV, row) from None
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise one_fault(path, "The file is neither UTF-8 nor Windows-1252 text", SAVE_AS_CSV) from None


def _is_utf_16(content: bytes) -> bool:
    """Whether nearly every second byte is NUL, as in UTF-16 of plain letters."""
    nul = sorted(content[start::2].count(0) / (len(content) // 2 + 1) for start in (0, 1))
    return nul[0] < 0.2 and nul[1] > 0.7
