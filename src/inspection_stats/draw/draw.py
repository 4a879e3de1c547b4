"""Draw any chart facts: each kind of chart has its own drawing."""

from __future__ import annotations

from collections.abc import Callable

from inspection_stats.describe.facts import ChartFacts
from inspection_stats.draw.chart import Chart
from inspection_stats.draw.funnel_plot import draw_funnel_plot
from inspection_stats.draw.grade_grid import draw_grade_grid
from inspection_stats.draw.grade_shares import draw_grade_shares
from inspection_stats.draw.heatmap import draw_heatmap
from inspection_stats.draw.interval_dots import draw_interval_dots
from inspection_stats.draw.letter_grid import draw_letter_grid
from inspection_stats.draw.local_context import draw_local_context
from inspection_stats.draw.ranked_bars import draw_ranked_bars
from inspection_stats.draw.sufficiency_bars import draw_all_themes, draw_sufficiency_bars
from inspection_stats.draw.timeline import draw_timeline

DRAWINGS: dict[str, Callable[..., Chart]] = {
    "sufficiency bars": draw_sufficiency_bars,
    "all themes": draw_all_themes,
    "grade grid": draw_grade_grid,
    "local context": draw_local_context,
    "grade shares": draw_grade_shares,
    "letter grid": draw_letter_grid,
    "timeline": draw_timeline,
    "interval dots": draw_interval_dots,
    "funnel plot": draw_funnel_plot,
    "heatmap": draw_heatmap,
    "ranked bars": draw_ranked_bars,
}


def draw(facts: ChartFacts) -> Chart:
    """Draw the facts of a chart. The same facts always give the same PNG, byte for byte."""
    return DRAWINGS[facts.kind](facts)
