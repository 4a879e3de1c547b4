"""Releases that are not as one would wish: earlier ones, with bad cells, hidden sheets, and tables that others made."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from inspection_stats.check.ofsted import AREAS, OFSTED_JUDGEMENTS
from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table
from inspection_stats.reference.areas import areas_at
from inspection_stats.release.import_lines import import_lines
from inspection_stats.release.import_release import ImportResult, import_release
from inspection_stats.release.release_age import Age
from tests.support.places import ROOT
from tests.support.releases import HISTORY_HEADER, LINK, RI, STATE_2023_HEADER, history_row, write_csv, write_xlsx
from tests.support.workbooks import ods_with_hidden, with_xlsx_cell, xlsx_with_hidden

DATA = ROOT / "data"
TODAY = date(2026, 9, 1)
BARNET = history_row("Barnet", date(2024, 6, 10), date(2024, 7, 23), ["Good", "Good", "Good", "Outstanding", "Good"],
                     kind="Short")  # fmt: skip
BARKING = history_row("Barking and Dagenham", date(2023, 7, 10), date(2023, 9, 4), [RI, RI, RI, RI, "Good"])
COVER_2026 = [["Published on:", date(2026, 9, 1)]]


def imported(path: Path, **kwargs) -> ImportResult:
    return import_release(path, DATA, today=TODAY, **kwargs)


def lines_of(result: ImportResult) -> list[str]:
    return list(import_lines(result))


def as_text(rows: list[list]) -> list[list]:
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows]


# ---- The layout of 2022: the latest inspection of each authority, older ones under today's labels ----

STATE_2022_HEADER = [
    *STATE_2023_HEADER[:7],
    "Experiences and progress of children in care and care leavers",
]
ILACS_2018 = ["overall_effectiveness", "impact_of_leaders", "help_and_protection", "in_care_and_care_leavers"]
SIF_UNDER_ILACS = ["overall_effectiveness", "leadership_management_governance", "help_and_protection",
                   "looked_after_and_permanence"]  # fmt: skip


@pytest.fixture(scope="module")
def state_2022() -> list[list]:
    """The latest inspection of each authority as at 31 March 2022, of the facts held, in that year's layout."""
    held = OFSTED_JUDGEMENTS.check(read_table(DATA / OFSTED_JUDGEMENTS.file))
    there = areas_at(AREAS.check(read_table(DATA / AREAS.file)), date(2022, 3, 31))["old_la_code"]
    whole = held[held["framework"].isin(["SIF", "ILACS 2018"]) & held["old_la_code"].isin(there)]
    whole = whole[whole["published"] <= "2022-04-30"]
    rows = []
    for _, of_area in whole.groupby("old_la_code"):
        latest = of_area[of_area["published"].eq(of_area["published"].max())]
        grades = dict(zip(latest["judgement"], latest["grade"], strict=True))
        first = latest.iloc[0]
        # Seven reports give no day on site, which Ofsted's sheet has; two months before is about right.
        day = first["on_site_from"] if pd.notna(first["on_site_from"]) else first["published"] - timedelta(days=60)
        keys = SIF_UNDER_ILACS if first["framework"] == "SIF" else ILACS_2018
        shown = [grades[key].replace("Requires improvement", RI) for key in keys]
        rows.append([LINK, first["la_name"], "North", day.date(), *shown])
    new = [
        [LINK, area, "East", "Not yet inspected", *[""] * 4]
        for area in ("North Northamptonshire", "West Northamptonshire")
    ]
    return [*rows, *new]


def write_2022(path: Path, rows: list[list], year: list[list] | None = None) -> Path:
    sheets = {
        "Cover": [["Published on:", date(2022, 7, 7)], ["Period covered", "As at 31 March 2022"]],
        "LA_level_at_31_Mar_2022": [["LA level at 31 March 2022"], [], STATE_2022_HEADER, *rows],
    }  # fmt: skip
    return write_xlsx(path, {**sheets, **({"LA_level_in_year_2021-22": year} if year else {})})


