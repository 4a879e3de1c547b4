"""A funnel plot: services by their base and percentage, inside or outside the limits of chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, PercentFormatter

from inspection_stats.describe.charts.specification import ChartSpec, FunnelPoint, FunnelStep
from inspection_stats.describe.english.numbers import number_of, percent
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.funnel import HIDDEN, funnel, limits
from inspection_stats.measure.cases.sufficiency import SMALL_BASE
from inspection_stats.plot.colours import APART, GRID, MAIN, MARKED, RULE, WHITE, Palette, palette_of
from inspection_stats.plot.frames import Column, check_counts, check_named, rows_of
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.sheet import Entry, Sheet
from inspection_stats.plot.words import line_height, text_width, wrap

COLUMNS = (
    Column("service", "the service"),
    Column("sufficient", "cases in which the work was sufficient", "count"),
    Column("applicable", "cases the questions applied to", "count"),
)
HEIGHT, LOWEST = 3.4, 1.5  # inches
AXIS = 0.55
DOT = 0.05
ACROSS = "Cases the questions applied to"


@axes_function
def funnel_plot(
    data: pd.DataFrame,
    *,
    marked: str = "",
    national: float | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw each service as a dot (seaborn's `scatterplot`) in the limits of chance.

    `data` has a row for each `service` with counts of cases, `sufficient` and `applicable`; those with a base under ten
    are counted and not drawn. `national` is the percentage that all are compared with, by default that of all cases of
    `data`; `marked` names a service; `palette` colours “Main” and “Marked”. Across are cases, down per cent. Raises
    `BadRequest`.

        funnel_plot(pd.DataFrame({"service": ["A", "B"], "sufficient": [30, 20], "applicable": [40, 40]}), marked="B")
    """
    assert ax is not None
    rows = rows_of(data, COLUMNS, "funnel_plot", unique=("service",))
    check_counts(rows, "service")
    check_named([marked] if marked else [], [row["service"] for row in rows], "marked")
    frame = pd.DataFrame(rows).astype({"sufficient": "Int64", "applicable": "Int64"})
    base = int(frame["applicable"].sum())
    if not frame["applicable"].ge(SMALL_BASE).any():
        raise BadRequest("No service has a base of ten cases or more, too few for a funnel: draw bars.")
    average = 100 * int(frame["sufficient"].sum()) / base if national is None else float(national)
    placed = funnel(frame, average)
    shown = placed[placed["place"].ne(HIDDEN)]
    points = [
        FunnelPoint(
            row.service, int(row.applicable), float(row.percent), row.place, row.service == marked,
            f"{row.sufficient} of {row.applicable}", percent(row.sufficient, row.applicable),
        )
        for row in shown.itertuples()
    ]  # fmt: skip
    bases = pd.Series(range(SMALL_BASE, int(shown["applicable"].max()) + 1))
    found = limits(bases, average)
    steps = [FunnelStep(int(n), *ends) for n, ends in zip(bases, found.itertuples(index=False, name=None), strict=True)]
    hidden = len(placed) - len(shown)
    said = f"Not drawn: {number_of(hidden, 'service')} with a base under 10." if hidden else ""
    _draw(ax, points, steps, average, palette, key=key, said=said)
    return ax


def _table(rows: Sequence[FunnelPoint]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Service": [row.label for row in rows],
            "Sufficient": [row.count_text for row in rows],
            "Per cent": [row.text for row in rows],
            "Cases": [f"{row.applicable:,}" for row in rows],
            "Where it is": [row.place for row in rows],
        }
    )


@kind("funnel plot", widths=(HALF, FULL), table=_table, options=("palette",))
def _funnel(ax: Axes, spec: ChartSpec[FunnelPoint], palette: Palette = None) -> None:
    _draw(ax, spec.rows, spec.steps, spec.average or 0.0, palette, across="Cases, on average over the questions")


