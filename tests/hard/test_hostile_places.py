"""Names that lead elsewhere, queries that write, addresses with a password: nothing is touched, nothing is shown."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from slugify import slugify
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from inspection_stats.errors import BadRequest, CannotWrite
from inspection_stats.load import database
from inspection_stats.load.database import read_query
from inspection_stats.packs.address import run_at
from inspection_stats.packs.comparison_pack import make_comparison_pack
from inspection_stats.packs.many import make_reports
from inspection_stats.packs.pack import folder_name, one_run_at_a_time, pack_folder, whole_or_nothing
from inspection_stats.packs.plan import Wanted
from inspection_stats.packs.verify import verify
from tests.support.hostile import COUNTS, SERVICE, hostile_counts
from tests.support.places import ROOT
from tests.support.postgresql import PASSWORD

QUARTER = "2015-16 Q4"
QUERY = "SELECT * FROM case_counts"


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/passwd", "..\\..\\x", "C:\\x", "a\0b", "~root", "CON", "nul", "com1", "LPT9", "x" * 5000,
             "$(touch x)", "`x`; rm -rf /", "a\nb", "%2e%2e%2fx", "日本", "manifest.json", ".run"],
)  # fmt: skip
def test_any_name_gives_a_plain_folder_inside(tmp_path, name):
    folder = pack_folder(tmp_path / "out", QUARTER, name)
    assert folder.parent == tmp_path / "out" / "2015-16-Q4"
    assert len(folder.name) < 100
    assert folder.name.strip("-") == slugify(folder.name)
    assert folder.name not in {"con", "nul", "com1", "lpt9"}
    with whole_or_nothing(folder) as staged:
        (staged / "x").touch()
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_long_names_that_begin_alike_have_folders_of_their_own():
    assert folder_name("x" * 5000) != folder_name("x" * 4999)


@pytest.mark.parametrize("name", ["", "../..", "...", "/", "***", "$$"])
def test_a_name_without_a_letter_is_refused_and_never_the_shelf_itself(tmp_path, name):
    """Its pack would take the place of the folder that holds all the others."""
    shelf = tmp_path / "out" / "2015-16-Q4"
    (shelf / "barnet").mkdir(parents=True)
    with pytest.raises(BadRequest, match="has no letter or digit"):
        pack_folder(tmp_path / "out", QUARTER, name)


def test_a_service_without_a_letter_in_its_name_makes_nothing(tmp_path):
    counts = hostile_counts(tmp_path / "counts.csv", "../..")
    with pytest.raises(BadRequest, match="has no letter or digit"):
        make_comparison_pack(str(counts), "../..", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_shelf_that_leads_elsewhere_is_refused(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "2015-16-Q4").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadRequest, match="would lead out of the folder"):
        pack_folder(tmp_path / "out", QUARTER, "Barnet")


def test_a_link_in_the_place_of_the_lock_is_refused_and_its_file_is_as_it_was(tmp_path):
    (tmp_path / "kept").write_text("kept")
    (tmp_path / ".run").symlink_to(tmp_path / "kept")
    with pytest.raises(CannotWrite, match=r"Cannot write .*\.run"), one_run_at_a_time(tmp_path):
        pass
    assert (tmp_path / "kept").read_text() == "kept"


def test_a_manifest_that_names_files_outside_is_not_followed(westminster_pack, tmp_path):
    pack = tmp_path / "pack"
    pack.mkdir()
    manifest = json.loads((westminster_pack.folder / "manifest.json").read_text("utf-8"))
    manifest["outputs"] = {"../../etc/passwd": "0", "/etc/hosts": "0"}
    (pack / "manifest.json").write_text(json.dumps(manifest))
    said = ("is missing", "does not match its own checksum")
    assert [one for one in verify(pack).damage if not one.endswith(said)] == []


@pytest.fixture
def sqlite(tmp_path):
    """An SQLite database with one table of ten rows: its URL, and a function that counts them."""
    file = tmp_path / "counts.db"
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE case_counts (n integer)")
        made.executemany("INSERT INTO case_counts VALUES (?)", [(n,) for n in range(10)])

    def rows():
        with closing(sqlite3.connect(file)) as again:
            return again.execute("SELECT count(*), sum(n) FROM case_counts").fetchone()

    return f"sqlite:///{file}", rows


WRITES = [
    "DROP TABLE case_counts",
    "SELECT 1; DROP TABLE case_counts",
    "SELECT 1; COMMIT; DROP TABLE case_counts",
    "SELECT 1;\n--\nDELETE FROM case_counts;",
    "WITH x AS (SELECT 1) DELETE FROM case_counts",
    "WITH x AS (SELECT 1) UPDATE case_counts SET sufficient = 0",
    "WITH x AS (SELECT 99 AS n) INSERT INTO case_counts SELECT n FROM x",
    "WITH x AS (DELETE FROM case_counts RETURNING *) SELECT * FROM x",
    "SELECT * INTO taken FROM case_counts",
    "/* */ DELETE FROM case_counts",
    "ATTACH DATABASE 'x' AS y",
    "PRAGMA query_only = OFF",
]


@pytest.mark.parametrize("query", [one.replace("sufficient", "n") for one in WRITES])
def test_a_query_that_writes_into_sqlite_is_refused_and_writes_nothing(sqlite, query):
    url, rows = sqlite
    with pytest.raises(BadRequest):
        read_query(url, query)
    assert rows() == (10, 45)


@pytest.mark.parametrize("query", [*WRITES, "SELECT setval('numbers', 5)"])
def test_a_query_that_writes_into_postgresql_is_refused_and_writes_nothing(postgresql, query):
    before = read_query(postgresql, QUERY)
    with pytest.raises(BadRequest):
        read_query(postgresql, query)
    assert read_query(postgresql, QUERY).equals(before)


def test_what_a_reading_query_begins_in_postgresql_is_rolled_back(postgresql, monkeypatch):
    monkeypatch.setattr(database, "plain_select", lambda query, _: query)
    made = "SELECT count(*) AS n FROM pg_largeobject_metadata"
    read_query(postgresql, "SELECT lo_create(0) AS one")
    assert read_query(postgresql, made)["n"].tolist() == ["0"]


def test_postgresql_itself_takes_only_one_statement(postgresql):
    address = database._address(postgresql)
    engine = database._engine(address)
    with engine.connect() as connection, pytest.raises(ProgrammingError, match="multiple commands"):
        connection.execute(text("SELECT 1; COMMIT; DROP TABLE case_counts"))
    engine.dispose()


def test_a_database_that_goes_away_while_it_is_read_is_named_as_that(postgresql, monkeypatch):
    monkeypatch.setattr(database, "plain_select", lambda query, _: query)
    with pytest.raises(BadRequest, match="connection to the database was lost") as told:
        read_query(postgresql, "SELECT pg_terminate_backend(pg_backend_pid()), 1 AS one")
    monkeypatch.undo()
    assert PASSWORD not in str(told.value)
    assert len(read_query(postgresql, QUERY)) > 0, "the next one is answered"


def test_the_password_of_a_database_appears_in_no_output_and_no_message(postgresql, tmp_path):
    folder = make_comparison_pack(postgresql, SERVICE, tmp_path / "out", query=QUERY).folder
    assert (folder / "report.ipynb").is_file()
    command = [sys.executable, "-c", "from inspection_stats.cli.app import main; main()", "compare", postgresql]
    words = [
        ("--service", SERVICE, "--query", "SELECT nothing"),
        ("--service", "None such", "--query", QUERY),
        ("--service", SERVICE),
    ]
    for one in words:
        done = subprocess.run(
            [*command, *one, "--out", str(tmp_path / "out")], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert PASSWORD not in done.stdout + done.stderr
    files = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert len(files) > 10
    assert not [file for file in files if PASSWORD.encode() in file.read_bytes()]


def test_papermill_writes_no_copy_of_the_parameters_while_it_runs(tmp_path, monkeypatch):
    """A copy would hold the password, and stay where a run is killed."""
    written = []
    monkeypatch.setattr("papermill.iorw.LocalHandler.write", lambda _, content, path: written.append(path))
    from inspection_stats.documents.run_id import NOTEBOOKS
    from inspection_stats.packs.notebooks import run_notebook
    from inspection_stats.packs.parameters import read_notebook

    given = {"counts": str(COUNTS), "service": "None such"}
    with pytest.raises(Exception, match="None such"):
        run_notebook(read_notebook(NOTEBOOKS / "service_comparison.ipynb"), "comparison", given, tmp_path)
    assert written == []


def test_the_password_of_an_address_is_never_shown(data, tmp_path):
    for wrong, said in (
        ("nonsense://analyst:hidden@server/packs", "is not an address for packs"),
        ("smb://analyst:hidden@127.0.0.1:1/packs", "cannot be reached"),
    ):
        with pytest.raises(BadRequest, match=said) as told:
            make_reports(data, Wanted(("Barnet",)), [QUARTER], ROOT / "data", wrong, lambda jobs: [])
        assert "hidden" not in str(told.value)


@pytest.mark.parametrize("address", ["memory://packs", "reference://x", "data://x", "jupyter://x", "http://server/x",
                                     "zip://x::file:///tmp/y.zip", "file://x::memory://y", "s3://", "FILE:///tmp/x",
                                     "simplecache::s3://bucket/x", "://x", "github://a:b@c/x", "dir://x"])  # fmt: skip
def test_packs_go_to_no_address_that_does_not_keep_them(data, address):
    with pytest.raises(BadRequest, match="is not an address for packs. Name a folder"):
        make_reports(data, Wanted(("Barnet",)), [QUARTER], ROOT / "data", address, lambda jobs: [])


def test_a_command_that_takes_a_folder_takes_no_address(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadRequest, match="s3:/bucket/packs is not a folder"):
        make_comparison_pack(str(COUNTS), SERVICE, Path("s3://bucket/packs"))
    assert list(tmp_path.iterdir()) == []


def test_an_address_leads_only_into_its_own_place(tmp_path):
    (tmp_path / "far" / "barnet").mkdir(parents=True)
    (tmp_path / "far" / "barnet" / "manifest.json").write_text("[]")
    assert run_at(f"file://{tmp_path}/far/barnet") == ""
    assert Path(tmp_path / "far" / "barnet").is_dir()
