"""Functions take what people have, and tell anything else in a sentence."""

from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from inspection_stats import (
    distribution,
    latest_judgements,
    open_audit,
    open_check,
    open_comparison,
    open_quarter,
    read_data,
    state,
    sufficiency,
    table,
    theme_totals,
)
from inspection_stats.errors import BadRequest
from inspection_stats.reference.given import day_given, name_given, names_given
from inspection_stats.reference.quarters import parse_period
from tests.support.places import ROOT

COUNTS = ROOT / "data" / "illustrative" / "case_counts.csv"


@pytest.mark.parametrize(
    "given",
    ["2016-04-05", " 2016-04-05 ", date(2016, 4, 5), datetime(2016, 4, 5, 13), pd.Timestamp("2016-04-05 09:30")],
)
def test_a_day_in_any_of_its_forms(given):
    assert day_given(given) == date(2016, 4, 5)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("5/4/2016", "“5/4/2016” is not a date"),
        (20160405, "this is a number"),
        (None, "this is nothing"),
        (pd.NaT, "this is nothing"),
        ([date(2016, 4, 5)], "this is a list"),
        (date(1900, 1, 1), "outside the years 2000 to 2100"),
    ],
)
def test_what_is_not_a_day(given, says):
    with pytest.raises(BadRequest, match=says):
        day_given(given)


def test_a_name_is_text_or_a_code_read_as_a_number():
    assert name_given(213, "an area") == name_given(np.int64(213), "an area") == name_given("213", "an area") == "213"
    assert names_given(pd.Series(["Leeds", 213]), "an area") == names_given(("Leeds", "213"), "an area")
    assert names_given("Leeds", "an area") == ["Leeds"]
    assert names_given((), "an area") == []
    for given, says in ((213.0, "a number"), (None, "nothing"), (True, "True or False"), ({"a": 1}, "a dictionary")):
        with pytest.raises(BadRequest, match=f"of an area is needed, and this is {says}"):
            name_given(given, "an area")
    with pytest.raises(BadRequest, match="Give one at a time"):
        name_given(["Leeds"], "an area")


@pytest.mark.parametrize(
    "given",
    ["2015-16 Q4", "2016 Q1", date(2016, 2, 29), pd.Timestamp("2016-01-01"), pd.Period("2016Q1"),
     parse_period("2015-16 Q4")],
)  # fmt: skip
def test_a_quarter_in_any_of_its_forms(given):
    assert parse_period(given) == parse_period("2016-01-01") == parse_period("2015-16 Q4")


def test_a_pandas_period_that_is_not_a_quarter_keeps_its_days():
    month = parse_period(pd.Period("2016-02"))
    assert (month.start, month.end) == (date(2016, 2, 1), date(2016, 2, 29))


def test_public_functions_take_codes_days_and_lists(data):
    day = pd.Timestamp("2016-03-31")
    assert open_quarter(213, day).area == "Westminster"
    rows = latest_judgements(data.ofsted_judgements, data.frameworks, "213", date(2016, 3, 31))
    for area, when in ((213, day), ("Westminster", "2016-03-31"), (np.int64(213), datetime(2016, 3, 31, 12))):
        pd.testing.assert_frame_equal(latest_judgements(data.ofsted_judgements, data.frameworks, area, when), rows)
    by_text = distribution(data, "2016-03-31", "SIF", areas=["Westminster", "Leeds"])
    by_column = distribution(data, day, "SIF", areas=pd.Series(["213", 383]))
    pd.testing.assert_frame_equal(by_text.frame, by_column.frame)
    assert by_text.frame["count"].sum() == 2
    pd.testing.assert_frame_equal(state(data, day, area=213).frame, state(data, "2016-03-31", area="213").frame)
    assert open_audit(COUNTS, "Illustrative service 07").opening.title


WRONG = [
    (lambda data: open_quarter(["Leeds", "Kent"], "2015-16 Q4"), "of an area is needed, and this is a list"),
    (lambda data: open_quarter("Leeds", 2016), "A quarter is needed, and this is a number"),
    (lambda data: open_quarter("Leeds", None), "A quarter is needed, and this is nothing"),
    (lambda data: read_data(["data"]), "The path of a data folder is needed, and this is a list"),
    (lambda data: state(data, 2016), "A day is needed, and this is a number"),
    (lambda data: state(data, "2016-03-31", region=["London"]), "of a region is needed, and this is a list"),
    (lambda data: distribution(data, "2016-03-31", "SIF", areas=[None]), "of an area is needed, and this is nothing"),
    (lambda data: latest_judgements(data.ofsted_judgements, data.frameworks, "Westminister", "2016-03-31"),
     "no area “Westminister” in these judgements. Did you mean “Westminster”"),
    (lambda data: latest_judgements(data.areas, data.frameworks, "213", "2016-03-31"), "This one lacks: published"),
    (lambda data: sufficiency(data.areas), "rows of sqs_judgements.csv is needed. This one lacks: sufficient"),
    (lambda data: sufficiency([1, 2]), "A frame with rows of sqs_judgements.csv is needed, and this is a list"),
    (lambda data: theme_totals(data.sqs_judgements.drop(columns="theme")), "This one lacks: theme"),
    (lambda data: open_comparison(data.areas, "A"), "The path of the case counts is needed, and this is a frame"),
    (lambda data: open_comparison(str(COUNTS), 7.5), "of a service is needed, and this is a number"),
    (lambda data: open_audit(None), "The path of the audit is needed, and this is nothing"),
    (lambda data: open_check({"a": 1}), "The path of the claims file is needed, and this is a dictionary"),
    (lambda data: table([1], "Caption", name="one"), "every row to be shown is needed, and this is a list"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "says"), WRONG, ids=[says[:50] for _, says in WRONG])
def test_a_wrong_type_is_reported_in_a_sentence(data, ask, says):
    with pytest.raises(BadRequest, match=says.replace("?", "\\?")):
        ask(data)


def test_a_path_may_be_a_path():
    claims = Path(ROOT / "data" / "claims" / "2016-05-09.toml")
    assert open_check(claims).opening.title.startswith("Check of figures")
    assert open_comparison(COUNTS, "Illustrative service 07").about.service == "Illustrative service 07"
