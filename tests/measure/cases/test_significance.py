"""Exact tests and the Benjamini-Hochberg adjustment, against values printed elsewhere."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_stats.measure.cases.significance import benjamini_hochberg, exact_binomial, fisher

# Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995), section 3.2: 15 hypotheses of a
# trial of thrombolysis.
PAPER = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
PAPER += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
# As printed in the documentation of scipy.stats.false_discovery_control for the same values.
ADJUSTED = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765]
ADJUSTED += [0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1.0]


@pytest.mark.parametrize(
    ("sufficient", "applicable", "percent", "p"),
    [
        # W. J. Conover, Practical nonparametric statistics (1971), page 97: the example of R's binom.test, which prints
        # 0.3825; this and the next two to eleven figures in scipy's own tests (TestBinomTest.test_data).
        (682, 925, 75, 0.38249155957481695),
        (100, 250, 50, 0.0018833009350757682),
        (201, 405, 50, 0.92085205962670713),
        # By hand: 10 of 10 against 50% is 2 of 1,024 outcomes; 10 of 10 against 100% is the only outcome there is.
        (10, 10, 50, 2 / 1024),
        (10, 10, 100, 1),
        (9, 10, 100, 0),
    ],
)
def test_exact_binomial(sufficient, applicable, percent, p):
    assert exact_binomial(sufficient, applicable, percent) == pytest.approx(p, abs=1e-11)


@pytest.mark.parametrize(
    ("counts", "p"),
    [
        # R. A. Fisher, The design of experiments (1935), the lady tasting tea: 34 of 70 arrangements.
        ((3, 4, 1, 4), 34 / 70),
        # Fisher's convictions of twins, the example of R's fisher.test. By hand: with these margins 0, 1, 2 and 12 are
        # no likelier than the 2 seen, in 18 + 1,836 + 53,856 + 8,568 of 119,759,850 arrangements.
        ((2, 12, 15, 18), 64_278 / 119_759_850),
    ],
)
def test_fisher(counts, p):
    assert fisher(*counts) == pytest.approx(p, rel=1e-9)


def test_against_an_ever_larger_pool_fisher_becomes_the_exact_binomial_test():
    assert fisher(20, 34, 8_000_000, 10_000_000) == pytest.approx(exact_binomial(20, 34, 80), rel=1e-4)


def test_benjamini_and_hochberg_s_own_example():
    adjusted = benjamini_hochberg(pd.Series(PAPER))
    assert adjusted.to_numpy() == pytest.approx(ADJUSTED, abs=5e-9)
    assert (adjusted < 0.05).sum() == 4  # "the procedure rejects the four hypotheses having the smallest p-values"


def test_missing_p_values_stay_missing_and_are_not_questions_asked():
    with_gaps = pd.Series([np.nan, *PAPER, np.nan], index=range(100, 117))
    adjusted = benjamini_hochberg(with_gaps)
    assert adjusted.dropna().to_numpy() == pytest.approx(ADJUSTED, abs=5e-9)
    assert list(adjusted.index) == list(range(100, 117))
    assert benjamini_hochberg(pd.Series([np.nan, np.nan])).isna().all()
    assert benjamini_hochberg(pd.Series(dtype=float)).empty


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.randoms())
def test_the_adjustment_does_not_depend_on_the_order_and_never_lowers_a_p_value(values, random):
    p = pd.Series(values)
    adjusted = benjamini_hochberg(p)
    shuffled = p.sample(frac=1, random_state=random.randrange(1000))
    assert benjamini_hochberg(shuffled).sort_index().to_numpy() == pytest.approx(adjusted.to_numpy())
    assert (adjusted >= p - 1e-12).all()
    assert (adjusted <= 1).all()
