"""Tables of the Word annex: the header repeated on each page, no row split, columns as wide as their words need.

Words are aligned to the left and numbers to the right, as on the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Inches, Length, Pt

from inspection_stats.describe.english.links import unlinked
from inspection_stats.documents.prose import runs_of
from inspection_stats.documents.word.parts import add_runs, element
from inspection_stats.tables.numbers import number_columns

SHORT_CELL, LONG_CELL = 12, 120  # characters up to which a cell stays in one line, and beyond which all are alike
SIZE = Pt(10)
ROOM_BELOW = Pt(8)
LETTER, PADDING = 0.085, 0.16  # inches: a letter of 10 point, with room for fonts wider than Arial; a cell's margins
BOLD = 1.15  # how much wider a bold letter is
SHORT_TABLE = 10  # rows up to which a table stays on one page


def add_table(document: Any, frame: pd.DataFrame, width: Length) -> None:
    """Add a frame of printable cells at the end of a document, `width` wide, with room below it."""
    table = document.add_table(rows=1 + len(frame), cols=len(frame.columns), style="Table Grid")
    table.autofit = False
    widths, numbers = column_widths(frame, width), number_columns(frame)
    for column, room in zip(table.columns, widths, strict=True):
        column.width = room
    rows = [tuple(str(label) for label in frame.columns), *frame.astype(str).itertuples(index=False, name=None)]
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        _mark(row, "w:tblHeader" if number == 0 else "w:cantSplit")
        for cell, text, room, right in zip(row.cells, cells, widths, numbers, strict=True):
            cell.width = room
            _write(cell.paragraphs[0], text, bold=number == 0, keep=_kept(number, len(frame)))
            if right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    room = document.add_paragraph().paragraph_format
    room.line_spacing, room.space_after = ROOM_BELOW, Pt(0)


def _kept(number: int, rows: int) -> bool:
    """Whether a row (0 is the header) stays with the next: all of a short table, the first and last of a long one."""
    return number < rows if rows <= SHORT_TABLE else number in (0, rows - 1)


def column_widths(frame: pd.DataFrame, width: Length) -> list[Length]:
    """The width of each column: room for its longest word or short cell, the rest shared by its longest cell."""
    columns = [frame[label].astype(str).map(unlinked).tolist() for label in frame.columns]
    least = [
        max(_unbroken(str(label)) * BOLD, *(_unbroken(cell) for cell in cells), 0) * LETTER + PADDING
        for label, cells in zip(frame.columns, columns, strict=True)
    ]
    whole = [
        max(len(str(label)) * BOLD, *map(len, cells), 0) * LETTER + PADDING
        for label, cells in zip(frame.columns, columns, strict=True)
    ]
    if sum(whole) <= width.inches:  # no cell needs a second line
        return [Inches(room * width.inches / sum(whole)) for room in whole]
    weights = [min(max((len(cell) for cell in cells), default=1), LONG_CELL) + 1 for cells in columns]
    spare = max(width.inches - sum(least), 0)
    shares = [room + spare * weight / sum(weights) for room, weight in zip(least, weights, strict=True)]
    return [Inches(share * min(width.inches / sum(shares), 1)) for share in shares]


def _unbroken(cell: str) -> int:
    """How many characters of a cell must fit on one line: all of a short one, the longest word of another.

    A line may end after a hyphen.
    """
    return len(cell) if len(cell) <= SHORT_CELL else max(len(word) for word in cell.replace("-", "- ").split(" "))


def _write(paragraph: Any, text: str, *, bold: bool, keep: bool) -> None:
    add_runs(paragraph, [replace(run, bold=bold) for run in runs_of(text)], size=SIZE)
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = keep or None


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(element(name))
