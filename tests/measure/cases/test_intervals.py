"""Wilson and Newcombe intervals: the values printed in Newcombe's two papers, and what must hold for any counts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_stats.measure.cases.intervals import newcombe, wilson

COUNTS = st.integers(1, 5000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


def one(*counts):
    return [pd.Series([count], dtype="Int64") for count in counts]


@pytest.mark.parametrize(
    ("sufficient", "applicable", "lower", "upper"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_wilson_as_printed_by_newcombe(sufficient, applicable, lower, upper):
    """R. G. Newcombe, Statistics in Medicine 17 (1998), pages 857 to 872, table I, method 3 (score, uncorrected)."""
    limits = wilson(*one(sufficient, applicable)).iloc[0]
    assert (limits["lower"], limits["upper"]) == pytest.approx((lower, upper), abs=0.005)


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((56, 70, 48, 80), 5.24, 33.39),
        ((9, 10, 3, 10), 17.05, 80.90),
        ((6, 7, 2, 7), 5.82, 80.62),
        ((5, 56, 0, 29), -3.81, 19.26),
        ((0, 10, 0, 20), -16.11, 27.75),
        ((0, 10, 0, 10), -27.75, 27.75),
        ((10, 10, 0, 20), 67.91, 100),
        ((10, 10, 0, 10), 60.75, 100),
    ],
)
def test_newcombe_as_printed_by_newcombe(counts, lower, upper):
    """R. G. Newcombe, Statistics in Medicine 17 (1998), pages 873 to 890, table II, method 10 (score, uncorrected)."""
    limits = newcombe(*one(*counts)).iloc[0]
    assert (limits["lower"], limits["upper"]) == pytest.approx((lower, upper), abs=0.006)


def test_missing_counts_and_empty_bases_have_no_interval_and_do_not_change_the_others():
    sufficient = pd.Series([81, 0, None, 3, 81], index=list("abcde"), dtype="Int64")
    applicable = pd.Series([263, 0, 10, None, 263], index=list("abcde"), dtype="Int64")
    limits = wilson(sufficient, applicable)
    assert list(limits.index) == list("abcde")
    assert limits["lower"].isna().tolist() == [False, True, True, True, False]
    assert limits["lower"]["a"] == limits["lower"]["e"] == pytest.approx(25.53, abs=0.005)
    between = newcombe(sufficient, applicable, *[pd.Series(5, index=sufficient.index)] * 2)
    assert between["upper"].isna().tolist() == [False, True, True, True, False]


def test_no_rows_give_no_rows():
    assert wilson(pd.Series(dtype="Int64"), pd.Series(dtype="Int64")).empty


@pytest.mark.parametrize(("sufficient", "applicable"), [(11, 10), (-1, 10), (1, 0)])
def test_impossible_counts_are_refused(sufficient, applicable):
    with pytest.raises(ValueError, match="negative, or greater"):
        wilson(*one(sufficient, applicable))
    with pytest.raises(ValueError, match="negative, or greater"):
        newcombe(*one(5, 10, sufficient, applicable))


def test_the_columns_given_are_not_changed():
    applicable = pd.Series([0.0, 10.0])
    wilson(pd.Series([0.0, 1.0]), applicable)
    assert applicable.tolist() == [0.0, 10.0]


@given(COUNTS)
def test_a_wilson_interval_is_in_0_to_100_and_holds_the_percentage(counts):
    limits = wilson(*one(*counts)).iloc[0]
    assert 0 <= limits["lower"] <= 100 * (counts[0] / counts[1]) <= limits["upper"] <= 100
    assert limits["lower"] < limits["upper"]


@given(COUNTS, COUNTS)
def test_a_newcombe_interval_holds_the_difference_and_turns_round_with_it(ours, theirs):
    limits = newcombe(*one(*ours, *theirs)).iloc[0]
    difference = 100 * (ours[0] / ours[1] - theirs[0] / theirs[1])
    assert -100 <= limits["lower"] <= difference <= limits["upper"] <= 100
    turned = newcombe(*one(*theirs, *ours)).iloc[0]
    assert np.allclose([-turned["upper"], -turned["lower"]], limits)
