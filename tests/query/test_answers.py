"""Quick answers against figures that Ofsted published."""

from datetime import date

import pytest

from inspection_stats.documents.files import unrounded_csv
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.query.answers import (
    distribution_answer,
    printable_distribution,
    state_answer,
)
from inspection_stats.reference.given import day_given

DUDLEY = Cutoff(date(2016, 4, 5))
OFSTED_2025 = Cutoff(date(2025, 3, 31), date(2025, 6, 30))


def test_the_89_reports_of_5_april_2016(data):
    answer = distribution_answer(data, DUDLEY, by="report", framework="SIF")
    assert list(answer.frame.columns) == ["grade", "count", "share"]
    assert answer.frame["count"].tolist() == [2, 21, 43, 23]
    assert answer.frame["share"].tolist() == pytest.approx([2 / 89, 21 / 89, 43 / 89, 23 / 89])
    assert answer.basis == "By report: 89 SIF reports published by 5 April 2016 (England)"


def test_the_state_as_ofsted_counts_and_its_basis(data):
    answer = distribution_answer(data, OFSTED_2025, by="authority", framework="ILACS")
    assert answer.frame["count"].tolist() == [36, 67, 31, 19]
    assert "153 authorities existing on 31 March 2025" in answer.basis
    assert "on site by 31 March 2025 and published by 30 June 2025" in answer.basis


def test_regions_lists_and_neighbours_narrow_the_count(data):
    london = distribution_answer(data, OFSTED_2025, by="authority", framework="ILACS", region="London")
    assert london.frame["count"].sum() == 33
    three = distribution_answer(
        data, DUDLEY, by="report", framework="SIF", areas=("Westminster", "205", "Kensington & Chelsea")
    )
    assert three.frame.set_index("grade")["count"].to_dict() == {
        "Outstanding": 2,
        "Good": 1,
        "Requires improvement": 0,
        "Inadequate": 0,
    }
    near = distribution_answer(data, OFSTED_2025, by="authority", framework="ILACS", neighbours="Westminster")
    assert near.frame["count"].sum() == 10


def test_the_state_is_a_row_an_authority(data):
    answer = state_answer(data, OFSTED_2025)
    assert len(answer.frame) == 153
    one = state_answer(data, OFSTED_2025, area="City of Westminster").frame
    assert one["authority"].tolist() == ["Westminster"]
    assert one[["overall_effectiveness", "care_leavers"]].iloc[0].tolist() == ["Outstanding", "Outstanding"]
    assert state_answer(data, OFSTED_2025, region="London").frame.shape[0] == 33


def test_people_see_percentages_and_scripts_see_shares(data):
    answer = distribution_answer(data, DUDLEY, by="report", framework="SIF")
    assert printable_distribution(answer)["share"].tolist() == ["2%", "24%", "48%", "26%"]
    assert unrounded_csv(answer.frame).splitlines()[0] == "grade,count,share"


def test_what_is_not_judged_has_a_count_and_no_share(data):
    answer = distribution_answer(
        data, Cutoff(date(2018, 12, 31)), by="report", framework="SIF", judgement="care_leavers"
    )
    shown = printable_distribution(answer).set_index("grade")
    graded = answer.frame[answer.frame["share"].notna()]
    assert graded["share"].sum() == pytest.approx(1)
    assert (shown.loc[~shown.index.isin(graded["grade"]), "share"] == "no grade").all()


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({"framework": "SIFF"}, "Did you mean “SIF”"),
        ({"judgement": "overall"}, "have no judgement “overall”"),
        ({"region": "Lundon"}, "Did you mean “London”"),
        ({"areas": ("Westminister",)}, "Did you mean “Westminster”"),
        ({"areas": ("213",), "neighbours": "213"}, "not both"),
    ],
)
def test_what_is_not_known_is_refused(data, asked, part):
    with pytest.raises(BadRequest) as error:
        distribution_answer(data, DUDLEY, **{"by": "report", "framework": "SIF", **asked})
    assert part in str(error.value)


def test_an_authority_of_another_time_has_no_state(data):
    with pytest.raises(BadRequest, match="Northamptonshire did not exist on 31 March 2025"):
        state_answer(data, OFSTED_2025, area="Northamptonshire")


def test_days_are_read_and_no_day_is_refused():
    assert day_given(" 2016-04-05 ") == date(2016, 4, 5)
    with pytest.raises(BadRequest, match="is not a date"):
        day_given("5/4/2016")