def test_the_state_of_2022_is_read_with_the_inspections_of_the_framework_before(tmp_path, state_2022):
    result = imported(write_2022(tmp_path / "2022.xlsx", state_2022))
    assert result.rows_read == len(state_2022) == 152
    assert result.faults == ()
    differences = result.differences
    # Of 2018, when both frameworks were in force: named, because nothing in the row tells which it was.
    doubtful = [row.reason for row in result.unmatched if row.reason != "not yet inspected"]
    assert doubtful == ["held as an inspection under another framework"] * len(differences.held_otherwise)
    assert result.rows_placed == 150 - len(doubtful) >= 145
    assert differences.new.empty
    assert differences.changed_judgements == 0
    families = differences.filed.drop_duplicates("inspection_id")["framework"].value_counts()
    assert families["SIF"] + len(doubtful) == 27  # 123 of 152 had been inspected under ILACS by then, 2 were new
    assert families["ILACS 2018"] == 123
    # A judgement that its framework does not have is listed, and is not a figure.
    sif = differences.filed[differences.filed["framework"].eq("SIF")]
    assert set(sif["judgement"]) == {"overall_effectiveness", "help_and_protection"}
    told = [remark for remark in result.remarks if "in columns of another framework; not read" in remark.problem]
    assert len(told) == families["SIF"] == len(sif) / 2
    assert "not read: Impact of leaders " in told[0].problem


def test_a_years_file_with_a_few_bad_cells_is_read_apart_from_those_rows(tmp_path, state_2022):
    bad = [list(row) for row in state_2022]
    bad[3][3], bad[7][4], bad[11][6] = "tbc", "Goood", "3"
    bad[20][3] = ""
    result = imported(write_2022(tmp_path / "2022.xlsx", bad), out=tmp_path / "read.csv")
    assert [(fault.row, fault.column, fault.value) for fault in result.faults] == [
        (7, "Inspection date", "tbc"),
        (11, "Overall effectiveness", "Goood"),
        (15, "Experiences and progress of children who need help and protection", "3"),
        (24, "Local authority name", bad[20][1]),
    ]
    otherwise = len(result.differences.held_otherwise)
    assert result.rows_placed == 152 - 2 - 4 - otherwise
    lines = lines_of(result)
    at = lines.index("Not read because of faults: 4 rows, 4 faults")
    place = "2022.xlsx, sheet LA_level_at_31_Mar_2022, row 7, column Inspection date"
    assert lines[at + 1].startswith(f"  {place}: This is not a date (found “tbc”)")
    # The rows that were not read are not said to be missing from the release, nor are their inspections written.
    unread = {bad[row][1] for row in (3, 7, 11, 20)}
    assert not unread & set(result.differences.missing["la_name"])
    written = OFSTED_JUDGEMENTS.check(read_table(tmp_path / "read.csv"))
    assert not unread & set(written["la_name"])
    assert written["inspection_id"].nunique() == result.rows_placed


def test_a_file_with_more_bad_rows_than_good_ones_is_refused_whole(tmp_path, state_2022):
    bad = [[*row[:4], "Excellent", *row[5:]] if number % 3 else row for number, row in enumerate(state_2022)]
    with pytest.raises(BadData) as told:
        imported(write_2022(tmp_path / "2022.xlsx", bad), out=tmp_path / "read.csv")
    assert len(told.value.faults) >= 100
    assert not (tmp_path / "read.csv").exists()


def test_rows_that_contradict_one_another_are_named_and_the_rest_is_read(tmp_path):
    other = [*BARNET[:8], RI, *BARNET[9:]]
    first, second = [HISTORY_HEADER, BARNET, BARKING], [HISTORY_HEADER, other, BARKING]
    york = history_row("York", date(2022, 3, 7), date(2022, 5, 4), [RI, RI, RI, RI, ""])
    result = imported(write_xlsx(tmp_path / "a.xlsx", {"First": [*first, york], "Second": second}))
    (fault,) = result.faults
    assert "The release contradicts itself on Barnet" in fault.problem
    assert (result.rows_read, result.rows_placed) == (5, 3)
    assert set(result.differences.filed["la_name"]) == {"Barking and Dagenham", "York"}


# ---- Advice works when it is followed ----


