"""The facts of every chart that a quarterly pack holds, undrawn."""

from __future__ import annotations

from inspection_stats.describe.charts.context import context_chart
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.report.sections.contexts import context_rows
from inspection_stats.report.sections.ofsted import grid_spec
from inspection_stats.report.sections.programmes import headings, programme_charts
from inspection_stats.report.sections.sqs import chart_specs
from inspection_stats.report.sections.standing_charts import charts_of


def specs_by_name(asked: AreaQuarter) -> dict[str, AnyChartSpec]:
    """The facts of the charts of an area's pack for a quarter, by the name of their file."""
    spec = [] if asked.stands.empty else [grid_spec(asked.data, asked.code, asked.day)]
    spec += charts_of(asked)
    for one in asked.screenings:
        spec += chart_specs(asked.data, one, asked.day)
    for heading in headings(asked.data):
        spec += programme_charts(asked, heading)
    rows = context_rows(asked)
    spec += [context_chart(rows, asked.name, asked.day)] if len(rows) else []
    return {one.name: one for one in spec}
