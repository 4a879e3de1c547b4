"""The grid of the latest judgements: the area, those it shares a service with, and what came before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.ofsted import grid_chart, group_heading
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.measure.cases.screenings import partners_of
from inspection_stats.measure.grades.latest import beside_review, latest_judgements
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import Period

AREAS_IN_GRID = 3


def grid_spec(data: Data, old_la_code: str, day: date) -> AnyChartSpec:
    """The facts of the grid: the area, those it shares a service with, and the previous judgements."""
    columns = [old_la_code, *partners_of(data.service_areas, old_la_code)][:AREAS_IN_GRID]
    names = data.areas.set_index("old_la_code")["la_name"]
    spec = grid_chart(_groups(data, columns, day), [str(names[code]) for code in columns], data.frameworks, day)
    if not AreaQuarter(EnglandQuarter(data, Period(day, day, str(day))), old_la_code).ended:
        return spec
    # An authority that has ended has no latest grade: the title must not give it one.
    title = spec.title.replace("Overall:", "Overall at its last inspection:")
    return replace(spec, title=title, short=spec.short.replace(spec.title, title))


def _groups(data: Data, codes: list[str], day: date) -> dict[str, pd.DataFrame]:
    """Rows for the grid, under the heading of their framework: the latest, the board's review, the previous ones."""
    judgements = graded_reports(data)
    now = pd.concat([latest_judgements(judgements, data.frameworks, code, day) for code in codes])
    boards = pd.concat([beside_review(judgements, data.frameworks, code, day) for code in codes])
    before = pd.concat([latest_judgements(judgements, data.frameworks, code, day, place=1) for code in codes])
    groups: dict[str, pd.DataFrame] = {}
    for rows in (now, boards, before):
        for _, same in rows.groupby("framework", sort=False):
            groups[group_heading(same, data.frameworks)] = same
    return groups
