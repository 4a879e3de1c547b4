"""Read the case counts of many services as text: from a CSV file, a workbook's first sheet, or a database."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from sqlalchemy.engine import make_url

from inspection_stats.errors import BadData, BadRequest, Fault
from inspection_stats.load.database import read_query
from inspection_stats.load.tables import read_table
from inspection_stats.load.workbook import read_workbook

WORKBOOKS = (".xlsx", ".ods")


def read_counts(source: str, query: str = "") -> pd.DataFrame:
    """The rows of `source` as a frame of strings, with the spreadsheet's (or the query's) row numbers.

    `source` is a CSV file, an XLSX or ODS file, or an SQLAlchemy URL together with a SELECT in `query`.
    Raises `BadData` for a file that cannot be read, `BadRequest` for a URL without a query or a query without a URL.
    """
    if "://" in source:
        if not query:
            raise BadRequest("A database needs a query: add --query with the SELECT that gives the case counts.")
        return read_query(source, query)
    if query:
        raise BadRequest(f"{source} is a file: leave --query out, or give a database URL.")
    path = Path(source)
    return _first_sheet(path) if path.suffix.lower() in WORKBOOKS else read_table(path)


def _first_sheet(path: Path) -> pd.DataFrame:
    sheets = [sheet for sheet in read_workbook(path) if sheet.lines]
    if not sheets:
        raise BadData([Fault("The workbook is empty", "Put the case counts on its first sheet", path.name)])
    lines = sheets[0].lines
    header = [str(cell) for cell in lines[0].cells]
    rows = [[str(line.cell(column)) for column in range(len(header))] for line in lines[1:]]
    frame = pd.DataFrame(rows, columns=header, dtype=str)
    frame.index = pd.Index([line.number for line in lines[1:]], name="row", dtype=int)
    return frame


def source_name(source: str) -> str:
    """What the counts are called in a report: the file's name, or the database without user and password."""
    return make_url(source).database or "database" if "://" in source else Path(source).name
