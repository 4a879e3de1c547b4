"""Importing a release: the layouts that Ofsted has published, the published workbooks, and failure without a trace."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from datetime import date

import pandas as pd
import pytest

from inspection_stats.check.ofsted import OFSTED_JUDGEMENTS
from inspection_stats.errors import BadData, BadRequest, CannotWrite
from inspection_stats.load.csv_table import read_table
from inspection_stats.release.import_lines import import_lines
from inspection_stats.release.import_release import import_release
from inspection_stats.release.vocabulary import OVERALL
from tests.support.places import PUBLISHED, ROOT
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
    write_csv,
    write_ods,
    write_xlsx,
)

DATA = ROOT / "data"
TODAY = date(2026, 9, 1)

# As published in the release of 25 September 2025, sheet ILACS_inspection_history.
BARKING_2019 = history_row("Barking and Dagenham", date(2019, 2, 18), date(2019, 4, 1), [RI, RI, RI, RI, ""])
BARKING_2023 = history_row("Barking and Dagenham", date(2023, 7, 10), date(2023, 9, 4), [RI, RI, RI, RI, "Good"])
BARNET_2024 = history_row(
    "Barnet", date(2024, 6, 10), date(2024, 7, 23), ["Good", "Good", "Good", "Outstanding", "Good"], kind="Short"
)
HISTORY = [["ILACS inspection history"], ["Vocabulary."], HISTORY_HEADER, BARKING_2019, BARKING_2023, BARNET_2024]
IDS = {"301-ILACS-2019-04-01", "301-ILACS-2023-09-04", "302-ILACS-2024-07-23"}


def spec() -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(DATA.iterdir()) if path.is_file()
    }


def imported(path, **kwargs):
    return import_release(path, DATA, today=TODAY, **kwargs)


@pytest.mark.parametrize("write", [write_xlsx, write_ods], ids=["xlsx", "ods"])
def test_a_history_is_read_alike_from_either_format(write, tmp_path):
    result = imported(
        write(tmp_path / "release", {"Cover": [["Published on:", date(2025, 9, 25)]], "History": HISTORY})
    )
    assert result.released == date(2025, 9, 25)
    assert set(result.differences.filed["inspection_id"]) == IDS
    assert result.differences.same == 3
    assert (result.rows_read, result.rows_placed, result.unmatched) == (3, 3, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_csv_saved_by_hand_may_have_its_columns_in_any_order(encoding, tmp_path):
    order = [12, 3, 5, 2, 9, 0, 8, 11, 6, 10, 7, 4, 1]
    rows = [[row[column] for column in order] for row in (HISTORY_HEADER, BARKING_2019, BARKING_2023, BARNET_2024)]
    result = imported(write_csv(tmp_path / "sheet.csv", rows, encoding))
    assert set(result.differences.filed["inspection_id"]) == IDS
    assert result.differences.same == 3


def test_a_release_as_that_of_2023_is_read_with_its_state_its_year_and_its_wide_sheet(tmp_path):
    # Rows as published on 6 July 2023; the wide sheet's second table is under the first.
    york = wide_row(
        "York",
        slac=[date(2012, 5, 14), "Good", "Good"],
        sif=[date(2017, 2, 7), "Good", RI, "Good", "Good", "Good", "Good", "Outstanding"],
        first=["ILACS Standard Inspection", date(2022, 5, 4), RI, RI, RI, RI],
        second=[],
    )
    poole = wide_row(
        "Poole",
        slac=[date(2011, 12, 16), "Good", "Good"],
        sif=[date(2017, 11, 24), RI, RI, RI, "Good", "Good", RI, "Good"],
        first=[],
        second=[],
    )
    year = [label for label in IN_YEAR_HEADER if label not in ("Publication date", "Local authority area code")]
    sheets = {
        "LA_level": [["Title"], [], STATE_2023_HEADER, [LINK, "York", "North", date(2022, 3, 7), RI, RI, RI, RI, ""]],
        "In_year": [
            year,
            [LINK, "York", "North", date(2022, 3, 7), "ILACS Standard Inspection", RI, RI, RI, RI, "", ""],
            [LINK, "Barnsley", "North", date(2023, 1, 25), "ILACS Focused Visit", *[""] * 5, "Care leavers"],
        ],
        "LA_inspections": [WIDE_HEADER, york, [], ["Table 11"], ABOLISHED_HEADER, poole[:21]],
    }
    result = imported(write_ods(tmp_path / "release.ods", sheets))
    assert set(result.differences.filed["inspection_id"]) == {
        "816-SLAC-2012-05-14",
        "816-SIF-2017-02-07",
        "816-LSCB-2017-02-07",
        "816-ILACS-2022-05-04",
        "836-SLAC-2011-12-16",
        "836-SIF-2017-11-24",
        "836-LSCB-2017-11-24",
    }
    assert result.differences.changed.empty
    assert result.differences.new.empty
    assert [(one.area, one.reason) for one in result.unmatched] == [("Barnsley", "visit without grades")]
    assert (result.rows_read, result.rows_placed) == (5, 4)


def test_a_state_without_publication_dates_takes_those_held_and_names_what_it_cannot_file(tmp_path):
    rows = [
        [LINK, "York", "North", date(2022, 3, 7), RI, RI, RI, RI, ""],
        [LINK, "Wakefield", "North", date(2026, 8, 3), "", "Good", "Good", "Good", "Good"],
    ]
    result = imported(write_csv(tmp_path / "state.csv", [STATE_2023_HEADER, *rows]))
    assert set(result.differences.filed["inspection_id"]) == {"816-ILACS-2022-05-04"}
    assert [str(one) for one in result.unmatched] == [
        "Sheet state, row 3: Wakefield: new, and the release gives no publication date (on site from 2026-08-03)"
    ]
    assert (result.rows_read, result.rows_placed) == (2, 1)


def test_what_is_written_is_a_table_like_the_facts(tmp_path):
    out = tmp_path / "new folder" / "import.csv"
    before = spec()
    result = imported(write_ods(tmp_path / "release.ods", {"History": HISTORY}), out=out)
    read = OFSTED_JUDGEMENTS.check(read_table(out))
    assert set(read["inspection_id"]) == IDS
    assert len(read) == len(result.differences.filed) == 14
    assert [path.name for path in out.parent.iterdir()] == ["import.csv"]
    assert spec() == before


def test_a_failed_import_writes_nothing_and_leaves_what_was_there(tmp_path):
    out = tmp_path / "import.csv"
    out.write_text("as before", encoding="utf-8")
    before = spec()
    wrong = [*BARNET_2024[:8], "Excellent", *BARNET_2024[9:]]
    with pytest.raises(BadData, match="The grade is not known"):
        imported(write_ods(tmp_path / "release.ods", {"History": [HISTORY_HEADER, wrong]}), out=out)
    assert out.read_text(encoding="utf-8") == "as before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["import.csv", "release.ods"]
    assert spec() == before


def test_the_facts_and_the_workbook_itself_cannot_be_written_over(tmp_path):
    path = write_ods(tmp_path / "release.ods", {"History": HISTORY})
    with pytest.raises(BadRequest, match="holds the facts"):
        imported(path, out=DATA / "ofsted_judgements.csv")
    with pytest.raises(BadRequest, match="is the file to be imported"):
        imported(path, out=tmp_path / "x" / ".." / "release.ods")


def test_what_is_there_and_is_not_a_file_keeps_its_place(tmp_path):
    path = write_ods(tmp_path / "a.ods", {"History": HISTORY})
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(CannotWrite, match="it exists and is not a file"):
        imported(path, out=tmp_path / "pipe.csv")
    assert stat.S_ISFIFO((tmp_path / "pipe.csv").stat().st_mode)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    path = write_ods(tmp_path / "release.ods", {"History": HISTORY})
    with pytest.raises(CannotWrite, match="Cannot write"):
        imported(path, out=path / "import.csv")


def test_without_a_release_date_nothing_may_lie_after_today(tmp_path):
    row = history_row("Barnet", date(2026, 9, 7), date(2026, 10, 7), ["", "Good", "Good", "Good", "Good"])
    with pytest.raises(BadData, match="is after 2026-09-01"):
        imported(write_csv(tmp_path / "sheet.csv", [HISTORY_HEADER, row]))


def test_the_lines_name_what_is_new_changed_missing_and_left_over(tmp_path):
    changed = [*BARKING_2023[:-1], RI]
    new = history_row("York", date(2026, 5, 11), date(2026, 6, 17), ["", "Good", "Good", "Outstanding", "Good"])
    visits = [IN_YEAR_HEADER, [LINK, "", "Bury", "", date(2024, 12, 3), "", "ILACS Focused Visit", *[""] * 6]]
    strange = history_row("Atlantis", date(2024, 6, 10), date(2024, 7, 23), ["Good"] * 5)
    sheets = {"History": [HISTORY_HEADER, BARKING_2019, changed, new, strange], "Visits": visits}
    lines = list(import_lines(imported(write_xlsx(tmp_path / "release.xlsx", sheets))))
    assert lines[0] == "release.xlsx: 3 inspections, 13 judgements."
    assert lines[1] == "Rows of judgements read: 5; matched: 3; listed below, left out: 2."
    assert "New: 1 inspection, 4 judgements" in lines
    assert "Changed: 1 inspection (1 judgement)" in lines
    new_line = (
        "  York (816-ILACS-2026-06-17), ILACS 2026: impact of leaders Good; help and protection Good; "
        "in care Outstanding; care leavers Good"
    )
    assert new_line in lines
    changed_line = "  Barking and Dagenham (301-ILACS-2023-09-04): care leavers was Good, is Requires improvement"
    assert changed_line in lines
    assert "  Barnet (302-ILACS-2019-07-01): not in sheet History" in lines
    assert "  Sheet History, row 5: Atlantis: authority not known" in lines
    assert "Sheet Visits, visit without grades: 1 (Bury)" in lines
    assert lines[-1] == "Nothing was written."


# ---- The two published workbooks, where they are present ----

ODS_2023 = PUBLISHED / "ofsted" / "Childrens_social_care_in_England_2023_underlying_data.ods"
ODS_2025 = PUBLISHED / "ofsted" / "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
published = pytest.mark.skipif(not ODS_2023.exists(), reason="the published workbooks are not present")
BEST_FIRST = ["Outstanding", "Good", "Requires improvement", "Inadequate"]


@pytest.fixture(scope="module")
def release_2023():
    return imported(ODS_2023)


@pytest.fixture(scope="module")
def release_2025():
    return imported(ODS_2025)


def counts(rows: pd.DataFrame, judgement: str = OVERALL) -> list[int]:
    grades = Counter(rows.loc[rows["judgement"].eq(judgement), "grade"])
    return [grades[grade] for grade in BEST_FIRST]


def as_published(name: str, keys: list[str], dates: dict[str, str]) -> set[tuple]:
    """(area, dates, judgement, grade) of every cell of a table transcribed from the workbooks."""
    table = pd.read_csv(PUBLISHED / "ofsted" / name, dtype=str, keep_default_na=False)
    return {
        (row["la_code"], *(row[column] for column in dates), key, row[key].removesuffix(" to be good"))
        for _, row in table.iterrows()
        for key in keys
        if row[key]
    }


def as_imported(rows: pd.DataFrame, dates: list[str], rename: dict[str, str] | None = None) -> set[tuple]:
    days = [rows[column].dt.strftime("%Y-%m-%d") for column in dates]
    keys = rows["judgement"].replace(rename or {})
    return set(zip(rows["old_la_code"], *days, keys, rows["grade"], strict=True))


@published
def test_the_2023_workbook_gives_ofsteds_sif_and_lscb_counts(release_2023):
    sif = release_2023.differences.filed.query("framework == 'SIF'")
    assert counts(sif[sif["inspection_type"].eq("first inspection")]) == [3, 51, 65, 33]
    assert counts(sif[sif["inspection_type"].eq("re-inspection")]) == [0, 3, 11, 7]
    assert counts(release_2023.differences.filed, "lscb") == [7, 53, 67, 25]


@published
def test_the_2025_workbook_gives_ofsteds_ilacs_counts(release_2025):
    assert counts(release_2025.differences.filed) == [55, 107, 74, 35]
    state = release_2025.differences.filed
    state = state[state["source"].str.contains("sheet Inspections_as_at_31_March")]
    assert counts(state) == [36, 67, 31, 19]
    assert state["old_la_code"].nunique() == 153


@published
def test_every_sif_cell_of_the_2023_workbook_is_as_transcribed(release_2023):
    keys = [
        "overall_effectiveness",
        "help_and_protection",
        "looked_after_and_permanence",
        "adoption",
        "care_leavers",
        "leadership_management_governance",
        "lscb",
    ]
    filed = release_2023.differences.filed.query("framework in ['SIF', 'LSCB review']")
    expected = as_published("sif_outcomes.csv", keys, {"published": ""})
    # The review of Slough's board at its re-inspection is in its report and not in the workbook.
    assert expected - as_imported(filed, ["published"]) == {("871", "2016-02-17", "lscb", "Inadequate")}
    assert as_imported(filed, ["published"]) <= expected


@published
def test_every_earlier_cell_of_the_2023_workbook_is_as_transcribed(release_2023):
    table = pd.read_csv(PUBLISHED / "ofsted" / "pre_sif_outcomes.csv", dtype=str, keep_default_na=False)
    words = {"Safeguarding": "safeguarding", "Looked": "looked_after", "Child": "child_protection"}
    keys = table["judgement"].str.split(" ").str[0].map(words)
    grades = table["grade_as_published_in_2023_file"].str.removesuffix(" to be good")
    expected = set(zip(table["la_code"], table["published"], keys, grades, strict=True))
    assert len(expected) == 371
    assert (
        as_imported(release_2023.differences.filed.query("framework in ['SLAC', 'CPI', 'TLAC']"), ["published"])
        == expected
    )


@published
def test_every_ilacs_cell_of_the_2025_workbook_is_as_transcribed(release_2025):
    keys = ["overall_effectiveness", "impact_of_leaders", "help_and_protection", "in_care", "care_leavers"]
    dates = {"inspection_start": "", "published": ""}
    expected = {cell for cell in as_published("ilacs_outcomes.csv", keys, dates) if cell[2] <= "2025-06-30"}
    filed = release_2025.differences.filed
    joint = {"in_care_and_care_leavers": "in_care"}
    assert as_imported(filed, ["on_site_from", "published"], joint) == {
        cell for cell in expected if cell[1] <= "2025-03-31"
    }


@published
def test_the_published_workbooks_differ_from_the_facts_where_ofsted_revised_them(release_2023, release_2025):
    changed = release_2023.differences.changed[["inspection_id", "what", "was", "now"]].values.tolist()
    assert changed == [
        ["315-ILACS-2022-05-09", "inspection_type", "short inspection", "standard inspection"],
        ["892-ILACS-2022-09-05", "published", "2022-09-05", "2022-11-05"],
    ]
    assert release_2023.differences.missing["inspection_id"].tolist() == ["871-LSCB-2016-02-17"]
    assert release_2023.differences.new.empty
    assert release_2025.differences.changed.empty
    assert release_2025.differences.missing.empty
    assert release_2025.differences.same == 271


@published
def test_every_row_of_the_published_workbooks_is_placed_or_named(release_2023, release_2025):
    # 152 authorities, 111 visits and inspections in the year, 152 and 4 rows of history; 60 of the visits are ungraded.
    assert (release_2023.rows_read, release_2023.rows_placed) == (152 + 111 + 156, 152 + 51 + 156)
    assert (release_2025.rows_read, release_2025.rows_placed) == (153 + 112 + 271, 153 + 52 + 271)
    for release in (release_2023, release_2025):
        assert Counter(one.reason for one in release.unmatched) == {"visit without grades": 60}
    assert [remark.area for remark in release_2023.remarks] == ["Cumbria"]
    assert release_2025.remarks == ()


@published
def test_a_sheet_of_the_published_workbook_saved_as_csv_is_read_alike(release_2025, tmp_path):
    from inspection_stats.load.workbook import read_workbook

    history = read_workbook(ODS_2025)[-1]
    rows = [list(line.cells) for line in history.lines]
    result = imported(write_csv(tmp_path / "history.csv", rows))
    columns = ["inspection_id", "judgement", "grade", "on_site_from", "inspection_type"]
    sort = ["inspection_id", "judgement"]
    as_csv = result.differences.filed[columns].sort_values(sort, ignore_index=True)
    pd.testing.assert_frame_equal(as_csv, release_2025.differences.filed[columns].sort_values(sort, ignore_index=True))
