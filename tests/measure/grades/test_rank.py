"""Numbers of reports and ranks of authorities, with the rule for those that share one."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.rank import nth_report, numbered_reports, ranked
from inspection_stats.measure.grades.state import state_at


def state(data, day: date, published_by: date | None = None, families=("ILACS",)) -> pd.DataFrame:
    return state_at(data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day, published_by), families)


def test_the_89th_sif_report_is_dudleys(data):
    report = nth_report(data.ofsted_judgements, data.frameworks, "SIF", 89)
    assert (report["la_name"], report["published"], report["same_day"]) == ("Dudley", pd.Timestamp("2016-04-05"), 1)


def test_reports_of_one_day_say_that_they_share_it(data):
    # 29 March 2016: Hammersmith and Fulham, Kensington and Chelsea, Luton, Westminster are the 85th to 88th.
    report = nth_report(data.ofsted_judgements, data.frameworks, "SIF", 88)
    assert (report["la_name"], report["same_day"]) == ("Westminster", 4)


def test_numbers_within_an_area_tell_the_first_from_the_re_inspection(data):
    reports = numbered_reports(data.ofsted_judgements, data.frameworks, "SIF")
    slough = reports[reports["la_name"].eq("Slough")]
    assert slough["number_in_area"].tolist() == [1, 2]
    assert list(reports["number"]) == list(range(1, 174))
    kind = reports["number_in_area"].map(lambda number: "first inspection" if number == 1 else "re-inspection")
    assert kind.eq(reports["inspection_type"]).all()


@pytest.mark.parametrize("number", [0, -1, 174])
def test_there_is_no_such_report(data, number):
    with pytest.raises(BadRequest, match="173 SIF reports are held"):
        nth_report(data.ofsted_judgements, data.frameworks, "SIF", number)


def test_authorities_with_the_same_grade_share_the_rank(data):
    # As Ofsted counts, 36 of 153 are Outstanding, 67 Good, 31 require improvement, 19 are inadequate.
    table = ranked(state(data, date(2025, 3, 31), date(2025, 6, 30)), "overall_effectiveness", data.frameworks)
    each = table.drop_duplicates("grade").set_index("grade")[["rank", "tied", "of"]]
    assert each.loc["Outstanding"].tolist() == [1, 36, 153]
    assert each.loc["Good"].tolist() == [37, 67, 153]
    assert each.loc["Requires improvement"].tolist() == [104, 31, 153]
    assert each.loc["Inadequate"].tolist() == [135, 19, 153]


def test_authorities_without_a_grade_have_no_rank_and_come_last(data):
    table = ranked(state(data, date(2026, 9, 1)), "overall_effectiveness", data.frameworks)
    assert table["rank"].isna().sum() == 11
    assert table["rank"].tail(11).isna().all()
    assert set(table["of"]) == {142}


def test_sif_and_ilacs_grades_are_not_ranked_together(data):
    mixed = state(data, date(2019, 3, 31), families=("SIF", "ILACS"))
    with pytest.raises(
        BadRequest, match="cannot be ranked together: “Overall” under ILACS 2018 and “Overall” under SIF"
    ):
        ranked(mixed, "overall_effectiveness", data.frameworks)


def test_a_judgement_the_state_has_not_is_refused(data):
    with pytest.raises(BadRequest, match="has no judgement “lscb”"):
        ranked(state(data, date(2025, 3, 31)), "lscb", data.frameworks)
