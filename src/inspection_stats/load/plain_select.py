"""Check with an SQL parser that a query is one plain SELECT: it only names tables and calls harmless functions."""

from __future__ import annotations

from typing import Any

from inspection_stats.errors import BadRequest

LONGEST_QUERY = 20_000
"""Characters of a query; the longest of the guides has 300."""

KINDS = {
    "sqlite": "sqlite",
    "postgresql": "postgres",
    "mysql": "mysql",
    "mariadb": "mysql",
    "mssql": "tsql",
    "oracle": "oracle",
}
"""The kinds of database that queries are read for: SQLAlchemy's name, and sqlglot's."""

ALSO_PLAIN = (
    "age", "btrim", "cardinality", "datetime", "every", "julianday", "make_date", "printf", "quote", "similarity",
    "time", "total", "trunc", "unaccent",
)  # fmt: skip
"""Functions that sqlglot has no class for in one dialect or another, and that only compute."""

END = "; \t\r\n"  # what may follow a query
_RUN_BY_MYSQL = ("/*!", "/*m!")  # comments that MySQL and MariaDB run


def plain_select(query: str, kind: str) -> str:
    """The query without what may follow it, once it is known to be one plain SELECT in the SQL of this `kind`.

    Raises `BadRequest` for a query that is longer than `LONGEST_QUERY`, of several statements or of another kind than
    SELECT, that writes or locks rows, calls a function by its schema or one that is not known to only compute, or that
    cannot be read as SQL.
    """
    begins = (query.split() or ["nothing"])[0]
    if begins.lower() not in ("select", "with"):
        raise BadRequest(f"The query must begin with SELECT or WITH: it may only read. It begins with “{begins[:40]}”.")
    query = query.rstrip(END)
    if ";" in query:
        raise BadRequest("The query holds a “;” before its end. Give one SELECT only, and no text with “;” in it.")
    if len(query) > LONGEST_QUERY:
        raise BadRequest(
            f"The query has {len(query):,} characters, more than {LONGEST_QUERY:,}. Make a view, and select from it."
        )
    if any(sign in query.lower() for sign in _RUN_BY_MYSQL):
        raise BadRequest("The query holds a comment that some databases run. Leave comments out.")
    _refuse_what_acts(_parsed(query, KINDS[kind]))
    return query


def _parsed(query: str, dialect: str) -> Any:
    import sqlglot  # noqa: PLC0415 - only needed with a database
    from sqlglot import exp  # noqa: PLC0415
    from sqlglot.errors import SqlglotError  # noqa: PLC0415

    try:
        statements = sqlglot.parse(query, read=dialect)
    except RecursionError:
        raise BadRequest("The query is nested too deeply. Make a view, and select from it.") from None
    except SqlglotError as error:
        said = str(error).splitlines()[0]
        raise BadRequest(
            f"The query cannot be read as SQL: {said.rstrip('.')}. Check its words and brackets."
        ) from None
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise BadRequest("The query must be one SELECT: it may only read.")
    return statements[0]


def _refuse_what_acts(statement: Any) -> None:
    from sqlglot import exp  # noqa: PLC0415

    acts = (exp.Into, exp.Lock, exp.DML, exp.DDL, exp.Command, exp.Operator)
    for node in statement.walk():
        if isinstance(node, acts) and not isinstance(node, exp.Query):
            raise BadRequest(f"The query holds {_name(node)}. Give a plain SELECT: it may only read.")
        if isinstance(node, exp.Func) and (name := _unknown_function(node)):
            raise BadRequest(
                f"The query calls “{name}”, but a query may only call standard SQL functions. Leave it out, or "
                "ask the owner of the database for a view that gives its result."
            )


def _unknown_function(node: Any) -> str:
    """The name of a function that may be anybody's: one that is called by its schema, or that sqlglot does not know."""
    from sqlglot import exp  # noqa: PLC0415

    of_schema = isinstance(node.parent, exp.Dot) or bool(isinstance(node.parent, exp.Table) and node.parent.db)
    anonymous = isinstance(node, exp.Anonymous)
    if of_schema or (anonymous and node.name.lower() not in ALSO_PLAIN):
        return str(node.name if anonymous else node.sql_name().lower())
    return ""


def _name(node: Any) -> str:
    names = {"Lock": "FOR UPDATE or FOR SHARE", "Operator": "OPERATOR(…)", "Command": "a command"}
    return names.get(type(node).__name__, str(node.key).upper())
