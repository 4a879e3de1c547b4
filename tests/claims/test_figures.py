"""Figures as papers print them."""

from datetime import date
from fractions import Fraction

import pytest

from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.figures import EXACTLY, Kind


@pytest.mark.parametrize(
    ("text", "kind", "value", "places", "modifier"),
    [
        ("86%", Kind.PERCENT, 86, 0, ""),
        ("17.2 per cent", Kind.PERCENT, Fraction("17.2"), 1, ""),
        ("over 50%", Kind.PERCENT, 50, 0, "over"),
        ("approximately one third", Kind.PERCENT, Fraction(100, 3), 0, "about"),
        ("40,694", Kind.NUMBER, 40694, 0, ""),
        ("£2,000", Kind.NUMBER, 2000, 0, ""),
        ("Thirteen", Kind.NUMBER, 13, 0, ""),
        ("forty-two", Kind.NUMBER, 42, 0, ""),
        ("32/34", Kind.PAIR, (32, 34), 0, ""),
        ("14 out of the 17", Kind.PAIR, (14, 17), 0, ""),
        ("eight of 11", Kind.PAIR, (8, 11), 0, ""),
        ("all but 3 of 22", Kind.PAIR, (19, 22), 0, ""),
        ("all 34", Kind.PAIR, (34, 34), 0, ""),
        ("all but three", Kind.QUANTIFIER, ("all but", 3), 0, ""),
        ("none", Kind.QUANTIFIER, ("none", 0), 0, ""),
        ("top three", Kind.RANK, 3, 0, ""),
        ("first", Kind.RANK, 1, 0, EXACTLY),
        ("reduction", Kind.DIRECTION, -1, 0, ""),
        ("increase", Kind.DIRECTION, 1, 0, ""),
        ("single", Kind.NUMBER, 1, 0, ""),
        ("2016", Kind.NUMBER, 2016, 0, ""),
        ("Requiring improvement", Kind.GRADE, "Requires improvement", 0, ""),
        ("9th May 2016", Kind.DATE, (date(2016, 5, 9), date(2016, 5, 9)), 0, ""),
        ("December 2015", Kind.DATE, (date(2015, 12, 1), date(2015, 12, 31)), 0, ""),
        ("February 2016", Kind.DATE, (date(2016, 2, 1), date(2016, 2, 29)), 0, ""),
        ("14-16 December 2015", Kind.DATE, (date(2015, 12, 14), date(2015, 12, 16)), 0, EXACTLY),
        ("11 January and 4 February 2016", Kind.DATE, (date(2016, 1, 11), date(2016, 2, 4)), 0, EXACTLY),
        ("3½", Kind.NUMBER, Fraction(7, 2), 1, ""),
        ("4·5 per cent", Kind.PERCENT, Fraction("4.5"), 1, ""),
        ("-3.2%", Kind.PERCENT, Fraction("-3.2"), 1, ""),
        ("two-fifths", Kind.PERCENT, 40, 0, ""),
        ("a tenth", Kind.PERCENT, 10, 0, ""),
        ("one in four", Kind.PERCENT, 25, 0, ""),
        ("a hundred and twenty", Kind.NUMBER, 120, 0, ""),
        ("a dozen", Kind.NUMBER, 12, 0, ""),
        ("£9m", Kind.NUMBER, 9_000_000, -6, ""),
        ("12 percentage points", Kind.NUMBER, 12, 0, ""),
        ("doubled", Kind.TIMES, 2, 2, ""),
        ("more than twice", Kind.TIMES, 2, 2, "over"),
        ("almost halved", Kind.TIMES, Fraction(1, 2), 2, "nearly"),
        ("2.5 times", Kind.TIMES, Fraction(5, 2), 1, ""),
        ("3×", Kind.TIMES, 3, 0, ""),
        ("2.5-fold", Kind.TIMES, Fraction(5, 2), 1, ""),
        ("22nd", Kind.RANK, 22, 0, EXACTLY),
        ("second", Kind.RANK, 2, 0, EXACTLY),
        ("highest", Kind.RANK, 1, 0, ""),
        ("30 December 2015 to 2 January 2016", Kind.DATE, (date(2015, 12, 30), date(2016, 1, 2)), 0, EXACTLY),
    ],
)
def test_a_figure_is_read_as_it_is_printed(text, kind, value, places, modifier):
    figure = read_figure(text)
    assert (figure.text, figure.kind, figure.value) == (text, kind, value)
    assert (figure.places, figure.modifier) == (places, modifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "31 February 2016",
        "16-14 December 2015",
        "31 March 16",
        "86 %%",
        "about",
        "2 of",
        "31½½",
        "31 April 2016",
        "1.234,56",
        "12,5",
        "-",
        "one hundred and some",
    ],
)
def test_what_is_not_a_figure_is_not_one(text):
    assert read_figure(text) is None


def test_the_number_of_a_year_may_be_read_as_its_days():
    assert read_figure("2011").as_year().value == (date(2011, 1, 1), date(2011, 12, 31))
    assert [read_figure(text).as_year().kind for text in ("34", "2011%")] == [Kind.NUMBER, Kind.PERCENT]
