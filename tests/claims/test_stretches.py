"""The days on which a figure was so, compared with the count of every single day."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd
import pytest

from inspection_stats.claims.computed import Computed, Stretch
from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.stretches import as_at_words, when_so
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.distribution import grade_distribution
from tests.support.small_claims import checked, claim

ILACS = 'framework = "ILACS", by = "authority", as_at = 2023-04-18, grades = ["Good", "Outstanding"]'
HEAD_2023 = 'title = "A test"\ndate = 2023-06-30\ndata = "data"\n'


def row_of(data, tmp_path, printed, calculation, arguments, head=HEAD_2023):
    (row,) = checked(tmp_path, head + claim(f"it was {printed} then", printed, calculation, arguments), data).rows
    return row


def counted(data, day, **more):
    found = grade_distribution(
        data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day), by="authority", framework="ILACS", **more
    )
    return found.count("Good", "Outstanding"), found.total


def test_a_span_holds_as_long_as_the_figure_does_day_by_day(data, tmp_path):
    row = row_of(data, tmp_path, "58%", "grade_share", ILACS)
    spans = when_so(row.figure, row.computed, "half up")
    first, last = date(2022, 12, 1), date(2023, 6, 30)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    so = {day for day in days if (Fraction(200, 1) * counted(data, day)[0] / counted(data, day)[1] + 1) // 2 == 58}
    assert {day for day in days if any(span.first <= day <= span.last for span in spans)} == so
    assert date(2023, 3, 22) in so
    assert date(2023, 4, 1) not in so  # Cumbria has left the count: 88 of 150
    assert row.verdict.word.startswith("true only as at ")
    assert "26 January to 31 March 2023" in row.verdict.word
    assert "88 of 151 Good or Outstanding = 58.28%" in row.verdict.reason


@pytest.mark.parametrize(("column", "day"), [("end_date", "2023-02-14"), ("start_date", "2023-02-15")])
def test_an_authority_that_begins_or_ends_between_two_reports_ends_a_span(data, tmp_path, column, day):
    """One authority with a good grade is there only until, or only from, a day on which nothing is published."""
    areas = data.areas.copy()
    areas.loc[areas["la_name"].eq("Leeds"), column] = pd.Timestamp(day)
    changed = replace(data, areas=areas)
    before, after = (counted(changed, date(2023, 2, one))[0] for one in (14, 15))
    assert abs(after - before) == 1
    row = row_of(changed, tmp_path, str(before), "grade_count", ILACS)
    (span,) = [
        one for one in when_so(row.figure, row.computed, "half up") if one.first <= date(2023, 2, 14) <= one.last
    ]
    assert span.last == date(2023, 2, 14)


def test_a_span_reaches_back_beyond_the_quarter_in_which_it_is_looked_for(data, tmp_path):
    row = row_of(data, tmp_path, "7", "grade_count", f'{ILACS}, region = "West Midlands"')
    assert row.verdict.word == "true only as at another date: 12 August 2022 to 17 April 2023"
    for day, so in ((date(2022, 8, 11), False), (date(2022, 8, 12), True), (date(2023, 4, 17), True)):
        assert (counted(data, day, region="West Midlands")[0] == 7) is so
    assert counted(data, date(2023, 4, 18), region="West Midlands") == (8, 14)


def test_a_figure_that_was_so_only_long_ago_does_not_hold(data, tmp_path):
    then, _ = counted(data, date(2020, 1, 1))
    assert counted(data, date(2023, 4, 18))[0] > then + 10
    row = row_of(data, tmp_path, str(then), "grade_count", ILACS)
    assert row.verdict.word == "does not hold"
    assert "It was so" not in row.verdict.reason


def stretches(*spans):
    """Stretches in the order in which they are worked out; each is so where its number is 1."""
    start = date(2020, 1, 1)
    rows = []
    for number, (so, nearby, counts) in enumerate(spans):
        first = start + timedelta(days=10 * (len(spans) - number))
        computed = Computed(f"w{number}", number=Fraction(so))
        rows.append(Stretch(first, first + timedelta(days=9), computed, number, counts, nearby))
    return Computed("", number=Fraction(0), over_time=lambda: iter(rows))


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([(0, True, True), (1, True, True)], ["w1"]),
        ([(1, True, True), (1, True, True), (0, True, True), (1, True, True)], ["w0", "w3"]),
        ([(1, True, True), (1, False, True), (1, False, True)], ["w0"]),
        ([(1, True, True), (0, True, True), (1, False, True)], ["w0", "w2"]),
        ([(0, True, True), (1, False, True)], []),
        ([(1, True, True), (1, True, False)], ["w0", "w1"]),
        ([], []),
    ],
)
def test_stretches_without_a_break_are_one_span_if_any_is_near(spans, found):
    assert [one.computed.working for one in when_so(read_figure("1"), stretches(*spans), "half up")] == found


def test_a_span_has_the_days_of_all_its_stretches():
    (span,) = when_so(read_figure("1"), stretches(*[(1, True, True)] * 3), "half up")
    assert (span.first, span.last, span.away) == (date(2020, 1, 11), date(2020, 2, 9), 0)


def test_many_spans_are_counted_and_the_nearest_named_in_order():
    spans = when_so(read_figure("1"), stretches(*[(number % 2, True, True) for number in range(11)]), "half up")
    assert as_at_words(spans[:1]) == "as at another date: 10 to 19 April 2020"
    assert as_at_words(spans) == (
        "as at other dates: 1 to 10 March 2020, 21 to 30 March 2020, 10 to 19 April 2020 and 2 other spans of days"
    )
    one_day = Stretch(date(2020, 1, 1), date(2020, 1, 1), Computed(""), 0)
    assert as_at_words([one_day]) == "as at another date: 1 January 2020"
