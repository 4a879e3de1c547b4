"""The context chart: figures about an area beside their comparator, one scale for each unit."""

from __future__ import annotations

from itertools import groupby

from inspection_stats.describe.charts.specification import ChartSpec, ContextPair
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import NAVY, RULE, WHITE, text_on
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, text_width, wrap

WIDTHS = (HALF_WIDTH, FULL_WIDTH)
BAR = 0.19
UNITS = {"percent": "Per cent"}


def draw_local_context(spec: ChartSpec[ContextPair], width: float = WIDTHS[0]) -> Chart:
    """Draw each pair as two bars from nought, the area above its comparator, values written on or beside them."""
    page = start(spec, width)
    page.box(MARGIN, page.y + 0.02, 0.15, 0.15, facecolor=NAVY)
    page.write(MARGIN + 0.22, page.y + 0.095, spec.rows[0].group)
    page.y += line_height() + 0.06
    for unit, rows in groupby(spec.rows, key=lambda row: row.unit):
        pairs = list(rows)
        page.y += 0.05
        page.paragraph(UNITS.get(unit, unit[:1].upper() + unit[1:]), bold=True, gap=0.03)
        scale = 100.0 if unit == "percent" else max(max(pair.local, pair.comparator_value) for pair in pairs)
        for pair in pairs:
            _pair(page, pair, scale)
    return finish(page, spec)


def _pair(page: Page, pair: ContextPair, scale: float) -> None:
    for line in wrap(pair.label, page.inner_width):
        page.write(MARGIN, page.y, line, va="top")
        page.y += line_height()
    page.y += 0.03
    _bar(page, pair.local_text, pair.local / scale, {"facecolor": NAVY}, "local")
    comparator = {"facecolor": WHITE, "edgecolor": RULE, "linewidth": 1.0}
    _bar(page, f"{pair.comparator_text} {pair.comparator}", pair.comparator_value / scale, comparator, "comparator")
    page.y += 0.05


def _bar(page: Page, label: str, share: float, style: dict, gid: str) -> None:
    width = share * page.inner_width
    page.box(MARGIN, page.y, width, BAR, gid=gid, **style)
    room = text_width(label) + 0.12
    inside = width >= room or width + room > page.inner_width
    colour = text_on(style["facecolor"]) if inside else "#000000"
    page.write(MARGIN + (0.06 if inside else width + 0.06), page.y + BAR / 2, label, colour=colour)
    page.y += BAR + 0.025
