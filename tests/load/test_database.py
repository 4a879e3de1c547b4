"""Case counts by SQL: on SQLite always, and on a real PostgreSQL where its programs are installed."""

import os
import socket
import sqlite3
from contextlib import closing

import pytest

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load import database
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.database import read_query
from tests.support.postgresql import PASSWORD, SHIPPED, fill


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'cases.db'}"
    fill(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    return request.getfixturevalue(request.param)


def test_a_query_gives_the_very_table_the_csv_file_gives(url):
    from_database = CASE_COUNTS.check(read_query(url, "SELECT * FROM case_counts"), "the query")
    from_file = CASE_COUNTS.check(read_table(SHIPPED))
    key = ["service_id", "judgement_id"]
    left, right = (frame.sort_values(key, ignore_index=True) for frame in (from_database, from_file))
    assert left.equals(right)


def test_columns_may_be_computed_and_named_in_the_query(url):
    found = read_query(
        url,
        "WITH asked AS (SELECT * FROM case_counts WHERE applicable > 0 AND service LIKE '%01')\n"
        "SELECT service_id, SUM(sufficient) AS sufficient, '12:30' AS time, NULL AS blank FROM asked GROUP BY 1",
    )
    rows = read_table(SHIPPED)
    total = rows.loc[rows["service_id"].eq("illustrative-service-01"), "sufficient"].astype(int).sum()
    assert found.to_numpy().tolist() == [["illustrative-service-01", str(total), "12:30", ""]]


def test_values_are_written_as_a_csv_file_would(postgresql):
    found = read_query(
        postgresql,
        "SELECT 12::numeric AS n, 12.5::numeric AS d, 'NaN'::float AS x, DATE '2016-03-29' AS day, ' a ' AS words",
    )
    assert found.iloc[0].tolist() == ["12", "12.5", "nan", "2016-03-29", "a"]


def test_other_columns_are_named_with_the_right_ones(url):
    with pytest.raises(BadData) as error:
        CASE_COUNTS.check(read_query(url, "SELECT service_id, sufficient AS yes FROM case_counts"), "the query")
    columns = [fault.column for fault in error.value.faults]
    assert "applicable" in columns
    assert "service_id" not in columns
    assert "The columns are: programme, service_id" in error.value.faults[0].fix


def test_faults_name_the_row_of_the_query(url):
    query = "SELECT * FROM case_counts ORDER BY service_id, judgement_id LIMIT 2"
    raw = read_query(url, query.replace("*", "programme, service_id, service, period, theme, judgement_id, judgement, "
                                        "99 AS sufficient, applicable, part_of, source, illustrative"))  # fmt: skip
    with pytest.raises(BadData) as error:
        CASE_COUNTS.check(raw, "the query")
    assert [(fault.file, fault.row) for fault in error.value.faults] == [("the query", 1), ("the query", 2)]


@pytest.mark.parametrize(
    "query", ["DROP TABLE case_counts", "  delete from case_counts", "", "INSERT INTO x VALUES (1)"]
)
def test_only_reading_is_accepted(url, query):
    with pytest.raises(BadRequest, match="must begin with SELECT or WITH"):
        read_query(url, query)
    assert len(read_query(url, "SELECT * FROM case_counts")) == 900


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("WITH gone AS (DELETE FROM case_counts RETURNING *) SELECT * FROM gone", "WITH clause .* top level"),
        ("SELECT setval('numbers', 5)", "in a read-only transaction|does not exist"),
        ("SELECT * INTO taken FROM case_counts", "syntax error|SELECT ... INTO"),
    ],
)
def test_what_passes_as_a_select_is_held_by_the_server(postgresql, monkeypatch, query, said):
    monkeypatch.setattr(database, "plain_select", lambda query, _: query)
    with pytest.raises(BadRequest, match=f"The query failed: .*({said})"):
        read_query(postgresql, query)
    monkeypatch.undo()
    assert len(read_query(postgresql, "SELECT * FROM case_counts")) == 900


def test_a_transaction_only_reads(postgresql, monkeypatch):
    monkeypatch.setattr(database, "check_size", lambda *_: None)
    monkeypatch.setattr(database, "plain_select", lambda query, _: query)
    with pytest.raises(BadRequest, match="The query failed: cannot execute .* in a read-only transaction"):
        read_query(postgresql, "WITH gone AS (DELETE FROM case_counts RETURNING *) SELECT * FROM gone")


def test_a_query_that_fails_says_what_the_database_says(url):
    with pytest.raises(BadRequest, match="The query failed: .*no_such_table"):
        read_query(url, "SELECT * FROM no_such_table")
    with pytest.raises(BadRequest, match="returns the column service_id twice"):
        read_query(url, "SELECT service_id, service_id FROM case_counts")


def test_a_database_that_is_down(postgresql):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(BadRequest, match="does not answer. Check that it is running") as error:
        read_query(f"postgresql+psycopg://analyst:{PASSWORD}@127.0.0.1:{port}/postgres", "SELECT 1")
    assert PASSWORD not in str(error.value)


