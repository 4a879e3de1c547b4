from decimal import localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_stats.describe.english.numbers import (
    as_published,
    in_words,
    listed,
    number_of,
    percent,
    rounded,
    sentence,
)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (87.5, 0, "88"),
        (2.675, 2, "2.68"),
        (99.95, 1, "100.0"),
        (7, 1, "7.0"),
    ],
)
def test_halves_are_rounded_up(value, places, text):
    assert rounded(value, places) == text


def test_a_fraction_is_rounded_exactly():
    assert rounded(Fraction(200, 3), 1) == "66.7"


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((32, 33), "97%"),
        ((7, 9), "78%"),
        ((28, 32), "88%"),
        ((29, 34), "85%"),
        ((138, 179), "77%"),
        ((0, 5), "0%"),
        ((5, 5), "100%"),
        ((1, 400), "0.2%"),
        ((399, 400), "99.7%"),
        ((99999, 100000), "99.9%"),
        ((1, 100000), "under 0.1%"),
    ],
)
def test_percentages_as_printed(counts, text):
    assert percent(*counts) == text


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_only_all_prints_100_and_only_none_prints_0(counts):
    k, n = counts
    assert (percent(k, n) == "100%") == (k == n)
    assert (percent(k, n) == "0%") == (k == 0)


def test_counts_agree_with_their_noun():
    assert [number_of(number, "judgement") for number in (0, 1, 2, 1200)] == [
        "no judgements",
        "1 judgement",
        "2 judgements",
        "1,200 judgements",
    ]
    assert number_of(2, "child", "children") == "2 children"


def test_small_numbers_in_words():
    assert [in_words(number) for number in (0, 1, 9, 10)] == ["none", "one", "nine", "10"]


def test_lists_and_sentences():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["Barnet", "Kensington and Chelsea"]) == "Barnet; Kensington and Chelsea"
    assert sentence("one is left") == "One is left."
    assert sentence("Done.") == "Done."


def test_published_values_are_printed_as_published():
    assert [as_published(value) for value in (31.0, 21.5, 1240.0, 43.6)] == ["31", "21.5", "1,240", "43.6"]


@pytest.mark.parametrize(
    ("value", "places", "said"), [(-0.4, 0, "0"), (-0.5, 0, "-1"), (Fraction(1, 3), 2, "0.33"), (99.95, 1, "100.0")]
)
def test_a_sign_and_places_are_kept_where_they_say_something(value, places, said):
    assert rounded(value, places) == said


def test_the_precision_that_a_caller_set_for_decimals_changes_no_figure():
    with localcontext() as context:
        context.prec = 2
        assert (rounded(78.26086956521739, 1), percent(18, 23), percent(999, 1000)) == ("78.3", "78%", "99.9%")
