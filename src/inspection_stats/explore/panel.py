"""The explorer of `notebooks/explore.ipynb`: choosers, the chart they ask for, its words, its table, three buttons."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from inspection_stats.check.data import Data, read_data
from inspection_stats.documents.files import save_charts, save_tables
from inspection_stats.errors import InspectionStatsError
from inspection_stats.explore.choice import name_of
from inspection_stats.explore.choosers import Choosers
from inspection_stats.explore.show import show
from inspection_stats.explore.tables import load_once, table_html
from inspection_stats.explore.view import View
from inspection_stats.load.data_folder import data_folder
from inspection_stats.packs.pack import pack_folder
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.paste import paste_ready
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.quarters import parse_period

WITHOUT_WIDGETS = (
    "The choosers need JupyterLab: run “make lab” and open notebooks/explore.ipynb there, then choose Run, Run All "
    "Cells. Without it, ofsted_judgements.ipynb and sqs_sufficiency.ipynb show the same charts for the area and the "
    "quarter in their second cell."
)
NOTHING = "There is nothing to save. First choose something that can be shown."
OWN_FAULT = "Something went wrong in the suite itself:"
EXPLORED = "explored"


def explorer(
    area: str | int, quarter: str | date, data_dir: str | Path = "", reports_dir: str | Path = "reports"
) -> Explorer:
    """Choosers for charts and tables, starting with `area` (a name, code or alias) and `quarter`.

    Reads the data once. What the buttons write goes into `reports_dir`. As the last line of a cell it shows itself;
    its `table` and `chart` are those shown now. Raises `BadRequest` for an unknown area or a malformed
    quarter, `BadData` for faults in the tables.
    """
    folder = data_folder(data_dir)
    data = read_data(folder)
    period = answerable_period(data, quarter)
    code = data.area_code(area, period.end)
    load_once()
    return Explorer(data, folder, Path(reports_dir), code, period.label)


class Explorer:
    """What `explorer` gives: `view`, `chart` and `table` are those shown now, or None where nothing can be shown."""

    def __init__(self, data: Data, data_dir: Path, reports_dir: Path, area: str, quarter: str):
        self._data, self._data_dir, self._reports = data, data_dir, reports_dir
        self.view: View | None = None
        self.chart: Chart | None = None
        self.choosers = Choosers(data, area, parse_period(quarter), self.refresh)
        self.message, self.picture, self.words = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.sheet, self.written = widgets.Output(), widgets.Output()
        self.alt = widgets.Textarea(
            description="Alt text to copy", rows=3, style={"description_width": "9em"}, layout={"width": "auto"}
        )
        self.buttons = [
            self._button("PNG and alt text", self.save_picture),
            self._button("Table as CSV", self.save_table),
            self._button("Make this report", self.make_report),
        ]
        self.box = widgets.VBox(
            [
                self.choosers.box, self.message, self.picture, self.words, self.alt,
                widgets.HBox(self.buttons, layout={"flex_flow": "row wrap"}), self.written, self.sheet,
            ]
        )  # fmt: skip
        self.refresh()

    @property
    def table(self) -> pd.DataFrame:
        """The table shown, unrounded and with its codes; an empty frame where nothing is shown."""
        return next(iter(self.view.tables.values())) if self.view else pd.DataFrame()

    def refresh(self) -> None:
        """Show what the choosers say, or say in plain words why that cannot be shown."""
        self.view = self.chart = None
        try:
            view = show(self._data, self.choosers.choice)
            chart = paste_ready(view.spec)
        except InspectionStatsError as error:
            self._clear(str(error))
        except Exception as error:  # the chart of an earlier choice must not stay under a new one
            self._clear(f"{OWN_FAULT} {type(error).__name__}: {error}")
        else:
            self.view, self.chart = view, chart
            self._fill(view, chart)

    def save_picture(self) -> str:
        """Write the chart shown as PNG with its alt text; the sentence says where."""
        if self.chart is None:
            return NOTHING
        folder = self._folder()
        save_charts([self.chart], folder)
        name = self.chart.spec.name
        files = sorted(file.relative_to(folder).as_posix() for file in (folder / "charts").rglob(f"{name}*"))
        return f"Written into {_link(folder)}: {escape(', '.join(files))}."

    def save_table(self) -> str:
        """Write the tables behind the chart as CSV; the sentence says where."""
        if self.view is None:
            return NOTHING
        folder = self._folder()
        save_tables(self.view.tables, folder)
        files = ", ".join(f"{name}.csv" for name in self.view.tables)
        return f"Written into {_link(folder / 'tables')}: {escape(files)}."

    def make_report(self) -> str:
        """Make the report pack of the authority and the period chosen, as `inspection-stats report` does."""
        from inspection_stats.packs.run import make_pack  # noqa: PLC0415 - a second that only this button needs

        choice = self.choosers.choice
        pack = make_pack(
            choice.area, choice.period.label, self._data_dir, self._reports, tell=lambda step: self._tell(escape(step))
        )
        return f"Made {len(pack.files)} files in {_link(pack.folder)}. Open {_link(pack.folder / 'report.html')}."

    def _button(self, label: str, act: Callable[[], str]) -> widgets.Button:
        """A button that says below it what `act` has done, or in plain words why it could not."""
        button = widgets.Button(description=label, layout={"width": "auto"})

        def pressed(_: widgets.Button) -> None:
            button.disabled = True
            try:
                said = act()
            except InspectionStatsError as error:
                said = escape(str(error))
            except Exception as error:  # a button must not fail silently
                said = escape(f"{OWN_FAULT} {type(error).__name__}: {error}")
            finally:
                button.disabled = False
            self._tell(said)

        button.on_click(pressed)
        return button

    def _folder(self) -> Path:
        choice = self.choosers.choice
        return pack_folder(self._reports / EXPLORED, choice.period.folder, name_of(self._data, choice.area))

    def _fill(self, view: View, chart: Chart) -> None:
        self.message.value = ""
        self.picture.value = chart._repr_html_()
        self.words.value = "".join(f"<p>{escape(sentence)}</p>" for sentence in view.words)
        self.alt.value = view.spec.alt
        self.written.outputs = ()
        self.sheet.outputs = _html_output(table_html(self.table, view.spec.caption))

    def _clear(self, why: str) -> None:
        self.message.value = f'<p role="alert"><b>Nothing to show.</b> {escape(why)}</p>'
        self.picture.value = self.words.value = self.alt.value = ""
        self.written.outputs = self.sheet.outputs = ()

    def _tell(self, said: str) -> None:
        self.written.outputs = _html_output(f'<p role="status">{said}</p>')

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """The controls where widgets are shown; elsewhere, words that say what to do."""
        shown = self.box._repr_mimebundle_(**kwargs) or {}
        bundle = shown[0] if isinstance(shown, tuple) else shown
        return {**bundle, "text/plain": WITHOUT_WIDGETS, "text/html": f"<p>{escape(WITHOUT_WIDGETS)}</p>"}


def _link(path: Path) -> str:
    """A path as a link that JupyterLab opens, relative to the notebook's folder."""
    return f'<a href="{escape(os.path.relpath(path))}">{escape(str(path))}</a>'


def _html_output(html: str) -> tuple[dict[str, Any], ...]:
    plain = {"text/html": html, "text/plain": ""}
    return ({"output_type": "display_data", "data": plain, "metadata": {}},)