def test_a_missing_or_wrong_password(postgresql, monkeypatch):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    with pytest.raises(BadRequest, match="asks for a password"):
        read_query(postgresql.replace(f":{PASSWORD}", ""), "SELECT 1 AS one")
    with pytest.raises(BadRequest, match="did not accept the user and password") as error:
        read_query(postgresql.replace(PASSWORD, "another-secret"), "SELECT 1 AS one")
    assert "another-secret" not in str(error.value)


def test_a_database_that_does_not_exist(postgresql):
    with pytest.raises(BadRequest, match="There is no such database or user"):
        read_query(postgresql.removesuffix("postgres") + "nothing", "SELECT 1 AS one")


def test_a_missing_sqlite_file_is_named_and_not_made(tmp_path):
    file = tmp_path / "none.db"
    with pytest.raises(BadRequest, match="There is no database file .*none.db"):
        read_query(f"sqlite:///{file}", "SELECT 1")
    assert not file.exists()


def test_a_file_that_is_not_a_database(tmp_path):
    file = tmp_path / "words.db"
    file.write_text("not a database, but long enough to be looked at " * 100, encoding="ascii")
    with pytest.raises(BadRequest, match="file is not a database"):
        read_query(f"sqlite:///{file}", "SELECT * FROM case_counts")


@pytest.mark.parametrize("address", ["nonsense", "postgresql://analyst:hidden@server:port/db", ""])
def test_what_is_not_an_url_is_not_repeated(address):
    with pytest.raises(BadRequest, match="not the URL of a database. Write it like postgresql") as error:
        read_query(address, "SELECT 1")
    assert "hidden" not in str(error.value)


@pytest.mark.parametrize("url", [
    "postgresql+psycopg://analyst@127.0.0.1:1/postgres?password=hidden",
    "postgresql+psycopg://analyst@127.0.0.1:1/postgres?sslpassword=hidden&application_name=hidden",
    "postgresql+psycopg://analyst:hid@den@127.0.0.1:1/postgres",
    "postgresql+psycopg://analyst:hidden@127.0.0.1:99999/postgres",
    "postgresql+psycopg://analyst:hidden@127.0.0.1:0/postgres",
    "postgresql+psycopg://analyst:hidden@-/postgres",
    f"postgresql+psycopg://analyst:hidden@{'a' * 300}/postgres",
    "postgresql+psycopg://analyst:hidden@[::1/postgres",
    "postgresql+psycopg://analyst:hidden@%00/postgres",
    "postgresql+psycopg://analyst:hidden@127.0.0.1:1/postgres?connect_timeout=hidden",
    "postgresql+psycopg://analyst:hidden@127.0.0.1:1/postgres?nonsense=hidden",
    "postgresql+psycopg://analyst:hidden@127.0.0.1:1/postgres?plugin=hidden",
    "postgresql+psycopg:///postgres?host=127.0.0.1:x&password=hidden",
    "postgresql+asyncpg://analyst:hidden@127.0.0.1:1/postgres",
    "postgresql+pg8000://analyst:hidden@127.0.0.1:1/postgres",
    "postgresql+nonsense://analyst:hidden@127.0.0.1:1/postgres",
    "postgresql://analyst:hidden@127.0.0.1:1/postgres",
    "mysql://analyst:hidden@127.0.0.1:1/db",
    "oracle+cx_oracle://analyst:hidden@127.0.0.1:1/db",
    "mssql+pyodbc:///?odbc_connect=hidden",
    "sqlite+aiosqlite:///hidden",
    "sqlite+pysqlcipher://:hidden@/nothing.db",
    "duckdb:///:memory:",
    "sqlite:////dev/zero",
    "sqlite:////tmp",
    "sqlite:///file:/etc/passwd?uri=true&mode=hidden",
    "sqlite://?check_same_thread=hidden",
    "sqlite://hidden:hidden@hidden/x",
])  # fmt: skip
def test_an_odd_url_ends_in_words_without_its_password(url):
    with pytest.raises(BadRequest) as error:
        read_query(url, "SELECT 1 AS one")
    assert "hid" not in str(error.value).removeprefix("There is no database file hidden")


def test_a_driver_whose_limits_are_not_known_is_refused():
    for url in ("sqlite+pysqlcipher://:hidden@/nothing.db", "postgresql+pg8000://analyst:hidden@server/db"):
        with pytest.raises(BadRequest, match="is not read through"):
            read_query(url, "SELECT 1 AS one")


def test_an_unknown_database_and_a_missing_driver():
    with pytest.raises(BadRequest, match="“oracel” is not a kind of database known here"):
        read_query("oracel://server/db", "SELECT 1")
    with pytest.raises(BadRequest, match="The driver for mysql.pymysql is not installed"):
        read_query("mysql+pymysql://server/db", "SELECT 1")


def test_the_sqlite_file_is_closed_again(sqlite):
    read_query(sqlite, "SELECT * FROM case_counts")
    file = sqlite.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, timeout=0)) as other:
        other.execute("CREATE TABLE later (x)")
