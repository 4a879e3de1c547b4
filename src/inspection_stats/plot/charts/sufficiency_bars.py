"""Appendix 3 charts: a horizontal 100% bar for each judgement, sufficient against insufficient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.describe.english.numbers import percent, rounded
from inspection_stats.describe.english.withheld import status_words
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.sufficiency import SMALL_BASE
from inspection_stats.plot.colours import INSUFFICIENT, SUFFICIENT, TOUCHING, Palette, palette_of
from inspection_stats.plot.frames import Column, National, Row, check_counts, in_order, rows_of, with_averages
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind
from inspection_stats.plot.segments import BAR, HATCH, draw_bars, in_words
from inspection_stats.plot.sheet import WHITE_EDGE, Sheet
from inspection_stats.plot.words import line_height, text_width, wrap
from inspection_stats.reference.statuses import EXACT, IN_WORDS, NOT_APPLICABLE, POINTS, PUBLISHED, SUPPRESSED

COLUMNS = (
    Column("judgement", "the question, as it is labelled"),
    Column("sufficient", "cases in which the work was sufficient", "count"),
    Column("applicable", "cases the question applied to", "count"),
    Column("theme", "a heading over its questions", needed=False),
    Column("status", f"“{SUPPRESSED}”, “{NOT_APPLICABLE}” or “{IN_WORDS}” where there is no count", needed=False),
    Column("words", "the letter's words where it gives no count", needed=False),
    Column("at_least", "the least that the words imply, in per cent", "percent", needed=False),
    Column("at_most", "the most that the words imply, in per cent", "percent", needed=False),
)
ROOMY = 6.0  # inches from which labels have room left of the bars
SEGMENTS = {
    PUBLISHED: ("Done well enough", "Not done well enough"),
    POINTS: ("Points", "Points not given"),
}
"""What the two segments are called where they are not of cases."""


@axes_function
def sufficiency_bars(
    data: pd.DataFrame,
    *,
    national: National = None,
    order: Sequence[str] | None = None,
    palette: Palette = None,
    labels: Literal["above", "left"] = "above",
    key: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw a 100% bar for each judgement: the share of cases in which the work was sufficient.

    `data` has a row for each judgement with `judgement`, `sufficient` and `applicable` (counts of cases) and may have
    `theme` (a heading), `status`, `words`, `at_least` and `at_most` (per cent) for rows without a count. `national`
    marks an average on each bar, in per cent: a column's name, a figure, or a mapping from judgement to figure. `order`
    names the judgements to draw. `palette` colours “Sufficient” and “Insufficient”. `labels` are above the bars or left
    of them. The scale across is per cent: `ax.axvline(80)`. Raises `BadRequest`.

        sufficiency_bars(pd.DataFrame({"judgement": ["Plans"], "sufficient": [32], "applicable": [33]}))
    """
    assert ax is not None
    rows = rows_of(data, COLUMNS, "sufficiency_bars", unique=("theme", "judgement"))
    check_counts(rows, "judgement")
    rows = in_order(with_averages(rows, national, data, "judgement"), order, "judgement")
    bars = [_bar(row) for row in rows]
    _draw(ax, bars, palette, labels=labels, key=key, starred=any(bar.small_base for bar in bars))
    return ax


def _table(rows: Sequence[SufficiencyBar]) -> pd.DataFrame:
    counted = "Points" if all(row.status == POINTS for row in rows) else "Sufficient"
    return pd.DataFrame(
        {
            "Judgement": [row.label for row in rows],
            "Theme": [row.group for row in rows],
            counted: [_sufficient(row) for row in rows],
            "Per cent": [row.percent for row in rows],
            "Average": [row.national_text.removeprefix("average ") for row in rows],
            "Base": ["under 10 cases" if row.small_base else "" for row in rows],
        }
    )


def _sufficient(row: SufficiencyBar) -> str:
    if row.published is not None:
        return ""
    if row.applicable is None or row.sufficient is None:
        return f"“{row.words}”" if row.words else status_words(row.status)
    return f"{row.sufficient} of {row.applicable}"


@kind("sufficiency bars", widths=(HALF, FULL), table=_table, options=("palette",))
def _one_theme(ax: Axes, spec: ChartSpec[SufficiencyBar], palette: Palette = None) -> None:
    _draw(ax, spec.rows, palette, labels="left" if Sheet(ax, "sufficiency_bars").width >= ROOMY else "above")


@kind("all themes", widths=(FULL,), table=_table, options=("palette",))  # at half width longer than a page
def _all_themes(ax: Axes, spec: ChartSpec[SufficiencyBar], palette: Palette = None) -> None:
    # With the letter's words it would be longer than a page: those are on the charts of the themes.
    _draw(ax, spec.rows, palette, labels="left", words=False)


