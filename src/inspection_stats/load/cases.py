"""Read a file with a row for each case and question, of any length, as how often each answer appears in it.

The engine (DuckDB) reads it in this process, with a stated memory and a place to spill into: it counts the rows as it
reads them.
"""

from __future__ import annotations

import csv
import glob
import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.errors import BadData, Fault
from inspection_stats.load.csv_table import SAVE_AS_CSV
from inspection_stats.load.extras import needs
from inspection_stats.load.files import one_fault, open_regular
from inspection_stats.load.limits import LONGEST_LINE, MOST_COLUMNS

COLUMNS = ("service_id", "judgement_id", "answer")

CASE = "case_id"

_READ = """read_csv(
    ?, columns = ?, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    force_not_null = ?, strict_mode = true, null_padding = false
)"""
_COUNT = f"SELECT {', '.join(COLUMNS)}, count(*) FROM {_READ} GROUP BY ALL"
_TWICE = f"""
    SELECT trim(service_id), trim(judgement_id), trim({CASE}), count(*) FROM {_READ}
    GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT {{most}}
"""
MOST_NAMED = 20  # cases with several answers to one question

MEMORY = 600
"""Megabytes that the engine may hold; ten million rows of single cases take about that, with their ids."""

TOO_MUCH = "Check that this is the right file; 10,000,000 rows and their ids are counted in less"


def count_answers(path: Path) -> pd.DataFrame:
    """Count the rows of a CSV file of cases by service, question and answer, as they are written.

    The file has the columns service_id, judgement_id and answer, in any order and among others, comma-separated UTF-8.
    Gives those three as text and `cases`, the number of rows; their sum is the number of rows in the file. Nothing is
    converted: 1.10 and 1.1 are two questions. Spaces round a cell are dropped. Blank lines are not rows.

    Raises `BadData` for a file that is missing, empty or not UTF-8, without one of the columns, or with a row whose
    cells are more or fewer than the header's: no row is repaired or left out.
    """
    found = _asked(path, _header(path), _COUNT)
    counted = pd.DataFrame(found, columns=[*COLUMNS, "cases"]).astype(dict.fromkeys(COLUMNS, "str"))
    for column in COLUMNS:
        counted[column] = counted[column].str.strip()
    return counted.groupby(list(COLUMNS), as_index=False)["cases"].sum()


def answered_twice(path: Path) -> pd.DataFrame:
    """The cases of a CSV file that have several answers to one question, where it has a column case_id; else none.

    Gives service_id, judgement_id, case_id and `answers`, at most `MOST_NAMED` rows. Raises as `count_answers` does.
    """
    header = _header(path)
    found = _asked(path, header, _TWICE.format(most=MOST_NAMED)) if CASE in header else []
    return pd.DataFrame(found, columns=["service_id", "judgement_id", CASE, "answers"])


def _asked(path: Path, header: list[str], query: str) -> list[tuple[object, ...]]:
    with case_engine("A file of cases") as engine:
        # Escaped, because the engine would read * ? and [ in a file's name as a pattern of several files.
        given = [glob.escape(str(path)), dict.fromkeys(header, "VARCHAR"), header]
        try:
            return list(engine.execute(query, given).fetchall())
        except engine_errors() as error:
            raise too_much(path, error) or _unreadable(path, str(error)) from None


def _header(path: Path) -> list[str]:
    try:
        with open_regular(path) as (file, _):
            text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
            header = [name.strip() for name in next(csv.reader(iter(lambda: text.readline(LONGEST_LINE), "")), [])]
    except csv.Error:
        raise one_fault(path, "This is not a CSV file", SAVE_AS_CSV) from None
    if len(header) > MOST_COLUMNS:
        problem = f"The row has {len(header):,} cells; no table here has more than {MOST_COLUMNS}"
        raise one_fault(path, problem, "Check that this is the right file", 1)
    if not header:
        raise one_fault(
            path, "The file is empty", f"Give it the columns {', '.join(COLUMNS)} and a row for each answer"
        )
    missing = [name for name in COLUMNS if name not in header]
    doubled = sorted({name for name in header if header.count(name) > 1})
    faults = [
        Fault("The column is missing", f"Add it. The columns are: {', '.join(COLUMNS)}", path.name, 1, name)
        for name in missing
    ]
    faults += [
        Fault("The column appears twice in the header", "Delete or rename one of the two", path.name, 1, name)
        for name in doubled
    ]
    if faults:
        raise BadData(faults)
    return header


def _unreadable(path: Path, error: str) -> BadData:
    line = re.search(r"CSV Error on Line: (\d+)", error)
    row = int(line[1]) if line else None
    if cells := re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", error):
        problem = f"The row has {cells[2]} cells, the header has {cells[1]}"
        return one_fault(path, problem, 'Put double quotes round a cell that holds a comma: "one, two"', row)
    if "unterminated quote" in error:
        return one_fault(path, "A quoted cell is not closed", "Close its double quotes", row)
    if "not utf-8" in error:
        return one_fault(path, "The row is not UTF-8 text", SAVE_AS_CSV, row)
    return one_fault(path, f"The file cannot be read as CSV: {error.splitlines()[0]}", SAVE_AS_CSV, row)


@contextmanager
def case_engine(what: str) -> Iterator[Any]:
    """A connection of DuckDB's to read with, for `what` (“A file of cases”). Raises `BadRequest` without DuckDB."""
    with needs("database", what):
        import duckdb  # noqa: PLC0415 - for those who have such files
    with tempfile.TemporaryDirectory(prefix=f"inspection-stats-{os.getpid()}-") as spilled:
        given: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{MEMORY}MB",
            "temp_directory": spilled,
            "preserve_insertion_order": "false",
        }
        with duckdb.connect(config=given) as engine:
            yield engine


def engine_errors() -> tuple[type[Exception], ...]:
    """What the engine raises for a file: its own errors, and those of its binding for text that is not UTF-8."""
    import duckdb  # noqa: PLC0415 - once it is there

    return (duckdb.Error, RuntimeError, UnicodeError, MemoryError)


def is_the_engine_s(error: Exception) -> bool:
    """Whether the engine itself says what is wrong, and not its binding, in words for programmers."""
    import duckdb  # noqa: PLC0415 - once it is there

    return isinstance(error, duckdb.Error)


def too_much(path: Path, error: Exception) -> BadData | None:
    """The fault where the engine's memory was not enough; None where another thing is wrong."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryException":
        return one_fault(path, f"Its rows take more than {MEMORY} megabytes of memory to count", TOO_MUCH)
    return None
