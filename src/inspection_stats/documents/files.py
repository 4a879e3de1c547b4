"""Write charts and tables into a folder, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from inspection_stats.documents.document import Document
from inspection_stats.documents.workbook import workbook
from inspection_stats.documents.write import write_file, write_files
from inspection_stats.plot.carried import CarriedChart, carry
from inspection_stats.plot.chart import Chart

PLACES = 6  # decimals of a CSV: more than any count supports
LIVE = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # a spreadsheet may take it for the start of a formula


def save_charts(charts: Iterable[Chart], folder: str | Path) -> None:
    """Write each chart at every width at which it is readable, with and without its title.

    `charts/full-width/<name>.png` and `<name>-no-title.png` are 170 mm wide, those in `charts/half-width/` 105 mm;
    `charts/<name>.txt` holds alt text, long description and caption. The pictures carry alt text, source and day. An
    empty folder name writes nothing. Raises `CannotWrite`.
    """
    for chart in charts if str(folder) else ():
        write_files(chart_files(carry(chart)), folder)


def document_files(document: Document) -> dict[str, bytes]:
    """The files of a document by their names in its folder: pictures and their texts, tables as CSV, the workbook."""
    made: dict[str, bytes] = {}
    for chart in document.charts:
        made |= chart_files(chart, document.run)
    for name, frame in document.frames.items():
        made[f"tables/{name}.csv"] = table_csv(frame).encode("utf-8")
    made["tables.xlsx"] = workbook(
        document.title, document.made_from, document.frames, illustrative=document.illustrative
    )
    return made


def chart_files(chart: CarriedChart, run: str = "") -> dict[str, bytes]:
    """The files of one chart by name: a picture for each width, with and without title, and its texts."""
    words = f"\n\nLong description: {chart.long_alt}" if chart.long_alt else ""
    made = {f"charts/{chart.name}.txt": f"{chart.alt}{words}\n\nCaption: {chart.caption}\n".encode()}
    for one in chart.pictures:
        made[f"charts/{one.folder}/{chart.name}.png"] = one.of_run(run)
        if (without := one.without_title(run)) is not None:
            made[f"charts/{one.folder}/{chart.name}-no-title.png"] = without
    return made


def save_tables(frames: Mapping[str, pd.DataFrame], folder: str | Path) -> None:
    """Write each frame as `tables/<name>.csv`, UTF-8; a text that a spreadsheet would run as a formula begins with '.

    An empty folder name writes nothing. Raises `CannotWrite`.
    """
    for name, frame in frames.items() if str(folder) else ():
        write_file(Path(folder) / "tables" / f"{name}.csv", table_csv(frame).encode("utf-8"))


def table_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV, numbers to `PLACES` decimals; a text that a spreadsheet would run as a formula begins with '."""
    rounded = {column: frame[column].round(PLACES) for column in frame.select_dtypes("number")}
    return unrounded_csv(frame.assign(**rounded))


def unrounded_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV with its numbers as they are; a text that a spreadsheet would run as a formula begins with '."""
    texts = {column: frame[column].map(_not_live) for column in frame.select_dtypes(["object", "string"])}
    return str(frame.assign(**texts).to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d"))


def _not_live(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = f"'{cell}" if cell.startswith(LIVE) else cell
    return text.replace("\r\n", "\n").replace("\r", "\n")  # a bare return would end the row
