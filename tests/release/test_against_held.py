"""A release against the facts held, worked by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.release.against_held import against_held
from inspection_stats.release.checked_release import COLUMNS
from inspection_stats.release.coverage import Coverage

HELD_COLUMNS = [
    "inspection_id",
    "old_la_code",
    "la_name",
    "framework",
    "inspection_type",
    "on_site_from",
    "on_site_to",
    "published",
    "judgement",
    "grade",
    "report_url",
    "source",
]
KIND = "short inspection"
DAYS = ["on_site_from", "on_site_to", "published"]
ALL_YEARS = Coverage(
    "sheet History", "ILACS", (date(2018, 1, 1), date(2024, 12, 31)), (date(2018, 1, 1), date(2025, 3, 31))
)


def _typed(rows: list[tuple], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(**{day: pd.to_datetime(frame[day]).astype("datetime64[s]") for day in DAYS})


def held(*inspections: tuple[str, str | None, str, dict[str, str]]) -> pd.DataFrame:
    """Rows as in ofsted_judgements.csv, for (area code, first day on site, published, grades)."""
    before = "the release before"
    return _typed(
        [
            (
                f"{code}-ILACS-{day}",
                code,
                f"Area {code}",
                "ILACS 2023",
                KIND,
                on_site,
                None,
                day,
                key,
                grade,
                "",
                before,
            )
            for code, on_site, day, grades in inspections
            for key, grade in grades.items()
        ],
        HELD_COLUMNS,
    )


def release(*inspections: tuple[str, str | None, str | None, dict[str, str]], kind=KIND) -> pd.DataFrame:
    """Judgements as `check_release` gives them."""
    return _typed(
        [
            (
                number,
                "ILACS",
                code,
                f"Area {code}",
                "ILACS 2023",
                kind,
                on_site,
                None,
                day,
                key,
                grade,
                "",
                "this release",
            )
            for number, (code, on_site, day, grades) in enumerate(inspections)
            for key, grade in grades.items()
        ],
        COLUMNS,
    )


GOOD = {"help_and_protection": "Good", "care_leavers": "Good"}
REVISED = {"help_and_protection": "Good", "care_leavers": "Requires improvement"}


def test_what_is_held_already_is_neither_new_nor_changed():
    found = against_held(
        release(("860", "2023-11-06", "2024-01-12", GOOD)), held(("860", "2023-11-06", "2024-01-12", GOOD)), []
    )
    assert found.new.empty
    assert found.changed.empty
    assert found.unfiled.empty
    assert found.same == 1
    assert found.filed["inspection_id"].tolist() == ["860-ILACS-2024-01-12"] * 2
    assert found.filed.columns.tolist() == HELD_COLUMNS


def test_a_revised_grade_is_listed_with_what_it_was_and_both_sources():
    # As Staffordshire's care leavers of November 2023, revised between the releases of 2024 and 2025.
    found = against_held(
        release(("860", "2023-11-06", "2024-01-12", REVISED)), held(("860", "2023-11-06", "2024-01-12", GOOD)), []
    )
    assert found.changed.values.tolist() == [
        [
            "860-ILACS-2024-01-12",
            "Area 860",
            "care_leavers",
            "Good",
            "Requires improvement",
            "this release",
            "the release before",
        ]
    ]
    assert found.same == 0


def test_an_inspection_not_held_is_new():
    found = against_held(
        release(("302", "2024-06-10", "2024-07-23", GOOD)), held(("860", "2023-11-06", "2024-01-12", GOOD)), []
    )
    assert found.new["inspection_id"].tolist() == ["302-ILACS-2024-07-23"] * 2
    assert found.new["judgement"].tolist() == ["help_and_protection", "care_leavers"]


def test_a_second_inspection_of_an_area_is_new_next_to_the_first():
    held_one = held(("302", "2019-05-13", "2019-07-01", GOOD))
    found = against_held(
        release(("302", "2024-06-10", "2024-07-23", GOOD), ("302", "2019-05-13", "2019-07-01", GOOD)), held_one, []
    )
    assert found.new["inspection_id"].unique().tolist() == ["302-ILACS-2024-07-23"]
    assert found.same == 1


def test_a_corrected_date_is_a_change_and_no_new_inspection():
    # Nottingham's report is dated 5 November 2022 in the 2023 release and 5 September 2022 in that of 2025.
    found = against_held(
        release(("892", "2022-07-11", "2022-11-05", GOOD)), held(("892", "2022-07-11", "2022-09-05", GOOD)), []
    )
    assert found.new.empty
    assert found.changed[["what", "was", "now"]].values.tolist() == [["published", "2022-09-05", "2022-11-05"]]
    assert set(found.filed["inspection_id"]) == {"892-ILACS-2022-11-05"}


def test_an_inspection_without_a_reports_date_takes_the_one_held():
    found = against_held(
        release(("302", "2024-06-10", None, GOOD)), held(("302", "2024-06-10", "2024-07-23", GOOD)), []
    )
    assert set(found.filed["inspection_id"]) == {"302-ILACS-2024-07-23"}
    assert found.changed.empty
    assert found.unfiled.empty


def test_a_new_inspection_without_a_reports_date_cannot_be_filed():
    found = against_held(
        release(("302", "2024-06-10", None, GOOD)), held(("302", "2019-05-13", "2019-07-01", GOOD)), []
    )
    assert found.filed.empty
    assert found.new.empty
    assert found.unfiled["on_site_from"].tolist() == [pd.Timestamp(2024, 6, 10)] * 2


def test_what_neither_side_knows_is_not_a_change():
    held_one = held(("302", None, "2024-07-23", GOOD))
    assert against_held(
        release(("302", "2024-06-10", "2024-07-23", GOOD), kind="not stated"), held_one, []
    ).changed.empty


def test_a_judgement_not_held_is_a_change_from_nothing():
    held_one = held(("302", "2024-06-10", "2024-07-23", {"help_and_protection": "Good"}))
    found = against_held(release(("302", "2024-06-10", "2024-07-23", GOOD)), held_one, [])
    assert found.changed[["what", "was", "now"]].values.tolist() == [["care_leavers", "", "Good"]]


def test_an_inspection_that_the_release_should_have_and_has_not_is_missing():
    held_two = held(("302", "2024-06-10", "2024-07-23", GOOD), ("860", "2023-11-06", "2024-01-12", GOOD))
    found = against_held(release(("302", "2024-06-10", "2024-07-23", GOOD)), held_two, [ALL_YEARS])
    assert found.missing[["inspection_id", "missing_from"]].values.tolist() == [
        ["860-ILACS-2024-01-12", "sheet History"]
    ]


@pytest.mark.parametrize(
    ("span", "holds"),
    [
        (ALL_YEARS, True),
        (Coverage("t", "ILACS", None, (date(2018, 1, 1), date(2025, 7, 18))), True),
        (Coverage("t", "ILACS", (date(2018, 1, 1), date(2025, 3, 23)), None), False),
        (Coverage("t", "ILACS", (date(2018, 1, 1), date(2025, 3, 31)), (date(2018, 1, 1), date(2025, 7, 17))), False),
        (Coverage("t", "ILACS", (date(2018, 1, 1), date(2025, 3, 31)), None, published_by=date(2025, 6, 30)), False),
        (
            Coverage("t", "ILACS", (date(2018, 1, 1), date(2025, 3, 31)), None, latest_of={"384": date(2021, 11, 1)}),
            True,
        ),
        (
            Coverage("t", "ILACS", (date(2018, 1, 1), date(2025, 3, 31)), None, latest_of={"384": date(2025, 7, 18)}),
            False,
        ),
        (
            Coverage("t", "ILACS", (date(2018, 1, 1), date(2025, 3, 31)), None, latest_of={"302": date(2021, 11, 1)}),
            False,
        ),
        (Coverage("t", "ILACS", None, None), False),
    ],
)
def test_a_table_holds_what_is_within_its_dates_and_its_cut_off(span, holds):
    # Wakefield: on site from 24 March 2025, published 18 July 2025, so after the cut-off of 30 June 2025.
    inside = ALL_YEARS is span
    on_site, published = (date(2023, 11, 6), date(2024, 1, 12)) if inside else (date(2025, 3, 24), date(2025, 7, 18))
    assert span.holds("384", on_site, published) is holds


def test_what_is_changed_is_counted_by_judgements_and_by_other_facts():
    revised = {"help_and_protection": "Good", "care_leavers": "Requires improvement"}
    found = against_held(
        release(("860", "2023-11-06", "2024-01-15", revised)), held(("860", "2023-11-06", "2024-01-12", GOOD)), []
    )
    assert len(found.changed) == 2
    assert found.changed_judgements == 1


def test_an_inspection_held_under_another_framework_of_the_same_dates_is_not_new():
    overall = {"overall_effectiveness": "Good", "help_and_protection": "Good"}
    sif = held(("208", "2018-01-29", "2018-05-09", overall)).replace("208-ILACS-2018-05-09", "208-SIF-2018-05-09")
    found = against_held(release(("208", "2018-01-29", None, overall)), sif, [ALL_YEARS])
    assert found.new.empty
    assert found.unfiled.empty
    assert found.held_otherwise == {0: "208-SIF-2018-05-09"}
    # The review of a board has the dates of another inspection, and no overall grade.
    board = held(("208", "2018-01-29", "2018-05-09", {"lscb": "Good"})).replace(
        "208-ILACS-2018-05-09", "208-LSCB-2018-05-09"
    )
    assert against_held(release(("208", "2018-01-29", "2018-05-09", overall)), board, []).held_otherwise == {}


def test_what_a_row_with_a_fault_would_have_shown_is_not_missing():
    two = held(("302", "2024-06-10", "2024-07-23", GOOD), ("860", "2023-11-06", "2024-01-12", GOOD))
    released = release(("302", "2024-06-10", "2024-07-23", GOOD))
    unread = Coverage("t", "ILACS", ALL_YEARS.on_site, ALL_YEARS.published, unread=frozenset({"860"}))
    assert against_held(released, two, [ALL_YEARS]).missing["old_la_code"].tolist() == ["860"]
    assert against_held(released, two, [unread]).missing.empty
