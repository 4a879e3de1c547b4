"""Read the case counts of many services as text: from a CSV file, a sheet of a workbook, or a database."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.counts_sheet import ChosenSheet, broken_cells, choose_sheet
from inspection_stats.load.csv_table import read_table, table_of
from inspection_stats.load.extras import needs
from inspection_stats.load.file_kind import is_workbook
from inspection_stats.load.workbook import read_workbook


def read_counts(source: str, query: str = "") -> pd.DataFrame:
    """The rows of `source` as a frame of strings, with the spreadsheet's (or the query's) row numbers.

    `source` is a CSV file, an XLSX or ODS file, or an SQLAlchemy URL together with a SELECT in `query`. Of a workbook
    the one visible sheet of case counts is read; `unread_sheets` names the others.

    Raises `BadData` for a file that cannot be read, for a workbook with several sheets of case counts, and for every
    cell that shows an error (#DIV/0!) or holds a formula that was never calculated; `BadRequest` for a URL without a
    query or a query without a URL.
    """
    if "://" in source:
        if not query:
            raise BadRequest("A database needs a query: add --query with the SELECT that gives the case counts.")
        with needs("database", "A database"):
            from inspection_stats.load.database import read_query  # noqa: PLC0415 - only needed with a database
        return read_query(source, query)
    if query:
        raise BadRequest(f"{source} is a file: leave --query out, or give a database URL.")
    path = Path(source)
    return _table_of_sheet(path) if is_workbook(path) else read_table(path)


def unread_sheets(source: str) -> tuple[str, ...]:
    """A sentence for each sheet of the workbook `source` that `read_counts` does not read, with the reason.

    None for a CSV file or a database. Raises what `read_counts` raises.
    """
    path = Path(source)
    return () if "://" in source or not is_workbook(path) else _chosen(path).unread


def _chosen(path: Path) -> ChosenSheet:
    return choose_sheet(path, read_workbook(path))


def _table_of_sheet(path: Path) -> pd.DataFrame:
    chosen = _chosen(path)
    sheet = chosen.sheet
    faults = broken_cells(path, sheet)
    place = f"{path.name}, sheet {sheet.name}" if chosen.unread else path.name
    try:
        table = table_of([(line.number, [str(cell) for cell in line.cells]) for line in sheet.lines], place)
    except BadData as error:
        raise BadData([*error.faults, *faults]) from None
    if faults:
        raise BadData(faults)
    return table


def source_name(source: str) -> str:
    """What the counts are called in a report: the file's name, or the database without server, user and password."""
    if "://" not in source:
        return Path(source).name
    with needs("database", "A database"):
        from sqlalchemy.engine import make_url  # noqa: PLC0415 - only needed with a database
    return Path(make_url(source).database or "database").name


def found_anywhere(source: str) -> str:
    """The same source for a process in another folder: a file, or the file of an SQLite database, by its whole
    path."""  # fmt: skip
    if "://" not in source:
        return str(Path(source).resolve())
    with needs("database", "A database"):
        from sqlalchemy.engine import make_url  # noqa: PLC0415 - only needed with a database
    address = make_url(source)
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return source
    return address.set(database=str(Path(str(address.database)).resolve())).render_as_string(hide_password=False)
