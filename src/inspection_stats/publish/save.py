"""Write charts and tables into a folder, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from inspection_stats.draw.chart import Chart
from inspection_stats.errors import CannotWrite

PLACES = 6  # decimals of a CSV: far beyond what any count can bear


def save_charts(charts: Iterable[Chart], folder: str | Path) -> None:
    """Write each chart as `charts/<name>.png` with its alt text and caption in `charts/<name>.txt`.

    An empty folder name writes nothing. Raises `CannotWrite`.
    """
    for chart in charts if str(folder) else ():
        facts = chart.facts
        text = f"{facts.alt}\n\nLong description: {facts.long_alt}\n\nCaption: {facts.caption}\n"
        write_file(Path(folder) / "charts" / f"{facts.name}.png", chart.png)
        write_file(Path(folder) / "charts" / f"{facts.name}.txt", text.encode("utf-8"))


def save_tables(frames: Mapping[str, pd.DataFrame], folder: str | Path) -> None:
    """Write each frame as `tables/<name>.csv`, UTF-8.

    An empty folder name writes nothing. Raises `CannotWrite`.
    """
    for name, frame in frames.items() if str(folder) else ():
        numbers = frame.select_dtypes("number").columns
        content = frame.assign(**{column: frame[column].round(PLACES) for column in numbers}).to_csv(
            index=False, lineterminator="\n", date_format="%Y-%m-%d"
        )
        write_file(Path(folder) / "tables" / f"{name}.csv", content.encode("utf-8"))


def write_file(path: Path, content: bytes) -> None:
    """Write a file and the folders above it. Raises `CannotWrite`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise CannotWrite(
            f"Cannot write {path}: {error.strerror}. Check permissions and the space on the disk."
        ) from None
