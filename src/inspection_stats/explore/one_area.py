"""One authority through the years and since its last inspection, all programmes of children's services together."""

from __future__ import annotations

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.timeline import movement_chart, timeline_chart
from inspection_stats.errors import BadRequest
from inspection_stats.explore.choice import YEARS, Choice, name_of
from inspection_stats.explore.view import View
from inspection_stats.measure.grades.change import changes
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.subjects import subjects_of
from inspection_stats.reference.quarters import long_date


def one_area_view(data: Data, choice: Choice) -> View:
    """The timeline of an area, or what changed between its last two inspections.

    Raises `BadRequest` for an area with no report by the day, or with only one where two are needed.
    """
    held, day = judgements_of(data, choice), choice.period.end
    name, ended = name_of(data, choice.area), data.areas.set_index("old_la_code").at[choice.area, "end_date"]
    rows = held[held["published"].le(pd.Timestamp(day))]
    if rows.empty:
        raise BadRequest(_nothing(data, choice, held))
    words = (f"Every report on {name} published by {long_date(day)}.",)
    if choice.chart == YEARS:
        until = day if pd.isna(ended) else min(day, ended.date())
        newest_first = rows.sort_values("published", ascending=False, kind="stable")
        return View(timeline_chart(rows, name, data.frameworks, day, until), {"judgements": newest_first}, words)
    moved = changes(rows, data.frameworks, None if _of_authorities(data, choice) else (choice.programme,))
    if moved.empty:
        raise BadRequest(
            f"{name} had fewer than two full inspections by {long_date(day)}, so nothing can be compared. "
            "Choose a later day, or show “Through the years”."
        )
    last = moved[moved["inspection_id_after"].eq(moved["inspection_id_after"].iloc[-1])]
    return View(movement_chart(moved, name, data.frameworks, day), {"changes": last}, words)


def judgements_of(data: Data, choice: Choice) -> pd.DataFrame:
    """The dated judgements of the area by all programmes of children's services, or by another on what serves it."""
    if _of_authorities(data, choice):
        held = graded_reports(data)
        return held[held["old_la_code"].eq(choice.area)]
    found = subjects_of(data, (choice.programme,))
    return found.judgements[found.judgements["old_la_code"].isin(found.serving([choice.area]))]


def _of_authorities(data: Data, choice: Choice) -> bool:
    return data.frameworks.under(choice.programme)[0].section == data.frameworks.newest.section


def _nothing(data: Data, choice: Choice, held: pd.DataFrame) -> str:
    name, day = name_of(data, choice.area), long_date(choice.period.end)
    first = held["published"].min()
    if pd.isna(first):
        return f"The suite holds no report on {name}."
    return f"{name} had no report by {day}; its first came out on {long_date(first.date())}. Choose a later day."
