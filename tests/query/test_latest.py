"""How authorities are graded by their latest full inspection, against the percentages that Ofsted published."""

from datetime import date

import pandas as pd
import pytest

from inspection_stats.describe.english.numbers import percent
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.query.answers import cutoff, distribution_answer, state_answer

PUBLISHED = [
    # Ofsted's annual report of December 2018: 42% good or outstanding, 45% requires improvement, 13% inadequate
    ("2018-08-31", None, None, {"Good or better": "42%", "Requires improvement": "45%", "Inadequate": "13%"}),
    # Ofsted, Children's social care in England 2019: 46% good or outstanding, 13% inadequate
    ("2019-03-31", None, None, {"Good or better": "46%", "Inadequate": "13%"}),
    # Ofsted, Local authority and children's homes inspections and outcomes, autumn 2019: England, London, West Midlands
    ("2019-08-31", "2019-09-30", None, {"Good or better": "49%"}),
    ("2019-08-31", "2019-09-30", "London", {"Good or better": "79%"}),
    ("2019-08-31", "2019-09-30", "West Midlands", {"Good or better": "21%"}),
    # Ofsted, Children's social care in England 2020: 50% good or outstanding, 14% inadequate
    ("2020-03-31", None, None, {"Good or better": "50%", "Inadequate": "14%"}),
    # Ofsted, LA inspection outcomes as at 31 March 2025: 36, 67, 31 and 19 of 153
    ("2025-03-31", "2025-06-30", None, {"Good or better": "67%", "Requires improvement": "20%", "Inadequate": "12%"}),
]


def asked(data, as_at, published_by=None, **narrowed):
    return distribution_answer(data, cutoff(data, as_at, published_by), latest=True, **narrowed)


@pytest.mark.parametrize(("as_at", "published_by", "region", "printed"), PUBLISHED)
def test_the_percentages_that_ofsted_published_are_found_again(data, as_at, published_by, region, printed):
    counts = asked(data, as_at, published_by, region=region).frame.set_index("grade")["count"]
    counts["Good or better"] = counts["Outstanding"] + counts["Good"]
    total = counts[["Outstanding", "Good", "Requires improvement", "Inadequate"]].sum()
    assert {grade: percent(counts[grade], total) for grade in printed} == printed


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
