"""Distributions of grades: a 100% bar for each group of authorities, the area's own grade marked."""

from __future__ import annotations

from itertools import groupby

from inspection_stats.describe.charts.specification import ChartSpec, GradeShare
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import GRADES, WHITE, text_on_grade
from inspection_stats.draw.key import draw_grade_key
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, text_width, wrap

WIDTHS = (HALF_WIDTH, FULL_WIDTH)
BAR = 0.24
GAP = 0.025


def draw_grade_shares(spec: ChartSpec[GradeShare], width: float = WIDTHS[0]) -> Chart:
    """Draw each group's bar under its name and size, grades from best to worst, counts on the segments."""
    page = start(spec, width)
    draw_grade_key(page)
    for label, rows in groupby(spec.rows, key=lambda row: row.label):
        _bar(page, label, list(rows))
    return finish(page, spec)


def _bar(page: Page, label: str, rows: list[GradeShare]) -> None:
    total, whole = rows[0].total, page.inner_width
    narrow = [row for row in rows if row.count and not _fits(row, whole)]
    apart = "".join(f"; {row.grade} {row.count}" for row in narrow)
    for line in wrap(f"{label}, {total:,} with a grade{apart}", whole):
        page.write(MARGIN, page.y, line, va="top")
        page.y += line_height()
    page.y += 0.03
    x, mark = MARGIN, None
    for row in rows:
        width = row.count / total * whole if total else 0.0
        page.box(x, page.y, width, BAR, facecolor=GRADES[row.grade], gid=f"{label}: {row.grade}")
        if row.count and row not in narrow:
            colour = text_on_grade(row.grade)
            page.write(x + width / 2, page.y + BAR / 2, f"{row.count:,}", colour=colour, ha="center")
        if x > MARGIN and width:
            page.box(x - GAP / 2, page.y, GAP, BAR, facecolor=WHITE)
        mark = (x + width / 2, row.group) if row.marked else mark
        x += width
    page.y += BAR
    if mark:
        _mark(page, *mark)
    page.y += 0.1


def _fits(row: GradeShare, whole: float) -> bool:
    return row.count / row.total * whole >= text_width(f"{row.count:,}") + 0.06


def _mark(page: Page, x: float, area: str) -> None:
    """A triangle under the segment and the area's name beside it, on the side where there is room."""
    page.write(x, page.y + 0.02, "▲", va="top", ha="center")
    name = text_width(area, bold=True)
    left = x + 0.12 if x + 0.12 + name <= page.width - MARGIN else max(x - 0.12 - name, MARGIN)
    page.write(left, page.y + 0.02, area, va="top", bold=True)
    page.y += line_height()
