"""Read rows from a database by an SQL query, as text, as a CSV file would give them."""

from __future__ import annotations

import os
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

import pandas as pd
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from inspection_stats.errors import BadRequest

EXAMPLES = "postgresql+psycopg://user@server/database or sqlite:///folder/file.db"
PASSWORD_HINTS = ("password", "authentication failed", "access denied", "no pg_hba.conf entry")
END = "; \t\r\n"  # what may stand after a query
PATIENCE = 10  # seconds to wait for a server that does not answer


def read_query(url: str, query: str) -> pd.DataFrame:
    """Run one SELECT and give its rows as a frame of strings, empty where the database has NULL.

    `url` is an SQLAlchemy URL. The index counts the rows from 1, so that a fault can name one. Whole numbers are
    written without a decimal point, dates as 2016-03-29; nothing else is converted, and nothing is written to the
    database: only one SELECT (or WITH) is accepted, SQLite and PostgreSQL are asked for reading alone, and what it
    began is rolled back.

    Raises `BadRequest`, never with the password in it, for a URL that is none, a driver that is not installed, a
    database that is down or does not exist, a password that is missing or wrong, and a query that fails.
    """
    begins = (query.split() or ["nothing"])[0]
    if begins.lower() not in ("select", "with"):
        raise BadRequest(f"The query must begin with SELECT or WITH: it may only read. It begins with “{begins}”.")
    if ";" in query.rstrip(END):
        raise BadRequest("The query holds a “;” before its end. Give one SELECT alone, and no text with “;” in it.")
    address = _address(url)
    engine = _engine(address)
    try:
        with _connected(engine, address) as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA query_only = ON")  # WITH may begin a DELETE, which SQLite commits
            return _rows(connection, query.rstrip(END))
    finally:
        engine.dispose()


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # The text is not repeated: a malformed URL may hold a password.
        raise BadRequest(f"That is not the URL of a database. Write it like {EXAMPLES}.") from None
    file = address.database
    if address.get_backend_name() == "sqlite" and file and file != ":memory:" and not os.path.isfile(file):
        # SQLite would make an empty database of that name.
        raise BadRequest(f"There is no database file {file}. Check the path after sqlite:///.")
    return address


def _engine(address: URL) -> Engine:
    try:
        if address.get_backend_name() == "postgresql":
            read_only = {"postgresql_readonly": True}
            # Prepared from the first time on: the server then takes one statement alone.
            given = {"connect_timeout": PATIENCE, "prepare_threshold": 0}
            return create_engine(address, connect_args=given, execution_options=read_only)
        return create_engine(address)
    except NoSuchModuleError:
        raise BadRequest(f"“{address.drivername}” is not a kind of database known here. Use {EXAMPLES}.") from None
    except ImportError as error:
        raise BadRequest(f"The driver for {address.drivername} is not installed: pip install {error.name}.") from None


def _connected(engine: Engine, address: URL) -> Connection:
    try:
        return engine.connect()
    except DBAPIError as error:
        reason = str(error.orig).lower()
        where = address.render_as_string(hide_password=True)
        if any(hint in reason for hint in PASSWORD_HINTS):
            wrong = "did not accept the user and password" if address.password else "asks for a password"
            raise BadRequest(
                f"The database {where} {wrong}. Put them into the URL (user:password@server), or into the file or "
                "variable your database driver reads; never into a notebook."
            ) from None
        if "does not exist" in reason:
            raise BadRequest(f"There is no such database or user: {where}. Check the end of the URL.") from None
        raise BadRequest(
            f"The database {where} does not answer. Check that it is running, the server's name and the network."
        ) from None


def _rows(connection: Connection, query: str) -> pd.DataFrame:
    try:
        # A colon in a query is SQL's own (a cast, a time), not the name of a parameter.
        result = connection.execute(text(query.replace(":", "\\:")))
        columns = list(result.keys())
        cells = [[_as_text(value) for value in row] for row in result]
    except DBAPIError as error:
        if error.connection_invalidated:
            raise BadRequest(
                "The database went away while it was read. Nothing was written; try again later."
            ) from None
        raise BadRequest(f"The query failed: {_first_line(error.orig)}.") from None
    except SQLAlchemyError as error:
        raise BadRequest(f"The query failed: {_first_line(error)}.") from None
    doubled = sorted({name for name in columns if columns.count(name) > 1})
    if doubled:
        raise BadRequest(f"The query returns the column {doubled[0]} twice. Name each column once, with AS.")
    frame = pd.DataFrame(cells, columns=columns, dtype="str")
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    return frame


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | Decimal) and isfinite(value) and value % 1 == 0:
        return str(int(value))
    return str(value).strip()
