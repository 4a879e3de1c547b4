"""Answers case by case, from wherever an audit tool leaves them: CSV, Parquet, a workbook, a database."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.errors import BadData, BadRequest, Fault
from inspection_stats.load.cases import (
    CASE,
    COLUMNS,
    MOST_NAMED,
    answered_twice,
    case_engine,
    count_answers,
    engine_errors,
    is_the_engine_s,
    too_much,
)
from inspection_stats.load.counts_sheet import broken_cells
from inspection_stats.load.csv_table import table_of
from inspection_stats.load.extras import needs
from inspection_stats.load.file_kind import is_workbook
from inspection_stats.load.files import one_fault, open_regular
from inspection_stats.load.limits import LARGEST_WORKBOOK, MOST_PARQUET_ROWS
from inspection_stats.load.workbook import read_workbook

PARQUET, ZIPPED = b"PAR1", b"PK"


def read_cases(source: str, query: str = "") -> tuple[pd.DataFrame, pd.DataFrame]:
    """How often each answer was given, and the cases that have several answers to one question.

    `source` is a CSV, Parquet, XLSX or ODS file, or an SQLAlchemy URL together with a SELECT in `query`; each with the
    columns service_id, judgement_id and answer, and case_id to find duplicates. The first frame is that of
    `count_answers`, the second that of `answered_twice`.

    Raises `BadData` for what cannot be read, and `BadRequest` for a URL without a query or a query without a URL.
    """
    if "://" in source:
        if not query:
            raise BadRequest("A database needs a query: add --cases-query with the SELECT that gives the cases.")
        with needs("database", "A database"):
            from inspection_stats.load.database import read_query  # noqa: PLC0415 - only needed with a database
        return _of_frame(read_query(source, query), "the query")
    if query:
        raise BadRequest(f"{source} is a file: leave --cases-query out, or give a database URL.")
    path = Path(source)
    with open_regular(path) as (file, size):
        start = file.read(len(PARQUET))
    if start == PARQUET:
        return _parquet(path)
    may_be_a_workbook = size <= LARGEST_WORKBOOK or start.startswith(ZIPPED)  # a CSV of cases may be of any length
    if may_be_a_workbook and is_workbook(path):
        return _of_frame(_sheet(path), path.name)
    return count_answers(path), answered_twice(path)


def _sheet(path: Path) -> pd.DataFrame:
    """The one visible sheet with the columns of cases, or else the first, so that what is wrong can be said."""
    shown = [sheet for sheet in read_workbook(path) if not sheet.why_unread and sheet.lines]
    if not shown:
        raise one_fault(path, "The workbook has no sheet to read", "Put the cases on the first sheet")
    fitting = [one for one in shown if {*COLUMNS} <= {str(cell).strip() for cell in one.lines[0].cells}]
    if len(fitting) > 1:
        named = " and ".join(f"“{sheet.name}”" for sheet in fitting)
        raise one_fault(path, f"The workbook has {len(fitting)} sheets of cases: {named}", "Keep only the one you mean")
    chosen = (fitting or shown)[0]
    if faults := broken_cells(path, chosen):
        raise BadData(faults)
    return table_of([(line.number, [str(cell) for cell in line.cells]) for line in chosen.lines], path.name)


def _parquet(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    with case_engine("A Parquet file") as engine:
        try:
            counted, twice = _counted_by(engine, path)
        except engine_errors() as error:
            why = str(error).splitlines()[0] if is_the_engine_s(error) else "its words are not UTF-8"
            problem = f"The file cannot be read as Parquet: {why}"
            raise too_much(path, error) or one_fault(path, problem, "Write it again, or save it as CSV") from None
    return counted.astype(dict.fromkeys(COLUMNS, "str")), twice


def _counted_by(engine: Any, path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    name = glob.escape(str(path))
    rows = engine.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [name]).fetchall()[0][0]
    if not 0 <= rows <= MOST_PARQUET_ROWS:
        problem = f"The file has {rows:,} rows; no audit needs more than {MOST_PARQUET_ROWS:,}"
        raise one_fault(path, problem, "Check that this is the right file")
    held = engine.from_parquet(name)
    _check_columns(list(held.columns), path.name)
    wanted = [*COLUMNS, *([CASE] if CASE in held.columns else [])]
    text = ", ".join(f"trim(coalesce(CAST({name} AS VARCHAR), '')) AS {name}" for name in wanted)
    cases = held.project(text)
    counted = cases.aggregate(f"{', '.join(COLUMNS)}, count(*) AS cases").df()
    if CASE not in wanted:
        return counted, pd.DataFrame(columns=["service_id", "judgement_id", CASE, "answers"])
    key = f"service_id, judgement_id, {CASE}"
    every = cases.aggregate(f"{key}, count(*) AS answers")
    return counted, every.filter("answers > 1").order(key).limit(MOST_NAMED).df()


def _of_frame(rows: pd.DataFrame, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    _check_columns(list(rows.columns), name)
    counted = rows.groupby(list(COLUMNS), as_index=False).size().rename(columns={"size": "cases"})
    if CASE not in rows:
        return counted, pd.DataFrame(columns=["service_id", "judgement_id", CASE, "answers"])
    every = (
        rows.groupby(["service_id", "judgement_id", CASE], as_index=False).size().rename(columns={"size": "answers"})
    )
    return counted, every[every["answers"].gt(1)].head(MOST_NAMED)


def _check_columns(found: list[str], name: str) -> None:
    missing = [column for column in COLUMNS if column not in found]
    if missing:
        fix = f"Add it. The columns are: {', '.join(COLUMNS)}"
        raise BadData([Fault("The column is missing", fix, name, 1, column) for column in missing])
