"""The executed notebook as one HTML page: no code, offline, readable on paper and with a screen reader."""

from __future__ import annotations

from importlib.resources import as_file, files

import nbformat
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter
from traitlets.config import Config

from inspection_stats.describe.facts import ILLUSTRATIVE_DATA


def report_html(notebook: nbformat.NotebookNode, title: str, *, illustrative: bool = False) -> str:
    """Make the page from the sections that the notebook's cells show; `title` is its heading and window title.

    Where the data are `illustrative`, a band that stays in sight says so.
    """
    templates = files("inspection_stats.publish") / "templates"
    with as_file(templates) as folder:
        exporter = HTMLExporter(
            template_name="report",
            extra_template_basedirs=[str(folder)],
            config=Config(),
            mathjax_url="",
            require_js_url="",
        )
        resources = {
            "title": title,
            "mark": ILLUSTRATIVE_DATA if illustrative else "",
            "contents": _contents(notebook),
            "style": (templates / "report.css").read_text("utf-8").strip(),
        }
        page, _ = exporter.from_notebook_node(notebook, resources=resources)
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


def _contents(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    shown = [
        output["data"].get("text/html", "")
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "data" in output
    ]
    headings = BeautifulSoup("".join(shown), "html.parser").select("section[id] > h2")
    return [(str(heading["id"]).removesuffix("-heading"), heading.get_text(strip=True)) for heading in headings]
