"""Inspection results of children's services and youth offending services in England.

The names that a notebook needs; Shift-Tab after a name says what goes in and what comes out:

    read_data(data_dir)                            every table, checked
    explorer(area, quarter, data_dir)              choosers for charts and tables, in JupyterLab

    quarterly_report(area, quarter, data_dir)      the report of one area
    service_comparison(counts, service, query)     one service against the average of many
    own_audit(counts, service)                     one service's own audit, with no one beside it

    area_judgements(data, area, quarter)           an area's Ofsted judgements
    judgement_grid(data, area, quarter)            the grid of an area and those it shares services with
    ofsted_charts(data, area, quarter)             where the area stands: distribution, neighbours, timeline
    distribution(data, as_at, framework)           how many have each grade: England, a region, neighbours, a list
    state(data, as_at)                             the standing judgements of every authority

    screening_in(data, area, quarter)              a youth offending screening, measured
    appendix_3_charts(data, screening, quarter)    its charts, drawn
    theme_totals(judgements)                       themes pooled
    compared_nationally(data, one)                 one screening against the national averages held

    inspection_stats.plot                          charts of your own frames on Axes, and paste_ready

    check_claims(claims, paper)                    every figure of a paper against the data

    save_charts(charts, folder)                    PNG and alt text into a folder
    InspectionStatsError                           the error whose message says how to fix what was asked
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection_stats.check.data import read_data
    from inspection_stats.documents.files import save_charts
    from inspection_stats.errors import InspectionStatsError
    from inspection_stats.explore.panel import explorer
    from inspection_stats.measure.cases.sufficiency import theme_totals
    from inspection_stats.query.screenings import compared_nationally
    from inspection_stats.report.claims_report import check_claims
    from inspection_stats.report.own_audit import own_audit
    from inspection_stats.report.quarterly_report import quarterly_report
    from inspection_stats.report.service_comparison import service_comparison
    from inspection_stats.report.steps import (
        appendix_3_charts,
        area_judgements,
        distribution,
        judgement_grid,
        ofsted_charts,
        screening_in,
        state,
    )

__all__ = [
    "InspectionStatsError",
    "appendix_3_charts",
    "area_judgements",
    "check_claims",
    "compared_nationally",
    "distribution",
    "explorer",
    "judgement_grid",
    "ofsted_charts",
    "own_audit",
    "quarterly_report",
    "read_data",
    "save_charts",
    "screening_in",
    "service_comparison",
    "state",
    "theme_totals",
]

_HOME = {
    "InspectionStatsError": "errors",
    "read_data": "check.data",
    "check_claims": "report.claims_report",
    "compared_nationally": "query.screenings",
    "own_audit": "report.own_audit",
    "quarterly_report": "report.quarterly_report",
    "save_charts": "documents.files",
    "service_comparison": "report.service_comparison",
    "theme_totals": "measure.cases.sufficiency",
}


def __getattr__(name: str) -> Any:
    # Imported when first asked for: the command line must answer --help without waiting for pandas.
    if name == "__version__":
        return import_module("importlib.metadata").version("inspection-stats")
    if name == "explorer":
        from inspection_stats.load.extras import needs  # noqa: PLC0415 - the process that reads workbooks needs no more

        with needs("lab", "The explorer"):
            return import_module("inspection_stats.explore.panel").explorer
    if name in __all__:
        return getattr(import_module(f"inspection_stats.{_HOME.get(name, 'report.steps')}"), name)
    raise AttributeError(f"inspection_stats has no “{name}”. It has: {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return __all__
