"""Inspection results of children's services and youth offending services in England.

The names that a notebook needs:

    quarterly_report(area, quarter, data_dir)      the report of one area
    service_comparison(counts, service, query)     one service against the average of many
    read_data(data_dir)                            every table, checked
    screening_in(data, area, quarter)              a youth offending screening, measured
    appendix_3_charts(data, screening, quarter)    its charts, drawn
    area_judgements(data, area, quarter)           an area's Ofsted judgements
    judgement_grid(data, area, quarter)            the grid of an area and those it shares services with
    ofsted_charts(data, area, quarter)             where the area stands: distribution, neighbours, timeline
    theme_totals(judgements)                       themes pooled
    compared_nationally(data, screening)           a screening against the national averages held
    save_charts(charts, folder)                    PNG and alt text into a folder
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {
    "quarterly_report": "inspection_stats.publish.quarterly_report",
    "service_comparison": "inspection_stats.publish.service_comparison",
    "screening_in": "inspection_stats.publish.notebook",
    "appendix_3_charts": "inspection_stats.publish.notebook",
    "area_judgements": "inspection_stats.publish.notebook",
    "judgement_grid": "inspection_stats.publish.notebook",
    "ofsted_charts": "inspection_stats.publish.notebook",
    "read_data": "inspection_stats.publish.notebook",
    "compared_nationally": "inspection_stats.publish.sqs_section",
    "theme_totals": "inspection_stats.measure.sufficiency",
    "save_charts": "inspection_stats.publish.save",
}

__all__ = list(_NAMES)


def __getattr__(name: str) -> Any:
    # Imported when first asked for: the command line must answer --help without waiting for pandas.
    if name in _NAMES:
        return getattr(import_module(_NAMES[name]), name)
    raise AttributeError(f"inspection_stats has no “{name}”. It has: {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return __all__
