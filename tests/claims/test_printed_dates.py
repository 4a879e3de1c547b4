"""Dates as papers print them, and those that no calendar has."""

from datetime import date

import pytest

from inspection_stats.claims.printed_dates import days_between, days_in, days_of_year, no_such_day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("29 March 2016", (date(2016, 3, 29),) * 2), ("29th of March 2016", (date(2016, 3, 29),) * 2),
        ("29 February 2016", (date(2016, 2, 29),) * 2), ("December 2015", (date(2015, 12, 1), date(2015, 12, 31))),
        ("31 April 2016", None), ("29 February 2015", None), ("0 May 2016", None), ("May 0000", None), ("May", None),
    ],
)  # fmt: skip
def test_a_day_or_a_month(text, days):
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14-16 December 2015", (date(2015, 12, 14), date(2015, 12, 16))),
        ("11 January and 4 February 2016", (date(2016, 1, 11), date(2016, 2, 4))),
        ("30 December 2015 to 2 January 2016", (date(2015, 12, 30), date(2016, 1, 2))),
        ("16-14 December 2015", None), ("30-31 April 2016", None),
    ],
)  # fmt: skip
def test_a_span_of_days(text, days):
    assert days_between(text) == days


def test_a_year_by_itself():
    assert days_of_year("2011") == (date(2011, 1, 1), date(2011, 12, 31))
    assert [days_of_year(text) for text in ("1811", "20111", "11", "two thousand")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 April 2016", "April has 30 days"), ("31st June", "June has 30 days"), ("32 May 2016", "May has 31 days"),
        ("0 May 2016", "May has 31 days"), ("29 February 2015", "February 2015 has 28 days"),
        ("30 February", "February has 29 days"), ("29-31 April 2016", "April has 30 days"),
        ("31 Apr 2016", "April has 30 days"), ("31/4/2016", "April has 30 days"),
        ("29.02.2015", "February has 28 days"),
        ("12/13/2016", "there is no month 13"), ("31/04/16", "April has 30 days"),
        ("30 April 2016", ""), ("29 February 2016", ""), ("29 February", ""), ("31/12/2016", ""), ("2015-16", ""),
        ("April 2016", ""), ("14-16 December 2015", ""),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_named_with_the_reason(text, why):
    assert no_such_day(text) == why
