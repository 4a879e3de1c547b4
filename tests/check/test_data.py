"""A whole data folder: every fault of every table at once, and what no single table could show."""

import shutil
from io import StringIO

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from inspection_stats.check.data import TABLES, read_data
from inspection_stats.errors import BadData, BadRequest
from tests.support.places import ROOT

JUDGED, INSPECTED = "sqs_judgements.csv", "sqs_inspections.csv"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def change(folder, file, old, new, times=1):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), "utf-8")


def faults(folder):
    with pytest.raises(BadData) as told:
        read_data(folder)
    return str(told.value).splitlines()


def test_a_name_that_another_table_does_not_hold_is_reported_with_its_row(folder):
    change(folder, "area_aliases.csv", "City of London Corporation,201", "City of London Corporation,299")
    change(folder, "service_areas.csv", ",213,", ",298,")
    assert faults(folder) == [
        "2 faults in the data:",
        "- area_aliases.csv, row 3, column old_la_code: areas.csv has no such old_la_code (found “299”). "
        "Correct it, or add it to areas.csv",
        f"- service_areas.csv, row {row_of(folder, 'service_areas.csv', ',298,')}, column old_la_code: "
        "areas.csv has no such old_la_code (found “298”). Correct it, or add it to areas.csv",
    ]


def row_of(folder, file, text):
    lines = (folder / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_no_question_applies_to_more_cases_than_were_inspected(folder):
    change(folder, JUDGED, "cases where it applied,19,22", "cases where it applied,19,35")
    assert faults(folder) == [
        "1 fault in the data:",
        "- sqs_judgements.csv, row 3, column applicable: The question applied to more cases than the 34 inspected "
        "(found “35”). Check the count against the source",
    ]
    change(folder, JUDGED, "cases where it applied,19,35", "cases where it applied,19,34")
    assert read_data(folder).sqs_judgements.at[3, "applicable"] == 34


def test_an_inspection_of_one_day_whose_report_came_that_day_is_not_a_fault_and_one_day_less_is(folder):
    dates = "2015-12-14,2015-12-16,2016-01-27"
    change(folder, INSPECTED, dates, "2015-12-14,2015-12-14,2015-12-14")
    assert len(read_data(folder).sqs_inspections) == 1
    change(folder, INSPECTED, "2015-12-14,2015-12-14,2015-12-14", "2015-12-14,2015-12-13,2015-12-12")
    assert [line.split(" (found")[0] for line in faults(folder)[1:]] == [
        "- sqs_inspections.csv, row 2, column on_site_to: The inspection ends before it starts",
        "- sqs_inspections.csv, row 2, column published: The report is dated before the inspection ended",
    ]


def test_the_faults_of_all_tables_are_reported_together(folder):
    change(folder, INSPECTED, "2016-01-27,34,", "2016-01-27,none,")
    change(folder, JUDGED, "cases where it applied,19,22", "cases where it applied,19,3")
    change(folder, "areas.csv", ",London,", ",Londres,")
    (folder / "recommendations.csv").unlink()
    told = " ".join(faults(folder))
    for file in (INSPECTED, JUDGED, "areas.csv", "recommendations.csv"):
        assert f"- {file}" in told


def test_a_framework_file_with_a_fault_is_reported_with_the_rest(folder):
    (folder / "frameworks.toml").write_text("what = ", "utf-8")
    change(folder, "areas.csv", ",London,", ",Londres,")
    told = "\n".join(faults(folder))
    assert "- frameworks.toml" in told
    assert "- areas.csv" in told


@pytest.mark.parametrize("name", ["nowhere", "data.csv", "x" * 300])
def test_a_folder_that_is_not_one_is_reported(tmp_path, name):
    (tmp_path / "data.csv").touch()
    with pytest.raises(
        BadRequest, match=r"There is no data folder .*\. Name a folder that holds areas\.csv: --data FOLDER"
    ):
        read_data(tmp_path / name)


def test_data_say_how_much_they_hold(data):
    assert repr(data).startswith("Data: areas (")
    assert f"sqs_judgements ({len(data.sqs_judgements)} rows)" in repr(data)
    shown = data._repr_html_()
    assert shown.count("<tr>") == 1 + len(TABLES)
    table = pd.read_html(StringIO(shown))[0].set_index("Table")
    assert table.at["ofsted_judgements", "Rows"] == len(data.ofsted_judgements)


def test_a_folder_is_read_again_when_a_file_of_it_changes_and_nobody_shares_a_frame(folder):
    first, second = read_data(folder), read_data(folder)
    first.areas.loc[first.areas.index[0], "la_name"] = "Nowhere"
    assert "Nowhere" not in set(second.areas["la_name"]) | set(read_data(folder).areas["la_name"])
    change(folder, JUDGED, "cases where it applied,19,22", "cases where it applied,18,22")
    assert (second.sqs_judgements.at[3, "sufficient"], read_data(folder).sqs_judgements.at[3, "sufficient"]) == (19, 18)


@pytest.mark.parametrize("name", TABLES)
def test_a_checked_table_is_what_its_schema_says(data, name):
    schema = TABLES[name].schema()
    frame = getattr(data, name)
    assert len(schema.validate(frame, lazy=True)) == len(frame) > 0
    if len(frame) > 1:
        with pytest.raises(SchemaErrors, match="not unique|duplicate"):
            schema.validate(pd.concat([frame, frame.iloc[[0]]], ignore_index=True), lazy=True)
    with pytest.raises(SchemaErrors):
        schema.validate(frame.rename(columns={frame.columns[0]: "other"}), lazy=True)
