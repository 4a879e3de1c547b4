"""In which row of a CSV file of cases something is first found: looked up only where there is a fault to name."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from inspection_stats.load.files import open_regular
from inspection_stats.load.limits import LONGEST_LINE

MOST_ROWS = 1_000_000  # a person finds a row further down by its value


def rows_of(source: str, wanted: Sequence[Mapping[str, str]]) -> list[int | None]:
    """For each set of cells by column, the first row that holds them, counted as a spreadsheet does.

    Spaces round a cell and capitals make no difference. None for what is not found in the first million rows, and for
    every set where `source` is not a CSV file: a workbook, a Parquet file, a database.
    """
    found: list[int | None] = [None] * len(wanted)
    if "://" in source or not wanted:
        return found
    sought = [{column: cell.strip().lower() for column, cell in one.items()} for one in wanted]
    try:
        with open_regular(Path(source)) as (file, _):
            text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
            rows = csv.reader(iter(lambda: text.readline(LONGEST_LINE), ""))
            header = [name.strip() for name in next(rows, [])]
            for number, row in enumerate(rows, 2):
                if None not in found or number > MOST_ROWS:
                    break
                cells = {name: cell.strip().lower() for name, cell in zip(header, row, strict=False)}
                for place, one in enumerate(sought):
                    if found[place] is None and one.items() <= cells.items():
                        found[place] = number
    except (csv.Error, UnicodeDecodeError):
        pass  # not a CSV file
    return found
