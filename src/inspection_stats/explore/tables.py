"""A table that sorts and filters in the page, without a network; every cell is text, never markup."""

from __future__ import annotations

from html import escape

import pandas as pd
from IPython.display import HTML, display
from itables import options, to_html_datatable
from itables.javascript import generate_init_offline_itables_html

from inspection_stats.describe.english.numbers import rounded

FOR_FILES = (
    "inspection_id", "old_la_code", "report_url", "theme_key", "judgement_id", "inspection_id_before",
    "inspection_id_after", "source", "basis", "method", "implied", "at_least", "at_most", "subsample", "part_of",
    "service",
)  # fmt: skip
"""Columns that the CSV holds and the page leaves out: codes, and what the words under the chart say."""

KEYS_STAY_HERE = """<script>
(() => {
    const area = document.currentScript.closest(".jp-OutputArea");
    if (!area || area.keysStayHere) return;
    const controls = "select, input, textarea, button, summary, a, [tabindex]";
    const own = one => one.setAttribute("data-lm-suppress-shortcuts", "");
    const mark = () => area.querySelectorAll(controls).forEach(own);
    area.keysStayHere = new MutationObserver(mark);
    area.keysStayHere.observe(area, {childList: true, subtree: true});
    mark();
})();
</script>"""
"""Without it JupyterLab takes the arrow keys, and letters typed to find an option, as commands to the notebook."""

LENGTHS = [10, 25, 50, 200]


def load_once() -> None:
    """Put the whole program that sorts and filters into the page, so that nothing is fetched from a network."""
    display(HTML(KEYS_STAY_HERE + generate_init_offline_itables_html(options.dt_bundle)))


def table_html(frame: pd.DataFrame, caption: str) -> str:
    """A frame as HTML, in a box that scrolls: click a heading to sort, type to filter."""
    kept = frame[[column for column in frame.columns if column not in FOR_FILES]]
    shown = pd.DataFrame({_heading(name): _cells(column) for name, column in kept.items()})
    table = to_html_datatable(
        shown.reset_index(drop=True), caption=escape(caption), connected=False, showIndex=False, allow_html=False,
        lengthMenu=LENGTHS, maxBytes=0, classes="display compact", style="width:100%;caption-side:top",
        text_in_header_can_be_selected=False, columnDefs=[{"className": "dt-left", "targets": "_all"}],
    )  # fmt: skip
    return f'<div role="region" tabindex="0" aria-label="{escape(caption)}" style="overflow-x:auto">{table}</div>'


def _heading(name: object) -> str:
    return str(name).replace("_", " ").capitalize()


def _cells(column: pd.Series) -> pd.Series:
    """Each cell as it is printed, with nothing where nothing is held; what reads as a number still sorts as one."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d").astype(object).where(column.notna(), "")
    if pd.api.types.is_float_dtype(column):
        return column.map(lambda value: "" if pd.isna(value) else rounded(value, 1))
    return column.astype(object).where(column.notna(), "")
