"""The executed notebook as one HTML page: no code, offline, readable on paper and with a screen reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import nbformat
from nbconvert.exporters import TemplateExporter
from traitlets.config import Config

from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA

CONTENTS = "application/vnd.inspection-stats.contents+json"
"""The MIME type under which a cell's output names the sections that it shows: pairs of name and heading."""

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
    page, _ = load_page_template().from_notebook_node(notebook, resources=resources)
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


@cache
def load_page_template() -> TemplateExporter:
    """The exporter of every page. nbconvert's own for HTML would also colour the code, which the page does not show."""
    # Its folder is given whole: a search by name would also look through the templates that a user has.
    folder = str(TEMPLATES / "inspection-stats-report")
    return TemplateExporter(
        template_paths=[folder], template_file="index.html.j2", config=Config(), file_extension=".html"
    )


def _contents(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    """Name and heading of each section, as the cells that show them carry them."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [(name, heading) for output in outputs for name, heading in output.get("data", {}).get(CONTENTS, [])]
