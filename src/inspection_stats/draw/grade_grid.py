"""The judgement grid: a row a judgement, a column an area, each grade by colour and by word."""

from __future__ import annotations

from itertools import groupby

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import BLACK, grade_box, text_on_grade
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, wrap

WIDTHS = (FULL_WIDTH, HALF_WIDTH)
LABEL_ROOM = 2.45
GAP = 0.04
PADDING = 0.07


def draw_grade_grid(spec: ChartSpec[GradeCell], width: float = WIDTHS[0]) -> Chart:
    """Draw the grades of up to three areas, judgements in groups, in the order given.

    At the width of an A4 page a judgement's name stands beside its grades, at half of it above them.
    """
    page = start(spec, width)
    areas = list(dict.fromkeys(row.area for row in spec.rows))
    room = LABEL_ROOM if width == FULL_WIDTH else 0.0
    column = (page.inner_width - room) / len(areas)
    _header(page, areas, column, room)
    for group, cells in groupby(spec.rows, key=lambda row: row.group):
        page.y += 0.09
        page.paragraph(group, bold=True, gap=0.03)
        for label, row in groupby(cells, key=lambda cell: cell.label):
            _judgement(page, label, list(row), areas, column, room)
    return finish(page, spec)


def _header(page: Page, areas: list[str], column: float, room: float) -> None:
    names = [wrap(area, column - 2 * PADDING, bold=True) for area in areas]
    tallest = max(len(lines) for lines in names)
    for place, lines in enumerate(names):
        x = MARGIN + room + place * column + PADDING
        for number, line in enumerate(lines, start=tallest - len(lines)):
            page.write(x, page.y + number * line_height(), line, bold=True, va="top")
    page.y += tallest * line_height()


def _judgement(page: Page, label: str, cells: list[GradeCell], areas: list[str], column: float, room: float) -> None:
    if not room:
        page.y += 0.03
        page.paragraph(label, gap=0.02)
    lines = wrap(label, room - PADDING) if room else []
    words = [wrap(cell.grade, column - GAP - 2 * PADDING) for cell in cells]
    height = max(len(lines), *(len(word) for word in words)) * line_height() + PADDING
    _lines(page, lines, MARGIN, height, BLACK)
    for cell, word in zip(cells, words, strict=True):
        x = MARGIN + room + areas.index(cell.area) * column
        page.box(x, page.y, column - GAP, height, gid=f"grade {cell.area}", **grade_box(cell.grade))
        _lines(page, word, x + PADDING, height, text_on_grade(cell.grade))
    page.y += height + GAP


def _lines(page: Page, lines: list[str], x: float, height: float, colour: str) -> None:
    first = page.y + height / 2 - (len(lines) - 1) * line_height() / 2
    for number, line in enumerate(lines):
        page.write(x, first + number * line_height(), line, colour=colour)
