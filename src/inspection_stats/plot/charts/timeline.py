"""A timeline of one area's grades through the frameworks: a row for each judgement, blocks from report to report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from inspection_stats.describe.charts.specification import ChartSpec, GradeSpan
from inspection_stats.errors import BadRequest
from inspection_stats.plot.colours import Palette
from inspection_stats.plot.frames import Column, in_order, rows_of
from inspection_stats.plot.grades import grade_box, grade_colours, grade_key, letters_of, scale_of, text_on_grade
from inspection_stats.plot.kinds import FULL, axes_function, kind
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width, wrap
from inspection_stats.reference.quarters import long_date

COLUMNS = (
    Column("judgement", "what was judged"),
    Column("grade", "its grade, or a status such as “Not judged”"),
    Column("start", "the day of the report that gave it", "day"),
    Column("end", "the last day on which it is shown", "day"),
    Column("framework", "a heading over its judgements", needed=False),
)
LABEL_ROOM = 2.35  # inches
ROW = 0.24
GAP = 0.03


@axes_function
def timeline(
    data: pd.DataFrame,
    *,
    order: Sequence[str] | None = None,
    palette: Palette = None,
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw each grade as a block from its first day to its last, under a scale of years.

    `data` has a row for each grade: `judgement`, `grade`, and the days `start` and `end`; it may have `framework`, a
    heading. `order` names the judgements; `palette` colours the grades. The scale across is days as matplotlib counts
    them: `ax.axvline(matplotlib.dates.date2num(day))`. Raises `BadRequest`.

        timeline(pd.DataFrame({"judgement": ["Overall"], "grade": ["Good"], "start": ["2018-05-01"],
                               "end": ["2022-01-31"]}))
    """
    assert ax is not None
    rows = in_order(rows_of(data, COLUMNS, "timeline"), order, "judgement")
    scale = scale_of([row["grade"] for row in rows], "timeline")
    for row in rows:
        if row["start"] is None or row["end"] is None or row["end"] < row["start"]:
            raise BadRequest(
                f"“{row['judgement']}” has a day missing, or ends before it starts: give both days of each grade."
            )
    headings = list(dict.fromkeys(row["framework"] for row in rows))
    labels = list(dict.fromkeys((row["framework"], row["judgement"]) for row in rows))
    rows.sort(key=lambda row: (headings.index(row["framework"]), labels.index((row["framework"], row["judgement"]))))
    spans = [
        GradeSpan(row["framework"] or "", row["judgement"], row["grade"], row["start"], row["end"]) for row in rows
    ]
    _draw(ax, spans, palette, scale, key=key)
    return ax


def _table(rows: Sequence[GradeSpan]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Judgement": [row.label for row in rows],
            "Grade": [row.grade for row in rows],
            "From": [long_date(row.start) for row in rows],
            "To": [long_date(row.end) for row in rows],
            "Framework": [row.group for row in rows],
        }
    )


@kind("timeline", widths=(FULL,), table=_table, options=("palette",))  # at half width blocks are narrower than letters
def _timeline(ax: Axes, spec: ChartSpec[GradeSpan], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette, spec.grades)


def _draw(ax: Axes, rows: Sequence[GradeSpan], palette: Palette, grades: Sequence[str], *, key: bool = True) -> None:
    sheet, colours = Sheet(ax, "timeline"), grade_colours(palette, grades)
    room = min(LABEL_ROOM, 0.45 * sheet.width)
    first = date(min(row.start for row in rows).year, 1, 1)
    last = date(max(row.end for row in rows).year + 1, 1, 1)
    sheet.across(room, (sheet.width - room) / (last - first).days, float(date2num(first)))
    if key:
        grade_key(sheet, colours, letters=True)
    _years(sheet, first, last)
    for group, inside in groupby(rows, key=lambda row: row.group):
        if group:
            sheet.y += 0.05
            sheet.paragraph(group, bold=True, gap=0.02)
        for label, spans in groupby(inside, key=lambda row: row.label):
            _row(sheet, label, list(spans), room, colours)
    sheet.close()


def _place(sheet: Sheet, day: date) -> float:
    return sheet.inches(float(date2num(day)))


def _years(sheet: Sheet, first: date, last: date) -> None:
    years = range(first.year, last.year)
    wide = (_place(sheet, last) - _place(sheet, first)) / len(years)
    step = next((step for step in (1, 2, 5, 10) if wide * step >= text_width("2016") + 0.1), 25)
    for year in years[::step]:
        x = _place(sheet, date(year, 1, 1))
        if x + text_width(str(year)) <= sheet.width:
            sheet.write(x, sheet.y, str(year), va="top")
    sheet.y += line_height()


def _row(sheet: Sheet, label: str, spans: Sequence[GradeSpan], room: float, colours: dict[str, str]) -> None:
    lines = wrap(label, room - 0.1)
    height = max(ROW, len(lines) * line_height())
    middle = sheet.y + height / 2
    sheet.row(middle, label)
    for number, line in enumerate(lines):
        sheet.write(0.0, middle + (number - (len(lines) - 1) / 2) * line_height(), line)
    for span in spans:
        left, right = _place(sheet, span.start), _place(sheet, span.end)
        width = max(right - left - GAP, 0.02)
        sheet.box(left, sheet.y, width, height, gid=f"{label}: {span.grade}", **grade_box(span.grade, colours))
        letters = letters_of(span.grade)
        if right - left - GAP >= text_width(letters) + 0.06:
            colour = text_on_grade(span.grade, colours)
            sheet.write((left + right - GAP) / 2, middle, letters, colour=colour, ha="center")
        else:
            sheet.write(left - 0.04, middle, letters, ha="right")  # a block of a few days has no room for its letters
    sheet.y += height + GAP
