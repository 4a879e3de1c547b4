"""The shipped tables, a pack's files and a page, read plainly: no reader of the suite vouches for itself."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from html.parser import HTMLParser

from tests.support.places import ROOT

Rows = list[dict[str, str]]


def source(name: str) -> Rows:
    """The rows of a shipped table as text."""
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key: cell.strip() for key, cell in row.items()} for row in csv.DictReader(file)]


def rows_of(text: str) -> Rows:
    """The rows of a pack's CSV; the apostrophe before a text that looks like a formula is the file's own."""
    return [
        {key: cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell for key, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def same(cell: str, given: str) -> bool:
    """Whether two cells say the same: the same text, or the same number."""
    try:
        return cell == given or Fraction(cell) == Fraction(given)
    except ValueError:
        return False


class Cells(HTMLParser):
    """The rows of every table of a page as lists of text."""

    def __init__(self):
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data
