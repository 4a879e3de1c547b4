"""nbconvert exporters: an executed notebook as a page, a Word file, or the files to paste from.

    jupyter nbconvert --to inspection-report report.ipynb
    jupyter nbconvert --to inspection-word report.ipynb
    jupyter nbconvert --to inspection-files report.ipynb

They are in JupyterLab's menu too: File, Save and Export Notebook As.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import Exporter
from traitlets import Unicode

from inspection_stats.documents.document import Document, read_document
from inspection_stats.documents.files import document_files
from inspection_stats.documents.page import page_of
from inspection_stats.documents.run_id import template_checksum
from inspection_stats.documents.word.annex import word_annex


class _InspectionExporter(Exporter):
    """Reads a notebook as a document; each class below writes it in one form."""

    template = Unicode("", help="A Word file whose styles, headers and footers the Word file takes.").tag(config=True)

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return texts or bytes too
        self, nb: nbformat.NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str | bytes, Any]:
        document = read_document(nb, template_checksum(self.template))
        _, resources = super().from_notebook_node(nb, resources, **kwargs)
        resources["output_extension"] = self.file_extension
        return self.write(document, resources), resources

    def write(self, document: Document, resources: Any) -> str | bytes:
        """The document in this form."""
        raise NotImplementedError


class InspectionReport(_InspectionExporter):
    """The report as one HTML page."""

    export_from_notebook = "Inspection report (HTML)"
    file_extension = ".html"
    output_mimetype = "text/html"

    def write(self, document: Document, resources: Any) -> str:
        return page_of(document)


class InspectionWord(_InspectionExporter):
    """The report as a Word file."""

    export_from_notebook = "Inspection report (Word)"
    file_extension = ".docx"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(self, document: Document, resources: Any) -> bytes:
        return word_annex(document, Path(self.template) if self.template else None)


class InspectionFiles(_InspectionExporter):
    """The workbook, the charts as PNG with their alt texts, and the tables as CSV."""

    export_from_notebook = "Inspection report (charts and tables)"
    file_extension = ".xlsx"
    output_mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def write(self, document: Document, resources: Any) -> bytes:
        made = document_files(document)
        workbook = made.pop("tables.xlsx")
        resources.setdefault("outputs", {}).update(made)
        return workbook
