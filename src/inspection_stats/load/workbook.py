"""Read the sheets of a published workbook (ODS, XLSX, or one sheet saved as CSV) as text and dates, line for line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from inspection_stats.errors import BadData, Fault
from inspection_stats.load.tables import csv_rows, refuse_other_signs
from inspection_stats.load.workbook_guard import HOW_TO_SAVE, check_file

Cell = str | date
FEWEST_CELLS = 3  # in the widest row of a sheet that holds a table


@dataclass(frozen=True)
class Line:
    """One line of a sheet that holds anything; `number` counts as the spreadsheet does, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int | None) -> Cell:
        """The cell in `column` (the first is 0); an empty string where the line is shorter or the column is None."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def filled(self) -> dict[int, Cell]:
        """The cells that hold anything, by column."""
        return {column: cell for column, cell in enumerate(self.cells) if cell != ""}


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, with its lines; empty lines are left out."""

    name: str
    lines: tuple[Line, ...]


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read every sheet of the workbook at `path`; a CSV file is a workbook of one sheet, named like the file.

    Cells are text without spaces round it, or a date where the workbook types the cell as one. Numbers become text
    (3.0 becomes "3"). Which kind the file is, its bytes tell, never its name.

    Raises `BadData` for what `check_file` refuses and for a file the reader cannot make sense of.
    """
    if check_file(path) == "text":
        rows = csv_rows(path)
        if max(map(len, rows)) < FEWEST_CELLS:
            refuse_other_signs(path, rows)
        return (Sheet(path.stem, _lines(rows)),)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return tuple(
                Sheet(name, _lines(workbook.get_sheet_by_name(name).iter_rows())) for name in workbook.sheet_names
            )
    except PasswordError:
        problem, fix = "The file is protected by a password", "Open it with the password and save it without one"
    except CalamineError as error:
        problem, fix = f"The workbook cannot be read ({error})", f"Save it anew, or download it again. {HOW_TO_SAVE}"
    raise BadData([Fault(problem, fix, path.name)])


def _lines(rows: Iterable[Iterable[Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(number, cells)
        for number, row in enumerate(rows, start=1)
        if any(cells := tuple(_cell(value) for value in row))
    )


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
