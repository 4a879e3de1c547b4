"""Ranked bars: a service among its peers, from the highest percentage to the lowest."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, RankedBar
from inspection_stats.describe.english.numbers import percent, rounded
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.sufficiency import SMALL_BASE
from inspection_stats.plot.colours import APART, BLACK, MARKED, OTHERS, Palette, contrast, palette_of
from inspection_stats.plot.frames import Column, check_counts, check_named, in_order, rows_of
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width

COLUMNS = (
    Column("service", "the service"),
    Column("sufficient", "cases in which the work was sufficient", "count"),
    Column("applicable", "cases the questions applied to", "count"),
)
BAR = 0.19  # inches
STEP = 0.215
READABLE = 4.5  # WCAG 2.2 for text


@axes_function
def ranked_bars(
    data: pd.DataFrame,
    *,
    marked: str = "",
    national: float | None = None,
    order: Sequence[str] | None = None,
    palette: Palette = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a bar for each service (seaborn's `barplot`), from highest to lowest percentage; one may be `marked`.

    `data` has a row for each `service` with counts of cases, `sufficient` and `applicable`. A base under ten has a
    star, a service without a count is left out. `national` draws an average as a line, in per cent. `order` names the
    services in another order. `palette` colours “Marked” and “Others”, both under black text. The scale across is per
    cent. Raises `BadRequest`.

        ranked_bars(pd.DataFrame({"service": ["A", "B"], "sufficient": [30, 20], "applicable": [40, 40]}), marked="B")
    """
    assert ax is not None
    rows = rows_of(data, COLUMNS, "ranked_bars", unique=("service",))
    check_counts(rows, "service")
    check_named([marked] if marked else [], [row["service"] for row in rows], "marked")
    counted = [row for row in in_order(rows, order, "service") if row["applicable"]]
    if not counted:
        raise BadRequest("No service has a count to draw: fill in sufficient and applicable.")
    if order is None:
        counted.sort(key=lambda row: (-row["sufficient"] / row["applicable"], row["service"]))
    bars = [_bar(row["service"], row["sufficient"], row["applicable"], row["service"] == marked) for row in counted]
    _draw(ax, bars, palette, national, starred=any(row["applicable"] < SMALL_BASE for row in counted))
    return ax


def _bar(service: str, k: int, n: int, marked: bool) -> RankedBar:
    star = "*" if n < SMALL_BASE else ""
    return RankedBar(service, 100 * k / n, f"{k} of {n}{star}", percent(k, n), marked)


def _table(rows: Sequence[RankedBar]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Service": [row.label for row in rows],
            "Sufficient": [row.count_text for row in rows],
            "Per cent": [row.text for row in rows],
        }
    )


@kind("ranked bars", widths=(HALF, FULL), table=_table, options=("palette",))
def _ranked(ax: Axes, spec: ChartSpec[RankedBar], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette, spec.average)


def _draw(
    ax: Axes, rows: Sequence[RankedBar], palette: Palette, national: float | None, *, starred: bool = False
) -> None:
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold these bars

    sheet, colours = Sheet(ax, "ranked_bars"), _colours(palette)
    sheet.across(0.0, (sheet.width - text_width("100%", bold=True) - 0.08) / 100)
    middles = [number * STEP + BAR / 2 for number in range(len(rows))]
    seaborn.barplot(
        x=[row.percent for row in rows], y=middles, hue=[MARKED if row.marked else OTHERS for row in rows],
        hue_order=[OTHERS, MARKED], palette=[colours[OTHERS], colours[MARKED]], orient="h", native_scale=True,
        width=BAR / STEP, dodge=False, errorbar=None, saturation=1, legend=False, linewidth=0, ax=ax,
    )  # fmt: skip
    for row, middle in zip(rows, middles, strict=True):
        # The text may run past the end of a short bar.
        sheet.write(0.06, middle, f"{row.label}, {row.count_text}", bold=row.marked)
        sheet.write(sheet.width, middle, row.text, bold=True, ha="right")
        sheet.row(middle, row.label)
    sheet.y = len(rows) * STEP
    if national is not None:
        _average(sheet, national)
    sheet.close(starred=starred)


def _average(sheet: Sheet, national: float) -> None:
    """A line over the bars with its figure under it, on the side where there is room."""
    x = sheet.inches(national)
    sheet.ax.plot([national] * 2, [0, sheet.y + 0.05], color=BLACK, linewidth=1.5, gid="average", label="Average")
    said = f"average {rounded(national)}%"
    left = x + 0.06 + text_width(said, italic=True) <= sheet.width
    sheet.write(x + 0.06 if left else x - 0.06, sheet.y, said, va="top", italic=True, ha="left" if left else "right")
    sheet.y += line_height()


def _colours(palette: Palette) -> dict[str, str]:
    colours = palette_of(palette, (MARKED, OTHERS), touching=[(MARKED, OTHERS)], least=APART)
    for name, colour in colours.items():
        if contrast(colour, BLACK) < READABLE:
            raise BadRequest(f"{name} ({colour}) is too dark for the black text on its bars: choose a lighter colour.")
    return colours
