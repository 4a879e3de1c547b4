"""Numbers as papers write them, each read into what it is worth."""

import re
from fractions import Fraction

import pytest

from inspection_stats.claims.written_numbers import (
    A_FRACTION,
    A_MULTIPLE,
    A_NUMBER,
    AN_ORDINAL,
    ONE_IN_SO_MANY,
    decimals_in,
    fraction_in,
    number_in,
    place_in,
    times_in,
)


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("1,240", 1240, 0), ("4.50", Fraction("4.5"), 2), ("4·5", Fraction("4.5"), 1), (".5", Fraction(1, 2), 1),
        ("3½", Fraction(7, 2), 1), ("3 ½", Fraction(7, 2), 1), ("½", Fraction(1, 2), 1), ("2¼", Fraction(9, 4), 2),
        ("1⅓", Fraction(4, 3), 2), ("⅞", Fraction(7, 8), 3), ("3 1/2", Fraction(7, 2), 1),
        ("£2,000", 2000, 0), ("£9m", 9_000_000, -6), ("£1.2 million", 1_200_000, -5), ("12k", 12_000, -3),
        ("nil", 0, 0), ("thirteen", 13, 0), ("forty-two", 42, 0), ("sixty five", 65, 0),
        ("a hundred", 100, 0), ("a hundred and twenty", 120, 0), ("two hundred and fifty-three", 253, 0),
        ("one thousand and four", 1004, 0), ("two thousand, three hundred and five", 2305, 0),
        ("a hundred and twenty thousand", 120_000, 0), ("three million", 3_000_000, -6),
        ("a dozen", 12, 0), ("half a dozen", 6, 0), ("two dozen", 24, 0),
        ("two and a half", Fraction(5, 2), 1), ("one-and-a-half", Fraction(3, 2), 1),
        ("one and three quarters", Fraction(7, 4), 2),
    ],
)  # fmt: skip
def test_a_number_in_digits_or_words(text, value, places):
    assert re.fullmatch(A_NUMBER, text)
    assert (number_in(text), decimals_in(text)) == (value, places)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between two and three", ["two", "three"]),
        ("a two-bedroom flat", ["two"]),
        ("a hundred children, a dozen carers", ["a hundred", "a dozen"]),
        ("one hundred and some", ["one hundred"]),
        ("hundreds of often seven", ["seven"]),
        ("twentyness and tension", []),
    ],
)
def test_words_next_to_a_number_are_not_part_of_it(text, numbers):
    assert re.findall(A_NUMBER, text) == numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half", Fraction(1, 2)), ("a fifth", Fraction(1, 5)), ("an eighth", Fraction(1, 8)),
        ("one-third", Fraction(1, 3)),
        ("two-fifths", Fraction(2, 5)), ("three quarters", Fraction(3, 4)), ("nine-tenths", Fraction(9, 10)),
        ("two halves", 1), ("3 quarters", Fraction(3, 4)),
    ],
)  # fmt: skip
def test_a_fraction_in_words(text, value):
    assert re.fullmatch(A_FRACTION, text)
    assert fraction_in(text) == value


@pytest.mark.parametrize("text", ["third", "a third party", "half a dozen", "the last quarter", "three half", "fifths"])
def test_what_looks_like_a_fraction_and_is_not_one(text):
    assert re.findall(A_FRACTION, text) == (["half"] if text == "three half" else [])


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("twice", 2), ("doubled", 2), ("doubling", 2), ("trebled", 3), ("threefold", 3), ("quadrupled", 4),
        ("halved", Fraction(1, 2)), ("three times", 3), ("2.5 times", Fraction(5, 2)), ("10-fold", 10), ("tenfold", 10),
        ("2.5x", Fraction(5, 2)), ("3×", 3),
    ],
)  # fmt: skip
def test_how_many_times_as_much(text, times):
    assert re.fullmatch(A_MULTIPLE, text)
    assert times_in(text) == times


@pytest.mark.parametrize(
    ("text", "place"), [("first", 1), ("third", 3), ("22nd", 22), ("1st", 1), ("twenty-first", 21)]
)
def test_a_place_in_an_order(text, place):
    assert re.fullmatch(AN_ORDINAL, text)
    assert place_in(text) == place


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("one in four", True), ("one-in-four", True), ("1 in 5", True), ("two out of every three", True),
        ("nine in ten", True),
        ("3 in 5 years", False), ("5 in 2015", False), ("17 in 20", False), ("1 in 5%", False), ("1 in 5.5", False),
    ],
)  # fmt: skip
def test_one_in_so_many(text, so):
    assert bool(re.match(ONE_IN_SO_MANY, text)) is so
