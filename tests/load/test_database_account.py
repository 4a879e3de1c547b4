"""The account that SECURITY.md advises: it reads what it is given, and does nothing else."""

import re

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from inspection_stats.load.database import read_query
from tests.support.places import ROOT
from tests.support.postgresql import PASSWORD


def test_the_account_that_is_advised_reads_and_does_nothing_else(postgresql):
    advised = re.search(r"`(CREATE ROLE reader[^`]*)`", (ROOT / "SECURITY.md").read_text("utf-8"))[1]
    engine = create_engine(postgresql)
    with engine.begin() as connection:
        for statement in advised.replace("…", "of-the-reader").rstrip(";").split(";"):
            connection.execute(text(statement))
    engine.dispose()
    url = postgresql.replace(f"analyst:{PASSWORD}", "reader:of-the-reader")
    assert len(read_query(url, "SELECT * FROM case_counts")) == 900
    own = create_engine(url)
    for statement in ("DELETE FROM case_counts", "CREATE TABLE public.mine (n integer)", "SELECT pg_reload_conf()"):
        with own.connect() as connection, pytest.raises(ProgrammingError, match="permission denied"):
            connection.execute(text(statement))
    own.dispose()
