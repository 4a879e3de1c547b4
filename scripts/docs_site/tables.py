"""The dictionary of the tables as a page of the site."""

from __future__ import annotations

from inspection_stats.check.data import read_data
from scripts.docs_site.links import ROOT, led_in
from scripts.write_data_dictionary import data_dictionary


def page() -> str:
    """The page as Markdown."""
    return led_in(data_dictionary(read_data(ROOT / "data")), "data", "reference/tables.md")