def _draw(
    ax: Axes, rows: Sequence[FunnelPoint], steps: Sequence[FunnelStep], average: float, palette: Palette, *,
    key: bool = True, said: str = "", across: str = ACROSS,
) -> None:  # fmt: skip
    sheet = Sheet(ax, "funnel_plot")
    colours = palette_of(palette, (MAIN, MARKED), touching=[(MAIN, MARKED)], least=APART)
    marked = next((row.label for row in rows if row.marked), "")
    entries: list[Entry] = [(marked, {"facecolor": colours[MARKED]})] if marked else []
    entries.append(("Other services" if marked else "Services", {"facecolor": colours[MAIN]}))
    top = (sheet.key_height(entries) if key else 0.0) + 0.1
    largest = steps[-1].applicable
    sheet.across(AXIS, (sheet.width - AXIS - 0.15) / largest)
    under = (2 + len(wrap(said, sheet.width))) * line_height() + 0.12
    height = min(HEIGHT, max(LOWEST, sheet.height - top - under))
    sheet.down(top, -height / 100, 100.0)
    if key:
        sheet.key(entries, below=False)
    _limits(ax, steps, average)
    _points(ax, rows, colours)
    _scales(sheet, ax, largest, (top, top + height), across)
    sheet.y = top + height + 2 * line_height() + 0.12
    if said:
        sheet.paragraph(said)
    sheet.close()


def _scales(sheet: Sheet, ax: Axes, largest: int, ends: tuple[float, float], across: str) -> None:
    top, bottom = ends
    percents = range(0, 101, 25)
    ax.hlines(list(percents), 0, largest, colors=GRID, linewidth=0.6, gid="grid", zorder=0.5)
    for value in percents:
        sheet.write(AXIS - 0.07, bottom - value / 100 * (bottom - top), f"{value}%", ha="right")
    step = next(step for step in (5, 10, 20, 25, 50, 100, 200, 500, 1000, 10**9) if largest / step <= 7)
    bases = range(0, largest + 1, step)
    for base in bases:
        sheet.write(sheet.inches(base), bottom + 0.06, str(base), va="top", ha="center")
    under = bottom + 0.06 + line_height()
    sheet.write(sheet.inches(largest) - text_width(across), under, across, va="top")
    ax.xaxis.set_major_locator(FixedLocator(list(bases)))
    ax.yaxis.set_major_locator(FixedLocator(list(percents)))
    ax.yaxis.set_major_formatter(PercentFormatter(decimals=0))


def _limits(ax: Axes, steps: Sequence[FunnelStep], average: float) -> None:
    """The limits as steps, because they are whole cases, and the average as a line."""
    bases = [step.applicable for step in steps]
    styles: dict[str, Literal["-", ":"]] = {"lower_998": ":", "upper_998": ":", "lower_95": "-", "upper_95": "-"}
    for name, style in styles.items():
        levels = [getattr(step, name) for step in steps]
        line = Line2D(bases, levels, drawstyle="steps-mid", color=RULE, linewidth=1.0, linestyle=style, gid=name)
        ax.add_artist(line)
    ends = [0, bases[-1]]
    ax.add_artist(Line2D(ends, [average] * 2, color=RULE, linewidth=1.5, gid="average", label="Average"))


def _points(ax: Axes, rows: Sequence[FunnelPoint], colours: dict[str, str]) -> None:
    """A dot for each service; the marked one is larger and on top."""
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold a funnel

    marked_last = sorted(rows, key=lambda row: row.marked)
    seaborn.scatterplot(
        x=[row.applicable for row in marked_last], y=[row.percent for row in marked_last],
        hue=[MARKED if row.marked else MAIN for row in marked_last], hue_order=[MAIN, MARKED],
        palette=[colours[MAIN], colours[MARKED]], s=[_size(row) for row in marked_last], edgecolor=WHITE, linewidth=0.6,
        zorder=3, clip_on=False, legend=False, ax=ax,
    )  # fmt: skip
    ax.collections[-1].set_gid("services")


def _size(row: FunnelPoint) -> float:
    """The area of a dot in square points, as matplotlib takes it."""
    return float((2 * 72 * DOT * (1.7 if row.marked else 1.0)) ** 2)
