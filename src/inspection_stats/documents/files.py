"""Write charts and tables into a folder, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from inspection_stats.errors import CannotWrite
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.kinds import HALF
from inspection_stats.plot.paste import other_widths

PLACES = 6  # decimals of a CSV: far beyond what any count can bear
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
)  # a spreadsheet may take it for a formula's beginning


def save_charts(charts: Iterable[Chart], folder: str | Path, *, run: str = "") -> None:
    """Write each chart at every width at which it can be read, with and without its title.

    `charts/full-width/<name>.png` and `<name>-no-title.png` are 170 mm wide, those in `charts/half-width/` 105 mm;
    `charts/<name>.txt` holds alt text, long description and caption. The pictures carry alt text, source, day and the
    id of the `run`. An empty folder name writes nothing. Raises `CannotWrite`.
    """
    for chart in charts if str(folder) else ():
        save_widths((chart, *other_widths(chart)), folder, run=run)


def save_widths(widths: Sequence[Chart], folder: str | Path, *, run: str = "") -> None:
    """Write one chart as `save_charts` does, already drawn at each of its widths. Raises `CannotWrite`."""
    spec, here = widths[0].spec, Path(folder) / "charts"
    text = f"{spec.alt}\n\nLong description: {spec.long_alt}\n\nCaption: {spec.caption}\n"
    write_file(here / f"{spec.name}.txt", text.encode("utf-8"))
    for one in widths:
        width = here / ("half-width" if round(25.4 * one.width) == HALF else "full-width")
        write_file(width / f"{spec.name}.png", one.file(run=run))
        write_file(width / f"{spec.name}-no-title.png", one.file(title=False, run=run))


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


def write_file(path: Path, content: bytes) -> None:
    """Write a file and the folders above it. Raises `CannotWrite`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise CannotWrite.at(path, error) from None


def _not_live(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = f"'{cell}" if cell.startswith(LIVE) else cell
    return text.replace("\r\n", "\n").replace("\r", "\n")  # a bare return would end the row
