"""A grid of many areas: a band an area, a column a judgement, each grade by colour and by letter."""

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
from inspection_stats.plot.words import line_height, wrap

ROW = 0.21  # inches
GAP = 0.03


@axes_function
def letter_grid(
    data: pd.DataFrame,
    *,
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw the grades of many areas by their letters: a band an area, the first in bold; a column a judgement.

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
    cells = pd.DataFrame([(row.area, row.label, row.grade) for row in rows], columns=["Authority", "label", "grade"])
    wide = cells.pivot_table(index="Authority", columns="label", values="grade", aggfunc="first", sort=False)
    return wide.reset_index().rename_axis(columns=None)


@kind("letter grid", widths=(FULL,), table=_table, options=("palette",))  # at half width columns are too narrow
def _grid(ax: Axes, spec: ChartSpec[GradeCell], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette, spec.grades)


def _draw(ax: Axes, rows: Sequence[GradeCell], palette: Palette, grades: Sequence[str], *, key: bool = True) -> None:
    sheet, colours = Sheet(ax, "letter_grid"), grade_colours(palette, grades)
    labels = list(dict.fromkeys(row.label for row in rows))
    column = sheet.width / len(labels)
    sheet.across(0.0, column)
    if key:
        grade_key(sheet, colours, letters=True)
    _header(sheet, labels, column)
    for number, (area, cells) in enumerate(groupby(rows, key=lambda row: row.area)):
        sheet.lines(0.0, [area], bold=number == 0)
        sheet.y += 0.02
        sheet.row(sheet.y + ROW / 2, area)
        for cell in cells:
            x = labels.index(cell.label) * column
            sheet.box(x, sheet.y, column - GAP, ROW, gid=f"{area}: {cell.label}", **grade_box(cell.grade, colours))
            colour = text_on_grade(cell.grade, colours)
            sheet.write(x + (column - GAP) / 2, sheet.y + ROW / 2, letters_of(cell.grade), colour=colour, ha="center")
        sheet.y += ROW + 0.05
    sheet.close()


def _header(sheet: Sheet, labels: Sequence[str], column: float) -> None:
    wrapped = [wrap(label, column - 0.06) for label in labels]
    tallest = max(len(lines) for lines in wrapped)
    for place, lines in enumerate(wrapped):
        for number, line in enumerate(lines, start=tallest - len(lines)):
            sheet.write(place * column, sheet.y + number * line_height(), line, va="top")
    sheet.y += tallest * line_height() + 0.04
