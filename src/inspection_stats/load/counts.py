"""Read the case counts of many services as text: from a CSV file, a workbook's first sheet, or a database."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from inspection_stats.errors import BadData, BadRequest, Fault
from inspection_stats.load.tables import read_table, table_of
from inspection_stats.load.workbook import read_workbook
from inspection_stats.load.workbook_guard import check_file


def read_counts(source: str, query: str = "") -> pd.DataFrame:
    """The rows of `source` as a frame of strings, with the spreadsheet's (or the query's) row numbers.

    `source` is a CSV file, an XLSX or ODS file, or an SQLAlchemy URL together with a SELECT in `query`.
    Raises `BadData` for a file that cannot be read, `BadRequest` for a URL without a query or a query without a URL.
    """
    if "://" in source:
        if not query:
            raise BadRequest("A database needs a query: add --query with the SELECT that gives the case counts.")
        from inspection_stats.load.database import read_query  # noqa: PLC0415 - for those who have one

        return read_query(source, query)
    if query:
        raise BadRequest(f"{source} is a file: leave --query out, or give a database URL.")
    path = Path(source)
    return read_table(path) if check_file(path) == "text" else _first_sheet(path)


def _first_sheet(path: Path) -> pd.DataFrame:
    sheets = [sheet for sheet in read_workbook(path) if sheet.lines]
    if not sheets:
        raise BadData([Fault("The workbook is empty", "Put the case counts on its first sheet", path.name)])
    return table_of([(line.number, [str(cell) for cell in line.cells]) for line in sheets[0].lines], path.name)


def source_name(source: str) -> str:
    """What the counts are called in a report: the file's name, or the database without user and password."""
    if "://" not in source:
        return Path(source).name
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - for those who have one

    return make_url(source).database or "database"
