"""The data log and the assumptions log: of today's tables, about files that are there, rated by their own scales."""

import re

from inspection_stats.check.data import TABLES
from scripts.write_data_log import ENTRIES, data_log
from tests.support.places import ROOT

ASSUMPTIONS = (ROOT / "docs" / "assumptions.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.*)\|$", ASSUMPTIONS, re.MULTILINE)


def test_the_data_log_is_what_the_script_writes(data):
    assert (ROOT / "docs" / "data-log.md").read_text("utf-8") == data_log(data)


def test_every_table_is_rated_and_what_its_check_names_is_there(data):
    assert list(ENTRIES) == list(TABLES)
    assert {entry["rating"] for entry in ENTRIES.values()} <= set("ABCD")
    named = re.findall(r"`(tests/[\w/.]+)`", data_log(data))
    assert len(named) >= 4
    assert all((ROOT / one).is_file() for one in named)


def test_neighbours_are_ten_for_each_area_and_model(data):
    sizes = data.statistical_neighbours.groupby(["model", "old_la_code"]).size()
    assert set(sizes) == {10}


def test_every_assumption_is_numbered_rated_and_in_a_file_that_is_there():
    assert [int(number) for number, _ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 15
    for number, row in ROWS:
        *_, quality, impact, where = (cell.strip() for cell in row.split("|"))
        assert quality in {"A", "B", "C"}, number
        assert impact in {"high", "medium", "low"}, number
        path = where.strip("`")
        assert any((ROOT / base / path).is_file() for base in ("", "src/inspection_stats")), where


def test_the_glossary_has_every_programme(data):
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    terms = [word.strip() for line in re.findall(r"^(\S.*)\n:   ", glossary, re.MULTILINE) for word in line.split(",")]
    families = {framework.family for framework in data.frameworks}
    assert families - set(terms) == set()
