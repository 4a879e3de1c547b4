"""Where an authority sits among others, against counts taken from the rows by another way."""

from datetime import date

import pandas as pd
import pytest

from inspection_stats.measure.grades.among import among
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.state import state_at


def state(data, day, family):
    return state_at(data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day), (family,))


def test_westminster_among_the_sif_reports_of_march_2016(data):
    """88 reports, 87 authorities (Slough twice): two Outstanding, 21 Good, 43 Requires improvement, 21 Inadequate."""
    found = among(state(data, date(2016, 3, 31), "SIF"), "213", data.frameworks).set_index("judgement")
    overall = found.loc["overall_effectiveness"]
    assert overall[["grade", "better", "same", "worse", "compared"]].tolist() == ["Outstanding", 0, 1, 85, 86]
    assert overall[["most_common", "most_common_count"]].tolist() == ["Requires improvement", 43]
    assert found.index[0] == "overall_effectiveness"


def test_the_counts_add_up_and_are_those_of_the_grades(data):
    now = state(data, date(2025, 3, 31), "ILACS")
    found = among(now, "330", data.frameworks)
    assert (found["better"] + found["same"] + found["worse"]).tolist() == found["compared"].tolist()
    others = now[now["old_la_code"].ne("330")]
    assert found.loc[0, "same"] == others["overall_effectiveness"].eq("Good").sum()
    assert found.loc[0, "better"] == others["overall_effectiveness"].eq("Outstanding").sum()


def test_only_the_same_judgement_is_compared(data):
    """Care leavers were judged apart from 2023: who was inspected before has no such grade."""
    now = state(data, date(2025, 3, 31), "ILACS")
    found = among(now, "330", data.frameworks).set_index("judgement")
    apart = now[now["framework"].eq("ILACS 2023") & now["old_la_code"].ne("330")]
    assert found.loc["care_leavers", "compared"] == len(apart)
    assert found.loc["overall_effectiveness", "compared"] == len(now[now["framework"].ne("")]) - 1


@pytest.mark.parametrize("codes", [[], ["330"], ["000"]])
def test_with_nobody_else_nothing_is_counted(data, codes):
    found = among(state(data, date(2025, 3, 31), "ILACS"), "330", data.frameworks, codes)
    assert found["compared"].eq(0).all()
    assert found["most_common"].eq("").all()


def test_two_grades_in_front_share_the_place_and_none_is_called_the_most_common(data):
    now = state(data, date(2025, 3, 31), "ILACS")
    codes = [
        *now.loc[now["overall_effectiveness"].eq("Outstanding"), "old_la_code"].head(2),
        *now.loc[now["overall_effectiveness"].eq("Inadequate"), "old_la_code"].head(2),
    ]
    row = among(now, "330", data.frameworks, codes).iloc[0]
    assert row[["better", "same", "worse", "most_common", "most_common_count"]].tolist() == [2, 0, 2, "", 2]


def test_an_authority_without_an_inspection_or_of_another_time_has_no_rows(data):
    assert among(state(data, date(2021, 9, 30), "ILACS"), "941", data.frameworks).empty
    assert among(state(data, date(2025, 3, 31), "ILACS"), "928", data.frameworks).empty
    assert among(pd.DataFrame(columns=["old_la_code", "framework"]), "213", data.frameworks).empty
