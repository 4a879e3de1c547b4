"""A council's own tables go on top of the suite's: rows are added, or replace those with their key."""

from __future__ import annotations

import csv

import pytest

from inspection_stats.check.data import data_files, read_data
from inspection_stats.check.layered import layer_of
from inspection_stats.documents.run_id import checksums
from inspection_stats.errors import BadData
from inspection_stats.load.data_folder import DATA_VARIABLE, OWN_TABLES, data_folder, layers
from tests.support.places import ROOT

HEAD = (ROOT / "data" / "local_context.csv").read_text("utf-8").splitlines()
FIRST = HEAD[1]


@pytest.fixture
def own(tmp_path):
    """A folder of own tables, with none in it yet."""
    return begun(tmp_path / "project" / "data")


def begun(folder):
    folder.mkdir(parents=True)
    (folder / OWN_TABLES).touch()
    return folder


def write(folder, *rows, name="local_context.csv"):
    (folder / name).write_text("\n".join([HEAD[0], *rows]) + "\n", "utf-8")


def faults(folder):
    with pytest.raises(BadData) as error:
        read_data(folder)
    return [str(fault) for fault in error.value.faults]


def row_of(**changes):
    cells = dict(zip(HEAD[0].split(","), next(csv.reader([FIRST])), strict=True))
    text = {**cells, **changes}
    return ",".join(f'"{cell}"' for cell in text.values())


def test_a_row_is_added_and_says_that_it_is_the_projects(own, data, monkeypatch):
    monkeypatch.chdir(own.parent)
    write(own, row_of(old_la_code="383"))
    held = read_data()
    assert len(held.local_context) == len(data.local_context) + 1
    said = layer_of(held.local_context, layers(data_folder()))
    assert said.value_counts().to_dict() == {"suite": len(data.local_context), "project": 1}
    assert held.local_context[said.eq("project")]["old_la_code"].tolist() == ["383"]


def test_a_row_with_the_key_of_one_of_the_suites_takes_its_place(own, data):
    write(own, row_of(source="A later count"))
    held = read_data(own)
    assert len(held.local_context) == len(data.local_context)
    assert held.local_context["source"].eq("A later count").sum() == 1


def test_a_project_is_found_from_a_folder_in_it(own, monkeypatch):
    (own.parent / "notebooks").mkdir()
    monkeypatch.chdir(own.parent / "notebooks")
    assert data_folder() == own


def test_the_variables_own_tables_lie_above_the_projects(own, tmp_path, monkeypatch):
    environment = begun(tmp_path / "department")
    write(own, row_of(source="project"), row_of(old_la_code="383", source="project"))
    write(environment, row_of(source="environment"))
    monkeypatch.setenv(DATA_VARIABLE, str(environment))
    monkeypatch.chdir(own.parent)
    held = read_data().local_context
    assert [layer.name for layer in layers(data_folder())] == ["suite", "project", "environment"]
    assert sorted(held[held["source"].isin(["project", "environment"])]["source"]) == ["environment", "project"]


def test_a_whole_folder_that_the_variable_names_is_below_the_projects(own, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(ROOT / "data"))
    monkeypatch.chdir(own.parent)
    assert [layer.folder for layer in layers(data_folder())] == [ROOT / "data", own]


def test_a_fault_names_the_file_and_the_row_of_its_own_layer(own):
    write(own, row_of(old_la_code="383"), row_of(old_la_code="999"))
    [told] = faults(own)
    assert told.startswith(
        f"- {own / 'local_context.csv'}, row 3, column old_la_code: areas.csv has no such old_la_code"
    )


def test_a_fault_in_a_cell_names_the_file_of_its_own_layer(own):
    write(own, row_of(local="many"))
    assert f"- {own / 'local_context.csv'}, row 2, column local" in faults(own)[0]


def test_an_unknown_column_of_a_layer_is_reported(own):
    (own / "local_context.csv").write_text("la,figure\n213,4\n", "utf-8")
    assert "The first row does not hold the names of the columns" in faults(own)[0]


def test_a_file_that_is_not_a_table_of_the_suites_is_reported_with_the_nearest(own):
    write(own, row_of(), name="local_contex.csv")
    [told] = faults(own)
    assert "The suite has no table of this name" in told
    assert "Did you mean “local_context.csv”?" in told


def test_a_template_without_rows_adds_nothing(own, data):
    write(own)
    assert len(read_data(own).local_context) == len(data.local_context)


def test_a_folder_that_is_half_there_is_not_taken_for_own_tables(tmp_path):
    write(tmp_path, row_of())
    assert any("areas.csv: There is no such file" in told for told in faults(tmp_path))


def test_own_tables_are_inputs_under_a_name_of_their_own(own):
    suite = checksums(data_files(ROOT / "data"))
    write(own, row_of(source="A later count"))
    inputs = checksums(data_files(own))
    assert {name: inputs[name] for name in suite} == suite
    assert set(inputs) - set(suite) == {"own/local_context.csv"}


def test_a_column_that_the_table_does_not_have_is_a_fault_and_is_not_passed_over(own):
    (own / "local_context.csv").write_text(f"{HEAD[0]},colour,sources\n{FIRST},red,me\n", "utf-8")
    said = faults(own)
    assert [one.partition("local_context.csv")[2] for one in said] == [
        ", row 1, column colour: The table has no such column. Delete it",
        ", row 1, column sources: The table has no such column. Did you mean “source”?",
    ]
