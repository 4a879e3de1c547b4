"""Percentages counted in bands of ten."""

import pandas as pd
import pytest

from inspection_stats.measure.grades.bands import BANDS, in_bands


@pytest.mark.parametrize(
    ("printed", "band"),
    [("0%", "0% to 9%"), ("9.9%", "0% to 9%"), ("10%", "10% to 19%"), ("89.9%", "80% to 89%"), ("90%", "90% to 100%"),
     ("100%", "90% to 100%"), ("Not yet inspected", "Not yet inspected"), ("minimum improvement",) * 2],
)  # fmt: skip
def test_a_percentage_lies_in_one_band(printed, band):
    found, bands = in_bands(pd.Series([printed]))
    assert found.tolist() == [band]
    assert bands == list(BANDS)
    assert len(bands) == 10
