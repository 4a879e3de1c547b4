"""Ranked bars: a service among its peers, from the highest percentage to the lowest."""

from __future__ import annotations

from inspection_stats.describe.charts.specification import ChartSpec, RankedBar
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import ORANGE, PALE_BLUE
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import text_width

WIDTHS = (HALF_WIDTH, FULL_WIDTH)
BAR = 0.19
PERCENT_ROOM = text_width("100%", bold=True) + 0.08


def draw_ranked_bars(spec: ChartSpec[RankedBar], width: float = WIDTHS[0]) -> Chart:
    """Draw a bar a service with its name and count on it; the service of the chart stands out in colour and in bold."""
    page = start(spec, width)
    for row in spec.rows:
        _bar(page, row)
    return finish(page, spec)


def _bar(page: Page, row: RankedBar) -> None:
    whole = page.inner_width - PERCENT_ROOM
    colour = ORANGE if row.marked else PALE_BLUE  # both bear black text, which may run past the end of a short bar
    page.box(MARGIN, page.y, row.percent / 100 * whole, BAR, facecolor=colour, gid=row.label)
    page.write(MARGIN + 0.06, page.y + BAR / 2, f"{row.label}, {row.count_text}", bold=row.marked)
    page.write(page.width - MARGIN, page.y + BAR / 2, row.text, bold=True, ha="right")
    page.y += BAR + 0.025
