"""The facts of every chart that a quarterly pack holds, undrawn."""

from __future__ import annotations

from inspection_stats.describe.charts.context import context_chart
from inspection_stats.describe.charts.facts import ChartFacts
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.report.sections.contexts import context_rows
from inspection_stats.report.sections.ofsted import grid_facts
from inspection_stats.report.sections.sqs import chart_facts
from inspection_stats.report.sections.standing_charts import charts_of


def facts_by_name(asked: AreaQuarter) -> dict[str, ChartFacts]:
    """The facts of the charts of an area's pack for a quarter, by the name of their file."""
    facts = [] if asked.stands.empty else [grid_facts(asked.data, asked.code, asked.day)]
    facts += charts_of(asked)
    for one in asked.screenings:
        facts += chart_facts(asked.data, one, asked.day)
    rows = context_rows(asked)
    facts += [context_chart(rows, asked.name, asked.day)] if len(rows) else []
    return {one.name: one for one in facts}
