"""The charts of a choice made by hand, as chart specifications: any judgement, for any group of authorities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, GradeShare
from inspection_stats.describe.charts.standing_charts import (
    Groups,
    inspectorates,
    neighbours_chart,
    place_chart,
    source_of,
)
from inspection_stats.measure.grades.latest import Superseded
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.quarters import long_date

OVERALL_LABEL = "Overall effectiveness"


def shares_chart(
    groups: Groups,
    area: str,
    grade: str,
    label: str,
    as_at: date,
    superseded: Superseded | None,
    frameworks: Frameworks,
) -> ChartSpec[GradeShare]:
    """The facts of `place_chart` for the judgement labelled `label`: a bar a group, the area's `grade` marked.

    A grade that has been `superseded` is given in the past tense, with both dates.
    """
    programme = groups[0][1].framework
    who = inspectorates([one.name for one in frameworks.under(programme)], frameworks)
    spec = place_chart(groups, area, grade, as_at, source_of(who))
    title = history_title(area, grade, label, programme, superseded) if superseded else spec.title
    notes = (superseded_note(area, programme, superseded),) if superseded else ()
    return replace(
        spec,
        title=title,
        subtitle=f"{label}, {programme} inspections: {groups[0][1].nouns.many} by grade",
        short=f"Bar chart of grades, {label}. {title}.",
        notes=(*spec.notes, *notes),
    )


def beside_chart(
    state: pd.DataFrame,
    codes: list[str],
    keys: list[str],
    frameworks: Frameworks,
    as_at: date,
    beside: str,
    superseded: Superseded | None,
) -> ChartSpec[GradeCell]:
    """The facts of a grid: an area (first of `codes`) and the authorities of the group that `beside` names."""
    spec = neighbours_chart(state, codes, keys, frameworks, as_at, "")
    shown = state[state["old_la_code"].isin(codes)]
    used = sorted({name for name in shown["framework"] if name})
    area = str(shown.loc[shown["old_la_code"].eq(codes[0]), "la_name"].iloc[0])
    programme = frameworks.named(used[0]).family if used else ""
    title = f"{area} and {beside}" + (f", as they were under {programme}" if superseded else "")
    notes = (superseded_note(area, programme, superseded),) if superseded else ()
    who = inspectorates(used, frameworks)
    return replace(
        spec,
        title=title,
        subtitle=f"{who} judgements of the latest inspection of each under {', '.join(used)}",
        source=source_of(who),
        short=f"Grid of the {who} judgements of {title}.",
        notes=(*spec.notes, *notes),
    )


def history_title(area: str, grade: str, label: str, programme: str, superseded: Superseded) -> str:
    """The title of a chart about a grade that no longer holds: the latest one first, the older as history."""
    was = f"under {programme} it was {grade.lower()} (report of {long_date(superseded.published)})"
    since = f"{superseded.since_framework}, {long_date(superseded.since_published)}"
    if label != OVERALL_LABEL:
        return f"{area}, {label[:1].lower()}{label[1:]}: {was}, since superseded ({since})"
    now = superseded.overall.lower() or "no overall grade"
    return f"{area}: {now} at its latest inspection ({since}); {was}"


def superseded_note(area: str, programme: str, superseded: Superseded) -> str:
    """That the area has a report of another programme since: its grade here is history."""
    return (
        f"{area} has since had a report under {superseded.since_framework}, on "
        f"{long_date(superseded.since_published)}: its {programme} grades are history."
    )
