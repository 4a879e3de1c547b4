"""A rehearsal before the first process is forked: what every pack needs is then in memory, once for all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import suppress

import nbformat

from inspection_stats.documents.html import report_html
from inspection_stats.packs.isolated import start_method
from inspection_stats.report.quarterly_report import quarterly_report

PAYS = 4  # packs from which on a rehearsal takes less time than it saves


def rehearse(given: Mapping[str, str]) -> None:
    """Make a quarterly report with these parameters and its page, and throw both away.

    It leaves England's figures for the quarter, the pictures of the lines that every chart shares, the plain Word
    document and the compiled parts of the page; a pack then takes half the time. Nothing of it is needed: what goes
    wrong here goes wrong again where it is told.
    """
    if "quarter" not in given or start_method() != "fork":
        return
    with suppress(Exception), tempfile.TemporaryDirectory(prefix="inspection-stats-") as folder:
        report = quarterly_report(given["area"], given["quarter"], given["data_dir"])
        report.save(folder)
        shown = nbformat.v4.new_output("execute_result", {"text/html": report._repr_html_()}, execution_count=1)
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[shown], execution_count=1)])
        report_html(nbformat.reads(nbformat.writes(notebook), as_version=4), report.title)
