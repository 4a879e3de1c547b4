"""A grid of many areas: a band for each area, a column for each judgement, each grade by colour and by letter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.plot.charts.grade_grid import COLUMNS
from inspection_stats.plot.colours import Palette
from inspection_stats.plot.frames import in_order, rows_of
from inspection_stats.plot.grades import grade_box, grade_colours, grade_key, letters_of, scale_of, text_on_grade
from inspection_stats.plot.kinds import FULL, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width, wrap

ROW = 0.21  # inches
GAP = 0.03
NAMES, LEAST_FOR_NAMES = 2.4, 1.4  # inches for the names of areas, left of the columns


@axes_function
def letter_grid(
    data: pd.DataFrame,
    *,
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw the grades of many areas by their letters: a band for each area, the first in bold; judgements in columns.

    `data` has a row for each `judgement` and `la_name` with its `grade`, as `grade_grid` takes. `order` names the areas
    to draw; `palette` colours the grades. Down the Axes are inches, across it judgements from 0. Raises `BadRequest`.

        letter_grid(pd.DataFrame({"judgement": ["Overall"], "la_name": ["Camden"], "grade": ["Good"]}))
    """
    assert ax is not None
    rows = in_order(rows_of(data, COLUMNS, "letter_grid", unique=("judgement", "la_name")), order, "la_name")
    scale = scale_of([row["grade"] or "Not yet inspected" for row in rows], "letter_grid")
    areas = list(dict.fromkeys(row["la_name"] for row in rows))
    rows = sorted(rows, key=lambda row: areas.index(row["la_name"]))
    cells = [GradeCell("", row["la_name"], row["judgement"], row["grade"] or "Not yet inspected") for row in rows]
    _draw(ax, cells, palette, scale, key=key)
    return ax


def _table(rows: Sequence[GradeCell]) -> pd.DataFrame:
    labels = list(dict.fromkeys(row.label for row in rows))
    found = [
        (row.area, label, row.grade)
        for row in rows
        for label in labels[labels.index(row.label) : labels.index(row.label) + row.columns]
    ]
    cells = pd.DataFrame(found, columns=["Authority", "label", "grade"])
    wide = cells.pivot_table(index="Authority", columns="label", values="grade", aggfunc="first", sort=False)
    return wide.reset_index().rename_axis(columns=None)


@kind("letter grid", widths=(FULL,), table=_table, options=("palette",))  # at half width columns are too narrow
def _grid(ax: Axes, spec: ChartSpec[GradeCell], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette, spec.grades)


def _draw(ax: Axes, rows: Sequence[GradeCell], palette: Palette, grades: Sequence[str], *, key: bool = True) -> None:
    sheet, colours = Sheet(ax, "letter_grid"), grade_colours(palette, grades)
    labels = list(dict.fromkeys(row.label for row in rows))
    room = _room_for_names(sheet, labels)
    column = (sheet.width - room) / len(labels)
    sheet.across(room, column)
    if key:
        grade_key(sheet, colours, letters=True)
    _header(sheet, labels, room, column)
    for number, (area, cells) in enumerate(groupby(rows, key=lambda row: row.area)):
        top = _name(sheet, area, room, bold=number == 0)
        sheet.row(top + ROW / 2, area)
        for cell in cells:
            x, width = room + labels.index(cell.label) * column, cell.columns * column - GAP
            sheet.box(x, top, width, ROW, gid=f"{area}: {cell.label}", **grade_box(cell.grade, colours))
            colour = text_on_grade(cell.grade, colours)
            sheet.write(x + width / 2, top + ROW / 2, letters_of(cell.grade), colour=colour, ha="center")
    sheet.close()


def _name(sheet: Sheet, area: str, room: float, *, bold: bool) -> float:
    """The name of an area left of its cells or, without room there, above them; where the top of the cells is."""
    if not room:
        sheet.lines(0.0, [area], bold=bold)
        top = sheet.y + 0.02
        sheet.y = top + ROW + 0.05
        return top
    top, lines = sheet.y, wrap(area, room - 0.1, bold=bold)
    for number, line in enumerate(lines):
        sheet.write(0.0, top + ROW / 2 + number * line_height(), line, bold=bold)
    sheet.y = top + ROW + 0.04 + (len(lines) - 1) * line_height()
    return top


def _room_for_names(sheet: Sheet, labels: Sequence[str]) -> float:
    """The room left of the columns, in inches, where their headings leave enough for names; 0 puts names above."""
    widest = max(text_width(word) for label in labels for word in label.split()) + 0.08
    left = sheet.width - len(labels) * widest
    return min(left, NAMES) if left >= LEAST_FOR_NAMES else 0.0


def _header(sheet: Sheet, labels: Sequence[str], room: float, column: float) -> None:
    wrapped = [wrap(label, column - 0.06) for label in labels]
    tallest = max(len(lines) for lines in wrapped)
    for place, lines in enumerate(wrapped):
        for number, line in enumerate(lines, start=tallest - len(lines)):
            sheet.write(room + place * column, sheet.y + number * line_height(), line, va="top")
    sheet.y += tallest * line_height() + 0.04
