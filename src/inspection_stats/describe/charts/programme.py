"""The charts of one inspection under any programme: its standards, its points, its published percentages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, SufficiencyBar
from inspection_stats.describe.english.numbers import listed
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.statuses import POINTS, PUBLISHED

POINTS_NOTE = "Points of the score, not a percentage of cases."
PERCENT_NOTE = (
    "Published percentages of work done well enough, not of cases or children; no counts are given, so there is no "
    "interval. Another programme's figures are not comparable with them."
)


def standards_chart(
    results: pd.DataFrame, name: str, framework: Framework, dated: str, as_at: date
) -> ChartSpec[GradeCell]:
    """The facts of the grid of one inspection's grades, those of `results` (label, grade) in their order.

    `name` is what was inspected, `dated` when its report came out (“report of March 2012”).
    """
    cells = tuple(GradeCell("", name, row.label, row.grade) for row in results.itertuples())
    # Counts by grade are given only for a whole set: what is held of a thinned one may be its best part.
    given = len(framework.graded)
    held = listed(_by_grade(results, framework)) if len(cells) == given else f"{len(cells)} of {given} judgements held"
    title = f"{name}: {held}"
    return ChartSpec(
        name=f"standards-{_slug(framework)}",
        kind="grade grid",
        title=title,
        subtitle=f"{framework.title}, {dated}: the judgements that are held",
        rows=cells,
        source=_source(results, framework),
        as_at=as_at,
        short=f"Grid of the judgements of {title}.",
        long=" ".join(f"{cell.label}: {cell.grade}." for cell in cells),
        grades=tuple(grade.grade for grade in framework.grades),
    )


def points_chart(
    results: pd.DataFrame, name: str, framework: Framework, dated: str, as_at: date
) -> ChartSpec[SufficiencyBar]:
    """The facts of the bar of a score: points of the most there are, never a percentage."""
    rows = tuple(
        SufficiencyBar("", row.label, POINTS, int(row.value), int(row.of)) for row in results.itertuples()
    )  # fmt: skip
    said = listed([f"{row.sufficient} of {row.applicable} points" for row in rows])
    return ChartSpec(
        name=f"score-{_slug(framework)}",
        kind="sufficiency bars",
        title=f"{name}: {said}",
        subtitle=f"{framework.title}, {dated}",
        rows=rows,
        source=_source(results, framework),
        as_at=as_at,
        short=f"Bar of the score of {name}: {said}.",
        long=" ".join(f"{row.label}: {row.sufficient} of {row.applicable} points." for row in rows),
        notes=(POINTS_NOTE,),
    )


def percent_chart(
    results: pd.DataFrame, averages: Mapping[str, float], name: str, framework: Framework, dated: str, as_at: date
) -> ChartSpec[SufficiencyBar]:
    """The facts of bars in the form of Appendix 3: published percentages, each with the average printed with it.

    `averages` maps the key of a judgement to the national average of the same page, in per cent.
    """
    rows = tuple(_percent_bar(row, averages.get(row.judgement)) for row in results.itertuples())
    said = listed([f"{row.label[:1].lower()}{row.label[1:]} {row.percent}" for row in rows])
    held = [row.label for row in rows if row.national is not None]
    without = "" if held else "No national average is printed on the page that the figures are from."
    note = f"The average is the one printed in the same report: {listed(held)}." if held else without
    return ChartSpec(
        name=f"percentages-{_slug(framework)}",
        kind="sufficiency bars",
        title=f"{name}: {said}",
        subtitle=f"{framework.title}, {dated}: per cent as published",
        rows=rows,
        source=_source(results, framework),
        as_at=as_at,
        short=f"Bar chart of {name}, {framework.title.lower()}: {said}.",
        long=" ".join(
            f"{row.label}: {row.percent}{', ' * bool(row.national_text)}{row.national_text}." for row in rows
        ),
        notes=(PERCENT_NOTE, note),
    )


def _percent_bar(row: Any, average: float | None) -> SufficiencyBar:
    said = "" if average is None else f"average {average:g}%"
    return SufficiencyBar(
        "", row.label, PUBLISHED, percent=f"{row.value:g}%", published=float(row.value), national=average,
        national_text=said,
    )  # fmt: skip


def _by_grade(results: pd.DataFrame, framework: Framework) -> list[str]:
    counts = results["grade"].value_counts()
    return [f"{counts[one.grade]} {one.grade.lower()}" for one in framework.grades if one.grade in counts]


def _source(results: pd.DataFrame, framework: Framework) -> str:
    kinds = results["source_kind"].unique()
    councils = " and councils" if "council" in kinds else ""
    return f"{framework.inspectorate}{councils}; addresses in the table"


def _slug(framework: Framework) -> str:
    return framework.name.lower().replace(" ", "-")
