"""A heatmap of services by question: the percentage in each cell, darker for more, the questions numbered."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from matplotlib.colors import to_hex

from inspection_stats.describe.charts.specification import ChartSpec, HeatCell
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import BLACK, NAVY, RULE, text_on
from inspection_stats.draw.page import FULL_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, text_width

WIDTHS = (FULL_WIDTH,)  # at half width a cell is narrower than its percentage
ROW = 0.19
GAP = 0.02


def draw_heatmap(spec: ChartSpec[HeatCell], width: float = WIDTHS[0]) -> Chart:
    """Draw a row a service and a numbered column a question; the list of questions stands above."""
    page = start(spec, width)
    columns = list(dict.fromkeys(row.column for row in spec.rows))
    for number, name in enumerate(columns, start=1):
        page.paragraph(f"{number}  {name}", gap=0)
    page.y += 0.1
    room = max(text_width(row.label, bold=row.marked) for row in spec.rows) + 0.12
    width = (page.inner_width - room) / len(columns)
    for number in range(len(columns)):
        page.write(MARGIN + room + (number + 0.5) * width, page.y, str(number + 1), va="top", ha="center", bold=True)
    page.y += line_height()
    for label, cells in groupby(spec.rows, key=lambda row: row.label):
        _row(page, label, list(cells), room, width)
    return finish(page, spec)


def _row(page: Page, label: str, cells: list[HeatCell], room: float, width: float) -> None:
    page.write(MARGIN, page.y + ROW / 2, label, bold=cells[0].marked)
    for place, cell in enumerate(cells):
        x = MARGIN + room + place * width
        shade = None if cell.percent is None else _shades()[int(cell.percent // 10)]
        style = (
            {"facecolor": shade}
            if shade
            else {"facecolor": "none", "edgecolor": RULE, "linewidth": 0.6, "linestyle": ":"}
        )
        page.box(x, page.y, width - GAP, ROW, gid=f"{label}: {cell.column}", **style)
        colour = text_on(shade) if shade else BLACK
        page.write(x + (width - GAP) / 2, page.y + ROW / 2, cell.text, colour=colour, ha="center")
    page.y += ROW + GAP


@cache
def _shades() -> list[str]:
    """From near white to navy, a shade for each ten per cent."""
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold a heatmap

    return [to_hex(colour) for colour in seaborn.light_palette(NAVY, n_colors=11)]
