"""Ranks of authorities, with the rule for those that share one."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.rank import ranked
from inspection_stats.measure.grades.state import state_at


def state(data, day: date, published_by: date | None = None, families=("ILACS",)) -> pd.DataFrame:
    return state_at(data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day, published_by), families)


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
