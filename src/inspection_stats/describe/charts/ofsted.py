"""Judgements of authorities as chart specifications and sentences."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.describe.charts.standing_charts import inspectorates, scale_of
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.numbers import listed
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.quarters import long_date

NOT_INSPECTED = "Not inspected"


def grid_chart(
    groups: dict[str, pd.DataFrame], areas: list[str], frameworks: Frameworks, as_at: date
) -> ChartSpec[GradeCell]:
    """The facts of the judgement grid: for each group of judgements, a row a judgement and a column an area.

    `groups` maps a heading to rows of `ofsted_judgements.csv`; an area without a row is shown as not inspected.
    """
    cells = tuple(
        cell for heading, rows in groups.items() for cell in _cells(heading, rows, areas, frameworks) if not rows.empty
    )
    reports = pd.concat([rows for rows in groups.values() if not rows.empty])
    who = inspectorates(reports["framework"], frameworks)
    title = _title(next(iter(groups.values())), areas, frameworks)
    sources = list(dict.fromkeys(source.partition(",")[0] for source in reports["source"]))
    return ChartSpec(
        name="judgement-grid",
        kind="grade grid",
        title=title,
        subtitle=f"{who} judgements of {listed(areas)}",
        rows=cells,
        source=f"{listed(sources)}, published inspection reports",
        as_at=as_at,
        grades=scale_of(reports["framework"], frameworks),
        short=f"Grid of {who} judgements. {title}.",
        long=" ".join(f"{cell.group}, {cell.label}: {cell.area} {cell.grade}." for cell in cells),
    )


def group_heading(rows: pd.DataFrame, frameworks: Frameworks) -> str:
    """The heading of the judgements of one or more areas: framework and the days of publication."""
    names = list(dict.fromkeys(rows["framework"]))
    days = [long_date(day.date()) for day in sorted(rows["published"].unique())]
    return f"{listed([frameworks.named(name).title for name in names])}, published {listed(days)}"


def _cells(heading: str, rows: pd.DataFrame, areas: list[str], frameworks: Frameworks) -> list[GradeCell]:
    grades = rows.set_index(["framework", "judgement", "la_name"])["grade"]
    return [
        GradeCell(
            heading,
            area,
            judgement_label(framework, key, frameworks),
            str(grades.get((framework, key, area), NOT_INSPECTED)),
        )
        for framework, key in rows[["framework", "judgement"]].drop_duplicates().itertuples(index=False)
        for area in areas
    ]


def _title(rows: pd.DataFrame, areas: list[str], frameworks: Frameworks) -> str:
    overall = rows[rows["judgement"].eq(frameworks.overall)].set_index("la_name")["grade"]
    graded = [f"{area} {overall[area].lower()}" for area in areas if area in overall]
    return f"Overall: {listed(graded)}" if graded else "Judgements without an overall grade"
