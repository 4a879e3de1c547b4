"""The HTML of a table, from one template: for a notebook's cell, the page of a report and the explorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from inspection_stats.tables.numbers import number_columns

_HERE = Path(__file__).parent
NUMBER = "number"
"""The class of a cell of a column of numbers."""


def table_html(
    frame: pd.DataFrame, caption: str = "", attributes: str = "", printed: Callable[[str], str] = escape
) -> str:
    """A frame of printable cells as HTML, without the style sheet, which the page or the cell around it brings once.

    Words are aligned to the left and numbers to the right; the first column names the rows. Caption, labels and cells
    are text: what looks like markup in them is shown, not obeyed. `attributes` are those of the table's
    element; `printed` makes the HTML of a cell's text.
    """
    named = [f' class="{NUMBER}"' if number else "" for number in number_columns(frame)]

    def row(cells: Sequence[Any]) -> list[dict[str, str]]:
        return [{"display_value": printed(str(cell)), "named": name} for cell, name in zip(cells, named, strict=True)]

    made = load_template().render(
        caption=escape(caption), head=[row(frame.columns)],
        body=[row(cells) for cells in frame.itertuples(index=False, name=None)],
        named=lambda cell: cell["named"], exclude_styles=True, table_attributes=attributes,
    )  # fmt: skip
    return str(made).strip()


@cache
def load_template() -> jinja2.Template:
    """The template of a table, compiled once for a process. It takes what pandas' Styler gives its own template."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(_HERE), trim_blocks=True)
    return environment.get_template("table.html.j2")


@cache
def style_sheet() -> str:
    """The style sheet of tables."""
    return (_HERE / "table.css").read_text("utf-8").strip()
