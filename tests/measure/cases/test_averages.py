"""Pooling the case counts of many services: sums worked by hand, and what must hold for any."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.averages import judgements_of, pool, without
from tests.support.case_counts import THEME, counts, many_services

THREE = counts(
    [
        ("a", "planning", 9, 10),
        ("b", "planning", 20, 40),
        ("c", "planning", 0, 0),
        ("a", "review", 3, 10),
        ("b", "review", 30, 30),
        ("c", "review", 1, 2),
    ]
)


def row(pooled, judgement_id):
    return pooled[pooled["judgement_id"].eq(judgement_id)].iloc[0]


def test_cases_pooled_and_mean_of_services_are_two_averages():
    planning = row(pool(THREE), "planning")
    assert (planning["sufficient"], planning["applicable"], planning["inspections"]) == (29, 50, 2)
    assert planning["cases_pooled"] == 58  # 29 of 50
    assert planning["mean_of_services"] == 70  # half of 90% and 50%; service c was asked of no case
    assert planning["lower"] < 58 < planning["upper"]


def test_a_theme_pools_its_questions_and_averages_its_services():
    theme = row(pool(THREE), "")
    assert (theme["level"], theme["theme"], theme["inspections"]) == ("theme", THEME, 3)
    assert (theme["sufficient"], theme["applicable"]) == (63, 92)
    assert theme["mean_of_services"] == pytest.approx((100 * 12 / 20 + 100 * 50 / 70 + 50) / 3)


def test_a_question_that_is_part_of_another_is_left_out_of_its_theme_only():
    parts = THREE.assign(part_of=THREE["judgement_id"].map({"planning": "", "review": "planning"}))
    assert row(pool(parts), "")["applicable"] == 50
    assert row(pool(parts), "review")["applicable"] == 42


def test_a_question_asked_of_no_case_has_no_average():
    assert pool(counts([("a", "planning", 0, 0), ("b", "planning", 0, 0)])).empty


def test_own_cases_are_taken_out_by_name_and_a_misspelt_name_is_an_error():
    assert row(pool(without(THREE, "a")), "planning")["sufficient"] == 20
    with pytest.raises(BadRequest, match="“A service” is not among the services counted"):
        without(THREE, "A service")


def test_an_illustrative_service_makes_the_average_illustrative():
    mixed = THREE.assign(illustrative=["yes", "no", "no", "no", "no", "no"])
    assert row(pool(mixed), "planning")["illustrative"] == "yes"
    assert row(pool(mixed), "review")["illustrative"] == "no"
    assert row(pool(mixed), "")["illustrative"] == "yes"


def test_one_service_s_rows_as_judgements():
    own = judgements_of(THREE, "c").set_index("judgement_id")
    assert own.loc["planning", "status"] == "not applicable"
    assert pd.isna(own.loc["planning", "applicable"])
    assert (own.loc["review", "sufficient"], own.loc["review", "status"], own.loc["review", "order"]) == (1, "exact", 2)


@settings(deadline=None, max_examples=50)
@given(many_services(), st.integers(0, 1000))
def test_the_order_of_rows_does_not_matter(rows, seed):
    assert_frame_equal(pool(rows), pool(rows.sample(frac=1, random_state=seed)))


@settings(deadline=None, max_examples=50)
@given(many_services())
def test_own_and_others_add_up_to_all(rows):
    key = ["level", "theme", "judgement_id"]
    whole = pool(rows).set_index(key)[["sufficient", "applicable", "inspections"]]
    for service in rows["service_id"].unique():
        others = pool(without(rows, service)).set_index(key)[whole.columns]
        own = pool(rows[rows["service_id"].eq(service)]).set_index(key)[whole.columns]
        assert_frame_equal(own.add(others, fill_value=0).reindex(whole.index), whole, check_dtype=False)


@settings(deadline=None, max_examples=50)
@given(many_services())
def test_both_averages_lie_between_the_lowest_and_the_highest_service(rows):
    asked = rows[rows["applicable"].gt(0)]
    percent = (100 * asked["sufficient"] / asked["applicable"]).astype(float).groupby(asked["judgement_id"])
    for _, question in pool(rows)[lambda found: found["level"].eq("judgement")].iterrows():
        low, high = (getattr(percent, end)()[question["judgement_id"]] for end in ("min", "max"))
        assert low - 1e-9 <= question["cases_pooled"] <= high + 1e-9
        assert low - 1e-9 <= question["mean_of_services"] <= high + 1e-9
