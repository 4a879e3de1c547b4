"""A frame of values as a table to read: pandas' own Styler, with the template of every other table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from inspection_stats.tables.html import NUMBER, load_template
from inspection_stats.tables.numbers import are_numbers

Print = Callable[[Any], str]
"""What makes a cell's printed text of its value."""


class Table(Styler):  # type: ignore[misc]  # which the stubs of pandas do not know
    """A table that shows itself in a cell. Whatever works on `frame.style` works on it.

    `printing` gives for a column what prints its cells; a column that it leaves out holds printable text. `labels` are
    shown in place of the names of the columns. The index is not shown, and every text is escaped.
    """

    template_html_table = load_template()

    def __init__(
        self,
        data: pd.DataFrame,
        caption: str = "",
        printing: Mapping[Any, Print] | None = None,
        labels: Sequence[str] | None = None,
    ):
        cells = data.reset_index(drop=True)
        # The same table has the same id, so that the same notebook makes the same bytes.
        name = sha256("\n".join([caption, cells.to_csv()]).encode()).hexdigest()[:8]
        super().__init__(cells, uuid=name, caption=escape(caption) or None, cell_ids=False, escape="html")
        self.printing = printing or {}
        if printing:
            self.format(dict(printing), escape="html")
        self.hide(axis="index")
        if labels is None:
            self.format_index(escape="html", axis=1)
        else:
            self.relabel_index([escape(label) for label in labels], axis=1)

    def __repr__(self) -> str:
        return f"Table of {len(self.data)} rows: {', '.join(map(str, self.data.columns))}"

    def to_html(self, *args: Any, **more: Any) -> Any:
        """The table as HTML, as pandas' `Styler.to_html` gives it; `exclude_styles=True` leaves the style sheet out."""
        numbers, plain = self._numbers(), bool(more.get("exclude_styles"))

        def named(cell: Mapping[str, Any]) -> str:
            """The id and the classes of a cell: all of Styler's, or only that it is a number."""
            classes = cell["class"].split()  # "data row0 col1", "col_heading level0 col1": the third is the column
            number = [NUMBER] if classes[2] in numbers else []
            if plain:
                return f' class="{NUMBER}"' if number else ""
            own_id = f' id="T_{self.uuid}_{cell["id"]}"' if "id" in cell else ""
            return f'{own_id} class="{" ".join(classes + number)}"'

        return super().to_html(*args, named=named, **more)

    def _numbers(self) -> set[str]:
        """The columns that hold numbers, by the names that Styler's template has for them."""
        columns = [(name, self.data.iloc[:, place]) for place, name in enumerate(self.data.columns)]
        printed = [column.map(self.printing.get(name, str)) for name, column in columns]
        return {f"col{place}" for place, cells in enumerate(printed) if are_numbers(cells)}
