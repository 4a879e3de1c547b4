"""Which columns are numbers, to be aligned to the right."""

import pandas as pd
import pytest

from inspection_stats.tables.numbers import are_numbers, number_columns


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "1,234"], ["91%", "100%"], ["31 of 34", "7 of 9*"], ["76% to 100%"], ["-3.4", "−0.5", "+2"],
        ["under 0.1%", "3%"], ["12", "", ""], ["12 of 12", "“almost all cases”"], ["2015", "14"],
    ],
)  # fmt: skip
def test_counts_shares_and_intervals_are_numbers(cells):
    assert are_numbers(cells)


@pytest.mark.parametrize(
    "cells",
    [
        [], ["", ""], ["Good"], ["29 March 2016"], ["2015-16 Q4"], ["2011 to 2014", "2013"], ["SIF"],
        ["0 better, 1 the same, 3 worse"], ["37.9, England and Wales"], ["7 of 9", "words", "more words"],
        ["under 10 cases"],
    ],
)  # fmt: skip
def test_words_dates_and_years_are_not(cells):
    assert not are_numbers(cells)


def test_each_column_is_known_by_its_own_cells():
    frame = pd.DataFrame({"Judgement": ["Adoption"], "Sufficient": ["31 of 34"], "Per cent": ["91%"]})
    assert number_columns(frame) == [False, True, True]
    assert number_columns(frame.head(0)) == [False, False, False]
