"""Read the sheets of a workbook, in the process that reads one file and nothing else (`load.reading_child`).

Only the standard library and the reader of workbooks are imported, so that it starts at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from inspection_stats.errors import BadData, is_out_of_memory
from inspection_stats.load.file_kind import HOW_TO_SAVE
from inspection_stats.load.files import one_fault
from inspection_stats.load.limits import MOST_CELLS, MOST_CHARACTERS
from inspection_stats.load.ods_scan import scan_ods
from inspection_stats.load.xlsx_scan import WORKBOOK, scan_xlsx
from inspection_stats.load.xml_scan import SheetScan, TooFar
from inspection_stats.load.zipped import Unpacked, protected, unpacking

CONTENT = "content.xml"
STRAY = "Delete the stray cells far below or to the right of the table, and save the workbook again"
KINDS = (
    (SheetTypeEnum.ChartSheet, "a chart"),
    (SheetTypeEnum.DialogSheet, "a dialogue"),
    (SheetTypeEnum.MacroSheet, "a sheet of macros"),
    (SheetTypeEnum.Vba, "a module of macros"),
)
"""What a sheet is when it is not a sheet of cells."""


def read_content(path: Path, content: bytes) -> list[dict[str, Any]]:
    """What `sheets_of` gives. Raises `BadData` for whatever is wrong with the workbook."""
    try:
        return sheets_of(path, content)
    except TooFar as error:
        raise one_fault(path, f"{error}; no table read here is so large", STRAY) from None
    except BadData:
        raise
    except Exception as error:  # each library has its own for a file that is damaged
        if is_out_of_memory(error):
            raise
        raise _cannot_be_read(path, str(error)) from None


def sheets_of(path: Path, content: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook, as JSON can hold them: name, kind, hidden, and rows as (number, cells).

    A cell is text, ["date", "2016-03-29"], or a broken one: ["error", "#DIV/0!"], ["uncalculated", "=A1+B1"].
    Raises `BadData` for a file that is not a workbook, is damaged or protected, or goes past a limit.
    """
    scans = _scanned(path, content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = [_sheet(workbook, place, scans) for place in range(len(workbook.sheet_names))]
    except PasswordError:
        raise protected(path) from None
    if sum(len(str(cell)) for sheet in sheets for _, cells in sheet["rows"] for cell in cells) > MOST_CHARACTERS:
        raise one_fault(path, "The cells hold more text than any workbook read here", "Check where it comes from")
    return sheets


def _scanned(path: Path, content: bytes) -> dict[str, SheetScan]:
    with unpacking(path, io.BytesIO(content)) as parts:
        is_ods = _check_parts(path, parts)
        scans = scan_ods(parts.chunks(CONTENT)) if is_ods else scan_xlsx(parts)
        cells = sum(scan.rows * scan.columns for scan in scans)
        if cells > MOST_CELLS:
            problem = f"The sheets have {cells:,} cells; no workbook read here has more than {MOST_CELLS:,}"
            raise one_fault(path, problem, "Save the sheet you need as a workbook of its own")
        parts.count_the_rest()
    by_name = {scan.name: scan for scan in scans}
    if len(by_name) < len(scans):
        raise _cannot_be_read(path, "two of its sheets have one name")
    return by_name


def _check_parts(path: Path, parts: Unpacked) -> bool:
    """Whether the parts are those of an ODS; if not, they are those of an XLSX."""
    names = set(parts.names)
    if "encrypted-package" in names:
        raise protected(path)
    kinds = names & {CONTENT, WORKBOOK}
    if not kinds:
        kind = "a Word document" if "word/document.xml" in names else "not a workbook"
        raise one_fault(path, f"This is {kind}", HOW_TO_SAVE)
    if len(kinds) > 1:
        raise one_fault(path, "The file holds an ODS and an XLSX in one", f"Open it and save it again. {HOW_TO_SAVE}")
    if "META-INF/manifest.xml" in names and b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise protected(path)
    if "mimetype" in names and b"spreadsheet" not in parts.read("mimetype"):
        raise one_fault(path, "This is an OpenDocument file, but not a spreadsheet", HOW_TO_SAVE)
    return CONTENT in kinds


def _cannot_be_read(path: Path, reason: str) -> BadData:
    problem = f"The workbook cannot be read ({reason})"
    return one_fault(path, problem, f"Save it again, or download it again. {HOW_TO_SAVE}")


def _sheet(workbook: CalamineWorkbook, place: int, scans: dict[str, SheetScan]) -> dict[str, Any]:
    about = workbook.sheets_metadata[place]
    kind = next((said for kind, said in KINDS if about.typ == kind), "")
    rows = [] if kind else list(_rows(workbook.get_sheet_by_index(place), scans.get(about.name)))
    return {"name": about.name, "kind": kind, "hidden": about.visible != SheetVisibleEnum.Visible, "rows": rows}


def _rows(sheet: CalamineSheet, scan: SheetScan | None) -> Iterator[tuple[int, list[Any]]]:
    """The rows that hold anything; the reader leaves out the empty columns before the first filled one."""
    broken = scan.broken if scan else {}
    first = [sheet.start[1]] if sheet.start else []
    start = min([*first, *(column for _, column in broken)], default=0)
    margin = [""] * (first[0] - start if first else 0)
    lines = {number: margin + [_cell(value) for value in row] for number, row in enumerate(sheet.iter_rows())}
    for (row, column), marked in broken.items():
        cells = lines.setdefault(row, [])
        cells += [""] * (column - start + 1 - len(cells))
        cells[column - start] = list(marked)
    for number in sorted(lines):
        if any(lines[number]):
            yield number + 1, lines[number]


def _cell(value: Any) -> Any:
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return ["date", day.isoformat()]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
