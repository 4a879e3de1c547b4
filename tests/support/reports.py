"""Reports opened and every section of theirs shown, as their notebooks show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from inspection_stats.documents.blocks import Section
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document, read_document
from inspection_stats.documents.files import document_files
from inspection_stats.documents.page import page_of
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.documents.write import write_files
from inspection_stats.plot.chart import Chart
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.claims_report import open_check
from inspection_stats.report.own_audit import open_audit
from inspection_stats.report.quarter import Quarter, open_quarter
from inspection_stats.report.service_comparison import open_comparison
from tests.support.places import ROOT


@dataclass(frozen=True)
class Made:
    """An opened report with every section that shows anything, in the order of its notebook."""

    opened: Any
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        return self.opened.opening.title

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        return {name: frame for section in self.sections for name, frame in section.frames.items()}

    @cached_property
    def charts(self) -> list[Chart]:
        return [chart for section in self.sections for chart in section.charts.values()]

    @cached_property
    def html(self) -> str:
        """All that its cells show, as HTML."""
        return "".join(section._repr_mimebundle_()["text/html"] for section in self.sections)

    @cached_property
    def notebook(self) -> NotebookNode:
        """An executed notebook that shows the report, each section under its name as heading."""
        cells = [shown(self.opened)]
        for section in self.sections:
            cells += [new_markdown_cell(f"## {section.name}"), shown(section)]
        return new_notebook(cells=cells)

    @cached_property
    def document(self) -> Document:
        return read_document(self.notebook)

    def save(self, folder: Path) -> None:
        """Every file that its documents are."""
        write_files(document_files(self.document), folder)
        write_files({"report.html": page_of(self.document).encode(), "report.docx": word_annex(self.document)}, folder)


def shown(thing: Any, source: str = "") -> NotebookNode:
    """An executed cell whose last line is `thing`."""
    data = thing._repr_mimebundle_()
    return new_code_cell(source, outputs=[new_output("execute_result", data, execution_count=1)], execution_count=1)


def sections_of(q: Quarter) -> tuple[Section, ...]:
    """Every section of a quarter that shows anything, in the order of the shipped notebook."""
    notebook = nbformat.read(ROOT / "notebooks" / "quarterly_report.ipynb", as_version=4)
    names = [
        cell.source.removeprefix("q.").removesuffix("()") for cell in notebook.cells if cell.source.startswith("q.")
    ]
    return _that_show([getattr(q, name)() for name in names])


def sections(asked: AreaQuarter) -> tuple[Section, ...]:
    """The same for an area and quarter that were asked for without files."""
    return sections_of(Quarter(asked, Opening("", {}, {}, {}, "")))


def quarterly(area: str, quarter: str, data_dir: str | Path = ROOT / "data") -> Made:
    q = open_quarter(area, quarter, data_dir)
    return Made(q, sections_of(q))


def compared(counts: str, service: str, query: str = "", *, internal: bool = False) -> Made:
    c = open_comparison(counts, service, query, internal=internal)
    return Made(c, _that_show([c.summary(), *(c.theme(theme) for theme in THEMES), c.every_comparison()]))


def audited(counts: str, service: str = "", *, internal: bool = False) -> Made:
    a = open_audit(counts, service, internal=internal)
    return Made(a, _that_show([a.summary(), *(a.theme(theme) for theme in THEMES), a.every_question()]))


def checked(claims: str | Path, paper: str | Path = "") -> Made:
    c = open_check(claims, paper)
    sections = [c.summary(), c.to_fix(), c.fragile(), c.cannot_be_checked(), c.holds(), c.not_covered()]
    return Made(c, _that_show(sections))


def _that_show(sections: list[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.blocks)
