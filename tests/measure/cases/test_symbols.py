"""The shorthand in a number's place."""

import pandas as pd
import pytest

from inspection_stats.measure.cases.symbols import SYMBOLS, symbol


@pytest.mark.parametrize(
    ("status", "value", "expected"),
    [
        ("suppressed", None, "c"),
        ("suppressed", 3, "c"),  # even if a number were left behind
        ("not applicable", None, "z"),
        ("exact", None, ":"),
        ("exact", pd.NA, ":"),
        ("exact", float("nan"), ":"),
        ("exact", 0.4, "k"),
        ("exact", 0.5, ""),  # prints as 1: halves are rounded up
        ("exact", 0, ""),  # a true 0 is printed as 0
        ("exact", 85.3, ""),
        ("stated in words only", None, ""),
    ],
)
def test_symbols(status, value, expected):
    assert symbol(status, value) == expected
    assert expected == "" or expected in SYMBOLS


def test_low_depends_on_the_decimals_printed():
    assert symbol("exact", 0.04, decimals=1) == "k"
    assert symbol("exact", 0.05, decimals=1) == ""
