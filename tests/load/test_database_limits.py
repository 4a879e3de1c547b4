"""What a query may cost and do: held by SQLite and PostgreSQL themselves, without the parser before them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.load import database, database_limits
from inspection_stats.load.database import read_query
from tests.support.postgresql import fill


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'cases.db'}"
    fill(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def unparsed(monkeypatch):
    """Queries come to the database as they are."""
    monkeypatch.setattr(database, "plain_select", lambda query, _: query)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM case_counts",
        "DROP TABLE case_counts",
        "WITH x AS (SELECT 1) DELETE FROM case_counts",
        "CREATE TEMP TABLE taken AS SELECT * FROM case_counts",
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA query_only = OFF",
        "PRAGMA temp_store_directory = '/'",
        "VACUUM INTO '/tmp/taken.db'",
        "BEGIN IMMEDIATE",
    ],
)
@pytest.mark.usefixtures("unparsed")
def test_sqlite_is_asked_to_read_only(sqlite, query):
    with pytest.raises(BadRequest, match="The query failed: (not authorized|authorization denied)"):
        read_query(sqlite, query)
    assert len(read_query(sqlite, "SELECT * FROM case_counts")) == 900


ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) AS n FROM t"


def test_a_query_that_never_ends_is_stopped(url, monkeypatch):
    monkeypatch.setattr(database_limits, "QUERY_SECONDS", 0.2)
    with pytest.raises(BadRequest, match=r"The query takes more than 0\.2 seconds"):
        read_query(url, ENDLESS)
    assert len(read_query(url, "SELECT * FROM case_counts")) == 900


def test_an_answer_without_end_is_cut_off(url, monkeypatch):
    monkeypatch.setattr(database, "MOST_ROWS", 500)
    monkeypatch.setattr(database_limits, "MOST_ROWS", 500)
    with pytest.raises(BadRequest, match="gives more than 500 rows"):
        read_query(url, ENDLESS.replace("count(*) AS n FROM t", "n FROM t LIMIT 501"))
    with pytest.raises(BadRequest, match="gives more than 500 rows"):
        read_query(url, "SELECT * FROM case_counts")
    assert len(read_query(url, "SELECT * FROM case_counts LIMIT 500")) == 500


@pytest.mark.parametrize("value", ["zeroblob(2000000000)", "zeroblob(900000000)", "hex(zeroblob(900000))",
                                   "replace(hex(zeroblob(400000)), '0', hex(zeroblob(1000)))"])  # fmt: skip
def test_a_value_of_a_gigabyte_is_never_made_in_sqlite(sqlite, monkeypatch, value):
    monkeypatch.setattr(database, "plain_select", lambda query, _: query)
    with pytest.raises(BadRequest, match="too big"):
        read_query(sqlite, f"SELECT {value} AS one")


def test_a_value_of_a_gigabyte_is_never_sent_by_postgresql(postgresql):
    with pytest.raises(BadRequest, match="gives 100,000,00. bytes, more than 60,000,000"):
        read_query(postgresql, "SELECT repeat('x', 100000000) AS one")


def test_binary_data_are_refused(url):
    binary = "CAST('abc' AS blob)" if url.startswith("sqlite") else "CAST('abc' AS bytea)"
    with pytest.raises(BadRequest, match="gives binary data"):
        read_query(url, f"SELECT {binary} AS one")


def test_text_that_is_not_one_is_refused(sqlite):
    with pytest.raises(BadRequest, match="The query failed: Could not decode"):
        read_query(sqlite, "SELECT CAST(x'ff' AS text) AS one")


def test_a_damaged_database_is_named(sqlite, tmp_path):
    file = tmp_path / "cut.db"
    file.write_bytes(Path(sqlite.removeprefix("sqlite:///")).read_bytes()[:5000])
    with pytest.raises(BadRequest, match="malformed|not a database"):
        read_query(f"sqlite:///{file}", "SELECT * FROM case_counts")


def test_a_view_that_acts_is_held_too(tmp_path):
    """Whoever made the database may have put into a view what a query may not say."""
    file = tmp_path / "views.db"
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE t (n)")
        made.execute("CREATE VIEW code AS SELECT load_extension('evil') AS n")
        made.execute(f"CREATE VIEW endless AS {ENDLESS}")
    for view in ("code", "endless"):
        with pytest.raises(BadRequest), pytest.MonkeyPatch.context() as patched:
            patched.setattr(database_limits, "QUERY_SECONDS", 0.2)
            read_query(f"sqlite:///{file}", f"SELECT * FROM {view}")
