"""Distributions of grades: a 100% bar for each group of authorities, the area's own grade marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, GradeShare
from inspection_stats.describe.english.numbers import percent
from inspection_stats.plot.colours import WHITE, Palette, text_on
from inspection_stats.plot.frames import Column, in_order, rows_of
from inspection_stats.plot.grades import grade_colours, grade_key, scale_of
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width, wrap

COLUMNS = (
    Column("group", "the group of authorities, as “England”"),
    Column("grade", "a grade of one framework"),
    Column("count", "authorities of the group with that grade", "count"),
    Column("marked", "yes where the area of the chart has that grade", "flag", needed=False),
)
BAR = 0.24  # inches
GAP = 0.025


@axes_function
def grade_shares(
    data: pd.DataFrame,
    *,
    area: str = "",
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw a 100% bar for each group of authorities: how many have each grade, best grade left.

    `data` has a row for each `group` and `grade` with the `count` of authorities, and may have `marked`: where it is
    yes, a triangle with the name of `area` is drawn under the segment. `order` names the groups; `palette` colours the
    grades. The scale across is per cent. Raises `BadRequest`.

        grade_shares(pd.DataFrame({"group": "England", "grade": ["Good", "Inadequate"], "count": [70, 12]}))
    """
    assert ax is not None
    rows = in_order(rows_of(data, COLUMNS, "grade_shares", unique=("group", "grade")), order, "group")
    scale = scale_of([row["grade"] for row in rows], "grade_shares")
    rows = [row for row in rows if row["grade"] in scale]
    totals = pd.Series([row["count"] or 0 for row in rows]).groupby([row["group"] for row in rows]).sum()
    groups = list(dict.fromkeys(row["group"] for row in rows))
    rows.sort(key=lambda row: (groups.index(row["group"]), scale.index(row["grade"])))
    shares = [
        GradeShare(area, row["group"], row["grade"], row["count"] or 0, int(totals[row["group"]]), bool(row["marked"]))
        for row in rows
    ]
    _draw(ax, shares, palette, scale, key=key)
    return ax


def _table(rows: Sequence[GradeShare]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Authorities": [row.label for row in rows],
            "Grade": [row.grade for row in rows],
            "Authorities with it": [f"{row.count:,} of {row.total:,}" for row in rows],
            "Per cent": [percent(row.count, row.total) if row.total else "" for row in rows],
            "Here": [row.group if row.marked else "" for row in rows],
        }
    )


@kind("grade shares", widths=(HALF, FULL), table=_table, options=("palette",))
def _shares(ax: Axes, spec: ChartSpec[GradeShare], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette, spec.grades)


def _draw(ax: Axes, rows: Sequence[GradeShare], palette: Palette, grades: Sequence[str], *, key: bool = True) -> None:
    sheet, colours = Sheet(ax, "grade_shares"), grade_colours(palette, grades)
    sheet.across(0.0, sheet.width / 100)
    if key:
        grade_key(sheet, colours)
    spans: dict[str, list[tuple[tuple[float, float], float]]] = {grade: [] for grade in grades}
    for label, group in groupby(rows, key=lambda row: row.label):
        shares = list(group)
        top = _heading(sheet, label, shares)
        sheet.row(top + BAR / 2, label)
        start = 0.0
        for row in shares:
            end = start + (100 * row.count / row.total if row.total else 0.0)
            spans[row.grade].append(((start, end), top))
            start = end
    for grade, placed in spans.items():
        sheet.bars([span for span, _ in placed], [top for _, top in placed], BAR, grade, facecolor=colours[grade])
    for row, ((start, end), top) in zip(rows, _in_rows(rows, spans), strict=True):
        _segment(sheet, row, (sheet.inches(start), sheet.inches(end)), top, colours)
    sheet.close()


def _in_rows(
    rows: Sequence[GradeShare], spans: dict[str, list[tuple[tuple[float, float], float]]]
) -> list[tuple[tuple[float, float], float]]:
    queues = {grade: iter(placed) for grade, placed in spans.items()}
    return [next(queues[row.grade]) for row in rows]


def _heading(sheet: Sheet, label: str, rows: Sequence[GradeShare]) -> float:
    """The name and size of a group, and the counts that do not fit their segments; where the top of its bar is."""
    total = rows[0].total
    apart = "".join(f"; {row.grade} {row.count}" for row in rows if row.count and not _fits(sheet, row))
    sheet.lines(0.0, wrap(f"{label}, {total:,} with a grade{apart}", sheet.width))
    top = sheet.y + 0.03
    marked = any(row.marked for row in rows)
    sheet.y = top + BAR + 0.1 + (line_height() if marked else 0.0)
    return top


def _segment(sheet: Sheet, row: GradeShare, ends: tuple[float, float], top: float, colours: dict[str, str]) -> None:
    left, right = ends
    if row.count and _fits(sheet, row):
        colour = text_on(colours[row.grade])
        sheet.write((left + right) / 2, top + BAR / 2, f"{row.count:,}", colour=colour, ha="center")
    if left > 0 and row.count:
        sheet.box(left - GAP / 2, top, GAP, BAR, facecolor=WHITE)
    if row.marked:
        _mark(sheet, (left + right) / 2, top + BAR + 0.02, row.group)


def _fits(sheet: Sheet, row: GradeShare) -> bool:
    return bool(row.count / row.total * sheet.width >= text_width(f"{row.count:,}") + 0.06)


def _mark(sheet: Sheet, x: float, y: float, area: str) -> None:
    """A triangle under the segment with the area's name on the side where there is room."""
    sheet.write(x, y, "▲", va="top", ha="center")
    name = text_width(area, bold=True)
    left = x + 0.12 if x + 0.12 + name <= sheet.width else max(x - 0.12 - name, 0.0)
    sheet.write(left, y, area, va="top", bold=True)
