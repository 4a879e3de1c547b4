"""The explorer of `notebooks/explore.ipynb`: choosers, a chart for each area, their table, three buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from inspection_stats.check.data import Data, read_data
from inspection_stats.errors import BadRequest, InspectionStatsError
from inspection_stats.explore.begin import begin_line
from inspection_stats.explore.choice import Choice, name_of
from inspection_stats.explore.choosers import Choosers
from inspection_stats.explore.pane import Pane, code_to_copy
from inspection_stats.explore.show import show
from inspection_stats.explore.tables import caption_of, joined, load_once, sorting_table
from inspection_stats.explore.take_along import make_reports, save_all_tables, save_pictures
from inspection_stats.explore.view import View
from inspection_stats.load.data_folder import data_folder
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.paste import paste_ready
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.quarters import parse_period

WITHOUT_WIDGETS = (
    "The choosers are not running. In JupyterLab (“make lab” opens it) choose Run, Run All Cells. Without JupyterLab, "
    "ofsted_judgements.ipynb and sqs_sufficiency.ipynb show the same charts for the area and the quarter in their "
    "second cell."
)
CUT_OFF = (
    '<p class="inspection-cut-off" role="alert"><b>The kernel was restarted or has stopped.</b> To go on, choose Run, '
    "Run All Cells.</p>"
)
"""Shown only then: `explorer.css` sees how JupyterLab marks controls that are cut off."""

OWN_FAULT = "Something went wrong in the suite itself:"


def explorer(
    area: str | int,
    quarter: str | date,
    data_dir: str | Path = "",
    reports_dir: str | Path = "reports",
    *,
    others: Sequence[str | int] = (),
    **choices: Any,
) -> Explorer:
    """Choosers for charts and tables, starting with `area` (a name, code or alias) and `quarter`.

    Reads the data once. What the buttons write goes into `reports_dir`. `others` are up to three more areas, each with
    a chart of its own; `choices` are `programme`, `chart`, `comparator`, `judgement` and `listed`, as the line of code
    under the table gives them. As the last line of a cell it shows itself; its `table` and `chart` are those shown now.
    Raises `BadRequest` for an unknown area or choice or a malformed quarter, `BadData` for faults in the tables.
    """
    folder = data_folder(data_dir)
    data = read_data(folder)
    period = answerable_period(data, quarter)
    code, *further = (data.area_code(one, period.end) for one in (area, *others))
    made = Explorer(data, folder, Path(reports_dir), code, period.label)
    if further or choices:
        made.choosers.begin_with(further, choices)
        made.refresh()
    load_once()
    return made


class Explorer:
    """What `explorer` gives: `view`, `chart` and `table` are those shown now, or None where nothing can be shown.

    Of several areas, `view` and `chart` are the first one's; `panes` are all of them.
    """

    def __init__(self, data: Data, data_dir: Path, reports_dir: Path, area: str, quarter: str):
        self._data, self._data_dir, self._reports = data, data_dir, reports_dir
        self.choosers = Choosers(data, area, parse_period(quarter), self.refresh)
        self.panes = [Pane()]
        self.charts = widgets.Box(layout={"flex_flow": "row wrap"})
        self.sheet, self.written, self.code = widgets.Output(), widgets.Output(), widgets.HTML()
        self.buttons = [
            self._button("PNG and alt text", lambda: save_pictures(self.panes, data, reports_dir)),
            self._button("Table as CSV", lambda: save_all_tables(self.panes, data, reports_dir)),
            self._button("Make this report", self._make_reports),
        ]
        row = widgets.HBox(self.buttons, layout={"flex_flow": "row wrap"})
        self.box = widgets.VBox(
            [widgets.HTML(CUT_OFF), self.choosers.box, row, self.written, self.charts, self.sheet, self.code]
        )
        self.box.add_class("inspection-explorer")
        self.refresh()

    @property
    def view(self) -> View | None:
        """What the first area shows."""
        return self.panes[0].view

    @property
    def chart(self) -> Chart | None:
        """The chart of the first area."""
        return self.panes[0].chart

    @property
    def table(self) -> pd.DataFrame:
        """The table shown, unrounded and with its codes; an empty frame where nothing is shown.

        Of several areas whose tables differ, the first column `chart_of` says whose chart a row is behind.
        """
        return joined({name_of(self._data, one.choice.area): one.view for one in self.panes if one.view and one.choice})

    def refresh(self) -> None:
        """Show what the choosers say, or say in plain words why that cannot be shown."""
        self.written.outputs = ()
        try:
            choices, line = self.choosers.choices, begin_line(self._data, self.choosers)
        except BadRequest as error:  # what is typed is not a day
            self._lay_out(1)
            self.panes[0].clear(str(error))
            self.code.value = ""
        else:
            self._lay_out(len(choices))
            for pane, choice in zip(self.panes, choices, strict=True):
                if pane.choice != choice:  # the chart of an area that no change has touched stays
                    self._draw(pane, choice)
            self.code.value = code_to_copy(line)
        specs = [pane.view.spec for pane in self.panes if pane.view]
        self.sheet.outputs = _html_output(sorting_table(self.table, caption_of(specs), self._data)) if specs else ()

    def _draw(self, pane: Pane, choice: Choice) -> None:
        try:
            view = show(self._data, choice)
            pane.fill(choice, view, paste_ready(view.spec))
        except InspectionStatsError as error:
            pane.clear(str(error))
        except Exception as error:  # the chart of an earlier choice must not stay under a new one
            pane.clear(f"{OWN_FAULT} {type(error).__name__}: {error}")

    def _lay_out(self, number: int) -> None:
        """As many places for charts as there are areas: one as wide as the page, several two in a row."""
        if len(self.charts.children) == number:
            return
        self.panes = [*self.panes[:number], *(Pane() for _ in range(number - len(self.panes)))]
        for pane in self.panes:
            pane.box.layout.width = "100%" if number == 1 else "min(100%, max(50% - 8px, 27em))"
        self.charts.children = [pane.box for pane in self.panes]

    def _make_reports(self) -> str:
        return make_reports(self.choosers.choices, self._data_dir, self._reports, self._tell)

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

    def _tell(self, said: str) -> None:
        self.written.outputs = _html_output(f'<p role="status">{said}</p>')

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """The controls where widgets are shown; elsewhere, words that say what to do."""
        shown = self.box._repr_mimebundle_(**kwargs) or {}
        bundle = shown[0] if isinstance(shown, tuple) else shown
        return {**bundle, "text/plain": WITHOUT_WIDGETS, "text/html": f"<p>{escape(WITHOUT_WIDGETS)}</p>"}


def _html_output(html: str) -> tuple[dict[str, Any], ...]:
    plain = {"text/html": html, "text/plain": ""}
    return ({"output_type": "display_data", "data": plain, "metadata": {}},)