def follow(rows: list[list], column: str, values: list[str]) -> list[list]:
    """The sheet with a column added, as a message advises."""
    return [[*rows[0], column], *([*row, value] for row, value in zip(rows[1:], values, strict=True))]


SHARED = ["Local authority", "Inspection date", "Overall effectiveness", "Help and protection"]
OTHERS = {
    "SIF": ["Children looked after and achieving permanence", "Adoption performance", "Care leavers",
            "Leadership, management and governance"],
    "ILACS": ["Impact of leaders", "Children in care and care leavers"],
}  # fmt: skip


@pytest.mark.parametrize("family", ["SIF", "ILACS"])
def test_the_advice_for_a_framework_that_nothing_tells_works_step_by_step(tmp_path, family):
    # In February 2018 both were in force, and both have these two judgements.
    rows = [SHARED, ["Kent", "05/02/2018", "Good", "Good"]]
    with pytest.raises(BadData) as told:
        imported(write_csv(tmp_path / "a.csv", rows))
    (fault,) = told.value.faults
    assert fault.fix == "Name it in a column “Inspection type”: ILACS, SIF"
    rows = follow(rows, "Inspection type", [family])
    with pytest.raises(BadData) as told:
        imported(write_csv(tmp_path / "a.csv", rows))
    missing = [fault.problem.partition("“")[2].partition("”")[0] for fault in told.value.faults]
    assert sorted(missing) == sorted(OTHERS[family])
    assert all(fault.fix.startswith("Add it from the release.") for fault in told.value.faults)
    for label in missing:
        rows = follow(rows, label, ["Good"])
    result = imported(write_csv(tmp_path / "a.csv", rows))
    assert result.faults == ()
    assert (result.rows_read, result.rows_placed) == (1, 0)  # new, and without a day of publication
    rows = follow(rows, "Publication date", ["09/04/2018"])
    filed = imported(write_csv(tmp_path / "a.csv", rows)).differences.filed
    assert filed["inspection_id"].unique().tolist() == [f"886-{family}-2018-04-09"]


def test_the_advice_for_two_versions_of_a_framework_works(tmp_path):
    header = [
        "Local authority",
        "Publication date",
        "Overall effectiveness",
        "Impact of leaders",
        "Help and protection",
    ]
    rows = [header, ["Kent", "10/02/2023", "Good", "Good", "Good"]]
    with pytest.raises(BadData, match="ILACS 2018 and ILACS 2023 were both in force") as told:
        imported(write_csv(tmp_path / "a.csv", rows))
    assert "Add a column “Inspection date” with the first day on site" in str(told.value)
    rows = follow(rows, "Inspection date", ["05/12/2022"])
    with pytest.raises(BadData, match="There is no column “Children in care and care leavers”"):
        imported(write_csv(tmp_path / "a.csv", rows))
    rows = follow(rows, "Children in care and care leavers", ["Good"])
    assert imported(write_csv(tmp_path / "a.csv", rows)).differences.filed["framework"].unique() == ["ILACS 2018"]


def test_the_advice_for_an_inspection_held_under_another_framework_works(tmp_path):
    # Lambeth's of January 2018 was one of the last under the framework before; ILACS was in force as well.
    rows = [[*STATE_2022_HEADER], [LINK, "Lambeth", "London", date(2018, 1, 29), RI, RI, RI, RI]]
    result = imported(write_csv(tmp_path / "a.csv", rows))
    assert result.differences.new.empty
    (row,) = result.unmatched
    assert row.reason == "held as an inspection under another framework"
    assert "208-SIF-2018-05-09; if it is that one, name its framework in a column “Inspection type”" in row.detail
    result = imported(write_csv(tmp_path / "a.csv", follow(rows, "Inspection type", ["SIF"])))
    assert result.rows_placed == 1
    assert set(result.differences.filed["inspection_id"]) == {"208-SIF-2018-05-09"}


def test_an_inspection_of_years_with_none_of_these_judgements_says_so_and_offers_no_way_round(tmp_path):
    rows = [STATE_2022_HEADER, [LINK, "Kent", "South East", date(2011, 5, 3), *["Good"] * 4]]
    with pytest.raises(BadData, match="No framework in force about 2011-05-03 has any of the judgements"):
        imported(write_csv(tmp_path / "a.csv", rows))
    with pytest.raises(BadData, match="SLAC has none of the judgements in these columns"):
        imported(write_csv(tmp_path / "a.csv", follow(rows, "Inspection type", ["SLAC"])))


