"""Funnel limits against binomial tables, and the property that makes them limits."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from inspection_stats.measure.cases.funnel import HIDDEN, binomial_limits, funnel, limits


def at(base, average):
    return limits(pd.Series([base], dtype="Int64"), average).iloc[0].to_dict()


def test_limits_from_the_binomial_table():
    """Cumulative table for a half, in any textbook: n = 10: P(X ≤ 0) = .0010 (1 in 1,024, under one in a thousand),
    P(≤ 1) = .0107, P(≤ 2) = .0547; n = 20: P(≤ 2) = .0002, P(≤ 3) = .0013, P(≤ 5) = .0207, P(≤ 6) = .0577."""
    assert at(10, 50) == {"lower_95": 20, "upper_95": 80, "lower_998": 10, "upper_998": 90}
    assert at(20, 50) == {"lower_95": 30, "upper_95": 70, "lower_998": 15, "upper_998": 85}


def test_limits_agree_with_another_implementation_s_tests():
    """R package ISCAM, its tests of iscaminvbinom: of 20 at 40%, 4 or fewer and 12 or more are the outermost tenths."""
    lower, upper = binomial_limits(pd.Series([20]), 40, 0.8)
    assert (lower[0], upper[0]) == (100 * 5 / 20, 100 * 11 / 20)


def test_all_cases_sufficient_is_not_an_outlier_where_chance_does_it_once_in_36():
    """0.9 to the power 34 is 0.0278: more than 2.5%. Interpolated limits would put it outside 99.8%."""
    assert at(34, 90)["upper_95"] == 100
    placed = funnel(pd.DataFrame({"sufficient": [34], "applicable": [34]}), 90)
    assert placed["place"].tolist() == ["within the 95% limits"]


def test_services_are_placed_and_small_bases_hidden_but_not_lost():
    services = pd.DataFrame(
        {
            "service_id": list("abcdefgh"),
            "sufficient": [10, 14, 15, 2, 6, 0, 9, 5],
            "applicable": [20, 20, 20, 20, 20, 0, 9, 10],
        }
    )
    placed = funnel(services.astype({"sufficient": "Int64", "applicable": "Int64"}), 50)
    assert dict(zip(placed["service_id"], placed["place"], strict=True)) == {
        "a": "within the 95% limits",
        "b": "within the 95% limits",  # exactly on the limit: 70%
        "c": "above the 95% limits",
        "d": "below the 99.8% limits",
        "e": "within the 95% limits",  # exactly on the limit: 30%
        "f": HIDDEN,
        "g": HIDDEN,
        "h": "within the 95% limits",  # a base of ten is shown
    }
    hidden = placed[placed["place"].eq(HIDDEN)]
    assert hidden[["percent", "lower_95", "upper_998"]].isna().all(axis=None)


def test_an_empty_base_has_no_limits():
    assert pd.isna(at(0, 50)["lower_95"])


@given(st.integers(1, 400), st.floats(0, 100))
def test_limits_stay_in_0_to_100_and_leave_no_more_than_their_share_outside(base, average):
    found = at(base, average)
    assert 0 <= found["lower_998"] <= found["lower_95"] <= found["upper_95"] <= found["upper_998"] <= 100
    for name, tail in (("95", 0.025), ("998", 0.001)):
        lower, upper = (round(found[f"{end}_{name}"] * base / 100) for end in ("lower", "upper"))
        assert binom.cdf(lower - 1, base, average / 100) <= tail + 1e-9
        assert binom.sf(upper, base, average / 100) <= tail + 1e-9
        assert 100 * lower / base == found[f"lower_{name}"]
