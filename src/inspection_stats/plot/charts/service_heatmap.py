"""A heatmap of services by question: the percentage in each cell, darker for more, the questions numbered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, to_hex

from inspection_stats.describe.charts.specification import ChartSpec, HeatCell
from inspection_stats.describe.english.numbers import percent
from inspection_stats.measure.cases.sufficiency import SMALL_BASE
from inspection_stats.measure.cases.symbols import symbol
from inspection_stats.plot.colours import BLACK, MAIN, RULE, WHITE, Palette, palette_of, text_on
from inspection_stats.plot.frames import Column, Row, check_counts, check_named, in_order, rows_of
from inspection_stats.plot.kinds import FULL, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width
from inspection_stats.reference.statuses import EXACT, NOT_APPLICABLE, SUPPRESSED

COLUMNS = (
    Column("service", "the service"),
    Column("judgement", "the question, as it is labelled"),
    Column("sufficient", "cases in which the work was sufficient", "count"),
    Column("applicable", "cases the question applied to", "count"),
    Column("status", f"“{SUPPRESSED}” or “{NOT_APPLICABLE}” where there is no count", needed=False),
)
STEP = 0.21  # inches from one row to the next
GAP = 0.02
SHADES = 11


@axes_function
def service_heatmap(
    data: pd.DataFrame,
    *,
    marked: str = "",
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw services by question (seaborn's `heatmap`): the percentage in each cell, darker for more.

    `data` has a row for each `service` and `judgement` with counts of cases, `sufficient` and `applicable`; a cell
    without a count has a symbol in its place by its `status` (c: suppressed, z: not applicable), a base under ten has a
    star. `marked` names a service, `order` the services; `palette` colours “Main”, the darkest shade; `key` lists the
    numbered questions. The scales are seaborn's: cells from 0. Raises `BadRequest`.

        service_heatmap(pd.DataFrame({"service": ["A"], "judgement": ["Plans"], "sufficient": [9], "applicable": [12]}))
    """
    assert ax is not None
    rows = rows_of(data, COLUMNS, "service_heatmap", unique=("service", "judgement"))
    check_named([marked] if marked else [], [row["service"] for row in rows], "marked")
    for row in rows:
        row["named"] = f"{row['service']}, {row['judgement']}"
    check_counts(rows, "named")
    cells = [_cell(row, marked) for row in in_order(rows, order, "service")]
    _draw(ax, cells, palette, key=key, starred=any("*" in cell.text for cell in cells))
    return ax


def _cell(row: Row, marked: str) -> HeatCell:
    k, n = row["sufficient"], row["applicable"]
    if k is None or not n:
        status = row["status"] or (NOT_APPLICABLE if n == 0 else EXACT)
        return HeatCell("", row["service"], row["judgement"], None, symbol(status), row["service"] == marked)
    text = percent(k, n).removesuffix("%") + ("*" if n < SMALL_BASE else "")
    return HeatCell("", row["service"], row["judgement"], 100 * k / n, text, row["service"] == marked)


def _table(rows: Sequence[HeatCell]) -> pd.DataFrame:
    cells = pd.DataFrame([(row.label, row.column, row.text) for row in rows], columns=["Service", "column", "text"])
    wide = cells.pivot_table(index="Service", columns="column", values="text", aggfunc="first", sort=False)
    return wide.reset_index().rename_axis(columns=None)


@kind("heatmap", widths=(FULL,), table=_table, options=("palette",))  # at half width cells are narrower than their text
def _heatmap(ax: Axes, spec: ChartSpec[HeatCell], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette)


def _draw(ax: Axes, rows: Sequence[HeatCell], palette: Palette, *, key: bool = True, starred: bool = False) -> None:
    sheet, shades = Sheet(ax, "service_heatmap"), _shades(palette_of(palette, (MAIN,))[MAIN])
    columns = list(dict.fromkeys(row.column for row in rows))
    services = list(dict.fromkeys(row.label for row in rows))
    room = max(text_width(row.label, bold=row.marked) for row in rows) + 0.12
    width = (sheet.width - room) / len(columns)
    listing = len(columns) * line_height() + 0.1 if key else 0.0
    sheet.across(room, width)
    sheet.down(listing + line_height(), STEP)
    for number, name in enumerate(columns, start=1):
        if key:
            sheet.lines(0.0, [f"{number}  {name}"])
        sheet.write(room + (number - 0.5) * width, listing, str(number), va="top", ha="center", bold=True)
    sheet.y = listing + line_height()
    _cells(ax, rows, services, columns, shades)
    for row in rows:
        _written(sheet, row, services.index(row.label), columns.index(row.column), shades)
    for place, service in enumerate(services):
        bold = any(row.marked for row in rows if row.label == service)
        sheet.write(0.0, sheet.y + (place + 0.5) * STEP, service, bold=bold)
        sheet.row(sheet.y + (place + 0.5) * STEP, service)
    sheet.y += len(services) * STEP
    sheet.close(starred=starred)


def _cells(
    ax: Axes, rows: Sequence[HeatCell], services: Sequence[str], columns: Sequence[str], shades: Sequence[str]
) -> None:
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold a heatmap

    values = np.full((len(services), len(columns)), np.nan)
    for row in rows:
        if row.percent is not None:
            values[services.index(row.label), columns.index(row.column)] = row.percent
    seaborn.heatmap(
        values, vmin=0, vmax=10 * SHADES, cmap=ListedColormap(list(shades)), cbar=False, linewidths=GAP * 72,
        linecolor=WHITE, xticklabels=False, yticklabels=False, ax=ax,
    )  # fmt: skip


def _written(sheet: Sheet, row: HeatCell, place: int, column: int, shades: Sequence[str]) -> None:
    left, right = sheet.inches(column), sheet.inches(column + 1)
    top = sheet.y + place * STEP
    colour = BLACK
    if row.percent is None:
        sheet.box(left, top, right - left - GAP, STEP - GAP, facecolor="none", edgecolor=RULE, linewidth=0.6,
                  linestyle=":")  # fmt: skip
    else:
        colour = text_on(shades[int(row.percent // 10)])
    sheet.write((left + right) / 2, top + STEP / 2, row.text, colour=colour, ha="center")


def _shades(darkest: str) -> list[str]:
    """From near white to the darkest, a shade for each ten per cent."""
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold a heatmap

    return [to_hex(colour) for colour in seaborn.light_palette(darkest, n_colors=SHADES)]
