"""Which sheet of a workbook holds the case counts; every other sheet is listed, with why it was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspection_stats.errors import Fault
from inspection_stats.load.files import one_fault
from inspection_stats.load.workbook import BrokenCell, Sheet

MARKS = {"sufficient", "applicable"}
"""Columns that every sheet of case counts has, and hardly any other."""

LINES_SEARCHED = 20  # from the top, so that a sheet with titles above its header is taken for what it is meant to be


@dataclass(frozen=True)
class ChosenSheet:
    """The sheet to read, and a sentence for each of the others."""

    sheet: Sheet
    unread: tuple[str, ...]


def choose_sheet(path: Path, sheets: Sequence[Sheet]) -> ChosenSheet:
    """The one visible sheet of the workbook at `path` that holds case counts.

    Where none has the columns of case counts the first visible sheet that holds anything is taken, so that what is
    wrong with it can be said. Raises `BadData` where several hold case counts, and where there is nothing to read.
    """
    open_to_read = [sheet for sheet in sheets if not sheet.why_unread]
    of_form = [sheet for sheet in open_to_read if _holds_counts(sheet)]
    if len(of_form) > 1:
        named = " and ".join(f"“{sheet.name}”" for sheet in of_form)
        problem = f"The workbook has {len(of_form)} sheets of case counts: {named}"
        raise one_fault(path, problem, "Keep only the one you mean, or save it as a separate file")
    chosen = next(iter(of_form or open_to_read), None)
    unread = tuple(_why_unread(sheet) for sheet in sheets if sheet is not chosen)
    if chosen is None:
        problem, fix = "The workbook is empty", "Put the case counts on its first sheet"
        if any(sheet.is_hidden and sheet.lines for sheet in sheets):
            problem, fix = "The workbook has no sheet to read", "Show the sheet that holds the case counts"
        raise one_fault(path, " ".join([f"{problem}.", *unread]).removesuffix("."), fix)
    return ChosenSheet(chosen, unread)


def broken_cells(path: Path, sheet: Sheet) -> list[Fault]:
    """A fault for every cell of a sheet that shows an error, or whose formula was never calculated."""
    return [
        Fault(cell.problem, cell.fix, f"{path.name}, sheet {sheet.name}", line, column, cell.shown)
        for line, column, cell in _broken(sheet)
    ]


def _broken(sheet: Sheet) -> Iterator[tuple[int, str, BrokenCell]]:
    for line in sheet.lines:
        for column, cell in line.filled.items():
            if isinstance(cell, BrokenCell):
                yield line.number, str(sheet.lines[0].cell(column)) or str(column + 1), cell


def _holds_counts(sheet: Sheet) -> bool:
    return any({str(cell).strip().casefold() for cell in line.cells} >= MARKS for line in sheet.lines[:LINES_SEARCHED])


def _why_unread(sheet: Sheet) -> str:
    why = sheet.why_unread or "not one of case counts"
    return f"Sheet “{sheet.name}” was not read: it is {why}."
