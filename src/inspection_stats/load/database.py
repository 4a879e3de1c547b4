"""Read rows from a database by an SQL query, as text, as a CSV file would give them."""

from __future__ import annotations

import os
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from inspection_stats.errors import BadRequest
from inspection_stats.load.database_limits import (
    MOST_ROWS,
    PATIENCE,
    check_size,
    read_only,
    too_many_rows,
    took_too_long,
)
from inspection_stats.load.plain_select import KINDS, plain_select

EXAMPLES = "postgresql+psycopg://user@server/database or sqlite:///folder/file.db"
PASSWORD_HINTS = ("password", "authentication failed", "access denied", "no pg_hba.conf entry")
DRIVERS = {"sqlite": ("sqlite", "sqlite+pysqlite"), "postgresql": ("postgresql+psycopg", "postgresql+psycopg2")}
"""The drivers of a database whose reading is held to limits; of others, whichever SQLAlchemy knows."""


def read_query(url: str, query: str) -> pd.DataFrame:
    """Run one SELECT and give its rows as a frame of strings, empty where the database has NULL.

    `url` is an SQLAlchemy URL. The index counts the rows from 1, so that a fault can name one. Whole numbers are
    written without a decimal point, dates as 2016-03-29; nothing else is converted. One plain SELECT is accepted
    (`plain_select`); SQLite and PostgreSQL are asked to read only and for no longer than half a minute, and what was
    begun is rolled back.

    Raises `BadRequest`, never with the password in it, for a URL that is not one, a driver that is not installed, a
    database that is down or does not exist, a password that is missing or wrong, a query that may do more than read,
    that fails or takes too long, and an answer that is too long or not text.
    """
    address = _address(url)
    query = plain_select(query, address.get_backend_name())
    engine = _engine(address)
    try:
        with _connected(engine, address) as connection:
            return _rows(connection, query)
    finally:
        engine.dispose()


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # The text is not repeated: a malformed URL may hold a password.
        raise BadRequest(f"That is not the URL of a database. Write it like {EXAMPLES}.") from None
    kind = address.get_backend_name()
    if kind not in KINDS:
        raise BadRequest(f"“{kind[:40]}” is not a kind of database known here. Use {EXAMPLES}.")
    if address.drivername == "postgresql":
        address = address.set(drivername=DRIVERS["postgresql"][0])
    if address.drivername not in DRIVERS.get(kind, (address.drivername,)):
        raise BadRequest(f"{kind} is not read through “{address.drivername[:40]}”. Use {EXAMPLES}.")
    file = address.database
    if kind == "sqlite" and file and file != ":memory:" and not os.path.isfile(file):
        # SQLite would make an empty database of that name.
        raise BadRequest(f"There is no database file {file}. Check the path after sqlite:///.")
    return address


def _engine(address: URL) -> Engine:
    given: dict[str, Any] = {}
    if address.get_backend_name() == "postgresql":
        given = {"execution_options": {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}}
        given["connect_args"] = {"connect_timeout": PATIENCE}
        if address.drivername.endswith("psycopg"):
            # Prepared from the first time on: the server then takes one statement only.
            given["connect_args"]["prepare_threshold"] = 0
    try:
        return create_engine(address, **given)
    except NoSuchModuleError:
        raise BadRequest(f"“{address.drivername[:40]}” is not a driver that is known here. Use {EXAMPLES}.") from None
    except ImportError as error:
        raise BadRequest(f"The driver for {address.drivername} is not installed: pip install {error.name}.") from None
    except Exception as error:  # whatever a driver makes of the options after the “?”
        raise _unusable(address, error) from None


def _connected(engine: Engine, address: URL) -> Connection:
    try:
        connection = engine.connect()
        read_only(connection)
        return connection
    except DBAPIError as error:
        raise _not_connected(address, str(error.orig).lower()) from None
    except Exception as error:  # each driver has its own for a host, a port or an option that is wrong
        raise _unusable(address, error) from None


def _not_connected(address: URL, reason: str) -> BadRequest:
    where = _where(address)
    if "file is not a database" in reason or "malformed" in reason:
        return BadRequest(f"{where} cannot be read: it is not a database, or damaged. Check the path.")
    if any(hint in reason for hint in PASSWORD_HINTS):
        wrong = "did not accept the user and password" if address.password else "asks for a password"
        return BadRequest(
            f"The database {where} {wrong}. Put them into the URL (user:password@server), or into the file or "
            "variable your database driver reads; never into a notebook."
        )
    if "does not exist" in reason:
        return BadRequest(f"There is no such database or user: {where}. Check the end of the URL.")
    return BadRequest(
        f"The database {where} does not answer. Check that it is running, the server's name and the network."
    )


def _unusable(address: URL, error: Exception) -> BadRequest:
    """The error for a URL that its driver can't use; what the driver says of it may hold a password."""
    return BadRequest(
        f"The database {_where(address)} cannot be reached through its URL ({type(error).__name__}). Write it like "
        f"{EXAMPLES}."
    )


def _where(address: URL) -> str:
    """A URL as it may be printed: the server and the database. A password may be before an @, or after a “?”."""
    host = (address.host or "").rpartition("@")[2]
    return URL.create(address.drivername, host=host, port=address.port, database=address.database).render_as_string()


def _rows(connection: Connection, query: str) -> pd.DataFrame:
    try:
        check_size(connection, query)
        # A colon in a query is SQL's own (a cast, a time), not the name of a parameter.
        result = connection.execute(text(query.replace(":", "\\:")))
        columns = list(result.keys())
        cells: list[list[str]] = []
        for row in result:
            cells.append([_as_text(value) for value in row])
            if len(cells) > MOST_ROWS:
                raise too_many_rows()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise BadRequest("The connection to the database was lost. Nothing was written; try again later.") from None
        said = _first_line(error.orig)
        raise took_too_long(said) or BadRequest(f"The query failed: {said}.") from None
    except (SQLAlchemyError, UnicodeError, ValueError) as error:
        raise BadRequest(f"The query failed: {_first_line(error)}.") from None
    doubled = sorted({name for name in columns if columns.count(name) > 1})
    if doubled:
        raise BadRequest(f"The query returns the column {doubled[0]} twice. Name each column once, with AS.")
    frame = pd.DataFrame(cells, columns=columns, dtype="str")
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    return frame


def _first_line(error: BaseException | None) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes | memoryview):
        raise BadRequest("The query gives binary data. Leave that column out, or cast it to text.")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | Decimal) and isfinite(value) and value % 1 == 0:
        return str(int(value))
    return str(value).strip()