def _bar(row: Row) -> SufficiencyBar:
    k, n, national = row["sufficient"], row["applicable"], row["national"]
    average = "" if national is None else f"average {rounded(national)}%"
    named = SufficiencyBar(row["theme"] or "", row["judgement"], EXACT, national=national, national_text=average)
    if k is not None and n:
        return replace(named, sufficient=k, applicable=n, percent=percent(k, n), small_base=n < SMALL_BASE)
    status = row["status"] or (NOT_APPLICABLE if n == 0 else IN_WORDS if row["words"] else "")
    if status not in (SUPPRESSED, NOT_APPLICABLE, IN_WORDS):
        raise BadRequest(
            f"“{row['judgement']}” has no count: fill in both, or say why not in a column “status” "
            f"(“{SUPPRESSED}”, “{NOT_APPLICABLE}”) or “words”."
        )
    return replace(named, status=status, words=row["words"] or "", at_least=row["at_least"], at_most=row["at_most"])


def _draw(
    ax: Axes,
    rows: Sequence[SufficiencyBar],
    palette: Palette,
    *,
    labels: str = "above",
    words: bool = True,
    key: bool = True,
    starred: bool = False,
) -> None:
    colours = palette_of(
        palette, (SUFFICIENT, INSUFFICIENT), touching=[(SUFFICIENT, INSUFFICIENT)], least=TOUCHING
    )  # fmt: skip
    sheet = Sheet(ax, "sufficiency_bars")
    room = _room(rows, 0.52 * sheet.width, words) if labels == "left" else 0.0
    percents = text_width("100%", bold=True) + 0.08
    sheet.across(room, (sheet.width - room - percents) / 100)
    if key:
        _key(sheet, rows, colours)
    themes = len({row.group for row in rows}) > 1
    placed: list[tuple[SufficiencyBar, float]] = []
    for theme, inside in groupby(rows, key=lambda row: row.group):
        if themes:
            sheet.y += 0.06
            sheet.paragraph(theme, bold=True, gap=0.02)
        for row in inside:
            placed.append((row, _beside(sheet, row, room, words) if labels == "left" else _above(sheet, row)))
    draw_bars(sheet, placed, colours)
    sheet.close(starred=starred)


def _room(rows: Sequence[SufficiencyBar], most: float, words: bool) -> float:
    """How wide labels left of the bars are, in inches, with the gap to the bars."""
    written = (said for row in rows for said in (row.label, *(_said(row) if words else ())))
    return min(max(map(text_width, written), default=0.0) + 0.15, most)


def _key(sheet: Sheet, rows: Sequence[SufficiencyBar], colours: dict[str, str]) -> None:
    """Name the two segments above the first bar, and whatever else is drawn."""
    statuses = {row.status for row in rows}
    named = SEGMENTS[statuses.pop()] if len(statuses) == 1 and statuses <= set(SEGMENTS) else tuple(colours)
    entries: list[tuple[str, dict[str, Any]]] = [
        (name, {"facecolor": colour}) for name, colour in zip(named, colours.values(), strict=True)
    ]
    if any(row.national is not None for row in rows):
        entries.append(("Average", WHITE_EDGE))
    if any(row.at_least is not None for row in rows):
        entries.append(("Range that the words allow", HATCH))
    sheet.key(entries)


def _above(sheet: Sheet, row: SufficiencyBar) -> float:
    """The label, the average or the letter's words, and space for the bar under them; where its top is."""
    sheet.lines(0.0, wrap(row.label, sheet.width))
    for said in _said(row):
        sheet.lines(0.0, wrap(said, sheet.width), italic=True)
    top = sheet.y + 0.03
    sheet.row(top + BAR / 2, row.label)
    sheet.y = top + BAR + 0.09
    return top


def _said(row: SufficiencyBar) -> list[str]:
    """What is written under the label: the average, and the letter's words where it gives no count."""
    return [said for said in (row.national_text, f"“{row.words}”" if in_words(row) else "") if said]


def _beside(sheet: Sheet, row: SufficiencyBar, room: float, words: bool) -> float:
    """The label, the average or the letter's words left of the space for its bar; where the bar's top is."""
    top = sheet.y
    lines = [(line, False) for line in wrap(row.label, room - 0.1)]
    lines += [(line, True) for said in (_said(row) if words else ()) for line in wrap(said, room - 0.1)]
    for number, (line, italic) in enumerate(lines):
        sheet.write(0.0, top + BAR / 2 + number * line_height(), line, italic=italic)
    sheet.row(top + BAR / 2, row.label)
    sheet.y += BAR + 0.03 + (len(lines) - 1) * line_height()
    return top
