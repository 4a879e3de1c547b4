"""The limits on a database query: it only reads, for a limited time and number of rows."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, text

from inspection_stats.errors import BadRequest

PATIENCE = 10  # seconds to wait for a server that does not answer
QUERY_SECONDS = 30  # for one statement
MOST_ROWS = 200_000  # of an answer, as of a CSV table; the illustrative counts have 900
MOST_BYTES = 60_000_000  # of an answer, as of the cells of a workbook
LONGEST_VALUE = 1_000_000  # bytes of a value that SQLite makes or reads; a cell of a CSV has 131,072 characters

_READS = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
_STEPS = 10_000  # of SQLite's machine, between two looks at the clock; some microseconds
_TAKES_LONG = ("interrupted", "statement timeout")


def read_only(connection: Connection) -> None:
    """Hold a connection to reading, and to the limits that its database knows."""
    if connection.dialect.name == "sqlite":
        _hold_sqlite(connection.connection.driver_connection)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET statement_timeout = {1000 * QUERY_SECONDS}")


def _hold_sqlite(connection: Any) -> None:
    for setting in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {setting}").close()
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _READS else sqlite3.SQLITE_DENY)
    until = time.monotonic() + QUERY_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)


def check_size(connection: Connection, query: str) -> None:
    """Let PostgreSQL count what a query gives before any of it is sent. Raises `BadRequest` where it is too much.

    Its driver holds a whole row in memory, and a value may have a gigabyte.
    """
    if connection.dialect.name != "postgresql":
        return
    of_all = "count(*), coalesce(sum(octet_length(all_that_is_asked::text)), 0)"
    counted = f"SELECT {of_all} FROM (\n{query}\n) AS all_that_is_asked"
    rows, size = connection.execute(text(counted.replace(":", "\\:"))).one()
    if rows > MOST_ROWS:
        raise too_many_rows()
    if size > MOST_BYTES:
        raise BadRequest(f"The query gives {size:,} bytes, more than {MOST_BYTES:,}. Ask for fewer columns or rows.")


def too_many_rows() -> BadRequest:
    """The error for an answer that is too long."""
    return BadRequest(f"The query gives more than {MOST_ROWS:,} rows. Ask for totals by question and service.")


def took_too_long(said: str) -> BadRequest | None:
    """The error for a query that was stopped by the clock, where that is what a database said."""
    if not any(words in said for words in _TAKES_LONG):
        return None
    return BadRequest(
        f"The query takes more than {QUERY_SECONDS} seconds. Ask for less, or make a table of its answer."
    )
