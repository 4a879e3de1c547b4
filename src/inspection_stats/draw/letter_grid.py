"""A grid of many areas: a band an area, a column a judgement, each grade by colour and by letter."""

from __future__ import annotations

from itertools import groupby

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import grade_box, text_on_grade
from inspection_stats.draw.key import draw_grade_key, letters_of
from inspection_stats.draw.page import FULL_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, wrap

WIDTHS = (FULL_WIDTH,)  # at half width a column is narrower than the words that head it
ROW = 0.21
GAP = 0.03


def draw_letter_grid(spec: ChartSpec[GradeCell], width: float = WIDTHS[0]) -> Chart:
    """Draw the grades of an area (first, in bold) and of others, at the width of an A4 page."""
    page = start(spec, width)
    draw_grade_key(page, letters=True)
    labels = list(dict.fromkeys(row.label for row in spec.rows))
    column = page.inner_width / len(labels)
    _header(page, labels, column)
    for number, (area, cells) in enumerate(groupby(spec.rows, key=lambda row: row.area)):
        _row(page, area, list(cells), column, bold=number == 0)
    return finish(page, spec)


def _header(page: Page, labels: list[str], column: float) -> None:
    wrapped = [wrap(label, column - 0.06) for label in labels]
    tallest = max(len(lines) for lines in wrapped)
    for place, lines in enumerate(wrapped):
        for number, line in enumerate(lines, start=tallest - len(lines)):
            page.write(MARGIN + place * column, page.y + number * line_height(), line, va="top")
    page.y += tallest * line_height() + 0.04


def _row(page: Page, area: str, cells: list[GradeCell], column: float, *, bold: bool) -> None:
    page.write(MARGIN, page.y, area, va="top", bold=bold)
    page.y += line_height() + 0.02
    for place, cell in enumerate(cells):
        x = MARGIN + place * column
        page.box(x, page.y, column - GAP, ROW, gid=f"{area}: {cell.label}", **grade_box(cell.grade))
        letters, middle = letters_of(cell.grade), page.y + ROW / 2
        page.write(x + (column - GAP) / 2, middle, letters, colour=text_on_grade(cell.grade), ha="center")
    page.y += ROW + 0.05
