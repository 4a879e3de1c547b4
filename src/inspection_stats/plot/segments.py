"""The bars of a sufficiency chart: two segments of a count, or what is drawn where there is no count."""

from __future__ import annotations

from collections.abc import Sequence

from inspection_stats.describe.charts.specification import SufficiencyBar
from inspection_stats.describe.english.withheld import status_words
from inspection_stats.plot.colours import BLACK, GRID, INSUFFICIENT, RULE, SUFFICIENT, WHITE, text_on
from inspection_stats.plot.sheet import WHITE_EDGE, Sheet
from inspection_stats.plot.words import text_width
from inspection_stats.reference.statuses import NOT_APPLICABLE, SUPPRESSED

BAR = 0.2  # inches
MARKER = 0.06
GAP = 0.025  # the white gap between segments
HATCH = {"facecolor": WHITE, "edgecolor": RULE, "hatch": "////", "linewidth": 0.8}
OUTLINE = {"facecolor": "none", "edgecolor": RULE, "linewidth": 0.8, "linestyle": ":"}
WITHHELD = {"facecolor": GRID}


def draw_bars(sheet: Sheet, placed: Sequence[tuple[SufficiencyBar, float]], colours: dict[str, str]) -> None:
    """Draw each row's bar at its top: its segments with count and percentage, or what there is in place of a count."""
    counted = [(row, top, share) for row, top in placed if (share := _share(row)) is not None]
    tops = [top for _, top, _ in counted]
    for name, gid, spans in (
        (SUFFICIENT, "sufficient", [(0.0, share) for _, _, share in counted]),
        (INSUFFICIENT, "insufficient", [(share, 100.0) for _, _, share in counted]),
    ):
        sheet.bars(spans, tops, BAR, name, facecolor=colours[name], gid=gid)
    for row, top, share in counted:
        _written(sheet, row, top, share, colours)
    for row, top in placed:
        if _share(row) is None:
            _without_count(sheet, row, top)
        if row.national is not None:
            left = sheet.inches(row.national) - MARKER / 2
            sheet.box(left, top - 0.03, MARKER, BAR + 0.06, gid="average", **WHITE_EDGE)


def _share(row: SufficiencyBar) -> float | None:
    """The length of a bar, in per cent of the whole; `None` for a bar without count and percentage."""
    if row.sufficient is not None and row.applicable:
        return 100 * row.sufficient / row.applicable
    return row.published


def _written(sheet: Sheet, row: SufficiencyBar, top: float, share: float, colours: dict[str, str]) -> None:
    """The white gap between the segments, the count on the longer one and the percentage at the bar's end."""
    left, end, right = sheet.inches(0), sheet.inches(share), sheet.inches(100)
    if 0 < share < 100:
        sheet.box(end - GAP / 2, top, GAP, BAR, facecolor=WHITE)
    count = "" if row.applicable is None else f"{row.sufficient} of {row.applicable}{'*' if row.small_base else ''}"
    if end - left >= text_width(count) + 0.12:
        sheet.write(left + 0.06, top + BAR / 2, count, colour=text_on(colours[SUFFICIENT]))
    else:
        sheet.write(right - 0.06, top + BAR / 2, count, colour=text_on(colours[INSUFFICIENT]), ha="right")
    sheet.write(sheet.width, top + BAR / 2, row.percent, bold=True, ha="right")


def _without_count(sheet: Sheet, row: SufficiencyBar, top: float) -> None:
    """Words: an outline, hatched where they imply a share. Withheld: grey. Not applicable: an outline that says so."""
    left, whole = sheet.inches(0), sheet.inches(100) - sheet.inches(0)
    if not in_words(row):
        style = WITHHELD if row.status == SUPPRESSED else OUTLINE
        sheet.box(left, top, whole, BAR, gid=row.status, **style)
        sheet.write(left + 0.06, top + BAR / 2, status_words(row.status), colour=BLACK)
        return
    sheet.box(left, top, whole, BAR, gid="outline", **OUTLINE)
    if row.at_least is None or row.at_most is None:
        return
    # "All" of an unstated number is hatched over the whole bar: the share is known, the count is not.
    start = 0.0 if row.at_least == row.at_most else row.at_least
    sheet.box(sheet.inches(start), top, whole * (row.at_most - start) / 100, BAR, gid="band", **HATCH)


def in_words(row: SufficiencyBar) -> bool:
    """Whether the letter gives words in place of a count."""
    return bool(row.words) and row.status not in (SUPPRESSED, NOT_APPLICABLE)
