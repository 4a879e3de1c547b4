"""What the buttons write: pictures, tables and reports of the areas shown. Each gives the sentence that says where."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from inspection_stats.check.data import Data
from inspection_stats.documents.files import save_charts, save_tables
from inspection_stats.explore.choice import Choice, name_of
from inspection_stats.explore.pane import Pane
from inspection_stats.packs.pack import pack_folder

NOTHING = "There is nothing to save. First choose something that can be shown."
EXPLORED = "explored"


def save_pictures(panes: Iterable[Pane], data: Data, reports: Path) -> str:
    """Write each chart shown as PNG with its alt text."""
    said = []
    for pane in panes:
        if pane.chart and pane.choice:
            folder = _folder(pane.choice, data, reports)
            save_charts([pane.chart], folder)
            written = (folder / "charts").rglob(f"{pane.chart.spec.name}*")
            said.append(_written(folder, [file.relative_to(folder).as_posix() for file in written]))
    return "<br>".join(said) or NOTHING


def save_all_tables(panes: Iterable[Pane], data: Data, reports: Path) -> str:
    """Write the tables behind each chart as CSV."""
    said = []
    for pane in panes:
        if pane.view and pane.choice:
            folder = _folder(pane.choice, data, reports)
            save_tables(pane.view.tables, folder)
            said.append(_written(folder / "tables", [f"{name}.csv" for name in pane.view.tables]))
    return "<br>".join(said) or NOTHING


def make_reports(choices: Iterable[Choice], data_dir: Path, reports: Path, tell: Callable[[str], None]) -> str:
    """Make the report pack of each area for its period, as `inspection-stats report` does."""
    from inspection_stats.packs.run import make_pack  # noqa: PLC0415 - a second that only this button needs

    said = []
    for choice in choices:
        pack = make_pack(choice.area, choice.period.label, data_dir, reports, tell=lambda step: tell(escape(step)))
        page = _link(pack.folder / "report.html")
        said.append(f"Made {len(pack.files)} files in {_link(pack.folder)}. Open {page}.")
    return "<br>".join(said)


def _folder(choice: Choice, data: Data, reports: Path) -> Path:
    return pack_folder(reports / EXPLORED, choice.period.folder, name_of(data, choice.area))


def _written(folder: Path, files: Iterable[str]) -> str:
    return f"Written into {_link(folder)}: {escape(', '.join(sorted(files)))}."


def _link(path: Path) -> str:
    """A path as a link that JupyterLab opens, relative to the notebook's folder."""
    return f'<a href="{escape(os.path.relpath(path))}">{escape(str(path))}</a>'
