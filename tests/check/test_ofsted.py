"""Faults of the tables about areas and Ofsted's judgements, each named with its row, column and fix."""

from __future__ import annotations

import pandas as pd
import pytest

from inspection_stats.check.ofsted import (
    AREA_ALIASES,
    AREAS,
    OFSTED_JUDGEMENTS,
    OFSTED_RELEASES,
    STATISTICAL_NEIGHBOURS,
)
from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table
from tests.support.places import ROOT

TABLES = (AREAS, AREA_ALIASES, STATISTICAL_NEIGHBOURS, OFSTED_JUDGEMENTS, OFSTED_RELEASES)
SHIPPED = {table.file: read_table(ROOT / "data" / table.file) for table in TABLES}
WESTMINSTER = SHIPPED[OFSTED_JUDGEMENTS.file].query("inspection_id == '213-SIF-2016-03-29'")


def faults_of(table, raw: pd.DataFrame, **cells) -> list[tuple[str, str]]:
    """Put cells into the first row and give back the faults found, as (column, problem and fix)."""
    changed = raw.copy()
    for column, value in cells.items():
        changed.loc[changed.index[0], column] = value
    with pytest.raises(BadData) as error:
        table.check(changed)
    return [(fault.column, f"{fault.problem}. {fault.fix}") for fault in error.value.faults]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_the_shipped_tables_have_no_fault(table):
    assert len(table.check(SHIPPED[table.file])) == len(SHIPPED[table.file])


def test_the_shipped_tables_hold_every_row_of_their_sources():
    assert len(SHIPPED[AREAS.file]) == 158
    assert len(SHIPPED[STATISTICAL_NEIGHBOURS.file]) == 3090
    inspections = SHIPPED[OFSTED_JUDGEMENTS.file].drop_duplicates("inspection_id")
    families = inspections["inspection_id"].str[4:-11].value_counts().to_dict()
    # 371 pre-SIF grades in 217 reports; 173 SIF reports, 153 of them with a board review; 324 ILACS reports.
    assert families["SLAC"] + families["CPI"] + families["TLAC"] == 217
    assert (families["SIF"], families["LSCB"], families["ILACS"]) == (173, 153, 324)
    assert SHIPPED[OFSTED_JUDGEMENTS.file]["framework"].isin(["SLAC", "CPI", "TLAC"]).sum() == 371


@pytest.mark.parametrize("file", SHIPPED)
def test_every_row_says_where_it_comes_from(file):
    known = "Ofsted|Department for Education|DfE|Data to|mySociety|Office for National|Former|Name of|Common short"
    assert SHIPPED[file]["source"].str.match(known).all()


@pytest.mark.parametrize(
    ("cells", "column", "part"),
    [
        ({"published": "29/03/2016"}, "published", "Write the date as year-month-day"),
        ({"old_la_code": "13"}, "old_la_code", "Write it like 213"),
        ({"old_la_code": "205"}, "inspection_id", "does not name the area code"),
        ({"inspection_id": "213-SIF-2016-03-30"}, "inspection_id", "and the date of publication"),
        ({"inspection_id": "Westminster 2016"}, "inspection_id", "Write it like 213-SIF-2016-03-29"),
        ({"on_site_to": "2016-01-01"}, "on_site_to", "The inspection ends before it starts"),
        ({"on_site_to": "2016-03-30"}, "published", "dated before the inspection ended"),
        ({"inspection_type": "visit"}, "inspection_type", "Write one of: first inspection"),
        ({"source": ""}, "source", "Fill the cell"),
    ],
)
def test_a_fault_is_named_with_its_place_and_fix(cells, column, part):
    # Only one row, so that it cannot also differ from the other rows of its inspection.
    found = faults_of(OFSTED_JUDGEMENTS, WESTMINSTER.head(1), **cells)
    assert [place for place, _ in found] == [column]
    assert part in found[0][1]


@pytest.mark.parametrize(
    ("column", "value"),
    [("framework", "ILACS 2018"), ("inspection_type", "re-inspection"), ("on_site_from", "2016-01-13")],
)
def test_the_rows_of_one_inspection_agree(column, value):
    found = faults_of(OFSTED_JUDGEMENTS, WESTMINSTER, **{column: value})
    assert {place for place, _ in found} == {column}
    assert "Another row of the same inspection says something else" in found[0][1]


def test_a_date_missing_from_only_one_row_of_an_inspection_is_a_fault():
    assert faults_of(OFSTED_JUDGEMENTS, WESTMINSTER, on_site_from="")[0][0] == "on_site_from"


def test_a_judgement_appears_once_in_an_inspection():
    twice = pd.concat([WESTMINSTER, WESTMINSTER.head(1).set_axis([9000])]).rename_axis("row")
    assert "The same inspection_id and judgement appear in row" in faults_of(OFSTED_JUDGEMENTS, twice)[0][1]


@pytest.mark.parametrize(
    ("cells", "column", "part"),
    [
        ({"region_name": "Yorkshire and the Humber"}, "region_name", "Did you mean “Yorkshire and The Humber”?"),
        ({"new_la_code": "W06000001"}, "new_la_code", "Write it like E09000033"),
        ({"successors": "213"}, "end_date", "has successors but no last day"),
        ({"successors": "213|999", "end_date": "2030-03-31"}, "successors", "There is no area 999"),
        ({"start_date": "2020-04-01", "end_date": "2020-03-31"}, "end_date", "The area ends before it starts"),
    ],
)
def test_a_fault_of_an_area_is_named(cells, column, part):
    found = faults_of(AREAS, SHIPPED[AREAS.file], **cells)
    assert [place for place, _ in found] == [column]
    assert part in found[0][1]


def test_no_area_is_its_own_neighbour():
    raw = SHIPPED[STATISTICAL_NEIGHBOURS.file]
    assert (
        "cannot be its own neighbour"
        in faults_of(STATISTICAL_NEIGHBOURS, raw, neighbour_code=raw["old_la_code"].iloc[0])[0][1]
    )
