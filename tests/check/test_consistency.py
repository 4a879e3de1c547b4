"""Faults that show only between the judgements, the areas and the frameworks."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from inspection_stats.check.consistency import judgement_faults
from inspection_stats.reference.frameworks import Frameworks, Grade

SIF, ILACS = "213-SIF-2016-03-29", "213-ILACS-2019-10-15"


def faults_of(data, inspection_id: str, of: str = "overall_effectiveness", **cells) -> list[tuple[str, str]]:
    """Change one judgement of an inspection and give back its faults, as (column, problem and fix)."""
    rows = data.ofsted_judgements.query("inspection_id == @inspection_id").copy()
    row = rows.index[rows["judgement"].eq(of)][0]
    for column, value in cells.items():
        rows.loc[row, column] = pd.Timestamp(value) if column in ("on_site_from", "published") else value
    found = judgement_faults(rows, data.areas, data.frameworks)
    return [(fault.column, f"{fault.problem}. {fault.fix}") for fault in found if fault.row == row]


def test_the_shipped_judgements_have_no_fault(data):
    assert list(judgement_faults(data.ofsted_judgements, data.areas, data.frameworks)) == []


@pytest.mark.parametrize(
    ("inspection_id", "cells", "column", "part"),
    [
        (SIF, {"la_name": "Wandsworth"}, "la_name", "Write Westminster"),
        (SIF, {"framework": "SIFF"}, "framework", "Did you mean “SIF”?"),
        (SIF, {"framework": "LSCB review"}, "inspection_id", "Write LSCB between"),
        (SIF, {"on_site_from": "2013-10-31"}, "framework", "not in force on 2013-10-31, when inspectors came on site"),
        (ILACS, {"framework": "ILACS 2023"}, "framework", "not in force on 2019-09-09"),
        (SIF, {"judgement": "impact_of_leaders"}, "judgement", "SIF has no such judgement. Write one of: overall_eff"),
        (SIF, {"grade": "Not judged"}, "grade", "SIF does not give this grade here"),
    ],
)
def test_a_fault_is_named_with_its_place_and_fix(data, inspection_id, cells, column, part):
    found = faults_of(data, inspection_id, **cells)
    assert column in [place for place, _ in found]
    assert part in dict(found)[column]


def test_not_judged_is_allowed_where_the_framework_has_it(data):
    assert faults_of(data, SIF, "adoption", grade="Not judged") == []


def test_a_key_judgement_inadequate_makes_overall_inadequate(data):
    assert faults_of(data, SIF, "help_and_protection", grade="Inadequate") == [
        (
            "grade",
            "Inadequate here means Inadequate overall, but overall is Outstanding. "
            "Check both grades against the report",
        )
    ]


def test_the_grade_that_limits_is_the_worst_of_the_framework_whatever_it_is_called(data):
    sif = data.frameworks.named("SIF")
    grades = *sif.grades[:-1], Grade("Widespread failings", "Widespread failings")
    rows = data.ofsted_judgements.query("inspection_id == @SIF").copy()
    rows.loc[rows["judgement"].eq("help_and_protection"), "grade"] = "Widespread failings"
    found = list(judgement_faults(rows, data.areas, Frameworks((replace(sif, grades=grades),))))
    assert [fault.problem for fault in found] == [
        "Widespread failings here means Widespread failings overall, but overall is Outstanding"
    ]


@pytest.mark.parametrize(
    ("judgement", "grade", "fix"),
    [
        ("overall_effectiveness", "Requires improvement to be good", "Requires improvement, Inadequate"),
        ("overall_effectiveness", "4", "Outstanding, Good, Requires improvement, Inadequate"),
        ("adoption", "Adequate", "Outstanding, Good, Requires improvement, Inadequate, Not judged"),
    ],
)
def test_all_that_a_judgement_may_be_graded_is_listed(data, judgement, grade, fix):
    rows = data.ofsted_judgements.query("inspection_id == @SIF and judgement == @judgement").copy()
    rows["grade"] = grade
    (found,) = judgement_faults(rows, data.areas, data.frameworks)
    assert (found.column, found.value) == ("grade", grade)
    assert found.fix.endswith(fix)


def test_adoption_does_not_limit(data):
    rows = data.ofsted_judgements.query("inspection_id == @SIF").copy()
    rows.loc[rows["judgement"].isin(["adoption", "care_leavers"]), "grade"] = "Inadequate"
    assert list(judgement_faults(rows, data.areas, data.frameworks)) == []


def test_the_limiting_rule_holds_in_all_forty_inadequate_sif_reports_and_nowhere_else(data):
    sif = data.ofsted_judgements.query("framework == 'SIF'")
    wide = sif.pivot(index="inspection_id", columns="judgement", values="grade")
    keys = [judgement.key for judgement in data.frameworks.named("SIF").judgements if judgement.limiting]
    limited = wide[keys].eq("Inadequate").any(axis=1)
    assert limited.sum() == 40
    assert limited.equals(wide["overall_effectiveness"].eq("Inadequate"))


@pytest.mark.parametrize(
    ("old_la_code", "la_name", "published", "problem"),
    [
        ("909", "Cumbria", "2023-06-20", "The area no longer existed"),
        ("942", "Cumberland", "2022-11-15", "The area did not exist yet"),
    ],
)
def test_no_report_of_an_area_that_did_not_exist(data, old_la_code, la_name, published, problem):
    row = data.ofsted_judgements.query("inspection_id == '909-ILACS-2022-11-15'").head(1).copy()
    row["old_la_code"], row["la_name"], row["published"] = old_la_code, la_name, pd.Timestamp(published)
    row["on_site_from"] = pd.Timestamp(published)
    assert problem in [fault.problem for fault in judgement_faults(row, data.areas, data.frameworks)]


def test_a_report_published_after_the_last_day_of_an_area_inspected_before_it_is_kept(data):
    row = data.ofsted_judgements.query("inspection_id == '909-ILACS-2022-11-15'").head(1).copy()
    row["published"] = pd.Timestamp("2023-04-20")
    assert list(judgement_faults(row, data.areas, data.frameworks)) == []


def test_a_report_without_a_day_on_site_is_not_older_than_its_framework(data):
    row = data.ofsted_judgements.query("inspection_id == '837-SIF-2014-06-30'").head(1).copy()
    row["published"] = pd.Timestamp("2013-10-01")
    assert [fault.problem for fault in judgement_faults(row, data.areas, data.frameworks)] == [
        "SIF was not in force yet"
    ]
