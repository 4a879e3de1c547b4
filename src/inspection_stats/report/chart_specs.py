"""The facts of every chart that a quarterly pack holds, undrawn."""

from __future__ import annotations

from inspection_stats.describe.charts.specification import AnyChartSpec, ChartSpec
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.report.sections.briefing import briefing_section
from inspection_stats.report.sections.contexts import context_section
from inspection_stats.report.sections.ofsted import ofsted_section
from inspection_stats.report.sections.programmes import other_section, youth_justice_section


def specs_by_name(asked: AreaQuarter) -> dict[str, AnyChartSpec]:
    """The facts of the charts of an area's pack for a quarter, by the name of their file."""
    sections = (briefing_section, ofsted_section, youth_justice_section, other_section, context_section)
    blocks = [block for section in sections for block in section(asked).blocks]
    return {block.name: block for block in blocks if isinstance(block, ChartSpec)}
