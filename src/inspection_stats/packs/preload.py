"""Load once what every pack of a quarter needs; packs made in processes forked from this one then share it."""

from __future__ import annotations

from pathlib import Path

from inspection_stats.documents.block_html import load_block_templates
from inspection_stats.documents.page import load_page_template
from inspection_stats.documents.word.annex import plain_document
from inspection_stats.plot.carried import carry
from inspection_stats.plot.paste import paste_ready
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import england_in
from inspection_stats.reference.quarters import Period
from inspection_stats.report.chart_specs import specs_by_name

PAYS_FROM = 4  # packs of a quarter: loading takes about as long as making three of them


def preload(data_dir: Path, period: Period) -> None:
    """Load, for the packs of a quarter:

    1. the tables, checked, and England's figures of the quarter;
    2. the templates of the page, compiled;
    3. the plain Word document that an annex starts from;
    4. the lines of text that charts have in common, drawn: one authority's charts cover all.

    Raises what reading the tables raises. Any other error is a fault of the suite and stops the run: packs made
    without this would be the same but slower, and nobody would know why.
    """
    england = england_in(data_dir, period)
    england.work_out()
    load_block_templates()
    load_page_template()
    plain_document()
    first = str(england.state["old_la_code"].iloc[0])
    for spec in specs_by_name(AreaQuarter(england, first)).values():
        carry(paste_ready(spec))
