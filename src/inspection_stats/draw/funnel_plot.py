"""A funnel plot: services by their base and percentage, inside or outside the limits that chance alone would set."""

from __future__ import annotations

from typing import Literal

from inspection_stats.describe.charts.specification import ChartSpec, FunnelPoint, FunnelStep
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import NAVY, ORANGE, RULE, WHITE
from inspection_stats.draw.key import draw_key
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, text_width

WIDTHS = (HALF_WIDTH, FULL_WIDTH)
HEIGHT = 3.4
AXIS = 0.55
DOT = 0.05


def draw_funnel_plot(spec: ChartSpec[FunnelPoint], width: float = WIDTHS[0]) -> Chart:
    """Draw the limits as steps (they are whole cases), the average as a line and each service as a dot."""
    page = start(spec, width)
    marked = next(point.label for point in spec.rows if point.marked)
    draw_key(page, [(marked, {"facecolor": ORANGE}), ("Other services", {"facecolor": NAVY})])
    plot = _Plot(page, spec.steps[-1].applicable)
    _axes(page, plot)
    for name in ("lower_998", "upper_998"):
        _limit(page, plot, spec.steps, name, ":")
    for name in ("lower_95", "upper_95"):
        _limit(page, plot, spec.steps, name, "-")
    page.line([plot.x(0), plot.x(plot.largest)], [plot.y(spec.average or 0)] * 2, colour=RULE, width=1.5, gid="average")
    for point in sorted(spec.rows, key=lambda one: one.marked):
        colour, radius = (ORANGE, DOT * 1.7) if point.marked else (NAVY, DOT)
        page.dot(plot.x(point.applicable), plot.y(point.percent), radius, facecolor=colour, edgecolor=WHITE,
                 linewidth=0.6, gid=point.label)  # fmt: skip
    page.y = plot.bottom + 2 * line_height() + 0.12
    return finish(page, spec)


class _Plot:
    """From bases and percentages to inches on the page."""

    def __init__(self, page: Page, largest: int):
        self.left, self.right = MARGIN + AXIS, page.width - MARGIN - 0.15
        self.top, self.bottom = page.y + 0.1, page.y + 0.1 + HEIGHT
        self.largest = largest

    def x(self, base: float) -> float:
        return self.left + base / self.largest * (self.right - self.left)

    def y(self, percent: float) -> float:
        return self.bottom - percent / 100 * (self.bottom - self.top)


def _axes(page: Page, plot: _Plot) -> None:
    for percent in range(0, 101, 25):
        page.line([plot.left, plot.right], [plot.y(percent)] * 2, colour="#CCCCCC", width=0.6, gid="grid")
        page.write(plot.left - 0.07, plot.y(percent), f"{percent}%", ha="right")
    step = next(step for step in (5, 10, 20, 25, 50, 100, 200, 500, 1000, 10**9) if plot.largest / step <= 7)
    for base in range(0, plot.largest + 1, step):
        page.write(plot.x(base), plot.bottom + 0.06, str(base), va="top", ha="center")
    label = "Cases the questions applied to"
    page.write(plot.right - text_width(label), plot.bottom + 0.06 + line_height(), label, va="top")


def _limit(page: Page, plot: _Plot, steps: tuple[FunnelStep, ...], name: str, style: Literal["-", ":"]) -> None:
    x, y = [], []
    for step in steps:
        level = plot.y(getattr(step, name))
        x += [plot.x(step.applicable - 0.5), plot.x(min(step.applicable + 0.5, plot.largest))]
        y += [level, level]
    page.line(x, y, colour=RULE, width=1.0, style=style, gid=name)
