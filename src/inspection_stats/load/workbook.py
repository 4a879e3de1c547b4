"""Read the sheets of a published workbook (ODS, XLSX, or one sheet saved as CSV) as text and dates, line for line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from inspection_stats.load.csv_table import csv_rows, refuse_other_signs
from inspection_stats.load.file_kind import is_workbook
from inspection_stats.load.files import one_fault
from inspection_stats.load.limits import LARGEST_WORKBOOK, MOST_SHEET_ROWS
from inspection_stats.load.reading_process import Reader, read_in_child

READER = Reader(
    "inspection_stats.load.workbook_sheets",
    "The workbook",
    "It was not read. Check where it comes from, or save the sheet you need as CSV UTF-8",
    LARGEST_WORKBOOK,
)
HIDDEN = "hidden"
FEWEST_CELLS = 3  # in the widest row of a sheet that holds a table


@dataclass(frozen=True)
class BrokenCell:
    """A cell in which a spreadsheet shows an error (#DIV/0!), or holds a formula (=A1+B1) that was never calculated.

    `shown` is the error or the formula; `problem` and `fix` say what is wrong and how to fix it.
    """

    shown: str
    is_error: bool

    @property
    def problem(self) -> str:
        """What is wrong with the cell."""
        return "The cell holds an error" if self.is_error else "The cell holds a formula that was never calculated"

    @property
    def fix(self) -> str:
        """How to fix it."""
        if self.is_error:
            return "Correct the formula, or write the value itself; leave the cell empty where there is none"
        return "Open the workbook in a spreadsheet program and save it, or write the value itself"

    def __str__(self) -> str:
        return self.shown


Cell = str | date | BrokenCell


@dataclass(frozen=True)
class Line:
    """One line of a sheet that holds anything; `number` counts as the spreadsheet does, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int | None) -> Cell:
        """The cell in `column` (the first is 0); an empty string where the line is shorter or the column `None`."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def filled(self) -> dict[int, Cell]:
        """The cells that hold anything, by column."""
        return {column: cell for column, cell in enumerate(self.cells) if cell != ""}


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, with its lines; empty lines are left out.

    `is_hidden` where whoever opens the workbook does not see it. `kind` is empty for a sheet of cells, and otherwise
    says what it is instead: a chart has no lines.
    """

    name: str
    lines: tuple[Line, ...]
    is_hidden: bool = False
    kind: str = ""

    @property
    def why_unread(self) -> str:
        """Why nothing is to be read from the sheet, in a word or two; empty where it may hold a table."""
        return self.kind or (HIDDEN if self.is_hidden else "") or ("" if self.lines else "empty")


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read every sheet of the workbook at `path`; a CSV file is a workbook of one sheet, named like the file.

    Cells are text without spaces round it, a date where the workbook types the cell as one, or a `BrokenCell`. Numbers
    become text (3.0 becomes "3"). The kind of file is known by its bytes, never by its name. Hidden sheets are among
    the sheets, and say so.

    Raises `BadData` for a file that is missing, of another kind, damaged, protected by a password, or larger than any
    workbook read here (`load.limits`). A workbook is read in a process of its own, so that nothing in it can do harm.
    """
    if not is_workbook(path):
        rows = csv_rows(path)
        if len(rows) > MOST_SHEET_ROWS:
            problem = f"The file has {len(rows):,} rows; no release here needs more than {MOST_SHEET_ROWS:,}"
            raise one_fault(path, problem, "Delete empty rows below the table, or check which file this is")
        if max(map(len, rows)) < FEWEST_CELLS:
            refuse_other_signs(path, rows)
        return (Sheet(path.stem, _lines(enumerate(([cell.strip() for cell in row] for row in rows), start=1))),)
    return tuple(
        Sheet(
            sheet["name"],
            _lines((number, map(_cell, cells)) for number, cells in sheet["rows"]),
            sheet["hidden"],
            sheet["kind"],
        )
        for sheet in read_in_child(path, READER)
    )


def _lines(rows: Iterable[tuple[int, Iterable[Cell]]]) -> tuple[Line, ...]:
    return tuple(Line(number, cells) for number, row in rows if any(cells := tuple(row)))


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    kind, shown = value
    return date.fromisoformat(shown) if kind == "date" else BrokenCell(shown, kind == "error")
