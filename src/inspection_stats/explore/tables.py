"""A table that sorts and filters in the page, without a network; every cell is text, never markup."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import pandas as pd
from IPython.display import HTML, display
from itables import options
from itables.javascript import generate_init_offline_itables_html

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.english.readable import readable_frame
from inspection_stats.explore.view import View
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA
from inspection_stats.tables.html import style_sheet, table_html

FOR_FILES = (
    "inspection_id", "old_la_code", "report_url", "theme_key", "judgement_id", "inspection_id_before",
    "inspection_id_after", "source", "basis", "method", "implied", "at_least", "at_most", "subsample", "part_of",
    "service",
)  # fmt: skip
"""Columns that the CSV holds and the page leaves out: codes, and what the words under the chart say."""

LENGTHS = [10, 25, 50, 200]
WORDS = {
    "search": "Filter:",
    "lengthMenu": "_MENU_ rows a page",
    "info": "_START_ to _END_ of _TOTAL_ rows",
    "infoEmpty": "No rows",
    "infoFiltered": "(filtered from _MAX_)",
    "zeroRecords": "No row holds that.",
}


def load_once() -> None:
    """Put into the page, whole, what only the browser can do, so that nothing is fetched from a network."""
    here = Path(__file__)
    style, script = (here.with_name(name).read_text("utf-8") for name in ("explorer.css", "browser.js"))
    sorting = generate_init_offline_itables_html(options.dt_bundle)
    display(HTML(f"<style>\n{style_sheet()}\n{style}</style>\n<script>\n{script}</script>{sorting}"))


def sorting_table(frame: pd.DataFrame, caption: str, data: Data | None = None) -> str:
    """A frame as HTML, in a box that scrolls: click a heading to sort, type to filter.

    It is the table of every report, with the options of DataTables, which `browser.js` hands on.
    """
    kept = frame[[column for column in frame.columns if column not in FOR_FILES]]
    days = [place for place, (_, column) in enumerate(kept.items()) if pd.api.types.is_datetime64_any_dtype(column)]
    settings = {
        "lengthMenu": LENGTHS,
        "order": [],
        "columnDefs": [{"type": "date", "targets": days}],  # by the day, not by its first digit
        "language": WORDS,
    }
    attributes = f'class="display compact" data-datatable="{escape(json.dumps(settings))}"'
    return table_html(readable_frame(kept, data=data), caption, attributes)


def caption_of(specs: Sequence[AnyChartSpec]) -> str:
    """The caption of the table behind charts: their sources, and whether anything in it is illustrative."""
    mark = f"{ILLUSTRATIVE_DATA}. " if any(spec.illustrative for spec in specs) else ""
    behind = "chart" if len(specs) == 1 else "charts"
    return f"{mark}The table behind the {behind}. {' '.join(dict.fromkeys(spec.source_line for spec in specs))}"


def joined(views: Mapping[str, View]) -> pd.DataFrame:
    """The first table of each view as one: that table where all are alike, else with `chart_of`, the area of a row."""
    tables = {name: next(iter(view.tables.values())) for name, view in views.items()}
    first = next(iter(tables.values()), pd.DataFrame())
    if all(table.equals(first) for table in tables.values()):
        return first
    named = [table.reset_index(drop=True) for table in tables.values()]
    for name, table in zip(tables, named, strict=True):
        table.insert(0, "chart_of", name)
    return pd.concat(named, ignore_index=True)
