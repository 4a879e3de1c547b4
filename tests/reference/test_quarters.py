import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_stats.errors import BadRequest
from inspection_stats.reference.quarters import Period, long_date, parse_period, quarter_of

Q4 = Period(date(2016, 1, 1), date(2016, 3, 31), "2015-16 Q4")


@pytest.mark.parametrize(
    "text",
    [
        "2015-16 Q4",
        "2015-16 q4",
        "2015/16 Q4",
        "2015-2016 Q4",
        "2015-16-Q4",
        "2016 Q1",
        "2016Q1",
        "2016-03-29",
        " 2016-01-01 ",
    ],
)
def test_the_same_quarter_however_it_is_written(text):
    assert parse_period(text) == Q4


def test_the_four_quarters_of_a_financial_year_follow_one_another():
    quarters = [parse_period(f"2025-26 Q{number}") for number in (1, 2, 3, 4)]
    assert [quarter.start for quarter in quarters] == [
        date(2025, 4, 1),
        date(2025, 7, 1),
        date(2025, 10, 1),
        date(2026, 1, 1),
    ]
    for earlier, later in itertools.pairwise(quarters):
        assert later.start - earlier.end == timedelta(days=1)


def test_two_dates_are_a_period_of_their_own():
    period = parse_period("2016-01-27 to 2016-03-29")
    assert (period.start, period.end) == (date(2016, 1, 27), date(2016, 3, 29))
    assert period.folder == "2016-01-27-to-2016-03-29"


def test_a_quarter_is_printed_for_people():
    assert Q4.in_words == "1 January to 31 March 2016"
    assert Q4.folder == "2015-16-Q4"
    assert Period(date(2015, 12, 14), date(2015, 12, 16), "").in_words == "14 to 16 December 2015"
    assert Period(date(2015, 12, 14), date(2016, 1, 2), "").in_words == "14 December 2015 to 2 January 2016"
    assert long_date(date(2016, 3, 9)) == "9 March 2016"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Q4", "is not a quarter"),
        ("", "is not a quarter"),
        ("2015-16 Q5", "is not a quarter"),
        ("2015-17 Q4", "the year after 2015 is 2016. Write 2015-16 Q4"),
        ("2016-02-30", "is not a date"),
        ("2016-03-31 to 2016-01-01", "ends before it starts"),
        ("1850 Q1", "outside the years"),
        ("0000 Q1", "outside the years"),
        ("0001-01-01", "outside the years"),
        ("٢٠١٦ Q1x", "is not a quarter"),
    ],
)
def test_what_is_not_a_quarter_is_refused_with_the_way_to_write_one(text, part):
    with pytest.raises(BadRequest) as error:
        parse_period(text)
    assert part in str(error.value)


@given(st.dates(date(2000, 4, 1), date(2099, 12, 31)))
def test_every_day_is_in_its_quarter(day):
    quarter = quarter_of(day)
    assert day in quarter
    assert parse_period(quarter.label) == quarter
    assert 90 <= (quarter.end - quarter.start).days + 1 <= 92


@given(st.text(max_size=30))
def test_no_text_makes_it_fail_in_any_other_way(text):
    try:
        period = parse_period(text)
    except BadRequest:
        return
    assert period.start <= period.end
