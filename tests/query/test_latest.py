"""How authorities are graded by their latest full inspection, against the percentages that Ofsted published."""

from datetime import date

import pandas as pd
import pytest

from inspection_stats.describe.english.numbers import percent
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.query.answers import cutoff, distribution_answer, state_answer
from scripts.write_published_percentages import DOCUMENT, PUBLISHED, document


def asked(data, as_at, published_by=None, **narrowed):
    return distribution_answer(data, cutoff(data, as_at, published_by), latest=True, **narrowed)


@pytest.mark.parametrize("one", PUBLISHED, ids=lambda one: f"{one.as_at} {one.region or 'England'}")
def test_the_percentages_that_ofsted_published_are_found_again(data, one):
    assert {grade: percent(*counted) for grade, counted in one.counted(data).items()} == one.printed


def test_the_page_of_published_percentages_is_what_the_commands_count(data):
    assert DOCUMENT.read_text("utf-8") == document(data), "run python -m scripts.write_published_percentages"


def test_the_basis_names_the_families_that_are_counted(data):
    assert asked(data, "2019-03-31").basis == (
        "By authority: 152 authorities existing on 31 March 2019, by the latest full inspection (SIF or ILACS) "
        "published by 31 March 2019 (England)"
    )
    assert "(SIF) published" in asked(data, "2016-03-31").basis
    assert "(ILACS) published" in asked(data, "2025-03-31", region="London").basis


def test_lists_and_neighbours_narrow_it_too(data):
    assert asked(data, "2019-03-31", areas=("Leeds", "York")).frame["count"].sum() == 2
    assert asked(data, "2019-03-31", neighbours="Leeds").frame["count"].sum() == 10


@pytest.mark.parametrize(
    "how",
    [{"latest": True, "framework": "SIF"}, {}, {"latest": True, "by": "report"},
     {"latest": True, "judgement": "care_leavers"}],
)  # fmt: skip
def test_what_does_not_go_with_the_latest_inspection_is_refused(data, how):
    with pytest.raises(BadRequest):
        distribution_answer(data, Cutoff(date(2019, 3, 31)), **how)


def test_a_report_without_a_day_on_site_leaves_its_authority_not_known(data):
    """Poole's report came out on 24 November 2017 and no source here gives the day inspectors came on site."""
    held = data.ofsted_judgements
    poole = held[held["inspection_id"].eq("836-SIF-2017-11-24")]
    assert poole[["on_site_from", "on_site_to"]].isna().all(axis=None)
    state = state_answer(data, cutoff(data, "2017-10-31", "2017-11-30")).frame.set_index("authority")
    assert state.loc["Poole", ["framework", "overall_effectiveness"]].tolist() == ["", "Not known"]
    assert asked(data, "2017-10-31", "2017-11-30").frame.set_index("grade")["count"]["Not known"] == 1
    assert state_answer(data, cutoff(data, "2017-11-24", None)).frame.set_index("authority").at["Poole", "framework"]


def test_only_reports_between_the_two_days_are_unknown(data):
    held = data.ofsted_judgements
    by = Cutoff(date(2017, 10, 31), date(2018, 1, 31))
    assert set(held.loc[by.unknown(held), "inspection_id"]) == {
        "836-SIF-2017-11-24", "836-LSCB-2017-11-24", "909-SIF-2018-01-29",
    }  # fmt: skip
    assert not Cutoff(date(2017, 10, 31)).unknown(held).any()
    assert not (by.unknown(held) & by.keeps(held)).any()
    assert isinstance(by.unknown(held), pd.Series)
