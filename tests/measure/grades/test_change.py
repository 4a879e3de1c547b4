"""Changes between an inspection of an area and its next, worked by hand from the reports named."""

from __future__ import annotations

import pandas as pd
import pytest

from inspection_stats.measure.grades.change import changes


@pytest.fixture(scope="module")
def changed(data) -> pd.DataFrame:
    return changes(data.ofsted_judgements, data.frameworks)


def one(changed: pd.DataFrame, after: str, judgement: str) -> pd.Series:
    rows = changed[changed["inspection_id_after"].eq(after) & changed["judgement"].eq(judgement)]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("after", "judgement", "change", "steps"),
    [
        # York: requires improvement (4 May 2022), then outstanding (15 April 2025).
        ("816-ILACS-2025-04-15", "overall_effectiveness", "improved", 2),
        # Devon: of 17 March 2020 and 13 May 2025, leaders up from inadequate, help and protection down to it.
        ("878-ILACS-2025-05-13", "impact_of_leaders", "improved", 1),
        ("878-ILACS-2025-05-13", "help_and_protection", "declined", -1),
        ("878-ILACS-2025-05-13", "overall_effectiveness", "the same", 0),
        # Slough: inadequate at the first SIF inspection (2014) and at the second (2016).
        ("871-SIF-2016-02-17", "overall_effectiveness", "the same", 0),
    ],
)
def test_grades_of_one_judgement_are_compared(changed, after, judgement, change, steps):
    row = one(changed, after, judgement)
    assert (row["change"], row["steps"], row["why_not"]) == (change, steps, "")


@pytest.mark.parametrize(
    ("after", "judgement", "why_not"),
    [
        ("213-ILACS-2019-10-15", "overall_effectiveness", "are different judgements"),
        ("213-ILACS-2019-10-15", "adoption", "ILACS 2018 has no judgement “Adoption”"),
        ("213-ILACS-2025-01-13", "in_care", "ILACS 2018 has no judgement “In care”"),
        ("213-ILACS-2025-01-13", "in_care_and_care_leavers", "ILACS 2023 has no judgement “In care and care leavers”"),
        ("890-ILACS-2026-07-28", "overall_effectiveness", "ILACS 2026 has no judgement “Overall”"),
    ],
)
def test_what_may_not_be_compared_says_why(changed, after, judgement, why_not):
    row = one(changed, after, judgement)
    assert row["change"] == "not compared"
    assert pd.isna(row["steps"])
    assert why_not in row["why_not"]


def test_nothing_is_compared_between_sif_and_ilacs(changed):
    across = changed["framework_before"].eq("SIF") & changed["framework_after"].ne("SIF")
    assert across.sum() > 0
    assert set(changed.loc[across, "change"]) == {"not compared"}


def test_each_inspection_is_compared_with_the_previous_one(data, changed):
    held = data.ofsted_judgements[data.ofsted_judgements["framework"].str.match("SIF|ILACS")]
    pairs = changed.drop_duplicates("inspection_id_after")
    assert len(pairs) == held["inspection_id"].nunique() - held["old_la_code"].nunique()
    assert (pairs["published_before"] < pairs["published_after"]).all()
    assert pairs["inspection_id_before"].str[:3].eq(pairs["inspection_id_after"].str[:3]).all()
    assert not changed.duplicated(["inspection_id_after", "judgement"]).any()


def test_a_judgement_left_out_or_not_judged_has_no_change(data):
    # Peterborough's safeguarding was inspected again in 2011, its looked after children were not.
    slac = changes(data.ofsted_judgements, data.frameworks, ["SLAC"])
    row = slac[slac["la_name"].eq("Peterborough") & slac["judgement"].eq("looked_after")].iloc[0]
    assert row["change"] == "not compared"
    assert row["why_not"].endswith("gives no grade: not part of it")

    york = data.ofsted_judgements[data.ofsted_judgements["la_name"].eq("York")].copy()
    last = york["published"].eq("2025-04-15") & york["judgement"].eq("overall_effectiveness")
    york.loc[last, "grade"] = "Not judged"
    row = one(changes(york, data.frameworks), "816-ILACS-2025-04-15", "overall_effectiveness")
    assert row["why_not"] == "The report of 2025-04-15 gives no grade: Not judged"
