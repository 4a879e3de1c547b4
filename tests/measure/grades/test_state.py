"""The state of every authority at a day: who is in it, its judgements, and what is never carried forward silently."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.state import judgement_columns, state_at


def state(data, day: date, published_by: date | None = None, families=("SIF", "ILACS")) -> pd.DataFrame:
    cutoff = Cutoff(day, published_by)
    return state_at(data.ofsted_judgements, data.areas, data.frameworks, cutoff, families).set_index("old_la_code")


def test_westminster_through_the_frameworks(data):
    # Reports of 29 March 2016 (SIF), 15 October 2019 and 13 January 2025 (ILACS).
    before, sif = state(data, date(2016, 3, 28)), state(data, date(2016, 3, 29))
    assert before.at["213", "overall_effectiveness"] == "Not yet inspected"
    assert sif.loc["213", ["overall_effectiveness", "help_and_protection", "adoption", "framework"]].tolist() == [
        "Outstanding",
        "Good",
        "Outstanding",
        "SIF",
    ]
    ilacs = state(data, date(2019, 10, 15)).loc["213"]
    assert (ilacs["framework"], ilacs["help_and_protection"], ilacs["adoption"]) == (
        "ILACS 2018",
        "Outstanding",
        "Not applicable",
    )


@pytest.mark.parametrize(
    ("day", "rows"),
    [(date(2016, 3, 31), 152), (date(2019, 4, 1), 151), (date(2023, 4, 1), 153), (date(2026, 9, 1), 153)],
)
def test_a_row_for_each_authority_that_exists_and_no_cell_empty(data, day, rows):
    found = state(data, day)
    assert len(found) == rows
    assert found.index.is_unique
    assert not found[judgement_columns(found)].isin(["", None]).any(axis=None)


def test_the_state_of_31_march_2025_as_published(data):
    overall = state(data, date(2025, 3, 31), date(2025, 6, 30), ["ILACS"])["overall_effectiveness"].value_counts()
    assert overall.to_dict() == {"Outstanding": 36, "Good": 67, "Requires improvement": 31, "Inadequate": 19}


def test_abolished_authorities_leave_and_their_successors_start_with_nothing(data):
    last_day, first_day = state(data, date(2023, 3, 31)), state(data, date(2023, 4, 1))
    assert last_day.at["909", "overall_effectiveness"] == "Requires improvement"
    assert {"942", "943"}.isdisjoint(last_day.index)
    assert "909" not in first_day.index
    assert first_day.loc[["942", "943"], "overall_effectiveness"].tolist() == ["Not yet inspected"] * 2
    assert first_day.at["942", "inspection_id"] == first_day.at["942", "last_overall"] == ""
    assert pd.isna(first_day.at["942", "published"])


def test_an_authority_that_only_changed_its_council_keeps_its_grades(data):
    # Somerset, North Yorkshire and Buckinghamshire became unitary under the same code.
    assert state(data, date(2023, 4, 1)).at["933", "framework"] != ""


def test_an_old_overall_grade_is_never_carried_forward_unsaid(data):
    # Blackpool: ILACS 2018 report of 1 February 2023 with an overall grade; ILACS 2026 report of 28 July 2026 without.
    before, after = state(data, date(2026, 7, 27)).loc["890"], state(data, date(2026, 7, 28)).loc["890"]
    assert (before["overall_effectiveness"], before["overall_superseded"]) == ("Requires improvement", False)
    assert after["overall_effectiveness"] == "No overall grade since"
    assert after["overall_superseded"]
    assert (after["last_overall"], after["last_overall_framework"]) == ("Requires improvement", "ILACS 2018")
    assert after["last_overall_published"] == pd.Timestamp("2023-02-01")
    assert after["last_overall_inspection_id"] == "890-ILACS-2023-02-01"
    assert (after["framework"], after["impact_of_leaders"]) == ("ILACS 2026", "Outstanding")


def test_eleven_authorities_have_no_overall_grade_any_more_in_september_2026(data):
    # The reports under ILACS 2026 that are held, June to 20 August 2026.
    found = state(data, date(2026, 9, 1))
    assert found["overall_superseded"].sum() == 11
    assert found["overall_superseded"].equals(found["framework"].eq("ILACS 2026"))


def test_the_joint_judgement_of_care_leavers_is_not_the_later_one(data):
    row = state(data, date(2023, 2, 1)).loc["890"]
    assert row["in_care_and_care_leavers"] != "Not applicable"
    assert row.get("in_care", "Not applicable") == "Not applicable"


def test_not_judged_stays_not_judged(data):
    # City of London, SIF report of 20 September 2016: adoption not judged.
    assert state(data, date(2016, 9, 20)).at["201", "adoption"] == "Not judged"


def test_boards_and_earlier_frameworks_have_states_of_their_own(data):
    boards = state(data, date(2016, 3, 31), families=["LSCB"])
    assert judgement_columns(boards) == ["lscb"]
    assert "last_overall" not in boards
    assert (state(data, date(2012, 9, 1), families=["SLAC"])["safeguarding"] != "Not yet inspected").sum() == 152


def test_overall_is_first_and_the_latest_frameworks_judgements_next(data):
    assert judgement_columns(state(data, date(2026, 9, 1)))[:3] == [
        "overall_effectiveness",
        "impact_of_leaders",
        "help_and_protection",
    ]


def test_a_day_before_all_reports_is_all_not_yet_inspected(data):
    assert set(state(data, date(2009, 1, 1))["overall_effectiveness"]) == {"Not yet inspected"}


def test_an_unknown_family_is_refused(data):
    with pytest.raises(BadRequest, match="There is no framework “OLACS”"):
        state(data, date(2016, 3, 31), families=["OLACS"])
