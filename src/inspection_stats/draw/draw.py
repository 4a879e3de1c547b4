"""Draw any chart specs: each kind of chart has its own drawing."""

from __future__ import annotations

from collections.abc import Callable

from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.draw import (
    funnel_plot,
    grade_grid,
    grade_shares,
    heatmap,
    interval_dots,
    letter_grid,
    local_context,
    ranked_bars,
    sufficiency_bars,
    timeline,
)
from inspection_stats.draw.chart import Chart
from inspection_stats.draw.page import PAGE_HEIGHT

DRAWINGS: dict[str, tuple[Callable[..., Chart], tuple[float, ...]]] = {
    "sufficiency bars": (sufficiency_bars.draw_sufficiency_bars, sufficiency_bars.WIDTHS),
    "all themes": (sufficiency_bars.draw_all_themes, sufficiency_bars.ALL_THEMES_WIDTHS),
    "grade grid": (grade_grid.draw_grade_grid, grade_grid.WIDTHS),
    "local context": (local_context.draw_local_context, local_context.WIDTHS),
    "grade shares": (grade_shares.draw_grade_shares, grade_shares.WIDTHS),
    "letter grid": (letter_grid.draw_letter_grid, letter_grid.WIDTHS),
    "timeline": (timeline.draw_timeline, timeline.WIDTHS),
    "interval dots": (interval_dots.draw_interval_dots, interval_dots.WIDTHS),
    "funnel plot": (funnel_plot.draw_funnel_plot, funnel_plot.WIDTHS),
    "heatmap": (heatmap.draw_heatmap, heatmap.WIDTHS),
    "ranked bars": (ranked_bars.draw_ranked_bars, ranked_bars.WIDTHS),
}
"""How each kind of chart is drawn, and the widths (inches) at which it can be read: the report's own first."""


def draw(spec: ChartSpec) -> Chart:
    """Draw the facts of a chart at the report's width. The same facts always give the same PNG, byte for byte."""
    drawing, widths = DRAWINGS[spec.kind]
    return drawing(spec, widths[0])


def other_widths(chart: Chart) -> list[Chart]:
    """The same chart drawn at each other width at which its kind can be read and it is no longer than a page."""
    drawing, widths = DRAWINGS[chart.spec.kind]
    others = [drawing(chart.spec, width) for width in widths[1:]]
    return [one for one in others if one.figure.get_size_inches()[1] <= PAGE_HEIGHT]
