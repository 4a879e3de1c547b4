"""Checking a release: every row becomes judgements or is named, and every fault is found with its place."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.check.ofsted import AREA_ALIASES, AREAS
from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.workbook import Line, Sheet
from inspection_stats.reference.framework_file import load_frameworks
from inspection_stats.release.cell_values import Unreadable, read_day, read_grade
from inspection_stats.release.checked_release import check_release
from inspection_stats.release.find_tables import find_tables
from inspection_stats.release.same_inspection import days_apart
from inspection_stats.release.vocabulary import read_vocabulary
from inspection_stats.release.which_area import AreaOnDay
from tests.support.places import ROOT
from tests.support.releases import (
    ABOLISHED_HEADER,
    HISTORY_HEADER,
    IN_YEAR_HEADER,
    LINK,
    RI,
    STATE_2023_HEADER,
    WIDE_HEADER,
    history_row,
    wide_row,
)

DATA = ROOT / "data"
LAST_DAY = date(2025, 9, 25)
GRADES = ["Good", "Outstanding", RI, "Inadequate", "Good"]
BARNET = history_row("Barnet", date(2024, 6, 10), date(2024, 7, 23), GRADES)


@pytest.fixture(scope="module")
def words():
    return read_vocabulary(DATA / "ofsted_columns.toml")


@pytest.fixture(scope="module")
def names():
    return AreaOnDay(
        AREAS.check(read_table(DATA / AREAS.file)), AREA_ALIASES.check(read_table(DATA / AREA_ALIASES.file))
    )


@pytest.fixture(scope="module")
def checked(words, names):
    frameworks = load_frameworks(DATA / "frameworks.toml").every

    def check(last_day=LAST_DAY, **sheets):
        made = [
            Sheet(name, tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=1) if row))
            for name, rows in sheets.items()
        ]
        return check_release(find_tables(made, words), "release.ods", words, names, frameworks, last_day)

    return check


@pytest.fixture(scope="module")
def faults(checked):
    def found(*rows, header=HISTORY_HEADER, **sheets):
        with pytest.raises(BadData) as error:
            checked(**({"History": [header, *rows]} if rows else {}), **sheets)
        return [str(fault) for fault in error.value.faults]

    return found


def grades_of(release, area) -> dict[str, str]:
    rows = release.judgements[release.judgements["la_name"].eq(area)]
    return dict(zip(rows["judgement"], rows["grade"], strict=True))


# ---- Cells ----


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 6, 1),
        "2024-06-01",
        "2024-06-01 00:00:00",
        "2024-06-01T00:00:00",
        "01/06/2024",
        "1/6/2024",
        "01/06/24",
        "01/06/2024 00:00",
        "01.06.2024",
        "1 June 2024",
        "1 Jun 2024",
        "01-Jun-24",
    ],
)
def test_every_way_of_writing_a_date_is_read_with_the_day_first(cell, words):
    assert read_day(cell, words) == date(2024, 6, 1)


@pytest.mark.parametrize("cell", ["", "Not yet inspected", "-", "N/A", "[z]"])
def test_cells_without_a_date(cell, words):
    assert read_day(cell, words) is None


@pytest.mark.parametrize(
    "cell", ["31/02/2024", "13/13/2024", "June 2024", "45444", "soon", "0001-01-01", date(1899, 12, 31)]
)
def test_what_is_not_a_date_is_refused(cell, words):
    with pytest.raises(Unreadable):
        read_day(cell, words)


@pytest.mark.parametrize(
    ("cell", "grade"),
    [
        ("Outstanding", "Outstanding"),
        (" good ", "Good"),
        ("Requires improvement to be good", "Requires improvement"),
        ("Requires\nimprovement", "Requires improvement"),
        ("Adequate", "Requires improvement"),
        ("-", "Not judged"),
        ("–", "Not judged"),
        ("Not judged", "Not judged"),
        ("", ""),
        ("Not applicable", ""),
    ],
)
def test_grades_are_read_in_the_projects_words(cell, grade, words):
    assert read_grade(cell, words) == grade


@pytest.mark.parametrize("cell", ["Godo", "2", "Excellent", "Met"])
def test_an_unknown_grade_is_refused(cell, words):
    with pytest.raises(Unreadable, match="not known"):
        read_grade(cell, words)


# ---- Areas ----


def test_a_name_borne_by_two_areas_means_the_one_of_the_day(names):
    assert names.find("Dorset", [], date(2016, 2, 22), report_only=False).code == "835"
    assert names.find("Dorset", [], date(2021, 9, 27), report_only=False).code == "838"


def test_an_authority_that_kept_its_name_when_it_became_unitary_is_one_area(names):
    assert names.find("Buckinghamshire", [], date(2017, 11, 6), report_only=False).code == "825"
    assert names.find("Somerset", [], date(2013, 1, 1), report_only=False).code == "933"


def test_a_report_may_come_out_after_its_area_has_gone(names):
    # Cumbria ended on 31 March 2023.
    assert names.find("Cumbria", [], date(2023, 5, 1), report_only=True).code == "909"
    with pytest.raises(Unreadable, match="Cumbria ended on 2023-03-31"):
        names.find("Cumbria", [], date(2023, 5, 1), report_only=False)


def test_a_gss_code_of_another_area_is_refused_and_an_unknown_one_is_not(names):
    # Barnsley's GSS code changed in 2025; both are known. E09000003 is Barnet's.
    for code in ("E08000016", "E08000038", "E99999999", ""):
        assert names.find("Barnsley", [code], date(2023, 9, 11), report_only=False).code == "370"
    with pytest.raises(Unreadable, match="is that of Barnet"):
        names.find("Barnsley", ["E09000003"], date(2023, 9, 11), report_only=False)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((date(2024, 6, 10), None), (date(2024, 6, 10), date(2024, 7, 23)), 0),
        ((date(2024, 6, 10), None), (date(2024, 6, 11), None), 1),
        ((date(2024, 6, 10), None), (date(2024, 6, 25), None), None),
        ((None, date(2024, 7, 23)), (None, date(2024, 7, 30)), 7),
        ((date(2024, 6, 10), None), (None, date(2024, 7, 23)), 58),
        ((None, date(2024, 7, 23)), (date(2024, 6, 10), None), 58),
        ((date(2024, 6, 10), None), (None, date(2025, 4, 7)), None),
        ((date(2024, 6, 10), None), (None, date(2024, 6, 9)), None),
        ((date(2024, 6, 10), date(2024, 7, 23)), (None, date(2024, 9, 23)), 120),
    ],
)
def test_two_accounts_are_of_one_inspection_by_their_dates(one, other, apart):
    assert days_apart(*one, *other) == apart
    assert days_apart(*other, *one) == apart


# ---- Whole releases ----


def test_a_row_of_the_history_is_one_inspection_with_its_judgements(checked):
    release = checked(History=[["Title"], HISTORY_HEADER, BARNET])
    assert grades_of(release, "Barnet") == {
        "impact_of_leaders": "Outstanding",
        "help_and_protection": "Requires improvement",
        "in_care": "Inadequate",
        "care_leavers": "Good",
        "overall_effectiveness": "Good",
    }
    row = release.judgements.iloc[0]
    assert (row["old_la_code"], row["framework"], row["inspection_type"]) == (
        "302",
        "ILACS 2023",
        "standard inspection",
    )
    assert (row["on_site_from"], row["published"]) == (pd.Timestamp(2024, 6, 10), pd.Timestamp(2024, 7, 23))
    assert pd.isna(row["on_site_to"])
    assert row["source"] == "Ofsted, release.ods, sheet History, row 3"


@pytest.mark.parametrize(
    ("on_site", "framework", "judged"),
    [
        (date(2022, 12, 31), "ILACS 2018", "in_care_and_care_leavers"),
        (date(2023, 1, 1), "ILACS 2023", "in_care"),
    ],
)
def test_the_framework_follows_from_the_day_on_site_not_of_the_report(checked, on_site, framework, judged):
    grades = ["Good", "Good", "Good", "Good", "" if framework == "ILACS 2018" else "Good"]
    release = checked(History=[HISTORY_HEADER, history_row("York", on_site, date(2023, 3, 1), grades)])
    assert set(release.judgements["framework"]) == {framework}
    assert judged in grades_of(release, "York")


def test_from_april_2026_there_is_no_overall_grade(checked, faults):
    row = history_row("York", date(2026, 4, 27), date(2026, 6, 17), ["", "Good", "Good", "Good", "Good"])
    release = checked(date(2026, 9, 1), History=[HISTORY_HEADER, row])
    assert set(release.judgements["framework"]) == {"ILACS 2026"}
    assert "overall_effectiveness" not in grades_of(release, "York")
    assert release.remarks == ()


def test_an_overall_grade_after_april_2026_is_a_fault(checked):
    row = history_row("York", date(2026, 4, 27), date(2026, 6, 17), ["Good"] * 5)
    with pytest.raises(BadData, match="ILACS 2026 has no judgement of overall effectiveness"):
        checked(date(2026, 9, 1), History=[HISTORY_HEADER, row])


def test_a_release_without_a_column_of_overall_grades_is_read_and_says_so(checked):
    header = [*HISTORY_HEADER[:8], *HISTORY_HEADER[9:]]
    row = history_row("York", date(2024, 6, 10), date(2024, 7, 23), ["Good"] * 4)
    release = checked(History=[header, row])
    assert len(release.judgements) == 4
    assert "no column of overall effectiveness" in str(release.remarks[0])


def test_a_wide_row_gives_every_inspection_in_it(checked):
    # York's row of the 2023 release.
    row = wide_row(
        "York",
        slac=[date(2012, 5, 14), "Good", "Good"],
        sif=[date(2017, 2, 7), "Good", RI, "Good", "-", "Good", "Good", "Outstanding"],
        first=["ILACS Standard Inspection", date(2022, 5, 4), RI, RI, RI, RI],
        second=[],
    )
    release = checked(Wide=[WIDE_HEADER, row])
    by_framework = release.judgements.groupby("framework")["judgement"].count().to_dict()
    assert by_framework == {"SLAC": 2, "SIF": 6, "LSCB review": 1, "ILACS 2018": 4}
    sif = release.judgements[release.judgements["framework"].eq("SIF")].set_index("judgement")
    assert sif.loc["adoption", "grade"] == "Not judged"
    assert set(sif["inspection_type"]) == {"first inspection"}
    board = release.judgements[release.judgements["framework"].eq("LSCB review")].iloc[0]
    assert (board["grade"], board["published"]) == ("Outstanding", pd.Timestamp(2017, 2, 7))


def test_without_a_day_on_site_the_judgements_tell_the_framework(checked):
    second = ["ILACS Standard Inspection", date(2023, 3, 10), "Good", "Good", "Good", "Good"]
    rows = [wide_row("York", [], [], [], second), wide_row("Barnet", [], [], [], [*second, "Outstanding"])]
    release = checked(Wide=[WIDE_HEADER, *rows])
    frameworks = release.judgements.groupby("la_name")["framework"].unique().map(list).to_dict()
    assert frameworks == {"York": ["ILACS 2018"], "Barnet": ["ILACS 2023"]}


def test_a_stacked_table_of_abolished_authorities_is_read_with_the_first(checked):
    ilacs = ["ILACS Standard Inspection", date(2018, 8, 24), RI, "Inadequate", RI, RI]
    rows = [
        wide_row("Dorset", [], [], ["ILACS Standard Inspection", date(2021, 11, 15), *["Good"] * 4], []),
        [],
        ["Table 11: authorities that existed before the restructure"],
        ABOLISHED_HEADER,
        wide_row("Bournemouth", [], [], ilacs, [])[:21],
        wide_row("Dorset", [], [date(2016, 5, 23), *[RI] * 7], [], [])[:21],
    ]
    release = checked(Wide=[WIDE_HEADER, *rows])
    codes = release.judgements.drop_duplicates("inspection")[["old_la_code", "framework"]].values.tolist()
    assert sorted(codes) == [["835", "LSCB review"], ["835", "SIF"], ["837", "ILACS 2018"], ["838", "ILACS 2018"]]


def test_sheets_that_show_one_inspection_are_put_together(checked):
    # The 2023 release: the state has the day on site, the wide sheet that of the report.
    state = [LINK, "York", "North", date(2022, 3, 7), RI, RI, RI, RI, ""]
    wide = wide_row("York", [], [], ["ILACS Standard Inspection", date(2022, 5, 4), RI, RI, RI, RI], [])
    release = checked(State=[STATE_2023_HEADER, state], Wide=[WIDE_HEADER, wide])
    assert len(release.inspections) == 1
    row = release.judgements.iloc[0]
    assert (row["on_site_from"], row["published"]) == (pd.Timestamp(2022, 3, 7), pd.Timestamp(2022, 5, 4))
    assert row["inspection_type"] == "standard inspection"
    assert release.remarks == ()


def test_sheets_that_differ_by_days_are_put_together_with_a_remark(checked):
    # Cumbria in the 2023 release: on site from 20 September 2022 in one sheet, 21 September in another.
    def state(day):
        return [STATE_2023_HEADER, [LINK, "Cumbria", "North West", day, RI, RI, RI, "Good", ""]]

    release = checked(State=state(date(2022, 9, 20)), Year=state(date(2022, 9, 21)))
    assert len(release.inspections) == 1
    assert set(release.judgements["on_site_from"]) == {pd.Timestamp(2022, 9, 20)}
    assert str(release.remarks[0]).startswith("Sheet Year, row 2: Cumbria: first day on site is 2022-09-21 here")


def test_what_is_not_a_judgement_is_left_over_by_name(checked):
    visit = [
        LINK,
        "",
        "York",
        "North",
        date(2024, 12, 3),
        date(2025, 1, 13),
        "ILACS Focused Visit",
        *[""] * 5,
        "Care leavers",
    ]
    rows = [
        visit,
        [LINK, "", "Bury", "North", date(2024, 12, 3), "", "LA Monitoring visit", *[""] * 5, "Front door"],
        [LINK, "", "Kent", "South East", "Not yet inspected", *[""] * 8],
        [LINK, "", "Devon", "South West", *[""] * 9],
        [LINK, "", "Barnset", "London", date(2024, 6, 10), date(2024, 7, 23), "ILACS", *["Good"] * 5, ""],
        [LINK, "", "", "London", date(2024, 6, 10), "", "ILACS", *["Good"] * 5, ""],
        [LINK, "", "Luton", "East", date(2024, 6, 10), "", "ILACS Short Inspection", *[""] * 6],
        [LINK, "", "Barnet", "London", date(2024, 6, 10), date(2024, 7, 23), "ILACS", *["Good"] * 5, ""],
    ]
    release = checked(Year=[IN_YEAR_HEADER, *rows])
    assert [(one.row, one.area, one.reason) for one in release.unmatched] == [
        (2, "York", "visit without grades"),
        (3, "Bury", "visit without grades"),
        (4, "Kent", "not yet inspected"),
        (5, "Devon", "no inspection in the row"),
        (6, "Barnset", "authority not known"),
        (7, "", "no authority named in the row"),
        (8, "Luton", "no grade in the row"),
    ]
    assert "“Barnet”" in release.unmatched[4].detail
    assert len(release.rows) == 8 == len(release.unmatched) + len(release.inspections)


def test_columns_and_cells_that_were_not_read_are_named(checked):
    release = checked(History=[[*HISTORY_HEADER, "My note"], [*BARNET, "checked", "and more"]])
    assert [str(remark) for remark in release.remarks] == [
        "Sheet History, row 1: the column “My note” was not read",
        "Sheet History, row 2: “and more” has no label and was not read",
    ]


def test_a_blank_where_the_framework_judges_is_named(checked):
    row = history_row("York", date(2024, 6, 10), date(2024, 7, 23), ["Good", "Good", "Good", "Good", ""])
    (remark,) = checked(History=[HISTORY_HEADER, row]).remarks
    assert str(remark) == "Sheet History, row 2: York: Care leavers is blank, which ILACS 2023 judges"


def test_a_grade_that_never_occurs_in_a_long_table_is_an_alarm(checked, names):
    # As in a scraped file that lost every "Requires improvement".
    areas = [area for area in names.areas.values() if area.last_day is None and not area.predecessors][:25]
    grades = ["Good", "Good", "Outstanding", "Inadequate", ""]
    rows = [history_row(area.name, date(2021, 6, 7), date(2021, 7, 23), grades) for area in areas]
    (remark,) = checked(History=[HISTORY_HEADER, *rows]).remarks
    assert remark.problem == "Requires improvement never occurs among 100 grades"


# ---- Faults, each with its place ----


def test_a_workbook_of_another_subject_is_named_with_its_columns(faults):
    providers = [["URN", "Provision type", "Local authority", "Overall effectiveness"], ["SC1", "Home", "York", "Good"]]
    said = faults(Providers=providers, Words=[["About"]])
    assert "There is no table of authorities' judgements" in said[0]
    assert "a table of social care providers: URN; Provision type; Local authority" in said[1]


def test_half_of_the_columns_say_which_half_is_missing(faults):
    (said,) = faults(BARNET[4:], header=HISTORY_HEADER[4:])
    assert "release.ods, sheet History, row 1: There is no column “Local authority name”" in said
    (said,) = faults([*BARNET[:5], *BARNET[7:]], header=[*HISTORY_HEADER[:5], *HISTORY_HEADER[7:]])
    assert "There is no column “Inspection date” or “Publication date”" in said
    said = faults(BARNET[:10], header=HISTORY_HEADER[:10])
    assert len(said) == 3
    assert "There is no column “Care leavers”, which inspections under ILACS 2023 judge" in said[0]
    said = faults(BARNET[:8], header=HISTORY_HEADER[:8])
    assert "a table without a column of grades: Web link; Local authority area code" in said[1]


def test_two_columns_of_one_judgement_are_a_fault(faults):
    (said,) = faults([*BARNET, "Good"], header=[*HISTORY_HEADER, "Overall judgement"])
    assert "“Overall effectiveness” and “Overall judgement”" in said


def test_unknown_grades_and_impossible_dates_are_all_found_at_once(faults):
    said = faults(
        history_row("York", "31/02/2024", date(2024, 7, 23), ["Excellent", "Good", "Good", "Good", "Good"]),
        history_row("Barnet", date(2024, 7, 24), date(2024, 7, 23), GRADES),
        history_row("Bury", date(2024, 7, 24), date(2026, 7, 23), GRADES),
        history_row("Kent", date(2015, 7, 6), date(2015, 8, 6), GRADES),
        history_row("Leeds", "", "", GRADES),
    )
    assert [fault.split(": ", 1)[0] for fault in said] == [
        "- release.ods, sheet History, row 2, column Inspection date",
        "- release.ods, sheet History, row 2, column Overall effectiveness",
        "- release.ods, sheet History, row 3, column Publication date",
        "- release.ods, sheet History, row 4, column Publication date",
        "- release.ods, sheet History, row 6, column Local authority name",
        "- release.ods, sheet History, row 5",
    ]
    assert "not a date (found “31/02/2024”)" in said[0]
    assert "The grade is not known (found “Excellent”)" in said[1]
    assert "is before the first day on site, 2024-07-24" in said[2]
    assert "is after 2025-09-25, when this release was out" in said[3]
    assert "has grades and no date" in said[4]
    assert "No ILACS inspection can have had this date" in said[5]


def test_two_reports_of_one_authority_on_one_date_are_a_fault(faults):
    (said,) = faults(BARNET, BARNET)
    assert "row 3: Barnet has two ILACS reports within 14 days; the other is in sheet History, row 2" in said
    other = [*BARNET[:8], RI, *BARNET[9:]]
    assert "two ILACS reports" in faults(BARNET, other)[0]


def test_an_authority_abolished_before_its_inspection_is_a_fault(faults):
    (said,) = faults(history_row("Northamptonshire", date(2022, 10, 3), date(2022, 11, 21), ["Good"] * 4 + [""]))
    assert "Northamptonshire ended on 2021-03-31, before its inspection or report of 2022-10-03" in said
    assert "North Northamptonshire and West Northamptonshire" in said


def test_an_authority_inspected_before_it_existed_is_a_fault(faults):
    (said,) = faults(history_row("Cumberland", date(2022, 10, 3), date(2022, 11, 21), ["Good"] * 4 + [""]))
    assert "Cumberland began on 2023-04-01" in said
    assert "Its predecessor was Cumbria" in said


def test_sheets_that_contradict_one_another_on_a_grade_are_a_fault(faults):
    other = [*BARNET[:8], RI, *BARNET[9:]]
    (said,) = faults(First=[HISTORY_HEADER, BARNET], Second=[HISTORY_HEADER, other])
    assert "overall effectiveness is Requires improvement here and Good in sheet First, row 2" in said


def test_a_visit_with_grades_is_a_fault(faults):
    row = [
        LINK,
        "",
        "York",
        "North",
        date(2024, 12, 3),
        date(2025, 1, 13),
        "ILACS Focused Visit",
        *GRADES,
        "Care leavers",
    ]
    (said,) = faults(row, header=IN_YEAR_HEADER)
    assert "A visit carries no grade" in said


def test_a_gss_code_of_another_authority_is_a_fault(faults):
    (said,) = faults(history_row("Barnet", date(2024, 6, 10), date(2024, 7, 23), GRADES, code="E08000016"))
    assert "The area code E08000016 is that of Barnsley" in said


def test_a_release_of_which_no_row_can_be_read_is_a_fault(faults):
    (said,) = faults(history_row("Atlantis", date(2024, 6, 10), date(2024, 7, 23), GRADES))
    assert "No row could be read as an inspection" in said
    assert "Atlantis: authority not known" in said
