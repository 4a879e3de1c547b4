"""A PostgreSQL server of the tests' own, with the illustrative case counts in it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from inspection_stats.load.csv_table import read_table
from tests.support.places import ROOT

SHIPPED = ROOT / "data" / "illustrative" / "case_counts.csv"

PASSWORD = "secret-of-the-test"

CREATE = (
    "CREATE TABLE case_counts (programme text, service_id text, service text, period text, theme text,"
    " judgement_id text, judgement text, sufficient integer, applicable integer, part_of text,"
    " source text, illustrative text)"
)


def fill(url):
    """Put the illustrative case counts into a new table, with NULL for empty cells."""
    rows = read_table(SHIPPED)
    records = [_typed(record) for record in rows.to_dict("records")]
    named = ", ".join(f":{column}" for column in rows.columns)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(CREATE))
        connection.execute(text(f"INSERT INTO case_counts VALUES ({named})"), records)
    engine.dispose()


def _typed(record):
    counts = {count: int(record[count]) for count in ("sufficient", "applicable")}
    return {column: cell or None for column, cell in record.items()} | counts


def programs():
    """The folder that holds initdb and pg_ctl, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def _do_without(reason):
    """A person without a server may leave these tests out; the project's own checks may not."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def postgresql():
    """A PostgreSQL server of the test's own, which asks for a password: its URL with the password in it."""
    folder = programs()
    if folder is None:
        _do_without("PostgreSQL (initdb, pg_ctl) is not installed")
    # A short path, because a socket's may not be longer than 107 bytes.
    home = Path(tempfile.mkdtemp(prefix="pg"))
    key = home / "password"
    key.write_text(PASSWORD, encoding="ascii")
    user = pwd.getpwuid(os.getuid()).pw_name
    run_as = []
    if os.getuid() == 0:
        # PostgreSQL refuses to run as root.
        user = next((name for name in ("postgres", "nobody") if _exists(name)), None)
        if user is None or shutil.which("runuser") is None:
            _do_without("PostgreSQL does not run as root, and there is no other user to run it as")
        run_as = ["runuser", "-u", user, "--"]
        for path in (home, key):
            shutil.chown(path, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = ["-D", str(home / "data")]

    def run(program, *words):
        subprocess.run([*run_as, str(folder / program), *words], check=True, capture_output=True, cwd=home)

    run("initdb", *place, "-U", "analyst", "-A", "scram-sha-256", "--pwfile", str(key), "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {home} -F"
    subprocess.run(
        [*run_as, str(folder / "pg_ctl"), *place, "-w", "-o", options, "-l", str(home / "log"), "start"],
        check=True,
        cwd=home,
        stdout=subprocess.DEVNULL,
    )
    try:
        url = f"postgresql+psycopg://analyst:{PASSWORD}@127.0.0.1:{port}/postgres"
        fill(url)
        yield url
    finally:
        run("pg_ctl", *place, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _exists(name):
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False
