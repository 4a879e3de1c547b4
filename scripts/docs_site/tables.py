"""The dictionaries of the tables and of the frames that functions give, as pages of the site."""

from __future__ import annotations

from inspection_stats.check.data import read_data
from scripts.docs_site import frames
from scripts.docs_site.links import ROOT, led_in
from scripts.write_data_dictionary import data_dictionary

FRAMES = """# Frames that functions give

The type in a signature, such as `DataFrame[Measured]`, names one of these: a plain pandas frame with these columns. To
check a frame of your own: `from inspection_stats.measure.cases.rows import Measured`, then `Measured.validate(frame)`.
Numbers are unrounded. A missing number is a number that no source states, never zero.
"""


def page() -> str:
    """The tables, as Markdown."""
    return led_in(data_dictionary(read_data(ROOT / "data")), "data", "reference/tables.md")


def frames_page() -> str:
    """The frames, as Markdown."""
    return FRAMES + frames.sections()
