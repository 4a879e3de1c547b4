"""The context chart: figures about an area and their comparators, one scale for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, ContextPair
from inspection_stats.describe.english.numbers import as_published
from inspection_stats.errors import BadRequest
from inspection_stats.plot.colours import BLACK, MAIN, RULE, WHITE, Palette, palette_of, text_on
from inspection_stats.plot.frames import Column, in_order, rows_of
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import text_width, wrap

PERCENT = "percent"
COLUMNS = (
    Column("figure", "what the figure is of"),
    Column("value", "the area's value", "number"),
    Column("comparator", "what it is compared with, as “England”"),
    Column("comparator_value", "the comparator's value", "number"),
    Column("unit", f"“{PERCENT}”, or what is counted"),
)
LOCAL, COMPARATOR = "local", "comparator"
BAR = 0.19  # inches
STEP = 0.215


@axes_function
def context_bars(
    data: pd.DataFrame,
    *,
    area: str = "This area",
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw each figure as two bars from 0 (seaborn's `barplot`): the area above its comparator.

    `data` has a row for each `figure` with the area's `value`, the `comparator` and its `comparator_value`, and the
    `unit`; figures of one unit share a scale, per cent runs to 100. `order` names the figures; `palette` colours
    “Main”, the area. The scale across is per cent of the unit's scale. Raises `BadRequest`.

        context_bars(pd.DataFrame({"figure": ["Children in care, rate"], "value": [51], "comparator": ["England"],
                                   "comparator_value": [60], "unit": ["per 10,000"]}), area="Westminster")
    """
    assert ax is not None
    rows = in_order(rows_of(data, COLUMNS, "context_bars", unique=("unit", "figure")), order, "figure")
    for row in rows:
        for name in ("value", "comparator_value"):
            if row[name] is None or row[name] < 0:
                raise BadRequest(f"“{row['figure']}” has no {name} from 0 up: give the value, or leave the row out.")
    pairs = [
        ContextPair(
            area, row["figure"], row["value"], _printed(row["value"], row["unit"]), row["comparator"],
            row["comparator_value"], _printed(row["comparator_value"], row["unit"]), row["unit"], "",
        )
        for row in rows
    ]  # fmt: skip
    units = list(dict.fromkeys(pair.unit for pair in pairs))
    _draw(ax, sorted(pairs, key=lambda pair: units.index(pair.unit)), palette, key=key)
    return ax


def _printed(value: float, unit: str) -> str:
    return f"{as_published(value)}%" if unit == PERCENT else as_published(value)


def _table(rows: Sequence[ContextPair]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Figure": [row.label for row in rows],
            rows[0].group: [row.local_text for row in rows],
            "Compared with": [f"{row.comparator_text}, {row.comparator}" for row in rows],
            "Unit": [row.unit.replace(PERCENT, "per cent") for row in rows],
            "Period": [row.period for row in rows],
        }
    )


@kind("local context", widths=(HALF, FULL), table=_table, options=("palette",))
def _context(ax: Axes, spec: ChartSpec[ContextPair], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette)


def _draw(ax: Axes, rows: Sequence[ContextPair], palette: Palette, *, key: bool = True) -> None:
    sheet, colours = Sheet(ax, "context_bars"), palette_of(palette, (MAIN,))
    sheet.across(0.0, sheet.width / 100)
    if key:
        sheet.key([(rows[0].group, {"facecolor": colours[MAIN]})])
    placed: list[tuple[ContextPair, float, float]] = []
    for unit, pairs in _units(rows):
        sheet.y += 0.05
        sheet.paragraph("Per cent" if unit == PERCENT else unit[:1].upper() + unit[1:], bold=True, gap=0.03)
        highest = max(max(pair.local, pair.comparator_value) for pair in pairs)
        scale = 100.0 if unit == PERCENT else highest or 1.0
        for pair in pairs:
            sheet.lines(0.0, wrap(pair.label, sheet.width))
            placed.append((pair, sheet.y + 0.03, scale))
            sheet.row(sheet.y + 0.03 + STEP - (STEP - BAR) / 2, pair.label)
            sheet.y += 0.03 + 2 * STEP + 0.05
    _bars(ax, placed, colours[MAIN])
    for pair, top, scale in placed:
        _written(sheet, pair.local_text, top, 100 * pair.local / scale, text_on(colours[MAIN]))
        said = f"{pair.comparator_text} {pair.comparator}"
        _written(sheet, said, top + STEP, 100 * pair.comparator_value / scale, BLACK)
    sheet.close()


def _units(rows: Sequence[ContextPair]) -> list[tuple[str, list[ContextPair]]]:
    return [(unit, list(pairs)) for unit, pairs in groupby(rows, key=lambda row: row.unit)]


def _bars(ax: Axes, placed: Sequence[tuple[ContextPair, float, float]], colour: str) -> None:
    import seaborn  # noqa: PLC0415 - takes half a second, and few reports hold these bars

    local = [(100 * pair.local / scale, top + BAR / 2, LOCAL) for pair, top, scale in placed]
    other = [(100 * pair.comparator_value / scale, top + STEP + BAR / 2, COMPARATOR) for pair, top, scale in placed]
    values, middles, sides = zip(*local, *other, strict=True)
    seaborn.barplot(
        x=values, y=middles, hue=sides, hue_order=[LOCAL, COMPARATOR], palette=[colour, WHITE], dodge=False, orient="h",
        native_scale=True, width=BAR / STEP, errorbar=None, saturation=1, linewidth=0, clip_on=False,
        legend=False, ax=ax,
    )  # fmt: skip
    for gid, bars in zip((LOCAL, COMPARATOR), ax.containers[-2:], strict=True):
        for bar in bars:
            bar.set_gid(gid)
            if gid == COMPARATOR:
                bar.set(edgecolor=RULE, linewidth=1.0)


def _written(sheet: Sheet, text: str, top: float, share: float, colour: str) -> None:
    """The value on its bar where it fits, otherwise next to it."""
    width = share / 100 * sheet.width
    room = text_width(text) + 0.12
    inside = width >= room or width + room > sheet.width
    sheet.write(0.06 if inside else width + 0.06, top + BAR / 2, text, colour=colour if inside else BLACK)
