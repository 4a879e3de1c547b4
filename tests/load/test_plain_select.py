"""A query that may do more than read is refused by what it says, before any database sees it."""

import pytest
from sqlalchemy import create_engine, text

from inspection_stats.errors import BadRequest
from inspection_stats.load.plain_select import KINDS, LONGEST_QUERY, plain_select

PLAIN = [
    "SELECT * FROM case_counts",
    "select service_id, sum(sufficient) as sufficient from case_counts group by 1 having count(*) > 2 order by 2",
    "WITH a AS (SELECT 1 AS n) SELECT n FROM a UNION ALL SELECT 2",
    "SELECT coalesce(a, 'b') AS a, CASE WHEN n > 1 THEN 'x' ELSE 'y' END AS c, CAST(n AS integer) AS n FROM t",
    "SELECT row_number() OVER (PARTITION BY a ORDER BY b) AS n, trim(a) AS a, lower(b) AS b FROM t -- a remark",
    "SELECT a.x, (SELECT max(y) FROM u WHERE u.a = a.a) AS y FROM s.t AS a JOIN u ON u.a = a.a WHERE a.x LIKE '%01'",
    "SELECT '12:30' AS time, substr(a, 1, 2) AS two, round(x, 2) AS x, length(a) AS l FROM t;\n ",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", PLAIN)
def test_a_plain_select_is_taken_as_it_is(query, kind):
    assert plain_select(query, kind) == query.rstrip("; \n")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", "holds DELETE"),
        ("WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x", "holds INSERT"),
        ("WITH x AS (UPDATE t SET a = 1 RETURNING *) SELECT * FROM x", "holds UPDATE"),
        ("WITH x AS (SELECT 1) DELETE FROM t", "must be one SELECT"),
        ("WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x", "must be one SELECT"),
        ("SELECT * INTO taken FROM t", "holds INTO"),
        ("SELECT * FROM t FOR UPDATE", "holds FOR UPDATE"),
        ("SELECT pg_reload_conf()", "calls “pg_reload_conf”"),
        ("SELECT pg_catalog.pg_sleep(1000)", "calls “pg_sleep”"),
        ('SELECT "pg_reload_conf"()', "calls “pg_reload_conf”"),
        ("SELECT * FROM dblink('host=x', 'DROP TABLE t') AS t(x int)", "calls “dblink”"),
        ("SELECT pg_create_logical_replication_slot('a', 'b')", "calls “pg_create_logical_replication_slot”"),
        ("SELECT public.lower(a) FROM t", "calls “lower”"),
        ("SELECT public.age(a) FROM t", "calls “age”"),
        ("SELECT * FROM public.generate_series(1, 2)", "calls “.*generate_series”"),
        ("SELECT a OPERATOR(evil.+) b FROM t", "holds OPERATOR"),
        ("SELECT 1 WHERE lo_import('/etc/passwd') > 0", "calls “lo_import”"),
        ("SELECT 1 ORDER BY setval('n', 5)", "calls “setval”"),
        ("SELECT load_extension('x')", "calls “load_extension”"),
        ("SELECT 1 /*! INTO OUTFILE 'x' */", "a comment that some databases run"),
        ("SELECT 1; DROP TABLE t", "“;” before its end"),
        ("SELECT (1", "cannot be read as SQL"),
        ("SELECT 'a", "cannot be read as SQL"),
        ("SELECT " + "(" * 5000 + "1" + ")" * 5000, "nested too deep"),
        ("SELECT " + "f(" * 3000 + "1" + ")" * 3000, "nested too deep"),
        ("SELECT '" + "x" * LONGEST_QUERY + "'", "more than 20,000"),
        ("EXPLAIN ANALYZE DELETE FROM t", "must begin with SELECT or WITH"),
        ("x" * 100_000, "must begin with SELECT or WITH: it may only read. It begins with “x{40}”"),
    ],
)
def test_what_may_do_more_than_read_is_refused(query, said):
    with pytest.raises(BadRequest, match=said):
        plain_select(query, "postgresql")


def test_no_function_that_acts_in_postgresql_is_taken_for_a_plain_one(postgresql):
    """PostgreSQL itself says which of its functions are volatile: all that act, and some that only draw lots."""
    engine = create_engine(postgresql)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT proname, pronargs FROM pg_proc WHERE provolatile = 'v'")).all()
    engine.dispose()
    assert len(rows) > 200
    assert {name for name, count in rows if is_plain(name, count)} == {"random", "gen_random_uuid"}


def is_plain(name, count):
    try:
        plain_select(f"SELECT {name}({', '.join('a' * count)})", "postgresql")
    except BadRequest:
        return False
    return True
