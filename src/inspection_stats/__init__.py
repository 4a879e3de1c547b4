"""Inspection results of children's services and youth offending services in England.

The names that a notebook needs; Shift-Tab after a name says what goes in and what comes out:

    open_quarter(area, quarter)            an area in a quarter: each section of its report is a method
    open_comparison(counts, service)       one service against the average of many
    open_audit(counts, service)            one service's own audit, compared with no one
    open_check(claims, paper)              every figure of a paper against the data
    table(frame, caption)                  a frame of your own as a table of the report
    readable(frame)                        any frame as a table to read: labels for identifiers, dates in words

    read_data(data_dir)                    every table, checked
    state(data, as_at)                     the latest judgements of every authority
    distribution(data, as_at, framework)   how many have each grade: England, a region, neighbours, a list
    explorer(area, quarter)                choosers for charts and tables, in JupyterLab

    latest_judgements(judgements, frameworks, old_la_code, day)  the rows of an area's latest inspection
    sufficiency(judgements)                per cent, interval and status for rows of case counts
    theme_totals(judgements)               themes pooled
    compared_nationally(data, one)         one screening against the national averages held

    inspection_stats.plot                  charts of your own frames on Axes, and paste_ready
    save_charts(charts, folder)            PNG and alt text into a folder
    check_injected(cells)                   stops a notebook that papermill gave a misspelt parameter
    InspectionStatsError                   the error whose message says how to fix what was asked
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection_stats.check.data import read_data
    from inspection_stats.describe.english.readable import readable
    from inspection_stats.documents.blocks import table
    from inspection_stats.documents.files import save_charts
    from inspection_stats.errors import InspectionStatsError
    from inspection_stats.explore.panel import explorer
    from inspection_stats.measure.cases.sufficiency import sufficiency, theme_totals
    from inspection_stats.measure.grades.latest import latest_judgements
    from inspection_stats.query.screenings import compared_nationally
    from inspection_stats.report.claims_report import open_check
    from inspection_stats.report.injected import check_injected
    from inspection_stats.report.own_audit import open_audit
    from inspection_stats.report.quarter import open_quarter
    from inspection_stats.report.service_comparison import open_comparison
    from inspection_stats.report.steps import distribution, state

__all__ = [
    "InspectionStatsError",
    "check_injected",
    "compared_nationally",
    "distribution",
    "explorer",
    "latest_judgements",
    "open_audit",
    "open_check",
    "open_comparison",
    "open_quarter",
    "read_data",
    "readable",
    "save_charts",
    "state",
    "sufficiency",
    "table",
    "theme_totals",
]

_HOME = {
    "InspectionStatsError": "errors",
    "check_injected": "report.injected",
    "compared_nationally": "query.screenings",
    "distribution": "report.steps",
    "explorer": "explore.panel",
    "latest_judgements": "measure.grades.latest",
    "open_audit": "report.own_audit",
    "open_check": "report.claims_report",
    "open_comparison": "report.service_comparison",
    "open_quarter": "report.quarter",
    "read_data": "check.data",
    "readable": "describe.english.readable",
    "save_charts": "documents.files",
    "state": "report.steps",
    "sufficiency": "measure.cases.sufficiency",
    "table": "documents.blocks",
    "theme_totals": "measure.cases.sufficiency",
}


def __getattr__(name: str) -> Any:
    # Imported on first use: the command line must answer --help without waiting for pandas.
    if name == "__version__":
        return import_module("importlib.metadata").version("inspection-stats")
    if name == "explorer":
        from inspection_stats.load.extras import needs  # noqa: PLC0415 - the process that reads workbooks needs no more

        with needs("lab", "The explorer"):
            return import_module("inspection_stats.explore.panel").explorer
    if name in __all__:
        return getattr(import_module(f"inspection_stats.{_HOME[name]}"), name)
    raise AttributeError(f"inspection_stats has no “{name}”. It has: {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return __all__
