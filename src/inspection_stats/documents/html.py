"""The executed notebook as one HTML page: no code, offline, readable on paper and with a screen reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, SoupStrainer
from nbconvert.exporters import TemplateExporter
from traitlets.config import Config

from inspection_stats.describe.charts.specification import ILLUSTRATIVE_DATA

TEMPLATES = Path(__file__).with_name("templates")


def report_html(notebook: nbformat.NotebookNode, title: str, *, illustrative: bool = False) -> str:
    """Make the page from the sections that the notebook's cells show; `title` is its heading and window title.

    Where the data are `illustrative`, a band that stays in sight says so.
    """
    resources = {
        "title": title,
        "mark": ILLUSTRATIVE_DATA if illustrative else "",
        "contents": _contents(notebook),
        "style": (TEMPLATES / "report.css").read_text("utf-8").strip(),
    }
    page, _ = _exporter().from_notebook_node(notebook, resources=resources)
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


@cache
def _exporter() -> TemplateExporter:
    """The exporter of every page. nbconvert's own for HTML would also colour the code, which the page does not show."""
    return TemplateExporter(
        template_name="report", extra_template_basedirs=[str(TEMPLATES)], config=Config(), file_extension=".html"
    )


def _contents(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    shown = [
        output["data"].get("text/html", "")
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "data" in output
    ]
    headings = BeautifulSoup("".join(shown), "html.parser", parse_only=SoupStrainer("h2")).find_all("h2", id=True)
    return [(str(heading["id"]).removesuffix("-heading"), heading.get_text(strip=True)) for heading in headings]
