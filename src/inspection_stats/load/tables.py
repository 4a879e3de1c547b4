"""Read one of the suite's own CSV tables as text, cell for cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from inspection_stats.errors import BadData, Fault

LARGEST_TABLE = 200_000_000  # bytes; the suite's own tables are below two million
SAVE_AS_CSV = "Save it as CSV UTF-8 (in Excel: Save as, CSV UTF-8)"


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV file into a frame of strings.

    The index is the spreadsheet row (the header is row 1), so that a fault can name it. Empty cells are empty strings;
    nothing is converted, and a cell that says "NA" stays "NA". Spaces round a cell or a column name are dropped.
    Read as UTF-8 (with or without a byte-order mark), then as Windows-1252; never guessed further.

    Raises `BadData` for a file that is missing, empty, not text, or whose rows differ in length.
    """
    rows = csv_rows(path)
    header = [name.strip() for name in rows[0]]
    faults = [
        Fault("The column stands twice in the header", "Delete or rename one of the two", path.name, 1, name)
        for name in sorted({name for name in header if header.count(name) > 1})
    ]
    faults += [
        Fault(
            f"The row has {len(row)} cells, the header has {len(header)}",
            'Put double quotes round a cell that holds a comma: "one, two"',
            path.name,
            number,
        )
        for number, row in enumerate(rows[1:], start=2)
        if row and len(row) != len(header)
    ]
    if faults:
        raise BadData(faults)
    filled = {number: [cell.strip() for cell in row] for number, row in enumerate(rows[1:], start=2) if any(row)}
    frame = pd.DataFrame(list(filled.values()), columns=header, dtype=str)
    frame.index = pd.Index(list(filled), name="row", dtype=int)
    return frame


def csv_rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file as lists of text. Raises `BadData` where it is missing, empty or no CSV table."""
    content = _text(path)
    if not content.strip():
        raise _one_fault(path, "The file is empty", "Give it a header row and at least one row of data")
    try:
        return list(csv.reader(io.StringIO(content, newline=""), strict=True))
    except csv.Error as error:
        raise _one_fault(path, f"This is not a CSV table: {error}", SAVE_AS_CSV) from None


def _text(path: Path) -> str:
    try:
        if (size := path.stat().st_size) > LARGEST_TABLE:
            raise _one_fault(path, f"The file is {size:,} bytes", "A table of this suite is far smaller; check it")
        content = path.read_bytes()
    except FileNotFoundError:
        raise _one_fault(path, "There is no such file", f"Put it into {path.parent}") from None
    except OSError as error:
        raise _one_fault(path, f"The file cannot be read: {error.strerror}", "Check its permissions") from None
    if b"\0" in content:
        raise _one_fault(path, "This is not a text file", SAVE_AS_CSV)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _one_fault(path, "The file is neither UTF-8 nor Windows-1252 text", SAVE_AS_CSV)


def _one_fault(path: Path, problem: str, mend: str) -> BadData:
    return BadData([Fault(problem, mend, path.name)])
