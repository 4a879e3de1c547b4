"""The facts of every chart that a quarterly pack holds, undrawn."""

from __future__ import annotations

from inspection_stats.describe.context import context_chart
from inspection_stats.describe.facts import ChartFacts
from inspection_stats.publish.area_quarter import AreaQuarter
from inspection_stats.publish.context_sections import context_rows
from inspection_stats.publish.ofsted_section import grid_facts
from inspection_stats.publish.sqs_section import chart_facts
from inspection_stats.publish.standing_charts import charts_of


def facts_by_name(asked: AreaQuarter) -> dict[str, ChartFacts]:
    """The facts of the charts of an area's pack for a quarter, by the name of their file."""
    facts = [] if asked.stands.empty else [grid_facts(asked.data, asked.code, asked.day)]
    facts += charts_of(asked)
    for one in asked.screenings:
        facts += chart_facts(asked.data, one, asked.day)
    rows = context_rows(asked)
    facts += [context_chart(rows, asked.name, asked.day)] if len(rows) else []
    return {one.name: one for one in facts}
