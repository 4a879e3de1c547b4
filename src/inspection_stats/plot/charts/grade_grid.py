"""The judgement grid: a row for each judgement, a column for each area, each grade by colour and by word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.plot.colours import BLACK, Palette
from inspection_stats.plot.frames import Column, in_order, rows_of
from inspection_stats.plot.grades import grade_box, grade_colours, scale_of, text_on_grade
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, wrap

COLUMNS = (
    Column("judgement", "what was judged"),
    Column("la_name", "the area or authority"),
    Column("grade", "its grade, or a status such as “Not judged”"),
    Column("framework", "a heading over its judgements", needed=False),
)
LABEL_ROOM = 2.45  # inches
LABELS_BESIDE = 5.5  # an Axes of at least that width has its labels left of the grades
GAP = 0.04
PADDING = 0.07


@axes_function
def grade_grid(
    data: pd.DataFrame, *, order: Sequence[str] | None = None, palette: Palette = None, ax: Axes | None = None
) -> Axes:
    """Draw the grades of a few areas: a row for each judgement, a column for each area.

    `data` has a row for each `judgement` and `la_name` with its `grade`, and may have `framework`, a heading. `order`
    names the areas to draw; `palette` colours the grades. Down the Axes are inches, across it areas from 0. Raises
    `BadRequest`.

        grade_grid(pd.DataFrame({"judgement": ["Overall"], "la_name": ["Camden"], "grade": ["Good"]}))
    """
    assert ax is not None
    rows = rows_of(data, COLUMNS, "grade_grid", unique=("framework", "judgement", "la_name"))
    rows = in_order(rows, order, "la_name")
    scale = scale_of([row["grade"] or "Not inspected" for row in rows], "grade_grid")
    headings = list(dict.fromkeys(row["framework"] for row in rows))
    rows.sort(key=lambda row: headings.index(row["framework"]))
    cells = [
        GradeCell(row["framework"] or "", row["la_name"], row["judgement"], row["grade"] or "Not inspected")
        for row in rows
    ]
    draw_grid(ax, cells, palette, scale)
    return ax


def grades_table(rows: Sequence[GradeCell]) -> pd.DataFrame:
    """A row for each judgement, a column for each area."""
    cells = pd.DataFrame([(row.label, row.group, row.area, row.grade) for row in rows], columns=list("jgac"))
    areas = list(dict.fromkeys(cells["a"]))
    table = cells.pivot_table(index=["g", "j"], columns="a", values="c", aggfunc="first", sort=False)[areas]
    named = table.reset_index().rename(columns={"j": "Judgement", "g": "Framework"}).rename_axis(columns=None)
    return named[["Judgement", *areas, "Framework"]]


@kind("grade grid", widths=(FULL, HALF), table=grades_table, options=("palette",))
def _grid(ax: Axes, spec: ChartSpec[GradeCell], palette: Palette = None) -> None:
    draw_grid(ax, spec.rows, palette, spec.grades)


def draw_grid(ax: Axes, rows: Sequence[GradeCell], palette: Palette, grades: Sequence[str]) -> None:
    """Draw cells in the order given, their groups under headings; labels on the left or, on a narrow Axes, above."""
    sheet, colours = Sheet(ax, "grade_grid"), grade_colours(palette, grades)
    areas = list(dict.fromkeys(row.area for row in rows))
    room = LABEL_ROOM if sheet.width >= LABELS_BESIDE else 0.0
    column = (sheet.width - room) / len(areas)
    sheet.across(room, column)
    _header(sheet, areas, column, room)
    for group, cells in groupby(rows, key=lambda row: row.group):
        if group or room:
            sheet.y += 0.09
        sheet.paragraph(group, bold=True, gap=0.03 if group else 0.0)
        by_label: dict[str, list[GradeCell]] = {}
        for cell in cells:
            by_label.setdefault(cell.label, []).append(cell)
        for label, row in by_label.items():
            _judgement(sheet, label, row, areas, (room, column), colours)
    sheet.close()


def _header(sheet: Sheet, areas: Sequence[str], column: float, room: float) -> None:
    names = [wrap(area, column - 2 * PADDING, bold=True) for area in areas]
    tallest = max(len(lines) for lines in names)
    for place, lines in enumerate(names):
        for number, line in enumerate(lines, start=tallest - len(lines)):
            x = room + place * column + PADDING
            sheet.write(x, sheet.y + number * line_height(), line, bold=True, va="top")
    sheet.y += tallest * line_height()


def _judgement(
    sheet: Sheet, label: str, cells: Sequence[GradeCell], areas: Sequence[str], sizes: tuple[float, float],
    colours: dict[str, str],
) -> None:  # fmt: skip
    room, column = sizes
    if not room:
        sheet.y += 0.03
        sheet.paragraph(label, gap=0.02)
    lines = wrap(label, room - PADDING) if room else []
    words = [wrap(cell.grade, column - GAP - 2 * PADDING) for cell in cells]
    height = max(len(lines), *(len(word) for word in words)) * line_height() + PADDING
    _lines(sheet, lines, 0.0, height, BLACK)
    for cell, word in zip(cells, words, strict=True):
        x = room + areas.index(cell.area) * column
        sheet.box(x, sheet.y, column - GAP, height, gid=f"grade {cell.area}", **grade_box(cell.grade, colours))
        _lines(sheet, word, x + PADDING, height, text_on_grade(cell.grade, colours))
    sheet.row(sheet.y + height / 2, label)
    sheet.y += height + GAP


def _lines(sheet: Sheet, lines: Sequence[str], x: float, height: float, colour: str) -> None:
    first = sheet.y + height / 2 - (len(lines) - 1) * line_height() / 2
    for number, line in enumerate(lines):
        sheet.write(x, first + number * line_height(), line, colour=colour)
