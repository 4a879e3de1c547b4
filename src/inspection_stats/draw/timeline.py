"""A timeline of one area's grades through the frameworks: a row a judgement, a block from each report to the next."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from inspection_stats.describe.charts.specification import ChartSpec, GradeSpan
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import grade_box, text_on_grade
from inspection_stats.draw.key import draw_grade_key, letters_of
from inspection_stats.draw.page import FULL_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, text_width, wrap

WIDTHS = (FULL_WIDTH,)  # at half width most blocks are narrower than their letters
LABEL_ROOM = 2.35
ROW = 0.24
GAP = 0.03


def draw_timeline(spec: ChartSpec[GradeSpan], width: float = WIDTHS[0]) -> Chart:
    """Draw the blocks under a scale of years, the judgements grouped by framework."""
    page = start(spec, width)
    draw_grade_key(page, letters=True)
    first = date(min(row.start for row in spec.rows).year, 1, 1)
    last = date(max(row.end for row in spec.rows).year + 1, 1, 1)
    scale = (page.inner_width - LABEL_ROOM) / (last - first).days
    _years(page, first, last, scale)
    for group, rows in groupby(spec.rows, key=lambda row: row.group):
        page.y += 0.05
        page.paragraph(group, bold=True, gap=0.02)
        for label, spans in groupby(rows, key=lambda row: row.label):
            _row(page, label, list(spans), first, scale)
    return finish(page, spec)


def _years(page: Page, first: date, last: date, scale: float) -> None:
    years = range(first.year, last.year)
    step = next(step for step in (1, 2, 5, 10) if 365.25 * scale * step >= text_width("2016") + 0.1)
    for year in years[::step]:
        x = _place(date(year, 1, 1), first, scale)
        if x + text_width(str(year)) <= page.width - MARGIN:
            page.write(x, page.y, str(year), va="top")
    page.y += line_height()


def _row(page: Page, label: str, spans: list[GradeSpan], first: date, scale: float) -> None:
    lines = wrap(label, LABEL_ROOM - 0.1)
    height = max(ROW, len(lines) * line_height())
    for number, line in enumerate(lines):
        page.write(MARGIN, page.y + height / 2 + (number - (len(lines) - 1) / 2) * line_height(), line)
    for span in spans:
        left, right = _place(span.start, first, scale), _place(span.end, first, scale)
        width = max(right - left - GAP, 0.02)
        page.box(left, page.y, width, height, gid=f"{label}: {span.grade}", **grade_box(span.grade))
        letters, middle = letters_of(span.grade), page.y + height / 2
        if right - left - GAP >= text_width(letters) + 0.06:
            page.write((left + right - GAP) / 2, middle, letters, colour=text_on_grade(span.grade), ha="center")
        else:
            page.write(left - 0.04, middle, letters, ha="right")  # a block of a few days has no room for its letters
    page.y += height + GAP


def _place(day: date, first: date, scale: float) -> float:
    return MARGIN + LABEL_ROOM + (day - first).days * scale
