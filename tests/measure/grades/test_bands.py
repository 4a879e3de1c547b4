"""Percentages counted in four bands."""

import pandas as pd
import pytest

from inspection_stats.measure.grades.bands import BANDS, in_bands


@pytest.mark.parametrize(
    ("printed", "band"),
    [("0%", "under 25%"), ("24.9%", "under 25%"), ("25%", "25% to under 50%"), ("74.9%", "50% to under 75%"),
     ("75%", "75% to 100%"), ("100%", "75% to 100%"), ("Not yet inspected",) * 2, ("minimum improvement",) * 2],
)  # fmt: skip
def test_a_percentage_is_in_one_band(printed, band):
    found, bands = in_bands(pd.Series([printed]))
    assert found.tolist() == [band]
    assert bands == list(BANDS)
    assert len(bands) == 4
