"""Dots with their intervals against an average: a row for each judgement, with the word of the comparison."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, IntervalDot
from inspection_stats.describe.english.numbers import percent, rounded
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.intervals import wilson
from inspection_stats.measure.cases.sufficiency import SMALL_BASE
from inspection_stats.plot.colours import MAIN, RULE, WHITE, Palette, palette_of
from inspection_stats.plot.frames import Column, National, Row, check_counts, in_order, rows_of, with_averages
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.sheet import WHITE_EDGE, Sheet
from inspection_stats.plot.words import Side, line_height, wrap
from inspection_stats.reference.statuses import NOT_APPLICABLE, SUPPRESSED

COLUMNS = (
    Column("judgement", "the question, as it is labelled"),
    Column("sufficient", "cases in which the work was sufficient", "count"),
    Column("applicable", "cases the question applied to", "count"),
    Column("status", f"“{SUPPRESSED}” or “{NOT_APPLICABLE}” where there is no count", needed=False),
    Column("says", "the words of the comparison", needed=False),
)
ROW = 0.2  # inches
DOT = 0.06


@axes_function
def interval_dots(
    data: pd.DataFrame,
    *,
    national: National = None,
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw each percentage as a dot (seaborn's `pointplot`) with its Wilson 95% interval, from 0% to 100%.

    `data` has a row for each `judgement` with counts of cases, `sufficient` and `applicable`, and may have `says`, the
    words of a comparison; a row without a count is named and not drawn, with its `status`. `national` is the average in
    per cent: a column's name, a figure, or a mapping from judgement to figure. `order` names the judgements; `palette`
    colours “Main”. The scale across is per cent. Raises `BadRequest`.

        interval_dots(pd.DataFrame({"judgement": ["Plans"], "sufficient": [32], "applicable": [33]}), national=82)
    """
    assert ax is not None
    rows = rows_of(data, COLUMNS, "interval_dots", unique=("judgement",))
    check_counts(rows, "judgement")
    rows = in_order(with_averages(rows, national, data, "judgement"), order, "judgement")
    counted = [row for row in rows if row["applicable"]]
    if not counted:
        raise BadRequest("No judgement has a count to draw: fill in sufficient and applicable.")
    limits = wilson(*(pd.Series([row[name] for row in counted]) for name in ("sufficient", "applicable")))
    dots = [_dot(row, *ends) for row, ends in zip(counted, limits.itertuples(index=False, name=None), strict=True)]
    without = [f"{row['judgement']}: {row['status'] or NOT_APPLICABLE}" for row in rows if not row["applicable"]]
    starred = any(row["applicable"] < SMALL_BASE for row in counted)
    _draw(ax, dots, palette, key=key, without=without, starred=starred)
    return ax


def _dot(row: Row, lower: float, upper: float) -> IntervalDot:
    k, n, national = row["sufficient"], row["applicable"], row["national"]
    counted = f"{k} of {n}{'*' if n < SMALL_BASE else ''}"
    average = "" if national is None else f"; average {rounded(national)}%"
    text = f"{counted}, {percent(k, n)}{average}{'; ' + row['says'] if row['says'] else ''}"
    return IntervalDot("", row["judgement"], counted, 100 * k / n, lower, upper, national, text, row["says"] or "")


def _table(rows: Sequence[IntervalDot]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Judgement": [row.label for row in rows],
            "Against the average": [row.text for row in rows],
            "95% interval": [f"{rounded(row.lower)}% to {rounded(row.upper)}%" for row in rows],
        }
    )


@kind("interval dots", widths=(HALF, FULL), table=_table, options=("palette",))
def _dots(ax: Axes, spec: ChartSpec[IntervalDot], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette)


def _draw(
    ax: Axes,
    rows: Sequence[IntervalDot],
    palette: Palette,
    *,
    key: bool = True,
    without: Sequence[str] = (),
    starred: bool = False,
) -> None:
    sheet, colour = Sheet(ax, "interval_dots"), palette_of(palette, (MAIN,))[MAIN]
    sheet.across(0.0, sheet.width / 100)
    if key:
        average = [("Average", WHITE_EDGE)] if any(row.national is not None for row in rows) else []
        sheet.key([("This service, 95% interval", {"facecolor": colour}), *average])
    ends: tuple[tuple[int, Side], ...] = ((0, "left"), (50, "center"), (100, "right"))
    for value, side in ends:
        sheet.write(sheet.inches(value), sheet.y, f"{value}%", va="top", ha=side)
    sheet.y += line_height() + 0.04
    middles = [_row(sheet, row, colour) for row in rows]
    ax.hlines(middles, 0, 100, colors=RULE, linewidth=0.6, zorder=0.9, gid="scale", clip_on=False)
    _points(ax, rows, middles, colour)
    for said in without:
        sheet.paragraph(said, italic=True, gap=0.03)
    sheet.close(starred=starred)


def _row(sheet: Sheet, row: IntervalDot, colour: str) -> float:
    """The label, the words, the interval and the average; where the dot is."""
    sheet.lines(0.0, wrap(row.label, sheet.width))
    sheet.lines(0.0, wrap(row.text, sheet.width), italic=True)
    middle = sheet.y + ROW / 2
    left, right = sheet.inches(row.lower), sheet.inches(row.upper)
    sheet.box(left, middle - 0.025, right - left, 0.05, facecolor=colour, gid="interval")
    if row.national is not None:
        sheet.box(sheet.inches(row.national) - 0.03, sheet.y, 0.06, ROW, gid="average", **WHITE_EDGE)
    sheet.row(middle, row.label)
    sheet.y += ROW + 0.07
    return middle


def _points(ax: Axes, rows: Sequence[IntervalDot], middles: Sequence[float], colour: str) -> None:
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold these dots

    before = len(ax.lines)
    seaborn.pointplot(
        x=[row.percent for row in rows], y=list(middles), orient="h", native_scale=True, errorbar=None, color=colour,
        linestyle="none", marker="o", markersize=2 * DOT * 72, markeredgecolor=WHITE, markeredgewidth=0.8,
        clip_on=False, zorder=3, ax=ax,
    )  # fmt: skip
    for line in ax.lines[before:]:
        line.set_gid("percent")
