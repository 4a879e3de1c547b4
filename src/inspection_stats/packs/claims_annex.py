"""The check of a paper's figures in a folder: HTML page, Word annex, tables, manifest; whole or not at all."""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from inspection_stats.claims.file import read_claims
from inspection_stats.documents.html import report_html
from inspection_stats.packs.manifest import write_manifest
from inspection_stats.packs.pack import one_run_at_a_time, pack_folder, whole_or_nothing
from inspection_stats.packs.run import checked_out
from inspection_stats.report.claims_report import claims_parameters, inputs
from inspection_stats.report.report import Report


def write_claims_annex(report: Report, claims: Path, paper: Path | None, out: Path) -> Path:
    """Write a check (`check_claims`) into `out/claims/<name of the claims file>` and return that folder.

    What a stopped check left in `out/claims` is cleared, and a check that it was replacing goes back to its place.
    Raises `BadRequest` where `out` is a file and `CannotWrite`; an earlier check is then where it was.
    """
    file = read_claims(claims)
    target = pack_folder(checked_out(out), "claims", claims.stem)
    with one_run_at_a_time(target.parent), whole_or_nothing(target) as folder:
        made_up = [str(file.data.name)] if report.illustrative else []
        report.save(folder)
        page = report_html(_shown(report), report.title, illustrative=report.illustrative)
        (folder / "report.html").write_text(page, encoding="utf-8", newline="\n")
        write_manifest(folder, report.run_id, claims_parameters(file), inputs(file, claims, paper or ""), made_up)
    return target


def _shown(report: Report) -> NotebookNode:
    """A notebook with one cell that shows the report: what the page is made of."""
    output = new_output("display_data", data=report.shown)
    notebook: NotebookNode = new_notebook(cells=[new_code_cell("", outputs=[output], execution_count=1)])
    return notebook
