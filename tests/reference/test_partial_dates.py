"""Dates as precisely as a source gives them."""

from datetime import date

import pytest

from inspection_stats.reference.partial_dates import first_day, in_words, is_partial_date, last_day


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2024-12-03", date(2024, 12, 3), date(2024, 12, 3), "3 December 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022"),
    ],
)
def test_a_date_means_the_days_from_its_first_to_its_last(text, first, last, words):
    assert (first_day(text), last_day(text), in_words(text)) == (first, last, words)


def test_no_date_is_said_to_be_unknown():
    assert in_words("") == "date not known"


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "24-12", "December 2024", "2024-1", "1816", "", "0000"])
def test_what_is_not_a_such_date(text):
    assert not is_partial_date(text)