# ---- Earlier and later ----

REVISED = [*BARKING[:-1], RI]


@pytest.mark.parametrize(
    ("cover", "age", "heading", "line"),
    [
        ([["Published on:", date(2026, 9, 1)]], Age.LATER, "Changed: 1 inspection (1 judgement)",
         "care leavers was Good, is Requires improvement"),
        ([["Published on:", date(2024, 8, 30)]], Age.EARLIER, "Differs from what is held: 1 inspection (1 judgement)",
         "care leavers is Requires improvement here; held: Good"),
        ([["Outcomes as at 31 March 2024"]], Age.EARLIER, "Differs from what is held: 1 inspection (1 judgement)",
         "care leavers is Requires improvement here; held: Good"),
        ([["Words"]], Age.UNKNOWN, "Differs from what is held: 1 inspection (1 judgement)",
         "care leavers is Requires improvement here; held: Good"),
    ],
    ids=["later", "earlier by its cover", "earlier by its title", "silent"],
)  # fmt: skip
def test_what_differs_is_reported_the_right_way_round(tmp_path, cover, age, heading, line):
    sheets = {"Cover": cover, "History": [HISTORY_HEADER, REVISED]}
    result = imported(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert result.age.age is age
    lines = lines_of(result)
    assert heading in lines
    assert f"  Barking and Dagenham (301-ILACS-2023-09-04): {line}" in lines
    assert any("keep what is held" in said for said in lines) is (age is Age.EARLIER)
    assert any("check which of the two is later" in said for said in lines) is (age is Age.UNKNOWN)


def test_changes_are_counted_by_inspection(tmp_path):
    changed = [*BARKING[:6], date(2023, 9, 5), BARKING[7], *["Outstanding"] * 5]
    new = history_row("York", date(2026, 5, 11), date(2026, 6, 17), ["", "Good", "Good", "Outstanding", "Good"])
    sheets = {"Cover": COVER_2026, "History": [HISTORY_HEADER, changed, new]}
    lines = lines_of(imported(write_xlsx(tmp_path / "a.xlsx", sheets)))
    assert "Changed: 1 inspection (5 judgements, 1 date or other fact)" in lines
    assert "New: 1 inspection, 4 judgements" in lines


# ---- Every sheet, every broken cell ----


@pytest.mark.parametrize("write", [xlsx_with_hidden, ods_with_hidden], ids=["xlsx", "ods"])
def test_a_hidden_sheet_gives_no_inspection_and_is_named(tmp_path, write):
    draft = history_row("Barnsley", date(2026, 3, 2), date(2026, 4, 20), ["Inadequate"] * 5)
    sheets = {
        "History": (as_text([HISTORY_HEADER, BARNET]), ""),
        "draft": (as_text([HISTORY_HEADER, draft]), "hidden"),
        "Nothing": ([], ""),
    }
    result = imported(write(tmp_path / "a.release", sheets))
    assert set(result.differences.filed["inspection_id"]) == {"302-ILACS-2024-07-23"}
    assert [(item.sheet, item.reason, len(item.lines)) for item in result.skipped] == [
        ("draft", "hidden", 2),
        ("Nothing", "empty", 0),
    ]
    lines = lines_of(result)
    assert "  Sheet draft: it is hidden, so its 2 lines were not read; show it if it belongs to the release" in lines
    assert "  Sheet draft: hidden, 2 lines" in lines


def test_a_release_whose_only_table_is_hidden_says_so(tmp_path):
    sheets = {"About": ([["Words"]], ""), "History": (as_text([HISTORY_HEADER, BARNET]), "hidden")}
    with pytest.raises(BadData, match="sheet History: The sheet is hidden"):
        imported(xlsx_with_hidden(tmp_path / "a.xlsx", sheets))


@pytest.mark.parametrize(
    ("place", "column"),
    [
        ("C2", "Local authority name"),
        ("F2", "Inspection date"),
        ("H2", "Inspection type"),
        ("I2", "Overall effectiveness"),
    ],
)
@pytest.mark.parametrize(
    ("xml", "problem", "shown"),
    [
        ('<c r="{}" t="e"><f>VLOOKUP(A1,B1,2)</f><v>#N/A</v></c>', "The cell holds an error", "#N/A"),
        ('<c r="{}"><f>Sheet2!A1</f></c>', "The cell holds a formula that was never calculated", "=Sheet2!A1"),
    ],
    ids=["an error", "never calculated"],
)
def test_a_broken_cell_is_a_fault_of_its_row_with_its_place(tmp_path, place, column, xml, problem, shown):
    path = write_xlsx(tmp_path / "a.xlsx", {"History": [HISTORY_HEADER, BARNET, BARKING]})
    result = imported(with_xlsx_cell(path, place, xml.format(place)))
    (fault,) = result.faults
    assert (fault.file, fault.row, fault.column) == ("a.xlsx, sheet History", 2, column)
    assert (fault.problem, fault.value) == (problem, shown)
    assert set(result.differences.filed["la_name"]) == {"Barking and Dagenham"}


def test_a_broken_cell_in_a_column_that_is_not_read_is_a_remark(tmp_path):
    rows = [[*HISTORY_HEADER, "My note"], [*BARNET, "x"]]
    path = with_xlsx_cell(write_xlsx(tmp_path / "a.xlsx", {"History": rows}), "N2", '<c r="N2" t="e"><v>#REF!</v></c>')
    result = imported(path)
    assert result.faults == ()
    assert result.rows_placed == 1
    assert "Sheet History, row 2: The cell holds an error: “#REF!”; the column “My note” is not read" in map(
        str, result.remarks
    )


# ---- Tables that others made ----

SCRAPED = [
    "urn", "la_code", "region_code", "ltla23cd", "stat_neighbour_judgement", "local_authority", "inspection_link",
    "overall_effectiveness_grade", "inspection_framework", "inspection_start_date", "inspection_end_date",
    "publication_date", "impact_of_leaders_grade", "help_and_protection_grade", "in_care_grade", "care_leavers_grade",
]  # fmt: skip
OF_BARNET = [
    "80430", "302", "L", "E09000003", "[(372, 'outstanding')]", "barnet", "https://files.ofsted.gov.uk/v1/file/1",
    "good", "short", "10/06/2024", "14/06/2024", "23/07/24", "good", "good", "outstanding", "good",
]  # fmt: skip


@pytest.mark.parametrize("first", [0, 1], ids=["with urn", "without urn"])
def test_a_scraped_table_of_authorities_is_read(tmp_path, first):
    result = imported(write_csv(tmp_path / "scraped.csv", [SCRAPED[first:], OF_BARNET[first:]]))
    assert (result.rows_read, result.rows_placed) == (1, 1)
    filed = result.differences.filed.set_index("judgement")
    assert filed["grade"].to_dict() == {
        "overall_effectiveness": "Good",
        "impact_of_leaders": "Good",
        "help_and_protection": "Good",
        "in_care": "Outstanding",
        "care_leavers": "Good",
    }
    assert filed["inspection_type"].unique() == ["short inspection"]
    assert filed["report_url"].unique() == ["https://files.ofsted.gov.uk/v1/file/1"]
    assert result.differences.same == 1


def test_a_code_of_the_department_that_is_another_authoritys_is_a_fault(tmp_path):
    wrong = [*OF_BARNET[:1], "303", *OF_BARNET[2:]]
    with pytest.raises(BadData, match="The area code 303 is that of Bexley"):
        imported(write_csv(tmp_path / "scraped.csv", [SCRAPED, wrong]))


def test_a_table_of_providers_is_still_told_as_one(tmp_path):
    header = ["URN", "Provision type", "Local authority", "Publication date", "Overall effectiveness", "Sector"]
    with pytest.raises(BadData, match="a table of social care providers"):
        imported(write_csv(tmp_path / "homes.csv", [header, ["SC1", "Home", "York", "01/02/2024", "Good", "Private"]]))
