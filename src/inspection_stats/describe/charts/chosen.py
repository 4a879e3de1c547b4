"""The charts of a choice made by hand, as chart specs: any judgement, beside any group of authorities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, GradeShare
from inspection_stats.describe.charts.standing_charts import SOURCE, Groups, neighbours_chart, place_chart
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.quarters import long_date


def shares_chart(
    groups: Groups, area: str, grade: str, label: str, as_at: date, notes: tuple[str, ...]
) -> ChartSpec[GradeShare]:
    """The facts of `place_chart` for the judgement labelled `label`: a bar a group, the area's `grade` marked."""
    spec = place_chart(groups, area, grade, as_at)
    return replace(
        spec,
        subtitle=f"{label}, {groups[0][1].framework} inspections: authorities by grade",
        short=f"Bar chart of grades, {label}. {spec.title}.",
        notes=(*spec.notes, *notes),
    )


def beside_chart(
    state: pd.DataFrame, codes: list[str], keys: list[str], frameworks: Frameworks, as_at: date, beside: str
) -> ChartSpec[GradeCell]:
    """The facts of a grid: an area (first of `codes`) and the authorities of the group that `beside` names."""
    spec = neighbours_chart(state, codes, keys, frameworks, as_at, "")
    shown = state[state["old_la_code"].isin(codes)]
    used = sorted({name for name in shown["framework"] if name})
    area = str(shown.loc[shown["old_la_code"].eq(codes[0]), "la_name"].iloc[0])
    return replace(
        spec,
        title=f"{area} and {beside}",
        subtitle=f"Ofsted judgements of each authority's latest inspection under {', '.join(used)}",
        source=SOURCE,
        short=f"Grid of the Ofsted judgements of {area} and {beside}.",
    )


def superseded_note(area: str, programme: str, later: pd.DataFrame) -> tuple[str, ...]:
    """That the area has a report of another programme since, where it has: its grade here no longer stands."""
    if later.empty:
        return ()
    newest = later.sort_values("published").iloc[-1]
    return (
        f"{area} has since had a report under {newest['framework']}, on {long_date(newest['published'].date())}: "
        f"its {programme} grade no longer stands.",
    )


def newest_note(day: date, newest: date) -> tuple[str, ...]:
    """That reports published after the newest one held cannot be counted, where the day lies beyond it."""
    if day <= newest:
        return ()
    return (f"The newest report held is of {long_date(newest)}; what was published after it is not counted.",)
