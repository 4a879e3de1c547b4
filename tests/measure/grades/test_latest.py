"""The latest judgements of one area at a day, from the shipped facts (Ofsted's reports of the days named)."""

from datetime import date

import pytest

from inspection_stats.measure.grades.latest import beside_review, inspections_of, latest_judgements

WESTMINSTER, BIRMINGHAM, SLOUGH = "213", "330", "871"


def grades(rows):
    return dict(zip(rows["judgement"], rows["grade"], strict=True))


def test_the_report_of_29_march_2016_counts_from_its_day_on(data):
    before = latest_judgements(data.ofsted_judgements, data.frameworks, WESTMINSTER, date(2016, 3, 28))
    assert grades(before) == {"safeguarding": "Good", "looked_after": "Good"}
    on_the_day = latest_judgements(data.ofsted_judgements, data.frameworks, WESTMINSTER, date(2016, 3, 29))
    assert grades(on_the_day) == {
        "overall_effectiveness": "Outstanding",
        "help_and_protection": "Good",
        "looked_after_and_permanence": "Outstanding",
        "adoption": "Outstanding",
        "care_leavers": "Good",
        "leadership_management_governance": "Outstanding",
    }


def test_the_previous_one_is_the_safeguarding_inspection_of_2011(data):
    before = latest_judgements(data.ofsted_judgements, data.frameworks, WESTMINSTER, date(2016, 3, 31), place=1)
    assert set(before["published"].dt.date) == {date(2011, 10, 28)}
    assert latest_judgements(data.ofsted_judgements, data.frameworks, WESTMINSTER, date(2016, 3, 31), place=2).empty


def test_the_latest_report_comes_first_and_the_boards_review_after_the_inspection_of_its_day(data):
    held = inspections_of(data.ofsted_judgements, data.frameworks, WESTMINSTER, date(2016, 3, 31))
    assert held["framework"].tolist() == ["SIF", "LSCB review", "SLAC"]


def test_the_boards_review_holds_until_a_report_under_a_later_framework(data):
    judgements = data.ofsted_judgements
    assert grades(beside_review(judgements, data.frameworks, WESTMINSTER, date(2016, 3, 31))) == {"lscb": "Good"}
    assert grades(beside_review(judgements, data.frameworks, WESTMINSTER, date(2019, 10, 14))) == {"lscb": "Good"}
    assert beside_review(judgements, data.frameworks, WESTMINSTER, date(2019, 10, 15)).empty
    assert beside_review(judgements, data.frameworks, WESTMINSTER, date(2016, 3, 28)).empty


def test_a_re_inspection_leaves_the_boards_review_standing(data):
    """Birmingham's board was reviewed in 2014; its services were inspected again in 2016 without a review."""
    assert grades(beside_review(data.ofsted_judgements, data.frameworks, BIRMINGHAM, date(2017, 1, 1))) == {
        "lscb": "Inadequate"
    }


@pytest.mark.parametrize("day", [date(2009, 1, 1), date(2008, 12, 31)])
def test_before_the_first_report_there_is_nothing(data, day):
    assert latest_judgements(data.ofsted_judgements, data.frameworks, WESTMINSTER, day).empty
    assert inspections_of(data.ofsted_judgements, data.frameworks, SLOUGH, day).empty
