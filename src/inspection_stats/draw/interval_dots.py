"""Dots with their intervals against an average: a row a judgement, the word of the comparison beside it."""

from __future__ import annotations

from inspection_stats.describe.charts.specification import ChartSpec, IntervalDot
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import BLACK, NAVY, RULE, WHITE
from inspection_stats.draw.key import draw_key
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, wrap

WIDTHS = (HALF_WIDTH, FULL_WIDTH)
ROW = 0.2
DOT = 0.06  # radius, inches


def draw_interval_dots(spec: ChartSpec[IntervalDot], width: float = WIDTHS[0]) -> Chart:
    """Draw each row's interval as a line from 0% to 100%, its percentage as a dot, the average as a slim box."""
    page = start(spec, width)
    average = {"facecolor": WHITE, "edgecolor": BLACK, "linewidth": 1.2}
    draw_key(page, [("This service, 95% interval", {"facecolor": NAVY}), ("Average", average)])
    _scale(page)
    for row in spec.rows:
        _row(page, row)
    return finish(page, spec)


def _scale(page: Page) -> None:
    for percent, side in ((0, "left"), (50, "center"), (100, "right")):
        page.write(_x(page, percent), page.y, f"{percent}%", va="top", ha=side)
    page.y += line_height() + 0.04


def _row(page: Page, row: IntervalDot) -> None:
    for line in (*wrap(row.label, page.inner_width), *wrap(row.text, page.inner_width)):
        page.write(MARGIN, page.y, line, va="top", italic=line in row.text)
        page.y += line_height()
    middle = page.y + ROW / 2
    page.box(_x(page, 0), middle - 0.004, _x(page, 100) - _x(page, 0), 0.008, facecolor=RULE)
    left, right = _x(page, row.lower), _x(page, row.upper)
    page.box(left, middle - 0.025, right - left, 0.05, facecolor=NAVY, gid="interval")
    if row.national is not None:
        page.box(
            _x(page, row.national) - 0.03,
            page.y,
            0.06,
            ROW,
            facecolor=WHITE,
            edgecolor=BLACK,
            linewidth=1.2,
            gid="average",
        )
    page.dot(_x(page, row.percent), middle, DOT, facecolor=NAVY, edgecolor=WHITE, linewidth=0.8, gid="percent")
    page.y += ROW + 0.07


def _x(page: Page, percent: float) -> float:
    return MARGIN + percent / 100 * page.inner_width
