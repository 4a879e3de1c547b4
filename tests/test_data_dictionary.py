"""The dictionary of the tables is what the code that checks them says."""

from inspection_stats.check.data import TABLES
from scripts.write_data_dictionary import data_dictionary
from tests.support.places import ROOT


def test_the_page_is_what_the_script_writes(data):
    page = (ROOT / "data" / "README.md").read_text("utf-8")
    assert page == data_dictionary(data)
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == [one.file for one in TABLES.values()]
