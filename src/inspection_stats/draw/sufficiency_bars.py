"""Appendix 3 charts: a horizontal 100% bar for each judgement, sufficient against insufficient."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.draw.chart import Chart, finish, start
from inspection_stats.draw.colours import BLACK, HATCHED, INSUFFICIENT, SUFFICIENT, WHITE, text_on
from inspection_stats.draw.key import draw_key
from inspection_stats.draw.page import FULL_WIDTH, HALF_WIDTH, MARGIN, Page
from inspection_stats.draw.words import line_height, text_width, wrap

WIDTHS = (HALF_WIDTH, FULL_WIDTH)
ALL_THEMES_WIDTHS = (FULL_WIDTH,)  # at half width 29 labels above their bars are longer than a page
BAR = 0.2  # inches
MARKER = 0.06
GAP = 0.025  # the white gap between segments
PERCENT_ROOM = text_width("100%", bold=True) + 0.08
LABEL_ROOM = 3.4


def draw_sufficiency_bars(spec: ChartSpec[SufficiencyBar], width: float = WIDTHS[0]) -> Chart:
    """Draw one theme, the judgements in the order of the letter."""
    page = start(spec, width)
    _key(page, spec.rows)
    for row in spec.rows:
        _above(page, row)
    return finish(page, spec)


def draw_all_themes(spec: ChartSpec[SufficiencyBar], width: float = ALL_THEMES_WIDTHS[0]) -> Chart:
    """Draw all themes on one A4 page, each label beside its bar, the themes in the order of the letter."""
    page = start(spec, width)
    _key(page, spec.rows)
    for theme, rows in groupby(spec.rows, key=lambda row: row.group):
        page.y += 0.06
        page.paragraph(theme, bold=True, gap=0.02)
        for row in rows:
            _beside(page, row)
    return finish(page, spec)


def _key(page: Page, rows: tuple[SufficiencyBar, ...]) -> None:
    """Name the two segments above the first bar, and the hatched band where one is drawn."""
    entries: list[tuple[str, dict[str, Any]]] = [
        ("Sufficient", {"facecolor": SUFFICIENT}),
        ("Insufficient", {"facecolor": INSUFFICIENT}),
    ]
    if any(row.national is not None for row in rows):
        entries.append(("Average", {"facecolor": WHITE, "edgecolor": BLACK, "linewidth": 1.2}))
    if any(row.at_least is not None for row in rows):
        entries.append(("Range that the words allow", _HATCH))
    draw_key(page, entries)


_HATCH = {"facecolor": WHITE, "edgecolor": HATCHED, "hatch": "////", "linewidth": 0.8}


def _above(page: Page, row: SufficiencyBar) -> None:
    """The label, the average or the letter's words, and the bar under them."""
    for line in wrap(row.label, page.inner_width):
        page.write(MARGIN, page.y, line, va="top")
        page.y += line_height()
    if row.national_text:
        page.write(MARGIN, page.y, row.national_text, va="top", italic=True)
        page.y += line_height()
    if row.words:
        page.write(MARGIN, page.y, f"“{row.words}”", va="top", italic=True)
        page.y += line_height()
    page.y += 0.03
    _bar(page, row, MARGIN, page.inner_width - PERCENT_ROOM)
    page.y += BAR + 0.09


def _beside(page: Page, row: SufficiencyBar) -> None:
    lines = wrap(row.label, LABEL_ROOM - 0.1)
    for number, line in enumerate(lines):
        page.write(MARGIN, page.y + BAR / 2 + number * line_height(), line)
    _bar(page, row, MARGIN + LABEL_ROOM, page.inner_width - LABEL_ROOM - PERCENT_ROOM)
    page.y += BAR + 0.025 + (len(lines) - 1) * line_height()


def _bar(page: Page, row: SufficiencyBar, left: float, whole: float) -> None:
    if row.applicable is None or row.sufficient is None:
        _band(page, row, left, whole)
    else:
        _segments(page, row, row.sufficient / row.applicable, left, whole)


def _segments(page: Page, row: SufficiencyBar, share: float, left: float, whole: float) -> None:
    middle = page.y + BAR / 2
    page.box(left, page.y, share * whole, BAR, facecolor=SUFFICIENT, gid="sufficient")
    page.box(left + share * whole, page.y, (1 - share) * whole, BAR, facecolor=INSUFFICIENT, gid="insufficient")
    if 0 < share < 1:
        page.box(left + share * whole - GAP / 2, page.y, GAP, BAR, facecolor=WHITE)
    count = f"{row.sufficient} of {row.applicable}{'*' if row.small_base else ''}"
    room = text_width(count) + 0.12
    if share * whole >= room:
        page.write(left + 0.06, middle, count, colour=text_on(SUFFICIENT))
    else:
        page.write(left + whole - 0.06, middle, count, colour=text_on(INSUFFICIENT), ha="right")
    page.write(left + whole + PERCENT_ROOM, middle, row.percent, bold=True, ha="right")
    if row.national is not None:
        _marker(page, left + row.national / 100 * whole)


def _marker(page: Page, x: float) -> None:
    """The average, as a slim white box with a black edge that stands out of the bar above and below."""
    x = x - MARKER / 2
    page.box(x, page.y - 0.03, MARKER, BAR + 0.06, facecolor=WHITE, edgecolor=BLACK, linewidth=1.2, gid="average")


def _band(page: Page, row: SufficiencyBar, left: float, whole: float) -> None:
    page.box(left, page.y, whole, BAR, facecolor="none", edgecolor=HATCHED, linewidth=0.8, linestyle=":", gid="outline")
    if row.at_least is None or row.at_most is None:
        return
    # "All" of an unstated number is hatched over the whole bar: the share is known, the count is not.
    start_at = 0.0 if row.at_least == row.at_most else row.at_least / 100
    page.box(left + start_at * whole, page.y, (row.at_most / 100 - start_at) * whole, BAR, gid="band", **_HATCH)
