"""Movement: an area's last two inspections, a row for each judgement, and what changed where that is known."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.plot.charts.grade_grid import draw_grid, grades_table
from inspection_stats.plot.colours import Palette
from inspection_stats.plot.frames import Column, in_order, rows_of
from inspection_stats.plot.grades import scale_of
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind

COLUMNS = (
    Column("judgement", "what was judged"),
    Column("before", "its grade in the previous inspection"),
    Column("after", "its grade in the last inspection"),
    Column("change", f"“{IMPROVED}”, “{SAME}”, “{DECLINED}” or “{NOT_COMPARED}”", needed=False),
)
CHANGES = (IMPROVED, SAME, DECLINED, NOT_COMPARED)


@axes_function
def movement(
    data: pd.DataFrame,
    *,
    before: str = "Before",
    after: str = "Last inspection",
    order: Sequence[str] | None = None,
    palette: Palette = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the grades of two inspections of one area, and the change between them where `data` says it.

    `data` has a row for each `judgement` with its grades `before` and `after` (none: not given) and may have `change`.
    Nothing is compared here: judgements of two frameworks may share a name and be different ones. The arguments
    `before` and `after` head the columns; `order` names the judgements; `palette` colours the grades. Raises
    `BadRequest`.

        movement(pd.DataFrame({"judgement": ["Overall"], "before": ["Good"], "after": ["Outstanding"]}))
    """
    assert ax is not None
    rows = in_order(rows_of(data, COLUMNS, "movement", unique=("judgement",)), order, "judgement")
    scale = scale_of([row[side] for row in rows for side in ("before", "after") if row[side]], "movement")
    for row in rows:
        if row["change"] and row["change"].casefold() not in CHANGES:
            raise BadRequest(f"movement does not know the change “{row['change']}”: write one of {', '.join(CHANGES)}.")
    cells = []
    for row in rows:
        cells += [GradeCell("", name, row["judgement"], row[side] or "Not given")
                  for name, side in ((before, "before"), (after, "after"))]  # fmt: skip
        if row["change"]:
            cells.append(GradeCell("", "Change", row["judgement"], row["change"].capitalize()))
    draw_grid(ax, cells, palette, scale)
    return ax


@kind("movement", widths=(FULL, HALF), table=grades_table, options=("palette",))
def _movement(ax: Axes, spec: ChartSpec[GradeCell], palette: Palette = None) -> None:
    draw_grid(ax, spec.rows, palette, spec.grades)
